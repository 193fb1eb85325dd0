#include "catalogue/FaceBoxRows.h"

#include <fmt/format.h>

namespace albumen {
namespace {

constexpr float samePlace = 0.9F; // share of the union: drawn again from the same file, it is the same to six digits

BoxIs placeOf(std::int64_t state, std::int64_t origin, bool drawn, std::int64_t status)
{
    if (state != 0) return BoxIs::gone;
    if (origin != static_cast<int>(FaceOrigin::detected) && !drawn) return BoxIs::takenBack;
    return status == static_cast<int>(FaceStatus::removed) ? BoxIs::removed : BoxIs::shown;
}

} // namespace

Result<std::vector<FaceBoxRow>> FaceBoxRows::ofContent(ContentNo content) const
{
    std::vector<FaceBoxRow> places;
    Query query =
        db_.query("SELECT f.id, f.x, f.y, f.w, f.h, f.state, f.origin, b.value IS NOT NULL, st.value FROM face f "
                  "LEFT JOIN state b ON b.reg = ? AND b.a = f.id AND b.b = 0 "
                  "LEFT JOIN state st ON st.reg = ? AND st.a = f.id AND st.b = 0 "
                  "WHERE f.content_id = ? ORDER BY f.id",
                  Register::faceBox, Register::faceStatus, content);
    while (query.next())
        places.push_back({query.id<FaceId>(0),
                          {query.single(1), query.single(2), query.single(3), query.single(4)},
                          placeOf(query.integer(5), query.integer(6), query.integer(7) != 0, query.integer(8))});
    TRY(query.status());
    return places;
}

Result<std::optional<RelBox>> FaceBoxRows::boxOf(FaceId face) const
{
    std::optional<RelBox> box;
    Query query = db_.query("SELECT x, y, w, h FROM face WHERE id = ?", face);
    if (query.next()) box = {query.single(0), query.single(1), query.single(2), query.single(3)};
    TRY(query.status());
    return box;
}

Result<PictureFacts> FaceBoxRows::picture(ContentNo content) const
{
    PictureFacts facts;
    Query query = db_.query("SELECT width, height, orientation FROM content WHERE id = ?", content);
    if (query.next()) {
        facts.upright = {static_cast<int>(query.integer(0)), static_cast<int>(query.integer(1))};
        if (const auto turn = query.integer(2); turn >= 1 && turn <= 8)
            facts.orientation = static_cast<Orientation>(turn);
    }
    TRY(query.status());
    return facts;
}

Result<std::vector<std::string>> FaceBoxRows::refusedNames(FaceId face) const
{
    std::vector<std::string> names;
    Query query = db_.query("SELECT DISTINCT n.value FROM state s JOIN person p ON p.id = s.b "
                            "JOIN person q ON q.root_id = p.root_id "
                            "JOIN state n ON n.reg = ? AND n.a = q.id AND n.b = 0 WHERE s.reg = ? AND s.a = ?",
                            Register::personName, Register::faceNotPerson, face);
    while (query.next()) names.push_back(query.text(0));
    TRY(query.status());
    return names;
}

Result<FaceId> FaceBoxRows::draw(ContentNo content, const RelBox& box, FaceOrigin origin, Draft& draft)
{
    TRY_ASSIGN(const std::vector<FaceBoxRow> places, ofContent(content));
    FaceId face{};
    for (const FaceBoxRow& place : places)
        if (place.is == BoxIs::takenBack && iou(place.box, box) >= samePlace) face = place.id;
    if (face == FaceId{}) {
        TRY(db_.run(
            "INSERT INTO face(uid, content_id, x, y, w, h, origin, score, state) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 0)",
            Uid::random(), content, box.x, box.y, box.w, box.h, origin));
        face = static_cast<FaceId>(db_.lastId());
    }
    draft.writes.push_back({Register::faceBox, raw(face), 0, fmt::format("{} {} {} {}", box.x, box.y, box.w, box.h)});
    return face;
}

} // namespace albumen
