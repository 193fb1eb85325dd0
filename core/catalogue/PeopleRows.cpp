#include "catalogue/PeopleRows.h"

#include <algorithm>
#include <map>

#include "base/Day.h"
#include "base/Text.h"
#include "catalogue/PhotoRows.h"

namespace albumen {

namespace {

constexpr auto inCollection = "l.content_id IN (SELECT content_id FROM temp.collection) ";

RegisterWrite clear(Register reg, FaceId face, std::int64_t b = 0)
{
    return {reg, raw(face), b, {}};
}

RegisterWrite set(Register reg, std::int64_t a, Value value, std::int64_t b = 0)
{
    return {reg, a, b, std::move(value)};
}

Draft withStatus(DecisionKind kind, FaceStatus status, const std::vector<FaceId>& faces)
{
    Draft draft{kind, {}, {}};
    for (const FaceId face : faces) {
        draft.writes.push_back(set(Register::faceStatus, raw(face), std::int64_t(status)));
        draft.writes.push_back(clear(Register::facePerson, face));
    }
    return draft;
}

Draft pairSaid(FaceId a, FaceId b, PairIs is)
{
    const auto [first, second] = std::minmax({raw(a), raw(b)}); // of values: a pair of references would be to nothing
    return {DecisionKind::pairSaid, {}, {set(Register::facePair, first, std::int64_t(is), second)}};
}

Result<std::string> usableName(const std::string& name)
{
    const std::string_view text = trimmed(name);
    if (text.empty()) return fail(Code::nameRefused, Stage::store, {}, "empty");
    return std::string(text);
}

} // namespace

Result<PersonId> PeopleRows::create()
{
    TRY(db_.run("INSERT INTO person(uid, root_id) VALUES (?, 0)", Uid::random()));
    const std::int64_t id = db_.lastId();
    TRY(db_.run("UPDATE person SET root_id = id WHERE id = ?", id));
    return static_cast<PersonId>(id);
}

Result<std::optional<PersonId>> PeopleRows::find(const std::string& name) const
{
    TRY_ASSIGN(const auto id,
               db_.one("SELECT p.id FROM state n JOIN person p ON p.id = n.a AND p.root_id = p.id "
                       "WHERE n.reg = 20 AND n.value = ? AND NOT EXISTS(SELECT 1 FROM state x WHERE x.reg = 25 "
                       "AND x.a = p.id AND x.b = 0) ORDER BY p.id LIMIT 1",
                       trimmed(name)));
    if (!id) return std::nullopt;
    return static_cast<PersonId>(*id);
}

Result<PersonId> PeopleRows::rootOf(PersonId person) const
{
    TRY_ASSIGN(const auto root, db_.one("SELECT root_id FROM person WHERE id = ?", person));
    if (!root) return fail(Code::personUnknown, Stage::store);
    return static_cast<PersonId>(*root);
}

Result<std::string> PeopleRows::nameOf(PersonId person) const
{
    TRY_ASSIGN(const PersonId root, rootOf(person));
    std::string name;
    Query query = db_.query("SELECT value FROM state WHERE reg = 20 AND a = ? AND b = 0", root);
    if (query.next()) name = query.text(0);
    TRY(query.status());
    return name;
}

Result<std::vector<PersonRow>> PeopleRows::list() const
{
    std::map<std::int64_t, PersonRow> people;
    Query names =
        db_.query("SELECT p.id, n.value, c.value FROM state n JOIN person p ON p.id = n.a AND p.root_id = p.id "
                  "LEFT JOIN state c ON c.reg = 24 AND c.a = p.id AND c.b = 0 WHERE n.reg = 20 "
                  "AND NOT EXISTS(SELECT 1 FROM state x WHERE x.reg = 25 AND x.a = p.id AND x.b = 0)");
    while (names.next()) {
        PersonRow& row = people[names.integer(0)];
        row.id = names.id<PersonId>(0);
        row.name = names.text(1);
        if (!names.null(2)) row.best = names.id<FaceId>(2);
    }
    TRY(names.status());

    // One pass over all labelled faces, each person's best first.
    Query faces = db_.query(
        std::string("SELECT l.person, l.face_id, l.content_id, l.how, "
                    "l.content_id > (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting WHERE key = "
                    "'newest_known_content'), ") +
        inCollection +
        "FROM temp.face_label l LEFT JOIN d.face_look k ON k.face_id = l.face_id "
        "WHERE l.person IS NOT NULL ORDER BY l.person, l.how, coalesce(k.grade, 9), k.height_px DESC, l.score DESC, "
        "l.face_id");
    std::vector<std::int64_t> contents, newContents; // of the person the rows speak of
    PersonRow* row = nullptr;
    const auto countUp = [&] {
        for (auto* list : {&contents, &newContents}) {
            std::sort(list->begin(), list->end());
            list->erase(std::unique(list->begin(), list->end()), list->end());
        }
        if (row) row->photos = contents.size(), row->newPhotos = newContents.size();
        contents.clear();
        newContents.clear();
    };
    while (faces.next()) {
        if (!row || row->id != faces.id<PersonId>(0)) {
            countUp();
            const auto found = people.find(faces.integer(0));
            row = found == people.end() ? nullptr : &found->second;
        }
        if (!row) continue;
        if (!row->best && faces.id<LabelHow>(3) != LabelHow::ask) row->best = faces.id<FaceId>(1);
        if (faces.integer(5) == 0) continue; // a photo that says who somebody is, not one of the collection
        if (faces.id<LabelHow>(3) == LabelHow::ask) {
            ++row->toConfirm;
            continue;
        }
        ++row->faces;
        contents.push_back(faces.integer(2));
        if (faces.integer(4) != 0) newContents.push_back(faces.integer(2));
    }
    TRY(faces.status());
    countUp();

    std::vector<PersonRow> rows;
    for (auto& [id, person] : people) rows.push_back(std::move(person));
    std::sort(rows.begin(), rows.end(), [](const PersonRow& a, const PersonRow& b) {
        return a.photos != b.photos ? a.photos > b.photos : a.name < b.name;
    });
    return rows;
}

Result<PersonId> PeopleRows::findOrMake(const std::string& name, Draft& draft)
{
    TRY_ASSIGN(const std::string text, usableName(name));
    TRY_ASSIGN(const auto there, find(text));
    if (there) return *there;
    TRY_ASSIGN(const PersonId fresh, create());
    draft.writes.push_back(set(Register::personName, raw(fresh), text));
    return fresh;
}

void PeopleRows::giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person)
{
    for (const FaceId face : faces) {
        draft.writes.push_back(set(Register::facePerson, raw(face), raw(person)));
        draft.writes.push_back(clear(Register::faceStatus, face));
        draft.writes.push_back(clear(Register::faceNotPerson, face, raw(person)));
    }
}

