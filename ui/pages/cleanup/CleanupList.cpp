#include "pages/cleanup/CleanupList.h"

#include <algorithm>
#include <map>

#include "similar/KeptBy.h"

namespace albumen {
namespace {

bool allKept(const std::vector<ReviewPhoto>& group)
{
    return std::ranges::all_of(group, keptByPerson);
}

CleanupEntry entryOf(const TrashCard& card, int group)
{
    CleanupEntry entry{.group = group, .thrownMs = card.atMs, .moved = !card.trashPath.empty(), .gone = card.gone};
    entry.photo.id = card.id;
    entry.photo.path = card.path;
    entry.photo.bytes = card.bytes;
    return entry;
}

} // namespace

bool keptByPerson(const ReviewPhoto& photo)
{
    return std::ranges::find(photo.keptBy, nameOf(KeptBy::decided)) != photo.keptBy.end();
}

void CleanupList::add(const std::vector<ReviewPhoto>& group)
{
    for (const ReviewPhoto& photo : group)
        entries_.push_back(
            {.photo = photo, .group = groups_, .mark = keptByPerson(photo) ? CleanupMark::kept : CleanupMark::none});
    ++groups_;
}

void CleanupList::index()
{
    places_.clear();
    for (std::size_t i = 0; i < entries_.size(); ++i) places_.insert(raw(entries_[i].photo.id), static_cast<int>(i));
    propose();
}

void CleanupList::show(const ReviewCard& card)
{
    *this = {};
    limit_ = card.limit;
    ownLimit_ = card.ownLimit;
    leastLimit_ = card.leastLimit;
    for (const bool kept : {false, true})
        for (const std::vector<ReviewPhoto>& group : card.groups)
            if (allKept(group) == kept) add(group);
    index();
}

void CleanupList::show(const std::vector<TrashCard>& cards)
{
    *this = {};
    merge(cards);
}

void CleanupList::merge(const ReviewCard& card, const std::set<PhotoId>& thrown,
                        const std::function<bool(PhotoId)>& kept)
{
    CleanupList now;
    now.show(card);
    limit_ = card.limit;
    ownLimit_ = card.ownLimit;
    leastLimit_ = card.leastLimit;
    for (CleanupEntry& entry : entries_) {
        const PhotoId id = entry.photo.id;
        const CleanupEntry* const fresh = now.find(id);
        if (fresh) entry.photo = fresh->photo;
        entry.photo.recommended = fresh && fresh->photo.recommended; // what nobody speaks of is not to go
        entry.mark = thrown.contains(id) ? CleanupMark::trashed
                     : fresh             ? fresh->mark
                     : kept(id)          ? CleanupMark::kept
                                         : CleanupMark::none;
    }
    for (const std::vector<ReviewPhoto>& group : card.groups)
        if (std::ranges::none_of(group, [this](const ReviewPhoto& photo) { return find(photo.id); })) add(group);
    index();
}

void CleanupList::merge(const std::vector<TrashCard>& cards)
{
    std::map<PhotoId, const TrashCard*> now;
    for (const TrashCard& card : cards) now[card.id] = &card;
    for (CleanupEntry& entry : entries_) {
        const auto there = now.find(entry.photo.id);
        if (there == now.end())
            entry.mark = CleanupMark::restored;
        else
            entry = entryOf(*there->second, entry.group);
    }
    for (const TrashCard& card : cards)
        if (!find(card.id)) entries_.push_back(entryOf(card, groups_++));
    index();
}

void CleanupList::mark(std::span<const PhotoId> photos, CleanupMark mark)
{
    for (const PhotoId photo : photos)
        if (const int at = places_.value(raw(photo), -1); at >= 0) entries_[static_cast<std::size_t>(at)].mark = mark;
    propose();
}

const CleanupEntry* CleanupList::find(PhotoId photo) const
{
    const int at = places_.value(raw(photo), -1);
    return at < 0 ? nullptr : &entries_[static_cast<std::size_t>(at)];
}

std::vector<int> CleanupList::groupSizes() const
{
    std::vector<int> sizes(static_cast<std::size_t>(groups_), 0);
    for (const CleanupEntry& entry : entries_) ++sizes[static_cast<std::size_t>(entry.group)];
    return sizes;
}

std::vector<PhotoId> CleanupList::groupOf(PhotoId photo) const
{
    const CleanupEntry* const of = find(photo);
    std::vector<PhotoId> group;
    for (const CleanupEntry& entry : entries_)
        if (of && entry.group == of->group) group.push_back(entry.photo.id);
    return group;
}

/// Of a group something stays, whatever was thrown away before.
void CleanupList::propose()
{
    const std::vector<int> sizes = groupSizes();
    std::vector<int> staying = sizes;
    for (CleanupEntry& entry : entries_) {
        entry.proposed = entry.photo.recommended && entry.mark == CleanupMark::none;
        if (entry.proposed || entry.mark == CleanupMark::trashed) --staying[static_cast<std::size_t>(entry.group)];
    }
    for (CleanupEntry& entry : entries_) {
        const auto group = static_cast<std::size_t>(entry.group);
        if (sizes[group] > 1 && staying[group] == 0) entry.proposed = false;
    }
}

std::vector<PhotoId> CleanupList::recommended() const
{
    std::vector<PhotoId> photos;
    for (const CleanupEntry& entry : entries_)
        if (entry.proposed) photos.push_back(entry.photo.id);
    return photos;
}

std::uint64_t CleanupList::bytesOf(std::span<const PhotoId> photos) const
{
    std::uint64_t bytes = 0;
    for (const PhotoId photo : photos)
        if (const CleanupEntry* const entry = find(photo)) bytes += entry->photo.bytes;
    return bytes;
}

std::vector<PhotoId> CleanupList::inTrash() const
{
    std::vector<PhotoId> photos;
    for (const CleanupEntry& entry : entries_)
        if (entry.mark == CleanupMark::none && !entry.gone) photos.push_back(entry.photo.id);
    return photos;
}

bool CleanupList::emptiesGroup(std::span<const PhotoId> photos) const
{
    const std::set<PhotoId> going(photos.begin(), photos.end());
    std::vector<int> staying(static_cast<std::size_t>(groups_), 0);
    for (const CleanupEntry& entry : entries_)
        if (entry.mark != CleanupMark::trashed && !going.contains(entry.photo.id))
            ++staying[static_cast<std::size_t>(entry.group)];
    const std::vector<int> sizes = groupSizes();
    return std::ranges::any_of(photos, [&](PhotoId photo) {
        const CleanupEntry* const entry = find(photo);
        if (!entry) return false;
        const auto group = static_cast<std::size_t>(entry->group);
        return sizes[group] > 1 && staying[group] == 0;
    });
}

std::uint64_t CleanupList::open() const
{
    return static_cast<std::uint64_t>(
        std::ranges::count(entries_, CleanupMark::none, [](const CleanupEntry& entry) { return entry.mark; }));
}

} // namespace albumen
