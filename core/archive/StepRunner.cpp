#include "archive/StepRunner.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::size_t batchSteps = 64;         // one commit before and one after so many steps,
constexpr std::size_t batchBytes = 64U << 20U; // or so many bytes of copies with names, held in memory

bool needsCopy(const FilingStep& step)
{
    return step.op == JournalOp::renew || !step.names.empty();
}

} // namespace

StepRunner::StepRunner(Files& files, CopyNames* names, const ArchiveSettings& home, FilingId filing,
                       const LedgerState& before, const JobControl& job, FilingReport& report)
    : files_(files), names_(names), home_(home), filing_(filing), job_(job), report_(report)
{
    for (const Target& target : before.targets) folders_[target.key] = target.folder;
    for (const ZipRecord& zip : before.zips) zipped_.insert(zip.target);
    for (const FiledFile& one : before.filed) {
        filed_[{one.target, one.name}] = one;
        if (one.state == FiledState::there) nameOf_[{one.target, one.content}] = one.name;
    }
}

JournalEntry StepRunner::entryOf(const FilingStep& step) const
{
    JournalEntry entry{.op = step.op,
                       .destination = home_.save / step.folder,
                       .target = step.target,
                       .content = step.content,
                       .photo = step.photo,
                       .mode = step.mode,
                       .size = step.size,
                       .mtimeNs = step.mtimeNs,
                       .hash = {},
                       .names = step.namesKey};
    switch (step.op) {
    case JournalOp::renameFolder: entry.source = home_.save / step.name; break;
    case JournalOp::copy:
    case JournalOp::hardLink:
    case JournalOp::reflink:
        entry.source = sourceOf(step).path;
        entry.destination /= step.name;
        break;
    case JournalOp::renew:
        entry.source = sourceOf(step).path;
        entry.destination = placeOf(step);
        break;
    case JournalOp::moveFiled:
        entry.source = home_.save / step.fromFolder / step.from.name;
        entry.destination /= step.name;
        break;
    case JournalOp::retire:
        entry.source = home_.save / step.fromFolder / step.from.name;
        entry.destination =
            home_.save / archiveTrashName / fmt::format("{}", std::int64_t(filing_)) / step.folder / step.name;
        break;
    case JournalOp::removeSource:
        entry.source = step.source;
        entry.destination.clear();
        break;
    default: break;
    }
    return entry;
}

std::vector<ReadyStep> StepRunner::ready(std::span<const FilingStep> steps)
{
    std::vector<ReadyStep> batch;
    std::size_t bytes = 0;
    for (const FilingStep& step : steps.first(std::min(steps.size(), batchSteps))) {
        ReadyStep& ready = batch.emplace_back(ReadyStep{&step, entryOf(step), {}, {}});
        if (!needsCopy(step)) continue;
        auto copy = prepareCopy(files_, names_, sourceOf(step), step.names, job_);
        if (!copy)
            ready.error = std::move(copy).error();
        else if (*copy) {
            ready.copy = std::move(**copy);
            ready.entry.hash = ready.copy->hash;
            bytes += ready.copy->bytes.size();
        }
        if (bytes >= batchBytes) break;
    }
    return batch;
}

Result<StepEnd> StepRunner::run(const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    if (ready.error) return fail(*ready.error);
    if (needsCopy(step) && !ready.copy) return StepEnd::cancelled;
    switch (step.op) {
    case JournalOp::makeFolder: return makeFolder(step, batch);
    case JournalOp::renameFolder: return renameFolder(step, batch);
    case JournalOp::dropFolder: return dropFolder(step, batch);
    case JournalOp::copy:
    case JournalOp::hardLink:
    case JournalOp::reflink: return file(ready, id, batch);
    case JournalOp::renew: return renew(ready, id, batch);
    case JournalOp::moveFiled: return moveFiled(step, batch);
    case JournalOp::retire: return retire(step, batch);
    case JournalOp::removeSource: return removeSource(step);
    case JournalOp::zip:
    case JournalOp::renameZip:
    case JournalOp::retireZip: break; // the Zipper's
    }
    contractBroken("EXPECTS a step of a filing plan", __FILE__, __LINE__);
}

Status StepRunner::syncFolders()
{
    for (const Path& folder : std::exchange(changed_, {}))
        if (auto synced = files_.syncFolder(folder); !synced && synced.error().code != Code::pathMissing)
            return fail(
                ofTarget(std::move(synced).error())); // missing: renamed or removed by a later step of the batch
    return {};
}

/// Where the target's folder is now: a rename may have found the planned name taken.
Path StepRunner::folderOf(const TargetKey& key, const std::string& planned) const
{
    const auto known = folders_.find(key);
    return home_.save / (known == folders_.end() ? planned : known->second);
}

