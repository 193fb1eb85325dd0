#include "catalogue/Views.h"

#include "catalogue/FacePlaces.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "photo/Face.h"

namespace albumen {

// The numbers in the text, bound to the enums they stand for.
static_assert(int(LabelHow::decided) == 0 && int(LabelHow::sure) == 1 && int(LabelHow::ask) == 2 &&
              int(LabelHow::unknown) == 3 && int(LabelHow::ignored) == 4 && int(LabelHow::notAFace) == 5);
static_assert(int(MatchGrade::sure) == 1 && int(MatchGrade::ask) == 2);
static_assert(int(PassKind::detect) == 1 && int(PassKind::embed) == 2 && int(PassKind::masked) == 5);
static_assert(int(Register::faceBox) == 5 && int(FaceOrigin::detected) == 0);
static_assert(int(RootKind::labels) == 2 && int(RootState::removed) == 2);

std::string crossViews()
{
    return R"sql(
CREATE TEMP VIEW IF NOT EXISTS collection AS
  SELECT DISTINCT p.content_id FROM main.photo p JOIN main.folder f ON f.id = p.folder_id
  JOIN main.root r ON r.id = f.root_id WHERE p.state = 0 AND r.kind <> 2 AND r.state <> 2;
CREATE TEMP VIEW IF NOT EXISTS live_face AS
  SELECT * FROM main.face f WHERE f.state = 0 AND (f.origin = 0
    OR EXISTS(SELECT 1 FROM main.state b WHERE b.reg = 5 AND b.a = f.id AND b.b = 0));
CREATE TEMP VIEW IF NOT EXISTS good_match AS
  SELECT m.face_id, m.grade, m.distance, m.evidence_face, p.root_id AS person
  FROM d.match m JOIN main.person p ON p.id = m.person_id
  WHERE EXISTS(SELECT 1 FROM main.state e WHERE e.reg = 1 AND e.a = m.evidence_face AND e.b = 0 AND e.value = m.person_id)
    AND NOT EXISTS(SELECT 1 FROM main.state r JOIN main.person rp ON rp.id = r.b
                   WHERE r.reg = 3 AND r.a = m.face_id AND rp.root_id = p.root_id)
    AND NOT EXISTS(SELECT 1 FROM main.state x WHERE x.reg = 25 AND x.a = p.root_id AND x.b = 0);
CREATE TEMP VIEW IF NOT EXISTS face_label AS
  SELECT f.id AS face_id, f.content_id, f.x, f.y, f.w, f.h, f.score,
    CASE WHEN st.value = 1 THEN 4 WHEN st.value = 2 THEN 5 WHEN dp.id IS NOT NULL THEN 0
         WHEN m.face_id IS NOT NULL THEN m.grade ELSE 3 END AS how,
    CASE WHEN st.value IS NOT NULL THEN NULL WHEN dp.id IS NOT NULL THEN dp.root_id ELSE m.person END AS person,
    CASE WHEN st.value IS NULL AND dp.id IS NULL THEN m.distance END AS distance,
    CASE WHEN st.value IS NULL AND dp.id IS NULL THEN m.evidence_face END AS evidence
  FROM temp.live_face f
  LEFT JOIN main.state st ON st.reg = 2 AND st.a = f.id AND st.b = 0
  LEFT JOIN main.state fp ON fp.reg = 1 AND fp.a = f.id AND fp.b = 0
  LEFT JOIN main.person dp ON dp.id = fp.value
    AND NOT EXISTS(SELECT 1 FROM main.state x WHERE x.reg = 25 AND x.a = dp.root_id AND x.b = 0)
  LEFT JOIN temp.good_match m ON m.face_id = f.id
  WHERE coalesce(st.value, 0) <> 3;
)sql";
}

Status forgetHalfPasses(Db& db)
{
    TRY(db.run("DELETE FROM d.pass WHERE kind IN (1, 5) AND found <> "
               "(SELECT count(*) FROM face f WHERE f.content_id = pass.content_id AND f.origin = 0 AND f.state = 0)"));
    return db.run("DELETE FROM d.pass WHERE kind = 2 AND found <> (SELECT count(*) FROM face f JOIN d.embedding e "
                  "ON e.face_id = f.id AND e.model_key = pass.model_key WHERE f.content_id = pass.content_id "
                  "AND f.origin = 0 AND f.state = 0)");
}

} // namespace albumen
