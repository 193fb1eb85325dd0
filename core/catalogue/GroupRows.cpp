#include "catalogue/GroupRows.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "base/Sentence.h"
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

/// Of two faces the one in the larger group weighs more, in one group the one that it is shown by.
Result<std::int64_t> GroupRows::weightOf(FaceId face) const
{
    TRY_ASSIGN(
        const auto weight,
        db_.one("SELECT 2 * (SELECT count(*) FROM d.group_face m JOIN temp.face_label l ON l.face_id = m.face_id "
                "WHERE m.group_id = gf.group_id AND l.how IN (?, ?)) + (g.best_face = gf.face_id) "
                "FROM d.group_face gf JOIN d.face_group g ON g.id = gf.group_id WHERE gf.face_id = ?",
                LabelHow::ask, LabelHow::unknown, face));
    return weight.value_or(0);
}

Result<GroupRows::Star> GroupRows::starOf(const std::vector<std::pair<FaceId, FaceId>>& pairs) const
{
    const auto& [first, second] = pairs.front();
    Star star{.centre = first, .others = {}};
    const auto inAll = [&pairs](FaceId face) {
        return std::all_of(pairs.begin(), pairs.end(),
                           [face](const auto& pair) { return pair.first == face || pair.second == face; });
    };
    if (pairs.size() > 1 && !inAll(first)) star.centre = second;
    if (pairs.size() == 1) {
        TRY_ASSIGN(const std::int64_t ofFirst, weightOf(first));
        TRY_ASSIGN(const std::int64_t ofSecond, weightOf(second));
        if (ofSecond > ofFirst) star.centre = second;
    }
    for (const auto& [a, b] : pairs) star.others.push_back(a == star.centre ? b : a);
    return star;
}

Result<std::int64_t> GroupRows::make(FaceId best, std::int64_t modelKey)
{
    TRY_ASSIGN(const std::int64_t number, nextNumber());
    TRY(db_.run("INSERT INTO d.face_group(number, size, best_face, model_key) VALUES (?, 0, ?, ?)", number, best,
                modelKey));
    const std::int64_t id = db_.lastId();
    TRY(db_.run("INSERT OR REPLACE INTO d.meta VALUES ('group_number', ?)", number));
    return id;
}

/// None: into no group.
Status GroupRows::move(FaceId face, std::optional<std::int64_t> group)
{
    TRY_ASSIGN(const auto old, db_.one("SELECT group_id FROM d.group_face WHERE face_id = ?", face));
    TRY_ASSIGN(const auto core, db_.one("SELECT core FROM d.group_face WHERE face_id = ?", face));
    TRY(db_.run("DELETE FROM d.group_face WHERE face_id = ?", face));
    if (group)
        TRY(db_.run("INSERT INTO d.group_face(face_id, group_id, core) VALUES (?, ?, ?)", face, *group,
                    core.value_or(1)));
    if (old) TRY(setSize(*old));
    return {};
}

/// What a group says of itself, after faces came or went.
Status GroupRows::setSize(std::int64_t group)
{
    TRY(db_.run(
        "UPDATE d.face_group SET size = (SELECT count(*) FROM d.group_face WHERE group_id = ?1), "
        "best_face = coalesce((SELECT face_id FROM d.group_face WHERE group_id = ?1 AND face_id = best_face), "
        "(SELECT face_id FROM d.group_face WHERE group_id = ?1 ORDER BY core DESC, face_id LIMIT 1), best_face) "
        "WHERE id = ?1",
        group));
    return db_.run("DELETE FROM d.face_group WHERE id = ? AND size = 0", group);
}

Status GroupRows::setBest(std::int64_t number, FaceId face)
{
    return db_.run("UPDATE d.face_group SET best_face = ? WHERE number = ?", face, number);
}

Status GroupRows::join(const std::vector<std::pair<FaceId, FaceId>>& pairs)
{
    if (pairs.empty()) return {};
    TRY_ASSIGN(const Star star, starOf(pairs));
    TRY_ASSIGN(auto group, db_.one("SELECT group_id FROM d.group_face WHERE face_id = ?", star.centre));
    if (!group) {
        TRY_ASSIGN(const auto key, db_.one("SELECT model_key FROM d.embedding WHERE face_id = ?", star.centre));
        if (!key) return {}; // nobody can tell who it is like
        TRY_ASSIGN(group, make(star.centre, *key));
        TRY(move(star.centre, group));
    }
    for (const FaceId face : star.others) TRY(move(face, group));
    return setSize(*group);
}

