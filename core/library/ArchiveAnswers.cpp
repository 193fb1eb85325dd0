#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/Filer.h"
#include "archive/VerifiedCopy.h"
#include "archive/Zipper.h"
#include "base/GiveBack.h"
#include "catalogue/FilingRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/RunRows.h"
#include "library/Answers.h"
#include "library/FilingInput.h"
#include "library/PlanTree.h"
#include "net/Engine.h"

namespace albumen {
namespace {

std::string nameOf(RunKind kind)
{
    switch (kind) {
    case RunKind::recognise: return "recognise";
    case RunKind::file: return "file";
    case RunKind::zip: return "zip";
    case RunKind::verify: return "verify";
    case RunKind::import: return "import";
    case RunKind::folders: return "folders";
    case RunKind::all: return "all";
    case RunKind::names: return "names";
    case RunKind::group: return "group";
    case RunKind::forget: return "forget";
    case RunKind::understand: return "understand";
    case RunKind::trash: return "trash";
    case RunKind::offsite: return "offsite";
    }
    return "run"; // written by a newer program
}

/// The counts are what Jobs wrote of the report.
RunCard runCard(const RunRecord& row)
{
    RunCard card{
        .id = row.id, .kind = nameOf(row.kind), .startedMs = row.startedMs, .endedMs = row.endedMs, .ending = {}};
    const auto counts = nlohmann::json::parse(row.counts, nullptr, false);
    if (!counts.is_object()) return card;
    const auto count = [&counts](const char* name) { return counts.value(name, std::uint64_t{0}); };
    card.ending = counts.value("ending", "");
    card.found = count("found");
    card.same = count("same");
    card.looked = count("looked");
    card.faces = count("faces");
    card.copied = count("copied");
    card.renewed = count("renewed");
    card.unchanged = count("unchanged");
    card.retired = count("retired");
    card.foldersRemoved = count("foldersRemoved");
    card.zipsMade = count("zipsMade");
    card.zipsNew = counts.value("zipsNew", card.zipsMade); // runs of old did not tell them apart
    card.zipsRetired = count("zipsRetired");
    card.problems = count("problems");
    card.cut = count("cut");
    for (const Flaw flaw : allFlaws) card.flaws.add(flaw, count(fmt::format("flaws.{}", nameOf(flaw)).c_str()));
    card.seconds = counts.value("seconds", 0.0);
    return card;
}

Result<std::vector<Error>> reasonsOf(const Result<std::vector<RunRows::Unreadable>>& photos)
{
    TRY_ASSIGN(const auto all, photos);
    std::vector<Error> why;
    for (const auto& photo : all) why.push_back(photo.why);
    return why;
}

} // namespace

Result<Overview> ArchiveAnswers::overview() const
{
    TRY_ASSIGN(const std::vector<LeftArchive> left, settings_.leftArchives());
    return state_.catalogue().read([&left](Db& db) -> Result<Overview> {
        Overview overview;
        for (const LeftArchive& archive : left)
            overview.movedElsewhere.push_back({archive.save, archive.places.size()});
        TRY_ASSIGN(const PhotoCounts counts, PhotoRows(db).counts());
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        TRY_ASSIGN(const std::vector<std::int64_t> groups, GroupRows(db).ids());
        TRY_ASSIGN(const auto unreadable, RunRows(db).unreadable());
        TRY_ASSIGN(const auto cut, RunRows(db).cut());
        TRY_ASSIGN(const std::optional<RunRecord> last, RunRows(db).last());
        TRY_ASSIGN(const FiledTotals filed, filedTotals(db));
        overview.photos = counts.present;
        overview.faces = counts.faces;
        overview.people = people.size();
        overview.groupsToName = groups.size();
        overview.unreadable = unreadable.size();
        overview.cut = cut.size();
        overview.filedPhotos = filed.photos;
        overview.filedBytes = filed.bytes;
        for (const PersonRow& person : people) overview.facesToConfirm += person.toConfirm;
        if (last) overview.lastRunMs = last->endedMs;
        return overview;
    });
}

Result<PlanCard> ArchiveAnswers::plan(const JobControl& job, PlanDetail detail) const
{
    const GiveBack after; // a plan of 100,000 photos takes 200 MB while it is made
    TRY_ASSIGN(const ArchiveChoice now, settings_.choice());
    TRY_ASSIGN(const FilingInput input, filingInput(state_, now, NamesWanted::yes, job));
    LedgerRows ledger(state_.catalogue());
    const OpensAsPicture opens = openerOf(state_.parts.files, job);
    TRY_ASSIGN(const auto zips, state_.catalogue().read([&](Db& db) { return recordedZips(db, now.save, now.zips); }));
    TRY_ASSIGN(const auto planned, Filer(state_.parts.files, ledger, state_.parts.clock, nullptr, opens)
                                       .plan({now.save, now.zips}, input, job,
                                             detail == PlanDetail::counts ? PlanSteps::counted : PlanSteps::all));
    TRY_ASSIGN(const auto stale,
               Zipper(state_.parts.files, ledger, state_.parts.clock, opens).stale(now.save, now.zips, job));
    if (!planned || !stale) return fail(Code::cancelled, Stage::plan);
    const FilingPlan& plan = *planned;
    PlanCard card{.photos = plan.copies,
                  .bytes = plan.bytesToCopy,
                  .folders = plan.folders,
                  .foldersMissing = plan.foldersMissing,
                  .toRenew = plan.toRenew,
                  .toRetire = plan.toRetire,
                  .zipsStale = *stale,
                  .zips = zips.size(),
                  .intoFolders = plan.copiesInto.size(),
                  .steps = plan.count,
                  .lines = detail == PlanDetail::steps ? plan.lines() : std::vector<std::string>(),
                  .tree = {}};
    if (detail == PlanDetail::files) {
        TRY_ASSIGN(const auto folders,
                   state_.catalogue().read([&](Db& db) { return filedFolders(db, now.save, now.zips); }));
        card.tree = planTree(plan, input, folders, now.save);
    }
    return card;
}

Result<std::vector<Error>> ArchiveAnswers::unreadable() const
{
    return state_.catalogue().read([](Db& db) { return reasonsOf(RunRows(db).unreadable()); });
}

Result<std::vector<Error>> ArchiveAnswers::cut() const
{
    return state_.catalogue().read([](Db& db) { return reasonsOf(RunRows(db).cut()); });
}

Result<std::vector<RunCard>> ArchiveAnswers::runs(std::size_t most) const
{
    TRY_ASSIGN(const auto rows, state_.catalogue().read([&](Db& db) { return RunRows(db).newest(most); }));
    std::vector<RunCard> cards;
    for (const RunRecord& row : rows) cards.push_back(runCard(row));
    return cards;
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
        card.missing = missingNote(state_.parts.models, ModelTask::detect);
        return card;
    }
    card.detector = chosen->detector().text();
    if (chosen->embedder()) card.embedder = chosen->embedder()->text();
    card.missing = chosen->missing;
    card.better = std::any_of(chosen->notes.begin(), chosen->notes.end(),
                              [](const Note& note) { return note.what == Note::What::betterModel; });
    return card;
}

} // namespace albumen
