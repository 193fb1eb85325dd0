// The jobs of a library: recognise, and the one-click job made of all steps. Filing stands in LibraryFiling.cpp.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "base/Log.h"
#include "library/LibraryImpl.h"
#include "library/PathRules.h"
#include "run/PeopleJob.h"
#include "run/SourcesToLook.h"

namespace albumen {
namespace {

std::string countsOf(const Report& report)
{
    return nlohmann::json{
        {"found", report.found},     {"looked", report.looked},     {"faces", report.faces},
        {"copied", report.copied},   {"renewed", report.renewed},   {"unchanged", report.unchanged},
        {"retired", report.retired}, {"zipsMade", report.zipsMade}, {"problems", report.problems.size()},
        {"seconds", report.seconds}}
        .dump();
}

} // namespace

Report LibraryImpl::asJob(RunKind kind, const std::function<Report(RunId)>& work)
{
    const auto failed = [](Error error) { return Report{.outcome = Outcome::failed, .error = std::move(error)}; };
    if (const Status may = mayWrite(); !may) return failed(may.error());
    const std::unique_lock busy(job_, std::try_to_lock);
    if (!busy)
        return failed(
            {.code = Code::libraryInUse, .stage = Stage::none, .path = places_.library, .detail = "a job is running"});
    RunId run{};
    const Status begun = catalogue_->write([&](Db& db) -> Status {
        TRY_ASSIGN(run, RunRows(db).begin(kind, parts_.clock.nowMs()));
        return {};
    });
    if (!begun) return failed(begun.error());
    const auto started = std::chrono::steady_clock::now();
    Report report = work(run);
    report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    const Status ended = catalogue_->write(
        [&](Db& db) { return RunRows(db).end(run, report.outcome, parts_.clock.nowMs(), countsOf(report)); });
    if (!ended && !report.error) {
        report.error = ended.error();
        report.outcome = Outcome::failed;
    }
    return report;
}

std::vector<Path> LibraryImpl::archiveFolders() const
{
    const ArchiveChoice now = choice();
    return {now.save, now.zips, defaultChoice().save, defaultChoice().zips};
}

Result<RecogniseOrder> LibraryImpl::orderFor(const std::function<Result<std::vector<SourceToLook>>(Db&)>& sources,
                                             RunId run)
{
    RecogniseOrder order{.sources = {}, .excluded = archiveFolders(), .run = run};
    TRY_ASSIGN(order.sources, catalogue_->read(sources));
    for (SourceToLook& source : order.sources)
        if (source.root.kind == RootKind::folder) markRoot(parts_.files, source.root);
    TRY(catalogue_->write([&](Db& db) -> Status {
        for (SourceToLook& source : order.sources) {
            TRY_ASSIGN(source.root.id, PhotoRows(db).ensureRoot(source.root));
        }
        return {};
    }));
    return order;
}

Report LibraryImpl::recogniseSources(RunId run, const JobControl& job, const ProgressSink& progress)
{
    const auto chosen = models();
    if (!chosen) return {.outcome = Outcome::failed, .error = chosen.error()};
    const auto order = orderFor([&](Db& db) { return sourcesToLook(parts_.files, db, choice().photos); }, run);
    if (!order) return {.outcome = Outcome::failed, .error = order.error()};
    const auto makeStages = [&] { return makeFaceStages(parts_.models, parts_.engine, chosen->wanted); };
    const RecogniseParts parts{parts_.files, *catalogue_, *chosen, makeStages, workers()};
    Report report = albumen::recognise(parts, *order, job, progress);
    report.notes.insert(report.notes.begin(), chosen->notes.begin(), chosen->notes.end());
    for (const std::string& note : catalogue_->notes()) report.notes.push_back(note);
    report.detector = chosen->detector();
    report.embedder = chosen->embedder();
    report.device = parts_.engine.device().name;
    report.deviceReason = parts_.engine.device().reason;
    if (const auto now = overview()) {
        report.unknownGroups = now->groupsToName;
        report.toConfirm = now->facesToConfirm;
    }
    if (const auto unknown = groups())
        for (const GroupCard& group : *unknown) report.unknownFaces += group.faces;
    return report;
}

Report LibraryImpl::recogniseLabels(const Path& folder, const std::vector<std::string>& onlyFiles, RunId run,
                                    const JobControl& job, const ProgressSink& progress)
{
    const auto failed = [](Error error) { return Report{.outcome = Outcome::failed, .error = std::move(error)}; };
    const auto chosen = models();
    if (!chosen) return failed(chosen.error());
    const auto info = parts_.files.info(folder, Follow::yes);
    if (!info)
        return failed(
            {.code = info.error().code, .stage = Stage::import, .path = folder, .detail = info.error().detail});
    const auto order = orderFor([&](Db& db) { return labelsToLook(parts_.files, db, folder, onlyFiles); }, run);
    if (!order) return failed(order.error());
    const auto makeStages = [&] { return makeFaceStages(parts_.models, parts_.engine, chosen->wanted); };
    const RecogniseParts parts{parts_.files, *catalogue_, *chosen, makeStages, workers()};
    Report report = albumen::recognise(parts, *order, job, progress);
    report.notes.insert(report.notes.begin(), chosen->notes.begin(), chosen->notes.end());
    return report;
}

Report LibraryImpl::groupAgain(const JobControl& job)
{
    return asJob(RunKind::group, [&](RunId) -> Report {
        const auto chosen = models();
        if (!chosen) return {.outcome = Outcome::failed, .error = chosen.error()};
        if (!chosen->embedder())
            return {.outcome = Outcome::failed,
                    .error = Error{.code = Code::modelMissing,
                                   .stage = Stage::model,
                                   .path = "embed",
                                   .detail = missingModel(ModelTask::embed)}};
        const auto regrouped = albumen::groupAgain(*catalogue_, *chosen, workers(), job);
        if (!regrouped) return {.outcome = Outcome::failed, .error = regrouped.error()};
        if (!*regrouped) return {.outcome = Outcome::cancelled};
        Report report;
        report.unknownGroups = (*regrouped)->groups;
        report.unknownFaces = (*regrouped)->faces;
        report.groupsKept = (*regrouped)->kept;
        return report;
    });
}

Report LibraryImpl::recognise(const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::recognise, [&](RunId run) { return recogniseSources(run, job, progress); });
}

} // namespace albumen
