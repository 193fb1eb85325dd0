// The steps that bring a photo's bytes into a folder: copies, clones, links, and copies renewed in their place.
#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/StepRunner.h"

namespace albumen {
namespace {

constexpr int mostNumbers = 9999; // what safeNameBytes keeps room for

/// What is recorded of a step that puts its source's picture somewhere.
FiledFile filedBy(const ReadyStep& ready, const std::string& name, FilingMode mode, const Xxh128& hash)
{
    const FilingStep& step = *ready.step;
    return {.target = step.target,
            .name = name,
            .content = step.content,
            .photo = step.photo,
            .mode = mode,
            .size = ready.copy ? ready.copy->size : step.size,
            .mtimeNs = step.mtimeNs,
            .hash = hash,
            .names = step.namesKey};
}

} // namespace

/// Does `other` hold what the step is to put there?
Result<std::optional<bool>> StepRunner::sameBytes(const ReadyStep& ready, const Path& other)
{
    const SourceFacts source = sourceOf(*ready.step);
    const auto there = files_.info(other);
    const std::uint64_t size = ready.copy ? ready.copy->size : source.size;
    if (!there || there->kind != FileKind::file || there->size != size) return false;
    std::optional<Xxh128> wanted;
    if (ready.copy) {
        wanted = ready.copy->hash;
    } else {
        TRY_ASSIGN(const auto original, openSource(files_, source));
        TRY_ASSIGN(wanted, hashOpen(*original, job_));
    }
    if (!wanted) return std::nullopt;
    TRY_ASSIGN(const auto found, hashFile(files_, other, job_));
    if (!found) return std::nullopt;
    return *wanted == *found;
}

/// The step's name, or the next free one; names of other recorded files are never looked at. None: cancelled.
Result<std::optional<StepRunner::Place>> StepRunner::findPlace(const ReadyStep& ready)
{
    const FilingStep& step = *ready.step;
    const Path folder = folderOf(step.target, step.folder);
    for (int number = 1; number <= mostNumbers; ++number) {
        const std::string name = number == 1 ? step.name : numberedFile(step.name, number);
        const auto known = filed_.find({step.target, name});
        if (known != filed_.end() && known->second.content != step.content) continue;
        if (!files_.exists(folder / name)) return Place{name, false};
        if (known != filed_.end() && known->second.state == FiledState::foreign) continue;
        TRY_ASSIGN(const auto same, sameBytes(ready, folder / name));
        if (!same) return std::nullopt;
        if (*same) return Place{name, true};
    }
    return problem(Code::nameTaken, folder / step.name);
}

Result<StepEnd> StepRunner::file(const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    TRY(openSource(files_, sourceOf(step))); // a vanished or changed one makes no folder
    TRY(ensureFolder(folderOf(step.target, step.folder)));
    return step.op == JournalOp::hardLink ? putLink(ready, batch) : putPart(ready, id, batch);
}

/// None: cancelled. Ensures: there is no part unless it is whole.
Result<std::optional<Xxh128>> StepRunner::makePart(const ReadyStep& ready, const Path& part)
{
    const SourceFacts source = sourceOf(*ready.step);
    const bool named = ready.copy && !ready.copy->bytes.empty();
    TRY_ASSIGN(const auto hash, named ? writeVerified(files_, ready.copy->bytes, source, part, job_)
                                : ready.step->op == JournalOp::reflink ? reflinkVerified(files_, source, part, job_)
                                                                       : copyVerified(files_, source, part, job_));
    if (!hash) return std::nullopt;
    if (ready.copy && *hash != ready.copy->hash) {
        (void)files_.remove(part);
        return problem(Code::sourceChanged, source.path, "other bytes than when it was read first");
    }
    report_.bytesCopied += ready.copy ? ready.copy->size : source.size;
    return hash;
}

Result<StepEnd> StepRunner::putPart(const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    const Path folder = folderOf(step.target, step.folder), part = folder / partName(id);
    std::optional<Xxh128> hash;
    for (;;) {
        TRY_ASSIGN(const auto place, findPlace(ready));
        if (!place) return StepEnd::cancelled;
        if (place->there) {
            if (hash) (void)files_.remove(part); // somebody put the same bytes there meanwhile
            TRY_ASSIGN(const auto there, hashFile(files_, folder / place->name, job_));
            if (!there) return StepEnd::cancelled;
            const FilingMode mode = step.mode == FilingMode::move ? FilingMode::move : FilingMode::copy;
            recordCopied(ready, filedBy(ready, place->name, mode, *there), batch);
            return StepEnd::done;
        }
        if (!hash) {
            TRY_ASSIGN(hash, makePart(ready, part));
            if (!hash) return StepEnd::cancelled;
        }
        auto renamed = files_.rename(part, folder / place->name);
        if (renamed) {
            changed_.insert(folder);
            recordCopied(ready, filedBy(ready, place->name, step.mode, *hash), batch);
            return StepEnd::done;
        }
        if (renamed.error().code != Code::nameTaken) {
            (void)files_.remove(part);
            return fail(ofTarget(std::move(renamed).error()));
        }
    }
}

Result<StepEnd> StepRunner::putLink(const ReadyStep& ready, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    const SourceFacts source = sourceOf(step);
    TRY_ASSIGN(const auto original, openSource(files_, source));
    TRY_ASSIGN(const auto hash, hashOpen(*original, job_));
    if (!hash) return StepEnd::cancelled;
    TRY_ASSIGN(const auto place, findPlace(ready));
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
    recordCopied(ready, filedBy(ready, place->name, same ? FilingMode::hardLink : FilingMode::copy, *hash), batch);
    return StepEnd::done;
}

/// `old`: what lies there; none: nothing does.
Status StepRunner::takePlace(const Path& part, const Path& place, const FiledFile* old, LedgerBatch& batch)
{
    if (!old) return files_.rename(part, place);
    TRY_ASSIGN(const FileInfo now, files_.info(place));
    if (now.size != old->size || now.mtimeNs != old->mtimeNs) return foreign(*old, place, batch);
    return files_.replace(part, place);
}

/// Puts the new copy in the place of the old one, which goes: it is ours, and made of this very photo.
Result<StepEnd> StepRunner::renew(const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    const FiledFile* const known = copyIn(step.target, step.content);
    if (!known) return StepEnd::skipped; // what was to bring it here failed
    const FiledFile old = *known;
    const Path place = placeOf(step), part = place.parent_path() / partName(id);
    TRY_ASSIGN(const bool there, isThere(files_, place));
    if (there) {
        TRY_ASSIGN(const auto whole, asRecorded(old, place));
        if (!whole) return StepEnd::cancelled;
        if (!*whole) return foreign(old, place, batch);
    }
    const FiledFile filed = filedBy(ready, old.name, step.mode, ready.copy->hash);
    if (!there || old.hash != filed.hash) {
        TRY(ensureFolder(place.parent_path()));
        TRY_ASSIGN(const auto hash, makePart(ready, part));
        if (!hash) return StepEnd::cancelled;
        if (auto placed = takePlace(part, place, there ? &old : nullptr, batch); !placed) {
            (void)files_.remove(part);
            return fail(ofTarget(std::move(placed).error()));
        }
        changed_.insert(place.parent_path());
    }
    record(filed, step.folder, batch);
    ++report_.renewed;
    report_.nameless += ready.copy->carries ? 0 : 1;
    return StepEnd::done;
}

void StepRunner::recordCopied(const ReadyStep& ready, FiledFile filed, LedgerBatch& batch)
{
    record(std::move(filed), ready.step->folder, batch);
    ++report_.copied;
    report_.nameless += ready.copy && !ready.copy->carries ? 1 : 0;
}

} // namespace albumen
