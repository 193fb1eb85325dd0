// What a tab of the clean-up shows: photos in their groups, what became of each, and what would be thrown away at once.
// A photo that was decided about keeps its place.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include <QHash>

#include "library/Cards.h"
#include "library/PictureQuestions.h"

namespace albumen {

/// In the order in which they stand; the queues first.
enum class CleanupTab { shaken, unsharp, dark, screenshots, similar, duplicates, large, unreadable, trash };
inline constexpr int cleanupTabs = 9;

inline bool isOfGroups(CleanupTab tab)
{
    return tab == CleanupTab::similar || tab == CleanupTab::duplicates;
}

/// What became of a photo since the tab was opened; kept also: before.
enum class CleanupMark { none, kept, trashed, restored };

struct CleanupEntry {
    ReviewPhoto photo;
    int group = 0; ///< of the list; each is one where there are no groups
    CleanupMark mark = CleanupMark::none;
    bool proposed = false;     ///< recommended, not decided about, and not the last of its group
    std::int64_t thrownMs = 0; ///< in the trash: since when, UTC
    bool moved = true;         ///< in the trash: its files are there too
    bool gone = false;         ///< somebody took it out of the trash
};

/// A value without a window.
class CleanupList
{
public:
    /// As the library has it: whom a person keeps stand last.
    void show(const ReviewCard& card);
    void show(const std::vector<TrashCard>& cards);
    /// What is shown stays where it is, with the numbers as they are now; what is new joins at the end. `thrown`: what
    /// is in the trash now. `kept`: whether a photo is that the library does not speak of any more.
    void merge(const ReviewCard& card, const std::set<PhotoId>& thrown, const std::function<bool(PhotoId)>& kept);
    void merge(const std::vector<TrashCard>& cards);
    /// At once, before the library is asked again.
    void mark(std::span<const PhotoId> photos, CleanupMark mark);

    const std::vector<CleanupEntry>& entries() const { return entries_; }
    /// Null: not in the list.
    const CleanupEntry* find(PhotoId photo) const;
    /// Photos of each group, in order.
    std::vector<int> groupSizes() const;
    std::vector<PhotoId> groupOf(PhotoId photo) const;

    /// All that is proposed.
    std::vector<PhotoId> recommended() const;
    std::uint64_t bytesOf(std::span<const PhotoId> photos) const;
    /// What can come back: of the tab of the trash.
    std::vector<PhotoId> inTrash() const;
    /// Nothing of some group would stay.
    bool emptiesGroup(std::span<const PhotoId> photos) const;
    /// Photos that nobody decided about.
    std::uint64_t open() const;

    std::optional<float> limit() const { return limit_; }
    std::optional<float> ownLimit() const { return ownLimit_; } ///< none: it cannot be moved
    float leastLimit() const { return leastLimit_; }

private:
    void add(const std::vector<ReviewPhoto>& group);
    void index();
    void propose();

    std::vector<CleanupEntry> entries_;
    QHash<qint64, int> places_;
    int groups_ = 0;
    std::optional<float> limit_, ownLimit_;
    float leastLimit_ = 0;
};

/// What KeptBy::decided is called.
bool keptByPerson(const ReviewPhoto& photo);

} // namespace albumen
