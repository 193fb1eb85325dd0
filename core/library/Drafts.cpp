#include "library/Drafts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "archive/SafeName.h"
#include "base/Contract.h"
#include "base/Sentence.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/SaidNames.h"
#include "catalogue/drafts/AlbumDrafts.h"
#include "catalogue/drafts/FaceDrafts.h"
#include "catalogue/drafts/GroupDrafts.h"
#include "catalogue/drafts/PersonDrafts.h"
#include "catalogue/drafts/PhotoDrafts.h"
#include "library/EventDrafts.h"
#include "people/LearntLimits.h"
#include "photo/Turn.h"

namespace albumen {
namespace {

Status checkFaces(Db& db, const std::vector<FaceId>& faces)
{
    for (const FaceId face : faces) {
        TRY_ASSIGN(const auto found, FaceRows(db).face(face));
        if (!found) return fail(Code::noFace, Stage::match, {}, "face " + std::to_string(raw(face)));
    }
    return {};
}

/// A name that may be given.
Status checkName(const Whom& whom)
{
    return whom.id ? Status() : checkPersonName(whom.name);
}

/// The person meant, made when new, is given the faces.
Result<Draft> giving(Db& db, DecisionKind kind, const Whom& whom, const std::vector<FaceId>& faces)
{
    TRY(checkName(whom));
    Draft draft{.kind = kind, .note = whom.name, .writes = {}};
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db, whom, draft));
    TRY_ASSIGN(draft.note, nameIn(db, draft, person));
    giveFaces(draft, faces, person);
    return draft;
}

/// Whose all of these faces are so far, decided or by a sure match: the name; empty: of nobody, or of several.
Result<std::string> nameOfAll(Db& db, const std::vector<FaceId>& faces)
{
    std::optional<std::string> name;
    for (const FaceId id : faces) {
        TRY_ASSIGN(const auto face, FaceRows(db).face(id));
        const bool named = face && (face->how == LabelHow::decided || face->how == LabelHow::sure);
        if (!named || name.value_or(face->name) != face->name) return std::string();
        name = face->name;
    }
    return name.value_or(std::string());
}

/// Everyone in these photos whom nobody decided and no sure match names.
Result<std::vector<FaceId>> unnamedIn(Db& db, const std::vector<std::filesystem::path>& photos)
{
    std::vector<FaceId> unnamed;
    for (const std::filesystem::path& path : photos) {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).photosUnder({path}));
        if (rows.empty()) return fail(Code::pathMissing, Stage::none, path, std::string(noPhotoThere));
        for (const PhotoRow& row : rows) {
            if (!row.content) continue;
            TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db).ofContent(*row.content));
            for (const LabelledFace& face : faces)
                if (face.how == LabelHow::ask || face.how == LabelHow::unknown) unnamed.push_back(face.id);
        }
    }
    return unnamed;
}

Result<Draft> acceptDraft(Db& db, const AcceptSuggestions& command)
{
    std::optional<PersonId> person;
    if (!command.name.empty()) {
        TRY_ASSIGN(person, PeopleRows(db).meant(command.name));
        if (!person) return fail(Code::personUnknown, Stage::match, {}, command.name);
    }
    TRY_ASSIGN(const std::vector<AskedMatch> asked, FaceRows(db).asked());
    std::vector<FaceId> faces;
    for (const AskedMatch& match : asked)
        if (match.distance <= command.within && (!person || match.root == *person)) faces.push_back(match.face);
    return confirmDraft(db, faces);
}

/// All that are asked about the person now.
Result<Draft> answerDraft(Db& db, const AnswerSuggestions& command)
{
    TRY_ASSIGN(const PersonId person, findPerson(db, command.whom));
    TRY_ASSIGN(const std::vector<AskedMatch> asked, FaceRows(db).asked());
    std::vector<FaceId> faces;
    for (const AskedMatch& match : asked)
        if (match.root == person) faces.push_back(match.face);
    switch (command.answer) {
    case AnswerAll::yes: return confirmDraft(db, faces);
    case AnswerAll::no: return rejectDraft(db, faces);
    case AnswerAll::ignore: return ignoreDraft(faces);
    }
    return Draft{};
}

