// What a person decides: each is one entry of the log; matches and groups follow.
#include <algorithm>

#include "archive/SafeName.h"
#include "base/Text.h"
#include "catalogue/FacePlaces.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/drafts/FaceDrafts.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "library/LibraryImpl.h"
#include "names/LabelFaces.h"
#include "run/PeopleJob.h"

namespace albumen {
namespace {

/// The person of this name, made when new, is given the faces: one decision.
Result<Draft> giving(Db& db, DecisionKind kind, const std::string& name, const std::vector<FaceId>& faces)
{
    Draft draft{.kind = kind, .note = name, .writes = {}};
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name, draft));
    giveFaces(draft, faces, person);
    return draft;
}

Status checkFace(Db& db, FaceId face)
{
    TRY_ASSIGN(const auto found, FaceRows(db).face(face));
    if (!found) return fail(Code::noFace, Stage::match, {}, "face " + std::to_string(raw(face)));
    return {};
}

} // namespace

Status LibraryImpl::decideAndMatch(const std::function<Result<Draft>(Db&)>& draft)
{
    TRY(mayWrite());
    std::optional<DecisionId> decision;
    TRY(catalogue_->write([&](Db& db) -> Status {
        TRY_ASSIGN(const Draft made, draft(db));
        TRY_ASSIGN(decision, DecisionLog(db, parts_.clock.nowMs()).append(made));
        return {};
    }));
    if (!decision) return {};
    TRY_ASSIGN(const ChosenModels chosen, models());
    return matchAfter(*catalogue_, chosen, *decision);
}

Status LibraryImpl::renamePerson(const std::string& from, const std::string& to)
{
    TRY(checkPersonName(to));
    return decideAndMatch([&](Db& db) { return renameDraft(db, from, to); });
}

Status LibraryImpl::mergePeople(const std::string& from, const std::string& into)
{
    return decideAndMatch([&](Db& db) { return mergeDraft(db, from, into); });
}

Status LibraryImpl::nameGroup(std::int64_t number, const std::string& name)
{
    TRY(checkPersonName(name));
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY_ASSIGN(const std::vector<FaceId> faces, GroupRows(db).members(number));
        return giving(db, DecisionKind::named, name, faces);
    });
}

Status LibraryImpl::assignFace(FaceId face, const std::string& name)
{
    TRY(checkPersonName(name));
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, face));
        return giving(db, DecisionKind::assigned, name, {face});
    });
}

Status LibraryImpl::rejectFace(FaceId face)
{
    return decideAndMatch([&](Db& db) { return rejectDraft(db, face); });
}

Status LibraryImpl::confirmFace(FaceId face)
{
    return decideAndMatch([&](Db& db) { return confirmDraft(db, {face}); });
}

Status LibraryImpl::splitPerson(const std::string& from, const std::string& to, const std::vector<FaceId>& faces)
{
    TRY(checkPersonName(to));
    return decideAndMatch([&](Db& db) { return splitDraft(db, from, to, faces); });
}

Status LibraryImpl::setBirth(const std::string& name, const std::string& day)
{
    return decideAndMatch([&](Db& db) { return birthDraft(db, name, day); });
}

Status LibraryImpl::sayPair(FaceId a, FaceId b, bool same)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, a));
        TRY(checkFace(db, b));
        if (a == b) return fail(Code::usage, Stage::match, {}, "that is one face, not two");
        return same ? sayOneDraft(db, a, b) : keepApartDraft(a, b);
    });
}

Status LibraryImpl::ignoreFace(FaceId face)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, face));
        return ignoreDraft({face});
    });
}

Status LibraryImpl::ignoreGroup(std::int64_t number)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY_ASSIGN(const std::vector<FaceId> faces, GroupRows(db).members(number));
        return ignoreDraft(faces);
    });
}

Result<std::uint64_t> LibraryImpl::ignoreUnnamed(const std::vector<Path>& photos)
{
    TRY_ASSIGN(const std::vector<FaceCard> cards, faces(photos));
    std::vector<FaceId> unnamed;
    for (const FaceCard& card : cards)
        if (card.how == LabelHow::ask || card.how == LabelHow::unknown) unnamed.push_back(card.id);
    TRY(decideAndMatch([&](Db&) -> Result<Draft> { return ignoreDraft(unnamed); }));
    return unnamed.size();
}

Status LibraryImpl::notAFace(FaceId face)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, face));
        return notAFaceDraft({face});
    });
}

Result<FaceId> LibraryImpl::drawFace(const Path& photo, const RelBox& box, const std::string& name)
{
    const bool inside = box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0 && box.x + box.w <= 1 && box.y + box.h <= 1;
    if (!inside) return fail(Code::usage, Stage::store, {}, "x, y, width and height are shares of the picture, 0 to 1");
    if (!name.empty()) TRY(checkPersonName(name));
    FaceId face{};
    TRY(decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY_ASSIGN(const auto row, PhotoRows(db).photoAt(photo));
        if (!row || !row->content)
            return fail(Code::pathMissing, Stage::store, photo, "the library has no photo there");
        Draft draft{.kind = DecisionKind::drawn, .note = name, .writes = {}};
        TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db).ofContent(*row->content));
        const auto there = std::find_if(faces.begin(), faces.end(),
                                        [&](const LabelledFace& other) { return iou(other.box, box) >= sameFaceIou; });
        if (there != faces.end()) {
            face = there->id;
        } else {
            TRY_ASSIGN(face, FacePlaces(db).draw(*row->content, box, FaceOrigin::drawn, draft));
        }
        if (name.empty()) return draft;
        TRY_ASSIGN(const PersonId person, findOrMakePerson(db, name, draft));
        giveFaces(draft, {face}, person);
        return draft;
    }));
    return face;
}

