// Names that other programs wrote, and names written for them.
#include <algorithm>
#include <map>
#include <set>

#include "archive/SafeName.h"
#include "base/Text.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/Jobs.h"
#include "metadata/Sidecar.h"
#include "names/NamePlan.h"
#include "names/NamesInFiles.h"

namespace albumen {
namespace {

/// A photo whose names are read or written, with its picture.
struct NamedPhoto {
    Path path;
    ContentNo content{};
    PictureFrame frame;
};

struct PhotosToName {
    std::vector<NamedPhoto> photos; ///< by path; of roots that are there
    SidecarPlace place;
};

/// Fails: pathMissing (the library has no photo there).
Result<PhotosToName> photosToName(Db& db, const std::vector<Path>& paths, const Path& tree, const JobControl& job)
{
    TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).photosUnder(paths));
    for (const Path& path : paths)
        if (std::none_of(rows.begin(), rows.end(), [&](const PhotoRow& row) { return isUnder(row.path, path); }))
            return fail(Code::pathMissing, Stage::import, path, "the library has no photo there");
    TRY_ASSIGN(const std::vector<RootRow> roots, PhotoRows(db).roots());
    std::set<RootId> there;
    std::vector<Path> folders;
    for (const RootRow& root : roots) {
        if (root.kind == RootKind::references) continue;
        folders.push_back(root.path);
        if (root.state == RootState::online) there.insert(root.id);
    }
    PhotosToName found{.photos = {}, .place = {tree, commonFolder(folders)}};
    for (const PhotoRow& row : rows) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!row.content || !there.contains(row.root)) continue;
        TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(*row.content));
        found.photos.push_back({row.path, *row.content, {picture.upright, picture.orientation}});
    }
    return found;
}

using RegionsByContent = std::map<ContentNo, std::vector<FaceRegion>>;

/// Reads the regions of every photo; one that cannot be read is a problem. False: cancelled.
bool readRegions(Files& files, const PhotosToName& named, const JobControl& job, const ProgressSink& progress,
                 RegionsByContent& regions, Report& report)
{
    NamesInFiles names(files, named.place);
    ProgressMeter meter(JobStep::names, progress);
    meter.setTotal(named.photos.size());
    for (const NamedPhoto& photo : named.photos) {
        if (!job.mayGoOn()) return false;
        const auto found = names.read(photo.path, photo.frame, job);
        if (found) {
            if (!*found) return false;
            if (!(*found)->empty()) ++report.names.photos;
            auto& all = regions[photo.content];
            all.insert(all.end(), (*found)->begin(), (*found)->end());
        } else {
            Error error = found.error();
            error.stage = Stage::import;
            if (error.path.empty()) error.path = photo.path;
            report.problems.push_back(std::move(error));
            meter.addProblem();
        }
        meter.advance(1, 0, printable(photo.path));
    }
    meter.finish();
    return true;
}

/// People by name, made once each: the draft's own writes are not seen by find() yet.
class PeopleOfDraft
{
public:
    PeopleOfDraft(Db& db, Draft& draft) : db_(db), draft_(draft) {}
    Result<PersonId> of(const std::string& name)
    {
        if (const auto known = people_.find(name); known != people_.end()) return known->second;
        TRY_ASSIGN(const PersonId person, findOrMakePerson(db_, name, draft_));
        people_[name] = person;
        return person;
    }

private:
    Db& db_;
    Draft& draft_;
    std::map<std::string, PersonId> people_;
};

/// What the regions of one picture write.
Status decideRegions(Db& db, ContentNo content, const std::vector<FaceRegion>& regions, PeopleOfDraft& people,
                     Draft& draft, NameCounts& counts)
{
    TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, content));
    for (const PlannedRegion& planned : planRegions(withoutDoubles(regions), faces)) {
        if (planned.becomes == RegionBecomes::already) ++counts.already;
        if (planned.becomes == RegionBecomes::keep) ++counts.kept;
        if (planned.becomes == RegionBecomes::nobody || !checkPersonName(planned.region.name)) {
            ++counts.unnamed;
            continue;
        }
        if (planned.becomes != RegionBecomes::name && planned.becomes != RegionBecomes::draw) continue;
        FaceId face = planned.face;
        if (planned.becomes == RegionBecomes::draw) {
            TRY_ASSIGN(face, FaceBoxRows(db).draw(content, planned.region.box, FaceOrigin::imported, draft));
            ++counts.drawn;
        }
        TRY_ASSIGN(const PersonId person, people.of(planned.region.name));
        giveFaces(draft, {face}, person);
        ++counts.named;
    }
    return {};
}

