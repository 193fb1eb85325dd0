#include "catalogue/GroupRows.h"

#include <algorithm>
#include <map>
#include <string>

#include "catalogue/PhotoRows.h"

namespace albumen {

namespace {

constexpr auto inCollection = "l.content_id IN (SELECT content_id FROM temp.collection) ";

} // namespace

Status GroupRows::replace(const std::vector<GroupToKeep>& groups, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db_, embedder, true));
    TRY_ASSIGN(const std::int64_t next, nextNumber());
    TRY(db_.run("DELETE FROM d.group_face"));
    TRY(db_.run("DELETE FROM d.face_group"));
    std::int64_t highest = next - 1;
    for (const GroupToKeep& group : groups) {
        TRY(db_.run("INSERT INTO d.face_group(number, size, best_face, model_key) VALUES (?, ?, ?, ?)", group.number,
                    group.faces.size(), group.best, key));
        const std::int64_t id = db_.lastId();
        for (const auto& [face, core] : group.faces)
            TRY(db_.run("INSERT OR REPLACE INTO d.group_face(face_id, group_id, core) VALUES (?, ?, ?)", face, id,
                        core));
        highest = std::max(highest, group.number);
    }
    return db_.run("INSERT OR REPLACE INTO d.meta VALUES ('group_number', ?)", highest);
}

Result<std::vector<GroupRow>> GroupRows::list() const
{
    std::map<std::int64_t, GroupRow> groups;
    std::map<std::int64_t, std::vector<std::int64_t>> contents;
    Query query = db_.query(std::string("SELECT g.number, g.best_face, l.face_id, l.content_id FROM d.face_group g "
                                        "JOIN d.group_face gf ON gf.group_id = g.id "
                                        "JOIN temp.face_label l ON l.face_id = gf.face_id AND l.how IN (2, 3) WHERE ") +
                            inCollection + "ORDER BY g.number, l.face_id");
    while (query.next()) {
        GroupRow& row = groups[query.integer(0)];
        row.number = query.integer(0);
        row.best = query.id<FaceId>(1);
        row.members.push_back(query.id<FaceId>(2));
        contents[row.number].push_back(query.integer(3));
    }
    TRY(query.status());
    std::vector<GroupRow> rows;
    for (auto& [number, row] : groups) {
        auto& inside = contents[number];
        std::sort(inside.begin(), inside.end());
        row.photos = std::size_t(std::unique(inside.begin(), inside.end()) - inside.begin());
        row.faces = row.members.size();
        if (std::find(row.members.begin(), row.members.end(), row.best) == row.members.end())
            row.best = row.members.front();
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const GroupRow& a, const GroupRow& b) { return a.faces > b.faces; });
    return rows;
}

Result<std::vector<FaceId>> GroupRows::members(std::int64_t number) const
{
    std::vector<FaceId> faces;
    Query query =
        db_.query(std::string("SELECT l.face_id FROM d.face_group g JOIN d.group_face gf ON gf.group_id = g.id "
                              "JOIN temp.face_label l ON l.face_id = gf.face_id AND l.how IN (2, 3) "
                              "WHERE g.number = ? AND ") +
                      inCollection + "ORDER BY l.face_id",
                  number);
    while (query.next()) faces.push_back(query.id<FaceId>(0));
    TRY(query.status());
    if (faces.empty()) return fail(Code::personUnknown, Stage::group, "Unnamed " + std::to_string(number));
    return faces;
}

Result<GroupRows::Strangers> GroupRows::strangers(std::size_t smallerThan) const
{
    constexpr std::int64_t farAway = 10'000'000; // days: no photo's day is this old
    struct Seen {
        std::vector<FaceId> faces;
        std::int64_t day = 0;
        bool once = true; ///< on one day, and nobody known
    };
    std::map<std::int64_t, Seen> groups; // a face alone: its own number, negative
    Query query =
        db_.query(std::string("SELECT l.face_id, l.how, g.number, coalesce((SELECT value FROM state WHERE reg = 44 "
                              "AND a = l.content_id AND b = 0), (SELECT min(p.taken_s) FROM photo p "
                              "WHERE p.content_id = l.content_id AND p.state = 0)) / 86400, l.content_id "
                              "FROM temp.face_label l LEFT JOIN d.group_face gf ON gf.face_id = l.face_id "
                              "LEFT JOIN d.face_group g ON g.id = gf.group_id WHERE l.how IN (2, 3) AND ") +
                  inCollection + "ORDER BY l.face_id");
    while (query.next()) {
        const auto face = query.id<FaceId>(0);
        Seen& seen = groups[query.null(2) ? -raw(face) : query.integer(2)];
        const std::int64_t day = query.null(3) ? -query.integer(4) * farAway : query.integer(3);
        if (seen.faces.empty()) seen.day = day;
        seen.once = seen.once && day == seen.day && query.id<LabelHow>(1) == LabelHow::unknown;
        seen.faces.push_back(face);
    }
    TRY(query.status());
    Strangers strangers;
    for (const auto& [number, seen] : groups) {
        if (!seen.once || seen.faces.size() >= smallerThan) continue;
        strangers.groups += number > 0 ? 1 : 0;
        strangers.faces.insert(strangers.faces.end(), seen.faces.begin(), seen.faces.end());
    }
    return strangers;
}

Result<std::unordered_map<FaceId, std::int64_t>> GroupRows::numbers(const ModelRev& embedder) const
{
    TRY_ASSIGN(const auto key, modelKey(db_, embedder, false));
    std::unordered_map<FaceId, std::int64_t> numbers;
    if (!key) return numbers;
    Query query =
        db_.query("SELECT gf.face_id, g.number FROM d.group_face gf JOIN d.face_group g ON g.id = gf.group_id "
                  "WHERE g.model_key = ?",
                  *key);
    while (query.next()) numbers.emplace(query.id<FaceId>(0), query.integer(1));
    TRY(query.status());
    return numbers;
}

Result<std::int64_t> GroupRows::nextNumber() const
{
    TRY_ASSIGN(const auto highest,
               db_.one("SELECT max(coalesce((SELECT value FROM d.meta WHERE key = 'group_number'), 0), "
                       "coalesce((SELECT max(number) FROM d.face_group), 0))"));
    return highest.value_or(0) + 1;
}

} // namespace albumen
