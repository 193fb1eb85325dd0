#include "archive/RecoveryContext.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "archive/VerifiedCopy.h"

namespace albumen {

RecoveryContext::RecoveryContext(Files& files, const ArchiveSettings& home, const LedgerState& state,
                                 const JobControl& job)
    : files_(files), home_(home), state_(state), job_(job)
{
    for (const Target& target : state.targets)
        if (target.made) folders_[target.key] = target.folder;
}

void RecoveryContext::expectFolders(const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries)
        if (entry.op == JournalOp::renameFolder) renamed_[entry.source] = entry.target;
}

JournalEntry RecoveryContext::asFoldersAre(JournalEntry entry) const
{
    const auto put = [this](Path& path, const TargetKey& key) {
        const auto folder = folders_.find(key);
        if (folder != folders_.end()) path = home_.save / folder->second / path.filename();
    };
    switch (entry.op) {
    case JournalOp::retire: put(entry.source, entry.target); break;
    case JournalOp::copy:
    case JournalOp::hardLink:
    case JournalOp::reflink:
    case JournalOp::moveFiled:
    case JournalOp::renew: {
        put(entry.destination, entry.target);
        const auto from = renamed_.find(entry.source.parent_path());
        if (from != renamed_.end()) put(entry.source, from->second);
        break;
    }
    default: break;
    }
    return entry;
}

const FiledFile* RecoveryContext::recordAt(const Path& path) const
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

const ZipRecord* RecoveryContext::zipOf(const TargetKey& key) const
{
    const auto found =
        std::find_if(state_.zips.begin(), state_.zips.end(), [&](const auto& zip) { return zip.target == key; });
    return found == state_.zips.end() ? nullptr : &*found;
}

bool RecoveryContext::movedAway(const JournalEntry& entry)
{
    return !files_.exists(entry.source) && files_.exists(entry.destination);
}

bool RecoveryContext::hasLeft(const JournalEntry& entry, const FiledFile& old)
{
    const auto source = files_.info(entry.source);
    if (!source) return true;
    if (entry.inode != 0) return !isMoved(entry, *source);
    const auto found = hashFile(files_, entry.source, job_); // its folder was still to be renamed
    return found && *found && **found != old.hash;
}

bool RecoveryContext::isMoved(const JournalEntry& entry, const FileInfo& there)
{
    if (entry.inode == 0 || there.inode != entry.inode) return false;
    // No name is given across disks, and each disk counts its own inodes. Which one it was is not in the journal, for
    // disks are numbered anew at every start.
    const auto from = files_.info(entry.source.parent_path());
    return !from || from->device == there.device;
}

bool RecoveryContext::isFilled(const TargetKey& key) const
{
    return std::ranges::any_of(
        state_.filed, [&](const FiledFile& file) { return file.target == key && file.state == FiledState::there; });
}

bool RecoveryContext::holdsFiled(const TargetKey& key, const Path& folder)
{
    return std::any_of(state_.filed.begin(), state_.filed.end(), [&](const FiledFile& file) {
        if (file.target != key || file.state != FiledState::there) return false;
        const auto there = files_.info(folder / file.name);
        if (!there || there->kind != FileKind::file || there->size != file.size) return false;
        const auto found = hashFile(files_, folder / file.name, job_);
        return found && *found && **found == file.hash;
    });
}

Status RecoveryContext::finishMove(const JournalEntry& entry)
{
    const auto before = files_.info(entry.source), after = files_.info(entry.destination);
    const bool both = before && after && before->kind == FileKind::file && before->isSameAs(*after);
    // One link under two names is a disk that tells no capitals apart.
    return both && before->links > 1 && entry.inode == before->inode ? files_.remove(entry.source) : Status{};
}

std::optional<std::string> RecoveryContext::nameOf(const JournalEntry& entry, const Xxh128& hash)
{
    return nameOf(entry, [&](const Path& path, const FileInfo&) {
        const auto found = hashFile(files_, path, job_);
        return found && *found && **found == hash;
    });
}

std::optional<std::string> RecoveryContext::nameOf(const JournalEntry& entry, const IsIt& isIt)
{
    const Path& planned = entry.destination;
    const std::string wanted = planned.filename().native();
    for (int number = 1; job_.mayGoOn(); ++number) {
        const std::string name = numberedFile(wanted, number);
        const Path path = planned.parent_path() / name;
        const FiledFile* const old = recordAt(path);
        if (old && old->state != FiledState::missing) continue;
        const auto there = files_.info(path);
        if (!there) return std::nullopt;
        if (there->kind != FileKind::file || (there->links != 1 && !isMoved(entry, *there))) continue; // a stranger's
        if (isIt(path, *there)) return name;
    }
    return std::nullopt;
}

void RecoveryContext::recordFolderOf(const JournalEntry& entry)
{
    if (!folders_.count(entry.target)) recordFolder(entry.target, entry.destination.parent_path().filename().native());
}

void RecoveryContext::recordFolder(const TargetKey& key, const std::string& folder)
{
    folders_[key] = folder;
    batch_.targets.push_back({key, folder, true});
}

void RecoveryContext::record(const JournalEntry& entry, const std::string& name, const FileInfo& there,
                             const Xxh128& hash)
{
    recordFolderOf(entry);
    FiledFile file{.target = entry.target,
                   .name = name,
                   .content = entry.content,
                   .photo = entry.photo,
                   .mode = entry.mode,
                   .size = there.size,
                   .mtimeNs = there.mtimeNs,
                   .hash = hash,
                   .names = entry.names,
                   .sourceSize = entry.size,
                   .sourceMtimeNs = entry.mtimeNs,
                   .companion = entry.companion};
    batch_.filed.push_back(std::move(file));
}

} // namespace albumen
