#include <fmt/format.h>

#include "archive/SafeName.h"
#include "archive/StepErrors.h"
#include "archive/VerifiedCopy.h"
#include "archive/ops/Folders.h"
#include "archive/ops/Op.h"

namespace albumen {

namespace {

/// Nothing is there, or a folder that the archive may work in. Another target's is not, be it missing.
Result<bool> mayBe(FilingContext& context, const FilingStep& step, const std::string& name)
{
    if (context.isFolderOfAnother(step.target, name)) return false;
    const Path folder = context.save() / name;
    TRY_ASSIGN(const bool there, isThere(context.files(), folder));
    if (!there) return true;
    TRY_ASSIGN(const bool ours, context.identity().isOurFolder(folder));
    return ours && context.isFolderOf(step.target, name);
}

} // namespace

Result<StepEnd> makeFolder(FilingContext& context, const FilingStep& step, LedgerBatch& batch)
{
    std::string name;
    for (int number = 1;; ++number) {
        name = numberedFolder(step.folder, number);
        auto free = mayBe(context, step, name);
        if (!free) return fail(ofTarget(std::move(free).error()));
        if (*free) break;
    }
    auto made = context.files().makeFolders(context.save() / name);
    if (!made) return fail(ofTarget(std::move(made).error()));
    ++(*made ? context.report().foldersMade : context.report().foldersThere);
    context.report().foldersAgain += *made && step.again ? 1 : 0;
    if (name != step.folder) context.report().passed.push_back(name);
    context.recordFolder(step.target, name, batch);
    return StepEnd::done;
}

const Op makeFolderOp{
    .op = JournalOp::makeFolder,
    .line = [](const FilingStep& step) { return fmt::format("make folder {}", step.folder); },
    .paths = [](const FilingContext& context, const FilingStep& step,
                JournalEntry& entry) { entry.destination = context.save() / step.folder; },
    .run = [](FilingContext& context, const ReadyStep& ready, JournalId,
              LedgerBatch& batch) { return makeFolder(context, *ready.step, batch); },
};

} // namespace albumen
