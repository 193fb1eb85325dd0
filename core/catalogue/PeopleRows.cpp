#include "catalogue/PeopleRows.h"

#include <algorithm>
#include <map>

#include "base/Text.h"
#include "photo/Face.h"

namespace albumen {

namespace {

constexpr auto inCollection = "l.content_id IN (SELECT content_id FROM temp.collection) ";

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

} // namespace albumen
