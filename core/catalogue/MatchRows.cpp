#include "catalogue/MatchRows.h"

#include "catalogue/PhotoRows.h"

namespace albumen {

namespace {

constexpr PersonId ofAllPeople{0}; // the row of the limit that holds for who has none of their own

/// Rows of face, person and grade.
Status readMatches(Query query, MatchesOf& matches)
{
    while (query.next())
        matches.insert_or_assign(query.id<FaceId>(0), std::pair(query.id<PersonId>(1), query.id<MatchGrade>(2)));
    return query.status();
}

} // namespace

Status MatchRows::replace(const std::vector<FaceId>& asked, const std::vector<FaceMatch>& matches,
                          const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db_, embedder, true));
    for (const FaceId face : asked) TRY(db_.run("DELETE FROM d.match WHERE face_id = ?", face));
    for (const FaceMatch& row : matches) {
        const Match& match = row.match;
        const std::optional<float> other = match.runnerUp ? std::optional(match.runnerUpDistance) : std::nullopt;
        TRY(db_.run("INSERT OR REPLACE INTO d.match(face_id, person_id, grade, distance, evidence_face, other_person, "
                    "other_distance, model_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    row.face, match.person, match.grade, match.distance, match.evidence, match.runnerUp, other, key));
    }
    return {};
}

Result<std::optional<std::pair<PersonId, MatchGrade>>> MatchRows::of(FaceId face) const
{
    std::optional<std::pair<PersonId, MatchGrade>> match;
    Query query = db_.query("SELECT person_id, grade FROM d.match WHERE face_id = ?", face);
    if (query.next()) match = std::pair(query.id<PersonId>(0), query.id<MatchGrade>(1));
    TRY(query.status());
    return match;
}

Result<MatchesOf> MatchRows::forgetDoubles(const std::vector<FaceId>& decided)
{
    MatchesOf forgotten;
    for (const FaceId face : decided) {
        TRY(db_.run("DELETE FROM d.match WHERE face_id = ?", face)); // it would come back with the decision's undo
        TRY(readMatches(
            db_.query("DELETE FROM d.match WHERE face_id IN (SELECT mate.id FROM main.face mate JOIN main.face one "
                      "ON one.content_id = mate.content_id WHERE one.id = ?1 AND mate.id <> ?1) "
                      "AND person_id IN (SELECT same.id FROM main.person same JOIN main.person given "
                      "ON given.root_id = same.root_id JOIN main.face_person fp ON fp.person_id = given.id "
                      "WHERE fp.face_id = ?1) RETURNING face_id, person_id, grade",
                      face),
            forgotten));
    }
    for (const FaceId face : decided) forgotten.erase(face);
    return forgotten;
}

Result<MatchesOf> MatchRows::forgetDoublesOf(PersonId person)
{
    MatchesOf forgotten;
    TRY(readMatches(
        db_.query(
            "WITH tree AS (SELECT id FROM main.person WHERE root_id = (SELECT root_id FROM main.person WHERE id = ?)), "
            "theirs AS (SELECT m.face_id FROM d.match m WHERE m.person_id IN tree "
            "UNION SELECT fp.face_id FROM main.face_person fp WHERE fp.person_id IN tree), "
            "crowded AS (SELECT f.content_id FROM theirs t JOIN main.face f ON f.id = t.face_id "
            "GROUP BY f.content_id HAVING count(*) > 1) "
            "DELETE FROM d.match WHERE person_id IN tree AND face_id IN (SELECT f.id FROM main.face f "
            "WHERE f.content_id IN crowded) RETURNING face_id, person_id, grade",
            person),
        forgotten));
    return forgotten;
}

Status MatchRows::storeLimits(const LearntLimits& limits)
{
    TRY(db_.run("DELETE FROM d.match_limit"));
    TRY(db_.run("INSERT INTO d.match_limit VALUES (?, ?)", ofAllPeople, limits.ofAll().match));
    for (const auto& [person, own] : limits.own())
        TRY(db_.run("INSERT INTO d.match_limit VALUES (?, ?)", person, own.match));
    return {};
}

Result<MatchLimitRows> MatchRows::limits() const
{
    MatchLimitRows rows;
    // A reader may open the file of an older program, which had no such table.
    TRY_ASSIGN(const auto there, db_.one("SELECT 1 FROM d.sqlite_master WHERE name = 'match_limit'"));
    if (!there) return rows;
    Query query = db_.query("SELECT person_id, match FROM d.match_limit");
    while (query.next()) {
        if (query.id<PersonId>(0) == ofAllPeople)
            rows.ofAll = query.single(1);
        else
            rows.own[query.id<PersonId>(0)] = query.single(1);
    }
    TRY(query.status());
    return rows;
}

Result<std::optional<DecisionId>> MatchRows::followed() const
{
    TRY_ASSIGN(const auto id, db_.one("SELECT value FROM d.meta WHERE key = 'followed'"));
    if (!id) return std::nullopt;
    return static_cast<DecisionId>(*id);
}

Status MatchRows::setFollowed(DecisionId decision)
{
    return db_.run("INSERT OR REPLACE INTO d.meta VALUES ('followed', ?)", decision);
}

} // namespace albumen
