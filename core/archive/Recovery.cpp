// What a killed filing left, step by step of the journal: see recoverArchive in ArchiveHome.h.
#include <algorithm>
#include <map>
#include <utility>

#include "archive/ArchiveHome.h"
#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"
#include "archive/ZipFile.h"
#include "archive/Zipper.h"

namespace albumen {
namespace {

class Recovery
{
public:
    Recovery(Files& files, const ArchiveSettings& home, const LedgerState& state, const JobControl& job)
        : files_(files), home_(home), state_(state), job_(job)
    {
        for (const Target& target : state.targets) folders_[target.key] = target.folder;
    }

    /// None: cancelled.
    Result<std::optional<LedgerBatch>> recover(const std::vector<JournalEntry>& entries)
    {
        for (const JournalEntry& entry : entries) {
            if (!job_.mayGoOn()) return std::nullopt;
            TRY_ASSIGN(const bool done, recoverStep(entry));
            if (job_.cancelled()) return std::nullopt;
            batch_.journal.push_back({entry.id, done ? JournalState::done : JournalState::skipped, std::nullopt});
        }
        return std::move(batch_);
    }

private:
    /// True: it had been carried out, and is recorded now.
    Result<bool> recoverStep(const JournalEntry& entry)
    {
        switch (entry.op) {
        case JournalOp::copy:
        case JournalOp::hardLink:
        case JournalOp::reflink: TRY(removePart(entry)); return recoverFile(entry);
        case JournalOp::renew: TRY(removePart(entry)); return recoverRenewed(entry);
        case JournalOp::zip: TRY(removePart(entry)); return recoverZip(entry);
        case JournalOp::renameFolder: return recoverFolder(entry);
        case JournalOp::moveFiled: return recoverMove(entry);
        case JournalOp::retire: return recoverRetired(entry);
        case JournalOp::renameZip: return recoverZipName(entry);
        case JournalOp::retireZip: return recoverRetiredZip(entry);
        case JournalOp::makeFolder:   // a new plan finds the folder there
        case JournalOp::dropFolder:   // or gone
        case JournalOp::removeSource: // or the original still there
            return false;
        }
        return false;
    }

    Status removePart(const JournalEntry& entry)
    {
        const Path part = entry.destination.parent_path() / partName(entry.id);
        if (!files_.exists(part)) return {};
        return files_.remove(part);
    }

    const FiledFile* recordAt(const Path& path) const
    {
        const auto at = [&](const FiledFile& file) {
            const auto folder = folders_.find(file.target);
            return folder != folders_.end() && home_.save / folder->second / file.name == path &&
                   std::find(batch_.filedGone.begin(), batch_.filedGone.end(), FiledKey{file.target, file.name}) ==
                       batch_.filedGone.end();
        };
        const auto found = std::find_if(state_.filed.begin(), state_.filed.end(), at);
        return found == state_.filed.end() ? nullptr : &*found;
    }

    const ZipRecord* zipOf(const TargetKey& key) const
    {
        const auto found =
            std::find_if(state_.zips.begin(), state_.zips.end(), [&](const auto& zip) { return zip.target == key; });
        return found == state_.zips.end() ? nullptr : &*found;
    }

    bool movedAway(const JournalEntry& entry)
    {
        return !files_.exists(entry.source) && files_.exists(entry.destination);
    }

    /// The file at its final name is ours when it has the bytes the journal foretold, or else those of the source.
    Result<bool> recoverFile(const JournalEntry& entry)
    {
        return entry.hash ? recoverNamed(entry) : recoverCopy(entry);
    }

    Result<bool> recoverCopy(const JournalEntry& entry)
    {
        const auto there = files_.info(entry.destination);
        if (!there || there->size != entry.size || recordAt(entry.destination)) return false;
        const auto wanted = hashFile(files_, entry.source, job_);
        const auto found = hashFile(files_, entry.destination, job_);
        if (!wanted || !found || !*wanted || !*found || **wanted != **found)
            return false; // the plan's turn to say what it is
        record(entry, entry.destination.filename().native(), *there, **found);
        return true;
    }

    Result<bool> recoverNamed(const JournalEntry& entry)
    {
        const auto name = nameOf(entry.destination, *entry.hash);
        if (!name) return false;
        TRY_ASSIGN(const FileInfo there, files_.info(entry.destination.parent_path() / *name));
        record(entry, *name, there, *entry.hash);
        return true;
    }

    /// The name of the unrecorded file with this hash: as planned, or with a number where somebody else's file had
    /// that.
    std::optional<std::string> nameOf(const Path& planned, const Xxh128& hash)
    {
        const std::string wanted = planned.filename().native();
        for (int number = 1;; ++number) {
            const std::string name = number == 1 ? wanted : numberedFile(wanted, number);
            const Path path = planned.parent_path() / name;
            if (recordAt(path)) continue;
            if (!files_.exists(path)) return std::nullopt;
            const auto found = hashFile(files_, path, job_);
            if (found && *found && **found == hash) return name;
        }
    }

