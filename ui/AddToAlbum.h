// Puts photos into an album, from whatever page shows them: asks into which, or for the name of a new one.
#pragma once

#include <QObject>

#include "Parts.h"

namespace albumen {

class AlbumPanel;

/// A member of the page. Threads: GUI.
class AddToAlbum final : public QObject
{
    Q_OBJECT

public:
    /// `page`: over which it asks.
    AddToAlbum(const Parts& parts, QWidget* page);

    /// `by`: the place of the page beside which it asks. Requires: some photos.
    void ask(std::vector<PhotoId> photos, const QRect& by);
    void retranslate();
    AlbumPanel& panel() { return *panel_; }

signals:
    void closed(); ///< the page has the focus again

private:
    void open(const std::vector<AlbumCard>& albums, const QRect& by);
    void put(AlbumId album);
    void make(const QString& name);

    Parts parts_;
    AlbumPanel* panel_;
    std::vector<PhotoId> photos_;
};

} // namespace albumen
