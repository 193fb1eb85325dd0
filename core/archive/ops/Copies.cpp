#include "archive/ops/Copies.h"

#include <algorithm>
#include <cstdlib>

#include "archive/Companions.h"
#include "archive/SafeName.h"
#include "archive/StepErrors.h"

namespace albumen {
namespace {

constexpr int mostNumbers = 9999; // what safeNameBytes keeps room for

/// May it be taken for a copy of its own? One that is a photo itself, or shares its bytes with any other file, is not;
/// a link made by filing is one to the very photo, under a name of its own.
bool isCopy(FilingContext& context, const ReadyStep& ready, const FileInfo& there)
{
    if (ready.step->op != JournalOp::hardLink) return there.links == 1 && !context.identity().isOriginal(there);
    const auto original = context.files().info(context.sourceOf(*ready.step).path);
    return there.links == 1 || (original && original->isSameAs(there));
}

/// What a filed file that is copied on was when it was filed: it may have gone bad without a sign, and that must not
/// spread. None: the bytes are a photo's.
std::optional<Xxh128> filedHash(const FilingContext& context, const FilingStep& step)
{
    const FiledFile* const origin = step.from.name.empty() ? nullptr : context.filedAs(step.from);
    return origin ? std::optional(origin->hash) : std::nullopt;
}

/// Does `other` hold what the step is to put there? None: cancelled.
Result<std::optional<bool>> sameBytes(FilingContext& context, const ReadyStep& ready, const Path& other)
{
    const SourceFacts source = context.sourceOf(*ready.step);
    const auto there = context.files().info(other);
    const std::uint64_t size = ready.copy ? ready.copy->size : source.size;
    if (!there || there->kind != FileKind::file || there->size != size) return false;
    if (!isCopy(context, ready, *there)) return false;
    std::optional<Xxh128> wanted = ready.copy ? ready.copy->hash : filedHash(context, *ready.step);
    if (!wanted) {
        TRY_ASSIGN(const auto original, openSource(context.files(), source));
        TRY_ASSIGN(wanted, hashOpen(*original, context.job()));
    }
    if (!wanted) return std::nullopt;
    TRY_ASSIGN(const auto found, hashFile(context.files(), other, context.job()));
    if (!found) return std::nullopt;
    return *wanted == *found;
}

/// The same bytes lie at the place already: they are taken for the copy.
Result<StepEnd> adopt(FilingContext& context, const ReadyStep& ready, const std::string& name, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    TRY_ASSIGN(const auto there,
               hashFile(context.files(), context.folderOf(step.target, step.folder) / name, context.job()));
    if (!there) return StepEnd::cancelled;
    const FilingMode mode = step.mode == FilingMode::move ? FilingMode::move : FilingMode::copy;
    ++context.report().adopted;
    context.record(filedBy(ready, name, mode, *there), step.folder, batch);
    return StepEnd::done;
}

/// The same time, as a disk that keeps local time shows it in another zone, to the two seconds of its clock?
bool isSameTimeElsewhere(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t second = 1'000'000'000, step = 15 * 60 * second; // zones differ by quarters of an hour,
    constexpr std::int64_t most = 26 * 3600 * second;                       // from UTC-12 to UTC+14
    const std::int64_t apart = std::abs(a - b), rest = apart % step;
    return apart <= most + 2 * second && std::min(rest, step - rest) <= 2 * second;
}

/// Is `there` what the step put there of a photo that was changed since? Then its bytes can be compared with nothing.
/// A copy has its photo's size and time, and nobody else's file lay there when the step was planned.
bool isOfBefore(const JournalEntry& entry, const FileInfo& there)
{
    return there.size == entry.size && isSameTimeElsewhere(entry.mtimeNs, there.mtimeNs);
}

Result<bool> recoverLink(RecoveryContext& context, const JournalEntry& entry)
{
    const auto source = context.files().info(entry.source);
    const auto name = context.nameOf(entry, [&](const Path&, const FileInfo& there) {
        return context.isMoved(entry, there) || (source && there.isSameAs(*source));
    });
    if (!name) return false;
    const Path link = entry.destination.parent_path() / *name;
    TRY_ASSIGN(const FileInfo there, context.files().info(link));
    const auto found = hashFile(context.files(), link, context.job());
    if (!found || !*found) return false;
    context.record(entry, *name, there, **found);
    return true;
}

/// What a copy is to be, whose bytes the journal does not know: its source, as long as that is what it was.
Result<std::optional<Xxh128>> wantedBytes(RecoveryContext& context, const JournalEntry& entry, const FileInfo& source)
{
    if (const FiledFile* const origin = context.recordAt(entry.source)) return origin->hash; // which may have gone bad
    if (source.size != entry.size || source.mtimeNs != entry.mtimeNs) return std::nullopt;
    return hashFile(context.files(), entry.source, context.job());
}

Result<bool> recoverPlain(RecoveryContext& context, const JournalEntry& entry)
{
    Files& files = context.files();
    const auto source = files.info(entry.source);
    if (!source) return false;
    const auto wanted = wantedBytes(context, entry, *source);
    if (!wanted) return false; // the plan's turn to say what it is
    const auto name =
        *wanted ? context.nameOf(entry, **wanted)
                : context.nameOf(entry, [&](const Path&, const FileInfo& there) { return isOfBefore(entry, there); });
    if (!name) return false;
    const Path copy = entry.destination.parent_path() / *name;
    TRY_ASSIGN(const FileInfo there, files.info(copy));
    const auto found = hashFile(files, copy, context.job());
    if (!found || !*found) return false;
    context.record(entry, *name, there, **found);
    return true;
}

Result<bool> recoverNamed(RecoveryContext& context, const JournalEntry& entry)
{
    const auto name = context.nameOf(entry, *entry.hash);
    if (!name) return false;
    TRY_ASSIGN(const FileInfo there, context.files().info(entry.destination.parent_path() / *name));
    context.record(entry, *name, there, *entry.hash);
    return true;
}

} // namespace

std::string placeText(const FilingStep& step)
{
    return step.folder + "/" + step.name;
}

std::string wantedName(const FilingContext& context, const FilingStep& step)
{
    if (step.companion.empty()) return step.name;
    const FiledFile* const known = context.filedAs({step.target, step.name});
    if (known && known->content == step.content && known->companion == step.companion) return step.name;
    const FiledFile* const photo = context.copyIn(step.target, step.content, {});
    return photo ? safeFileName(companionName(photo->name, step.companion)) : step.name;
}

bool suitsCompanions(FilingContext& context, const FilingStep& step, const std::string& name)
{
    Files& files = context.files();
    const Path folder = context.folderOf(step.target, step.folder);
    const auto suits = [&](const Companion& one) {
        const std::string beside = safeFileName(companionName(name, one.ending));
        const FiledFile* const known = context.filedAs({step.target, beside});
        if (known) return known->content == step.content && known->companion == one.ending;
        const auto there = files.info(folder / beside);
        if (!there) return true; // what cannot be looked at is its own step to say
        if (there->kind != FileKind::file || there->size != one.size || one.source.empty()) return false;
        const auto lies = hashFile(files, folder / beside, context.job());
        const auto wanted = hashFile(files, one.source, context.job());
        return lies && *lies && wanted && *wanted && **lies == **wanted;
    };
    return std::all_of(step.companions.begin(), step.companions.end(), suits);
}

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
            .names = step.namesKey,
            .sourceSize = step.photoSize,
            .sourceMtimeNs = step.photoMtimeNs,
            .companion = step.companion};
}

