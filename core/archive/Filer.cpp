#include "archive/Filer.h"

#include <algorithm>
#include <span>

#include "archive/ArchiveHome.h"
#include "archive/Changes.h"
#include "archive/CopyRights.h"
#include "archive/Misplaced.h"
#include "archive/RenamedFolders.h"
#include "archive/SafeName.h"
#include "archive/StepRunner.h"
#include "archive/VerifiedCopy.h"
#include "archive/ops/Op.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::uint64_t blockBytes = 4096;     // what a file's last block is rounded up to
constexpr std::uint64_t namesBytes = 64 << 10; // what names add to a file: as much as fits into a JPEG

/// The room a copy takes.
std::uint64_t roomOf(const FilingStep& step)
{
    const std::uint64_t bytes = step.size + (step.names.empty() ? 0 : namesBytes);
    return (bytes + blockBytes - 1) / blockBytes * blockBytes;
}

using StepIterator = FilingSteps::const_iterator;

/// The first step of the next phase.
StepIterator endOfPhase(StepIterator step, StepIterator end)
{
    const Phase phase = opOf(step->op).phase;
    return std::find_if(step, end, [phase](const FilingStep& one) { return opOf(one.op).phase != phase; });
}

/// One batch: journal, steps, flush, record.
class BatchRunner
{
public:
    BatchRunner(Ledger& ledger, ArchiveNo no, FilingId filing, StepRunner& runner, ProgressMeter& meter,
                FilingReport& report)
        : ledger_(ledger), no_(no), filing_(filing), runner_(runner), meter_(meter), report_(report)
    {
    }

    /// False: cancelled.
    Result<bool> run(std::span<const ReadyStep> steps)
    {
        std::vector<JournalEntry> entries;
        entries.reserve(steps.size());
        for (const ReadyStep& ready : steps) entries.push_back(ready.entry);
        TRY_ASSIGN(const auto ids, ledger_.plan(filing_, entries));
        LedgerBatch batch;
        std::optional<Error> end;
        bool cancelled = false;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            cancelled = cancelled || !runner_.mayGoOn();
            if (cancelled || end)
                batch.journal.push_back({ids[i], JournalState::skipped, std::nullopt});
            else
                settle(*steps[i].step, ids[i], runner_.run(steps[i], ids[i], batch), batch, end, cancelled);
        }
        TRY(runner_.syncFolders());
        TRY(ledger_.settle(no_, batch));
        if (end) return fail(std::move(*end));
        return !cancelled;
    }

private:
    void settle(const FilingStep& step, JournalId id, Result<StepEnd> ended, LedgerBatch& batch,
                std::optional<Error>& end, bool& cancelled)
    {
        if (!ended) {
            Error error = std::move(ended).error();
            error = ofFinished(std::move(error), error.path.parent_path() / step.name);
            batch.journal.push_back({id, JournalState::failed, error.code});
            if (endsJob(error.code)) {
                end = error;
                return;
            }
            report_.problems.push_back(error);
            meter_.addProblem();
        } else {
            cancelled = *ended == StepEnd::cancelled;
            const bool done = *ended == StepEnd::done;
            batch.journal.push_back({id, done ? JournalState::done : JournalState::skipped, std::nullopt});
            if (!done) return;
        }
        meter_.advance(1, step.size, printable(step.name.empty() ? step.folder : step.folder + "/" + step.name));
    }

    Ledger& ledger_;
    const ArchiveNo no_;
    const FilingId filing_;
    StepRunner& runner_;
    ProgressMeter& meter_;
    FilingReport& report_;
};

/// What lies in the folders of an archive, marks and trash apart.
std::uint64_t filesIn(Files& files, const Path& save)
{
    std::uint64_t count = 0;
    const auto folders = files.list(save);
    if (!folders) return count;
    for (const FolderEntry& folder : *folders) {
        if (folder.kind != FileKind::folder || folder.name == archiveTrashName) continue;
        const auto entries = files.list(save / folder.name);
        if (!entries) continue;
        count += static_cast<std::uint64_t>(std::count_if(
            entries->begin(), entries->end(), [](const FolderEntry& one) { return one.kind == FileKind::file; }));
    }
    return count;
}

