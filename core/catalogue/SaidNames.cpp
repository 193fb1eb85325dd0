#include "catalogue/SaidNames.h"

#include <algorithm>
#include <set>

#include "catalogue/PeopleRows.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "photo/Face.h"

namespace albumen {
namespace {

/// Whether files call another face of the person as before.
Result<bool> saidOfOthers(Db& db, PersonId person, const std::set<FaceId>& faces)
{
    Query query = db.query("SELECT s.face_id FROM face_said s JOIN temp.face_label l ON l.face_id = s.face_id "
                           "WHERE l.person = ? AND l.how IN (?, ?)",
                           person, LabelHow::decided, LabelHow::sure);
    bool others = false;
    while (query.next()) others = others || !faces.contains(query.id<FaceId>(0));
    TRY(query.status());
    return others;
}

} // namespace

Status SaidNames::agreed(FaceId face, const std::string& name)
{
    return db_.run("INSERT INTO face_said(face_id, name) VALUES (?1, ?2) ON CONFLICT(face_id) DO UPDATE "
                   "SET name = ?2, now = NULL WHERE name <> ?2 OR now IS NOT NULL",
                   face, name);
}

Status SaidNames::differs(FaceId face, const std::string& name)
{
    return db_.run("INSERT INTO face_said(face_id, name) VALUES (?1, ?2) ON CONFLICT(face_id) DO UPDATE "
                   "SET now = CASE WHEN name = ?2 THEN NULL ELSE ?2 END",
                   face, name);
}

Result<std::optional<std::string>> SaidNames::said(FaceId face) const
{
    std::optional<std::string> name;
    Query query = db_.query("SELECT name FROM face_said WHERE face_id = ?", face);
    if (query.next()) name = query.text(0);
    TRY(query.status());
    return name;
}

Result<std::vector<RenamedFace>> SaidNames::waiting() const
{
    std::vector<RenamedFace> renamed;
    Query query = db_.query("SELECT s.face_id, l.person, n.name, s.now FROM face_said s "
                            "JOIN temp.face_label l ON l.face_id = s.face_id "
                            "JOIN person_name n ON n.person_id = l.person "
                            "WHERE s.now IS NOT NULL AND (l.how = ? OR (l.how = ? AND n.name = s.name)) "
                            "AND n.name <> s.now AND NOT EXISTS(SELECT 1 "
                            "FROM state r WHERE r.reg = ? AND r.a = s.face_id AND r.b = 0 AND r.value = s.now) "
                            "ORDER BY n.name, s.now, s.face_id",
                            LabelHow::decided, LabelHow::sure, Register::faceNameRefused);
    while (query.next()) renamed.push_back({query.id<FaceId>(0), query.id<PersonId>(1), query.text(2), query.text(3)});
    TRY(query.status());
    return renamed;
}

Result<Draft> answerRenameDraft(Db& db, const std::string& from, const std::string& to, bool yes)
{
    TRY_ASSIGN(std::vector<RenamedFace> waiting, SaidNames(db).waiting());
    std::erase_if(waiting, [&](const RenamedFace& one) { return one.from != from || one.to != to; });
    if (waiting.empty()) return fail(Code::personUnknown, Stage::import, {}, from + " -> " + to);
    Draft draft{DecisionKind::rejected, to, {}};
    if (!yes) {
        for (const RenamedFace& one : waiting)
            draft.writes.push_back({Register::faceNameRefused, raw(one.face), 0, one.to});
        return draft;
    }
    std::set<FaceId> faces;
    for (const RenamedFace& one : waiting) faces.insert(one.face);
    TRY_ASSIGN(const bool others, saidOfOthers(db, waiting.front().person, faces));
    TRY_ASSIGN(const auto taken, PeopleRows(db).find(to));
    const Whom whole{waiting.front().person};
    if (!others && !taken) return renameDraft(db, whole, to);
    draft = {DecisionKind::split, from + " -> " + to, {}};
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db, Whom(to), draft));
    giveFaces(draft, {faces.begin(), faces.end()}, person);
    return draft;
}

} // namespace albumen
