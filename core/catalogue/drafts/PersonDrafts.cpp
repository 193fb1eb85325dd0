#include "catalogue/drafts/PersonDrafts.h"

#include <fmt/format.h>

#include "base/Day.h"
#include "base/SearchText.h"
#include "base/Text.h"
#include "catalogue/PeopleRows.h"

namespace albumen {

namespace {

Result<std::string> usableName(const std::string& name)
{
    std::string text = nameAsKept(name);
    if (text.empty()) return fail(Code::nameRefused, Stage::store, {}, "empty");
    return text;
}

/// The name itself, or with the first number that makes it nobody's.
Result<std::string> freeName(Db& db, const std::string& name)
{
    std::string free = name;
    for (int number = 2;; ++number) {
        TRY_ASSIGN(const auto taken, PeopleRows(db).find(free));
        if (!taken) return free;
        free = fmt::format("{} ({})", name, number);
    }
}

/// Who gets this name with the draft: its writes are not seen by find() yet.
std::optional<PersonId> namedBy(const Draft& draft, const std::string& name)
{
    for (const RegisterWrite& write : draft.writes)
        if (write.reg == Register::personName && write.after == Value(name)) return static_cast<PersonId>(write.a);
    return std::nullopt;
}

Status checkTheirs(Db& db, FaceId face, PersonId person)
{
    TRY_ASSIGN(const auto label, db.one("SELECT person FROM temp.face_label WHERE face_id = ?", face));
    if (label == raw(person)) return {};
    return fail(Code::noFace, Stage::store, {}, "face " + std::to_string(raw(face)));
}

} // namespace

Result<PersonId> findPerson(Db& db, const Whom& whom)
{
    if (!whom.id) {
        TRY_ASSIGN(const auto found, PeopleRows(db).meant(whom.name));
        if (!found) return fail(Code::personUnknown, Stage::store, {}, whom.name);
        return *found;
    }
    TRY_ASSIGN(const PersonId root, PeopleRows(db).rootOf(*whom.id));
    TRY_ASSIGN(const auto known, db.one("SELECT 1 FROM temp.known_person WHERE person_id = ?", root));
    if (!known) return fail(Code::personUnknown, Stage::store, {}, "person " + std::to_string(raw(*whom.id)));
    return root;
}

Result<PersonId> findOrMakePerson(Db& db, const Whom& whom, Draft& draft)
{
    if (whom.id) return findPerson(db, whom);
    TRY_ASSIGN(std::string name, usableName(whom.name));
    TRY_ASSIGN(const auto there, PeopleRows(db).find(name));
    if (there && !whom.fresh) return *there;
    if (const auto named = namedBy(draft, name); named && !whom.fresh) return *named;
    TRY_ASSIGN(name, freeName(db, name));
    TRY_ASSIGN(const PersonId fresh, PeopleRows(db).create());
    draft.writes.push_back({Register::personName, raw(fresh), 0, name});
    return fresh;
}

Result<std::string> nameIn(Db& db, const Draft& draft, PersonId person)
{
    for (const RegisterWrite& write : draft.writes)
        if (write.reg == Register::personName && write.a == raw(person)) return std::get<std::string>(write.after);
    return PeopleRows(db).nameOf(person);
}

void giveFaces(Draft& draft, const std::vector<FaceId>& faces, PersonId person)
{
    for (const FaceId face : faces) {
        draft.writes.push_back({Register::facePerson, raw(face), 0, raw(person)});
        draft.writes.push_back({Register::faceStatus, raw(face), 0, {}});
        draft.writes.push_back({Register::faceNotPerson, raw(face), raw(person), {}});
    }
}

Result<Draft> renameDraft(Db& db, const Whom& from, const std::string& to)
{
    TRY_ASSIGN(const std::string text, usableName(to));
    TRY_ASSIGN(const PersonId person, findPerson(db, from));
    TRY_ASSIGN(const auto other, PeopleRows(db).find(text));
    if (other && *other != person) return fail(Code::nameTaken, Stage::store, {}, text);
    TRY_ASSIGN(const std::string old, PeopleRows(db).nameOf(person));
    return Draft{DecisionKind::renamed, old + " -> " + text, {{Register::personName, raw(person), 0, text}}};
}

Result<Draft> mergeDraft(Db& db, const Whom& from, const Whom& into)
{
    TRY_ASSIGN(const PersonId lost, findPerson(db, from));
    TRY_ASSIGN(const PersonId kept, findPerson(db, into));
    if (lost == kept) return fail(Code::usage, Stage::store, {}, "both names are of the same person");
    TRY_ASSIGN(const std::string old, PeopleRows(db).nameOf(lost));
    TRY_ASSIGN(const std::string stays, PeopleRows(db).nameOf(kept));
    return Draft{DecisionKind::merged, old + " -> " + stays, {{Register::personMergedInto, raw(lost), 0, raw(kept)}}};
}

Result<Draft> splitDraft(Db& db, const Whom& from, const Whom& to, const std::vector<FaceId>& faces)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, from));
    Draft draft{DecisionKind::split, {}, {}};
    TRY_ASSIGN(const PersonId other, findOrMakePerson(db, to, draft));
    if (other == person) return fail(Code::usage, Stage::store, {}, "both names are of the same person");
    for (const FaceId face : faces) TRY(checkTheirs(db, face, person));
    giveFaces(draft, faces, other);
    TRY_ASSIGN(const std::string old, PeopleRows(db).nameOf(person));
    TRY_ASSIGN(const std::string name, nameIn(db, draft, other));
    draft.note = old + " -> " + name;
    return draft;
}

Result<Draft> birthDraft(Db& db, const Whom& whom, const std::string& day)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, whom));
    if (!day.empty() && !dayOf(day)) return fail(Code::usage, Stage::store, {}, day + " is no day like 2009-05-31");
    const Value value = day.empty() ? Value() : Value(day);
    TRY_ASSIGN(const std::string name, PeopleRows(db).nameOf(person));
    return Draft{DecisionKind::personChanged,
                 name + (day.empty() ? "" : " born " + day),
                 {{Register::personBirth, raw(person), 0, value}}};
}

Result<Draft> bestFaceDraft(Db& db, const Whom& whom, std::optional<FaceId> face)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, whom));
    if (face) TRY(checkTheirs(db, *face, person));
    TRY_ASSIGN(const std::string name, PeopleRows(db).nameOf(person));
    const Value value = face ? Value(raw(*face)) : Value();
    return Draft{
        DecisionKind::personChanged, name + ", face to show", {{Register::personCover, raw(person), 0, value}}};
}

Result<Draft> deleteDraft(Db& db, const Whom& whom)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, whom));
    TRY_ASSIGN(const std::string name, PeopleRows(db).nameOf(person));
    return Draft{DecisionKind::personChanged,
                 name + ", name deleted",
                 {{Register::personDeleted, raw(person), 0, std::int64_t{1}}}};
}

Result<Draft> unfiledDraft(Db& db, const Whom& whom, bool unfiled)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, whom));
    TRY_ASSIGN(const std::string name, PeopleRows(db).nameOf(person));
    const Value value = unfiled ? Value(std::int64_t{1}) : Value();
    return Draft{DecisionKind::personChanged,
                 name + (unfiled ? ", not filed" : ", filed again"),
                 {{Register::personUnfiled, raw(person), 0, value}}};
}

} // namespace albumen
