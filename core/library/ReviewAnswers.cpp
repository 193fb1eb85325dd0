#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "base/SearchText.h"
#include "base/Sentence.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/ReviewRows.h"
#include "catalogue/RunRows.h"
#include "catalogue/UnderstandingRows.h"
#include "library/AlikePictures.h"
#include "library/FilesSay.h"
#include "library/PictureAnswers.h"
#include "run/UnderstandStages.h"

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

/// Of a queue that is a matter of groups.
std::optional<AlikeKind> alikeKindOf(ReviewKind kind)
{
    if (kind == ReviewKind::similar) return AlikeKind::similar;
    if (kind == ReviewKind::duplicates) return AlikeKind::copies;
    return std::nullopt;
}

/// Does it recommend files of pictures that have several?
bool comparesFiles(ReviewKind kind)
{
    return kind != ReviewKind::dates && kind != ReviewKind::large && kind != ReviewKind::unreadable;
}

/// Photos of phones have 2 to 6 MB; what has more is a film, a RAW, a panorama or a scan.
constexpr std::uint64_t largeBytes = 10'000'000;

std::vector<std::string> wordsOf(const std::vector<KeptBy>& by)
{
    std::vector<std::string> words;
    for (const KeptBy one : by) words.emplace_back(nameOf(one));
    return words;
}

/// "IMG_1 (1).jpg", "IMG_1 - Copy.jpg", "Copy of IMG_1.jpg": a name that a copy gets.
bool namedAsCopy(const std::filesystem::path& path)
{
    using namespace std::string_view_literals;
    constexpr std::array before = {"copy of "sv, "copy-of-"sv, "copy_of_"sv, "kopie von "sv};
    constexpr std::array behind = {" copy"sv, "_copy"sv, "-copy"sv, " kopie"sv, "副本"sv, "拷贝"sv};
    const std::string stem = folded(path.stem().native());
    const auto begins = [&](std::string_view words) { return stem.starts_with(words); };
    const auto ends = [&](std::string_view words) { return stem.ends_with(words); };
    return std::ranges::any_of(before, begins) || std::ranges::any_of(behind, ends) ||
           (stem.ends_with(")") && stem.find('(') != std::string::npos);
}

/// Fills a card from one moment of the library.
class Reviewer
{
public:
    Reviewer(Db& db, const SaidByFiles& said, const JobControl& job) : db_(db), said_(said), job_(job) {}