/// What the plan cannot do. A file that is lost is a problem when it is first seen, and apart from those by every later
/// filing until it is back.
void addProblems(const ArchiveSettings& home, const FilingPlan& plan, const Inspection& seen, FilingReport& report)
{
    for (const KeptPhoto& one : plan.kept)
        report.problems.push_back({.code = one.lacking == one.photo ? Code::originalKept : Code::companionKept,
                                   .stage = Stage::file,
                                   .path = one.photo,
                                   .detail = "no copy of its own: " + one.lacking.native()});
    for (const FiledKey& one : plan.lost) {
        const auto target = std::find_if(seen.state.targets.begin(), seen.state.targets.end(),
                                         [&one](const Target& each) { return each.key == one.target; });
        if (target == seen.state.targets.end()) continue;
        auto& named = seen.spoilt.contains(one) ? report.problems : report.lostBefore;
        named.push_back(
            {.code = Code::archiveLost, .stage = Stage::file, .path = home.save / target->folder / one.name});
    }
}

} // namespace

Result<std::optional<FilingPlan>> Filer::plan(const Folders& folders, const FilingInput& input, const JobControl& job,
                                              PlanSteps steps)
{
    if (!job.mayGoOn()) return std::nullopt;
    TRY_ASSIGN(const auto home, findArchive(ledger_, folders.save, folders.zips));
    if (!home) return planFiling(input, {}, job, steps);
    const Originals originals(files_, input, job);
    const Identity identity(files_, job, opens_, &originals);
    TRY_ASSIGN(const auto seen, see(*home, input, Steps::all, identity, job));
    if (!seen) return std::nullopt;
    TRY_ASSIGN(const bool there, isArchiveThere(files_, ledger_, *home, seen->state));
    if (!there && !seen->state.filed.empty()) return fail(Code::archiveOffline, Stage::plan, home->save);
    const auto reduced = withoutWaiting(input, seen->waiting);
    return planFiling(reduced ? *reduced : input, seen->state, job, steps);
}

FilingReport Filer::makeFolders(const Folders& folders, const FilingInput& input, const JobControl& job,
                                const ProgressSink& progress)
{
    return work(folders, input, Steps::folders, job, progress);
}

FilingReport Filer::file(const Folders& folders, const FilingInput& input, const JobControl& job,
                         const ProgressSink& progress)
{
    return work(folders, input, Steps::all, job, progress);
}

FilingReport Filer::work(const Folders& folders, const FilingInput& input, Steps which, const JobControl& job,
                         const ProgressSink& progress)
{
    FilingReport report;
    ProgressMeter meter(which == Steps::folders ? JobStep::folders : JobStep::file, progress);
    const Status done = [&]() -> Status {
        if (!job.mayGoOn()) return {};
        TRY(expectRoomForANewOne(folders, input, job));
        TRY_ASSIGN(const OpenedArchive archive, openArchive(files_, ledger_, folders.save, folders.zips));
        const ArchiveSettings& home = archive.settings;
        if (archive.adopted) report.takenOver = filesIn(files_, home.save);
        TRY(recoverArchive(files_, ledger_, home, archive.zipsWait.has_value(), job));
        const Originals originals(files_, input, job);
        const Identity identity(files_, job, opens_, &originals);
        TRY_ASSIGN(auto seen, see(home, input, which, identity, job));
        if (!seen) return {};
        const auto reduced = withoutWaiting(input, seen->waiting);
        const FilingInput& mayGo = reduced ? *reduced : input;
        if (input.options.finishMove) takeCopiesAsMoved(mayGo, *seen);
        report.problems = std::move(seen->problems);
        report.edited = std::move(seen->taken);
        if (!seen->batch.empty()) TRY(ledger_.settle(home.no, seen->batch));
        const LedgerState& before = seen->state;
        auto whole = planFiling(mayGo, before, job);
        if (!whole) return {};
        std::optional<FilingPlan> onlyFolders;
        if (which == Steps::folders) onlyFolders = whole->foldersOnly();
        const FilingPlan* const plan = onlyFolders ? &*onlyFolders : &*whole;
        report.foldersThere = plan->folders - plan->foldersMissing;
        if (which == Steps::all) {
            addProblems(home, *plan, *seen, report);
            sayWhereTheyLie(files_, home.save, before, report.problems, job);
            sayWhereTheyLie(files_, home.save, before, report.lostBefore, job);
        }
        if (which == Steps::all) followRights(mayGo, home.save, before, job);
        report.unchanged = plan->unchanged;
        report.held = plan->held;
        report.numbered = plan->numbered;
        report.copiedBefore = plan->copiedBefore;
        report.alreadyThere = plan->alreadyThere.size();
        meter.setTotal(plan->steps.size());
        if (plan->steps.empty() || !job.mayGoOn()) return {};
        TRY(expectSpace(home.save, home.save, *plan));
        return carryOut(home, identity, *plan, archive.begun ? nullptr : &whole->steps, before, input.options.mode, job,
                        meter, report);
    }();
    if (!done)
        report.failWith(done.error());
    else if (job.cancelled())
        report.outcome = Outcome::cancelled;
    meter.finish();
    return report;
}

