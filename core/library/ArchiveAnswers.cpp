#include "archive/Filer.h"
#include "archive/Zipper.h"
#include "catalogue/FilingRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"
#include "library/Answers.h"
#include "library/FilingInput.h"
#include "net/Engine.h"

namespace albumen {

Result<Overview> ArchiveAnswers::overview() const
{
    return state_.catalogue().read([](Db& db) -> Result<Overview> {
        Overview overview;
        TRY_ASSIGN(const PhotoCounts counts, PhotoRows(db).counts());
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        TRY_ASSIGN(const std::vector<std::int64_t> groups, GroupRows(db).ids());
        TRY_ASSIGN(overview.problems, RunRows(db).openProblemCount());
        TRY_ASSIGN(const std::optional<RunRow> last, RunRows(db).last());
        TRY_ASSIGN(const FiledTotals filed, filedTotals(db));
        overview.photos = counts.present;
        overview.faces = counts.faces;
        overview.people = people.size();
        overview.groupsToName = groups.size();
        overview.filedPhotos = filed.photos;
        overview.filedBytes = filed.bytes;
        for (const PersonRow& person : people) overview.facesToConfirm += person.toConfirm;
        if (last) overview.lastRunMs = last->endedMs;
        return overview;
    });
}

Result<PlanCard> ArchiveAnswers::plan(const JobControl& job) const
{
    TRY_ASSIGN(const ArchiveChoice now, settings_.choice());
    TRY_ASSIGN(const FilingInput input, filingInput(state_, now, NamesWanted::yes, job));
    LedgerRows ledger(state_.catalogue());
    TRY_ASSIGN(const auto planned,
               Filer(state_.parts.files, ledger, state_.parts.clock).plan({now.save, now.zips}, input, job));
    TRY_ASSIGN(const auto stale, Zipper(state_.parts.files, ledger, state_.parts.clock).stale(now.save, now.zips, job));
    if (!planned || !stale) return fail(Code::cancelled, Stage::plan);
    const FilingPlan& plan = *planned;
    PlanCard card{.bytes = plan.bytesToCopy,
                  .folders = plan.folders,
                  .foldersMissing = plan.foldersMissing,
                  .toRenew = plan.toRenew,
                  .toRetire = plan.toRetire,
                  .zipsStale = *stale,
                  .lines = plan.lines()};
    for (const FilingStep& step : plan.steps)
        if (step.op == JournalOp::copy || step.op == JournalOp::hardLink || step.op == JournalOp::reflink)
            ++card.photos;
    return card;
}

Result<std::vector<Error>> ArchiveAnswers::problems() const
{
    return state_.catalogue().read([](Db& db) { return RunRows(db).openProblems(); });
}

EngineCard ArchiveAnswers::engine() const
{
    const DeviceChoice& device = state_.parts.engine.device();
    EngineCard card{.device = device.name,
                    .reason = device.reason,
                    .fellBack = device.fellBack,
                    .threads = state_.workers(),
                    .detector = {},
                    .embedder = {},
                    .missing = {}};
    const auto chosen = state_.models();
    if (!chosen) {
        card.missing = "Faces cannot be found: no detector is installed. Get one with: albumen-cli models fetch";
        return card;
    }
    card.detector = chosen->detector().text();
    if (chosen->embedder()) card.embedder = chosen->embedder()->text();
    card.missing = chosen->missing;
    return card;
}

} // namespace albumen
