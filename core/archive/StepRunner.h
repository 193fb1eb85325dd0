// Carries out single steps of a filing plan; the Filer journals them before and records them after.
#pragma once

#include <map>
#include <set>
#include <string>

#include "archive/FilingPlan.h"
#include "archive/FilingReport.h"
#include "archive/VerifiedCopy.h"
#include "base/Files.h"

namespace albumen {

enum class StepEnd { done, skipped, cancelled };

/// One filing. Threads: one at a time.
class StepRunner
{
public:
    StepRunner(Files& files, const ArchiveSettings& home, FilingId filing, const LedgerState& before,
               const JobControl& job, FilingReport& report);

    /// What the journal is to say before the step.
    JournalEntry entryOf(const FilingStep& step) const;
    /// Does it. What is to be recorded goes into `batch`; a failed step changed nothing that has a final name.
    Result<StepEnd> run(const FilingStep& step, JournalId id, LedgerBatch& batch);
    bool mayGoOn() const { return job_.mayGoOn(); }
    /// Flushes the folders in which names changed since the last call.
    Status syncFolders();

private:
    struct Place {
        std::string name;
        bool there = false; ///< the same bytes lie under this name already
    };

    Result<StepEnd> makeFolder(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> renameFolder(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> dropFolder(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> file(const FilingStep& step, JournalId id, LedgerBatch& batch);
    Result<StepEnd> putPart(const FilingStep& step, const SourceFacts& source, JournalId id, LedgerBatch& batch);
    Result<StepEnd> putLink(const FilingStep& step, const SourceFacts& source, LedgerBatch& batch);
    Result<StepEnd> moveFiled(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> retire(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> removeSource(const FilingStep& step);

    SourceFacts sourceOf(const FilingStep& step) const;
    Path folderOf(const TargetKey& key, const std::string& planned) const;
    Status ensureFolder(const Path& folder);
    Result<std::optional<Place>> findPlace(const FilingStep& step, const SourceFacts& source);
    Result<std::optional<bool>> sameBytes(const SourceFacts& source, const Path& other);
    /// Is the file as recorded? Error foreignFile: no. None: cancelled.
    Result<std::optional<bool>> asRecorded(const FiledFile& record, const Path& path);
    Status expectCopy(const FilingStep& step, const TargetKey& key, const Xxh128& hash, const FileInfo& original);
    void record(const FilingStep& step, const std::string& name, FilingMode mode, const Xxh128& hash,
                LedgerBatch& batch);
    void forget(const FiledKey& key, LedgerBatch& batch);
    void markForeign(const FiledFile& record, LedgerBatch& batch);

    Files& files_;
    const ArchiveSettings& home_;
    const FilingId filing_;
    const JobControl& job_;
    FilingReport& report_;
    std::map<TargetKey, std::string> folders_;
    std::set<TargetKey> zipped_;
    std::map<FiledKey, FiledFile> filed_;
    std::map<std::pair<TargetKey, ContentNo>, std::string> nameOf_; ///< of what is recorded as there
    std::set<Path> changed_;
};

} // namespace albumen
