#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Folders.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    Files& files = context.files();
    const Path from = context.save() / step.name;
    TRY_ASSIGN(const bool there, isThere(files, from));
    if (!there) return makeFolder(context, step, batch); // somebody took it away
    std::string name = step.folder;
    for (int number = 2; files.exists(context.save() / name); ++number)
        name = fmt::format("{} ({})", step.folder, number);
    if (auto renamed = files.rename(from, context.save() / name); !renamed)
        return fail(ofTarget(std::move(renamed).error()));
    context.recordFolder(step.target, name, batch);
    return StepEnd::done;
}

Result<bool> recover(RecoveryContext& context, const JournalEntry& entry)
{
    if (!context.movedAway(entry)) return false;
    context.recordFolder(entry.target, entry.destination.filename().native());
    return true;
}

} // namespace

const Op renameFolderOp{
    .op = JournalOp::renameFolder,
    .line = [](const FilingStep& step) { return fmt::format("rename folder {} to {}", step.name, step.folder); },
    .paths = [](const FilingContext& context, const FilingStep& step,
                JournalEntry& entry) { entry.source = context.save() / step.name; },
    .run = run,
    .recover = recover,
};

} // namespace albumen
