#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

/// A folder with something of somebody else's in it stays; it is only not ours any more.
Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    if (context.isFilled(step.target)) return StepEnd::skipped;     // what was to leave it could not
    const Path folder = context.folderOf(step.target, step.folder); // it may have given its name to somebody
    TRY_ASSIGN(const bool ours, context.identity().isOurFolder(folder));
    auto gone = ours ? context.files().removeFolder(folder) : Status{};
    if (!gone && gone.error().code != Code::nameTaken && gone.error().code != Code::pathMissing)
        return fail(ofTarget(std::move(gone).error()));
    context.report().foldersRemoved += ours && gone ? 1 : 0;
    context.changedIn(context.save());
    if (context.hasZip(step.target))
        batch.targets.push_back({step.target, folder.filename().native(), false});
    else
        batch.targetsGone.push_back(step.target);
    return StepEnd::done;
}

} // namespace

const Op dropFolderOp{
    .op = JournalOp::dropFolder,
    .line = [](const FilingStep& step) { return fmt::format("remove empty folder {}", step.folder); },
    .run = run,
};

} // namespace albumen
