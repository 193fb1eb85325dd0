#include "names/NamePlan.h"

#include <algorithm>
#include <map>

#include "catalogue/FaceBoxRows.h"
#include "catalogue/FaceRows.h"

namespace albumen {

bool refusedFor(const FaceThere& face, const std::string& name)
{
    return std::ranges::find(face.refused, name) != face.refused.end();
}

RegionBecomes becomes(const std::string& name, const FaceThere& face)
{
    const bool named = face.how == LabelHow::decided || face.how == LabelHow::sure;
    if (name.empty()) return RegionBecomes::nobody;
    if (named && face.name == name && !face.removed) return RegionBecomes::already;
    const bool settled =
        face.how == LabelHow::decided || face.how == LabelHow::ignored || face.how == LabelHow::notAFace;
    return face.removed || settled || refusedFor(face, name) ? RegionBecomes::keep : RegionBecomes::name;
}

std::vector<PlannedRegion> planRegions(const std::vector<FaceRegion>& regions, const std::vector<FaceThere>& faces)
{
    std::vector<RelBox> marks, boxes;
    for (const FaceRegion& region : regions) marks.push_back(region.box);
    for (const FaceThere& face : faces) boxes.push_back(face.box);
    const auto marked = facesMarkedBy(marks, boxes);
    std::vector<PlannedRegion> plan;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        PlannedRegion planned{.region = regions[i], .becomes = RegionBecomes::nobody, .face = {}};
        if (marked[i]) {
            planned.face = faces[*marked[i]].id;
            planned.becomes = becomes(regions[i].name, faces[*marked[i]]);
        } else if (!regions[i].name.empty()) {
            planned.becomes = RegionBecomes::draw;
        }
        plan.push_back(std::move(planned));
    }
    return plan;
}

Result<std::vector<FaceThere>> facesThere(Db& db, ContentNo content)
{
    TRY_ASSIGN(const std::vector<FaceBoxRow> places, FaceBoxRows(db).ofContent(content));
    TRY_ASSIGN(const std::vector<LabelledFace> labelled, FaceRows(db).ofContent(content));
    std::map<FaceId, const LabelledFace*> labels;
    for (const LabelledFace& face : labelled) labels[face.id] = &face;
    std::vector<FaceThere> faces;
    for (const FaceBoxRow& place : places) {
        const auto label = labels.find(place.id);
        if (place.is != BoxIs::removed && label == labels.end()) continue;
        FaceThere face{.id = place.id, .box = place.box, .removed = place.is == BoxIs::removed};
        if (label != labels.end()) {
            face.how = label->second->how;
            face.name = label->second->name;
        }
        TRY_ASSIGN(face.refused, FaceBoxRows(db).refusedNames(place.id));
        faces.push_back(std::move(face));
    }
    return faces;
}

std::vector<FaceToSay> facesToSay(const std::vector<FaceThere>& faces, SayNames which)
{
    std::vector<FaceToSay> said;
    for (const FaceThere& face : faces) {
        const bool named = face.how == LabelHow::decided || (face.how == LabelHow::sure && which == SayNames::all);
        const bool settled = face.removed || face.how == LabelHow::ignored || face.how == LabelHow::notAFace;
        said.push_back({face.box, named && !settled ? face.name : std::string(), settled, face.refused});
    }
    return said;
}

} // namespace albumen
