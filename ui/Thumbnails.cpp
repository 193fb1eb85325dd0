#include "Thumbnails.h"

#include <algorithm>
#include <mutex>
#include <set>

#include <QImage>

namespace albumen {
namespace {
constexpr qsizetype cacheBytes = 128 * 1024 * 1024;
constexpr int frameMs = 16;
constexpr std::size_t wishes = 256;     // more than a screen holds: older wishes have scrolled away
constexpr qint64 againAfterMs = 60'000; // as the source, which tries a picture that failed again after that

QImage imageOf(const std::vector<std::byte>& jpeg, int side, Thumbnails::Fit fit)
{
    QImage image = QImage::fromData(reinterpret_cast<const uchar*>(jpeg.data()), static_cast<int>(jpeg.size()));
    if (image.isNull()) return image;
    if (fit == Thumbnails::Fit::fill) {
        const int square = std::min(image.width(), image.height());
        image = image.copy((image.width() - square) / 2, (image.height() - square) / 2, square, square);
    }
    if (std::max(image.width(), image.height()) != side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image.convertTo(QImage::Format_RGB32);
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
    for (const auto& [key, wish] : wanted_) source_.cancel(wish.ticket);
    const std::lock_guard lock(arrivals_->mutex);
    arrivals_->timer = nullptr;
}

QPixmap Thumbnails::get(const ThumbnailKey& what, int pixels, const QWidget* viewer, Fit fit)
{
    const Key key{what, pixels, fit};
    const QPixmap* const there = cache_.object(key);
    const QPixmap shown = there ? *there : QPixmap();
    if (there && !stale_.contains(key)) return shown;
    if (const auto failed = failed_.constFind(key); failed != failed_.constEnd() && !failed->hasExpired()) return shown;
    if (!wanted_.contains(key)) ask(key);
    if (const auto wish = wanted_.find(key); wish != wanted_.end())
        wish->second.viewers[viewer] = sights_.value(viewer);
    return shown;
}

void Thumbnails::renew(const Changes& changes)
{
    if (!changes.everything && (!changes.history || changes.photos.empty())) return;
    QSet<qint64> photos;
    for (const ContentNo photo : changes.photos) photos.insert(raw(photo));
    const auto touched = [&](const ThumbnailKey& what) {
        return changes.everything || what.kind == ThumbKind::face || photos.contains(what.id);
    };
    for (auto wish = wanted_.begin(); wish != wanted_.end();) { // it may be made of what was before
        const auto next = std::next(wish);
        if (touched(wish->first.what)) drop(wish);
        wish = next;
    }
    const QList<Key> kept = cache_.keys();
    for (const Key& key : kept)
        if (touched(key.what)) stale_.insert(key);
    std::set<ThumbnailKey> told;
    for (const Key& key : kept)
        if (stale_.contains(key) && told.insert(key.what).second) emit arrived(key.what);
}

void Thumbnails::ask(const Key& key)
{
    order_.push_back(key);
    wanted_[key].ticket =
        source_.request(key.what, [arrivals = arrivals_, key](const ThumbnailSource::Picture& picture) {
            arrivals->add(key, picture ? imageOf(*picture, key.pixels, key.fit) : QImage());
        });
    if (order_.size() > wishes) drop(wanted_.find(order_.front()));
}

void Thumbnails::drop(std::map<Key, Wish>::iterator wish)
{
    source_.cancel(wish->second.ticket);
    std::erase(order_, wish->first);
    wanted_.erase(wish);
}

void Thumbnails::beginSight(const QWidget* viewer)
{
    ++sights_[viewer];
}

void Thumbnails::endSight(const QWidget* viewer)
{
    const quint64 now = sights_.value(viewer);
    for (auto wish = wanted_.begin(); wish != wanted_.end();) {
        const auto next = std::next(wish);
        auto& viewers = wish->second.viewers;
        if (const auto mine = viewers.find(viewer); mine != viewers.end() && mine->second != now) {
            viewers.erase(mine);
            if (viewers.empty()) drop(wish);
        }
        wish = next;
    }
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
        std::erase(order_, next.first); // it may have been dropped while it was made: it is kept all the same
        if (next.second.isNull()) {
            failed_.insert(next.first, QDeadlineTimer(againAfterMs));
            continue;
        }
        stale_.remove(next.first);
        const qsizetype bytes = next.second.sizeInBytes();
        cache_.insert(next.first, new QPixmap(QPixmap::fromImage(std::move(next.second))), bytes); // the cache owns it
        emit arrived(next.first.what);
    }
}

} // namespace albumen
