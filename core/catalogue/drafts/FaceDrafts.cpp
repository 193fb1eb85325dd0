#include "catalogue/drafts/FaceDrafts.h"

#include <algorithm>

#include "catalogue/PeopleRows.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "photo/Face.h"

namespace albumen {

namespace {

Draft withStatus(DecisionKind kind, FaceStatus status, const std::vector<FaceId>& faces)
{
    Draft draft{kind, {}, {}};
    for (const FaceId face : faces) {
        draft.writes.push_back({Register::faceStatus, raw(face), 0, std::int64_t(status)});
        draft.writes.push_back({Register::facePerson, raw(face), 0, {}});
    }
    return draft;
}

Draft pairSaid(FaceId a, FaceId b, PairIs is)
{
    const auto [first, second] = std::minmax({raw(a), raw(b)}); // of values: a pair of references would be to nothing
    return {DecisionKind::pairSaid, {}, {{Register::facePair, first, second, std::int64_t(is)}}};
}

} // namespace

Draft ignoreDraft(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::ignored, FaceStatus::ignored, faces);
}

Draft notAFaceDraft(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::notAFace, FaceStatus::notAFace, faces);
}

Draft removeDraft(const std::vector<FaceId>& faces)
{
    return withStatus(DecisionKind::removed, FaceStatus::removed, faces);
}

namespace {

/// Whose it was when it was taken out, where they are known still.
Result<std::optional<std::int64_t>> personBefore(Db& db, FaceId face)
{
    return db.one("SELECT p.root_id FROM face_status s JOIN change c ON c.decision_id = s.decision_id AND c.reg = ? "
                  "AND c.a = s.face_id AND c.b = 0 JOIN person p ON p.id = c.before "
                  "JOIN temp.known_person k ON k.person_id = p.root_id WHERE s.face_id = ? AND c.after IS NULL",
                  Register::facePerson, face);
}

} // namespace

Result<Draft> restoreDraft(Db& db, const std::vector<FaceId>& faces)
{
    Draft draft{DecisionKind::restored, {}, {}};
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto person, personBefore(db, face));
        draft.writes.push_back({Register::faceStatus, raw(face), 0, {}});
        if (person) draft.writes.push_back({Register::facePerson, raw(face), 0, *person});
    }
    return draft;
}

namespace {

/// Whom another program's name without a place offers for a face that nobody is asked about, as suggestions() lists it.
Result<std::optional<std::int64_t>> offeredPerson(Db& db, FaceId face)
{
    return db.one("SELECT p.root_id FROM state s JOIN person p ON p.id = s.b "
                  "JOIN temp.known_person k ON k.person_id = p.root_id JOIN temp.face_label l ON l.face_id = s.a "
                  "WHERE s.reg = ? AND s.a = ? AND l.how = ? AND NOT EXISTS(SELECT 1 FROM main.face_not_person r "
                  "JOIN person rp ON rp.id = r.person_id WHERE r.face_id = s.a AND rp.root_id = p.root_id) "
                  "ORDER BY p.root_id LIMIT 1",
                  Register::faceOffered, face, LabelHow::unknown);
}

} // namespace

Result<Draft> rejectDraft(Db& db, const std::vector<FaceId>& faces)
{
    Draft draft{DecisionKind::rejected, {}, {}};
    for (const FaceId face : faces) {
        TRY_ASSIGN(auto person, offeredPerson(db, face));
        if (!person) {
            TRY_ASSIGN(person, db.one("SELECT person FROM temp.face_label WHERE face_id = ?", face));
        }
        if (!person) return fail(Code::usage, Stage::store, {}, "face " + std::to_string(raw(face)) + " has no name");
        if (draft.note.empty()) {
            TRY_ASSIGN(draft.note, PeopleRows(db).nameOf(static_cast<PersonId>(*person)));
        }
        draft.writes.push_back({Register::faceNotPerson, raw(face), *person, std::int64_t{1}});
        draft.writes.push_back({Register::facePerson, raw(face), 0, {}});
    }
    return draft;
}

Result<Draft> confirmDraft(Db& db, const std::vector<FaceId>& faces)
{
    Draft draft{DecisionKind::confirmed, {}, {}};
    for (const FaceId face : faces) {
        TRY_ASSIGN(auto person, offeredPerson(db, face));
        if (!person) {
            TRY_ASSIGN(person, db.one("SELECT person FROM temp.face_label WHERE face_id = ? AND how IN (?, ?)", face,
                                      LabelHow::sure, LabelHow::ask));
        }
        if (!person)
            return fail(Code::usage, Stage::store, {}, "nobody is suggested for face " + std::to_string(raw(face)));
        if (draft.note.empty()) {
            TRY_ASSIGN(draft.note, PeopleRows(db).nameOf(static_cast<PersonId>(*person)));
        }
        giveFaces(draft, {face}, static_cast<PersonId>(*person));
    }
    return draft;
}

Result<Draft> sayOneDraft(Db& db, FaceId a, FaceId b)
{
    const auto decided = [&db](FaceId face) {
        return db.one("SELECT person FROM temp.face_label WHERE face_id = ? AND how = ?", face, LabelHow::decided);
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

Draft keepApartDraft(FaceId a, FaceId b)
{
    return pairSaid(a, b, PairIs::notSame);
}

} // namespace albumen
