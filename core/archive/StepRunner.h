// Carries out single steps of a filing plan; the Filer journals them before and records them after.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "archive/FilingPlan.h"
#include "archive/FilingReport.h"
#include "archive/NamedCopy.h"
#include "base/Files.h"

namespace albumen {

enum class StepEnd { done, skipped, cancelled };

/// A step whose turn has come, and what the journal is to say before it.
struct ReadyStep {
    const FilingStep* step = nullptr;
    JournalEntry entry;
    std::optional<NamedCopy> copy; ///< for a copy with names, and for renewing one; none: cancelled, or `error`
    std::optional<Error> error;    ///< why it cannot be made
};

/// One filing. Threads: one at a time.
class StepRunner
{
public:
    /// Requires: `names` when a step of the plan has any.
    StepRunner(Files& files, CopyNames* names, const ArchiveSettings& home, FilingId filing, const LedgerState& before,
               const JobControl& job, FilingReport& report);

    /// The first of the steps, as many as one batch holds; at least one. Writes nothing.
    std::vector<ReadyStep> ready(std::span<const FilingStep> steps);
    /// Does it. What is to be recorded goes into `batch`; a failed step changed nothing that has a final name.
    Result<StepEnd> run(const ReadyStep& ready, JournalId id, LedgerBatch& batch);
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
    Result<StepEnd> file(const ReadyStep& ready, JournalId id, LedgerBatch& batch);
    Result<StepEnd> putPart(const ReadyStep& ready, JournalId id, LedgerBatch& batch);
    Result<StepEnd> putLink(const ReadyStep& ready, LedgerBatch& batch);
    Result<StepEnd> renew(const ReadyStep& ready, JournalId id, LedgerBatch& batch);
    Status takePlace(const Path& part, const Path& place, const FiledFile* old, LedgerBatch& batch);
    Result<StepEnd> moveFiled(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> retire(const FilingStep& step, LedgerBatch& batch);
    Result<StepEnd> removeSource(const FilingStep& step);

    JournalEntry entryOf(const FilingStep& step) const;
    Path placeOf(const FilingStep& step) const;
    SourceFacts sourceOf(const FilingStep& step) const;
    Path folderOf(const TargetKey& key, const std::string& planned) const;
    Status ensureFolder(const Path& folder);
    const FiledFile* copyIn(const TargetKey& key, ContentNo content) const;
    Result<std::optional<Place>> findPlace(const ReadyStep& ready);
    Result<std::optional<bool>> sameBytes(const ReadyStep& ready, const Path& other);
    Result<std::optional<Xxh128>> makePart(const ReadyStep& ready, const Path& part);
    /// Is the file as recorded? Error foreignFile: no. None: cancelled.
    Result<std::optional<bool>> asRecorded(const FiledFile& record, const Path& path);
    Status expectCopy(const FilingStep& step, const TargetKey& key, const Xxh128& hash, const FileInfo& original);
    void record(FiledFile filed, const std::string& folder, LedgerBatch& batch);
    void recordCopied(const ReadyStep& ready, FiledFile filed, LedgerBatch& batch);
    void forget(const FiledKey& key, LedgerBatch& batch);
    tl::unexpected<Error> foreign(const FiledFile& record, const Path& path, LedgerBatch& batch);

    Files& files_;
    CopyNames* const names_;
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
