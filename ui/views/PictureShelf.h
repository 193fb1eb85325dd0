// Decoded pictures of the photo that is shown and of those that are likely next.
#pragma once

#include <map>
#include <memory>
#include <optional>

#include <QImage>
#include <QObject>

#include "thumbs/PictureSource.h"

namespace albumen {

/// How large a picture of this size is in such a room: never beyond its own.
QSize fittedInto(const QSize& whole, const QSize& room);

/// Threads: GUI.
class PictureShelf final : public QObject
{
    Q_OBJECT

public:
    /// What a picture is fitted into: made smaller as it is read, so that it is sharp when it is shown.
    struct Room {
        QSize size; ///< device independent pixels; empty: not known
        double ratio = 1;
    };
    static constexpr int longSide = 2048; ///< pixels at least: a large screen; 1:1 asks for all there are

    /// Requires: `source` outlives it.
    explicit PictureShelf(PictureSource& source, QObject* parent = nullptr);
    ~PictureShelf() override;

    /// What is to be had: this photo, then those ahead. All others are given up.
    void want(PhotoId shown, const std::vector<PhotoId>& ahead);
    void setRoom(const Room& room) { room_ = room; } ///< for what is asked for from now on
    /// All pixels of a photo that was wanted.
    void wantWhole(PhotoId photo);
    /// Pictures are another way up now: all are asked for again.
    void forget();

    struct Shown {
        QImage image;  ///< null: not there yet
        QImage fitted; ///< the same in the room
        ShotFacts shot;
        QSize whole; ///< of the picture in its file
        std::optional<Error> error;
    };
    /// Null: not asked for.
    const Shown* of(PhotoId photo) const;

signals:
    void arrived(qint64 photo);

private:
    struct Entry {
        std::optional<PictureSource::Ticket> ticket;
        int asked = longSide;
        PictureUse use = PictureUse::ahead;
        Shown shown;
    };
    struct Door;
    void ask(PhotoId photo, int side, PictureUse use);
    void got(PhotoId photo, int side, const Result<Shown>& shown);
    void drop(Entry& entry);

    PictureSource& source_;
    std::map<PhotoId, Entry> entries_;
    Room room_;
    std::shared_ptr<Door> door_;
};

} // namespace albumen
