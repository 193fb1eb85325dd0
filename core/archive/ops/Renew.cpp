#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"
#include "base/Text.h"

namespace albumen {
namespace {

/// `old`: what lies there; none: nothing does.
Status takePlace(FilingContext& context, const FilingStep& step, const Path& part, const Path& place,
                 const FileInfo* old)
{
    if (!old) return context.files().rename(part, place);
    TRY_ASSIGN(const FileInfo now, context.files().info(place));
    if (now != *old) return problem(Code::editedFile, place);
    if (!step.keepOld) return context.files().replace(part, place);
    TRY_ASSIGN(const Path trashed, context.placeInTrash(step.folder, place.filename().native()));
    TRY(context.files().rename(place, trashed));
    context.changedIn(trashed.parent_path());
    context.report().retired += step.companion.empty() ? 1 : 0;
    return context.files().rename(part, place);
}

/// False: cancelled.
Result<bool> exchange(FilingContext& context, const ReadyStep& ready, JournalId id, const Path& place,
                      const FileInfo* old)
{
    const Path folder = place.parent_path(), part = folder / partName(id);
    TRY(context.ensureFolder(folder));
    TRY_ASSIGN(const auto hash, makePart(context, ready, part));
    if (!hash) return false;
    if (auto placed = takePlace(context, *ready.step, part, place, old); !placed) {
        (void)context.files().remove(part);
        return fail(ofTarget(std::move(placed).error()));
    }
    context.changedIn(folder);
    return true;
}

/// Puts the new copy in the place of the old one, which goes: it is ours, and made of this very photo.
Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    const FiledFile* const known = context.copyIn(step.target, step.content, step.companion);
    if (!known) return StepEnd::skipped; // what was to bring it here failed
    const FiledFile old = *known;
    const Path place = context.placeOf(step);
    TRY_ASSIGN(const auto seen, context.look(old, place));
    if (!seen) return StepEnd::cancelled;
    const bool there = seen->found != Found::missing;
    if (there && seen->found != Found::same) return context.setAside(old, place, seen->found, batch);
    const FiledFile filed = filedBy(ready, old.name, step.mode, ready.copy->hash);
    const bool exchanges = !there || old.hash != filed.hash;
    if (exchanges) {
        TRY_ASSIGN(const bool done, exchange(context, ready, id, place, there ? &seen->info : nullptr));
        if (!done) return StepEnd::cancelled;
    }
    context.record(filed, step.folder, batch);
    context.report().renewed += (exchanges || !step.keepOld) && step.companion.empty() ? 1 : 0;
    context.report().nameless += ready.copy->carries ? 0 : 1;
    return StepEnd::done;
}

/// Our old copy lies there, or the new one; whatever else does is the plan's to say.
Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    const FiledFile* const old = context.recordAt(entry.destination);
    const auto there = context.files().info(entry.destination);
    if (!old || !there || !entry.hash) return false;
    const auto found = hashFile(context.files(), entry.destination, context.job());
    if (!found || !*found || **found != *entry.hash) return false;
    context.record(entry, old->name, *there, **found);
    return true;
}

} // namespace

const Op renewOp{
    .op = JournalOp::renew,
    .line =
        [](const FilingStep& step) {
            return fmt::format("renew {} from {} ({})", placeText(step), step.source.native(), byteText(step.size));
        },
    .phase = Phase::renewals,
    .room = Room::renewal,
    .paths =
        [](const FilingContext& context, const FilingStep& step, JournalEntry& entry) {
            entry.source = context.sourceOf(step).path;
            entry.destination = context.placeOf(step);
        },
    .run = run,
    .writesPart = true,
    .recover = recover,
};

} // namespace albumen
