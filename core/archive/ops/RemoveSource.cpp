#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

/// The copy in this target is recorded, lies there, holds the original's bytes, and is not the original itself.
Status expectCopy(FilingContext& context, const FilingStep& step, const TargetKey& key, const Xxh128& hash,
                  const FileInfo& original)
{
    const FiledFile* const record = context.copyIn(key, step.content);
    if (!record) return problem(Code::copyDiffers, step.source, "not filed everywhere; kept");
    const Path copy = context.folderOf(key, {}) / record->name;
    TRY_ASSIGN(const FileInfo there, context.files().info(copy));
    const bool itself = there.inode == original.inode && there.device == original.device;
    if (itself || there.size != record->size || there.mtimeNs != record->mtimeNs || record->hash != hash)
        return problem(Code::copyDiffers, copy, "the original is kept");
    return {};
}

/// The original as it was when every copy of it was found whole. None: cancelled.
Result<std::optional<FileInfo>> copiedEverywhere(FilingContext& context, const FilingStep& step)
{
    TRY_ASSIGN(const auto file, openSource(context.files(), context.sourceOf(step)));
    TRY_ASSIGN(const auto hash, hashOpen(*file, context.job()));
    if (!hash) return std::nullopt;
    for (const TargetKey& key : step.recordedIn) TRY(expectCopy(context, step, key, *hash, file->info()));
    return file->info();
}

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch&)
{
    const Path source = context.sourceOf(*ready.step).path;
    Files& files = context.files();
    if (!files.exists(source)) return StepEnd::done; // removed before a kill
    TRY_ASSIGN(const auto original, copiedEverywhere(context, *ready.step));
    if (!original) return StepEnd::cancelled;
    TRY_ASSIGN(const FileInfo now, files.info(source));
    if (now.inode != original->inode || now.device != original->device || now.mtimeNs != original->mtimeNs)
        return problem(Code::sourceChanged, source, "exchanged while it was compared");
    if (auto gone = files.remove(source); !gone) {
        Error error = std::move(gone).error(); // of the photos, not of the archive
        error.code = error.code == Code::pathMissing ? Code::fileVanished : Code::fileUnreadable;
        return fail(std::move(error));
    }
    context.changedIn(source.parent_path());
    ++context.report().removed;
    return StepEnd::done;
}

} // namespace

const Op removeSourceOp{
    .op = JournalOp::removeSource,
    .line = [](const FilingStep& step) { return fmt::format("remove {}", step.source.native()); },
    .phase = Phase::originals,
    .paths =
        [](const FilingContext&, const FilingStep& step, JournalEntry& entry) {
            entry.source = step.source;
            entry.destination.clear();
        },
    .run = run,
};

} // namespace albumen