/// Brings one photo's sidecar up to date, unless the job is cancelled.
Status writeNames(Files& files, const NamedPhoto& photo, const SidecarPlace& place, const std::vector<FaceThere>& faces,
                  const JobControl& job, NameCounts& counts)
{
    if (place.tree.empty() && !files.exists(photo.path)) return fail(Code::fileVanished, Stage::file, photo.path);
    const std::vector<FaceToSay> said = facesToSay(faces);
    TRY_ASSIGN(const auto change, writeSidecar(files, place.of(photo.path), said, photo.frame, job));
    if (!change) return {};
    const bool named = std::any_of(said.begin(), said.end(), [](const FaceToSay& face) { return !face.name.empty(); });
    counts.photos += named ? 1 : 0;
    counts.sidecarsWritten += change == SidecarChange::written ? 1 : 0;
    counts.sidecarsUnchanged += named && change == SidecarChange::none ? 1 : 0;
    return {};
}

/// How many faces each name would be given to. Cancelled: as far as it came.
Result<std::map<std::string, std::uint64_t>> facesByName(Db& db, const RegionsByContent& regions, const JobControl& job)
{
    std::map<std::string, std::uint64_t> faces;
    for (const auto& [content, some] : regions) {
        if (!job.mayGoOn()) break;
        if (some.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> there, facesThere(db, content));
        for (const PlannedRegion& planned : planRegions(withoutDoubles(some), there))
            if ((planned.becomes == RegionBecomes::name || planned.becomes == RegionBecomes::draw) &&
                checkPersonName(planned.region.name))
                ++faces[planned.region.name];
    }
    return faces;
}

/// Regions with other names go; without any names, none does.
void keepNames(RegionsByContent& regions, const std::vector<std::string>& names)
{
    if (names.empty()) return;
    for (auto& [content, some] : regions)
        std::erase_if(some, [&](const FaceRegion& region) {
            return std::find(names.begin(), names.end(), region.name) == names.end();
        });
}

Result<Draft> importDraft(Db& db, const RegionsByContent& regions, std::string note, NameCounts& counts,
                          const JobControl& job)
{
    Draft draft{.kind = DecisionKind::import, .note = std::move(note), .writes = {}};
    PeopleOfDraft people(db, draft);
    for (const auto& [content, some] : regions) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!some.empty()) TRY(decideRegions(db, content, some, people, draft, counts));
    }
    return draft;
}

} // namespace

Report Jobs::work(const jobs::ImportXmp& order, RunId, const Told& told)
{
    const auto named = state_.catalogue().read(
        [&](Db& db) { return photosToName(db, order.photos, order.from, told.job); }, &told.job);
    if (!named) return failedBy(named.error());
    Report report;
    RegionsByContent regions;
    if (!readRegions(state_.parts.files, *named, told.job, told.progress, regions, report)) {
        report.outcome = Outcome::cancelled;
        return report;
    }
    keepNames(regions, order.names);
    const std::string note = order.photos.size() == 1 ? "XMP, " + printable(order.photos.front()) : "XMP";
    const auto decided =
        decisions_.decideBy([&](Db& db) { return importDraft(db, regions, note, report.names, told.job); });
    return decided ? report : failedBy(decided.error());
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
    RegionsByContent regions;
    const bool all = readRegions(state_.parts.files, *named, told.job, told.progress, regions, report);
    const auto faces = state_.catalogue().read([&](Db& db) { return facesByName(db, regions, told.job); }, &told.job);
    if (!all || told.job.cancelled()) return {.outcome = Outcome::cancelled};
    if (!faces) return failedBy(faces.error());
    for (const auto& [name, count] : *faces) report.people.push_back({.name = name, .photos = count});
    return report;
}

Report Jobs::work(const jobs::ExportXmp& order, RunId, const Told& told)
{
    const auto named =
        state_.catalogue().read([&](Db& db) { return photosToName(db, {}, order.to, told.job); }, &told.job);
    if (!named) return failedBy(named.error());
    Report report;
    ProgressMeter meter(JobStep::names, told.progress);
    meter.setTotal(named->photos.size());
    for (const NamedPhoto& photo : named->photos) {
        if (!told.job.mayGoOn()) {
            report.outcome = Outcome::cancelled;
            return report;
        }
        const auto faces = state_.catalogue().read([&](Db& db) { return facesThere(db, photo.content); });
        if (!faces) return failedBy(faces.error());
        const Status written = writeNames(state_.parts.files, photo, named->place, *faces, told.job, report.names);
        if (!written) {
            report.problems.push_back(written.error());
            meter.addProblem();
        }
        meter.advance(1, 0, printable(photo.path));
    }
    meter.finish();
    return report;
}

} // namespace albumen
