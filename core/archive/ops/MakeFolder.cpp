#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Folders.h"
#include "archive/ops/Op.h"

namespace albumen {

Result<StepEnd> makeFolder(FilingContext& context, const FilingStep& step, LedgerBatch& batch)
{
    auto made = context.files().makeFolders(context.save() / step.folder);
    if (!made) return fail(ofTarget(std::move(made).error()));
    ++(*made ? context.report().foldersMade : context.report().foldersThere);
    context.recordFolder(step.target, step.folder, batch);
    return StepEnd::done;
}

const Op makeFolderOp{
    .op = JournalOp::makeFolder,
    .line = [](const FilingStep& step) { return fmt::format("make folder {}", step.folder); },
    .run = [](FilingContext& context, const ReadyStep& ready, JournalId,
              LedgerBatch& batch) { return makeFolder(context, *ready.step, batch); },
};

} // namespace albumen