    Result<ReviewCard> of(ReviewKind kind, const VerdictLimits& limits, const AlikeBy& by)
    {
        TRY_ASSIGN(keepers_, ReviewRows(db_).keepers());
        TRY_ASSIGN(const auto roots, PhotoRows(db_).roots());
        for (const RootRow& root : roots)
            if (root.kind == RootKind::archive) archives_.insert(root.id);
        switch (kind) {
        case ReviewKind::dates: TRY(addDates()); break;
        case ReviewKind::large: TRY(addLarge()); break;
        case ReviewKind::unreadable: TRY(addUnreadable()); break;
        default: {
            TRY_ASSIGN(const AlikePictures alike, AlikePictures::read(db_, by, job_));
            TRY(add(kind, alike, limits));
            putLimit(kind, by);
        }
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
    Status add(ReviewKind kind, const AlikePictures& alike, const VerdictLimits& limits)
    {
        if (kind == ReviewKind::duplicates) {
            TRY(addCopies(alike));
            return sortByTime();
        }
        if (kind == ReviewKind::similar) {
            TRY(addScenes(alike));
            return sortByTime();
        }
        return addMeasured(verdictOf(kind), alike, limits);
    }

    /// Of groups, where pictures can be compared at all.
    void putLimit(ReviewKind kind, const AlikeBy& by)
    {
        const auto groups = alikeKindOf(kind);
        if (!groups || !by.network) return;
        card_.limit = leastLikeness(*groups, by.limits, by.shift.of(*groups));
        card_.ownLimit = leastLikeness(*groups, by.limits);
        card_.leastLimit = leastLikeness(*groups, by.limits, AlikeShift::leastOf(*groups));
    }

    ReviewPhoto photoOf(const PhotoRow& row, float number, std::string why) const
    {
        auto keptBy = keepers_.of(row.id, row.content.value_or(ContentNo{}));
        if (archives_.contains(row.root)) keptBy.push_back(KeptBy::inArchive);
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

    Status addMeasured(Verdict verdict, const AlikePictures& alike, const VerdictLimits& limits)
    {
        const auto limit = limits.find(verdict);
        if (limit == limits.end()) return {}; // no network for it
        card_.limit = limit->second;
        TRY_ASSIGN(const auto pictures, ReviewRows(db_).from(measureOf(verdict), limit->second, verdict));
        for (const MeasuredPicture& picture : pictures) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            TRY_ASSIGN(auto rows, presentOf(picture.content));
            TRY(sortFiles(rows));
            for (const PhotoRow& row : rows) {
                ReviewPhoto photo = photoOf(row, picture.number, picture.why);
                const bool stays = row.id == rows.front().id && alike.staysLast(picture.content);
                if (stays) photo.keptBy.emplace_back(nameOf(KeptBy::lastOfScene));
                photo.recommended = photo.recommended && !stays;
                card_.groups.push_back({std::move(photo)});
            }
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
                addUnasked(photoOf(row, picture.number, std::move(days)));
            }
        }
        return {};
    }

    /// The largest first; being large speaks against no photo.
    Status addLarge()
    {
        TRY_ASSIGN(const auto photos, ReviewRows(db_).from(largeBytes));
        TRY_ASSIGN(const auto rows, PhotoRows(db_).rows(photos));
        for (const PhotoRow& row : rows) addUnasked(photoOf(row, static_cast<float>(row.size) / 1e6F, {}));
        return {};
    }

    Status addUnreadable()
    {
        TRY_ASSIGN(const auto unread, RunRows(db_).unreadable());
        for (const RunRows::Unreadable& one : unread) {
            TRY_ASSIGN(const auto row, PhotoRows(db_).photo(one.photo));
            if (!row) continue;
            ReviewPhoto photo = photoOf(*row, 0, sentence(one.why));
            photo.unread = one.why;
            addUnasked(std::move(photo));
        }
        return {};
    }

    /// Of a queue that recommends nothing.
    void addUnasked(ReviewPhoto photo)
    {
        photo.recommended = false;
        photo.keptBy.clear();
        card_.groups.push_back({std::move(photo)});
    }

    /// All files of the pictures, those of the best first, and of these the one that says most, then the one that does
    /// not look like a copy, else the one that was known first.
    Status addCopies(const AlikePictures& alike)
    {
        for (const KeptOf& copies : alike.copies()) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            std::vector<ContentNo> members = copies.members;
            std::ranges::stable_sort(members, {}, [&](ContentNo one) { return one != copies.proposal.best; });
            std::vector<ReviewPhoto> group;
            KeepProposal proposal = copies.proposal;
            for (const ContentNo member : members) {
                TRY_ASSIGN(const auto rows, filesOf(member, alike));
                TRY_ASSIGN(const float number, likenessOf(member, proposal.best));
                const bool best = member == proposal.best;
                const std::set<PhotoId> needed =
                    best || copies.sayMore.contains(member) ? neededOf(rows) : std::set<PhotoId>();
                if (best && proposal.reasons.empty() && saysMost(rows))
                    proposal.reasons.push_back(KeepReason::saysMore);
                for (const PhotoRow& row : rows) {
                    group.push_back(photoOf(row, number, best ? "the same picture" : ""));
                    if (needed.contains(row.id)) keep(group.back(), KeptBy::saysMore);
                }
            }
            addGroup(std::move(group), proposal);
        }
        return {};
    }

    /// The best of each first.
    Status addScenes(const AlikePictures& alike)
    {
        for (const KeptOf& scene : alike.scenes()) {
            if (job_.cancelled()) return fail(Error{.code = Code::cancelled});
            std::vector<ContentNo> members = scene.members;
            std::ranges::stable_sort(members, {}, [&](ContentNo member) { return member != scene.proposal.best; });
            std::vector<ReviewPhoto> group;
            for (const ContentNo member : members) {
                TRY_ASSIGN(const float number, likenessOf(member, scene.proposal.best));
                TRY_ASSIGN(const auto rows, filesOf(member, alike));
                if (!rows.empty()) group.push_back(photoOf(rows.front(), number, {}));
            }
            addGroup(std::move(group), scene.proposal);
        }
        return {};
    }

    static void keep(ReviewPhoto& photo, KeptBy why)
    {
        photo.recommended = false;
        photo.keptBy.emplace_back(nameOf(why));
    }

    /// Of the files of one picture the one in an archive stays, then the one that says most, and one that is not called
    /// a copy before one that is.
    Status sortFiles(std::vector<PhotoRow>& rows) const
    {
        std::map<PhotoId, std::tuple<bool, int, std::size_t, bool>> ranks;
        for (const PhotoRow& row : rows) {
            TRY_ASSIGN(const int facts, AlikeRows(db_).factsInFile(row.id));
            const auto* const says = saidBy(row);
            const std::size_t things = says && *says ? (*says)->facts.size() : 0;
            ranks[row.id] = {!archives_.contains(row.root), -facts, SIZE_MAX - things, namedAsCopy(row.path)};
        }
        std::ranges::stable_sort(rows, {}, [&](const PhotoRow& row) { return ranks.at(row.id); });
        return {};
    }

