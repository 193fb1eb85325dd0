// An open library: the face of core towards the window and the command line. It answers questions, takes decisions and
// runs jobs. Questions and jobs block: the window calls them from its own worker threads, never from the GUI thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "archive/FilingMode.h"
#include "base/Error.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "photo/Face.h"
#include "run/Report.h"

namespace albumen {

enum class ModelTask;
struct WantedModels;

std::string_view nameOf(FilingMode mode);

/// What the one-click job works on. Remembered by the library.
struct ArchiveChoice {
    std::vector<std::filesystem::path> photos; ///< folders and single photos; absolute
    std::filesystem::path save;                ///< one folder per person goes in here
    std::filesystem::path zips;                ///< one zip per person goes in here
    FilingMode mode = FilingMode::copy;
    bool zip = true;            ///< make zips at all
    bool unknown = true;        ///< file unknown people to `Unknown`
    bool noPeople = true;       ///< file photos without faces to `No people`
    bool namesInCopies = false; ///< write names into filed copies; only with mode copy
    bool operator==(const ArchiveChoice&) const = default;
};

/// A person, as lists show them.
struct PersonCard {
    PersonId id{};
    std::string name;
    std::uint64_t photos = 0, faces = 0, newPhotos = 0; ///< newPhotos: since the last run began
    std::uint64_t toConfirm = 0;
    std::optional<FaceId> best;        ///< the face to show
    std::filesystem::path folder, zip; ///< empty until filed
};

/// A group of unknown faces.
struct GroupCard {
    std::int64_t number = 0; ///< "Unnamed 3"
    std::uint64_t faces = 0, photos = 0;
    FaceId best{};
    std::filesystem::path bestPath;
    std::vector<std::pair<std::string, float>> like; ///< nearest people and their distance
};

/// A face with its label, as `faces list` shows it.
struct FaceCard {
    FaceId id{};
    std::filesystem::path path;
    RelBox box;
    float score = 0;
    FaceLook look;
    LabelHow how = LabelHow::unknown;
    std::string person; ///< empty: none
    std::optional<std::int64_t> group;
    std::optional<float> distance, limit;
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

/// What accepting suggestions did, or would do.
struct AcceptedCard {
    std::uint64_t faces = 0;
    double wrong = 0; ///< how many of these are expected to be somebody else
};

/// What ignoring strangers did, or would do.
struct StrangersCard {
    std::uint64_t groups = 0, faces = 0; ///< faces: in these groups, and alone
};

/// An entry of the log of decisions.
struct HistoryCard {
    DecisionId id{};
    std::int64_t atMs = 0; ///< UTC
    std::string what;      ///< named, merged, undo ...
    std::string note;      ///< of what: a name, "A -> B"; may be empty
    std::uint64_t changes = 0;
    bool active = true; ///< not undone since
};

/// What an undo or redo did.
struct UndoneCard {
    std::string what, note;              ///< of the decision that was undone or came back
    std::uint64_t written = 0, left = 0; ///< changes taken back; those left because something newer was decided
};

/// What two libraries decided apart about one thing: a face, a person or a whole picture.
struct ApartCard {
    std::optional<FaceId> face;
    std::filesystem::path path; ///< of the photo with the face or picture; empty: none is here, or it is a person
    RelBox box;                 ///< of the face
    std::string person;         ///< by the name that holds; empty: it is no person
    std::string what;           ///< was decided: "who it is", "name", "day of birth"
    std::string ours, theirs;   ///< what stood here; what the other library says
    bool oursHolds = false;     ///< the later one holds
};

/// What the decisions of another library brought.
struct MeetingCard {
    std::uint64_t decisions = 0, known = 0; ///< taken over; here already
    std::uint64_t people = 0;               ///< new here
    std::uint64_t facesFound = 0;           ///< decided there, and found in photos that are here
    std::uint64_t facesWaiting = 0;         ///< decided there, in photos that are not here yet
    std::uint64_t merged = 0;               ///< people of one name made one
    std::uint64_t changes = 0;              ///< registers that hold something else than before: what undo puts back
    std::vector<std::string> sameNames;     ///< names that two people have now
    std::vector<ApartCard> apart;
};

/// Counts for the first page.
struct Overview {
    std::uint64_t photos = 0, newOrChanged = 0, people = 0, faces = 0, filedPhotos = 0, filedBytes = 0;
    std::uint64_t groupsToName = 0, facesToConfirm = 0, problems = 0;
    std::optional<std::int64_t> lastRunMs; ///< when the last run ended, UTC
};

/// What filing would do now.
struct PlanSummary {
    std::uint64_t photos = 0, bytes = 0, folders = 0, foldersMissing = 0, toRenew = 0, toRetire = 0, zipsStale = 0;
    std::vector<std::string> lines; ///< the whole plan, a step a line
};

struct EngineInfo {
    std::string device, reason;
    bool fellBack = false;
    int threads = 1;
    std::string detector, embedder;     ///< id@revision; empty: none installed
    std::optional<std::string> missing; ///< one sentence: what is missing and how to get it
};

struct PathFacts {
    std::uint64_t photos = 0;    ///< sources: photos seen by type of name, counted without opening
    std::uint64_t freeBytes = 0; ///< targets
};

/// Threads: all functions may be called from any thread; one job at a time (a second one fails with libraryInUse).
class Library
{
public:
    virtual ~Library() = default;