Result<std::optional<Inspection>> Filer::see(const ArchiveSettings& home, const FilingInput& input, Steps which,
                                             const Identity& identity, const JobControl& job)
{
    TRY_ASSIGN(LedgerState recorded, ledger_.read(home.no));
    TRY_ASSIGN(const auto renamed, renamedByHand(files_, home.save, recorded, input.people));
    follow(renamed, recorded);
    TRY_ASSIGN(auto seen, inspect(identity, home, std::move(recorded), job));
    if (!seen) return seen;
    seen->batch.targets = renamed;
    TRY(noteStrangers(files_, home, seen->state));
    if (which == Steps::folders) { // which know of no sidecars and further files: what is lost, filing says
        std::erase_if(seen->batch.filed, [&seen](const FiledFile& one) {
            return seen->spoilt.contains({one.target, one.name});
        });
        return seen;
    }
    if (!takeChanges(files_, home, input, *seen, job) || !findStale(files_, input, *seen, job)) return std::nullopt;
    return seen;
}

/// Before folders and marks are made: what is refused for want of room leaves nothing behind.
Status Filer::expectRoomForANewOne(const Folders& folders, const FilingInput& input, const JobControl& job)
{
    TRY_ASSIGN(const auto known, findArchive(ledger_, folders.save, folders.zips));
    if (known || hasArchiveMark(files_, folders.save)) return {};
    const auto plan = planFiling(input, {}, job);
    if (!plan) return {};
    Path there = folders.save;
    while (!files_.info(there, Follow::yes) && there.has_relative_path()) there = there.parent_path();
    auto room = expectSpace(there, folders.save, *plan);
    if (!room) room.error().path = folders.save; // what was asked for, not where the disk was asked
    return room;
}

/// What lies in the archive already, as far as a look tells, is taken as filed and needs no room: an archive that
/// outlived its library may fill the disk.
bool Filer::needsNoRoom(const Path& save, const FilingStep& step)
{
    return step.names.empty() && liesAlready(files_, save / step.folder, step);
}

Status Filer::expectSpace(const Path& folder, const Path& save, const FilingPlan& plan)
{
    std::uint64_t needed = 0, renewed = 0; // of those renewed, one is there twice at a time, and each may grow
    for (const FilingStep& step : plan.steps) {
        const Room room = opOf(step.op).room;
        if (room == Room::copy && !needsNoRoom(save, step)) needed += roomOf(step);
        if (room != Room::renewal) continue;
        renewed = std::max(renewed, roomOf(step));
        if (!step.names.empty()) needed += blockBytes;
    }
    needed += renewed;
    return needed == 0 ? Status() : expectFree(files_, folder, needed);
}

Status Filer::carryOut(const ArchiveSettings& home, const Identity& identity, const FilingPlan& plan,
                       const FilingSteps* mayLie, const LedgerState& before, FilingMode mode, const JobControl& job,
                       ProgressMeter& meter, FilingReport& report)
{
    TRY_ASSIGN(const FilingId filing, ledger_.beginFiling(home.no, mode, clock_.nowMs()));
    StepRunner runner(files_, identity, names_, home, filing, before, mayLie, job, report);
    BatchRunner batches(ledger_, home.no, filing, runner, meter, report);
    Result<bool> goesOn = true;
    auto phaseEnd = plan.steps.begin();
    for (auto step = plan.steps.begin(); step != plan.steps.end() && goesOn && *goesOn;) {
        if (step == phaseEnd) phaseEnd = endOfPhase(step, plan.steps.end());
        const auto batch = runner.ready(step, phaseEnd);
        goesOn = batches.run(batch);
        step += static_cast<std::ptrdiff_t>(batch.size());
    }
    const Outcome outcome = !goesOn ? Outcome::failed : *goesOn ? Outcome::completed : Outcome::cancelled;
    const Status ended = ledger_.endFiling(filing, outcome);
    if (!goesOn) return fail(std::move(goesOn).error());
    return ended;
}

} // namespace albumen
