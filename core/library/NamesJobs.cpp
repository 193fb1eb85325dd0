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
    Path root;
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
    std::map<RootId, Path> there;
    std::vector<Path> folders;
    for (const RootRow& root : roots) {
        if (root.kind == RootKind::references) continue;
        folders.push_back(root.path);
        if (root.state == RootState::online) there[root.id] = root.path;
    }
    PhotosToName found{.photos = {}, .place = {tree, commonFolder(folders)}};
    for (const PhotoRow& row : rows) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!row.content || !there.contains(row.root)) continue;
        TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(*row.content));
        found.photos.push_back({row.path, there[row.root], *row.content, {picture.upright, picture.orientation}});
    }
    return found;
}

/// What other programs say of a picture, in all its files.
struct NamesOfPicture {
    std::vector<FaceRegion> regions;
    std::set<std::string> placeless;
};
using NamesByContent = std::map<ContentNo, NamesOfPicture>;

void addProblem(Report& report, const Error& error, const Path& photo)
{
    ++report.names.unreadable;
    report.problems.push_back({.code = error.code,
                               .stage = Stage::import,
                               .path = error.path.empty() ? photo : error.path,
                               .detail = error.detail});
}

/// The contacts of every folder with photos, and of those above it as far as their root.
Status meetContacts(NamesInFiles& names, const PhotosToName& named)
{
    std::set<Path> met;
    for (const NamedPhoto& photo : named.photos)
        for (Path folder = photo.path.parent_path(); met.insert(folder).second; folder = folder.parent_path()) {
            TRY(names.meetContacts(folder));
            if (folder == photo.root || folder == folder.parent_path()) break;
        }
    return {};
}

/// Reads the names of every photo; what cannot be read is a problem. False: cancelled.
bool readNames(Files& files, const PhotosToName& named, const JobControl& job, const ProgressSink& progress,
               NamesByContent& all, Report& report)
{
    NamesInFiles names(files, named.place);
    ProgressMeter meter(JobStep::names, progress);
    meter.setTotal(named.photos.size());
    if (const Status met = meetContacts(names, named); !met) addProblem(report, met.error(), {});
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

bool isOpen(const FaceThere& face)
{
    return !face.removed && (face.how == LabelHow::unknown || face.how == LabelHow::ask);
}

/// One entry of the log, unless it stands there already.
Status writeOnce(Db& db, Draft& draft, RegisterWrite write)
{
    TRY_ASSIGN(const auto there,
               db.one("SELECT 1 FROM state WHERE reg = ? AND a = ? AND b = ?", write.reg, write.a, write.b));
    if (!there) draft.writes.push_back(std::move(write));
    return {};
}

/// Names without a place: for the one open face of the picture a question, else kept as being in it.
Status decidePlaceless(Db& db, ContentNo content, const std::set<std::string>& names, PeopleOfDraft& people,
                       Draft& draft, NameCounts& counts)
{
    TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, content));
    std::vector<std::string> left;
    for (const std::string& name : names) {
        const bool there = std::any_of(faces.begin(), faces.end(), [&](const FaceThere& face) {
            return face.name == name && !isOpen(face) && !face.removed;
        });
        if (there)
            ++counts.already;
        else if (checkPersonName(name))
            left.push_back(name);
    }
    const auto open = std::find_if(faces.begin(), faces.end(), isOpen);
    const bool one = std::count_if(faces.begin(), faces.end(), isOpen) == 1 && left.size() == 1;
    for (const std::string& name : left) {
        const bool refused = one && std::find(open->refused.begin(), open->refused.end(), name) != open->refused.end();
        TRY_ASSIGN(const PersonId person, people.of(name));
        if (one && !refused)
            TRY(writeOnce(db, draft, {Register::faceOffered, raw(open->id), raw(person), std::int64_t{1}}));
        else
            TRY(writeOnce(db, draft, {Register::contentPerson, raw(content), raw(person), std::int64_t{1}}));
        ++(one && !refused ? counts.offered : counts.placeless);
    }
    return {};
}

/// Brings one photo's sidecar up to date, unless the job is cancelled.
Status writeNames(Files& files, const NamedPhoto& photo, const SidecarPlace& place, const std::vector<FaceThere>& faces,
                  const JobControl& job, NameCounts& counts)
{
    if (place.tree.empty() && !files.exists(photo.path)) return fail(Code::fileVanished, Stage::file, photo.path);
    const std::vector<FaceToSay> said = facesToSay(faces);
    PictureFrame frame = photo.frame;
    frame.byBoxes = turnByBoxes(files, photo.path);
    TRY_ASSIGN(const auto change, writeSidecar(files, place.of(files, photo.path), said, frame, job));
    if (!change) return {};
    const bool named = std::any_of(said.begin(), said.end(), [](const FaceToSay& face) { return !face.name.empty(); });
    counts.photos += named ? 1 : 0;
    counts.sidecarsWritten += change == SidecarChange::written ? 1 : 0;
    counts.sidecarsUnchanged += named && change == SidecarChange::none ? 1 : 0;
    return {};
}

/// How many faces each name would be given to. Cancelled: as far as it came.
Result<std::map<std::string, std::uint64_t>> facesByName(Db& db, const NamesByContent& names, const JobControl& job)
{
    std::map<std::string, std::uint64_t> faces;
    for (const auto& [content, some] : names) {
        if (!job.mayGoOn()) break;
        if (some.regions.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> there, facesThere(db, content));
        for (const PlannedRegion& planned : planRegions(withoutDoubles(some.regions), there))
            if ((planned.becomes == RegionBecomes::name || planned.becomes == RegionBecomes::draw) &&
                checkPersonName(planned.region.name))
                ++faces[planned.region.name];
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
    PeopleOfDraft people(db, draft);
    for (const auto& [content, some] : names) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!some.regions.empty()) TRY(decideRegions(db, content, some.regions, people, draft, counts));
        if (!some.placeless.empty()) TRY(decidePlaceless(db, content, some.placeless, people, draft, counts));
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
    NamesByContent names;
    if (!readNames(state_.parts.files, *named, told.job, told.progress, names, report)) {
        report.outcome = Outcome::cancelled;
        return report;
    }
    keepNames(names, order.names);
    const std::string note = order.photos.size() == 1 ? "XMP, " + printable(order.photos.front()) : "XMP";
    const auto decided =
        decisions_.decideBy([&](Db& db) { return importDraft(db, names, note, report.names, told.job); });
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
    NamesByContent names;
    const bool all = readNames(state_.parts.files, *named, told.job, told.progress, names, report);
    const auto faces = state_.catalogue().read([&](Db& db) { return facesByName(db, names, told.job); }, &told.job);
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
