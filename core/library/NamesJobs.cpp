// Names that other programs wrote.
#include <algorithm>
#include <map>
#include <set>

#include "base/Text.h"
#include "catalogue/SaidNames.h"
#include "library/Jobs.h"
#include "library/NamedPhotos.h"
#include "library/NamesDraft.h"
#include "names/NamesInFiles.h"

namespace albumen {
namespace {

void addProblem(Report& report, const Error& error, const Path& photo)
{
    ++report.names.unreadable;
    Error& problem = report.problems.emplace_back(error);
    problem.stage = Stage::import;
    if (problem.path.empty()) problem.path = photo;
}

/// The contacts of every folder with photos, and of those above it as far as their root.
void meetContacts(NamesInFiles& names, const PhotosToName& named, Report& report)
{
    std::set<Path> met;
    for (const NamedPhoto& photo : named.photos)
        for (Path folder = photo.path.parent_path(); met.insert(folder).second; folder = folder.parent_path()) {
            if (const Status read = names.meetContacts(folder); !read) addProblem(report, read.error(), folder);
            if (folder == photo.root || folder == folder.parent_path()) break;
        }
}

/// Reads the names of every photo; what cannot be read is a problem. False: cancelled.
bool readNames(Files& files, const PhotosToName& named, const JobControl& job, const ProgressSink& progress,
               NamesByContent& all, Report& report)
{
    NamesInFiles names(files, named.place, named.unreadable);
    ProgressMeter meter(JobStep::names, progress);
    meter.setTotal(named.photos.size());
    meetContacts(names, named, report);
    for (const NamedPhoto& photo : named.photos) {
        if (!job.mayGoOn()) return false;
        const auto found = names.read(photo.path, photo.frame, job);
        if (found) {
            if (!*found) return false;
            const NamesOfPhoto& said = **found;
            if (!said.regions.empty() || !said.placeless.empty()) ++report.names.photos;
            NamesOfPicture& picture = all[photo.content];
            picture.regions.insert(picture.regions.end(), said.regions.begin(), said.regions.end());
            picture.placeless.insert(said.placeless.begin(), said.placeless.end());
            for (const Error& problem : said.problems) addProblem(report, problem, photo.path);
        } else {
            addProblem(report, found.error(), photo.path);
            meter.addProblem();
        }
        meter.advance(1, 0, printable(photo.path));
    }
    meter.finish();
    return true;
}

/// How many faces each name would be given to, were it the only one that is taken. Cancelled: as far as it came.
Result<std::map<std::string, std::uint64_t>> facesByName(Db& db, const NamesByContent& names, const JobControl& job)
{
    std::map<std::string, std::uint64_t> faces;
    for (const auto& [content, some] : names) {
        if (!job.mayGoOn()) break;
        if (some.regions.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> there, facesThere(db, content));
        TRY_ASSIGN(const std::vector<PlannedRegion> plan, plannedRegions(db, some.regions, there));
        for (const PlannedRegion& planned : plan) {
            if (planned.becomes != RegionBecomes::name && planned.becomes != RegionBecomes::draw) continue;
            ++faces[planned.region.name];
            for (const std::string& name : planned.region.otherNames) ++faces[name];
        }
    }
    return faces;
}

/// Other names go; without any names, none does.
void keepNames(NamesByContent& all, const std::vector<std::string>& names)
{
    if (names.empty()) return;
    const auto other = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) == names.end();
    };
    for (auto& [content, some] : all) {
        std::erase_if(some.regions, [&](const FaceRegion& region) { return other(region.name); });
        std::erase_if(some.placeless, other);
    }
}

Result<Draft> importDraft(Db& db, const NamesByContent& names, std::string note, NameCounts& counts,
                          const JobControl& job)
{
    Draft draft{.kind = DecisionKind::import, .note = std::move(note), .writes = {}};
    TRY(putNames(db, names, true, draft, counts, job));
    return draft;
}

} // namespace

Report Jobs::work(const jobs::ImportXmp& order, RunId, const Told& told)
{
    if (!order.from.empty())
        if (const auto there = state_.parts.files.info(order.from, Follow::yes); !there)
            return failedBy({there.error().code, Stage::import, order.from, there.error().detail});
    const auto named = state_.catalogue().read(
        [&](Db& db) { return photosToName(db, order.photos, order.from, told.job); }, &told.job);
    if (!named) return failedBy(named.error());
    Report report;
    NamesByContent names;
    if (!readNames(state_.parts.files, *named, told.job, told.progress, names, report)) {
        report.outcome = Outcome::cancelled;
        return report;
    }
    keepNames(names, order.names);
    const std::string note = order.photos.size() == 1 ? "XMP, " + printable(order.photos.front()) : "XMP";
    const auto decided =
        decisions_.decideBy([&](Db& db) { return importDraft(db, names, note, report.names, told.job); });
    if (!decided) return failedBy(decided.error());
    report.names.fresh = decided->id.has_value();
    const auto waiting = state_.catalogue().read([](Db& db) { return SaidNames(db).waiting(); });
    if (!waiting) return failedBy(waiting.error());
    report.names.renamed = waiting->size();
    return report;
}

Report Jobs::work(const jobs::FindNames& order, RunId, const Told& told)
{
    return order.folder.empty() ? namesOfFiles(told) : namesOfFoldersIn(order.folder, told);
}

Report Jobs::namesOfFiles(const Told& told)
{
    const auto named = state_.catalogue().read([&](Db& db) { return photosToName(db, {}, {}, told.job); }, &told.job);
    if (!named) return failedBy(named.error());
    Report report;
    NamesByContent names;
    const bool all = readNames(state_.parts.files, *named, told.job, told.progress, names, report);
    const auto faces = state_.catalogue().read([&](Db& db) { return facesByName(db, names, told.job); }, &told.job);
    if (!all || told.job.cancelled()) return {.outcome = Outcome::cancelled};
    if (!faces) return failedBy(faces.error());
    for (const auto& [name, count] : *faces) report.people.push_back({.name = name, .photos = count});
    return report;
}

} // namespace albumen
