#include "library/Decisions.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "archive/VerifiedCopy.h"
#include "base/Day.h"
#include "base/Log.h"
#include "catalogue/DecisionLog.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/TrashRows.h"
#include "catalogue/drafts/GroupDrafts.h"
#include "library/Drafts.h"
#include "library/Sentences.h"
#include "photo/DateSpan.h"
#include "run/PeopleJob.h"
#include "run/SourcesToScan.h"

namespace albumen {
namespace {

// Beyond this many decisions that nothing followed yet, everybody is matched anew: that is faster.
constexpr std::size_t followedOneByOne = 20;

/// Nobody stands twice in a photo, not even until what follows is worked out. Returns whom the others were taken for.
Result<MatchesOf> forgetDoubles(Db& db, const std::vector<RegisterWrite>& writes)
{
    MatchRows rows(db);
    TRY_ASSIGN(MatchesOf forgotten, rows.forgetDoubles(facesIn(writes)));
    for (const RegisterWrite& write : writes) {
        if (write.reg != Register::personMergedInto) continue;
        TRY_ASSIGN(MatchesOf more, rows.forgetDoublesOf(PersonId{write.a}));
        forgotten.merge(more);
    }
    return forgotten;
}

/// The pictures that these writes speak of, those of photos that are spoken of as files among them.
Result<std::vector<ContentNo>> picturesOfAll(Db& db, const std::vector<RegisterWrite>& writes)
{
    std::vector<ContentNo> pictures = picturesIn(writes);
    for (const PhotoId photo : photosIn(writes)) {
        TRY_ASSIGN(const auto content, db.one("SELECT content_id FROM photo WHERE id = ?", photo));
        if (content) pictures.push_back(static_cast<ContentNo>(*content));
    }
    return pictures;
}

Status followInTrash(Db& db, const std::vector<RegisterWrite>& writes, Decided& decided)
{
    TRY_ASSIGN(const TrashFollowed followed, TrashRows(db).follow(writes));
    decided.trash = followed.any;
    decided.deleted = followed.deleted;
    return {};
}

std::size_t photoCount(const std::vector<RegisterWrite>& writes)
{
    return picturesIn(writes).size() + photosIn(writes).size();
}

/// Somebody whom this draft gives faces and a first name.
std::optional<PersonId> newPersonIn(const Draft& draft)
{
    if (draft.kind == DecisionKind::renamed) return std::nullopt;
    for (const RegisterWrite& write : draft.writes)
        if (write.reg == Register::personName) return PersonId{write.a};
    return std::nullopt;
}

} // namespace

Decisions::Decisions(LibraryState& state) : state_(state)
{
    if (!state_.mayWrite()) return; // nothing to decide
    catchUp();
    if (const Status started = follower_.start([this]() -> Status {
            work();
            return {};
        });
        !started)
        failure_ = started.error(); // decisions hold all the same; what follows comes when the library is opened again
}

Decisions::~Decisions()
{
    stop_.cancel();
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    static_cast<void>(follower_.join());
}

Result<Decided> Decisions::decide(const Command& command)
{
    TRY(state_.mayWrite());
    if (const auto* const undone = std::get_if<Undo>(&command))
        return undo([&](DecisionLog& log) { return undone->decision ? log.undo(*undone->decision) : log.undoLast(); });
    if (std::holds_alternative<Redo>(command)) return undo([](DecisionLog& log) { return log.redoLast(); });
    if (const auto* const taken = std::get_if<SetTaken>(&command);
        taken && taken->localS && !mayBeTaken(*taken->localS, state_.parts.clock.nowMs()))
        return fail(Code::usage, Stage::none, {},
                    fmt::format("no photo was taken on {}: days go from the year {} to tomorrow",
                                dateText(*taken->localS, DateSpan::day), firstPhotoYear));
    if (const auto* const kept = std::get_if<KeepPhotos>(&command)) TRY(expectThere(kept->photos));
    if (const auto* const thrown = std::get_if<TrashPhotos>(&command); thrown && thrown->trash)
        TRY(expectThere(thrown->photos));
    return decideBy([&](Db& db) { return draftOf(db, command); });
}

/// What is gone can neither stay nor be thrown away; of a drive that is away nobody knows.
Status Decisions::expectThere(const std::vector<PhotoId>& photos) const
{
    struct Rows {
        std::vector<PhotoRow> photos;
        std::vector<RootRow> roots;
    };
    TRY_ASSIGN(const Rows rows, state_.catalogue().read([&](Db& db) -> Result<Rows> {
        Rows read;
        TRY_ASSIGN(read.photos, PhotoRows(db).rows(photos));
        TRY_ASSIGN(read.roots, PhotoRows(db).roots());
        return read;
    }));
    Files& files = state_.parts.files;
    for (const PhotoRow& photo : rows.photos) {
        TRY_ASSIGN(const bool there, isThere(files, photo.path));
        if (there || photo.state != PhotoState::present) continue;
        const auto root = std::ranges::find(rows.roots, photo.root, &RootRow::id);
        if (root != rows.roots.end() && rootIsThere(files, *root))
            return fail(Code::pathMissing, Stage::trash, photo.path);
    }
    return {};
}

Result<Decided> Decisions::decideBy(const std::function<Result<Draft>(Db&)>& draft)
{
    TRY(state_.mayWrite());
    Decided decided;
    MatchesOf before;
    std::unique_lock inOrder(deciding_);
    TRY(state_.catalogue().write([&](Db& db) -> Status {
        DecisionLog log(db, state_.parts.clock.nowMs());
        TRY_ASSIGN(const Draft made, draft(db));
        TRY_ASSIGN(decided.id, log.append(made));
        decided.what = nameOf(made.kind);
        decided.note = made.note;
        decided.faces = facesIn(made.writes);
        TRY_ASSIGN(decided.photos, picturesOfAll(db, made.writes));
        decided.person = newPersonIn(made);
        decided.sentence = sentenceOf(made.kind, made.note, decided.faces.size(), photoCount(made.writes));
        if (!decided.id) return {};
        TRY(followInGroups(db, made.kind, made.writes));
        TRY(followInTrash(db, made.writes, decided));
        TRY_ASSIGN(before, forgetDoubles(db, made.writes));
        return {};
    }));
    if (decided.id)
        follow({.id = *decided.id,
                .everybody = decided.what == nameOf(DecisionKind::limitChanged),
                .before = std::move(before)});
    inOrder.unlock();
    tell(decided);
    return decided;
}

Result<Decided> Decisions::undo(const std::function<Result<Undone>(DecisionLog&)>& which)
{
    Undone undone;
    Decided decided;
    std::size_t photos = 0;
    MatchesOf before;
    std::unique_lock inOrder(deciding_);
    TRY(state_.catalogue().write([&](Db& db) -> Status {
        DecisionLog log(db, state_.parts.clock.nowMs());
        TRY_ASSIGN(undone, which(log));
        TRY_ASSIGN(const auto writes, log.writesOf(undone.decision));
        decided.faces = facesIn(writes);
        TRY_ASSIGN(decided.photos, picturesOfAll(db, writes));
        TRY(followInGroups(db, undone.kind, writes));
        TRY(followInTrash(db, writes, decided));
        photos = photoCount(writes);
        TRY_ASSIGN(before, forgetDoubles(db, writes));
        return {};
    }));
    decided.id = undone.decision;
    decided.of = undone.about;
    decided.what = nameOf(undone.kind);
    decided.note = undone.note;
    decided.sentence = sentenceOf(undone.kind, undone.note, decided.faces.size(), photos);
    decided.written = undone.written;
    decided.left = undone.left;
    follow({.id = undone.decision,
            .everybody = undone.kind == DecisionKind::exchange || undone.kind == DecisionKind::limitChanged,
            .before = std::move(before)});
    inOrder.unlock();
    tell(decided);
    return decided;
}

/// What is thrown away or restored changes every list.
void Decisions::tell(const Decided& decided)
{
    state_.changes.add({.everything = decided.trash,
                        .faces = decided.faces,
                        .photos = decided.photos,
                        .people = true,
                        .groups = true,
                        .history = true});
}

void Decisions::tookIn(DecisionId decision)
{
    follow({.id = decision, .everybody = true, .before = {}});
    state_.changes.add({.everything = true, .faces = {}, .photos = {}});
}

void Decisions::follow(Taken taken)
{
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(taken));
    }
    changed_.notify_all();
}

