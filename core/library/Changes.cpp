#include "library/Changes.h"

#include <algorithm>

namespace albumen {
namespace {

template <class T> void addTo(std::vector<T>& all, const std::vector<T>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

template <class Id> void once(std::vector<Id>& ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

} // namespace

bool Changes::none() const
{
    return !everything && faces.empty() && photos.empty() && !people && !groups && !history && !archive;
}

void ChangeLog::add(Changes change)
{
    {
        const std::lock_guard lock(mutex_);
        change.revision = ++revision_;
        ids_ += change.faces.size() + change.photos.size();
        log_.push_back(std::move(change));
        while (log_.size() > most || (ids_ > most && !log_.empty())) {
            forgotten_ = log_.front().revision;
            ids_ -= log_.front().faces.size() + log_.front().photos.size();
            log_.pop_front();
        }
    }
    const std::lock_guard lock(listening_);
    if (listener_) listener_();
}

Changes ChangeLog::since(std::uint64_t revision) const
{
    const std::lock_guard lock(mutex_);
    Changes all{.revision = revision_, .faces = {}, .photos = {}};
    all.everything = revision < forgotten_ || revision > revision_;
    if (all.everything) return all;
    for (const Changes& change : log_) {
        if (change.revision <= revision) continue;
        all.everything = all.everything || change.everything;
        all.people = all.people || change.people;
        all.groups = all.groups || change.groups;
        all.history = all.history || change.history;
        all.archive = all.archive || change.archive;
        addTo(all.faces, change.faces);
        addTo(all.photos, change.photos);
        addTo(all.followed, change.followed);
    }
    once(all.faces);
    once(all.photos);
    return all;
}

void ChangeLog::listen(Listener listener)
{
    const std::lock_guard lock(listening_);
    listener_ = std::move(listener);
}

} // namespace albumen
