#include "catalogue/drafts/PersonDrafts.h"

#include "base/Day.h"
#include "base/Text.h"
#include "catalogue/PeopleRows.h"

namespace albumen {

namespace {

Result<std::string> usableName(const std::string& name)
{
    const std::string_view text = trimmed(name);
    if (text.empty()) return fail(Code::nameRefused, Stage::store, {}, "empty");
    return std::string(text);
}

} // namespace

Result<PersonId> findOrMakePerson(Db& db, const std::string& name, Draft& draft)
{
    TRY_ASSIGN(const std::string text, usableName(name));
    TRY_ASSIGN(const auto there, PeopleRows(db).find(text));
    if (there) return *there;
    TRY_ASSIGN(const PersonId fresh, PeopleRows(db).create());
    draft.writes.push_back({Register::personName, raw(fresh), 0, text});
    return fresh;
}

void giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person)
{
    for (const FaceId face : faces) {
        draft.writes.push_back({Register::facePerson, raw(face), 0, raw(person)});
        draft.writes.push_back({Register::faceStatus, raw(face), 0, {}});
        draft.writes.push_back({Register::faceNotPerson, raw(face), raw(person), {}});
    }
}

Result<Draft> renameDraft(Db& db, const std::string& from, const std::string& to)
{
    TRY_ASSIGN(const std::string text, usableName(to));
    TRY_ASSIGN(const auto person, PeopleRows(db).find(from));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, from);
    TRY_ASSIGN(const auto other, PeopleRows(db).find(text));
    if (other && *other != *person) return fail(Code::nameRefused, Stage::store, {}, "the name of another person");
    return Draft{DecisionKind::renamed,
                 std::string(trimmed(from)) + " -> " + text,
                 {{Register::personName, raw(*person), 0, text}}};
}

Result<Draft> mergeDraft(Db& db, const std::string& from, const std::string& into)
{
    TRY_ASSIGN(const auto lost, PeopleRows(db).find(from));
    TRY_ASSIGN(const auto kept, PeopleRows(db).find(into));
    if (!lost || !kept) return fail(Code::personUnknown, Stage::store, {}, lost ? into : from);
    if (*lost == *kept) return fail(Code::nameRefused, Stage::store, {}, "the same person");
    return Draft{DecisionKind::merged,
                 std::string(trimmed(from)) + " -> " + std::string(trimmed(into)),
                 {{Register::personMergedInto, raw(*lost), 0, raw(*kept)}}};
}

Result<Draft> splitDraft(Db& db, const std::string& from, const std::string& to, const std::vector<FaceId>& faces)
{
    TRY_ASSIGN(const auto person, PeopleRows(db).find(from));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, from);
    Draft draft{DecisionKind::split, std::string(trimmed(from)) + " -> " + std::string(trimmed(to)), {}};
    TRY_ASSIGN(const PersonId other, findOrMakePerson(db, to, draft));
    if (other == *person) return fail(Code::nameRefused, Stage::store, {}, "the same person");
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto label, db.one("SELECT person FROM temp.face_label WHERE face_id = ?", face));
        if (label != raw(*person)) return fail(Code::noFace, Stage::store, from, "face " + std::to_string(raw(face)));
    }
    giveFaces(draft, faces, other);
    return draft;
}

Result<Draft> birthDraft(Db& db, const std::string& name, const std::string& day)
{
    TRY_ASSIGN(const auto person, PeopleRows(db).find(name));
    if (!person) return fail(Code::personUnknown, Stage::store, {}, name);
    if (!day.empty() && !dayOf(day)) return fail(Code::usage, Stage::store, {}, day + " is no day like 2009-05-31");
    const Value value = day.empty() ? Value() : Value(day);
    return Draft{DecisionKind::personChanged,
                 name + (day.empty() ? "" : " born " + day),
                 {{Register::personBirth, raw(*person), 0, value}}};
}

} // namespace albumen
