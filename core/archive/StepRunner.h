// Carries out single steps of a filing plan; the Filer journals them before and records them after.
#pragma once

#include <vector>

#include "archive/FilingContext.h"

namespace albumen {

/// One filing. Threads: one at a time.
class StepRunner
{
public:
    /// Requires: `names` when a step of the plan has any.
    StepRunner(Files& files, const Identity& identity, CopyNames* names, const ArchiveSettings& home, FilingId filing,
               const LedgerState& before, const FilingSteps* mayLie, const JobControl& job, FilingReport& report)
        : context_(files, identity, home, filing, before, mayLie, job, report), names_(names)
    {
    }

    /// The first of these steps, as many as one batch holds; at least one. Writes nothing.
    std::vector<ReadyStep> ready(FilingSteps::const_iterator step, FilingSteps::const_iterator end);
    /// Does it. What is to be recorded goes into `batch`; a failed step changed nothing that has a final name.
    Result<StepEnd> run(const ReadyStep& ready, JournalId id, LedgerBatch& batch);
    bool mayGoOn() const { return context_.job().mayGoOn(); }
    /// Flushes the folders in which names changed since the last call.
    Status syncFolders() { return context_.syncFolders(); }

private:
    JournalEntry entryOf(const FilingStep& step);

    FilingContext context_;
    CopyNames* const names_;
};

} // namespace albumen
