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
    TRY_ASSIGN(const bool there, isThere(files, from));
    if (!there) { // somebody took it away: that was to be done
        context.forget(step.from, batch);
        return StepEnd::done;
    }
    if (!step.damaged) {
        TRY_ASSIGN(const auto whole, context.asRecorded(old, from));
        if (!whole) return StepEnd::cancelled;
        if (!*whole) return context.foreign(old, from, batch);
    }
    const Path folder = context.trash() / step.folder;
    TRY(context.ensureFolder(folder));
    std::string name = old.name;
    for (int number = 2; files.exists(folder / name); ++number) name = numberedFile(old.name, number);
    if (auto renamed = files.rename(from, folder / name); !renamed) return fail(ofTarget(std::move(renamed).error()));
    context.changedIn(folder);
    context.changedIn(from.parent_path());
    context.forget(step.from, batch);
    ++context.report().retired;
    return StepEnd::done;
}

Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    const FiledFile* const old = context.recordAt(entry.source);
    if (!old || !context.movedAway(entry)) return false;
    const auto found = hashFile(context.files(), entry.destination, context.job());
    if (!found || !*found) return false;
    if (**found != old->hash && old->state != FiledState::damaged) return false;
    context.batch().filedGone.push_back({old->target, old->name});
    return true;
}

} // namespace

const Op retireOp{
    .op = JournalOp::retire,
    .line = [](const FilingStep& step) { return fmt::format("move {} to the archive's trash", placeText(step)); },
    .paths =
        [](const FilingContext& context, const FilingStep& step, JournalEntry& entry) {
            entry.source = context.save() / step.fromFolder / step.from.name;
            entry.destination = context.trash() / step.folder / step.name;
        },
    .run = run,
    .recover = recover,
};

} // namespace albumen
