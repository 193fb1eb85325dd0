#include "catalogue/ForgetPerson.h"

#include <string>

#include <fmt/format.h>

#include "archive/FilingMode.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/ForgetFaces.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/Views.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "photo/ThumbKind.h"

namespace albumen {
namespace {

/// Who goes, and which faces, for the statements below; kept over both transactions.
Status choose(Db& db, const Whom& whom)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, whom));
    TRY(db.script("DROP TABLE IF EXISTS temp.gone_person; DROP TABLE IF EXISTS temp.gone_face;"
                  "DROP TABLE IF EXISTS temp.gone_name; DROP TABLE IF EXISTS temp.touched_decision;"
                  "CREATE TEMP TABLE gone_person(id INTEGER PRIMARY KEY);"
                  "CREATE TEMP TABLE gone_face(id INTEGER PRIMARY KEY, content_id INTEGER);"
                  "CREATE TEMP TABLE gone_name(name TEXT);"
                  "CREATE TEMP TABLE touched_decision(id INTEGER PRIMARY KEY)"));
    TRY(db.run("INSERT INTO temp.gone_person SELECT id FROM main.person WHERE root_id = ?", person));
    TRY(db.run("INSERT INTO temp.gone_face SELECT f.id, f.content_id FROM main.face f WHERE f.id IN "
               "(SELECT face_id FROM main.face_person WHERE person_id IN (SELECT id FROM temp.gone_person) "
               "UNION SELECT face_id FROM temp.face_label WHERE face_id IN "
               "(SELECT face_id FROM temp.maybe_of_person WHERE person = ?1) AND person = ?1)",
               person));
    return db.run("INSERT INTO temp.gone_name SELECT DISTINCT after FROM main.change WHERE reg = ? AND a IN "
                  "(SELECT id FROM temp.gone_person) AND after <> ''",
                  Register::personName);
}

/// Groups without these faces: those that lose their best one get another, and those that lose all go.
Status leaveGroups(Db& db)
{
    TRY(db.script(
        "DELETE FROM d.group_face WHERE face_id IN (SELECT id FROM temp.gone_face);"
        "DELETE FROM d.face_group WHERE id NOT IN (SELECT group_id FROM d.group_face);"
        "UPDATE d.face_group SET size = (SELECT count(*) FROM d.group_face g WHERE g.group_id = face_group.id) "
        "WHERE size <> (SELECT count(*) FROM d.group_face g WHERE g.group_id = face_group.id);"));
    return db.script("UPDATE d.face_group SET best_face = (SELECT max(face_id) FROM d.group_face g "
                     "WHERE g.group_id = face_group.id) WHERE best_face IN (SELECT id FROM temp.gone_face)");
}

/// The passes say how many faces they found, so that a half stored one is noticed: these are whole.
Status keepPasses(Db& db)
{
    TRY(db.run("UPDATE d.pass SET found = (SELECT count(*) FROM main.face f WHERE f.content_id = pass.content_id "
               "AND f.origin = ?1 AND f.state = ?2 AND f.id NOT IN (SELECT id FROM temp.gone_face)) "
               "WHERE kind IN (?3, ?4) AND content_id IN (SELECT content_id FROM temp.gone_face)",
               FaceOrigin::detected, faceLive, PassKind::detect, PassKind::masked));
    return db.run("UPDATE d.pass SET found = (SELECT count(*) FROM main.face f JOIN d.embedding e ON e.face_id = f.id "
                  "AND e.model_key = pass.model_key WHERE f.content_id = pass.content_id AND f.origin = ?1 "
                  "AND f.state = ?2) WHERE kind = ?3 AND content_id IN (SELECT content_id FROM temp.gone_face)",
                  FaceOrigin::detected, faceLive, PassKind::embed);
}