Status GroupRows::part(const std::vector<std::pair<FaceId, FaceId>>& pairs)
{
    if (pairs.empty()) return {};
    TRY_ASSIGN(const Star star, starOf(pairs));
    TRY_ASSIGN(const auto group, db_.one("SELECT group_id FROM d.group_face WHERE face_id = ?", star.centre));
    if (!group) return {};
    std::vector<FaceId> going;
    for (const FaceId face : star.others) {
        TRY_ASSIGN(const auto in, db_.one("SELECT group_id FROM d.group_face WHERE face_id = ?", face));
        if (in == group) going.push_back(face);
    }
    std::optional<std::int64_t> own;
    if (going.size() > 1) {
        TRY_ASSIGN(const auto key, db_.one("SELECT model_key FROM d.face_group WHERE id = ?", *group));
        TRY_ASSIGN(own, make(going.front(), key.value_or(0)));
    }
    for (const FaceId face : going) TRY(move(face, own));
    return own ? setSize(*own) : Status();
}

Status GroupRows::reunite(const std::vector<FaceId>& faces)
{
    std::map<std::int64_t, std::size_t> sharing;
    std::vector<FaceId> alone;
    std::optional<std::pair<FaceId, std::int64_t>> known; // a face that has a vector, and of which network
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto group, db_.one("SELECT group_id FROM d.group_face WHERE face_id = ?", face));
        if (group)
            ++sharing[*group];
        else
            alone.push_back(face);
        TRY_ASSIGN(const auto key, db_.one("SELECT model_key FROM d.embedding WHERE face_id = ?", face));
        if (key && !known) known = {face, *key};
    }
    if (alone.empty() || faces.size() < 2 || !known) return {};
    const auto most = std::ranges::max_element(sharing, {}, [](const auto& group) { return group.second; });
    std::int64_t into = 0;
    if (most != sharing.end()) {
        into = most->first;
    } else {
        TRY_ASSIGN(into, make(known->first, known->second));
    }
    for (const FaceId face : alone) TRY(move(face, into));
    return setSize(into);
}

Result<std::vector<FaceId>> GroupRows::singles() const
{
    std::vector<FaceId> faces;
    Query query =
        db_.query("SELECT l.face_id FROM temp.face_label l LEFT JOIN d.group_face gf ON gf.face_id = l.face_id "
                  "WHERE l.how IN (?, ?) AND l.content_id IN (SELECT content_id FROM temp.collection) "
                  "AND (gf.face_id IS NULL OR (SELECT count(*) FROM d.group_face m JOIN temp.face_label o "
                  "ON o.face_id = m.face_id WHERE m.group_id = gf.group_id AND o.how IN (?, ?)) < 2) "
                  "ORDER BY (SELECT max(p.taken_s) FROM photo p WHERE p.content_id = l.content_id) DESC, l.face_id",
                  LabelHow::ask, LabelHow::unknown, LabelHow::ask, LabelHow::unknown);
    while (query.next()) faces.push_back(query.id<FaceId>(0));
    TRY(query.status());
    return faces;
}

Result<std::vector<std::int64_t>> GroupRows::ids() const
{
    std::vector<std::int64_t> numbers;
    Query query = db_.query(std::string("SELECT g.number ") + shownMembers +
                                "GROUP BY g.number HAVING count(*) > 1 ORDER BY count(*) DESC, g.number",
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

Result<std::optional<FaceId>> GroupRows::best(std::int64_t number) const
{
    TRY_ASSIGN(const auto face, db_.one("SELECT best_face FROM d.face_group WHERE number = ?", number));
    if (!face) return std::nullopt;
    return static_cast<FaceId>(*face);
}

Result<std::vector<FaceId>> GroupRows::members(std::int64_t number) const
{
    TRY_ASSIGN(std::vector<GroupRow> found, rows(std::span(&number, 1)));
    if (found.empty())
        return fail(Code::personUnknown, Stage::group, "Unnamed " + std::to_string(number), std::string(unknownGroup));
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
