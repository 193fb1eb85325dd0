#include "archive/StepRunner.h"

#include <algorithm>

#include "archive/ops/Op.h"
#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::size_t batchSteps = 64;         // one commit before and one after so many steps,
constexpr std::size_t batchBytes = 64U << 20U; // or so many bytes of copies with names, held in memory

bool isRenamedIn(const std::vector<ReadyStep>& batch, const FilingStep& step)
{
    return step.op == JournalOp::renameFolder && std::ranges::any_of(batch, [&step](const ReadyStep& one) {
               return one.step->op == JournalOp::renameFolder && one.step->target == step.target;
           });
}

bool needsCopy(const FilingStep& step)
{
    return step.op == JournalOp::renew || !step.names.empty();
}

} // namespace

JournalEntry StepRunner::entryOf(const FilingStep& step)
{
    JournalEntry entry{.op = step.op,
                       .destination = context_.folderOf(step.target, step.folder),
                       .target = step.target,
                       .content = step.content,
                       .photo = step.photo,
                       .mode = step.mode,
                       .size = step.size,
                       .mtimeNs = step.mtimeNs,
                       .hash = {},
                       .names = step.namesKey,
                       .companion = step.companion};
    const Op& op = opOf(step.op);
    if (op.paths) op.paths(context_, step, entry);
    if (const auto there = op.moves || op.links ? context_.files().info(entry.source) : Result<FileInfo>())
        entry.inode = there->inode;
    return entry;
}

std::vector<ReadyStep> StepRunner::ready(FilingSteps::const_iterator step, FilingSteps::const_iterator end)
{
    std::vector<ReadyStep> batch;
    std::size_t bytes = 0;
    for (; step != end && batch.size() < batchSteps; ++step) {
        if (isRenamedIn(batch, *step)) break; // where it lies then is known when that is done
        ReadyStep& ready = batch.emplace_back(ReadyStep{&*step, entryOf(*step), {}, {}});
        if (!needsCopy(*step)) continue;
        auto copy = prepareCopy(context_.files(), names_, context_.sourceOf(*step), step->names, context_.job());
        if (!copy)
            ready.error = std::move(copy).error();
        else if (*copy) {
            ready.copy = std::move(**copy);
            ready.entry.hash = ready.copy->hash;
            bytes += ready.copy->bytes.size();
        }
        if (bytes >= batchBytes) break;
    }
    return batch;
}

Result<StepEnd> StepRunner::run(const ReadyStep& ready, JournalId id, LedgerBatch& batch)
{
    if (ready.error) return fail(*ready.error);
    if (needsCopy(*ready.step) && !ready.copy) return StepEnd::cancelled;
    const Op& op = opOf(ready.step->op);
    EXPECTS(op.run);
    return op.run(context_, ready, id, batch);
}

} // namespace albumen