Status deleteFound(Db& db, Forgotten& gone)
{
    const auto count = [&db](const std::string& from) { return db.one("SELECT count(*) FROM " + from); };
    TRY_ASSIGN(const auto faces, count("temp.gone_face"));
    TRY_ASSIGN(const auto photos, db.one("SELECT count(DISTINCT content_id) FROM temp.gone_face"));
    gone.faces = static_cast<std::uint64_t>(faces.value_or(0));
    gone.photos = static_cast<std::uint64_t>(photos.value_or(0));
    TRY(db.run("DELETE FROM d.embedding WHERE face_id IN (SELECT id FROM temp.gone_face)"));
    gone.vectors = static_cast<std::uint64_t>(db.changed());
    TRY(db.run("DELETE FROM t.thumb WHERE kind = ? AND id IN (SELECT id FROM temp.gone_face)", ThumbKind::face));
    gone.pictures = static_cast<std::uint64_t>(db.changed());
    for (const char* const table : {"face_look", "face_attribute"})
        TRY(db.run(fmt::format("DELETE FROM d.{} WHERE face_id IN (SELECT id FROM temp.gone_face)", table)));
    TRY(db.run("DELETE FROM d.match WHERE face_id IN (SELECT id FROM temp.gone_face) "
               "OR evidence_face IN (SELECT id FROM temp.gone_face) "
               "OR person_id IN (SELECT id FROM temp.gone_person)"));
    TRY(db.run("UPDATE d.match SET other_person = NULL, other_distance = NULL "
               "WHERE other_person IN (SELECT id FROM temp.gone_person)"));
    TRY(db.run("DELETE FROM d.match_limit WHERE person_id IN (SELECT id FROM temp.gone_person)"));
    TRY(leaveGroups(db));
    return keepPasses(db);
}

/// Whether a write, in the log or in force, is about them.
std::string aboutThem()
{
    return fmt::format("((reg BETWEEN {} AND {} AND a IN (SELECT id FROM temp.gone_face)) "
                       "OR (reg = {} AND b IN (SELECT id FROM temp.gone_face)) "
                       "OR (reg IN ({}, {}, {}) AND b IN (SELECT id FROM temp.gone_person)) "
                       "OR (reg BETWEEN {} AND {} AND a IN (SELECT id FROM temp.gone_person)))",
                       int(Register::facePerson), int(Register::faceOffered), int(Register::facePair),
                       int(Register::faceNotPerson), int(Register::faceOffered), int(Register::contentPerson),
                       int(Register::personName), int(Register::personUnfiled));
}

/// Whether what a write about somebody else says, or said before, is one of them.
std::string namesThem(std::string_view value)
{
    return fmt::format("((reg IN ({1}, {2}) AND {0} IN (SELECT id FROM temp.gone_person)) "
                       "OR (reg = {3} AND {0} IN (SELECT id FROM temp.gone_face)))",
                       value, int(Register::facePerson), int(Register::personMergedInto), int(Register::personCover));
}

/// Whether a path leads to a folder or a zip of theirs.
std::string pathOfThem(std::string_view column)
{
    return fmt::format("EXISTS(SELECT 1 FROM temp.gone_name n WHERE instr({0} || '/', '/' || n.name || '/') > 0 "
                       "OR instr({0}, '/' || n.name || '.zip') > 0)",
                       column);
}

/// A register of somebody else that once said them said nothing then.
Status deleteSaid(Db& db, Forgotten& gone)
{
    const std::string about = aboutThem(), after = namesThem("after"), before = namesThem("before");
    TRY(db.run("INSERT INTO temp.touched_decision SELECT DISTINCT decision_id FROM main.change WHERE " + about +
               " OR " + after + " OR " + before));
    TRY_ASSIGN(const auto touched, db.one("SELECT count(*) FROM temp.touched_decision"));
    gone.decisions = static_cast<std::uint64_t>(touched.value_or(0));
    TRY(db.run("DELETE FROM main.change WHERE " + about));
    TRY(db.run("UPDATE main.change SET after = NULL WHERE " + after));
    TRY(db.run("UPDATE main.change SET before = NULL WHERE " + before));
    TRY(db.run("DELETE FROM main.state WHERE " + about + " OR " + namesThem("value")));
    TRY(db.run("UPDATE main.decision SET kind = ?, note = '' WHERE id IN (SELECT id FROM temp.touched_decision) "
               "AND NOT EXISTS(SELECT 1 FROM main.change c WHERE c.decision_id = decision.id)",
               DecisionKind::forgotten));
    return db.run("UPDATE main.decision SET note = '' WHERE id IN (SELECT id FROM temp.touched_decision) "
                  "AND EXISTS(SELECT 1 FROM temp.gone_name n WHERE instr(note, n.name) > 0)");
}

