// Faces as pixmaps: asked for by id, decoded off the GUI thread, the newest wish first.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <utility>

#include <QCache>
#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QTimer>

#include "library/Library.h"

namespace albumen {

/// Threads: GUI.
class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    explicit Thumbnails(ThumbnailSource& source, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or a null pixmap and an arrived() later. `pixels`: side in device pixels.
    QPixmap get(FaceId face, int pixels);

signals:
    void arrived(qint64 face);

private:
    using Key = std::pair<qint64, int>;
    struct Arrivals; ///< what the source's threads bring; outlives this where an answer is just being given
    void show();

    ThumbnailSource& source_;
    QCache<Key, QPixmap> cache_;
    std::map<Key, ThumbnailSource::Ticket> wanted_;
    std::deque<Key> order_;             ///< of the wishes, the oldest first
    QHash<Key, QDeadlineTimer> failed_; ///< not asked for again before then
    QTimer showTimer_;
    std::shared_ptr<Arrivals> arrivals_;
};

} // namespace albumen
