#include "Thumbnails.h"

#include <mutex>

#include <QImage>

namespace albumen {
namespace {
constexpr qsizetype cacheBytes = 128 * 1024 * 1024;
constexpr int pixmapsPerFrame = 8, frameMs = 16;
constexpr std::size_t wishes = 256;     // more than a screen holds: older wishes have scrolled away
constexpr qint64 againAfterMs = 60'000; // as the source, which tries a picture that failed again after that

QImage imageOf(const std::vector<std::byte>& jpeg, int side)
{
    QImage image = QImage::fromData(reinterpret_cast<const uchar*>(jpeg.data()), static_cast<int>(jpeg.size()));
    if (!image.isNull() && image.width() != side)
        image = image.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    if (!image.isNull()) image.convertTo(QImage::Format_RGB32);
    return image;
}

} // namespace

struct Thumbnails::Arrivals {
    std::mutex mutex; ///< guards what follows
    std::deque<std::pair<Key, QImage>> images;
    QTimer* timer = nullptr; ///< to be started by the first; null: nobody waits any more

    void add(const Key& key, QImage image)
    {
        const std::lock_guard lock(mutex);
        if (!timer) return;
        images.emplace_back(key, std::move(image));
        if (images.size() == 1) QMetaObject::invokeMethod(timer, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    }
};

Thumbnails::Thumbnails(ThumbnailSource& source, QObject* parent)
    : QObject(parent), source_(source), cache_(cacheBytes), arrivals_(std::make_shared<Arrivals>())
{
    showTimer_.setInterval(frameMs);
    connect(&showTimer_, &QTimer::timeout, this, &Thumbnails::show);
    arrivals_->timer = &showTimer_;
}

Thumbnails::~Thumbnails()
{
    for (const auto& [key, ticket] : wanted_) source_.cancel(ticket);
    const std::lock_guard lock(arrivals_->mutex);
    arrivals_->timer = nullptr;
}

QPixmap Thumbnails::get(FaceId face, int pixels)
{
    const Key key(raw(face), pixels);
    if (const QPixmap* const there = cache_.object(key)) return *there;
    if (wanted_.contains(key)) return {};
    if (const auto failed = failed_.constFind(key); failed != failed_.constEnd() && !failed->hasExpired()) return {};
    order_.push_back(key);
    wanted_[key] = source_.request({ThumbKind::face, key.first},
                                   [arrivals = arrivals_, key](const ThumbnailSource::Picture& picture) {
                                       arrivals->add(key, picture ? imageOf(*picture, key.second) : QImage());
                                   });
    if (order_.size() > wishes) {
        if (const auto oldest = wanted_.find(order_.front()); oldest != wanted_.end()) {
            source_.cancel(oldest->second);
            wanted_.erase(oldest);
        }
        order_.pop_front();
    }
    return {};
}

void Thumbnails::show()
{
    for (int i = 0; i < pixmapsPerFrame; ++i) {
        std::pair<Key, QImage> next;
        {
            const std::lock_guard lock(arrivals_->mutex);
            if (arrivals_->images.empty()) {
                showTimer_.stop();
                return;
            }
            next = std::move(arrivals_->images.front());
            arrivals_->images.pop_front();
        }
        wanted_.erase(next.first);
        std::erase(order_, next.first);
        if (next.second.isNull()) {
            failed_.insert(next.first, QDeadlineTimer(againAfterMs));
            continue;
        }
        const qsizetype bytes = next.second.sizeInBytes();
        cache_.insert(next.first, new QPixmap(QPixmap::fromImage(std::move(next.second))), bytes); // the cache owns it
        emit arrived(next.first.first);
    }
}

} // namespace albumen
