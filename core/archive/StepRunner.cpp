#include "archive/StepRunner.h"

#include <utility>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "base/Contract.h"

namespace albumen {
namespace {

constexpr int mostNumbers = 9999; // what safeNameBytes keeps room for

tl::unexpected<Error> problem(Code code, const Path& path, std::string detail = {})
{
    return fail(code, Stage::file, path, std::move(detail));
}

/// A target that went away in the middle of a job.
Error ofTarget(Error error)
{
    error.stage = Stage::file;
    if (error.code == Code::pathMissing) error.code = Code::archiveOffline;
    return error;
}

} // namespace

StepRunner::StepRunner(Files& files, const ArchiveSettings& home, FilingId filing, const LedgerState& before,
                       const JobControl& job, FilingReport& report)
    : files_(files), home_(home), filing_(filing), job_(job), report_(report)
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
                       .mtimeNs = step.mtimeNs};
    switch (step.op) {
    case JournalOp::renameFolder: entry.source = home_.save / step.name; break;
    case JournalOp::copy:
    case JournalOp::hardLink:
    case JournalOp::reflink:
        entry.source = sourceOf(step).path;
        entry.destination /= step.name;
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

Result<StepEnd> StepRunner::run(const FilingStep& step, JournalId id, LedgerBatch& batch)
{
    switch (step.op) {
    case JournalOp::makeFolder: return makeFolder(step, batch);
    case JournalOp::renameFolder: return renameFolder(step, batch);
    case JournalOp::dropFolder: return dropFolder(step, batch);
    case JournalOp::copy:
    case JournalOp::hardLink:
    case JournalOp::reflink: return file(step, id, batch);
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

Result<std::optional<bool>> StepRunner::sameBytes(const SourceFacts& source, const Path& other)
{
    const auto there = files_.info(other);
    if (!there || there->kind != FileKind::file || there->size != source.size) return false;
    TRY_ASSIGN(const auto original, openSource(files_, source));
    TRY_ASSIGN(const auto wanted, hashOpen(*original, job_));
    if (!wanted) return std::nullopt;
    TRY_ASSIGN(const auto found, hashFile(files_, other, job_));
    if (!found) return std::nullopt;
    return *wanted == *found;
}

/// The step's name, or the next free one; names of other recorded files are never looked at. None: cancelled.
Result<std::optional<StepRunner::Place>> StepRunner::findPlace(const FilingStep& step, const SourceFacts& source)
{
    const Path folder = folderOf(step.target, step.folder);
    for (int number = 1; number <= mostNumbers; ++number) {
        const std::string name = number == 1 ? step.name : numberedFile(step.name, number);
        const auto known = filed_.find({step.target, name});
        if (known != filed_.end() && known->second.content != step.content) continue;
        if (!files_.exists(folder / name)) return Place{name, false};
        if (known != filed_.end() && known->second.state == FiledState::foreign) continue;
        TRY_ASSIGN(const auto same, sameBytes(source, folder / name));
        if (!same) return std::nullopt;
        if (*same) return Place{name, true};
    }
    return problem(Code::nameTaken, folder / step.name);
}

Result<StepEnd> StepRunner::file(const FilingStep& step, JournalId id, LedgerBatch& batch)
{
    const SourceFacts source = sourceOf(step);
    TRY(openSource(files_, source)); // a vanished or changed one makes no folder
    TRY(ensureFolder(folderOf(step.target, step.folder)));
    return step.op == JournalOp::hardLink ? putLink(step, source, batch) : putPart(step, source, id, batch);
}

Result<StepEnd> StepRunner::putPart(const FilingStep& step, const SourceFacts& source, JournalId id, LedgerBatch& batch)
{
    const Path folder = folderOf(step.target, step.folder), part = folder / partName(id);
    std::optional<Xxh128> hash;
    for (;;) {
        TRY_ASSIGN(const auto place, findPlace(step, source));
        if (!place) return StepEnd::cancelled;
        if (place->there) {
            if (hash) (void)files_.remove(part); // somebody put the same bytes there meanwhile
            TRY_ASSIGN(const auto there, hashFile(files_, folder / place->name, job_));
            if (!there) return StepEnd::cancelled;
            record(step, place->name, step.mode == FilingMode::move ? FilingMode::move : FilingMode::copy, *there,
                   batch);
            return StepEnd::done;
        }
        if (!hash) {
            TRY_ASSIGN(hash, step.op == JournalOp::reflink ? reflinkVerified(files_, source, part, job_)
                                                           : copyVerified(files_, source, part, job_));
            if (!hash) return StepEnd::cancelled;
            report_.bytesCopied += source.size;
        }
        auto renamed = files_.rename(part, folder / place->name);
        if (renamed) {
            changed_.insert(folder);
            record(step, place->name, step.mode, *hash, batch);
            return StepEnd::done;
        }
        if (renamed.error().code != Code::nameTaken) {
            (void)files_.remove(part);
            return fail(ofTarget(std::move(renamed).error()));
        }
    }
}

Result<StepEnd> StepRunner::putLink(const FilingStep& step, const SourceFacts& source, LedgerBatch& batch)
{
    TRY_ASSIGN(const auto original, openSource(files_, source));
    TRY_ASSIGN(const auto hash, hashOpen(*original, job_));
    if (!hash) return StepEnd::cancelled;
    TRY_ASSIGN(const auto place, findPlace(step, source));
    if (!place) return StepEnd::cancelled;
    const Path link = folderOf(step.target, step.folder) / place->name;
    if (!place->there) {
        if (auto linked = files_.hardLink(source.path, link); !linked) {
            Error error = ofTarget(std::move(linked).error());
            if (error.code == Code::fileUnreadable)
                error.detail += "; a link needs photo and archive on one disk that has links";
            return fail(std::move(error));
        }
        changed_.insert(link.parent_path());
    }
    TRY_ASSIGN(const FileInfo there, files_.info(link));
    const bool same = there.inode == original->info().inode && there.device == original->info().device;
    if (!same && !place->there) {
        (void)files_.remove(link); // the source was exchanged in between: what was linked is not what was read
        return problem(Code::sourceChanged, source.path, "inode");
    }
    record(step, place->name, same ? FilingMode::hardLink : FilingMode::copy, *hash, batch);
    return StepEnd::done;
}

void StepRunner::record(const FilingStep& step, const std::string& name, FilingMode mode, const Xxh128& hash,
                        LedgerBatch& batch)
{
    FiledFile filed{.target = step.target,
                    .name = name,
                    .content = step.content,
                    .photo = step.photo,
                    .mode = mode,
                    .size = step.size,
                    .mtimeNs = step.mtimeNs,
                    .hash = hash};
    if (folders_.try_emplace(step.target, step.folder).second) // its own step failed, yet the folder is there now
        batch.targets.push_back({step.target, step.folder, true});
    // A file that lay there already keeps its own time.
    if (const auto there = files_.info(folderOf(step.target, step.folder) / name)) filed.mtimeNs = there->mtimeNs;
    filed_[{step.target, name}] = filed;
    nameOf_[{step.target, step.content}] = name;
    batch.filed.push_back(std::move(filed));
    ++report_.copied;
}

void StepRunner::forget(const FiledKey& key, LedgerBatch& batch)
{
    if (const auto known = filed_.find(key); known != filed_.end()) {
        nameOf_.erase({key.target, known->second.content});
        filed_.erase(known);
    }
    batch.filedGone.push_back(key);
}

void StepRunner::markForeign(const FiledFile& record, LedgerBatch& batch)
{
    FiledFile& known = filed_[{record.target, record.name}];
    known.state = FiledState::foreign;
    nameOf_.erase({known.target, known.content});
    batch.filed.push_back(known);
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
    if (!*whole) {
        markForeign(old, batch);
        return problem(Code::foreignFile, from);
    }
    const Path folder = folderOf(step.target, step.folder);
    TRY(ensureFolder(folder));
    std::string name = step.name;
    for (int number = 2; files_.exists(folder / name) || filed_.count({step.target, name}); ++number)
        name = numberedFile(step.name, number);
    if (auto renamed = files_.rename(from, folder / name); !renamed) return fail(ofTarget(std::move(renamed).error()));
    changed_.insert(folder);
    changed_.insert(from.parent_path());
    forget(step.from, batch);
    record(step, name, old.mode, old.hash, batch);
    --report_.copied;
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
        if (!*whole) {
            markForeign(old, batch);
            return problem(Code::foreignFile, from);
        }
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
    const auto name = nameOf_.find({key, step.content});
    if (name == nameOf_.end()) return problem(Code::copyDiffers, step.source, "not filed everywhere; kept");
    const FiledFile& record = filed_.at({key, name->second});
    const Path copy = home_.save / folders_.at(key) / record.name;
    TRY_ASSIGN(const FileInfo there, files_.info(copy));
    const bool itself = there.inode == original.inode && there.device == original.device;
    if (itself || there.size != record.size || there.mtimeNs != record.mtimeNs || record.hash != hash)
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
