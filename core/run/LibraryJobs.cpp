// The jobs of a library: recognise, and the one-click job made of all steps. Filing stands in LibraryFiling.cpp.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "base/Log.h"
#include "catalogue/PhotoRows.h"
#include "run/LibraryImpl.h"
#include "run/PathRules.h"
#include "scan/RootMarker.h"

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

/// Does this folder carry the marker of this root?
bool carriesMarker(Files& files, const Path& folder, const RootRow& root)
{
    const auto presence = RootMarker(files).check(folder, root.uid, true);
    return presence && *presence == RootPresence::present;
}

/// A root by its path, as it stands in the catalogue; else the one whose marker lies here and no longer there, as with
/// a disk that is mounted elsewhere; else a new one.
RootRow rootAt(Files& files, const std::vector<RootRow>& roots, const Path& path, RootKind kind)
{
    for (const RootRow& root : roots)
        if (root.path == path && (root.kind == kind || root.kind == RootKind::folder)) return root;
    for (RootRow root : roots) {
        if (root.kind != kind || !root.hasMarker || carriesMarker(files, root.path, root)) continue;
        if (!carriesMarker(files, path, root)) continue;
        root.path = path;
        return root;
    }
    RootRow fresh;
    fresh.uid = Uid::random();
    fresh.path = path;
    fresh.kind = kind;
    return fresh;
}

/// A marker tells an empty mount from an empty folder; a root that may not be written to goes without.
void mark(Files& files, RootRow& root)
{
    RootMarker marker(files);
    const auto presence = marker.check(root.path, root.uid, root.hasMarker);
    if (presence && *presence == RootPresence::unmarked && marker.write(root.path, root.uid)) root.hasMarker = true;
}

/// The names of photos that define people, where they lie alone in a folder of other things; none for a whole tree of
/// them: another embedder has to look at them again.
Result<std::vector<std::string>> labelNames(Db& db, const RootRow& root)
{
    std::vector<std::string> names;
    TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).presentIn(root.id));
    for (const PhotoRow& photo : photos) {
        if (photo.path.parent_path() != root.path) return std::vector<std::string>{};
        names.push_back(photo.path.filename());
    }
    return names;
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

Result<RecogniseOrder> LibraryImpl::orderFor(const ArchiveChoice& choice, RunId run)
{
    TRY_ASSIGN(const std::vector<RootRow> known, catalogue_->read([](Db& db) { return PhotoRows(db).roots(); }));
    RecogniseOrder order{.roots = {}, .onlyFiles = {}, .excluded = archiveFolders(), .run = run};
    std::map<Path, std::vector<std::string>> singles;
    std::vector<RootRow> roots;
    for (const Path& path : choice.photos) {
        const auto info = parts_.files.info(path, Follow::yes);
        if (info && info->kind == FileKind::file) {
            singles[path.parent_path()].push_back(path.filename());
            continue;
        }
        roots.push_back(rootAt(parts_.files, known, path, RootKind::folder));
        mark(parts_.files, roots.back());
    }
    for (const auto& [folder, names] : singles) roots.push_back(rootAt(parts_.files, known, folder, RootKind::files));
    for (const RootRow& root : known) {
        if (root.kind != RootKind::labels || !parts_.files.exists(root.path))
            continue; // gone: their vectors are stored
        TRY_ASSIGN(order.onlyFiles[root.id], catalogue_->read([&](Db& db) { return labelNames(db, root); }));
        roots.push_back(root);
    }
    const Status made = catalogue_->write([&](Db& db) -> Status {
        for (RootRow& root : roots) {
            TRY_ASSIGN(root.id, PhotoRows(db).ensureRoot(root));
        }
        return {};
    });
    if (!made) return fail(made.error());
    for (const RootRow& root : roots)
        if (const auto only = singles.find(root.path); only != singles.end() && root.kind != RootKind::labels)
            order.onlyFiles[root.id] = only->second;
    order.roots = std::move(roots);
    return order;
}

Report LibraryImpl::recogniseSources(RunId run, const JobControl& job, const ProgressSink& progress)
{
    const auto chosen = models();
    if (!chosen) return {.outcome = Outcome::failed, .error = chosen.error()};
    const auto order = orderFor(choice(), run);
    if (!order) return {.outcome = Outcome::failed, .error = order.error()};
    const RecogniseParts parts{parts_.files, *catalogue_, parts_.models, parts_.engine, *chosen, workers()};
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
    const auto known = catalogue_->read([](Db& db) { return PhotoRows(db).roots(); });
    if (!known) return failed(known.error());
    RootRow root = rootAt(parts_.files, *known, folder, RootKind::labels);
    const Status made = catalogue_->write([&](Db& db) -> Status {
        TRY_ASSIGN(root.id, PhotoRows(db).ensureRoot(root));
        return {};
    });
    if (!made) return failed(made.error());
    RecogniseOrder order{.roots = {root}, .onlyFiles = {}, .excluded = archiveFolders(), .run = run};
    if (!onlyFiles.empty()) order.onlyFiles[root.id] = onlyFiles;
    const RecogniseParts parts{parts_.files, *catalogue_, parts_.models, parts_.engine, *chosen, workers()};
    Report report = albumen::recognise(parts, order, job, progress);
    report.notes.insert(report.notes.begin(), chosen->notes.begin(), chosen->notes.end());
    return report;
}

Report LibraryImpl::recognise(const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::recognise, [&](RunId run) { return recogniseSources(run, job, progress); });
}

} // namespace albumen
