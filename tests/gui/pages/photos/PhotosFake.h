// Photos in memory, by day, that a test of a page of photos is about.
#pragma once

#include <atomic>
#include <mutex>

#include "support/FakeLibrary.h"

namespace albumen::test {

struct SomePhotos : FakePhotos {
    std::vector<PhotoCard> all;                  ///< newest first
    std::vector<PhotoSpan> months;               ///< as counts
    std::vector<FilterCounts::OfFolder> folders; ///< as counts
    mutable std::vector<PhotoQuery> asked;
    mutable std::mutex mutex;

    bool fits(const PhotoCard& photo, const PhotoQuery& query) const
    {
        if (query.favourite && photo.favourite != *query.favourite) return false;
        if (query.takenFrom && !(photo.takenLocalS >= query.takenFrom && photo.takenLocalS < query.takenBefore))
            return false;
        if (!query.under.empty() && photo.path != query.under.front() &&
            photo.path.parent_path() != query.under.front())
            return false;
        if (query.noPeople && (photo.faces == 0) != *query.noPeople) return false;
        return query.name.empty() || photo.path.filename().string().find(query.name) != std::string::npos;
    }
    Result<PhotoList> list(const PhotoQuery& query) const override
    {
        const std::lock_guard lock(mutex);
        asked.push_back(query);
        PhotoList list;
        for (const PhotoCard& photo : all) {
            if (!fits(photo, query)) continue;
            const int day = photo.takenLocalS ? 1 + static_cast<int>(*photo.takenLocalS / 86'400) : 0; // of May 2026
            const int year = day > 0 ? 2026 : 0, month = day > 0 ? 5 : 0;
            if (list.days.empty() || list.days.back().day != day)
                list.days.push_back({year, month, day, list.ids.size(), 0});
            if (list.months.empty() || list.months.back().month != month)
                list.months.push_back({year, month, 0, list.ids.size(), 0});
            ++list.days.back().count;
            ++list.months.back().count;
            list.ids.push_back(photo.id);
        }
        return list;
    }
    Result<FilterCounts> counts(const PhotoQuery& query) const override
    {
        const std::lock_guard lock(mutex);
        FilterCounts counts;
        counts.people = {{PersonId{1}, "Lena", 2}, {PersonId{2}, "Jonas", 1}};
        counts.months = months;
        counts.folders = folders;
        for (const PhotoCard& photo : all) {
            if (!fits(photo, query)) continue;
            ++counts.photos;
            counts.favourite += photo.favourite ? 1 : 0;
            counts.noPeople += photo.faces == 0 ? 1 : 0;
        }
        return counts;
    }
    Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const override
    {
        const std::lock_guard lock(mutex);
        std::vector<PhotoCard> cards;
        for (const PhotoId id : ids)
            for (const PhotoCard& photo : all)
                if (photo.id == id) cards.push_back(photo);
        return cards;
    }
};

/// Six photos of two days and one without a date; the second is a favourite. Decisions are kept in `decided`.
struct PhotoLibrary : FakeLibrary {
    SomePhotos some;
    std::vector<Command> decided;

    PhotoLibrary()
    {
        for (int i = 1; i <= 6; ++i) {
            PhotoCard photo;
            photo.id = PhotoId{i};
            photo.content = ContentNo{i};
            photo.path = "/photos/2026/IMG_" + std::to_string(i) + ".jpg";
            photo.bytes = 1'000'000;
            if (i < 6) photo.takenLocalS = (i < 4 ? 11 : 4) * 86'400 + 3600;
            photo.faces = i % 2 == 0 ? 2 : 0;
            photo.favourite = i == 2;
            some.all.push_back(photo);
        }
    }
    struct Archive : FakeArchive {
        mutable std::atomic<int> asked = 0;
        Result<Overview> overview() const override
        {
            ++asked;
            return Overview{};
        }
    } theArchive;

    const PhotoQuestions& photos() const override { return some; }
    const ArchiveQuestions& archive() const override { return theArchive; }
    Result<Decided> decide(const Command& command) override
    {
        const std::lock_guard lock(some.mutex);
        decided.push_back(command);
        if (const auto* favourite = std::get_if<SetFavourite>(&command))
            for (PhotoCard& photo : some.all)
                if (std::find(favourite->photos.begin(), favourite->photos.end(), photo.id) != favourite->photos.end())
                    photo.favourite = favourite->favourite;
        if (const auto* stars = std::get_if<SetStars>(&command))
            for (PhotoCard& photo : some.all)
                if (std::find(stars->photos.begin(), stars->photos.end(), photo.id) != stars->photos.end())
                    photo.stars = stars->stars;
        Decided done;
        done.id = DecisionId{static_cast<std::int64_t>(decided.size())};
        return done;
    }
};

} // namespace albumen::test
