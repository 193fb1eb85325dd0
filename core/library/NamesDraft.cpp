#include "library/NamesDraft.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/SaidNames.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/GivenNames.h"

namespace albumen {
namespace {

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
                     Draft& draft, NameCounts& counts, bool inFiles)
{
    TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db, content));
    TRY_ASSIGN(const std::vector<PlannedRegion> plan, plannedRegions(db, regions, faces));
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
        if (inFiles) TRY(noteSaid(db, planned, face, faces));
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

/// Was that name a question about one of these faces before, whatever became of it?
Result<bool> wasOffered(Db& db, const std::vector<FaceThere>& faces, PersonId person)
{
    for (const FaceThere& face : faces) {
        TRY_ASSIGN(const auto there, db.one("SELECT 1 FROM state WHERE reg = ? AND a = ? AND b = ?",
                                            Register::faceOffered, face.id, person));
        if (there) return true;
    }
    return false;
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
        TRY_ASSIGN(const bool asked, wasOffered(db, faces, person));
        if (asked) {
            ++counts.already;
            continue;
        }
        TRY_ASSIGN(const bool fresh, writeOnce(db, draft,
                                               {offer ? Register::faceOffered : Register::contentPerson,
                                                offer ? raw(open->id) : raw(content), raw(person), std::int64_t{1}}));
        ++(!fresh ? counts.already : offer ? counts.offered : counts.placeless);
    }
    return {};
}

} // namespace

Result<std::vector<PlannedRegion>> plannedRegions(Db& db, std::vector<FaceRegion> regions,
                                                  const std::vector<FaceThere>& faces)
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

Status putNames(Db& db, const NamesByContent& names, bool inFiles, Draft& draft, NameCounts& counts,
                const JobControl& job)
{
    PeopleOfDraft people(db, draft);
    for (const auto& [content, some] : names) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (!some.regions.empty()) TRY(decideRegions(db, content, some.regions, people, draft, counts, inFiles));
        if (!some.placeless.empty()) TRY(decidePlaceless(db, content, some.placeless, people, draft, counts));
    }
    return {};
}

} // namespace albumen
