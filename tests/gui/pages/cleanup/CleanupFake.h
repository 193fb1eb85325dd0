// A library in memory that keeps, throws away and undoes as the real one does: what a test of the clean-up is about.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "library/PictureQuestions.h"
#include "support/FakeLibrary.h"

namespace albumen::test {

inline ReviewPhoto reviewPhoto(int number, float measured, std::vector<std::string> keptBy = {})
{
    ReviewPhoto photo;
    photo.id = PhotoId{number};
    photo.path = "/photos/2026/IMG_" + std::to_string(number) + ".jpg";
    photo.bytes = 1'000'000;
    photo.number = measured;
    photo.recommended = keptBy.empty();
    photo.keptBy = std::move(keptBy);
    return photo;
}

/// The first is the best, for that reason.
inline std::vector<ReviewPhoto> reviewGroup(std::vector<ReviewPhoto> group, const char* reason = "sharper")
{
    group.front().best = true;
    group.front().recommended = false;
    group.front().keptBy = {reason};
    return group;
}

struct CleanupLibrary : FakeLibrary {
    mutable std::mutex mutex;
    std::map<ReviewKind, ReviewCard> queues; ///< as if nothing was decided
    std::optional<Error> broken;             ///< reviews fail with it
    std::uint64_t waitingPictures = 0;
    Overview counts{.photos = 42'816};
    struct Taken {
        Command command;
        bool inForce = true;
    };
    std::vector<Taken> taken; ///< decisions but undos, oldest first
    std::vector<JobOrder> jobs;
    Report jobReport;

    std::set<PhotoId> holds(bool thrown) const
    {
        std::set<PhotoId> now;
        const auto put = [&now](const std::vector<PhotoId>& photos, bool in) {
            for (const PhotoId photo : photos) in ? void(now.insert(photo)) : void(now.erase(photo));
        };
        for (const Taken& one : taken) {
            if (!one.inForce) continue;
            if (const auto* const trash = std::get_if<TrashPhotos>(&one.command); trash && thrown)
                put(trash->photos, trash->trash);
            if (const auto* const keep = std::get_if<KeepPhotos>(&one.command); keep && !thrown)
                put(keep->photos, keep->keep);
        }
        return now;
    }
    std::optional<float> movedLimit() const
    {
        std::optional<float> limit;
        for (const Taken& one : taken)
            if (const auto* const to = std::get_if<MoveVerdict>(&one.command); to && one.inForce) limit = to->limit;
        return limit;
    }
    float movedBy() const ///< of similar ones
    {
        float by = 0;
        for (const Taken& one : taken)
            if (const auto* const to = std::get_if<MoveAlike>(&one.command); to && one.inForce) by = to->by;
        return by;
    }
    ReviewCard reviewed(ReviewKind kind) const
    {
        const auto found = queues.find(kind);
        ReviewCard card = found == queues.end() ? ReviewCard{} : found->second;
        const std::set<PhotoId> gone = holds(true), kept = holds(false);
        const bool grouped = kind == ReviewKind::similar || kind == ReviewKind::duplicates;
        for (auto& group : card.groups) {
            std::erase_if(group, [&](const ReviewPhoto& photo) { return gone.contains(photo.id); });
            for (ReviewPhoto& photo : group)
                if (kept.contains(photo.id) && !photo.best) {
                    photo.recommended = false;
                    photo.keptBy.insert(photo.keptBy.begin(), "kept by a person");
                }
        }
        std::erase_if(card.groups, [&](const auto& group) { return group.size() < (grouped ? 2U : 1U); });
        card.waiting = waitingPictures;
        return card;
    }

    struct Facts : FakePictureFacts {
        const CleanupLibrary& library;
        explicit Facts(const CleanupLibrary& l) : library(l) {}
        Result<ReviewCard> review(ReviewKind kind, std::optional<float> limit, const JobControl&) const override
        {
            const std::lock_guard lock(library.mutex);
            if (library.broken) return fail(*library.broken);
            ReviewCard card = library.reviewed(kind);
            if (card.limit) card.ownLimit = card.limit;
            if (const auto moved = library.movedLimit(); moved && card.limit) card.limit = moved;
            if (kind == ReviewKind::similar && card.limit) {
                const float least = limit.value_or(*card.ownLimit + library.movedBy());
                card.limit = least;
                for (auto& group : card.groups)
                    std::erase_if(group, [least](const ReviewPhoto& photo) { return photo.number < least; });
                std::erase_if(card.groups, [](const auto& group) { return group.size() < 2; });
            }
            if (limit && card.limit) card.limit = limit;
            if (card.limit && kind != ReviewKind::similar)
                std::erase_if(card.groups, [&](const auto& group) { return group.front().number < *card.limit; });
            for (const auto& group : card.groups)
                for (const ReviewPhoto& photo : group) card.recommended += photo.recommended ? 1 : 0;
            return card;
        }
        Result<DescribedPhoto> described(PhotoId) const override
        {
            DescribedPhoto described;
            described.verdicts = {
                {.verdict = Verdict::shaken, .number = 0.93F, .limit = 0.8F, .holds = true, .why = {}}};
            return described;
        }
    } facts{*this};
    struct Thrown : FakeCleanup {
        const CleanupLibrary& library;
        explicit Thrown(const CleanupLibrary& l) : library(l) {}
        Result<std::vector<TrashCard>> trash() const override
        {
            const std::lock_guard lock(library.mutex);
            std::vector<TrashCard> cards;
            for (const PhotoId photo : library.holds(true))
                cards.push_back({.id = photo,
                                 .path = "/photos/2026/IMG_" + std::to_string(raw(photo)) + ".jpg",
                                 .trashPath = "/photos/.albumen-trash/" + std::to_string(raw(photo)),
                                 .atMs = 1'794'692'400'000,
                                 .bytes = 1'000'000});
            return cards;
        }
    } thrownAway{*this};
    struct Counted : FakeArchive {
        const CleanupLibrary& library;
        explicit Counted(const CleanupLibrary& l) : library(l) {}
        Result<Overview> overview() const override
        {
            const std::lock_guard lock(library.mutex);
            return library.counts;
        }
    } counted{*this};
    struct Cards : FakePhotos {
        Result<std::vector<PhotoCard>> cards(std::span<const PhotoId> ids) const override
        {
            std::vector<PhotoCard> cards;
            for (const PhotoId id : ids) {
                PhotoCard card;
                card.id = id;
                card.content = ContentNo{raw(id)};
                cards.push_back(card);
            }
            return cards;
        }
    } photoCards;

    const PictureQuestions& pictureFacts() const override { return facts; }
    const CleanupQuestions& cleanup() const override { return thrownAway; }
    const ArchiveQuestions& archive() const override { return counted; }
    const PhotoQuestions& photos() const override { return photoCards; }

    Result<Decided> decide(const Command& command) override
    {
        Decided decided;
        {
            const std::lock_guard lock(mutex);
            decided = take(command);
        }
        changes.add({.everything = decided.trash, .history = true});
        return decided;
    }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        const std::lock_guard lock(mutex);
        jobs.push_back(order);
        if (std::holds_alternative<jobs::Understand>(order)) waitingPictures = 0;
        return jobReport;
    }

private:
    Decided take(const Command& command)
    {
        Decided decided;
        decided.id = DecisionId{++last_};
        const Command* what = &command;
        if (const auto* const undo = std::get_if<Undo>(&command)) {
            const auto of = undo->decision ? of_.at(*undo->decision) : taken.size() - 1;
            taken[of].inForce = false;
            what = &taken[of].command;
            for (const auto& [id, at] : of_)
                if (at == of) decided.of = id;
        } else {
            of_[*decided.id] = taken.size();
            taken.push_back({command});
        }
        decided.what = "photoChanged";
        decided.trash = std::holds_alternative<TrashPhotos>(*what);
        decided.note = decided.trash ? "to the trash" : "kept";
        return decided;
    }
    std::map<DecisionId, std::size_t> of_;
    std::int64_t last_ = 0;
};

} // namespace albumen::test