Result<Draft> PeopleRows::rename(const std::string& from, const std::string& to) const
{
    TRY_ASSIGN(const std::string text, usableName(to));
    TRY_ASSIGN(const auto person, find(from));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, from);
    TRY_ASSIGN(const auto other, find(text));
    if (other && *other != *person) return fail(Code::nameRefused, Stage::store, {}, "the name of another person");
    return Draft{DecisionKind::renamed,
                 std::string(trimmed(from)) + " -> " + text,
                 {set(Register::personName, raw(*person), text)}};
}

Result<Draft> PeopleRows::merge(const std::string& from, const std::string& into) const
{
    TRY_ASSIGN(const auto lost, find(from));
    TRY_ASSIGN(const auto kept, find(into));
    if (!lost || !kept) return fail(Code::personUnknown, Stage::store, {}, lost ? into : from);
    if (*lost == *kept) return fail(Code::nameRefused, Stage::store, {}, "the same person");
    return Draft{DecisionKind::merged,
                 std::string(trimmed(from)) + " -> " + std::string(trimmed(into)),
                 {set(Register::personMergedInto, raw(*lost), raw(*kept))}};
}

Result<Draft> PeopleRows::reject(FaceId face) const
{
    TRY_ASSIGN(const auto person, db_.one("SELECT person FROM temp.face_label WHERE face_id = ?", face));
    if (!person) return fail(Code::usage, Stage::store, {}, "face " + std::to_string(raw(face)) + " has no name");
    Draft draft{DecisionKind::rejected, {}, {}};
    draft.writes.push_back(set(Register::faceNotPerson, raw(face), std::int64_t{1}, *person));
    draft.writes.push_back(clear(Register::facePerson, face));
    return draft;
}

Result<Draft> PeopleRows::split(const std::string& from, const std::string& to, const std::vector<FaceId>& faces)
{
    TRY_ASSIGN(const auto person, find(from));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, from);
    Draft draft{DecisionKind::split, std::string(trimmed(from)) + " -> " + std::string(trimmed(to)), {}};
    TRY_ASSIGN(const PersonId other, findOrMake(to, draft));
    if (other == *person) return fail(Code::nameRefused, Stage::store, {}, "the same person");
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto label, db_.one("SELECT person FROM temp.face_label WHERE face_id = ?", face));
        if (label != raw(*person)) return fail(Code::noFace, Stage::store, from, "face " + std::to_string(raw(face)));
    }
    giveFaces(draft, faces, other);
    return draft;
}