Result<StepEnd> StepRunner::makeFolder(const FilingStep& step, LedgerBatch& batch)
{
    auto made = files_.makeFolders(home_.save / step.folder);
    if (!made) return fail(ofTarget(std::move(made).error()));
    ++(*made ? report_.foldersMade : report_.foldersThere);
    changed_.insert(home_.save);
    folders_[step.target] = step.folder;
    batch.targets.push_back({step.target, step.folder, true});
    return StepEnd::done;
}

Result<StepEnd> StepRunner::renameFolder(const FilingStep& step, LedgerBatch& batch)
{
    const Path from = home_.save / step.name;
    TRY_ASSIGN(const bool there, isThere(files_, from));
    if (!there) return makeFolder(step, batch); // somebody took it away
    std::string name = step.folder;
    for (int number = 2; files_.exists(home_.save / name); ++number) name = fmt::format("{} ({})", step.folder, number);
    if (auto renamed = files_.rename(from, home_.save / name); !renamed)
        return fail(ofTarget(std::move(renamed).error()));
    changed_.insert(home_.save);
    folders_[step.target] = name;
    batch.targets.push_back({step.target, name, true});
    return StepEnd::done;
}

/// A folder with something of somebody else's in it stays; it is only not ours any more.
Result<StepEnd> StepRunner::dropFolder(const FilingStep& step, LedgerBatch& batch)
{
    const bool filled = std::any_of(filed_.begin(), filed_.end(), [&](const auto& one) {
        return one.first.target == step.target && one.second.state != FiledState::missing;
    });
    if (filled) return StepEnd::skipped; // what was to leave it could not
    auto gone = files_.removeFolder(home_.save / step.folder);
    if (!gone && gone.error().code != Code::nameTaken && gone.error().code != Code::pathMissing)
        return fail(ofTarget(std::move(gone).error()));
    changed_.insert(home_.save);
    if (zipped_.count(step.target))
        batch.targets.push_back({step.target, step.folder, false});
    else
        batch.targetsGone.push_back(step.target);
    return StepEnd::done;
}

const FiledFile* StepRunner::copyIn(const TargetKey& key, ContentNo content) const
{
    const auto name = nameOf_.find({key, content});
    return name == nameOf_.end() ? nullptr : &filed_.at({key, name->second});
}

/// Where the copy lies that the step renews: what brought it there may have found its name taken.
Path StepRunner::placeOf(const FilingStep& step) const
{
    const FiledFile* const copy = copyIn(step.target, step.content);
    return folderOf(step.target, step.folder) / (copy ? copy->name : step.name);
}

SourceFacts StepRunner::sourceOf(const FilingStep& step) const
{
    return {step.source.is_absolute() ? step.source : home_.save / step.source, step.size, step.mtimeNs};
}

/// Only inside an archive that is there: an unplugged one is not begun again on its mount point.
Status StepRunner::ensureFolder(const Path& folder)
{
    if (files_.exists(folder)) return {};
    if (!files_.exists(home_.save / archiveMarkName)) return problem(Code::archiveOffline, home_.save);
    auto made = files_.makeFolders(folder);
    if (!made) return fail(ofTarget(std::move(made).error()));
    for (Path above = folder.parent_path(); above.native().size() >= home_.save.native().size();
         above = above.parent_path())
        changed_.insert(above);
    return {};
}

void StepRunner::record(FiledFile filed, const std::string& folder, LedgerBatch& batch)
{
    if (folders_.try_emplace(filed.target, folder).second) // its own step failed, yet the folder is there now
        batch.targets.push_back({filed.target, folder, true});
    // A file that lay there already keeps its own time.
    if (const auto there = files_.info(folderOf(filed.target, folder) / filed.name)) filed.mtimeNs = there->mtimeNs;
    filed_[{filed.target, filed.name}] = filed;
    nameOf_[{filed.target, filed.content}] = filed.name;
    batch.filed.push_back(std::move(filed));
}

void StepRunner::forget(const FiledKey& key, LedgerBatch& batch)
{
    if (const auto known = filed_.find(key); known != filed_.end()) {
        nameOf_.erase({key.target, known->second.content});
        filed_.erase(known);
    }
    batch.filedGone.push_back(key);
}

/// Somebody edited it: it is theirs from now on.
tl::unexpected<Error> StepRunner::foreign(const FiledFile& record, const Path& path, LedgerBatch& batch)
{
    FiledFile& known = filed_[{record.target, record.name}];
    known.state = FiledState::foreign;
    nameOf_.erase({known.target, known.content});
    batch.filed.push_back(known);
    return problem(Code::foreignFile, path);
}