    /// Null: it says what the others say.
    const std::optional<FileSays>* saidBy(const PhotoRow& row) const
    {
        const auto said = said_.find(row.id);
        return said == said_.end() ? nullptr : &said->second;
    }

    /// Does the other one say all that this one says? What cannot be read may say anything.
    bool isSaidBy(const PhotoRow& one, const PhotoRow& other) const
    {
        const auto *const says = saidBy(one), *const others = saidBy(other);
        if (!says || !others) return true;
        return *says && *others && saysAll(**others, **says);
    }

    /// Files of one picture without which something would be said nowhere any more: the first, and each that says what
    /// none of these says.
    std::set<PhotoId> neededOf(const std::vector<PhotoRow>& rows) const
    {
        std::vector<const PhotoRow*> stay;
        std::set<PhotoId> needed;
        for (const PhotoRow& row : rows) {
            if (std::ranges::any_of(stay, [&](const PhotoRow* one) { return isSaidBy(row, *one); })) continue;
            stay.push_back(&row);
            needed.insert(row.id);
        }
        return needed;
    }

    /// Does the first say what another one does not?
    bool saysMost(const std::vector<PhotoRow>& rows) const
    {
        return std::ranges::any_of(rows, [&](const PhotoRow& row) { return !isSaidBy(rows.front(), row); });
    }

    /// Those of a picture that are there, the one to keep first.
    Result<std::vector<PhotoRow>> filesOf(ContentNo content, const AlikePictures& alike) const
    {
        std::vector<PhotoRow> rows;
        if (const auto* const files = alike.filesOf(content)) {
            TRY_ASSIGN(rows, PhotoRows(db_).rows(*files));
        } else {
            TRY_ASSIGN(rows, presentOf(content));
            if (rows.size() > 1) rows.resize(1); // the others are of no photo folder
        }
        TRY(sortFiles(rows));
        return rows;
    }

    /// Requires: the best one first.
    void addGroup(std::vector<ReviewPhoto> group, const KeepProposal& proposal)
    {
        if (group.size() < 2) return;
        group.front().best = true;
        group.front().why.clear(); // it is what the others are compared to
        group.front().recommended = false;
        const bool decided = std::ranges::count(group.front().keptBy, nameOf(KeptBy::decided)) > 0;
        group.front().keptBy.clear();
        for (const KeepReason reason : proposal.reasons) group.front().keptBy.emplace_back(nameOf(reason));
        if (proposal.reasons.empty()) group.front().keptBy.emplace_back(nameOf(KeepReason::first));
        if (decided) group.front().keptBy.emplace_back(nameOf(KeptBy::decided));
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
    const SaidByFiles& said_;
    const JobControl& job_;
    Keepers keepers_;
    std::set<RootId> archives_;
    ReviewCard card_;
};

} // namespace

Result<ReviewCard> PictureAnswers::review(ReviewKind kind, std::optional<float> limit, const JobControl& job) const
{
    const VerdictLimits own = ownLimits(state_.parts.models);
    SaidByFiles said;
    if (comparesFiles(kind)) {
        TRY_ASSIGN(said, saidByFiles(state_, job));
    }
    TRY_ASSIGN(const WantedModels wanted, state_.wantedModels());
    const UnderstandModels models = chooseUnderstandModels(state_.parts.models, wanted);
    const auto of = [&](Db& db) -> Result<ReviewCard> {
        TRY_ASSIGN(VerdictLimits limits, verdictLimits(db, state_.parts.models));
        AlikeBy by{.network = models.comparing(), .limits = models.alikeLimits(), .shift = {}};
        TRY_ASSIGN(by.shift, alikeShift(db));
        if (const auto groups = alikeKindOf(kind); limit && groups)
            by.shift.of(*groups) = *limit - leastLikeness(*groups, by.limits);
        else if (const auto moved = limits.find(verdictOf(kind)); limit && moved != limits.end())
            moved->second = *limit;
        return Reviewer(db, said, job).of(kind, limits, by);
    };
    TRY_ASSIGN(ReviewCard card, state_.catalogue().read(of, &job));
    if (card.limit && !card.ownLimit) card.ownLimit = own.at(verdictOf(kind));
    TRY_ASSIGN(card.waiting, waiting());
    return card;
}

} // namespace albumen
