#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Op.h"
#include "base/Sentence.h"

namespace albumen {
namespace {

/// An original, and what belongs to it by the end of its name.
struct Part {
    SourceFacts facts;
    ContentNo content{};
    std::string companion;
};

/// Is the copy one of the bytes that lay at the original's place with its very size and time?
bool isOfWhatWasThere(const FiledFile& copy, const Part& part)
{
    return part.companion.empty() && copy.names == Xxh128{} && copy.sourceSize == part.facts.size &&
           copy.sourceMtimeNs == part.facts.mtimeNs;
}

/// The copy in this target is recorded, lies there, holds the original's bytes, and is not the original itself. One
/// that went bad is recorded so, and mended by the next filing from the original.
Status expectCopy(FilingContext& context, const FilingStep& step, const Part& part, const TargetKey& key,
                  const Xxh128& hash, const FileInfo& original, LedgerBatch& batch)
{
    const Code kept = part.companion.empty() ? Code::originalKept : Code::companionKept;
    const FiledFile* const record = context.copyIn(key, part.content, part.companion);
    if (!record) return problem(kept, step.source, "not filed everywhere: " + part.facts.path.native());
    const Path copy = context.folderOf(key, {}) / record->name;
    TRY_ASSIGN(const auto seen, context.identity().look(*record, copy, Depth::whole));
    if (seen && seen->found == Found::damaged) return context.setAside(*record, copy, Found::damaged, batch);
    if (seen && seen->found == Found::same && record->hash != hash && isOfWhatWasThere(*record, part))
        return problem(kept, part.facts.path, std::string(originalReplaced));
    if (!seen || seen->found != Found::same || seen->info.isSameAs(original) || record->hash != hash)
        return problem(kept, step.source, copy.native());
    return {};
}

/// The original as it was when every copy of it was found whole. None: cancelled.
Result<std::optional<FileInfo>> copiedEverywhere(FilingContext& context, const FilingStep& step, const Part& part,
                                                 LedgerBatch& batch)
{
    TRY_ASSIGN(const auto file, openSource(context.files(), part.facts));
    TRY_ASSIGN(const auto hash, hashOpen(*file, context.job()));
    if (!hash) return std::nullopt;
    for (const TargetKey& key : step.recordedIn) TRY(expectCopy(context, step, part, key, *hash, file->info(), batch));
    return file->info();
}

Status addCompanions(FilingContext& context, const std::vector<Companion>& companions, ContentNo content,
                     std::vector<Part>& parts)
{
    for (const Companion& one : companions) {
        TRY_ASSIGN(const bool there, isThere(context.files(), one.source));
        if (there) parts.push_back({{one.source, one.size, one.mtimeNs}, content, one.ending});
    }
    return {};
}

/// What is still there: the photo of the same shot with its companions, the photo's own, and the photo last: as long as
/// it is there, the next run knows what to do.
Result<std::vector<Part>> partsOf(FilingContext& context, const FilingStep& step)
{
    std::vector<Part> parts;
    for (const ShotMate& mate : step.shotWith) {
        TRY_ASSIGN(const bool there, isThere(context.files(), mate.source));
        if (!there) continue; // filed before
        TRY(addCompanions(context, mate.companions, mate.content, parts));
        parts.push_back({{mate.source, mate.size, mate.mtimeNs}, mate.content, {}});
    }
    TRY(addCompanions(context, step.companions, step.content, parts));
    parts.push_back({context.sourceOf(step), step.content, {}});
    return parts;
}

Status removeOne(FilingContext& context, const Path& source, const FileInfo& original)
{
    TRY_ASSIGN(const FileInfo now, context.files().info(source));
    if (!now.isSameAs(original) || now.mtimeNs != original.mtimeNs)
        return problem(Code::sourceChanged, source, "exchanged while it was compared");
    if (auto gone = context.files().remove(source); !gone) {
        Error error = std::move(gone).error(); // of the photos, not of the archive
        error.code = error.code == Code::pathMissing ? Code::fileVanished : Code::originalKept;
        return fail(std::move(error));
    }
    context.changedIn(source.parent_path());
    return {};
}

/// All of them, or none.
Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    TRY_ASSIGN(const bool there, isThere(context.files(), step.source));
    if (!there) return StepEnd::done; // removed before a kill
    TRY_ASSIGN(const std::vector<Part> parts, partsOf(context, step));
    std::vector<FileInfo> originals;
    for (const Part& part : parts) {
        TRY_ASSIGN(const auto original, copiedEverywhere(context, step, part, batch));
        if (!original) return StepEnd::cancelled;
        originals.push_back(*original);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        TRY(removeOne(context, parts[i].facts.path, originals[i]));
        context.report().removed += parts[i].companion.empty() ? 1 : 0;
    }
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
