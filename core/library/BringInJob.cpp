// Photos of a card, a phone or a download come into a photo folder.
#include <algorithm>

#include "base/Sentence.h"
#include "catalogue/PhotoRows.h"
#include "library/Jobs.h"
#include "library/PathRules.h"
#include "run/BringIn.h"

namespace albumen {
namespace {

/// A photo that is there, or one that was thrown away: whoever did that does not want it again.
Result<bool> knows(Db& db, const ContentId& content)
{
    TRY_ASSIGN(const auto number, PhotoRows(db).contentOf(content));
    if (!number) return false;
    TRY_ASSIGN(const auto photos, PhotoRows(db).photosOf(*number));
    return std::ranges::any_of(photos, [](const PhotoRow& row) { return row.state != PhotoState::missing; });
}

/// Where they are to go. Fails: usage.
Result<Path> placeIn(Files& files, const ArchiveChoice& choice, const Path& to)
{
    for (const Path& source : choice.photos) {
        const auto info = files.info(source, Follow::yes);
        if (!info || info->kind != FileKind::folder) continue;
        if (to.empty()) return source;
        if (isInside(files, to, source)) return to;
    }
    return fail(Code::usage, Stage::file, to,
                choice.photos.empty() ? "the library has no photo folder yet; run it on one first"
                                      : "photos are imported into a photo folder of the library, or below one");
}

/// What came in and cannot be read was not skipped.
void sayCopied(std::vector<Error>& problems, const std::vector<BroughtIn>& broughtIn)
{
    for (Error& problem : problems)
        if (isUnread(problem) && std::ranges::find(broughtIn, problem.path, &BroughtIn::to) != broughtIn.end())
            problem.detail = copiedUnread;
}

} // namespace

Report Jobs::work(const jobs::BringIn& order, RunId run, const Told& told)
{
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    Files& files = state_.parts.files;
    const auto to = placeIn(files, *choice, order.to);
    if (!to) return failedBy(to.error());
    if (isInside(files, order.from, *to) || isInside(files, *to, order.from))
        return failedBy({.code = Code::sourceInsideTarget, .stage = Stage::file, .path = order.from});
    ToBringIn wanted{.from = order.from, .to = *to, .dryRun = order.dryRun, .excluded = {}};
    if (!order.by.empty()) wanted.by = order.by;
    if (!choice->save.empty()) wanted.excluded = {choice->save, choice->zips};
    const KnowsContent known = [this](const ContentId& content) {
        return state_.catalogue().read([&](Db& db) { return knows(db, content); });
    };
    Report brought = bringIn(files, wanted, known, told.job, told.progress);
    if (order.dryRun || brought.outcome != Outcome::completed || brought.copied + brought.unchanged == 0)
        return brought;
    Report report = work(jobs::Recognise{}, run, told);
    report.broughtIn = std::move(brought.broughtIn);
    sayCopied(report.problems, report.broughtIn);
    sayCopied(report.unreadBefore, report.broughtIn);
    report.copied = brought.copied;
    report.unchanged = brought.unchanged;
    report.companions = brought.companions;
    report.bytesCopied = brought.bytesCopied;
    report.leftOut += brought.leftOut;
    report.problems.insert(report.problems.begin(), brought.problems.begin(), brought.problems.end());
    return report;
}

} // namespace albumen
