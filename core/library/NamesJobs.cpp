// Names that other programs wrote.
#include <algorithm>
#include <map>
#include <set>

#include "archive/SafeName.h"
#include "base/Text.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/SaidNames.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/GivenNames.h"
#include "library/Jobs.h"
#include "library/NamedPhotos.h"
#include "names/NamePlan.h"
#include "names/NamesInFiles.h"

namespace albumen {
namespace {

/// What other programs say of a picture, in all its files.
struct NamesOfPicture {
    std::vector<FaceRegion> regions;
    std::set<std::string> placeless;
};
using NamesByContent = std::map<ContentNo, NamesOfPicture>;

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

/// Of a name that the program itself gave and wrote into the files: another program calls them by one that is nobody's
/// yet. That is a person renamed, as of a name that a person gave; a correction to somebody known is followed.
Result<bool> renamesGuess(Db& db, const PlannedRegion& planned, const std::vector<FaceThere>& faces)
{
    if (planned.becomes != RegionBecomes::name) return false;
    const auto there = std::ranges::find(faces, planned.face, &FaceThere::id);
    if (there == faces.end() || there->how != LabelHow::sure) return false;
    TRY_ASSIGN(const auto said, SaidNames(db).said(planned.face));
    if (said != there->name) return false;
    TRY_ASSIGN(const auto known, PeopleRows(db).find(planned.region.name));
    return !known;
}

/// What each region becomes: of a name that is none it is nobody's.
Result<std::vector<PlannedRegion>> planned(Db& db, std::vector<FaceRegion> regions, const std::vector<FaceThere>& faces)
{
    for (FaceRegion& region : regions)
        if (!checkPersonName(region.name)) region.name.clear();
    std::vector<PlannedRegion> plan = planRegions(unitedRegions(std::move(regions)), faces);
    for (PlannedRegion& region : plan) {
        TRY_ASSIGN(const bool renames, renamesGuess(db, region, faces));
        if (renames) region.becomes = RegionBecomes::keep;
    }
    return plan;
}

/// Remembers what the files say of a face, and counts what they said otherwise before.
Status noteSaid(Db& db, const PlannedRegion& planned, FaceId face, const std::vector<FaceThere>& faces)
{
    const auto there = std::find_if(faces.begin(), faces.end(), [&](const FaceThere& one) { return one.id == face; });
    const bool otherwise = planned.becomes == RegionBecomes::keep && there != faces.end() &&
                           (there->how == LabelHow::decided || there->how == LabelHow::sure) && !there->removed &&
                           !refusedFor(*there, planned.region.name);
    return otherwise ? SaidNames(db).differs(face, planned.region.name)
                     : SaidNames(db).agreed(face, planned.region.name);
}

/// What the regions of one picture write.
Status decideRegions(Db& db, ContentNo content, const std::vector<FaceRegion>& regions, PeopleOfDraft& people,
                     Draft& draft, NameCounts& counts)
{
    TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, content));
    TRY_ASSIGN(const std::vector<PlannedRegion> plan, planned(db, regions, faces));
    for (const PlannedRegion& planned : plan) {
        if (planned.becomes == RegionBecomes::already) ++counts.already;
        if (planned.becomes == RegionBecomes::keep)
            countKept(counts, *std::ranges::find(faces, planned.face, &FaceThere::id));
        if (planned.becomes == RegionBecomes::nobody) {
            ++counts.unnamed;
            continue;
        }
        if (planned.becomes != RegionBecomes::keep && !planned.region.otherNames.empty())
            ++counts.contradicted[planned.region.name];
        FaceId face = planned.face;
        if (planned.becomes == RegionBecomes::draw) {
            TRY_ASSIGN(face, FaceBoxRows(db).draw(content, planned.region.box, FaceOrigin::imported, draft));
            ++counts.drawn;
        }
        TRY(noteSaid(db, planned, face, faces));
        if (planned.becomes != RegionBecomes::name && planned.becomes != RegionBecomes::draw) continue;
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

/// One entry of the log, unless it stands there already. Ensures: whether it is new.
Result<bool> writeOnce(Db& db, Draft& draft, RegisterWrite write)
{
    TRY_ASSIGN(const auto there,
               db.one("SELECT 1 FROM state WHERE reg = ? AND a = ? AND b = ?", write.reg, write.a, write.b));
    if (!there) draft.writes.push_back(std::move(write));
    return !there;
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
        const bool refused = one && refusedFor(*open, name);
        TRY_ASSIGN(const PersonId person, people.of(name));
        const bool offer = one && !refused;
        TRY_ASSIGN(const bool fresh, writeOnce(db, draft,
                                               {offer ? Register::faceOffered : Register::contentPerson,
                                                offer ? raw(open->id) : raw(content), raw(person), std::int64_t{1}}));
        ++(!fresh ? counts.already : offer ? counts.offered : counts.placeless);
    }
    return {};
}

/// How many faces each name would be given to, were it the only one that is taken. Cancelled: as far as it came.
Result<std::map<std::string, std::uint64_t>> facesByName(Db& db, const NamesByContent& names, const JobControl& job)
{
    std::map<std::string, std::uint64_t> faces;
    for (const auto& [content, some] : names) {
        if (!job.mayGoOn()) break;
        if (some.regions.empty()) continue;
        TRY_ASSIGN(const std::vector<FaceThere> there, facesThere(db, content));
        TRY_ASSIGN(const std::vector<PlannedRegion> plan, planned(db, some.regions, there));
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
