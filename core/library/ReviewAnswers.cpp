#include <algorithm>

#include "catalogue/AlikeRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/ReviewRows.h"
#include "catalogue/UnderstandingRows.h"
#include "library/PictureAnswers.h"

namespace albumen {
namespace {

Verdict verdictOf(ReviewKind kind)
{
    switch (kind) {
    case ReviewKind::dark: return Verdict::dark;
    case ReviewKind::unsharp: return Verdict::unsharp;
    case ReviewKind::screenshots: return Verdict::screenshot;
    default: return Verdict::shaken;
    }
}

std::vector<std::string> wordsOf(const std::vector<KeptBy>& by)
{
    std::vector<std::string> words;
    for (const KeptBy one : by) words.emplace_back(nameOf(one));
    return words;
}

/// "IMG_1 (1).jpg", "IMG_1 copy.jpg": a name that a copy gets.
bool namedAsCopy(const std::filesystem::path& path)
{
    const std::string stem = path.stem().native();
    return stem.ends_with(" copy") || stem.ends_with("_copy") ||
           (stem.ends_with(")") && stem.find('(') != std::string::npos);
}

/// Fills a card from one moment of the library.
class Reviewer
{
public:
    Reviewer(Db& db, const JobControl& job) : db_(db), job_(job) {}

    Result<ReviewCard> of(ReviewKind kind, const VerdictLimits& limits)
    {
        TRY_ASSIGN(keepers_, ReviewRows(db_).keepers());
        if (kind == ReviewKind::duplicates) {
            TRY(addSameFiles());
            TRY(addGroups(AlikeKind::copies));
        } else if (kind == ReviewKind::similar) {
            TRY(addGroups(AlikeKind::similar));
        } else if (kind == ReviewKind::dates) {
            TRY(addDates());
        } else {
            TRY(addMeasured(verdictOf(kind), limits));
        }
        for (const auto& group : card_.groups)
            for (const ReviewPhoto& photo : group)
                if (photo.recommended) {
                    ++card_.recommended;
                    card_.bytes += photo.bytes;
                }
        return std::move(card_);
    }

private:
    ReviewPhoto photoOf(const PhotoRow& row, float number, std::string why) const
    {
        const auto keptBy = keepers_.of(row.id, *row.content);
        return {.id = row.id,
                .path = row.path,
                .bytes = row.size,
                .number = number,
                .why = std::move(why),
                .recommended = keptBy.empty(),
                .keptBy = wordsOf(keptBy)};
    }

    Result<std::vector<PhotoRow>> presentOf(ContentNo content) const
    {
        TRY_ASSIGN(std::vector<PhotoRow> rows, PhotoRows(db_).photosOf(content));
        std::erase_if(rows, [](const PhotoRow& row) { return row.state != PhotoState::present; });
        return rows;
    }

    Status addMeasured(Verdict verdict, const VerdictLimits& limits)
    {
        const auto limit = limits.find(verdict);
        if (limit == limits.end()) return {}; // no network for it
        card_.limit = limit->second;
        TRY_ASSIGN(const auto pictures, ReviewRows(db_).from(measureOf(verdict), limit->second, verdict));
        for (const MeasuredPicture& picture : pictures) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            TRY_ASSIGN(const auto rows, presentOf(picture.content));
            for (const PhotoRow& row : rows) card_.groups.push_back({photoOf(row, picture.number, picture.why)});
        }
        return {};
    }

    /// Photos that do not say when they were taken, with a date burnt in: nothing to be thrown away.
    Status addDates()
    {
        TRY_ASSIGN(const auto pictures, ReviewRows(db_).withImprint());
        for (const MeasuredPicture& picture : pictures) {
            TRY_ASSIGN(const auto rows, presentOf(picture.content));
            for (const PhotoRow& row : rows) {
                std::string days = picture.why; // two where day and month may be either way round
                if (const auto space = days.find(' '); space != std::string::npos) days.replace(space, 1, " or ");
                ReviewPhoto photo = photoOf(row, picture.number, std::move(days));
                photo.recommended = false;
                photo.keptBy.clear();
                card_.groups.push_back({std::move(photo)});
            }
        }
        return {};
    }

    /// Of files of one picture the one stays that does not look like a copy, else the one that was known first.
    Status addSameFiles()
    {
        TRY_ASSIGN(const auto all, AlikeRows(db_).duplicates());
        for (const SameFiles& same : all) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            TRY_ASSIGN(std::vector<PhotoRow> rows, PhotoRows(db_).rows(same.photos));
            std::ranges::stable_sort(rows, {}, [](const PhotoRow& row) { return namedAsCopy(row.path); });
            std::vector<ReviewPhoto> group;
            for (const PhotoRow& row : rows) group.push_back(photoOf(row, 1, "the same picture"));
            setBest(group, 0, {"first"});
            card_.groups.push_back(std::move(group));
        }
        return {};
    }

    Status addGroups(AlikeKind kind)
    {
        TRY_ASSIGN(const std::vector<AlikeGroup> groups, AlikeRows(db_).groups());
        for (const AlikeGroup& alike : groups) {
            if (alike.kind != kind) continue;
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            TRY(addGroup(alike));
        }
        return {};
    }

    /// Its best picture first.
    Status addGroup(const AlikeGroup& alike)
    {
        std::vector<KeepFacts> facts;
        for (const ContentNo member : alike.members) {
            TRY_ASSIGN(facts.emplace_back(), AlikeRows(db_).keepFacts(member));
        }
        const KeepProposal proposal = alike.kind == AlikeKind::copies ? originalOf(facts) : bestOf(facts);
        std::vector<ContentNo> members = alike.members;
        std::ranges::stable_sort(members, {}, [&](ContentNo member) { return member != proposal.best; });
        TRY_ASSIGN(const auto best, UnderstandingRows(db_).lookOf(proposal.best));
        std::vector<ReviewPhoto> group;
        for (const ContentNo member : members) {
            TRY_ASSIGN(const auto look, UnderstandingRows(db_).lookOf(member));
            const float number = look && best ? likeness(*look, *best) : 0;
            TRY_ASSIGN(const auto rows, presentOf(member));
            if (rows.empty()) continue;
            group.push_back(photoOf(rows.front(), number, {}));
        }
        if (group.size() < 2) return {};
        std::vector<std::string> reasons;
        for (const KeepReason reason : proposal.reasons) reasons.emplace_back(nameOf(reason));
        setBest(group, 0, std::move(reasons));
        card_.groups.push_back(std::move(group));
        return {};
    }

    static float likeness(const Look& a, const Look& b)
    {
        PooledVectors both;
        const std::size_t first = both.add(a), second = both.add(b);
        return both.likeness(first, second).value_or(0);
    }

    static void setBest(std::vector<ReviewPhoto>& group, std::size_t best, std::vector<std::string> reasons)
    {
        group[best].best = true;
        group[best].recommended = false;
        group[best].keptBy = std::move(reasons);
    }

    Db& db_;
    const JobControl& job_;
    Keepers keepers_;
    ReviewCard card_;
};

} // namespace

Result<ReviewCard> PictureAnswers::review(ReviewKind kind, const JobControl& job) const
{
    const VerdictLimits limits = verdictLimits(state_.parts.models);
    TRY_ASSIGN(ReviewCard card,
               state_.catalogue().read([&](Db& db) { return Reviewer(db, job).of(kind, limits); }, &job));
    TRY_ASSIGN(card.waiting, waiting());
    return card;
}

} // namespace albumen
