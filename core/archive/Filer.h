// Files photos into the archive: plan, journal, carry out, record; any moment may be the last.
#pragma once

#include "archive/FilingPlan.h"
#include "archive/FilingReport.h"
#include "archive/Inspection.h"
#include "archive/NamedCopy.h"
#include "base/Clock.h"
#include "base/Files.h"
#include "base/Progress.h"

namespace albumen {

/// Requires: one filing, zipping or checking of an archive at a time. Threads: one at a time.
/// Ensures (killed at any moment): every original whole, no half file under a final name; the next call finishes.
class Filer
{
public:
    /// Requires: `names` when photos to file have any.
    Filer(Files& files, Ledger& ledger, const Clock& clock, CopyNames* names = nullptr, OpensAsPicture opens = {})
        : files_(files), ledger_(ledger), clock_(clock), names_(names), opens_(std::move(opens))
    {
    }

    /// Where people's folders and zips go; absolute.
    struct Folders {
        Path save, zips;
    };

    /// What file() would do now. Writes nothing. None: cancelled.
    Result<std::optional<FilingPlan>> plan(const Folders& folders, const FilingInput& input, const JobControl& job,
                                           PlanSteps steps = PlanSteps::all);
    /// Only the steps that make and rename folders. What is lost it leaves to file() to say.
    FilingReport makeFolders(const Folders& folders, const FilingInput& input, const JobControl& job,
                             const ProgressSink& progress);
    /// All steps. Fails before the first of them: noSpace (needed, available), archiveOffline, foreignFile and kin.
    FilingReport file(const Folders& folders, const FilingInput& input, const JobControl& job,
                      const ProgressSink& progress);

private:
    enum class Steps { folders, all };
    FilingReport work(const Folders& folders, const FilingInput& input, Steps which, const JobControl& job,
                      const ProgressSink& progress);
    Result<std::optional<Inspection>> see(const ArchiveSettings& home, const FilingInput& input, Steps which,
                                          const Identity& identity, const JobControl& job);
    Status expectRoomForANewOne(const Folders& folders, const FilingInput& input, const JobControl& job);
    /// `mayLie` as FilingContext has it.
    Status carryOut(const ArchiveSettings& home, const Identity& identity, const FilingPlan& plan,
                    const FilingSteps* mayLie, const LedgerState& before, FilingMode mode, const JobControl& job,
                    ProgressMeter& meter, FilingReport& report);
    bool needsNoRoom(const Path& save, const FilingStep& step);
    Status expectSpace(const Path& folder, const Path& save, const FilingPlan& plan);

    Files& files_;
    Ledger& ledger_;
    const Clock& clock_;
    CopyNames* names_;
    OpensAsPicture opens_;
};

} // namespace albumen