    // Settings
    virtual ArchiveChoice choice() const = 0;
    /// The choice of a new library: the system's Pictures folder, `Albumen/People` and `Albumen/Zips` inside it.
    virtual ArchiveChoice defaultChoice() const = 0;
    /// Checks every path, and remembers the choice only if all hold.
    /// Fails: pathMissing, pathDenied, pathNotFolder, pathEmpty, pathInsideSource, pathSameAsSource, pathNotWritable;
    /// usage (names in copies where photos are not copied).
    virtual Status choose(const ArchiveChoice& choice) = 0;
    virtual Result<PathFacts> sourceFacts(const std::vector<std::filesystem::path>& photos,
                                          const JobControl& job) const = 0;
    virtual Result<PathFacts> targetFacts(const std::filesystem::path& folder) const = 0;

    /// The detector and embedder the user chose for this library; see model/ModelChoice.h.
    virtual WantedModels wantedModels() const = 0;
    /// From the next job on; an empty id is the best installed. Another embedder looks at the photos again, and
    /// whatever a person decided stays. Requires: the task is detect or embed. Fails: as namedModel.
    virtual Status useModel(ModelTask task, const std::string& id) = 0;

    // Questions
    virtual Result<Overview> overview() const = 0;
    virtual Result<std::vector<PersonCard>> people() const = 0; ///< most photos first, then by name
    virtual Result<std::vector<GroupCard>> groups() const = 0;  ///< largest first
    /// Faces of the given photos (files or folders), of all photos when none is given.
    virtual Result<std::vector<FaceCard>> faces(const std::vector<std::filesystem::path>& photos) const = 0;
    virtual Result<PlanSummary> plan() const = 0;
    virtual Result<std::vector<Error>> problems() const = 0; ///< open problems, newest first
    virtual EngineInfo engine() const = 0;
    /// A square JPEG of the face, at least `side` pixels where the photo has them. Reads the photo: slow.
    virtual Result<std::vector<std::byte>> faceThumbnail(FaceId face, int side) const = 0;
    /// People, photos and faces to be read, and all decisions for importJson of another library.
    virtual Result<std::string> exportJson() const = 0;
    /// Of one person, of everybody when `name` is empty: those most worth an answer first, at most `most`.
    /// Fails: personUnknown.
    virtual Result<std::vector<SuggestionCard>> suggestions(const std::string& name, std::size_t most) const = 0;
    /// Newest first; what another library decided is in it as the import that brought it.
    virtual Result<std::vector<HistoryCard>> history(std::size_t limit) const = 0;