/// What lies in archives that are not filed into any more. Of copies nothing is kept there, for no filing comes to take
/// them away; what was moved there is all there is of its photos, and stays known.
Status leaveOldArchives(Db& db, const std::filesystem::path& save, Forgotten& gone)
{
    Query query = db.query("SELECT a.save_path, t.folder, a.zip_path, z.name FROM target t JOIN archive a "
                           "ON a.id = t.archive_id LEFT JOIN zip z ON z.target_id = t.id AND NOT EXISTS("
                           "SELECT 1 FROM archive b WHERE b.save_path = ?1 AND b.zip_path = a.zip_path) WHERE t.made "
                           "AND a.save_path <> ?1 AND t.person_id IN (SELECT id FROM temp.gone_person) ORDER BY t.id",
                           save.native());
    while (query.next()) {
        gone.left.push_back(std::filesystem::path(query.text(0)) / query.text(1));
        if (!query.null(3)) gone.left.push_back(std::filesystem::path(query.text(2)) / query.text(3));
    }
    TRY(query.status());
    const std::string copies = fmt::format(
        "(SELECT t.id FROM target t JOIN archive a ON a.id = t.archive_id WHERE a.save_path <> ? AND t.person_id IN "
        "(SELECT id FROM temp.gone_person) AND NOT EXISTS(SELECT 1 FROM filed m WHERE m.target_id = t.id "
        "AND m.mode = {}))",
        int(FilingMode::move));
    TRY(db.run("DELETE FROM main.zip WHERE target_id IN " + copies, save.native()));
    TRY(db.run("DELETE FROM main.filed WHERE target_id IN " + copies, save.native()));
    return db.run("DELETE FROM main.target WHERE id IN " + copies, save.native());
}

Status deleteThem(Db& db, const std::filesystem::path& save, Forgotten& gone)
{
    TRY(deleteSaid(db, gone));
    TRY(leaveOldArchives(db, save, gone));
    TRY(db.run("DELETE FROM main.journal WHERE state <> 0"));
    TRY(db.run("DELETE FROM main.problem WHERE " + pathOfThem("path")));
    TRY(db.run("DELETE FROM main.face WHERE id IN (SELECT id FROM temp.gone_face)"));
    return db.run("DELETE FROM main.person WHERE id IN (SELECT id FROM temp.gone_person)");
}

} // namespace

Result<Forgotten> forgetPerson(Writer& writer, const Whom& whom, const std::filesystem::path& save)
{
    Forgotten gone;
    TRY(writer.flush());
    TRY(writer.alone([&](Db& db) { return choose(db, whom); }));
    TRY(overwriting(writer, [&]() -> Status {
        // The vectors first: cut off in between, they are no vectors of nobody, for the name is still there.
        TRY(writer.now([&](Db& db) -> Status {
            TRY(oweForgetting(db));
            return deleteFound(db, gone);
        }));
        return writer.now([&](Db& db) { return deleteThem(db, save, gone); });
    }));
    TRY(writer.alone([](Db& db) {
        return db.script("DROP TABLE temp.gone_person; DROP TABLE temp.gone_face; DROP TABLE temp.gone_name;"
                         "DROP TABLE temp.touched_decision");
    }));
    return gone;
}

} // namespace albumen
