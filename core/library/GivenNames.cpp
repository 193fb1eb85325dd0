#include "library/GivenNames.h"

#include <algorithm>

#include "base/SearchText.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/drafts/PersonDrafts.h"

namespace albumen {

void countKept(NameCounts& counts, const FaceThere& face)
{
    ++counts.kept;
    if (face.how == LabelHow::decided && !face.removed) ++counts.staysWith[face.name];
}

Result<FaceThere> GivenNames::faceThere(FaceId face) const
{
    TRY_ASSIGN(const auto content, db_.one("SELECT content_id FROM face WHERE id = ?", face));
    TRY_ASSIGN(const std::vector<FaceThere> faces, facesThere(db_, static_cast<ContentNo>(content.value_or(0))));
    const auto there = std::ranges::find(faces, face, &FaceThere::id);
    if (there == faces.end()) return fail(Code::noFace, Stage::import);
    return *there;
}

Status GivenNames::give(const std::string& name, const std::vector<FaceId>& faces)
{
    TRY_ASSIGN(const auto known, PeopleRows(db_).meant(name));
    TRY_ASSIGN(const std::string called, known ? PeopleRows(db_).nameOf(*known) : nameAsKept(name));
    std::vector<FaceId> fresh;
    std::uint64_t theirs = 0;
    for (const FaceId face : faces) {
        TRY_ASSIGN(const FaceThere there, faceThere(face));
        const auto met = met_.find(face);
        if (met != met_.end() && there.how != LabelHow::decided) { // given by this
            if (met->second != called && kept_.insert(face).second) ++counts.contradicted[met->second];
            continue;
        }
        if (becomes(called, there) == RegionBecomes::keep) {
            if (kept_.insert(face).second) countKept(counts, there);
            continue;
        }
        if (!met_.emplace(face, called).second) continue;
        ++theirs;
        if (there.how != LabelHow::decided) fresh.push_back(face);
    }
    if (theirs == 0) return {};
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db_, called, draft_));
    giveFaces(draft_, fresh, person);
    auto row = std::ranges::find(people, called, &PersonReport::name);
    if (row == people.end()) row = people.insert(row, {.name = called, .folder = {}, .zip = {}});
    row->photos += theirs;
    row->newPhotos += fresh.size();
    counts.named += fresh.size();
    return {};
}

} // namespace albumen
