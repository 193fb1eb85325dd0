#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

#include "catalogue/AlikeRows.h"
#include "catalogue/PhotoMarks.h"
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
            TRY(readCopies());
            TRY(addCopies());
            TRY(sortByTime());
        } else if (kind == ReviewKind::similar) {
            TRY(readCopies());
            TRY(addSimilar());
            TRY(sortByTime());
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

    /// Pictures that are copies of one another, with one of them that is kept.
    struct Copies {
        std::vector<ContentNo> members;
        KeepProposal proposal;
    };

    /// Every picture that has a copy is in one of `copies_`, be it another picture or another file of its own.
    Status readCopies()
    {
        TRY_ASSIGN(groups_, AlikeRows(db_).groups());
        for (const AlikeGroup& group : groups_)
            if (group.kind == AlikeKind::copies) TRY(addCopiesOf(group.members));
        TRY_ASSIGN(const auto all, AlikeRows(db_).duplicates());
        for (const SameFiles& same : all) {
            files_[same.content] = same.photos;
            if (!copiesOf_.contains(same.content)) TRY(addCopiesOf({same.content}));
        }
        return {};
    }

    Status addCopiesOf(const std::vector<ContentNo>& members)
    {
        std::vector<KeepFacts> facts;
        for (const ContentNo member : members) {
            TRY_ASSIGN(facts.emplace_back(), AlikeRows(db_).keepFacts(member));
            copiesOf_[member] = copies_.size();
        }
        copies_.push_back({members, originalOf(facts)});
        return {};
    }

    /// All files of the pictures, those of the best first, and of these the one that does not look like a copy, else
    /// the one that was known first.
    Status addCopies()
    {
        for (const Copies& copies : copies_) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            std::vector<ContentNo> members = copies.members;
            std::ranges::stable_sort(members, {}, [&](ContentNo one) { return one != copies.proposal.best; });
            std::vector<ReviewPhoto> group;
            for (const ContentNo member : members) {
                TRY_ASSIGN(const auto rows, filesOf(member));
                TRY_ASSIGN(const float number, likenessOf(member, copies.proposal.best));
                const char* const why = member == copies.proposal.best ? "the same picture" : "";
                for (const PhotoRow& row : rows) group.push_back(photoOf(row, number, why));
            }
            addGroup(std::move(group), copies.proposal);
        }
        return {};
    }

    /// Of pictures that are copies the one that is kept stands for all, and for one scene only.
    Status addSimilar()
    {
        std::set<ContentNo> shown;
        for (const AlikeGroup& alike : groups_) {
            if (alike.kind != AlikeKind::similar) continue;
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            std::vector<ContentNo> members;
            for (const ContentNo member : alike.members) {
                const auto copies = copiesOf_.find(member);
                const ContentNo one = copies == copiesOf_.end() ? member : copies_[copies->second].proposal.best;
                if (shown.insert(one).second) members.push_back(one);
            }
            if (members.size() > 1) TRY(addScene(std::move(members)));
        }
        return {};
    }

    /// Its best picture first.
    Status addScene(std::vector<ContentNo> members)
    {
        std::vector<KeepFacts> facts;
        for (const ContentNo member : members) {
            TRY_ASSIGN(facts.emplace_back(), AlikeRows(db_).keepFacts(member));
        }
        const KeepProposal proposal = bestOf(facts);
        std::ranges::stable_sort(members, {}, [&](ContentNo member) { return member != proposal.best; });
        std::vector<ReviewPhoto> group;
        for (const ContentNo member : members) {
            TRY_ASSIGN(const float number, likenessOf(member, proposal.best));
            TRY_ASSIGN(const auto rows, filesOf(member));
            if (!rows.empty()) group.push_back(photoOf(rows.front(), number, {}));
        }
        addGroup(std::move(group), proposal);
        return {};
    }

    /// Those of a picture that are there, the one to keep first.
    Result<std::vector<PhotoRow>> filesOf(ContentNo content) const
    {
        std::vector<PhotoRow> rows;
        if (const auto files = files_.find(content); files != files_.end()) {
            TRY_ASSIGN(rows, PhotoRows(db_).rows(files->second));
        } else {
            TRY_ASSIGN(rows, presentOf(content));
            if (rows.size() > 1) rows.resize(1); // the others are of no photo folder
        }
        std::ranges::stable_sort(rows, {}, [](const PhotoRow& row) { return namedAsCopy(row.path); });
        return rows;
    }

    /// Requires: the best one first.
    void addGroup(std::vector<ReviewPhoto> group, const KeepProposal& proposal)
    {
        if (group.size() < 2) return;
        group.front().best = true;
        group.front().why.clear(); // it is what the others are compared to
        group.front().recommended = false;
        group.front().keptBy.clear();
        for (const KeepReason reason : proposal.reasons) group.front().keptBy.emplace_back(nameOf(reason));
        if (proposal.reasons.empty()) group.front().keptBy.emplace_back(nameOf(KeepReason::first));
        card_.groups.push_back(std::move(group));
    }

    /// By when the best of them was taken, the newest first; without a time last.
    Status sortByTime()
    {
        std::unordered_map<PhotoId, std::int64_t> taken;
        for (const auto& group : card_.groups) {
            TRY_ASSIGN(const auto row, PhotoRows(db_).photo(group.front().id));
            TRY_ASSIGN(const PhotoMarks marks, photoMarks(db_, *row));
            taken[row->id] = marks.takenLocalS.value_or(row->takenLocalS.value_or(INT64_MIN));
        }
        std::ranges::stable_sort(card_.groups, std::greater(),
                                 [&](const std::vector<ReviewPhoto>& group) { return taken.at(group.front().id); });
        return {};
    }

    Result<float> likenessOf(ContentNo one, ContentNo best) const
    {
        if (one == best) return 1.F;
        TRY_ASSIGN(const auto look, UnderstandingRows(db_).lookOf(one));
        TRY_ASSIGN(const auto other, UnderstandingRows(db_).lookOf(best));
        return look && other ? likeness(*look, *other) : 0;
    }

    static float likeness(const Look& a, const Look& b)
    {
        PooledVectors both;
        const std::size_t first = both.add(a), second = both.add(b);
        return both.likeness(first, second).value_or(0);
    }

    Db& db_;
    const JobControl& job_;
    Keepers keepers_;
    std::vector<AlikeGroup> groups_;
    std::vector<Copies> copies_;
    std::unordered_map<ContentNo, std::size_t> copiesOf_;       ///< of a picture, which of them
    std::unordered_map<ContentNo, std::vector<PhotoId>> files_; ///< of pictures with several
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