/// The face in this place: the one that is there, else a new one.
Result<FaceId> faceAt(Db& db, ContentNo content, const RelBox& box, Draft& draft)
{
    TRY_ASSIGN(const std::vector<LabelledFace> faces, FaceRows(db).ofContent(content));
    const auto there = std::find_if(faces.begin(), faces.end(),
                                    [&](const LabelledFace& other) { return iou(other.box, box) >= sameFaceIou; });
    if (there != faces.end()) return there->id;
    return FaceBoxRows(db).draw(content, box, FaceOrigin::drawn, draft);
}

Result<Draft> drawDraft(Db& db, const DrawFace& command)
{
    const RelBox& box = command.box;
    const bool inside = box.x >= 0 && box.y >= 0 && box.w > 0 && box.h > 0 && box.x + box.w <= 1 && box.y + box.h <= 1;
    if (!inside) return fail(Code::usage, Stage::store, {}, "x, y, width and height are shares of the picture, 0 to 1");
    const bool named = command.whom.id || !command.whom.name.empty();
    if (named) TRY(checkName(command.whom));
    TRY_ASSIGN(const auto row, PhotoRows(db).photoAt(command.photo));
    if (!row || !row->content) return fail(Code::pathMissing, Stage::store, command.photo, std::string(noPhotoThere));
    TRY_ASSIGN(const int turn, turnOf(db, *row->content));
    Draft draft{.kind = DecisionKind::drawn, .note = {}, .writes = {}};
    TRY_ASSIGN(const FaceId face, faceAt(db, *row->content, turnedBy(box, -turn), draft));
    if (!named) return draft;
    TRY_ASSIGN(const PersonId person, findOrMakePerson(db, command.whom, draft));
    TRY_ASSIGN(draft.note, nameIn(db, draft, person));
    giveFaces(draft, {face}, person);
    return draft;
}

Result<Draft> limitDraft(const MoveLimits& to)
{
    Draft draft{.kind = DecisionKind::limitChanged,
                .note = fmt::format("sure {:+.2f}, asked {:+.2f}", to.match, to.ask),
                .writes = {}};
    for (const auto& [which, by] : {std::pair(LimitOf::match, to.match), std::pair(LimitOf::ask, to.ask)}) {
        if (!(std::abs(by) <= LimitShift::most))
            return fail(Code::usage, Stage::match, {}, fmt::format("a limit is moved by {} at most", LimitShift::most));
        const Value value = by == 0 ? Value() : Value(static_cast<double>(by));
        draft.writes.push_back({Register::limit, static_cast<int>(which), 0, value});
    }
    return draft;
}

Result<Draft> verdictDraft(const MoveVerdict& to)
{
    if (to.limit && !(*to.limit >= 0 && *to.limit <= 1))
        return fail(Code::usage, Stage::store, {}, "a limit is a number from 0 to 1");
    const std::string now = to.limit ? fmt::format("{:.2f}", *to.limit) : std::string("as it was");
    Draft draft{
        .kind = DecisionKind::limitChanged, .note = fmt::format("{} {}", nameOf(to.verdict), now), .writes = {}};
    draft.writes.push_back({Register::verdictLimit, static_cast<int>(to.verdict), 0,
                            to.limit ? Value(static_cast<double>(*to.limit)) : Value()});
    return draft;
}

Result<Draft> alikeDraft(const MoveAlike& to)
{
    const float least = AlikeShift::leastOf(to.kind);
    if (!(to.by >= least && to.by <= AlikeShift::most))
        return fail(Code::usage, Stage::store, {},
                    fmt::format("this limit is moved by {:+.2f} to {:+.2f}", least, AlikeShift::most));
    const std::string now = to.by == 0 ? std::string("as it was") : fmt::format("{:+.2f}", to.by);
    Draft draft{.kind = DecisionKind::limitChanged, .note = fmt::format("{} {}", nameOf(to.kind), now), .writes = {}};
    draft.writes.push_back(
        {Register::alikeLimit, static_cast<int>(to.kind), 0, to.by == 0 ? Value() : Value(static_cast<double>(to.by))});
    return draft;
}

/// Each command's draft.
struct DraftMaker {
    Db& db;

