#include "catalogue/Views.h"

#include <fmt/format.h>

#include "catalogue/FaceBoxRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"
#include "photo/ThumbKind.h"

namespace albumen {

// A match's grade stands in face_label as how it is labelled.
static_assert(int(MatchGrade::sure) == int(LabelHow::sure) && int(MatchGrade::ask) == int(LabelHow::ask));

// `+p.id`: state.value has no type, and its index serves only a comparison with something that has none either; CROSS
// JOIN: from the person to the faces.
std::string crossViews()
{
    return fmt::format(
        R"sql(
CREATE TEMP VIEW IF NOT EXISTS face_box AS SELECT a AS face_id, value AS box FROM main.state WHERE reg = {faceBox};
CREATE TEMP VIEW IF NOT EXISTS face_pair AS SELECT a, b, value AS pair_is FROM main.state WHERE reg = {facePair};
CREATE TEMP VIEW IF NOT EXISTS person_birth AS SELECT a AS person_id, value AS day FROM main.state WHERE reg = {personBirth};
CREATE TEMP VIEW IF NOT EXISTS person_cover AS SELECT a AS person_id, value AS face_id FROM main.state WHERE reg = {personCover};
CREATE TEMP VIEW IF NOT EXISTS person_deleted AS SELECT a AS person_id FROM main.state WHERE reg = {personDeleted};
CREATE TEMP VIEW IF NOT EXISTS content_taken AS SELECT a AS content_id, value AS taken_s FROM main.state WHERE reg = {contentTaken};
CREATE TEMP VIEW IF NOT EXISTS content_place AS SELECT a AS content_id, value AS place FROM main.state WHERE reg = {contentPlace};
CREATE TEMP VIEW IF NOT EXISTS person_unfiled AS SELECT a AS person_id FROM main.state WHERE reg = {personUnfiled};
CREATE TEMP VIEW IF NOT EXISTS content_favourite AS SELECT a AS content_id FROM main.state WHERE reg = {contentFavourite};
CREATE TEMP VIEW IF NOT EXISTS content_stars AS SELECT a AS content_id, value AS stars FROM main.state WHERE reg = {contentRating};
CREATE TEMP VIEW IF NOT EXISTS content_turn AS SELECT a AS content_id, value AS quarters FROM main.state WHERE reg = {contentTurn};
CREATE TEMP VIEW IF NOT EXISTS content_unfiled AS SELECT a AS content_id FROM main.state WHERE reg = {contentUnfiled};
CREATE TEMP VIEW IF NOT EXISTS known_person AS
  SELECT p.id AS person_id, n.name FROM main.person_name n JOIN main.person p ON p.id = n.person_id AND p.root_id = p.id
  WHERE NOT EXISTS(SELECT 1 FROM temp.person_deleted x WHERE x.person_id = p.id);
CREATE TEMP VIEW IF NOT EXISTS collection AS
  SELECT p.content_id FROM main.photo p JOIN main.folder f ON f.id = p.folder_id
  JOIN main.root r ON r.id = f.root_id WHERE p.state = {present} AND r.kind <> {references} AND r.state <> {removedRoot};
CREATE TEMP VIEW IF NOT EXISTS photo_thrown AS
  SELECT s.a AS photo_id FROM main.state s JOIN main.photo p ON p.id = s.a JOIN main.folder f ON f.id = p.folder_id
  JOIN main.root r ON r.id = f.root_id WHERE s.reg = {photoTrashed} AND s.b = 0 AND r.kind IN ({folders}, {files});
CREATE TEMP VIEW IF NOT EXISTS thrown_content AS
  SELECT p.content_id FROM main.photo p WHERE p.state = {trashed} AND p.content_id IS NOT NULL
  AND NOT EXISTS(SELECT 1 FROM main.photo o WHERE o.content_id = p.content_id AND o.state NOT IN ({trashed}, {deleted}));
CREATE TEMP VIEW IF NOT EXISTS collection_and_trash AS
  SELECT content_id FROM temp.collection UNION SELECT content_id FROM temp.thrown_content;
CREATE TEMP VIEW IF NOT EXISTS live_face AS
  SELECT * FROM main.face f WHERE f.state = {live} AND (f.origin = {detected}
    OR EXISTS(SELECT 1 FROM temp.face_box b WHERE b.face_id = f.id));
CREATE TEMP VIEW IF NOT EXISTS good_match AS
  SELECT m.face_id, m.grade, m.distance, m.evidence_face,
    (SELECT p.root_id FROM main.person p WHERE p.id = m.person_id) AS person
  FROM d.match m
  WHERE EXISTS(SELECT 1 FROM main.face_person e WHERE e.face_id = m.evidence_face AND e.person_id = m.person_id)
    AND NOT EXISTS(SELECT 1 FROM main.face_not_person r JOIN main.person rp ON rp.id = r.person_id
                   WHERE r.face_id = m.face_id
                     AND rp.root_id = (SELECT p.root_id FROM main.person p WHERE p.id = m.person_id))
    AND NOT EXISTS(SELECT 1 FROM temp.person_deleted x
                   WHERE x.person_id = (SELECT p.root_id FROM main.person p WHERE p.id = m.person_id));
CREATE TEMP VIEW IF NOT EXISTS face_label AS
  SELECT f.id AS face_id, f.content_id, f.x, f.y, f.w, f.h, f.score,
    CASE WHEN st.status = {statusIgnored} THEN {ignored} WHEN st.status = {statusNotAFace} THEN {notAFace}
         WHEN dp.id IS NOT NULL THEN {decided} WHEN m.face_id IS NOT NULL THEN m.grade ELSE {unknown} END AS how,
    CASE WHEN st.status IS NOT NULL THEN NULL WHEN dp.id IS NOT NULL THEN dp.root_id ELSE m.person END AS person,
    CASE WHEN st.status IS NULL AND dp.id IS NULL THEN m.distance END AS distance,
    CASE WHEN st.status IS NULL AND dp.id IS NULL THEN m.evidence_face END AS evidence
  FROM temp.live_face f
  LEFT JOIN main.face_status st ON st.face_id = f.id
  LEFT JOIN main.face_person fp ON fp.face_id = f.id
  LEFT JOIN main.person dp ON dp.id = fp.person_id
    AND NOT EXISTS(SELECT 1 FROM temp.person_deleted x WHERE x.person_id = dp.root_id)
  LEFT JOIN temp.good_match m ON m.face_id = f.id
  WHERE coalesce(st.status, 0) <> {statusRemoved};
CREATE TEMP VIEW IF NOT EXISTS maybe_of_person AS
  SELECT p.root_id AS person, fp.face_id FROM main.person p CROSS JOIN main.face_person fp ON fp.person_id = +p.id
  UNION ALL SELECT p.root_id, m.face_id FROM main.person p JOIN d.match m ON m.person_id = p.id;
)sql",
        fmt::arg("faceBox", int(Register::faceBox)), fmt::arg("facePair", int(Register::facePair)),
        fmt::arg("personBirth", int(Register::personBirth)), fmt::arg("personCover", int(Register::personCover)),
        fmt::arg("personDeleted", int(Register::personDeleted)),
        fmt::arg("personUnfiled", int(Register::personUnfiled)),
        fmt::arg("contentFavourite", int(Register::contentFavourite)),
        fmt::arg("contentRating", int(Register::contentRating)), fmt::arg("contentTurn", int(Register::contentTurn)),
        fmt::arg("contentUnfiled", int(Register::contentUnfiled)),
        fmt::arg("contentPlace", int(Register::contentPlace)), fmt::arg("contentTaken", int(Register::contentTaken)),
        fmt::arg("present", int(PhotoState::present)), fmt::arg("references", int(RootKind::references)),
        fmt::arg("removedRoot", int(RootState::removed)), fmt::arg("photoTrashed", int(Register::photoTrashed)),
        fmt::arg("folders", int(RootKind::folder)), fmt::arg("files", int(RootKind::files)),
        fmt::arg("trashed", int(PhotoState::trashed)), fmt::arg("deleted", int(PhotoState::deleted)),
        fmt::arg("live", faceLive), fmt::arg("detected", int(FaceOrigin::detected)),
        fmt::arg("statusIgnored", int(FaceStatus::ignored)), fmt::arg("statusNotAFace", int(FaceStatus::notAFace)),
        fmt::arg("statusRemoved", int(FaceStatus::removed)), fmt::arg("ignored", int(LabelHow::ignored)),
        fmt::arg("notAFace", int(LabelHow::notAFace)), fmt::arg("decided", int(LabelHow::decided)),
        fmt::arg("unknown", int(LabelHow::unknown)));
}

