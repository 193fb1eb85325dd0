#include "catalogue/MatchRows.h"

#include "catalogue/PhotoRows.h"

namespace albumen {

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

Status MatchRows::storeLimits(const LearntLimits& limits)
{
    TRY(db_.run("DELETE FROM d.meta WHERE key LIKE 'match_limit%'"));
    TRY(db_.run("INSERT INTO d.meta VALUES ('match_limit', ?)", limits.ofAll().match));
    for (const auto& [person, own] : limits.own())
        TRY(db_.run("INSERT INTO d.meta VALUES ('match_limit ' || ?, ?)", person, own.match));
    return {};
}

Result<MatchLimitRows> MatchRows::limits() const
{
    MatchLimitRows rows;
    Query query = db_.query("SELECT CAST(substr(key, 13) AS INTEGER), value FROM d.meta WHERE key LIKE 'match_limit%'");
    while (query.next()) {
        if (query.integer(0) == 0)
            rows.ofAll = query.single(1);
        else
            rows.own[query.id<PersonId>(0)] = query.single(1);
    }
    TRY(query.status());
    return rows;
}

} // namespace albumen
