#include "Thumbnails.h"

namespace albumen {
namespace {
constexpr qsizetype cacheBytes = 128 * 1024 * 1024;
constexpr int pixmapsPerFrame = 8, frameMs = 16;
constexpr std::size_t wishes = 256; // more than a screen holds: older wishes have scrolled away
} // namespace

Thumbnails::Thumbnails(Library& library, QObject* parent) : QObject(parent), library_(library), cache_(cacheBytes)
{
    pool_.setMaxThreadCount(1);
    showTimer_.setInterval(frameMs);
    connect(&showTimer_, &QTimer::timeout, this, &Thumbnails::show);
}

Thumbnails::~Thumbnails()
{
    {
        const std::lock_guard lock(mutex_);
        wanted_.clear();
    }
    pool_.clear();
    pool_.waitForDone();
}

QPixmap Thumbnails::get(FaceId face, int pixels)
{
    const Key key(raw(face), pixels);
    if (const QPixmap* const there = cache_.object(key)) return *there;
    if (failed_.contains(key)) return {};
    const std::lock_guard lock(mutex_);
    if (!known_.insert(key).second) return {};
    wanted_.push_front(key);
    if (wanted_.size() > wishes) {
        known_.erase(wanted_.back());
        wanted_.pop_back();
    }
    pool_.start([this] { work(); });
    return {};
}

void Thumbnails::work()
{
    Key key;
    {
        const std::lock_guard lock(mutex_);
        if (wanted_.empty()) return;
        key = wanted_.front();
        wanted_.pop_front();
    }
    QImage image;
    if (const auto jpeg = library_.faceThumbnail(FaceId{key.first}, key.second))
        image = QImage::fromData(reinterpret_cast<const uchar*>(jpeg->data()), static_cast<int>(jpeg->size()));
    if (!image.isNull() && image.width() != key.second)
        image = image.scaled(key.second, key.second, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    if (!image.isNull()) image.convertTo(QImage::Format_RGB32);
    const std::lock_guard lock(mutex_);
    arrived_.emplace_back(key, std::move(image));
    if (arrived_.size() == 1) QMetaObject::invokeMethod(&showTimer_, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void Thumbnails::show()
{
    for (int i = 0; i < pixmapsPerFrame; ++i) {
        std::pair<Key, QImage> next;
        {
            const std::lock_guard lock(mutex_);
            if (arrived_.empty()) {
                showTimer_.stop();
                return;
            }
            next = std::move(arrived_.front());
            arrived_.pop_front();
            known_.erase(next.first);
        }
        if (next.second.isNull()) {
            failed_.insert(next.first);
            continue;
        }
        const qsizetype bytes = next.second.sizeInBytes();
        cache_.insert(next.first, new QPixmap(QPixmap::fromImage(std::move(next.second))), bytes); // the cache owns it
        emit arrived(next.first.first);
    }
}

} // namespace albumen
