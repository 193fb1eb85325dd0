// Faces as pixmaps: asked for by id, made by one worker, the newest wish first.
#pragma once

#include <deque>
#include <mutex>
#include <set>
#include <utility>

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>
#include <QTimer>

#include "library/Library.h"

namespace albumen {

/// Threads: GUI.
class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    explicit Thumbnails(Library& library, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or a null pixmap and an arrived() later. `pixels`: side in device pixels.
    QPixmap get(FaceId face, int pixels);

signals:
    void arrived(qint64 face);

private:
    using Key = std::pair<qint64, int>;
    void work(); ///< on the worker's thread
    void show();

    Library& library_;
    QCache<Key, QPixmap> cache_;
    std::set<Key> failed_;
    QThreadPool pool_;
    QTimer showTimer_;
    std::mutex mutex_;
    std::deque<Key> wanted_;                     ///< guarded by mutex_; newest first
    std::set<Key> known_;                        ///< guarded by mutex_: wanted or being made
    std::deque<std::pair<Key, QImage>> arrived_; ///< guarded by mutex_
};

} // namespace albumen
