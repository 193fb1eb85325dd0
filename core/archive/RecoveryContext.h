// What the steps of a killed filing share while each is recovered.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// Requires: outlived by what it is made of. Threads: one at a time.
class RecoveryContext
{
public:
    RecoveryContext(Files& files, const ArchiveSettings& home, const LedgerState& state, const JobControl& job);

    Files& files() { return files_; }
    const ArchiveSettings& home() const { return home_; }
    const LedgerState& state() const { return state_; }
    const JobControl& job() const { return job_; }
    /// What is found done, to be recorded.
    LedgerBatch& batch() { return batch_; }

    /// Entries name folders as they were called before; an entry of the same batch may have renamed them, to whatever
    /// name was free. Requires: called for all open entries, before any is recovered.
    void expectFolders(const std::vector<JournalEntry>& entries);
    /// The entry with its source and destination in the folders of today.
    JournalEntry asFoldersAre(JournalEntry entry) const;

    /// The filed file recorded at this path, unless it is gone by now. None: there is none.
    const FiledFile* recordAt(const Path& path) const;
    const ZipRecord* zipOf(const TargetKey& key) const;
    bool movedAway(const JournalEntry& entry);
    /// Does `old`, which the entry was to move, lie no more where it lay? Another file may have its name by now.
    bool hasLeft(const JournalEntry& entry, const FiledFile& old);
    /// Is this the very thing that the entry was to give another name?
    bool isMoved(const JournalEntry& entry, const FileInfo& there);
    /// Is anything recorded as there that was filed to `key`?
    bool isFilled(const TargetKey& key) const;
    /// Does a file lie in `folder` that was filed to `key`, whole and under its name?
    bool holdsFiled(const TargetKey& key, const Path& folder);
    /// A disk without RENAME_NOREPLACE may leave a file both its names: the old one goes. Fails: as Files.
    Status finishMove(const JournalEntry& entry);
    /// The name of the unrecorded file that the entry made or moved, with this hash: as planned, or with a number where
    /// somebody else's file had that. None: there is no such file, or cancelled.
    std::optional<std::string> nameOf(const JournalEntry& entry, const Xxh128& hash);
    using IsIt = std::function<bool(const Path&, const FileInfo&)>;
    std::optional<std::string> nameOf(const JournalEntry& entry, const IsIt& isIt);

    /// The folder of the entry's target is the one that its destination lies in.
    void recordFolderOf(const JournalEntry& entry);
    /// The target's folder is `folder` now.
    void recordFolder(const TargetKey& key, const std::string& folder);
    /// What the entry put there.
    void record(const JournalEntry& entry, const std::string& name, const FileInfo& there, const Xxh128& hash);

private:
    Files& files_;
    const ArchiveSettings& home_;
    const LedgerState& state_;
    const JobControl& job_;
    std::map<TargetKey, std::string> folders_;
    std::map<Path, TargetKey> renamed_; ///< old names of the folders that open entries rename
    LedgerBatch batch_;
};

} // namespace albumen
