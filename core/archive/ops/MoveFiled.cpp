#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

/// None: cancelled.
Result<std::optional<Path>> movable(FilingContext& context, const FilingStep& step, const FiledFile& old,
                                    LedgerBatch& batch)
{
    Path from = context.folderOf(step.from.target, step.fromFolder) / old.name;
    TRY_ASSIGN(const auto seen, context.look(old, from));
    if (!seen) return std::nullopt;
    if (seen->found == Found::missing) {
        context.forget(step.from, batch);
        return problem(Code::archiveMissing, from);
    }
    if (seen->found != Found::same) return context.setAside(old, from, seen->found, batch);
    return from;
}

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    Files& files = context.files();
    FiledFile moved = context.filed(step.from);
    TRY_ASSIGN(const auto from, movable(context, step, moved, batch));
    if (!from) return StepEnd::cancelled;
    const Path folder = context.folderOf(step.target, step.folder);
    TRY(context.ensureFolder(folder));
    const auto isFree = [&](const std::string& name) {
        const FiledFile* const known = context.filedAs({step.target, name});
        const bool mends = known && known->state == FiledState::missing && known->content == moved.content &&
                           known->companion == moved.companion;
        return (!known || mends) && !files.exists(folder / name) && suitsCompanions(context, step, name);
    };
    const std::string name = freeFileName(wantedName(context, step), isFree);
    if (auto renamed = files.rename(*from, folder / name); !renamed) return fail(ofTarget(std::move(renamed).error()));
    context.changedIn(folder);
    context.leftFrom(from->parent_path());
    context.forget(step.from, batch);
    moved.target = step.target;
    moved.name = name;
    context.record(std::move(moved), step.folder, batch);
    context.report().moved += step.companion.empty() ? 1 : 0;
    return StepEnd::done;
}

Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    const FiledFile* const old = context.recordAt(entry.source);
    if (!old || !context.hasLeft(entry, *old)) return false;
    const auto name = context.nameOf(entry, old->hash);
    if (!name) return false;
    context.recordFolderOf(entry);
    FiledFile moved = *old;
    moved.target = entry.target;
    moved.name = *name;
    context.batch().filedGone.push_back({old->target, old->name});
    context.batch().filed.push_back(std::move(moved));
    return true;
}

} // namespace

const Op moveFiledOp{
    .op = JournalOp::moveFiled,
    .line =
        [](const FilingStep& step) {
            return fmt::format("move {}/{} to {}", step.fromFolder, step.from.name, placeText(step));
        },
    .paths =
        [](const FilingContext& context, const FilingStep& step, JournalEntry& entry) {
            entry.source = context.folderOf(step.from.target, step.fromFolder) / step.from.name;
            entry.destination /= wantedName(context, step);
        },
    .run = run,
    .moves = true,
    .recover = recover,
};

} // namespace albumen