Status Decisions::settle(const JobControl& job)
{
    using namespace std::chrono_literals;
    // What a question answers by already is queued: a decision is committed a moment before.
    {
        const std::lock_guard inOrder(deciding_);
    }
    std::unique_lock lock(mutex_);
    while (!failure_ && (!waiting_.empty() || following_)) {
        if (job.cancelled()) return fail(Code::cancelled, Stage::match);
        changed_.wait_for(lock, 50ms); // bounds how late a cancel by signal is seen
    }
    if (!failure_) return {};
    Error error = std::move(*failure_);
    failure_.reset();
    return fail(std::move(error));
}

void Decisions::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        const Taken taken = std::move(waiting_.front());
        waiting_.pop_front();
        following_ = true;
        lock.unlock();
        const Status followed = guarded([&] { return followOne(taken); }, Stage::match);
        behind_ = behind_ || !followed; // so that all from this one on follow when the library is opened again
        lock.lock();
        following_ = false;
        if (!followed) {
            log::error(followed.error());
            failure_ = followed.error();
        }
        changed_.notify_all();
    }
}

Result<Followed> Decisions::everybodyAnew(PeopleIndex& people)
{
    Followed followed{.faces = {}, .everybody = true, .came = {}, .spokenOf = {}, .before = {}};
    TRY(matchAll(state_.catalogue(), people, stop_, &followed));
    TRY(groupAll(state_.catalogue(), people, state_.workers(), stop_));
    return followed;
}