Result<std::optional<bool>> StepRunner::asRecorded(const FiledFile& record, const Path& path)
{
    TRY_ASSIGN(const FileInfo now, files_.info(path));
    if (now.kind != FileKind::file || now.size != record.size || now.mtimeNs != record.mtimeNs) return false;
    TRY_ASSIGN(const auto hash, hashFile(files_, path, job_));
    if (!hash) return std::nullopt;
    return *hash == record.hash;
}

Result<StepEnd> StepRunner::moveFiled(const FilingStep& step, LedgerBatch& batch)
{
    const FiledFile old = filed_.at(step.from);
    const Path from = folderOf(step.from.target, step.fromFolder) / old.name;
    TRY_ASSIGN(const bool there, isThere(files_, from));
    if (!there) {
        forget(step.from, batch);
        return problem(Code::archiveDamaged, from, "missing");
    }
    TRY_ASSIGN(const auto whole, asRecorded(old, from));
    if (!whole) return StepEnd::cancelled;
    if (!*whole) return foreign(old, from, batch);
    const Path folder = folderOf(step.target, step.folder);
    TRY(ensureFolder(folder));
    std::string name = step.name;
    for (int number = 2; files_.exists(folder / name) || filed_.count({step.target, name}); ++number)
        name = numberedFile(step.name, number);
    if (auto renamed = files_.rename(from, folder / name); !renamed) return fail(ofTarget(std::move(renamed).error()));
    changed_.insert(folder);
    changed_.insert(from.parent_path());
    forget(step.from, batch);
    FiledFile moved = old;
    moved.target = step.target;
    moved.name = name;
    record(std::move(moved), step.folder, batch);
    ++report_.moved;
    return StepEnd::done;
}

Result<StepEnd> StepRunner::retire(const FilingStep& step, LedgerBatch& batch)
{
    const FiledFile old = filed_.at(step.from);
    const Path from = folderOf(step.from.target, step.fromFolder) / old.name;
    TRY_ASSIGN(const bool there, isThere(files_, from));
    if (!there) { // somebody took it away: that was to be done
        forget(step.from, batch);
        return StepEnd::done;
    }
    if (!step.damaged) {
        TRY_ASSIGN(const auto whole, asRecorded(old, from));
        if (!whole) return StepEnd::cancelled;
        if (!*whole) return foreign(old, from, batch);
    }
    const Path folder = entryOf(step).destination.parent_path();
    TRY(ensureFolder(folder));
    std::string name = old.name;
    for (int number = 2; files_.exists(folder / name); ++number) name = numberedFile(old.name, number);
    if (auto renamed = files_.rename(from, folder / name); !renamed) return fail(ofTarget(std::move(renamed).error()));
    changed_.insert(folder);
    changed_.insert(from.parent_path());
    forget(step.from, batch);
    ++report_.retired;
    return StepEnd::done;
}

/// The copy in this target is recorded, lies there, holds the original's bytes, and is not the original itself.
Status StepRunner::expectCopy(const FilingStep& step, const TargetKey& key, const Xxh128& hash,
                              const FileInfo& original)
{
    const FiledFile* const record = copyIn(key, step.content);
    if (!record) return problem(Code::copyDiffers, step.source, "not filed everywhere; kept");
    const Path copy = home_.save / folders_.at(key) / record->name;
    TRY_ASSIGN(const FileInfo there, files_.info(copy));
    const bool itself = there.inode == original.inode && there.device == original.device;
    if (itself || there.size != record->size || there.mtimeNs != record->mtimeNs || record->hash != hash)
        return problem(Code::copyDiffers, copy, "the original is kept");
    return {};
}

Result<StepEnd> StepRunner::removeSource(const FilingStep& step)
{
    const SourceFacts source = sourceOf(step);
    if (!files_.exists(source.path)) return StepEnd::done; // removed before a kill
    FileInfo original;
    {
        TRY_ASSIGN(const auto file, openSource(files_, source));
        TRY_ASSIGN(const auto hash, hashOpen(*file, job_));
        if (!hash) return StepEnd::cancelled;
        original = file->info();
        for (const TargetKey& key : step.recordedIn) TRY(expectCopy(step, key, *hash, original));
    }
    TRY_ASSIGN(const FileInfo now, files_.info(source.path));
    if (now.inode != original.inode || now.device != original.device || now.mtimeNs != original.mtimeNs)
        return problem(Code::sourceChanged, source.path, "exchanged while it was compared");
    if (auto gone = files_.remove(source.path); !gone) {
        Error error = std::move(gone).error(); // of the photos, not of the archive
        error.code = error.code == Code::pathMissing ? Code::fileVanished : Code::fileUnreadable;
        return fail(std::move(error));
    }
    changed_.insert(source.path.parent_path());
    ++report_.removed;
    return StepEnd::done;
}

} // namespace albumen