Result<Draft> PeopleRows::setBirth(const std::string& name, const std::string& day) const
{
    TRY_ASSIGN(const auto person, find(name));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, name);
    if (!day.empty() && !dayOf(day)) return fail(Code::usage, Stage::store, {}, day + " is no day like 2009-05-31");
    const Value value = day.empty() ? Value() : Value(day);
    return Draft{DecisionKind::personChanged,
                 name + (day.empty() ? "" : " born " + day),
                 {set(Register::personBirth, raw(*person), value)}};
}

Result<Draft> PeopleRows::confirm(const std::vector<FaceId>& faces) const
{
    Draft draft{DecisionKind::confirmed, {}, {}};
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto person,
                   db_.one("SELECT person FROM temp.face_label WHERE face_id = ? AND how IN (1, 2)", face));
        if (!person)
            return fail(Code::usage, Stage::store, {}, "nobody is suggested for face " + std::to_string(raw(face)));
        if (draft.note.empty()) {
            TRY_ASSIGN(draft.note, nameOf(static_cast<PersonId>(*person)));
        }
        giveFaces(draft, {face}, static_cast<PersonId>(*person));
    }
    return draft;
}

Result<Draft> PeopleRows::sayOne(FaceId a, FaceId b) const
{
    const auto decided = [this](FaceId face) {
        return db_.one("SELECT person FROM temp.face_label WHERE face_id = ? AND how = 0", face);
    };
    TRY_ASSIGN(const auto first, decided(a));
    TRY_ASSIGN(const auto second, decided(b));
    if (first && second && *first != *second)
        return fail(Code::usage, Stage::store, {}, "these faces have two names: merge the people, or rename a face");
    Draft draft = pairSaid(a, b, PairIs::same);
    if (first && !second) giveFaces(draft, {b}, static_cast<PersonId>(*first));
    if (second && !first) giveFaces(draft, {a}, static_cast<PersonId>(*second));
    return draft;
}

Draft PeopleRows::keepApart(FaceId a, FaceId b)
{
    return pairSaid(a, b, PairIs::notSame);
}

Draft PeopleRows::restore(const std::vector<FaceId>& faces)
{
    Draft draft{DecisionKind::restored, {}, {}};
    for (const FaceId face : faces) draft.writes.push_back(clear(Register::faceStatus, face));
    return draft;
}

Draft PeopleRows::ignore(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::ignored, FaceStatus::ignored, faces);
}

Draft PeopleRows::remove(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::removed, FaceStatus::removed, faces);
}

Draft PeopleRows::notAFace(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::notAFace, FaceStatus::notAFace, faces);
}

Status PeopleRows::replaceMatches(const std::vector<FaceId>& asked, const std::vector<FaceMatch>& matches,
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

Result<std::vector<FaceId>> PeopleRows::forgetMatches(const std::vector<FaceId>& faces)
{
    std::vector<FaceId> again = faces;
    for (const FaceId face : faces) {
        Query leaning = db_.query("SELECT face_id FROM d.match WHERE evidence_face = ?", face);
        while (leaning.next()) again.push_back(leaning.id<FaceId>(0));
        TRY(leaning.status());
        TRY(db_.run("DELETE FROM d.match WHERE face_id = ?1 OR evidence_face = ?1", face));
    }
    std::sort(again.begin(), again.end());
    again.erase(std::unique(again.begin(), again.end()), again.end());
    return again;
}

Status PeopleRows::storeLimits(const LearntLimits& limits)
{
    TRY(db_.run("DELETE FROM d.meta WHERE key LIKE 'match_limit%'"));
    TRY(db_.run("INSERT INTO d.meta VALUES ('match_limit', ?)", limits.ofAll().match));
    for (const auto& [person, own] : limits.own())
        TRY(db_.run("INSERT INTO d.meta VALUES ('match_limit ' || ?, ?)", person, own.match));
    return {};
}

Result<PeopleRows::MatchLimitRows> PeopleRows::matchLimits() const
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

Status PeopleRows::replaceGroups(const std::vector<GroupToKeep>& groups, const ModelRev& embedder)
{
    TRY_ASSIGN(const auto key, modelKey(db_, embedder, true));
    TRY_ASSIGN(const std::int64_t next, nextGroupNumber());
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

Result<std::vector<GroupRow>> PeopleRows::groups() const
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

Result<PeopleRows::Strangers> PeopleRows::strangers(std::size_t smallerThan) const
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

Result<std::unordered_map<FaceId, std::int64_t>> PeopleRows::groupNumbers(const ModelRev& embedder) const
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

Result<std::int64_t> PeopleRows::nextGroupNumber() const
{
    TRY_ASSIGN(const auto highest,
               db_.one("SELECT max(coalesce((SELECT value FROM d.meta WHERE key = 'group_number'), 0), "
                       "coalesce((SELECT max(number) FROM d.face_group), 0))"));
    return highest.value_or(0) + 1;
}

} // namespace albumen
