#include <fmt/format.h>

#include "archive/StepErrors.h"
#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"

namespace albumen {
namespace {

Status makeLink(FilingContext& context, const Path& source, const Path& link)
{
    if (auto linked = context.files().hardLink(source, link); !linked) {
        Error error = ofTarget(std::move(linked).error());
        if (error.code == Code::fileNotWritten)
            error.detail += "; a link needs photo and archive on one disk that has links";
        return fail(std::move(error));
    }
    context.changedIn(link.parent_path());
    return {};
}

Result<StepEnd> run(FilingContext& context, const ReadyStep& ready, JournalId, LedgerBatch& batch)
{
    const FilingStep& step = *ready.step;
    TRY(expectSourceAndFolder(context, step));
    TRY_ASSIGN(const auto back, isBack(context, step, batch));
    if (!back) return StepEnd::cancelled;
    if (*back) return StepEnd::done;
    const SourceFacts source = context.sourceOf(step);
    TRY_ASSIGN(const auto original, openSource(context.files(), source));
    TRY_ASSIGN(const auto hash, hashOpen(*original, context.job()));
    if (!hash) return StepEnd::cancelled;
    TRY_ASSIGN(const auto place, findPlace(context, ready));
    if (!place) return StepEnd::cancelled;
    const Path link = context.folderOf(step.target, step.folder) / place->name;
    if (!place->there) TRY(makeLink(context, source.path, link));
    TRY_ASSIGN(const FileInfo there, context.files().info(link));
    const bool same = there.isSameAs(original->info());
    if (!same && !place->there) {
        (void)context.files().remove(link); // the source was exchanged in between: what was linked is not what was read
        return problem(Code::sourceChanged, source.path, "inode");
    }
    const FilingMode mode = same ? FilingMode::hardLink : FilingMode::copy;
    recordCopied(context, ready, filedBy(ready, place->name, mode, *hash), batch);
    return StepEnd::done;
}

} // namespace

const Op hardLinkOp{
    .op = JournalOp::hardLink,
    .line = [](const FilingStep& step) { return fmt::format("link {} as {}", step.source.native(), placeText(step)); },
    .paths = pathsOfCopy,
    .run = run,
    .links = true,
    .recover = recoverCopied,
};

} // namespace albumen
