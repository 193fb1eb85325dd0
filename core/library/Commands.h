// What a person decides: one struct per decision, each one entry of the log, each undone as one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "photo/Coordinates.h"
#include "photo/Geometry.h"
#include "photo/Ids.h"
#include "photo/Understanding.h"
#include "photo/Whom.h"
#include "similar/AlikeShift.h"

namespace albumen {

struct NameGroup { ///< Fails: personUnknown (no such group or person), nameRefused
    std::int64_t group = 0;
    Whom whom;
};
struct AssignFaces { ///< Fails: noFace, personUnknown, nameRefused
    std::vector<FaceId> faces;
    Whom whom;
};
/// Not the person they are labelled with: never asked again. Fails: noFace, usage (without a name).
struct RejectFaces {
    std::vector<FaceId> faces;
};
/// Yes to "is this X?". Fails: noFace, usage (nobody is suggested).
struct ConfirmFaces {
    std::vector<FaceId> faces;
};
/// Strangers: never suggested, never filed. Fails: noFace.
struct IgnoreFaces {
    std::vector<FaceId> faces;
};
struct IgnoreGroup { ///< Fails: personUnknown
    std::int64_t group = 0;
};
/// Everyone in these photos whom nobody decided and no sure match names. Fails: pathMissing.
struct IgnoreUnnamed {
    std::vector<std::filesystem::path> photos;
};
/// All groups of fewer than `smallerThan` faces seen on one day only, faces that are in no group among them. A photo
/// that does not say when it was taken is a day of its own.
struct IgnoreStrangers {
    std::size_t smallerThan = 3;
};
struct NotFaces { ///< Fails: noFace
    std::vector<FaceId> faces;
};
struct RemoveFaces { ///< out of every list. Fails: noFace
    std::vector<FaceId> faces;
};
struct RestoreFaces { ///< neither ignored nor no face any more. Fails: noFace
    std::vector<FaceId> faces;
};
/// A face that no network found, drawn by hand; with a name unless it is empty. Where a face is already, that one is
/// named. `box`: in the picture as it is shown. Fails: pathMissing, personUnknown, nameRefused, usage (a box outside
/// the picture).
struct DrawFace {
    std::filesystem::path photo;
    RelBox box;
    Whom whom;
};
struct RenamePerson { ///< Fails: personUnknown, nameRefused
    Whom from;
    std::string to;
};
/// The answer to a name that another program gave faces later (PeopleQuestions::renames). Yes: the person is renamed
/// where nobody has the new name and no file says the old one any more; else these faces become the other person's.
/// No: it is never proposed for them again. Fails: personUnknown (nothing of that kind waits).
struct AnswerRename {
    std::string from, to;
    bool yes = true;
};
struct MergePeople { ///< Fails: personUnknown, nameRefused
    Whom from, into;
};
/// Some faces of a person are another one. Fails: personUnknown, nameRefused, noFace.
struct SplitPerson {
    Whom from, to;
    std::vector<FaceId> faces;
};
/// Before that day nobody is matched with this person. "YYYY-MM-DD", or empty: not known. Fails: personUnknown, usage.
struct SetBirth {
    Whom whom;
    std::string day;
};
/// The face by which lists show the person; none: the best, as the library sees it. Fails: personUnknown, noFace (not
/// one of theirs).
struct SetBestFace {
    Whom whom;
    std::optional<FaceId> face;
};
/// The name goes, and nobody is matched with this person any more; their faces are unnamed. Fails: personUnknown.
struct DeletePerson {
    Whom whom;
};
/// Some faces of a group are not the person of the rest: they are a group of their own from now on, and never grouped
/// with the rest again. Fails: personUnknown (no such group), noFace (not of the group), usage (none, or all of it).
struct SplitGroup {
    std::int64_t group = 0;
    std::vector<FaceId> faces;
};
/// Two groups are one person; the number of `into` stays. Fails: personUnknown (no such group), usage (one group only),
/// constraintBroken (both are in one photo).
struct MergeGroups {
    std::int64_t from = 0, into = 0;
};
/// Of the pictures: whatever files there are of one. Fails: pathMissing (no such photo, or never read well).
struct SetFavourite {
    std::vector<PhotoId> photos;
    bool favourite = true;
};
/// 1 to 5 stars; 0: none any more. A favourite stays one whatever its stars. Fails: as SetFavourite; usage (another
/// number).
struct SetStars {
    std::vector<PhotoId> photos;
    int stars = 0;
};
/// Turns pictures as the library shows them, clockwise in quarters, on from how they are turned now: thumbnails, viewer
/// and boxes follow. Display only: the files and what is filed of them stay as they are, and faces stay those found in
/// the picture as its file turns it. Fails: as SetFavourite; usage (0, or more than 3 quarters either way).
struct TurnPhotos {
    std::vector<PhotoId> photos;
    int quarters = 1;
};
/// When pictures were taken, where the files say it wrong or not at all: seconds since 1970 of the local clock. None:
/// as the files say. Files stay as they are. Fails: as SetFavourite; usage (a time at which no photo was taken, see
/// base/Day.h).
struct SetTaken {
    std::vector<PhotoId> photos;
    std::optional<std::int64_t> localS;
};
/// Where pictures were taken, where the files say it wrong or not at all; it goes before what they say. None: as the
/// files say. `name`: by which the history calls the place; may be empty. Files stay as they are. Fails: as
/// SetFavourite; usage (no position on the earth, or 0, 0).
struct SetPlace {
    std::vector<PhotoId> photos;
    std::optional<Coordinates> at;
    std::string name;
};
/// The same of several at once, as it was proposed: one decision. Fails: as SetPlace.
struct SetPlaces {
    struct One {
        PhotoId photo{};
        Coordinates at;
    };
    std::vector<One> photos;
};
/// Nothing is proposed any more as the place of these pictures, or something again: what was proposed is not where they
/// were taken. Fails: as SetFavourite.
struct RefusePlaces {
    std::vector<PhotoId> photos;
    bool refused = true;
};
/// Filed no more, or again: no folder for a person, no copies of a picture. What was filed of them goes into the
/// archive's trash at the next filing. Fails: personUnknown.
struct KeepPersonUnfiled {
    Whom whom;
    bool unfiled = true;
};
struct KeepPhotosUnfiled { ///< Fails: as SetFavourite
    std::vector<PhotoId> photos;
    bool unfiled = true;
};
/// Never recommended for throwing away again, or maybe again. Fails: pathMissing (no such photo).
struct KeepPhotos {
    std::vector<PhotoId> photos;
    bool keep = true;
};
/// Thrown away, or restored: in no list and no count, and what was decided about them stays. A RAW and a JPEG of one
/// shot go together. The files follow by jobs::FollowTrash, and are never deleted; what was filed of them goes into the
/// archive's trash at the next filing. Fails: pathMissing (no such photo, or it is not there), notTrashed (it was moved
/// into the archive, or says who somebody is).
struct TrashPhotos {
    std::vector<PhotoId> photos;
    bool trash = true;
};
/// An album with these photos in this order, or one that is filled by the words of a search. Fails: as SetFavourite;
/// nameRefused, nameTaken (by another album).
struct MakeAlbum {
    std::string name;
    std::vector<PhotoId> photos;
    std::string query;
};
struct RenameAlbum { ///< Fails: albumUnknown, nameRefused, nameTaken
    AlbumId album{};
    std::string name;
};
struct DeleteAlbum { ///< the album alone; photos stay. Fails: albumUnknown
    AlbumId album{};
};
struct PutIntoAlbum { ///< at its end. Fails: albumUnknown; as SetFavourite; usage (a search fills it)
    AlbumId album{};
    std::vector<PhotoId> photos;
};
struct TakeOutOfAlbum { ///< Fails: albumUnknown; as SetFavourite
    AlbumId album{};
    std::vector<PhotoId> photos;
};
/// The photo that shows the album; none: its first one. Fails: albumUnknown; as SetFavourite; usage (it is not in it).
struct SetAlbumCover {
    AlbumId album{};
    std::optional<PhotoId> photo;
};
/// A paragraph about the album; empty: none. Kept as names are, with a space for each end of a line. Fails:
/// albumUnknown, usage (longer than longestNotes).
struct SetAlbumNotes {
    AlbumId album{};
    std::string notes;
};
/// These one after the other, before that one; none: at the end. Fails: albumUnknown; as SetFavourite.
struct OrderAlbum {
    AlbumId album{};
    std::vector<PhotoId> photos;
    std::optional<PhotoId> before;
};
/// The name of the event that holds a photo: it stays with this photo, wherever the event begins later. Empty: none.
/// Fails: pathMissing (no such photo), usage (it is in no event), nameRefused.
struct NameEvent {
    PhotoId photo{};
    std::string name;
};
/// An event begins at this photo. Fails: pathMissing, usage (it is in no event, or one begins there already).
struct SplitEvent {
    PhotoId photo{};
};
/// The event that holds a photo and the one before are one. Fails: pathMissing, usage (it is in none, or in the first).
struct JoinEvent {
    PhotoId photo{};
};
/// Two faces are one person, or never are. Where one of them has a name that a person gave, the other gets it.
/// Fails: noFace, usage (one face only, or two names).
struct SayPair {
    FaceId a{}, b{};
    bool same = true;
};
/// Yes to all suggestions up to a distance, of one person or of everybody. Fails: personUnknown.
struct AcceptSuggestions {
    std::string name;
    float within = 0;
};
/// What is answered to all questions that wait for one person.
enum class AnswerAll { yes, no, ignore };
/// One answer to all that is asked about a person now. Fails: personUnknown.
struct AnswerSuggestions {
    Whom whom;
    AnswerAll answer = AnswerAll::yes;
};
/// How far the limits stand beyond those of the network's record; 0: as there. Everybody is matched anew, what people
/// decided stands. Fails: usage (beyond LimitShift::most).
struct MoveLimits {
    float match = 0; ///< up to where a face is sure
    float ask = 0;   ///< up to where it is asked
};
/// From which number on a verdict about photos holds, 0..1; none: as it is by itself. Fails: usage (no such number, or
/// no network that tells it).
struct MoveVerdict {
    Verdict verdict = Verdict::shaken;
    std::optional<float> limit;
};
/// How much more alike pictures are that lie in one group than the limits of the network ask (similar/AlikeShift.h); 0:
/// as there. Fails: usage (beyond AlikeShift's bounds).
struct MoveAlike {
    AlikeKind kind = AlikeKind::similar;
    float by = 0;
};
/// A decision of this library, the newest in force when none is given. Fails: nothingToUndo.
struct Undo {
    std::optional<DecisionId> decision;
};
/// Takes back the newest undo, unless something else was decided since. Fails: nothingToUndo.
struct Redo {
};

using Command =
    std::variant<NameGroup, AssignFaces, RejectFaces, ConfirmFaces, IgnoreFaces, IgnoreGroup, IgnoreUnnamed,
                 IgnoreStrangers, NotFaces, RemoveFaces, RestoreFaces, DrawFace, RenamePerson, AnswerRename,
                 MergePeople, SplitPerson, SetBirth, SetBestFace, DeletePerson, SayPair, SplitGroup, MergeGroups,
                 AcceptSuggestions, AnswerSuggestions, SetFavourite, SetStars, TurnPhotos, SetTaken, SetPlace,
                 SetPlaces, RefusePlaces, KeepPersonUnfiled, KeepPhotosUnfiled, KeepPhotos, TrashPhotos, MakeAlbum,
                 RenameAlbum, DeleteAlbum, PutIntoAlbum, TakeOutOfAlbum, SetAlbumCover, SetAlbumNotes, OrderAlbum,
                 NameEvent, SplitEvent, JoinEvent, MoveLimits, MoveVerdict, MoveAlike, Undo, Redo>;

/// What a command came to. It is in the log when this is given, whatever follows from it.
struct Decided {
    std::optional<DecisionId> id;   ///< none: nothing would have changed
    std::optional<DecisionId> of;   ///< of an undo or redo: the decision that went or came back
    std::string what, note;         ///< of the decision; of an undo or redo: of the one that went or came back
    std::string sentence;           ///< what undo would call it: "name 218 faces Jonas"
    std::vector<FaceId> faces;      ///< that it speaks of
    std::vector<ContentNo> photos;  ///< pictures that it speaks of
    std::optional<PersonId> person; ///< a person who is new with it
    std::uint64_t written = 0;      ///< registers that hold something else now
    bool trash = false;             ///< files are to follow by jobs::FollowTrash
    std::uint64_t deleted = 0;      ///< photos that should come back by it, and were deleted from the trash for good
    std::uint64_t left = 0;         ///< undo: registers left because something newer was decided
};

} // namespace albumen