void recordCopied(FilingContext& context, const ReadyStep& ready, FiledFile filed, LedgerBatch& batch)
{
    context.record(std::move(filed), ready.step->folder, batch);
    ++(ready.step->companion.empty() ? context.report().copied : context.report().companions);
    if (ready.step->companion.empty()) context.report().filled.insert(ready.step->folder);
    context.report().copiesAgain += ready.step->again ? 1 : 0;
    context.report().mended += ready.step->damaged ? 1 : 0;
    context.report().nameless += ready.copy && !ready.copy->carries ? 1 : 0;
}

void pathsOfCopy(const FilingContext& context, const FilingStep& step, JournalEntry& entry)
{
    entry.source = context.sourceOf(step).path;
    entry.destination /= wantedName(context, step);
}

Status expectSourceAndFolder(FilingContext& context, const FilingStep& step)
{
    TRY(openSource(context.files(), context.sourceOf(step)));
    return context.ensureFolder(context.folderOf(step.target, step.folder));
}

namespace {

/// Under the photo's plain name, or with a number: an archive that outlived what was recorded of it. An empty name:
/// nowhere. None: cancelled.
Result<std::optional<FilePlace>> liesAlready(FilingContext& context, const ReadyStep& ready, const Path& folder)
{
    const FilingStep& step = *ready.step;
    for (int number = 1; number <= mostNumbers && step.plainName != step.name; ++number) {
        const std::string name = numberedFile(step.plainName, number);
        if (!context.files().exists(folder / name)) break;
        if (context.filedAs({step.target, name})) continue;
        TRY_ASSIGN(const auto same, sameBytes(context, ready, folder / name));
        if (!same) return std::nullopt;
        if (*same) return FilePlace{name, true};
    }
    return FilePlace{};
}

} // namespace