    // Decisions: each is one entry of the log
    /// Finds the one face of each photo and gives it to the person. Fails: severalFaces, noFace.
    virtual Result<PersonId> addPerson(const std::string& name, const std::vector<std::filesystem::path>& photos,
                                       const JobControl& job) = 0;
    /// DIR/NAME/* as labels. The report says how many faces each person got, and which photos gave none.
    virtual Report importPeople(const std::filesystem::path& folder, const JobControl& job,
                                const ProgressSink& progress) = 0;
    /// Names that other programs wrote into these photos, into sidecars beside them and into .picasa.ini, of all photos
    /// when none is given; a region on a known face names it, another becomes a face drawn by hand. What a person
    /// decided stands. One entry of the log. `from`: a folder written by exportXmp, instead of sidecars beside photos.
    /// Fails: pathMissing.
    virtual Report importXmp(const std::vector<std::filesystem::path>& photos, const std::filesystem::path& from,
                             const JobControl& job, const ProgressSink& progress) = 0;
    /// The decisions of a library that exportJson wrote. Importing them again changes nothing, also after an undo.
    /// `mergeSameNames`: people of both libraries with equal names are one. All of it is undone as one. Fails:
    /// foreignFile, catalogueNewer: and changes nothing.
    virtual Result<MeetingCard> importJson(const std::filesystem::path& file, bool mergeSameNames) = 0;
    virtual Status renamePerson(const std::string& from, const std::string& to) = 0;
    virtual Status mergePeople(const std::string& from, const std::string& into) = 0;
    virtual Status nameGroup(std::int64_t number, const std::string& name) = 0;
    virtual Status assignFace(FaceId face, const std::string& name) = 0;
    virtual Status rejectFace(FaceId face) = 0; ///< not the person it is labelled with
    /// Yes to "is this X?". Fails: usage (nobody is suggested for it).
    virtual Status confirmFace(FaceId face) = 0;
    /// Yes to all suggestions up to a distance, of one person or of everybody; one decision. `dry`: only says what it
    /// would do. Fails: personUnknown.
    virtual Result<AcceptedCard> acceptSuggestions(const std::string& name, float within, bool dry) = 0;
    /// Some faces of a person are another one. Fails: personUnknown, nameRefused, noFace.
    virtual Status splitPerson(const std::string& from, const std::string& to, const std::vector<FaceId>& faces) = 0;
    /// Before that day nobody is matched with this person. "YYYY-MM-DD", or empty: not known.
    virtual Status setBirth(const std::string& name, const std::string& day) = 0;
    /// Two faces are one person, or never are. Where one of them has a name that a person gave,
    /// the other gets it. Fails: noFace, usage (one face only, or two names).
    virtual Status sayPair(FaceId a, FaceId b, bool same) = 0;
    /// A stranger: never suggested, never filed.
    virtual Status ignoreFace(FaceId face) = 0;
    virtual Status ignoreGroup(std::int64_t number) = 0;
    /// Everyone in these photos whom nobody decided and no sure match names. Gives how many. Fails: pathMissing.
    virtual Result<std::uint64_t> ignoreUnnamed(const std::vector<std::filesystem::path>& photos) = 0;
    /// All groups of fewer than `smallerThan` faces seen on one day only, faces that are in no group among them. A
    /// photo that does not say when it was taken is a day of its own.
    virtual Result<StrangersCard> ignoreStrangers(std::size_t smallerThan, bool dry) = 0;
    virtual Status notAFace(FaceId face) = 0;
    /// A face that no network found, drawn by hand; with a name unless it is empty. Where a face is already, that one
    /// is named. Fails: pathMissing, usage (a box outside the picture).
    virtual Result<FaceId> drawFace(const std::filesystem::path& photo, const RelBox& box, const std::string& name) = 0;
    /// Out of every list. Fails: noFace.
    virtual Status removeFace(FaceId face) = 0;
    /// Neither ignored nor no face any more.
    virtual Status restoreFace(FaceId face) = 0;
    /// Undoes a decision of this library, the newest in force when none is given; it is a decision itself, and so is
    /// redoing it. Fails: nothingToUndo.
    virtual Result<UndoneCard> undo(std::optional<DecisionId> decision) = 0;
    /// Takes back the newest undo, unless something else was decided since. Fails: nothingToUndo.
    virtual Result<UndoneCard> redo() = 0;

    // Jobs
    virtual Report recognise(const JobControl& job, const ProgressSink& progress) = 0;
    /// Groups unknown faces from nothing, also those that were shown together or apart; decisions stand. A number goes
    /// on with most of its faces. Fails: modelMissing (no embedder).
    virtual Report groupAgain(const JobControl& job) = 0;
    virtual Report makeFolders(const JobControl& job, const ProgressSink& progress) = 0;
    virtual Report fileNow(const JobControl& job, const ProgressSink& progress) = 0;
    virtual Report zipNow(const std::vector<std::string>& names, const JobControl& job,
                          const ProgressSink& progress) = 0;
    /// The one-click job: recognise, make folders, file, zip.
    virtual Report runAll(const JobControl& job, const ProgressSink& progress) = 0;
    /// Writes the names of faces into XMP sidecars, PHOTO.jpg.xmp beside each photo, or into a tree like that of the
    /// photos below `to`. What other programs wrote there stays. Photos are never touched.
    virtual Report exportXmp(const std::filesystem::path& to, const JobControl& job, const ProgressSink& progress) = 0;
    virtual Report verify(double share, const JobControl& job, const ProgressSink& progress) = 0;
};

} // namespace albumen
