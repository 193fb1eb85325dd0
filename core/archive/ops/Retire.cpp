#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    Files& files = context.files();
    const FiledFile old = context.filed(step.from);
    const Path from = context.folderOf(step.from.target, step.fromFolder) / old.name;
    TRY_ASSIGN(const auto seen, context.look(old, from));
    if (!seen) return StepEnd::cancelled;
    if (seen->found == Found::missing) { // somebody took it away: that was to be done
        context.forget(step.from, batch);
        return StepEnd::done;
    }
    const bool ours = seen->found == Found::same || seen->found == Found::damaged || seen->found == Found::photo;
    if (!ours) return context.setAside(old, from, seen->found, batch);
    TRY_ASSIGN(const Path trashed, context.placeInTrash(step.folder, old.name));
    if (auto renamed = files.rename(from, trashed); !renamed) return fail(ofTarget(std::move(renamed).error()));
    context.changedIn(trashed.parent_path());
    context.leftFrom(from.parent_path());
    context.forget(step.from, batch);
    context.report().retired += step.companion.empty() ? 1 : 0;
    return StepEnd::done;
}

Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    const FiledFile* const old = context.recordAt(entry.source);
    if (!old || !context.hasLeft(entry, *old)) return false;
    const auto there = context.files().info(entry.destination);
    if (!there) return false;
    // The trash has a folder for each filing; what lies there was put there by it. Inodes may have changed since.
    if (!context.isMoved(entry, *there) && old->state != FiledState::damaged) {
        const auto found = hashFile(context.files(), entry.destination, context.job());
        if (!found || !*found || **found != old->hash) return false;
    }
    context.batch().filedGone.push_back({old->target, old->name});
    return true;
}

} // namespace

const Op retireOp{
    .op = JournalOp::retire,
    .line = [](const FilingStep& step) { return fmt::format("move {} to the archive's trash", placeText(step)); },
    .paths =
        [](const FilingContext& context, const FilingStep& step, JournalEntry& entry) {
            entry.source = context.folderOf(step.from.target, step.fromFolder) / step.from.name;
            entry.destination = context.trash() / step.folder / step.name;
        },
    .run = run,
    .moves = true,
    .recover = recover,
};

} // namespace albumen