Status LibraryImpl::removeFace(FaceId face)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, face));
        return removeDraft({face});
    });
}

Status LibraryImpl::restoreFace(FaceId face)
{
    return decideAndMatch([&](Db& db) -> Result<Draft> {
        TRY(checkFace(db, face));
        return restoreDraft({face});
    });
}

Result<UndoneCard> LibraryImpl::tookBack(const Undone& undone)
{
    TRY_ASSIGN(const ChosenModels chosen, models());
    if (undone.kind == DecisionKind::exchange)
        TRY(matchAndGroup(chosen));
    else
        TRY(matchAfter(*catalogue_, chosen, undone.decision));
    return UndoneCard{std::string(nameOf(undone.kind)), undone.note, undone.written, undone.left};
}

Result<UndoneCard> LibraryImpl::undo(std::optional<DecisionId> decision)
{
    TRY(mayWrite());
    TRY_ASSIGN(const Undone undone, decision ? catalogue_->undo(*decision) : catalogue_->undoLast());
    return tookBack(undone);
}

Result<UndoneCard> LibraryImpl::redo()
{
    TRY(mayWrite());
    TRY_ASSIGN(const Undone undone, catalogue_->redoLast());
    return tookBack(undone);
}

Result<std::vector<HistoryCard>> LibraryImpl::history(std::size_t limit) const
{
    return catalogue_->read([&](Db& db) -> Result<std::vector<HistoryCard>> {
        TRY_ASSIGN(const std::vector<DecisionRow> rows, DecisionLog(db, parts_.clock.nowMs()).history(limit));
        std::vector<HistoryCard> cards;
        for (const DecisionRow& row : rows)
            cards.push_back({row.id, row.atMs, std::string(nameOf(row.kind)), row.note, row.changes, row.active});
        return cards;
    });
}

Result<PersonId> LibraryImpl::addPerson(const std::string& name, const std::vector<Path>& photos, const JobControl& job)
{
    TRY(mayWrite());
    TRY(checkPersonName(name));
    std::vector<FaceId> faces;
    for (const Path& photo : photos) {
        const Report looked = asJob(RunKind::import, [&](RunId run) {
            return recogniseLabels(photo.parent_path(), {photo.filename()}, run, job, {});
        });
        if (looked.error) return fail(*looked.error);
        if (!looked.problems.empty()) return fail(looked.problems.front());
        TRY_ASSIGN(const auto found, catalogue_->read([&](Db& db) { return facesAt(db, photo); }));
        if (found.empty()) return fail(Code::noFace, Stage::import, photo);
        if (found.size() > 1) return fail(Code::severalFaces, Stage::import, photo);
        faces.push_back(found.front().id);
    }
    TRY(decideAndMatch([&](Db& db) { return giving(db, DecisionKind::named, name, faces); }));
    TRY_ASSIGN(const std::optional<PersonId> person,
               catalogue_->read([&](Db& db) { return PeopleRows(db).find(name); }));
    if (!person) return fail(Code::personUnknown, Stage::import, name);
    return *person;
}

Report LibraryImpl::importPeople(const Path& folder, const JobControl& job, const ProgressSink& progress)
{
    return asJob(RunKind::import, [&](RunId run) { return importLabels(folder, run, job, progress); });
}

Report LibraryImpl::importLabels(const Path& folder, RunId run, const JobControl& job, const ProgressSink& progress)
{
    const auto names = labelFolders(parts_.files, folder);
    if (!names) return {.outcome = Outcome::failed, .error = names.error()};
    Report report = recogniseLabels(folder, {}, run, job, progress);
    if (report.outcome != Outcome::completed) return report;
    const auto chosen = models();
    const auto labels = catalogue_->read(
        [&](Db& db) { return chooseLabelFaces(db, folder, *names, chosen ? chosen->embedder() : std::nullopt); });
    if (!labels) return {.outcome = Outcome::failed, .error = labels.error()};
    for (const Error& problem : labels->problems) report.problems.push_back(problem);
    const Status decided = decideAndMatch([&](Db& db) -> Result<Draft> {
        Draft whole{.kind = DecisionKind::import, .note = printable(folder), .writes = {}};
        for (const LabelledPerson& person : labels->people) {
            TRY_ASSIGN(const Draft one, giving(db, DecisionKind::import, person.name, person.faces));
            whole.writes.insert(whole.writes.end(), one.writes.begin(), one.writes.end());
        }
        return whole;
    });
    if (!decided) return {.outcome = Outcome::failed, .error = decided.error()};
    for (const LabelledPerson& person : labels->people)
        report.people.push_back(
            {.name = person.name, .photos = person.faces.size(), .newPhotos = 0, .folder = {}, .zip = {}});
    return report;
}

} // namespace albumen
