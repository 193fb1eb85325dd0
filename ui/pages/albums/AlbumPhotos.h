// The photos of one album, in its order, which people change by dragging them.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "Parts.h"
#include "views/TileView.h"

namespace albumen {

class PhotoModel;

/// A photo that is dropped on another takes its place: that one and those between move up. Threads: GUI.
class AlbumPhotos final : public TileView
{
    Q_OBJECT

public:
    static constexpr int leastTile = 80, mostTile = 320;

    AlbumPhotos(const Parts& parts, QWidget* parent);

    /// As they lie now.
    void show(const std::vector<PhotoId>& photos);
    /// People order them, and put more in.
    void setByHand(bool byHand) { byHand_ = byHand; }
    /// The photo that was chosen to show the album says so; none: nobody chose one.
    void setCover(std::optional<PhotoId> photo);
    std::optional<PhotoId> cover() const { return cover_; }
    PhotoModel& photos() { return *model_; }
    std::vector<PhotoId> chosen() const;
    /// One place earlier or later.
    bool canMove(bool later) const;
    void moveChosen(bool later);
    /// What is dropped on this row goes after it, so that it has the row's place.
    bool goesAfter(int row) const;
    /// What is held over a tile is of this album.
    bool ordering() const { return ordering_; }

signals:
    void moved(const std::vector<albumen::PhotoId>& photos, const std::optional<albumen::PhotoId>& before);
    void filesDropped(const QList<QUrl>& files);

private:
    QMimeData* dragged() const;
    void dropOn(int row);
    void moveBefore(const QList<int>& rows, int row);

    PhotoModel* model_;
    std::optional<PhotoId> cover_;
    bool byHand_ = false, ordering_ = false;
};

} // namespace albumen