Result<std::optional<FilePlace>> findPlace(FilingContext& context, const ReadyStep& ready)
{
    const FilingStep& step = *ready.step;
    const Path folder = context.folderOf(step.target, step.folder);
    TRY_ASSIGN(const auto lying, liesAlready(context, ready, folder));
    if (!lying) return std::nullopt;
    if (!lying->name.empty()) return lying;
    const std::string wanted = wantedName(context, step);
    for (int number = 1; number <= mostNumbers; ++number) {
        const std::string name = numberedFile(wanted, number);
        const FiledFile* const known = context.filedAs({step.target, name});
        if (known && (known->content != step.content || known->companion != step.companion)) continue;
        if (!context.files().exists(folder / name)) {
            if (suitsCompanions(context, step, name)) return FilePlace{name, false};
            continue;
        }
        if (known && known->state == FiledState::foreign) continue;
        TRY_ASSIGN(const auto same, sameBytes(context, ready, folder / name));
        if (!same) return std::nullopt;
        if (*same) return FilePlace{name, true};
        if (known) return problem(Code::nameTaken, folder / name); // what was to leave did not: the next filing's turn
    }
    return problem(Code::nameTaken, folder / step.name);
}

Result<std::optional<Xxh128>> makePart(FilingContext& context, const ReadyStep& ready, const Path& part)
{
    Files& files = context.files();
    const SourceFacts source = context.sourceOf(*ready.step);
    const bool named = ready.copy && !ready.copy->bytes.empty();
    TRY_ASSIGN(const auto hash, named ? writeVerified(files, ready.copy->bytes, source, part, context.job())
                                : ready.step->op == JournalOp::reflink
                                    ? reflinkVerified(files, source, part, context.job())
                                    : copyVerified(files, source, part, context.job()));
    if (!hash) return std::nullopt;
    if (ready.copy && *hash != ready.copy->hash) {
        (void)files.remove(part);
        return problem(Code::sourceChanged, source.path, "other bytes than when it was read first");
    }
    if (ready.step->op != JournalOp::renew && ready.step->companion.empty()) // as it is counted
        context.report().bytesCopied += ready.copy ? ready.copy->size : source.size;
    return hash;
}

Result<std::optional<bool>> isBack(FilingContext& context, const FilingStep& step, LedgerBatch& batch)
{
    const FiledFile* const known = step.again ? context.filedAs({step.target, step.name}) : nullptr;
    if (!known) return false;
    TRY_ASSIGN(const auto seen, context.look(*known, context.folderOf(step.target, step.folder) / step.name));
    if (!seen) return std::nullopt;
    if (seen->found != Found::same) return false;
    FiledFile back = *known;
    back.state = FiledState::there;
    context.record(std::move(back), step.folder, batch);
    return true;
}

Result<StepEnd> putPart(FilingContext& context, const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    TRY(expectSourceAndFolder(context, step));
    TRY_ASSIGN(const auto back, isBack(context, step, batch));
    if (!back) return StepEnd::cancelled;
    if (*back) return StepEnd::done;
    const Path folder = context.folderOf(step.target, step.folder), part = folder / partName(id);
    std::optional<Xxh128> hash;
    for (;;) {
        TRY_ASSIGN(const auto place, findPlace(context, ready));
        if (!place) return StepEnd::cancelled;
        if (place->there) {
            if (hash) (void)context.files().remove(part); // somebody put the same bytes there meanwhile
            return adopt(context, ready, place->name, batch);
        }
        if (!hash) {
            TRY_ASSIGN(hash, makePart(context, ready, part));
            if (!hash) return StepEnd::cancelled;
            if (const auto filed = filedHash(context, step); filed && *filed != *hash) {
                (void)context.files().remove(part);
                return context.setAside(context.filed(step.from), context.sourceOf(step).path, Found::damaged, batch);
            }
        }
        auto renamed = context.files().rename(part, folder / place->name);
        if (renamed) {
            context.changedIn(folder);
            recordCopied(context, ready, filedBy(ready, place->name, step.mode, *hash), batch);
            return StepEnd::done;
        }
        if (renamed.error().code != Code::nameTaken) {
            (void)context.files().remove(part);
            return fail(ofTarget(std::move(renamed).error()));
        }
    }
}

Result<bool> recoverCopied(RecoveryContext& context, const JournalEntry& entry)
{
    if (entry.op == JournalOp::hardLink) return recoverLink(context, entry);
    return entry.hash ? recoverNamed(context, entry) : recoverPlain(context, entry);
}

} // namespace albumen