    void record(const JournalEntry& entry, const std::string& name, const FileInfo& there, const Xxh128& hash)
    {
        if (!folders_.count(entry.target)) {
            folders_[entry.target] = entry.destination.parent_path().filename().native();
            batch_.targets.push_back({entry.target, folders_[entry.target], true});
        }
        FiledFile file{.target = entry.target,
                       .name = name,
                       .content = entry.content,
                       .photo = entry.photo,
                       .mode = entry.mode,
                       .size = there.size,
                       .mtimeNs = there.mtimeNs,
                       .hash = hash,
                       .names = entry.names};
        batch_.filed.push_back(std::move(file));
    }

    /// Our old copy lies there, or the new one; whatever else does is the plan's to say.
    Result<bool> recoverRenewed(const JournalEntry& entry)
    {
        const FiledFile* const old = recordAt(entry.destination);
        const auto there = files_.info(entry.destination);
        if (!old || !there || !entry.hash) return false;
        const auto found = hashFile(files_, entry.destination, job_);
        if (!found || !*found || **found != *entry.hash) return false;
        record(entry, old->name, *there, **found);
        return true;
    }

    Result<bool> recoverFolder(const JournalEntry& entry)
    {
        if (!movedAway(entry)) return false;
        folders_[entry.target] = entry.destination.filename().native();
        batch_.targets.push_back({entry.target, folders_[entry.target], true});
        return true;
    }

    Result<bool> recoverMove(const JournalEntry& entry)
    {
        const FiledFile* old = recordAt(entry.source);
        if (!old || files_.exists(entry.source)) return false;
        const auto name = nameOf(entry.destination, old->hash);
        if (!name) return false;
        if (!folders_.count(entry.target)) {
            folders_[entry.target] = entry.destination.parent_path().filename().native();
            batch_.targets.push_back({entry.target, folders_[entry.target], true});
        }
        FiledFile moved = *old;
        moved.target = entry.target;
        moved.name = *name;
        batch_.filedGone.push_back({old->target, old->name});
        batch_.filed.push_back(std::move(moved));
        return true;
    }

    Result<bool> recoverRetired(const JournalEntry& entry)
    {
        const FiledFile* old = recordAt(entry.source);
        if (!old || !movedAway(entry)) return false;
        const auto found = hashFile(files_, entry.destination, job_);
        if (!found || !*found) return false;
        if (**found != old->hash && old->state != FiledState::damaged) return false;
        batch_.filedGone.push_back({old->target, old->name});
        return true;
    }

    /// A zip under its final name counts when every entry is what the ledger says.
    Result<bool> recoverZip(const JournalEntry& entry)
    {
        const auto there = files_.info(entry.destination);
        if (!there) return false;
        const ZipRecord* old = zipOf(entry.target);
        const std::string name = entry.destination.filename().native();
        if (old && old->name == name && old->size == there->size && old->mtimeNs == there->mtimeNs) return false;
        const auto entries = zipEntriesOf(home_, state_, entry.target);
        const ZipCheck check = checkZip(files_, entry.destination, &entries, job_);
        if (check.cancelled || !check.damage.empty()) return false;
        batch_.zips.push_back(
            {entry.target, name, fingerprintOf(entries), entries.size(), there->size, there->mtimeNs});
        return true;
    }

    Result<bool> recoverZipName(const JournalEntry& entry)
    {
        const ZipRecord* old = zipOf(entry.target);
        const auto there = files_.info(entry.destination);
        if (!old || !there || !movedAway(entry) || there->size != old->size || there->mtimeNs != old->mtimeNs)
            return false;
        ZipRecord renamed = *old;
        renamed.name = entry.destination.filename().native();
        batch_.zips.push_back(std::move(renamed));
        return true;
    }

    Result<bool> recoverRetiredZip(const JournalEntry& entry)
    {
        if (!zipOf(entry.target) || !movedAway(entry)) return false;
        batch_.zipsGone.push_back(entry.target);
        const auto target = std::find_if(state_.targets.begin(), state_.targets.end(),
                                         [&](const Target& one) { return one.key == entry.target; });
        if (target != state_.targets.end() && !target->made) batch_.targetsGone.push_back(entry.target);
        return true;
    }

    Files& files_;
    const ArchiveSettings& home_;
    const LedgerState& state_;
    const JobControl& job_;
    std::map<TargetKey, std::string> folders_;
    LedgerBatch batch_;
};

/// Half files of marks and trials, which no journal knows.
Status removeStrayParts(Files& files, const Path& folder)
{
    TRY_ASSIGN(const auto entries, files.list(folder));
    for (const FolderEntry& entry : entries)
        if (entry.kind == FileKind::file && isPartName(entry.name)) TRY(files.remove(folder / entry.name));
    return {};
}

Status syncTouched(Files& files, const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries)
        for (const Path& path : {entry.destination, entry.source})
            if (!path.empty() && files.exists(path.parent_path())) TRY(files.syncFolder(path.parent_path()));
    return {};
}

} // namespace

Status recoverArchive(Files& files, Ledger& ledger, const ArchiveSettings& home, const JobControl& job)
{
    TRY(removeStrayParts(files, home.save));
    TRY(removeStrayParts(files, home.zips));
    TRY_ASSIGN(const auto entries, ledger.openEntries(home.no));
    if (entries.empty()) return {};
    TRY_ASSIGN(const LedgerState state, ledger.read(home.no));
    TRY_ASSIGN(const auto batch, Recovery(files, home, state, job).recover(entries));
    if (!batch) return {};
    TRY(syncTouched(files, entries));
    return ledger.settle(home.no, *batch);
}

} // namespace albumen
