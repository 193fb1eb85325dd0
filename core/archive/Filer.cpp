#include "archive/Filer.h"

#include <algorithm>
#include <span>

#include "archive/ArchiveHome.h"
#include "archive/StepRunner.h"
#include "base/Text.h"

namespace albumen {
namespace {

constexpr std::size_t batchSteps = 64;     // one commit before and one after so many steps
constexpr std::uint64_t blockBytes = 4096; // what a file's last block is rounded up to

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
    Result<bool> run(std::span<const FilingStep> steps)
    {
        std::vector<JournalEntry> entries;
        entries.reserve(steps.size());
        for (const FilingStep& step : steps) entries.push_back(runner_.entryOf(step));
        TRY_ASSIGN(const auto ids, ledger_.plan(filing_, entries));
        LedgerBatch batch;
        std::optional<Error> end;
        bool cancelled = false;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            cancelled = cancelled || !runner_.mayGoOn();
            if (cancelled || end)
                batch.journal.push_back({ids[i], JournalState::skipped, std::nullopt});
            else
                settle(steps[i], ids[i], runner_.run(steps[i], ids[i], batch), batch, end, cancelled);
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
            const Error& error = ended.error();
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

} // namespace

Result<FilingPlan> Filer::plan(const Folders& folders, const FilingInput& input)
{
    TRY_ASSIGN(const auto home, findArchive(ledger_, folders.save, folders.zips));
    if (!home) return planFiling(input, {});
    TRY_ASSIGN(const LedgerState state, ledger_.read(home->no));
    return planFiling(input, state);
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
        TRY_ASSIGN(const ArchiveSettings home, openArchive(files_, ledger_, folders.save, folders.zips));
        TRY(recoverArchive(files_, ledger_, home, job));
        TRY_ASSIGN(const LedgerState before, ledger_.read(home.no));
        FilingPlan plan = planFiling(input, before);
        report.foldersThere = plan.folders - plan.foldersMissing;
        if (which == Steps::folders) plan = plan.foldersOnly();
        report.unchanged = plan.unchanged;
        meter.setTotal(plan.steps.size());
        if (plan.steps.empty() || !job.mayGoOn()) return {};
        TRY(expectSpace(home, plan));
        return carryOut(home, plan, before, input.options.mode, job, meter, report);
    }();
    if (!done)
        report.failWith(done.error());
    else if (job.cancelled())
        report.outcome = Outcome::cancelled;
    meter.finish();
    return report;
}

Status Filer::expectSpace(const ArchiveSettings& home, const FilingPlan& plan)
{
    std::uint64_t needed = 0;
    for (const FilingStep& step : plan.steps)
        if (step.op == JournalOp::copy) needed += (step.size + blockBytes - 1) / blockBytes * blockBytes;
    if (needed == 0) return {};
    TRY_ASSIGN(const Space space, files_.space(home.save));
    if (space.free >= needed) return {};
    return fail(Error{.code = Code::noSpace,
                      .stage = Stage::file,
                      .path = home.save,
                      .detail = {},
                      .needed = needed,
                      .available = space.free});
}

Status Filer::carryOut(const ArchiveSettings& home, const FilingPlan& plan, const LedgerState& before, FilingMode mode,
                       const JobControl& job, ProgressMeter& meter, FilingReport& report)
{
    TRY_ASSIGN(const FilingId filing, ledger_.beginFiling(home.no, mode, clock_.nowMs()));
    StepRunner runner(files_, home, filing, before, job, report);
    BatchRunner batches(ledger_, home.no, filing, runner, meter, report);
    // Originals are removed only in batches of their own, when every copy is on the disk and recorded.
    const auto removal = [](const FilingStep& step) { return step.op == JournalOp::removeSource; };
    Result<bool> goesOn = true;
    for (auto step = plan.steps.begin(); step != plan.steps.end() && goesOn && *goesOn;) {
        const auto change =
            std::find_if(step, plan.steps.end(), [&](const auto& one) { return removal(one) != removal(*step); });
        const auto count = std::min<std::ptrdiff_t>(change - step, batchSteps);
        goesOn = batches.run({&*step, static_cast<std::size_t>(count)});
        step += count;
    }
    const Outcome outcome = !goesOn ? Outcome::failed : *goesOn ? Outcome::completed : Outcome::cancelled;
    const Status ended = ledger_.endFiling(filing, outcome);
    if (!goesOn) return fail(std::move(goesOn).error());
    return ended;
}

} // namespace albumen
