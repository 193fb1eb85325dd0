// What the steps of one filing share: where folders and files are by now, and how to record what a step did.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "archive/FilingPlan.h"
#include "archive/FilingReport.h"
#include "archive/Identity.h"
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

/// Does this step's file lie in this folder already, as far as a look tells: under its name, of its size? One with
/// names in it is larger.
bool liesAlready(Files& files, const Path& folder, const FilingStep& step);

/// One filing. Threads: one at a time.
class FilingContext
{
public:
    /// `mayLie`: steps whose files may lie there though they are not recorded; null: none do. It outlives this.
    FilingContext(Files& files, const Identity& identity, const ArchiveSettings& home, FilingId filing,
                  const LedgerState& before, const FilingSteps* mayLie, const JobControl& job, FilingReport& report);

    Files& files() { return files_; }
    const Identity& identity() const { return identity_; }
    const JobControl& job() const { return job_; }
    FilingReport& report() { return report_; }
    const Path& save() const { return home_.save; }
    /// Where what this filing retires goes.
    Path trash() const;

    /// Where the target's folder is now: a rename may have found the planned name taken.
    Path folderOf(const TargetKey& key, const std::string& planned) const;
    /// Where the copy lies that the step renews: what brought it there may have found its name taken.
    Path placeOf(const FilingStep& step) const;
    SourceFacts sourceOf(const FilingStep& step) const;

    /// Is this the folder of another target?
    bool isFolderOfAnother(const TargetKey& key, const std::string& folder) const;
    /// Does a folder of this name hold nothing but the target's: is it recorded as its folder, is it empty, or does a
    /// file lie there that is to be filed there, so that it is left of what was recorded once? Else it is a stranger's.
    bool isFolderOf(const TargetKey& key, const std::string& folder) const;

    /// None: no such file is recorded.
    const FiledFile* filedAs(const FiledKey& key) const;
    /// Requires: such a file is recorded.
    FiledFile filed(const FiledKey& key) const;
    /// What is recorded as there of this picture, or of a companion of it. None: nothing.
    const FiledFile* copyIn(const TargetKey& key, ContentNo content, const std::string& companion) const;
    /// Does anything recorded lie in the target's folder?
    bool isFilled(const TargetKey& key) const;
    bool hasZip(const TargetKey& key) const { return zipped_.contains(key); }
    /// Reads all of it, as Identity::look; what nobody may read is fileUnreadable, which ends no filing.
    Result<std::optional<FiledLook>> look(const FiledFile& record, const Path& path) const;

    /// Makes it with its parents, inside an archive that is there: an unplugged one is not begun again on its mount
    /// point. Fails: archiveOffline and kin; foreignFile (a link, or a folder of photos).
    Status ensureFolder(const Path& folder);
    /// A name in the trash of this filing, under the target's folder, which is made. Fails: as ensureFolder.
    Result<Path> placeInTrash(const std::string& folder, const std::string& name);
    /// Names in this folder changed: flushed by syncFolders(). leftFrom: files of it went to other folders.
    void changedIn(const Path& folder) { changed_.insert(folder); }
    void leftFrom(const Path& folder) { left_.insert(folder); }
    /// Flushes the folders in which names changed since the last call.
    Status syncFolders();

    // What is recorded goes into `batch`.
    void recordFolder(const TargetKey& key, const std::string& folder, LedgerBatch& batch);
    /// `folder`: of the target, where it is not known yet.
    void record(FiledFile filed, const std::string& folder, LedgerBatch& batch);
    void forget(const FiledKey& key, LedgerBatch& batch);
    /// It is no copy any more: damaged, or somebody else's from now on (edited, or never what was filed).
    tl::unexpected<Error> setAside(const FiledFile& record, const Path& path, Found found, LedgerBatch& batch);

private:
    void noCopyAnyMore(const FiledFile& file);
    Files& files_;
    const Identity& identity_;
    const ArchiveSettings& home_;
    const FilingId filing_;
    const FilingSteps* const mayLie_;
    const JobControl& job_;
    FilingReport& report_;
    std::map<TargetKey, std::string> folders_;
    std::set<TargetKey> zipped_;
    std::map<FiledKey, FiledFile> filed_;
    std::map<std::tuple<TargetKey, ContentNo, std::string>, std::string> nameOf_; ///< of what is recorded as there
    std::set<Path> changed_, left_;
};

} // namespace albumen
