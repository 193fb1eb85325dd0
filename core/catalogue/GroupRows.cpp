#include "catalogue/GroupRows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "catalogue/PhotoRows.h"

namespace albumen {

namespace {

// Faces of groups that nobody settled since: ask or unknown, the two parameters before the rest of the conditions.
// CROSS JOIN: in this order, from the group to its faces.
constexpr auto shownMembers = "FROM d.face_group g CROSS JOIN d.group_face gf ON gf.group_id = g.id "
                              "CROSS JOIN temp.face_label l ON l.face_id = gf.face_id AND l.how IN (?, ?) "
                              "WHERE EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = l.content_id) ";

} // namespace

Status GroupRows::replace(const std::vector<GroupToKeep>& groups, const ModelRev& embedder)
{
    std::vector<std::int64_t> numbers;
    for (const GroupToKeep& group : groups) numbers.push_back(group.number);
    TRY(put(groups, embedder));
    return dropOthers(numbers);
}

Status GroupRows::put(std::span<const GroupToKeep> groups, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db_, embedder, true));
    TRY_ASSIGN(const std::int64_t next, nextNumber());
    std::int64_t highest = next - 1;
    for (const GroupToKeep& group : groups) {
        TRY(db_.run("DELETE FROM d.group_face WHERE group_id IN (SELECT id FROM d.face_group WHERE number = ?)",
                    group.number));
        TRY(db_.run("DELETE FROM d.face_group WHERE number = ?", group.number));
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

Status GroupRows::dropOthers(const std::vector<std::int64_t>& numbers)
{
    const std::set<std::int64_t> kept(numbers.begin(), numbers.end());
    std::vector<std::int64_t> others;
    Query query = db_.query("SELECT id, number FROM d.face_group");
    while (query.next())
        if (!kept.contains(query.integer(1))) others.push_back(query.integer(0));
    TRY(query.status());
    for (const std::int64_t id : others) {
        TRY(db_.run("DELETE FROM d.group_face WHERE group_id = ?", id));
        TRY(db_.run("DELETE FROM d.face_group WHERE id = ?", id));
    }
    return {};
}

Result<std::vector<std::int64_t>> GroupRows::ids() const
{
    std::vector<std::int64_t> numbers;
    Query query =
        db_.query(std::string("SELECT g.number ") + shownMembers + "GROUP BY g.number ORDER BY count(*) DESC, g.number",
                  LabelHow::ask, LabelHow::unknown);
    while (query.next()) numbers.push_back(query.integer(0));
    TRY(query.status());
    return numbers;
}

Result<std::vector<GroupRow>> GroupRows::rows(std::span<const std::int64_t> numbers) const
{
    std::vector<GroupRow> rows;
    for (const std::int64_t number : numbers) {
        GroupRow row;
        row.number = number;
        std::set<ContentNo> contents;
        Query query = db_.query(std::string("SELECT l.face_id, l.content_id, g.best_face ") + shownMembers +
                                    "AND g.number = ? ORDER BY l.face_id",
                                LabelHow::ask, LabelHow::unknown, number);
        while (query.next()) {
            row.members.push_back(query.id<FaceId>(0));
            contents.insert(query.id<ContentNo>(1));
            if (query.integer(0) == query.integer(2)) row.best = row.members.back();
        }
        TRY(query.status());
        if (row.members.empty()) continue;
        if (row.best == FaceId{}) row.best = row.members.front();
        row.faces = row.members.size();
        row.photos = contents.size();
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<GroupRow>> GroupRows::list() const
{
    TRY_ASSIGN(const std::vector<std::int64_t> numbers, ids());
    return rows(numbers);
}

Result<std::vector<FaceId>> GroupRows::members(std::int64_t number) const
{
    TRY_ASSIGN(std::vector<GroupRow> found, rows(std::span(&number, 1)));
    if (found.empty()) return fail(Code::personUnknown, Stage::group, "Unnamed " + std::to_string(number));
    return std::move(found.front().members);
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
        db_.query("SELECT l.face_id, l.how, g.number, coalesce((SELECT t.taken_s FROM temp.content_taken t "
                  "WHERE t.content_id = l.content_id), (SELECT min(p.taken_s) FROM photo p "
                  "WHERE p.content_id = l.content_id AND p.state = ?)) / 86400, l.content_id "
                  "FROM temp.face_label l LEFT JOIN d.group_face gf ON gf.face_id = l.face_id "
                  "LEFT JOIN d.face_group g ON g.id = gf.group_id WHERE l.how IN (?, ?) "
                  "AND EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = l.content_id) ORDER BY l.face_id",
                  PhotoState::present, LabelHow::ask, LabelHow::unknown);
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
