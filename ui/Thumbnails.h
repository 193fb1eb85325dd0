// Small pictures of photos and faces as pixmaps: asked for by what they show, decoded off the GUI thread, the newest
// wish first, dropped when nobody sees them any more. What a decision turned is asked for again.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <tuple>

#include <QCache>
#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QTimer>

#include "library/Changes.h"
#include "photo/Ids.h"
#include "thumbs/ThumbnailSource.h"

class QWidget;

namespace albumen {

inline ThumbnailKey thumbnailOf(FaceId face)
{
    return {ThumbKind::face, raw(face)};
}
inline ThumbnailKey thumbnailOf(ContentNo photo)
{
    return {ThumbKind::content320, raw(photo)};
}

/// Threads: GUI.
class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    enum class Fit { fill, whole }; ///< cut to a square; the whole picture within it

    static constexpr int pixmapsPerFrame = 8;

    explicit Thumbnails(ThumbnailSource& source, QObject* parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or a null pixmap and an arrived() later. `pixels`: side in device pixels. `viewer`: who shows it,
    /// see endSight(); null: wanted until 256 others were asked for.
    QPixmap get(const ThumbnailKey& key, int pixels, const QWidget* viewer = nullptr, Fit fit = Fit::fill);
    QPixmap get(FaceId face, int pixels, const QWidget* viewer = nullptr)
    {
        return get(thumbnailOf(face), pixels, viewer);
    }
    /// What a decision about photos may have turned, the photos and any face, shows as it was until it comes anew.
    void renew(const Changes& changes);
    /// A viewer paints all that it shows between these two; what it wanted before and does not ask for any more is
    /// dropped, unless somebody else wants it.
    void beginSight(const QWidget* viewer);
    void endSight(const QWidget* viewer);
    /// Asked for and not there yet.
    int waiting() const { return static_cast<int>(wanted_.size()); }

signals:
    void arrived(const albumen::ThumbnailKey& key); ///< it is there, or is to be asked for again

private:
    struct Key {
        ThumbnailKey what;
        int pixels = 0;
        Fit fit = Fit::fill;
        auto operator<=>(const Key&) const = default;
    };
    friend size_t qHash(const Key& key, size_t seed)
    {
        return qHashMulti(seed, static_cast<int>(key.what.kind), key.what.id, key.pixels, static_cast<int>(key.fit));
    }
    struct Wish {
        ThumbnailSource::Ticket ticket{};
        std::map<const QWidget*, quint64> viewers; ///< and the sight in which each asked last
    };
    struct Arrivals; ///< what the source's threads bring; outlives this where an answer is just being given
    void ask(const Key& key);
    void drop(std::map<Key, Wish>::iterator wish);
    void show();

    ThumbnailSource& source_;
    QCache<Key, QPixmap> cache_;
    QSet<Key> stale_; ///< of the cache: another picture is to take its place
    std::map<Key, Wish> wanted_;
    std::deque<Key> order_;                 ///< of the wishes, the oldest first
    QHash<Key, QDeadlineTimer> failed_;     ///< not asked for again before then
    QHash<const QWidget*, quint64> sights_; ///< the newest of each viewer
    QTimer showTimer_;
    std::shared_ptr<Arrivals> arrivals_;
};

} // namespace albumen
