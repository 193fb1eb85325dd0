// What lists and pages show: values, filled by the questions of library/Questions.h.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "archive/Flaws.h"
#include "archive/Ledger.h"
#include "base/Error.h"
#include "base/Note.h"
#include "offsite/OffsitePlace.h"
#include "people/Against.h"
#include "photo/Face.h"
#include "photo/Geometry.h"
#include "photo/Photo.h"
#include "photo/PhotoQuery.h"

namespace albumen {

/// A person, as lists show them.
struct PersonCard {
    PersonId id{};
    std::string name;
    std::uint64_t photos = 0, faces = 0, newPhotos = 0; ///< newPhotos: since the last run began
    std::uint64_t toConfirm = 0;
    std::uint64_t placeless = 0;       ///< photos that they are said to be in, and no face of which is theirs
    std::optional<FaceId> best;        ///< the face to show
    std::filesystem::path folder, zip; ///< empty until filed
    std::string birth;                 ///< "YYYY-MM-DD"; empty: not said
    bool unfiled = false;              ///< a person said: no folder
};

/// All faces of a person, as their page shows them.
struct PersonFaces {
    std::vector<FaceId> confirmed, sure; ///< newest photo first; without a time last
    std::vector<FaceId> toConfirm;       ///< nearest first
    std::vector<PhotoId> placeless; ///< photos that they are said to be in, and no face of which is theirs; by path
};

/// A name that another program gave faces later than the library knew them.
struct RenameCard {
    std::string from, to; ///< as they are called here; as the files call them
    std::vector<FaceId> faces;
};

/// A name to choose, while somebody types.
struct NameCard {
    PersonId id{};
    std::string name;
    std::optional<FaceId> best;
    std::optional<float> distance; ///< to the face or group that is named; none: too far to be asked, or no vector
    bool begins = false;           ///< with what was typed, or a word of it does
};

/// What merging two people would join.
struct PairCard {
    std::optional<float> distance;           ///< of their two nearest faces
    std::uint64_t photosTogether = 0;        ///< photos with a face of each: two people, most likely
    std::optional<std::filesystem::path> in; ///< one of these
};

/// A group of unknown faces.
struct GroupCard {
    std::int64_t number = 0; ///< "Unnamed 3"
    std::uint64_t faces = 0, photos = 0;
    FaceId best{};
    std::filesystem::path bestPath;
    std::vector<std::pair<std::string, float>> like; ///< nearest people and their distance
};

/// A face with its label.
struct FaceCard {
    FaceId id{};
    ContentNo content{};
    std::filesystem::path path; ///< of a photo that shows it; empty: none is present
    RelBox box;
    float score = 0;
    FaceQuality quality;
    LabelHow how = LabelHow::unknown;
    std::optional<PersonId> personId; ///< the root person
    std::string person;               ///< by name; empty: none
    std::optional<std::int64_t> group;
    std::optional<float> distance, limit; ///< limit: up to here it would be sure; none: a poor face
    int turn = 0;                         ///< of its picture, as PhotoCard; `box` lies in the picture as it is shown
};

/// Whom a face was weighed with, as far from it as they are, and what speaks against them.
struct WhyPerson {
    PersonId id{};
    std::string name;
    float distance = 0; ///< to the person: the mean of their nearest faces
    float sure = 0;     ///< up to here this face would be theirs
    float ask = 0;      ///< up to here it would be asked
    Against against{};  ///< what kept the face from being theirs without a question; nothing: it is
};

/// A known face near another.
struct NearFace {
    FaceId face{};
    PersonId person{};
    std::string name;
    float distance = 0; ///< of the two faces
};

/// Why a face has its label.
struct WhyCard {
    FaceCard face;
    std::vector<WhyPerson> people; ///< the nearest three, and the one it is labelled with; nearest first
    std::vector<NearFace> nearest; ///< the nearest three known faces, nearest first
    std::vector<NearFace> theirs =
        {}; ///< of the person it is labelled with: their nearest three, as far as they are near
    std::optional<DecisionId> decision; ///< that labelled it; none: no person has spoken
    std::int64_t decidedAtMs = 0;       ///< UTC
    std::string decided;                ///< what that was, in words of HistoryCard
};

/// Faces that one decision ignored.
struct IgnoredCard {
    DecisionId decision{};
    std::int64_t atMs = 0;     ///< UTC
    std::vector<FaceId> faces; ///< by id; those brought back since are not among them
};

/// A photo of the collection.
struct PhotoCard {
    PhotoId id{};
    std::optional<ContentNo> content; ///< none: never read well
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    std::optional<std::int64_t> takenLocalS; ///< seconds since 1970 of the camera's own clock, or as a person said
    DateSpan takenSpan = DateSpan::moment;   ///< how much of it was said
    PhotoState state = PhotoState::present;
    bool takenSaid = false;  ///< a person said when
    std::uint64_t faces = 0; ///< but for those that are none
    bool favourite = false;
    int stars = 0;        ///< 1..5; 0: nobody gave it any
    int turn = 0;         ///< quarters clockwise that the picture is turned by, beyond what its file says; 0..3
    bool unfiled = false; ///< a person said: never filed
    std::optional<Error> unreadable; ///< why it could not be read
};

/// How many photos of a list each value of a filter would leave.
struct FilterCounts {
    struct OfPerson {
        PersonId id{};
        std::string name;
        std::uint64_t photos = 0;
    };
    struct OfFolder {
        std::filesystem::path path;
        std::uint64_t photos = 0; ///< directly in it
    };
    std::vector<OfPerson> people;  ///< most photos first; nobody without
    std::vector<PhotoSpan> months; ///< newest first; `first` is nothing
    std::vector<OfFolder> folders; ///< by path
    std::uint64_t photos = 0, favourite = 0, noPeople = 0, unknownPeople = 0, unreadable = 0;
};

/// A file of a picture in the archive.
struct FiledCard {
    std::string name;           ///< of the person; empty: `Unknown` or `No people`
    std::filesystem::path file; ///< absolute
    std::filesystem::path zip;  ///< absolute; empty: none made
};

/// A photo as a viewer shows it. What the camera says comes with the pixels, see thumbs/PictureSource.h.
struct ViewedPhoto {
    PhotoCard card;
    int width = 0, height = 0;   ///< of the picture as it is shown; 0: never read well
    std::vector<FaceCard> faces; ///< left to right, in the picture as it is shown; without those that are none
    /// Who is said to be in it, and none of its faces is theirs; by name.
    std::vector<std::pair<PersonId, std::string>> placeless = {};
    std::vector<FiledCard> filed;
    std::vector<std::filesystem::path> copies; ///< other files of the same picture
};

/// "Is this X?"
struct SuggestionCard {
    FaceId face{};
    std::filesystem::path path;
    RelBox box;
    std::string person;
    float distance = 0;
    double chance = 0;         ///< 0..1 that it is
    std::uint64_t settles = 0; ///< other faces that a yes would probably name
    FaceId evidence{};         ///< the nearest face of the person
    std::filesystem::path evidencePath;
    std::optional<FaceId> best; ///< the face by which lists show the person
};

/// What accepting suggestions would do.
struct AcceptedCard {
    std::uint64_t faces = 0;
    double wrong = 0; ///< how many of these are expected to be somebody else
};

/// What ignoring strangers would do.
struct StrangersCard {
    std::uint64_t groups = 0, faces = 0; ///< faces: in these groups, and alone
};

/// An entry of the log of decisions.
struct HistoryCard {
    DecisionId id{};
    std::int64_t atMs = 0;   ///< UTC
    std::string what;        ///< named, merged, undo ...
    std::string of = {};     ///< what an undo took back, or a redo brought back; empty for others
    std::string note;        ///< of what: a name, "A -> B"; may be empty
    std::string sentence;    ///< what undo would call it: "name 218 faces Jonas"
    std::uint64_t faces = 0; ///< that it speaks of
    std::uint64_t changes = 0;
    bool active = true;                ///< not undone since
    std::uint64_t photos = 0;          ///< pictures that it speaks of
    std::vector<FaceId> someFaces;     ///< the first of the faces, to be shown
    std::vector<ContentNo> somePhotos; ///< the first of the pictures
    std::vector<FaceId> somePeople;    ///< where it speaks of no face: one of each person that it speaks of
};

/// What undoing a decision would do.
struct UndoCard {
    std::string sentence;          ///< of the decision
    std::uint64_t back = 0;        ///< things that would be as before
    std::uint64_t left = 0;        ///< things left alone, because something newer was decided
    std::vector<FaceId> faces;     ///< that would get their label of before
    std::vector<FaceId> facesLeft; ///< that would keep the one they have
    std::vector<std::string> goes; ///< names that nobody would have any more
};

/// Photos that were moved into a folder that is not filed into any more, which holds all there is of them.
struct MovedElsewhere {
    std::filesystem::path folder;
    std::uint64_t photos = 0;
};

/// Counts for the first page.
struct Overview {
    std::uint64_t photos = 0, people = 0, faces = 0, filedPhotos = 0, filedBytes = 0;
    std::uint64_t groupsToName = 0, facesToConfirm = 0, unreadable = 0;
    std::uint64_t cut = 0;                 ///< photos that lack their end, and are filed as far as they go
    std::optional<std::int64_t> lastRunMs; ///< when the last run ended, UTC
    std::vector<MovedElsewhere> movedElsewhere;
};

/// A photo that was thrown away.
struct TrashCard {
    PhotoId id{};
    std::filesystem::path path;      ///< where it lay, and comes back to
    std::filesystem::path trashPath; ///< empty: it lies where it lay, for it could not be moved yet
    std::int64_t atMs = 0;           ///< UTC
    std::uint64_t bytes = 0;         ///< with what lies beside it
    bool gone = false;               ///< somebody took it out of the trash
};

struct AlbumCard {
    AlbumId id{};
    std::string name;
    std::string query;      ///< words of the search that fills it; empty: photos were put in
    std::size_t photos = 0; ///< that are there; 0 where a search fills it, which is asked when it is opened
    std::string notes;
    std::optional<PhotoId> cover; ///< the photo that a person chose, where it is there and in it; else its first one
    bool coverChosen = false;
};

/// A file that filing would move into the archive's trash, or take to another folder.
struct PlanMove {
    std::filesystem::path file; ///< in the archive, absolute
    std::string to;             ///< folder it goes to; empty: the trash
    std::string reason;         ///< in words
};

/// A file that filing would put into a folder.
struct PlanFile {
    std::string name;
    std::string from;        ///< folder of the archive that it comes from; empty: made of a photo
    std::uint64_t bytes = 0; ///< copied; 0: a link, or moved
};

/// What filing would do to one folder of the archive.
struct PlanFolder {
    TargetKind kind = TargetKind::person;
    PersonId person{};         ///< 0 unless of a person
    std::string name;          ///< of the person
    std::string folder;        ///< its name
    std::string renamedFrom;   ///< empty: it keeps its name
    bool missing = false;      ///< to be made
    bool dropped = false;      ///< nothing is filed in it any more
    std::uint64_t photos = 0;  ///< that belong in it
    std::uint64_t fresh = 0;   ///< of these, to be put in
    std::uint64_t renewed = 0; ///< of these, to say other names
    std::uint64_t bytes = 0;   ///< to be copied into it
    std::vector<PlanFile> in;  ///< put into it
    std::vector<PlanMove> out; ///< moved out of it
};

/// What filing would do now.
struct PlanCard {
    std::uint64_t photos = 0, bytes = 0, folders = 0, foldersMissing = 0, toRenew = 0, toRetire = 0, zipsStale = 0;
    std::uint64_t zips = 0;        ///< that were made, as recorded
    std::uint64_t intoFolders = 0; ///< folders that get some of these photos
    std::uint64_t steps = 0;
    std::vector<std::string> lines; ///< PlanDetail::steps alone: a step a line
    std::vector<PlanFolder> tree;   ///< PlanDetail::files alone: most photos first, `Unknown` and `No people` last
};

/// A job that ran.
struct RunCard {
    RunId id{};
    std::string kind;                    ///< all, recognise, folders, file, zip, verify, group, import, names, forget
    std::int64_t startedMs = 0;          ///< UTC
    std::optional<std::int64_t> endedMs; ///< none: it runs, or was killed
    std::string ending;                  ///< as nameOf(Ending); empty: it runs, or was killed
    std::uint64_t found = 0, same = 0, looked = 0, faces = 0, copied = 0, renewed = 0, unchanged = 0, retired = 0;
    std::uint64_t foldersRemoved = 0, zipsMade = 0, zipsNew = 0, zipsRetired = 0; ///< as Report has them
    std::uint64_t problems = 0;                                                   ///< without those cut
    std::uint64_t cut = 0;                                                        ///< photos that lack their end
    Flaws flaws; ///< of these, what a check found not to be as it was filed
    double seconds = 0;
};

/// A filed copy, zip or folder that is not what was recorded, as the last check found it. The next filing (jobs::File)
/// makes a missing or damaged copy again in its place, and one beside what somebody edited; jobs::Zip the zip. What is
/// lost and excluded (ArchiveChoice) is none.
struct DamageCard {
    std::string name;           ///< of the person; empty: `Unknown` or `No people`
    std::filesystem::path file; ///< absolute
    Flaw flaw = Flaw::damaged;
    /// What it can be made again from now: a photo, another copy in the archive, for a zip the folder of its copies.
    /// Empty: nothing that is there. Of what somebody edited: what lies, or will lie, beside it is made from this.
    std::filesystem::path from;
    std::filesystem::path beside = {}; ///< of what somebody edited: the copy that lies beside it; empty: none yet
    bool zip = false;
};

inline bool isDamage(const DamageCard& card)
{
    return isDamage(card.flaw);
}

/// Will filing or zipping bring it back?
inline bool canBeMadeAgain(const DamageCard& card)
{
    return (card.flaw == Flaw::missing || card.flaw == Flaw::damaged) && !card.from.empty();
}

inline Flaws flawsOf(const std::vector<DamageCard>& cards)
{
    Flaws flaws;
    for (const DamageCard& card : cards) flaws.add(card.flaw);
    return flaws;
}

/// A network, installed or to be had.
struct ModelCard {
    std::string id, revision, task, licence, origin;
    std::uint64_t bytes = 0;
    bool installed = false, refused = false; ///< refused: a file is there and is not what the record says
    bool used = false;                       ///< in the next run
    bool chosen = false;                     ///< by the user
    bool canFetch = false;                   ///< the record has an address
    struct Number {
        std::string name;
        float value = 0;
        std::string source; ///< a paper, a measurement
    };
    std::vector<Number> limits;
    std::vector<Number> figures; ///< how good and how fast: the names stand in ModelRecord
};

/// How near is near enough, distances of 0..1.
struct LimitsCard {
    float match = 0, ask = 0;             ///< in force, as a person moved them: up to where a face is sure, is asked
    float recordMatch = 0, recordAsk = 0; ///< those of the network's record
    std::optional<float> learnt; ///< the match limit that the library narrowed itself to; none: nothing was matched
};

/// What the library keeps on disk, and where.
struct StoredCard {
    std::filesystem::path file; ///< or folder
    std::uint64_t bytes = 0;    ///< with its log files
    std::string what;           ///< catalogue, derived, thumbnails, backups, models, log
};

/// A copy of the catalogue.
struct BackupCard {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    std::int64_t atMs = 0; ///< UTC, when it was made, as its name says; else when the last thing in it was done
};

/// What goes when a backup takes the place of the library of today.
struct LossCard {
    bool known = false; ///< false: the catalogue of today cannot be read, so nobody can say
    std::uint64_t decisions = 0, people = 0, photos = 0; ///< that the backup does not have
    std::optional<std::int64_t> sinceMs;                 ///< UTC, when the oldest of these decisions was taken
    std::optional<BackupCard> newer; ///< the newest backup, where it has all these decisions and people
    std::filesystem::path keptIn;    ///< folder in which the catalogue of today stays
};

/// A place off this machine, and what came of sending there the last time.
struct OffsiteCard {
    OffsitePlace place;
    Encryption encryption = Encryption::unknown;
    std::int64_t lastMs = 0;            ///< UTC; 0: never
    std::string outcome = {};           ///< sent, sent with problems, cancelled, failed; empty: never
    std::uint64_t files = 0, bytes = 0; ///< that were there after the last sending that ended
    std::int64_t checkedMs = 0;         ///< UTC, of the last check since that sending; 0: none ended
    std::uint64_t differed = 0;         ///< files that were not as here by that check
    bool sameDisk = false; ///< its folder is on the disk of the photos or of the archive, and is lost with it
};

struct EngineCard {
    std::string device, reason;
    bool fellBack = false;
    int threads = 1;
    std::string detector, embedder; ///< id@revision; empty: none installed
    std::optional<Note> missing;    ///< without which faces cannot be found, or not be named
    bool better = false;            ///< a network that confuses fewer people can be fetched, and nobody chose
};

} // namespace albumen