Status Decisions::followOne(const Taken& taken)
{
    TRY_ASSIGN(const auto people, state_.people());
    Changes changes{.faces = {}, .photos = {}, .people = true};
    if (people) {
        TRY_ASSIGN(Followed followed, taken.everybody
                                          ? everybodyAnew(*people)
                                          : matchAfter(state_.catalogue(), *people, taken.id, stop_, taken.before));
        changes.faces = std::move(followed.faces);
        changes.everything = followed.everybody;
        followed.came.decision = taken.id;
        if (!followed.came.none()) changes.followed = {followed.came};
    }
    if (stop_.cancelled()) return {}; // it follows when the library is opened again
    if (!behind_) TRY(state_.catalogue().write([&](Db& db) { return MatchRows(db).setFollowed(taken.id); }));
    state_.changes.add(std::move(changes));
    return {};
}

void Decisions::catchUp()
{
    std::vector<DecisionId> open;
    const Status read = state_.catalogue().write([&open](Db& db) -> Status {
        TRY_ASSIGN(const auto followed, MatchRows(db).followed());
        TRY_ASSIGN(const DecisionId head, DecisionLog(db, 0).head());
        if (!followed) return MatchRows(db).setFollowed(head); // nothing was computed yet
        TRY_ASSIGN(open, DecisionLog(db, 0).since(*followed));
        return {};
    });
    if (!read) return log::error(read.error());
    if (open.size() > followedOneByOne)
        waiting_.push_back({.id = open.back(), .everybody = true, .before = {}});
    else
        for (const DecisionId decision : open) waiting_.push_back({.id = decision, .before = {}});
}

} // namespace albumen