    Result<Draft> operator()(const NameGroup& c) const
    {
        TRY_ASSIGN(const std::vector<FaceId> faces, GroupRows(db).members(c.group));
        return giving(db, DecisionKind::named, c.whom, faces);
    }
    Result<Draft> operator()(const AssignFaces& c) const
    {
        TRY(checkFaces(db, c.faces));
        TRY_ASSIGN(const std::string from, nameOfAll(db, c.faces));
        TRY_ASSIGN(Draft draft, giving(db, DecisionKind::assigned, c.whom, c.faces));
        if (from.empty() || from == draft.note) return draft;
        draft.kind = DecisionKind::split; // from one to another
        draft.note = from + " -> " + draft.note;
        return draft;
    }
    Result<Draft> operator()(const RejectFaces& c) const
    {
        TRY(checkFaces(db, c.faces));
        return rejectDraft(db, c.faces);
    }
    Result<Draft> operator()(const ConfirmFaces& c) const
    {
        TRY(checkFaces(db, c.faces));
        return confirmDraft(db, c.faces);
    }
    Result<Draft> operator()(const IgnoreFaces& c) const { return ofFaces(c.faces, ignoreDraft); }
    Result<Draft> operator()(const IgnoreGroup& c) const
    {
        TRY_ASSIGN(const std::vector<FaceId> faces, GroupRows(db).members(c.group));
        return ignoreDraft(faces);
    }
    Result<Draft> operator()(const IgnoreUnnamed& c) const
    {
        TRY_ASSIGN(const std::vector<FaceId> faces, unnamedIn(db, c.photos));
        return ignoreDraft(faces);
    }
    Result<Draft> operator()(const IgnoreStrangers& c) const
    {
        TRY_ASSIGN(const auto strangers, GroupRows(db).strangers(c.smallerThan));
        return ignoreDraft(strangers.faces);
    }
    Result<Draft> operator()(const NotFaces& c) const { return ofFaces(c.faces, notAFaceDraft); }
    Result<Draft> operator()(const RemoveFaces& c) const { return ofFaces(c.faces, removeDraft); }
    Result<Draft> operator()(const RestoreFaces& c) const
    {
        for (const FaceId face : c.faces) { // also one that was removed, which is in no list
            TRY_ASSIGN(const auto box, FaceBoxRows(db).boxOf(face));
            if (!box) return fail(Code::noFace, Stage::match, {}, "face " + std::to_string(raw(face)));
        }
        return restoreDraft(db, c.faces);
    }
    Result<Draft> operator()(const DrawFace& c) const { return drawDraft(db, c); }
    Result<Draft> operator()(const RenamePerson& c) const
    {
        TRY(checkPersonName(c.to));
        return renameDraft(db, c.from, c.to);
    }
    Result<Draft> operator()(const AnswerRename& c) const { return answerRenameDraft(db, c.from, c.to, c.yes); }
    Result<Draft> operator()(const MergePeople& c) const { return mergeDraft(db, c.from, c.into); }
    Result<Draft> operator()(const SplitPerson& c) const
    {
        TRY(checkName(c.to));
        return splitDraft(db, c.from, c.to, c.faces);
    }
    Result<Draft> operator()(const SetBirth& c) const { return birthDraft(db, c.whom, c.day); }
    Result<Draft> operator()(const SetBestFace& c) const { return bestFaceDraft(db, c.whom, c.face); }
    Result<Draft> operator()(const DeletePerson& c) const { return deleteDraft(db, c.whom); }
    Result<Draft> operator()(const KeepPersonUnfiled& c) const { return unfiledDraft(db, c.whom, c.unfiled); }
    Result<Draft> operator()(const SayPair& c) const
    {
        TRY(checkFaces(db, {c.a, c.b}));
        if (c.a == c.b) return fail(Code::usage, Stage::match, {}, "that is one face, not two");
        return c.same ? sayOneDraft(db, c.a, c.b) : keepApartDraft(c.a, c.b);
    }
    Result<Draft> operator()(const SplitGroup& c) const { return splitGroupDraft(db, c.group, c.faces); }
    Result<Draft> operator()(const MergeGroups& c) const { return mergeGroupsDraft(db, c.from, c.into); }
    Result<Draft> operator()(const SetFavourite& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return favouriteDraft(pictures, c.favourite);
    }
    Result<Draft> operator()(const SetStars& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return starsDraft(pictures, c.stars);
    }
    Result<Draft> operator()(const TurnPhotos& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return turnDraft(db, pictures, c.quarters);
    }
    Result<Draft> operator()(const SetTaken& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return takenDraft(pictures, c.localS);
    }
    Result<Draft> operator()(const SetPlace& c) const
    {
        if (c.at && !isPosition(*c.at)) return fail(Code::usage, Stage::none, {}, std::string(noPosition));
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return placeDraft(pictures, c.at, c.name);
    }
    Result<Draft> operator()(const SetPlaces& c) const
    {
        Draft all{DecisionKind::photoChanged, "places as proposed", {}};
        for (const auto& [photo, at] : c.photos) {
            TRY_ASSIGN(const Draft one, (*this)(SetPlace{{photo}, at, {}}));
            all.writes.insert(all.writes.end(), one.writes.begin(), one.writes.end());
        }
        return all;
    }
    Result<Draft> operator()(const RefusePlaces& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return placeRefusedDraft(pictures, c.refused);
    }
    Result<Draft> operator()(const KeepPhotosUnfiled& c) const
    {
        TRY_ASSIGN(const auto pictures, picturesOf(db, c.photos));
        return unfiledDraft(pictures, c.unfiled);
    }
    Result<Draft> operator()(const KeepPhotos& c) const { return keptDraft(db, c.photos, c.keep); }
    Result<Draft> operator()(const TrashPhotos& c) const { return trashDraft(db, c.photos, c.trash); }
    Result<Draft> operator()(const MakeAlbum& c) const
    {
        TRY_ASSIGN(const auto pictures, inOrder(c.photos));
        return makeAlbumDraft(db, c.name, pictures, c.query);
    }
    Result<Draft> operator()(const RenameAlbum& c) const { return renameAlbumDraft(db, c.album, c.name); }
    Result<Draft> operator()(const DeleteAlbum& c) const { return deleteAlbumDraft(db, c.album); }
    Result<Draft> operator()(const PutIntoAlbum& c) const
    {
        TRY_ASSIGN(const auto pictures, inOrder(c.photos));
        return putIntoAlbumDraft(db, c.album, pictures);
    }
    Result<Draft> operator()(const TakeOutOfAlbum& c) const
    {
        TRY_ASSIGN(const auto pictures, inOrder(c.photos));
        return takeOutOfAlbumDraft(db, c.album, pictures);
    }
    Result<Draft> operator()(const SetAlbumCover& c) const
    {
        if (!c.photo) return albumCoverDraft(db, c.album, std::nullopt);
        TRY_ASSIGN(const auto picture, inOrder({*c.photo}));
        return albumCoverDraft(db, c.album, picture.front());
    }
    Result<Draft> operator()(const SetAlbumNotes& c) const { return albumNotesDraft(db, c.album, c.notes); }
    Result<Draft> operator()(const OrderAlbum& c) const
    {
        TRY_ASSIGN(const auto pictures, inOrder(c.photos));
        if (!c.before) return orderAlbumDraft(db, c.album, pictures, std::nullopt);
        TRY_ASSIGN(const auto before, inOrder({*c.before}));
        return orderAlbumDraft(db, c.album, pictures, before.front());
    }
    Result<Draft> operator()(const NameEvent& c) const { return nameEventDraft(db, c); }
    Result<Draft> operator()(const SplitEvent& c) const { return splitEventDraft(db, c); }
    Result<Draft> operator()(const JoinEvent& c) const { return joinEventDraft(db, c); }
    Result<Draft> operator()(const AnswerSuggestions& c) const { return answerDraft(db, c); }
    Result<Draft> operator()(const AcceptSuggestions& c) const { return acceptDraft(db, c); }
    Result<Draft> operator()(const MoveLimits& c) const { return limitDraft(c); }
    Result<Draft> operator()(const MoveVerdict& c) const { return verdictDraft(c); }
    Result<Draft> operator()(const MoveAlike& c) const { return alikeDraft(c); }
    Result<Draft> operator()(const Undo&) const { return noDraft(); }
    Result<Draft> operator()(const Redo&) const { return noDraft(); }

private:
    Result<Draft> ofFaces(const std::vector<FaceId>& faces, Draft (*draft)(const std::vector<FaceId>&)) const
    {
        TRY(checkFaces(db, faces));
        return draft(faces);
    }
    /// The pictures in the order of their photos, each once.
    Result<std::vector<ContentNo>> inOrder(const std::vector<PhotoId>& photos) const
    {
        std::vector<ContentNo> pictures;
        std::set<ContentNo> seen;
        for (const PhotoId photo : photos) {
            TRY_ASSIGN(const auto one, picturesOf(db, {photo}));
            if (seen.insert(one.front()).second) pictures.push_back(one.front());
        }
        return pictures;
    }
    static Result<Draft> noDraft()
    {
        EXPECTS(false);
        return Draft{};
    }
};

} // namespace

Result<Draft> draftOf(Db& db, const Command& command)
{
    return std::visit(DraftMaker{db}, command);
}

} // namespace albumen
