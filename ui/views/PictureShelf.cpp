#include "views/PictureShelf.h"

#include <algorithm>
#include <mutex>

namespace albumen {

/// Answers come on other threads, also while the shelf goes.
struct PictureShelf::Door {
    std::mutex mutex;
    PictureShelf* shelf = nullptr; ///< null: nobody is there any more
};

namespace {

QImage imageOf(const std::shared_ptr<const Picture>& picture)
{
    // The image holds the picture until its last copy is gone.
    auto* const held = new std::shared_ptr<const Picture>(picture);
    return {reinterpret_cast<const uchar*>(picture->rgb.data()),
            picture->width,
            picture->height,
            3 * picture->width,
            QImage::Format_RGB888,
            [](void* holder) { delete static_cast<std::shared_ptr<const Picture>*>(holder); },
            held};
}

} // namespace

QSize fittedInto(const QSize& whole, const QSize& room)
{
    if (whole.isEmpty()) return whole;
    const double zoom = std::min({1., double(room.width()) / whole.width(), double(room.height()) / whole.height()});
    return (QSizeF(whole) * zoom).toSize().expandedTo({1, 1});
}

PictureShelf::PictureShelf(PictureSource& source, QObject* parent)
    : QObject(parent), source_(source), door_(std::make_shared<Door>())
{
    door_->shelf = this;
}

PictureShelf::~PictureShelf()
{
    for (auto& [photo, entry] : entries_) drop(entry);
    const std::lock_guard lock(door_->mutex);
    door_->shelf = nullptr;
}

void PictureShelf::drop(Entry& entry)
{
    if (entry.ticket) source_.cancel(*entry.ticket);
    entry.ticket.reset();
}

void PictureShelf::want(PhotoId shown, const std::vector<PhotoId>& ahead)
{
    for (auto each = entries_.begin(); each != entries_.end();) {
        const bool near = std::find(ahead.begin(), ahead.end(), each->first) != ahead.end();
        if (near || each->first == shown) {
            ++each;
            continue;
        }
        drop(each->second);
        each = entries_.erase(each);
    }
    if (shown == PhotoId{}) return;
    const auto there = entries_.find(shown);
    const bool late = there != entries_.end() && there->second.use == PictureUse::ahead && there->second.ticket;
    if (there == entries_.end() || late) ask(shown, longSide, PictureUse::shown);
    for (const PhotoId photo : ahead)
        if (!entries_.contains(photo)) ask(photo, longSide, PictureUse::ahead);
}

void PictureShelf::wantWhole(PhotoId photo)
{
    const auto found = entries_.find(photo);
    if (found == entries_.end() || found->second.asked == 0) return;
    const Shown& shown = found->second.shown;
    if (!shown.image.isNull() && shown.image.size() == shown.whole) return;
    ask(photo, 0, PictureUse::shown);
}

void PictureShelf::forget()
{
    for (auto& [photo, entry] : entries_) drop(entry);
    entries_.clear();
}

const PictureShelf::Shown* PictureShelf::of(PhotoId photo) const
{
    const auto found = entries_.find(photo);
    return found == entries_.end() ? nullptr : &found->second.shown;
}

void PictureShelf::ask(PhotoId photo, int side, PictureUse use)
{
    Entry& entry = entries_[photo];
    drop(entry);
    entry.asked = side;
    entry.use = use;
    entry.ticket = source_.request(
        {.photo = photo, .longSide = side}, use,
        [door = door_, photo, side, room = room_](const Result<std::shared_ptr<const Picture>>& answer) {
            const auto made = [&answer, &room]() -> Result<Shown> {
                TRY_ASSIGN(const std::shared_ptr<const Picture> picture, answer);
                Shown shown{.image = imageOf(picture),
                            .fitted = {},
                            .shot = picture->shot,
                            .whole = {picture->fullWidth, picture->fullHeight},
                            .error = {}};
                if (!room.size.isEmpty())
                    shown.fitted = shown.image.scaled(fittedInto(shown.whole, room.size) * room.ratio,
                                                      Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
                return shown;
            };
            Result<Shown> shown = made();
            const std::lock_guard lock(door->mutex);
            PictureShelf* const shelf = door->shelf;
            if (!shelf) return;
            QMetaObject::invokeMethod(
                shelf, [shelf, photo, side, shown = std::move(shown)] { shelf->got(photo, side, shown); },
                Qt::QueuedConnection);
        });
}

void PictureShelf::got(PhotoId photo, int side, const Result<Shown>& shown)
{
    const auto found = entries_.find(photo);
    if (found == entries_.end() || found->second.asked != side) return; // given up meanwhile
    found->second.ticket.reset();
    if (shown)
        found->second.shown = *shown;
    else
        found->second.shown.error = shown.error();
    emit arrived(raw(photo));
}

} // namespace albumen
