#include "catalogue/PeopleRows.h"

#include <algorithm>
#include <set>

#include "base/SearchText.h"
#include "base/Text.h"
#include "photo/Face.h"

namespace albumen {

Result<PersonId> PeopleRows::create()
{
    TRY(db_.run("INSERT INTO person(uid, root_id) VALUES (?, 0)", Uid::random()));
    const std::int64_t id = db_.lastId();
    TRY(db_.run("UPDATE person SET root_id = id WHERE id = ?", id));
    return static_cast<PersonId>(id);
}

Result<std::optional<PersonId>> PeopleRows::find(const std::string& name) const
{
    // The others: a name that an earlier Albumen stored as it was typed.
    for (const std::string& form : {nameAsKept(name), composed(trimmed(name)), std::string(trimmed(name))}) {
        TRY_ASSIGN(const auto id,
                   db_.one("SELECT person_id FROM temp.known_person WHERE name = ? ORDER BY person_id LIMIT 1", form));
        if (id) return static_cast<PersonId>(*id);
    }
    return findSpaced(nameAsKept(name));
}

/// Stored by an earlier Albumen with several spaces, or with those that part no line: U+00A0, U+202F, U+3000.
Result<std::optional<PersonId>> PeopleRows::findSpaced(const std::string& kept) const
{
    std::optional<PersonId> found;
    Query query = db_.query("SELECT person_id, name FROM temp.known_person WHERE instr(name, '  ') > 0 "
                            "OR instr(name, char(160)) > 0 OR instr(name, char(8239)) > 0 "
                            "OR instr(name, char(12288)) > 0 ORDER BY person_id");
    while (query.next())
        if (!found && nameAsKept(query.text(1)) == kept) found = query.id<PersonId>(0);
    TRY(query.status());
    return found;
}

Result<std::optional<PersonId>> PeopleRows::meant(const std::string& name) const
{
    TRY_ASSIGN(std::optional<PersonId> found, find(name));
    if (found) return found;
    TRY_ASSIGN(const auto all, names());
    const std::string key = caselessKey(nameAsKept(name));
    for (const auto& [person, called] : all)
        if (caselessKey(nameAsKept(called)) == key) {
            if (found) return std::nullopt;
            found = person;
        }
    return found;
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
    Query query = db_.query("SELECT name FROM person_name WHERE person_id = ?", root);
    if (query.next()) name = query.text(0);
    TRY(query.status());
    return name;
}

Result<std::vector<PersonId>> PeopleRows::ids(PeopleOrder order) const
{
    const auto ofFaces = [](const std::string& number) { // of all of the collection that are labelled in these ways
        return "(SELECT " + number +
               " FROM temp.face_label l WHERE l.person = k.person_id AND l.how IN (?, ?) "
               "AND l.face_id IN (SELECT face_id FROM temp.maybe_of_person WHERE person = k.person_id) "
               "AND EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = l.content_id)) DESC, ";
    };
    const std::string all = "SELECT k.person_id FROM temp.known_person k ORDER BY ", byName = "k.name, k.person_id";
    const std::string taken = "max(coalesce((SELECT t.taken_s FROM temp.content_taken t WHERE t.content_id = "
                              "l.content_id), (SELECT max(p.taken_s) FROM photo p WHERE p.content_id = l.content_id)))";
    const auto ordered = [&]() -> Query {
        switch (order) {
        case PeopleOrder::name: return db_.query(all + byName);
        case PeopleOrder::mostToConfirm:
            return db_.query(all + ofFaces("count(*)") + byName, LabelHow::ask, LabelHow::ask);
        case PeopleOrder::lastSeen: return db_.query(all + ofFaces(taken) + byName, LabelHow::decided, LabelHow::sure);
        case PeopleOrder::mostPhotos: break;
        }
        return db_.query(all + ofFaces("count(DISTINCT l.content_id)") + byName, LabelHow::decided, LabelHow::sure);
    };
    Query query = ordered();
    std::vector<PersonId> people;
    while (query.next()) people.push_back(query.id<PersonId>(0));
    TRY(query.status());
    return people;
}

Result<std::vector<PersonRow>> PeopleRows::rows(std::span<const PersonId> people) const
{
    std::vector<PersonRow> rows;
    for (const PersonId person : people) {
        Query query = db_.query("SELECT k.name, c.face_id FROM temp.known_person k "
                                "LEFT JOIN temp.person_cover c ON c.person_id = k.person_id WHERE k.person_id = ?",
                                person);
        if (query.next()) {
            PersonRow row;
            row.id = person;
            row.name = query.text(0);
            if (!query.null(1)) row.best = query.id<FaceId>(1);
            TRY(countFaces(row));
            rows.push_back(std::move(row));
        }
        TRY(query.status());
    }
    return rows;
}

Status PeopleRows::countFaces(PersonRow& row) const
{
    // The best face first.
    Query faces =
        db_.query("SELECT l.face_id, l.content_id, l.how, "
                  "l.content_id > (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM setting WHERE key = "
                  "'newest_known_content'), EXISTS(SELECT 1 FROM temp.collection c WHERE c.content_id = l.content_id) "
                  "FROM temp.face_label l LEFT JOIN d.face_look k ON k.face_id = l.face_id "
                  "WHERE l.face_id IN (SELECT face_id FROM temp.maybe_of_person WHERE person = ?1) AND l.person = ?1 "
                  "ORDER BY l.how, coalesce(k.grade, 9), k.height_px DESC, l.score DESC, l.face_id",
                  row.id);
    std::set<ContentNo> contents, fresh;
    while (faces.next()) {
        const auto how = faces.id<LabelHow>(2);
        if (!row.best && how != LabelHow::ask) row.best = faces.id<FaceId>(0);
        if (faces.integer(4) == 0) continue; // a photo that says who somebody is, not one of the collection
        if (how == LabelHow::ask) {
            ++row.toConfirm;
            continue;
        }
        ++row.faces;
        contents.insert(faces.id<ContentNo>(1));
        if (faces.integer(3) != 0) fresh.insert(faces.id<ContentNo>(1));
    }
    row.photos = contents.size();
    row.newPhotos = fresh.size();
    return faces.status();
}

Result<std::vector<ContentNo>> PeopleRows::pictures(PersonId person) const
{
    std::set<ContentNo> pictures; // DISTINCT would have every face looked at
    Query query = db_.query("SELECT l.content_id FROM temp.face_label l WHERE l.face_id IN (SELECT face_id FROM "
                            "temp.maybe_of_person WHERE person = ?1) AND l.person = ?1 AND l.how <= ?2",
                            person, LabelHow::sure);
    while (query.next()) pictures.insert(query.id<ContentNo>(0));
    TRY(query.status());
    return std::vector<ContentNo>(pictures.begin(), pictures.end());
}

Result<std::vector<std::pair<PersonId, std::string>>> PeopleRows::names() const
{
    std::vector<std::pair<PersonId, std::string>> names;
    Query query = db_.query("SELECT person_id, name FROM temp.known_person");
    while (query.next()) names.emplace_back(query.id<PersonId>(0), query.text(1));
    TRY(query.status());
    return names;
}

Result<std::string> PeopleRows::birth(PersonId person) const
{
    std::string day;
    Query query = db_.query("SELECT day FROM temp.person_birth WHERE person_id = ?", person);
    if (query.next()) day = query.text(0);
    TRY(query.status());
    return day;
}

Result<bool> PeopleRows::unfiled(PersonId person) const
{
    TRY_ASSIGN(const auto found, db_.one("SELECT 1 FROM temp.person_unfiled WHERE person_id = ?", person));
    return found.has_value();
}

Result<std::optional<FaceId>> PeopleRows::cover(PersonId person) const
{
    TRY_ASSIGN(const auto face, db_.one("SELECT face_id FROM temp.person_cover WHERE person_id = ?", person));
    if (!face) return std::nullopt;
    return static_cast<FaceId>(*face);
}

Result<std::optional<FaceId>> PeopleRows::shownBy(PersonId person) const
{
    TRY_ASSIGN(const auto chosen, cover(person));
    if (chosen) return chosen;
    TRY_ASSIGN(const auto face,
               db_.one("SELECT f.face_id FROM main.face_person f LEFT JOIN d.face_look k ON k.face_id = f.face_id "
                       "WHERE f.person_id IN (SELECT id FROM person WHERE id = ?1 OR root_id = ?1) "
                       "ORDER BY f.person_id = ?1 DESC, coalesce(k.grade, 9), k.height_px DESC, f.face_id LIMIT 1",
                       person));
    if (!face) return std::nullopt;
    return static_cast<FaceId>(*face);
}

Result<std::vector<PersonRow>> PeopleRows::list() const
{
    TRY_ASSIGN(const std::vector<PersonId> people, ids(PeopleOrder::name));
    TRY_ASSIGN(std::vector<PersonRow> all, rows(people));
    std::stable_sort(all.begin(), all.end(),
                     [](const PersonRow& a, const PersonRow& b) { return a.photos > b.photos; });
    return all;
}

} // namespace albumen