Status forgetHalfPasses(Db& db)
{
    TRY(db.run("DELETE FROM d.pass WHERE kind IN (?, ?) AND found <> "
               "(SELECT count(*) FROM face f WHERE f.content_id = pass.content_id AND f.origin = ? AND f.state = ?)",
               PassKind::detect, PassKind::masked, FaceOrigin::detected, faceLive));
    return db.run("DELETE FROM d.pass WHERE kind = ? AND found <> (SELECT count(*) FROM face f JOIN d.embedding e "
                  "ON e.face_id = f.id AND e.model_key = pass.model_key WHERE f.content_id = pass.content_id "
                  "AND f.origin = ? AND f.state = ?)",
                  PassKind::embed, FaceOrigin::detected, faceLive);
}

Status forgetWhatIsNewer(Db& db)
{
    const auto last = [&db](std::string_view table) -> Result<std::int64_t> {
        TRY_ASSIGN(const auto found, db.one("SELECT seq FROM main.sqlite_sequence WHERE name = ?", table));
        return found.value_or(0);
    };
    TRY_ASSIGN(const std::int64_t content, last("content"));
    TRY_ASSIGN(const std::int64_t face, last("face"));
    TRY_ASSIGN(const std::int64_t decision, last("decision"));
    for (const char* const table : {"pass", "verdict", "tag", "scene", "look", "similar"})
        TRY(db.run(fmt::format("DELETE FROM d.{} WHERE content_id > ?", table), content));
    TRY(db.run("DELETE FROM t.thumb WHERE (kind = ? AND id > ?) OR (kind = ? AND id > ?)", ThumbKind::content320,
               content, ThumbKind::face, face));
    for (const char* const table : {"embedding", "face_look", "match", "group_face", "face_attribute"})
        TRY(db.run(fmt::format("DELETE FROM d.{} WHERE face_id > ?", table), face));
    // Matches and groups followed from decisions that are not there: all is matched anew.
    TRY(db.run("UPDATE d.meta SET value = 0 WHERE key = 'followed' AND (value > ? OR "
               "EXISTS(SELECT 1 FROM main.meta WHERE key = 'restored'))",
               decision));
    return db.run("DELETE FROM main.meta WHERE key = 'restored'");
}

} // namespace albumen
