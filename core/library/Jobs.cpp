#include "library/Jobs.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/ArchiveHome.h"
#include "archive/Misplaced.h"
#include "base/Text.h"
#include "base/Threads.h"
#include "catalogue/ForgetFaces.h"
#include "catalogue/ForgetPerson.h"
#include "catalogue/GroupRows.h"
#include "catalogue/LedgerRows.h"
#include "catalogue/MovedPhotos.h"
#include "catalogue/PeopleRows.h"
#include "library/FilesSay.h"
#include "library/PathRules.h"
#include "run/AlikeJob.h"
#include "run/PeopleJob.h"
#include "run/SourcesToScan.h"
#include "run/UnderstandJob.h"

namespace albumen {
namespace {

RunKind kindOf(const JobOrder& order)
{
    constexpr RunKind kinds[] = {
        RunKind::all,   RunKind::recognise, RunKind::folders, RunKind::file,   RunKind::zip,        RunKind::verify,
        RunKind::group, RunKind::import,    RunKind::import,  RunKind::import, RunKind::names,      RunKind::import,
        RunKind::names, RunKind::import,    RunKind::names,   RunKind::forget, RunKind::understand, RunKind::trash,
        RunKind::file,  RunKind::file,      RunKind::file,    RunKind::import, RunKind::import,     RunKind::import,
        RunKind::trash, RunKind::offsite,   RunKind::offsite, RunKind::offsite};
    static_assert(std::variant_size_v<JobOrder> == std::size(kinds));
    return kinds[order.index()];
}

std::string countsOf(const Report& report)
{
    nlohmann::json counts{{"ending", nameOf(endingOf(report))},
                          {"found", report.found},
                          {"same", report.same},
                          {"looked", report.looked},
                          {"understood", report.understood},
                          {"faces", report.faces},
                          {"copied", report.copied},
                          {"renewed", report.renewed},
                          {"unchanged", report.unchanged},
                          {"retired", report.retired},
                          {"foldersRemoved", report.foldersRemoved},
                          {"zipsMade", report.zipsMade},
                          {"zipsNew", report.zipsNew},
                          {"zipsRetired", report.zipsRetired},
                          {"trashed", report.trashed},
                          {"restored", report.restored},
                          {"deleted", report.deleted},
                          {"problems", report.failed()},
                          {"cut", report.cut()},
                          {"seconds", report.seconds}};
    for (const Flaw flaw : allFlaws)
        if (report.flaws.of(flaw) > 0) counts[fmt::format("flaws.{}", nameOf(flaw))] = report.flaws.of(flaw);
    return counts.dump();
}

bool takesMuchIn(const JobOrder& order)
{
    return std::holds_alternative<jobs::ImportPeople>(order) || std::holds_alternative<jobs::ImportXmp>(order) ||
           std::holds_alternative<jobs::ImportJson>(order) || std::holds_alternative<jobs::ImportProgram>(order);
}

/// Changes nothing of the library.
bool onlyReads(const JobOrder& order)
{
    const auto* const import = std::get_if<jobs::BringIn>(&order);
    const auto* const sync = std::get_if<jobs::Sync>(&order);
    const auto* const program = std::get_if<jobs::ImportProgram>(&order);
    return std::holds_alternative<jobs::ExportJson>(order) || std::holds_alternative<jobs::FindNames>(order) ||
           std::holds_alternative<jobs::GivePhotos>(order) || std::holds_alternative<jobs::MakeGif>(order) ||
           std::holds_alternative<jobs::MakeVideo>(order) || std::holds_alternative<jobs::CheckOffsite>(order) ||
           std::holds_alternative<jobs::FetchOffsite>(order) || (import && import->dryRun) || (sync && sync->dryRun) ||
           (program && program->dryRun);
}

void addTrash(const Report& trash, Report& report)
{
    report.trashed = trash.trashed;
    report.restored = trash.restored;
    report.bytesTrashed = trash.bytesTrashed;
    report.bytesRestored = trash.bytesRestored;
    for (const Error& problem : trash.problems) { // that a drive is away, the scan says too
        const bool said = std::ranges::any_of(
            report.problems, [&](const Error& one) { return one.code == problem.code && one.path == problem.path; });
        if (!said) report.problems.push_back(problem);
    }
    report.notes.insert(report.notes.end(), trash.notes.begin(), trash.notes.end());
}

bool worksOnArchive(const JobOrder& order)
{
    return std::holds_alternative<jobs::All>(order) || std::holds_alternative<jobs::MakeFolders>(order) ||
           std::holds_alternative<jobs::File>(order) || std::holds_alternative<jobs::Zip>(order) ||
           std::holds_alternative<jobs::Verify>(order);
}

/// What a library throws past its wrapper is the error of this job.
Report caught(const std::function<Report()>& work)
{
    try {
        return work();
    } catch (...) {
        return failedBy(errorOf(std::current_exception()));
    }
}

} // namespace

Report failedBy(Error error)
{
    if (error.code == Code::cancelled) return {.outcome = Outcome::cancelled};
    return {.outcome = Outcome::failed, .error = std::move(error)};
}

Report Jobs::run(const JobOrder& order, const JobControl& job, const ProgressSink& progress)
{
    const Told told{job, progress};
    const auto asked = [&] { return std::visit([&](const auto& one) { return work(one, RunId{}, told); }, order); };
    if (onlyReads(order)) return caught(asked); // so it needs no turn and no note
    if (std::holds_alternative<jobs::Verify>(order) && !state_.mayWrite()) {
        Report report = caught(asked);
        nameLeftArchives(report);
        return report;
    }
    if (std::holds_alternative<jobs::FetchModel>(order)) { // nothing of the library is touched
        Report report = caught(asked);
        state_.changes.add({.everything = true, .faces = {}, .photos = {}});
        return report;
    }
    Report report = caught([&] {
        return noted(kindOf(order), [&](RunId run) {
            if (takesMuchIn(order))
                if (const Status kept = copies_.before("before-import"); !kept) return failedBy(kept.error());
            return std::visit([&](const auto& one) { return work(one, run, told); }, order);
        });
    });
    if (worksOnArchive(order)) nameLeftArchives(report);
    if (!openingTold_.exchange(true)) // what was mended when the library was opened is said once
        report.notes.insert(report.notes.begin(), state_.catalogue().notes().begin(), state_.catalogue().notes().end());
    if (report.copied + report.renewed + report.retired + report.foldersMade + report.foldersRemoved + report.zipsMade +
            report.zipsRetired >
        0)
        copies_.renew(); // the record of what lies where
    state_.changes.add({.everything = true, .faces = {}, .photos = {}});
    return report;
}

Report Jobs::noted(RunKind kind, const std::function<Report(RunId)>& work)
{
    if (const Status may = state_.mayWrite(); !may) return failedBy(may.error());
    const std::unique_lock busy(busy_, std::try_to_lock);
    if (!busy) return failedBy({Code::libraryInUse, Stage::none, state_.places.library, "a job is running"});
    RunId run{};
    const Status begun = state_.catalogue().write([&](Db& db) -> Status {
        TRY_ASSIGN(run, RunRows(db).begin(kind, state_.parts.clock.nowMs()));
        return {};
    });
    if (!begun) return failedBy(begun.error());
    const auto started = std::chrono::steady_clock::now();
    Report report = caught([&] { return work(run); });
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    const Status ended = state_.catalogue().write(
        [&](Db& db) { return RunRows(db).end(run, report.outcome, state_.parts.clock.nowMs(), countsOf(report)); });
    if (!ended && !report.error) {
        report.error = ended.error();
        report.outcome = Outcome::failed;
    }
    return report;
}

/// The chosen sources, all of them where they are known or there. Fails: pathMissing and kin: nothing was made.
Result<ArchiveChoice> Jobs::sources() const
{
    TRY_ASSIGN(const ArchiveChoice choice, settings_.choice());
    TRY_ASSIGN(const ArchiveChoice present, settings_.withoutAway(choice));
    TRY_ASSIGN(const auto roots, state_.catalogue().read([](Db& db) { return PhotoRows(db).roots(); }));
    const Status there = checkSources(state_.parts.files, present);
    if (!there && roots.empty()) return fail(there.error()); // nothing is known either
    return choice;
}

/// Its mark and its file system are brought up to date, as far as it is there.
Status Jobs::meetRoot(RootRow& root, std::vector<Note>& notes) const
{
    constexpr std::size_t enough = 200; // photos that tell a folder from an empty mount
    if (root.kind != RootKind::folder) return {};
    TRY_ASSIGN(const auto some, state_.catalogue().read([&](Db& db) { return PhotoRows(db).someIn(root.id, enough); }));
    if (!markRoot(state_.parts.files, root, some)) return {};
    notes.push_back(
        {.what = Note::What::markGone,
         .object = root.path.native(),
         .sentence = fmt::format("The mark of {} was gone; its photos are there, and it counts as before{}.",
                                 printable(root.path), root.hasMarker ? " with a new one" : ", without one")});
    return {};
}

Result<RecogniseOrder> Jobs::orderFor(const std::function<Result<std::vector<SourceToScan>>(Db&)>& sources, RunId run)
{
    RecogniseOrder order{.sources = {}, .excluded = {}, .run = run};
    TRY_ASSIGN(order.excluded, settings_.archiveFolders());
    TRY_ASSIGN(order.sources, state_.catalogue().read(sources));
    for (SourceToScan& source : order.sources) TRY(meetRoot(source.root, order.notes));
    TRY(state_.catalogue().write([&](Db& db) -> Status {
        for (SourceToScan& source : order.sources) {
            TRY_ASSIGN(source.root.id, PhotoRows(db).ensureRoot(source.root));
        }
        return {};
    }));
    return order;
}

Report Jobs::look(const ChosenModels& chosen, const RecogniseOrder& order, const Told& told,
                  const UnderstandModels* whole)
{
    const auto people = state_.people();
    if (!people) return failedBy(people.error());
    const RecogniseParts parts{
        .files = state_.parts.files,
        .catalogue = state_.catalogue(),
        .models = chosen,
        .people = people->get(),
        .makeStages = [&] { return makeFaceStages(state_.parts.models, state_.parts.engine, chosen.wanted); },
        .workers = state_.workers(),
        .told =
            [this](const std::vector<ContentNo>& photos) {
                state_.changes.add({.faces = {}, .photos = photos, .people = true});
            },
        .understand = whole,
        .engine = &state_.parts.engine};
    Report report = albumen::recognise(parts, order, told.job, told.progress);
    report.notes.insert(report.notes.begin(), chosen.notes.begin(), chosen.notes.end());
    report.notes.insert(report.notes.end(), order.notes.begin(), order.notes.end());
    return report;
}

Report Jobs::recognise(const ArchiveChoice& choice, bool understand, RunId run, const Told& told)
{
    const auto chosen = state_.models();
    if (!chosen) return failedBy(chosen.error());
    if (const Status followed = followRenamedFolders(choice); !followed) return failedBy(followed.error());
    // What the archive's record says of them is newer in a catalogue that was restored.
    if (const Status followed = followMovedPhotos(choice.save); !followed) return failedBy(followed.error());
    const auto order = orderFor([&](Db& db) { return sourcesToScan(state_.parts.files, db, choice.photos); }, run);
    if (!order) return failedBy(order.error());
    Report trash;
    if (const Status moved = followTrash(told, trash); !moved) return failedBy(moved.error());
    std::optional<UnderstandModels> whole;
    if (understand) whole = chooseUnderstandModels(state_.parts.models, chosen->wanted);
    Report report = look(*chosen, *order, told, whole ? &*whole : nullptr);
    if (!trash.problems.empty() && report.outcome == Outcome::completed) { // what was edited is known now
        trash.problems.clear();
        if (const Status moved = followTrash(told, trash); !moved) return failedBy(moved.error());
    }
    addTrash(trash, report);
    report.detector = chosen->detector();
    report.embedder = chosen->embedder();
    report.device = state_.parts.engine.device().name;
    report.deviceReason = state_.parts.engine.device().reason;
    if (report.outcome != Outcome::completed) return report; // nobody waits for counts
    if (whole) {
        const Status grouped = groupAlikePhotos(state_.catalogue(), whole->comparing(), whole->alikeLimits(), told.job);
        if (!grouped) return failedBy(grouped.error());
    }
    const Status counted = state_.catalogue().read([&](Db& db) -> Status {
        TRY_ASSIGN(const std::vector<GroupRow> groups, GroupRows(db).list());
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        TRY_ASSIGN(const PhotoCounts photos, PhotoRows(db).counts());
        report.same = photos.same;
        report.unknownGroups = groups.size();
        for (const GroupRow& group : groups) report.unknownFaces += group.faces;
        for (const PersonRow& person : people) report.toConfirm += person.toConfirm;
        return {};
    });
    if (!counted && !report.error) return failedBy(counted.error());
    if (const Status named = nameLost(choice, report); !named) return failedBy(named.error());
    const bool none = report.found == 0 && report.problems.empty() && report.lostBefore.empty();
    if (none && report.outcome == Outcome::completed)
        report.nothing = Error{.code = Code::pathEmpty,
                               .stage = Stage::scan,
                               .path = choice.photos.empty() ? Path() : choice.photos.front()};
    return report;
}

/// What was moved and is not where it was: a look sees it missing, and a filing would say so.
Status Jobs::nameLost(const ArchiveChoice& choice, Report& report) const
{
    TRY_ASSIGN(const auto missed, state_.catalogue().read([&](Db& db) { return missedThere(db, choice.save); }));
    for (const auto& [photo, places] : missed) {
        if (std::ranges::any_of(places, [this](const Path& place) { return state_.parts.files.exists(place); }))
            continue;
        for (const Path& place : places)
            if (std::ranges::find(choice.excluded, place) == choice.excluded.end())
                report.lostBefore.push_back({.code = Code::archiveLost, .stage = Stage::file, .path = place});
    }
    if (report.lostBefore.empty()) return {};
    LedgerRows ledger(state_.catalogue());
    TRY_ASSIGN(const auto home, findArchive(ledger, choice.save, choice.zips));
    if (!home) return {};
    TRY_ASSIGN(const LedgerState filed, ledger.read(home->no));
    sayWhereTheyLie(state_.parts.files, home->save, filed, report.lostBefore, JobControl());
    return {};
}

Report Jobs::recogniseReferences(const Path& folder, const std::vector<std::string>& onlyFiles, RunId run,
                                 const Told& told)
{
    const auto chosen = state_.models();
    if (!chosen) return failedBy(chosen.error());
    if (const Status photos = checkNoTrash(state_.parts.files, folder); !photos) return failedBy(photos.error());
    const auto info = state_.parts.files.info(folder, Follow::yes);
    if (!info) return failedBy({info.error().code, Stage::import, folder, info.error().detail});
    const auto order =
        orderFor([&](Db& db) { return referencesToScan(state_.parts.files, db, folder, onlyFiles); }, run);
    if (!order) return failedBy(order.error());
    return look(*chosen, *order, told);
}

Report Jobs::work(const jobs::Recognise& order, RunId run, const Told& told)
{
    if (!order.again.empty()) {
        const Status asked = state_.catalogue().write([&](Db& db) { return PhotoRows(db).lookAgain(order.again); });
        if (!asked) return failedBy(asked.error());
    }
    const auto choice = sources();
    return choice ? recognise(*choice, order.understand, run, told) : failedBy(choice.error());
}

Report Jobs::work(const jobs::GroupAgain&, RunId, const Told& told)
{
    const auto people = state_.people();
    if (!people) return failedBy(people.error());
    if (!*people)
        return failedBy(
            {Code::modelMissing, Stage::model, "embed", missingModel(state_.parts.models, ModelTask::embed)});
    const auto regrouped = groupAgain(state_.catalogue(), **people, state_.workers(), told.job);
    if (!regrouped) return failedBy(regrouped.error());
    if (!*regrouped) return {.outcome = Outcome::cancelled};
    Report report;
    report.unknownGroups = (*regrouped)->groups;
    report.unknownFaces = (*regrouped)->faces;
    report.groupsKept = (*regrouped)->kept;
    return report;
}

Report Jobs::work(const jobs::Understand&, RunId, const Told& told)
{
    const auto wanted = state_.wantedModels();
    if (!wanted) return failedBy(wanted.error());
    const UnderstandModels models = chooseUnderstandModels(state_.parts.models, *wanted);
    const UnderstandParts parts{
        .files = state_.parts.files,
        .catalogue = state_.catalogue(),
        .models = models,
        .engine = state_.parts.engine,
        .workers = state_.workers(),
        .told = [this](const std::vector<ContentNo>& photos) { state_.changes.add({.faces = {}, .photos = photos}); }};
    Report report = albumen::understand(parts, told.job, told.progress);
    if (report.outcome != Outcome::completed) return report;
    if (const auto said = saidByFiles(state_, told.job); !said) { // a question about duplicates need not wait for it
        if (told.job.cancelled())
            report.outcome = Outcome::cancelled;
        else
            return failedBy(said.error());
    }
    return report;
}

Report Jobs::work(const jobs::FetchModel& order, RunId, const Told& told)
{
    const ModelRecord* const record = state_.parts.models.manifest().find(order.id);
    if (!record) return failedBy({Code::modelMissing, Stage::model, order.id, "no record has this id"});
    const auto fetched = state_.parts.models.fetch(*record, told.job, told.progress);
    if (!fetched) return failedBy(fetched.error());
    return {.outcome = *fetched};
}

Report Jobs::work(const jobs::ForgetFaces& order, RunId, const Told& told)
{
    if (const Status settled = decisions_.settle(told.job); !settled) return failedBy(settled.error());
    const auto people = state_.people();
    if (!people) return failedBy(people.error());
    const auto choice = settings_.choice();
    if (!choice) return failedBy(choice.error());
    if (!told.job.mayGoOn()) return {.outcome = Outcome::cancelled};
    Report report;
    const Status forgotten = [&]() -> Status {
        std::unique_lock<std::mutex> turn; // nobody writes what was matched by vectors of before
        if (*people) turn = std::unique_lock((*people)->turn());
        Writer& writer = state_.catalogue().writer();
        if (!order.person) {
            TRY(forgetFaces(writer));
        } else {
            TRY_ASSIGN(report.forgotten, forgetPerson(writer, *order.person, choice->save));
        }
        state_.forgetPeople();
        return copies_.forget();
    }();
    std::erase_if(report.forgotten.left, [this](const Path& one) { return !state_.parts.files.exists(one); });
    return forgotten ? report : failedBy(forgotten.error());
}

} // namespace albumen
