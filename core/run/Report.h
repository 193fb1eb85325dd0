// What a job did, as a value: for the window, the CLI's text and its --json alike.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/Flaws.h"
#include "base/Error.h"
#include "base/JobControl.h"
#include "base/Note.h"
#include "catalogue/Forgotten.h"
#include "offsite/OffsitePlace.h"
#include "photo/Face.h"
#include "photo/Geometry.h"
#include "photo/OtherProgram.h"
#include "photo/PhotoResult.h"

namespace albumen {

/// One line per person of a run.
struct PersonReport {
    std::string name;
    std::uint64_t photos = 0;          ///< filed under this name now; of an import of people, faces
    std::uint64_t newPhotos = 0;       ///< of these, new in this run; of an import, faces that got the name by it
    std::filesystem::path folder, zip; ///< empty: none made
};

/// What became of the regions that other programs wrote, or of the faces written for them.
struct NameCounts {
    std::uint64_t photos = 0; ///< with regions read; with named faces written
    // read
    std::uint64_t named = 0;   ///< faces that got their name by this
    std::uint64_t drawn = 0;   ///< of these, where no face had been found
    std::uint64_t already = 0; ///< regions that say what the library says
    std::uint64_t kept = 0;    ///< faces that a person decided otherwise about: the decision stands
    std::map<std::string, std::uint64_t> staysWith; ///< of these, those that somebody else has, by that name
    /// Faces of which another file of their picture says another name than the one that they have by this, by that.
    std::map<std::string, std::uint64_t> contradicted;
    std::uint64_t unnamed = 0; ///< regions without a name
    std::uint64_t offered = 0; ///< names without a place that became a question about the one open face of their photo
    std::uint64_t placeless = 0;  ///< names without a place that are kept as "in this photo", and were not before
    std::uint64_t renamed = 0;    ///< faces that files call otherwise than before: renames that wait for an answer
    bool fresh = false;           ///< something was new: a decision in the history
    std::uint64_t unreadable = 0; ///< photos and sidecars that could not be read; each is a problem
    // written
    std::uint64_t sidecarsWritten = 0, sidecarsUnchanged = 0;
    std::uint64_t starred = 0; ///< photos of which sidecars say the stars
    std::uint64_t guesses = 0; ///< faces whose name was written and that no person confirmed

    /// Of those that are kept, the ones that nobody has: ignored, or refused for the name.
    std::uint64_t keptByNobody() const;
};

/// A photo of a card or a phone.
struct BroughtIn {
    enum class What { fresh, known, twice, unreadable }; ///< twice: another one of the same import is the same picture
    std::filesystem::path from, to; ///< to: of those that come in; also of what is no picture, though it is unreadable
    What what = What::fresh;
};
/// The photo could not be read; one that lacks its end could.
inline bool isUnread(const Error& error)
{
    return (error.stage == Stage::read || error.stage == Stage::load) && error.code != Code::imageCut;
}

/// What was sent to, checked at or fetched from a place off this machine.
struct OffsiteReport {
    std::string place;
    OffsiteDone done;
    std::optional<Error> error; ///< why it ended
};

/// What two libraries decided apart about one thing: a face, a person or a whole picture.
struct ApartReport {
    std::optional<FaceId> face;
    std::filesystem::path path; ///< of the photo with the face or picture; empty: none is here, or it is a person
    RelBox box;                 ///< of the face
    std::string person;         ///< by the name that holds; empty: it is no person
    std::string album = {};     ///< the same of an album; with `path`, its photo there
    std::string what;           ///< was decided: "who it is", "name", "day of birth"
    std::string ours, theirs;   ///< what stood here; what the other library says
    bool oursHolds = false;     ///< the later one holds
};

/// What the decisions of another library brought.
struct ExchangeReport {
    std::uint64_t decisions = 0, known = 0; ///< taken over; here already
    std::uint64_t people = 0;               ///< new here
    std::uint64_t facesFound = 0;           ///< decided there, and found in photos that are here
    std::uint64_t facesWaiting = 0;         ///< decided there, in photos that are not here yet
    std::uint64_t merged = 0;               ///< people of one name made one
    std::uint64_t changes = 0;              ///< registers that hold something else than before: what undo puts back
    std::vector<std::string> sameNames;     ///< names that two people have now
    std::vector<std::string> sameAlbums;    ///< names that two albums have now
    std::vector<ApartReport> apart;
};

/// A decision that one library tells another, as its history has it.
struct ToldReport {
    std::string what, note;
    std::uint64_t faces = 0, photos = 0; ///< that it speaks of
    std::string sentence;
    std::string of = {}; ///< of an undo or redo: what it is about, where the log has it
};

/// A log of decisions in a folder that libraries share.
struct SharedLogReport {
    std::filesystem::path file;
    bool own = false;               ///< of this library: of another time, or of another machine
    ExchangeReport met;             ///< of a dry run: how many decisions would come, and are known
    std::vector<ToldReport> coming; ///< of a dry run: what they are
};

/// What became of a folder that libraries share.
struct SyncReport {
    enum class Given { no, unchanged, written }; ///< no: a dry run, or a problem says why
    std::vector<SharedLogReport> logs;           ///< those that could be read, by name
    Given given = Given::no;
    std::uint64_t decisions = 0;             ///< in this library's log
    std::vector<ToldReport> giving;          ///< of a dry run: what lies in none of the logs yet
    std::vector<std::filesystem::path> gone; ///< that lay there the last time
};

struct Report {
    Outcome outcome = Outcome::completed;
    std::optional<Error> error;  ///< outcome failed: the one reason
    std::vector<Error> problems; ///< photos that failed; the run went on

    // recognise: of the collection; of photos that define people where they alone were looked at
    std::uint64_t found = 0, fresh = 0, looked = 0, faces = 0, moved = 0, missing = 0;
    std::uint64_t same = 0; ///< of those found: the same picture as another one, filed once with it unless it says more
    std::uint64_t unreadable = 0;    ///< of those looked at: photos that gave nothing; why is in `problems`
    std::vector<Error> unreadBefore; ///< of those found: the same file still as when it could not be read
    std::uint64_t leftOut = 0;       ///< files and folders that are no photos of a collection, see scan/LeftOut.h
    std::map<std::string, std::uint64_t> otherKinds; ///< pictures of kinds that are not read, by extension
    std::uint64_t notReached = 0; ///< to be looked at and not: the job ended before, or their source went away
    std::vector<std::filesystem::path> away; ///< sources that were away, or went away while they were looked at
    std::uint64_t unknownGroups = 0, unknownFaces = 0, toConfirm = 0;
    std::uint64_t groupsKept = 0; ///< group again: groups whose number was shown before
    // folders, file, zip
    std::uint64_t foldersMade = 0, foldersThere = 0, foldersRemoved = 0; ///< removed: nothing is filed in them any more
    std::uint64_t foldersFilled = 0;                                     ///< that got some of those copied
    std::uint64_t copied = 0, renewed = 0, unchanged = 0, retired = 0, bytesCopied = 0; ///< renewed: to say other names
    double filmSeconds = 0;                                                             ///< of a video that was made
    std::vector<Error> lostBefore;           ///< copies that were gone at an earlier run, and cannot be made anew
    std::uint64_t companions = 0;            ///< files beside photos that were filed with them
    std::uint64_t removed = 0;               ///< mode move: originals that left their place
    std::uint64_t nameless = 0;              ///< of those copied and renewed: they cannot carry the names they should
    std::uint64_t zipsMade = 0, zipsNew = 0; ///< new: of those made, for somebody who had none; the others are renewed
    std::uint64_t zipsUnchanged = 0, zipsRetired = 0;
    std::uint64_t foldersAgain = 0, copiesAgain = 0, zipsAgain = 0; ///< of those made: they had gone missing
    std::uint64_t mended = 0;                                       ///< of those made: in the place of damaged ones
    std::uint64_t adopted = 0;                                      ///< copies and zips that lay there already
    std::vector<PersonReport> people;
    std::vector<BroughtIn> broughtIn; ///< of an import of photos, in the order of the source
    // names of other programs
    NameCounts names;
    ProgramCounts program;                  ///< of ImportProgram
    std::optional<ExchangeReport> exchange; ///< decisions of another library
    std::optional<SyncReport> sync;         ///< decisions through a folder that libraries share
    std::string document;                   ///< an export without a file to go to
    // verify
    std::uint64_t checked = 0, damaged = 0; ///< damaged: without what somebody edited, with the library's own files
    Flaws flaws;                            ///< what was checked and is not as it was filed; counted in `problems`
    Forgotten forgotten;                    ///< of one person
    std::vector<OffsiteReport> offsite;
    // trash
    std::uint64_t trashed = 0, restored = 0;           ///< photos that went there, and that came back
    std::uint64_t bytesTrashed = 0, bytesRestored = 0; ///< with what lies beside them
    std::uint64_t deleted = 0, bytesDeleted = 0;       ///< from the trash, for good; photos, and as bytesTrashed

    /// Why there was nothing to do: no photo was found, known or filed anywhere.
    std::optional<Error> nothing;

    double seconds = 0;                 ///< of the whole job
    double recogniseSeconds = 0;        ///< of looking at photos alone
    std::uint64_t understood = 0;       ///< pictures looked at as a whole
    double understandSeconds = 0;       ///< of that alone
    StageSeconds stages;                ///< summed over the workers
    UnderstandSeconds understandStages; ///< the same
    std::string device, deviceReason;
    std::optional<ModelRev> detector, embedder;
    std::vector<Note> notes; ///< worth saying: a missing model, a file made again

    /// Of `problems`: photos that lack their end, and are filed as far as they go. No others are.
    std::uint64_t cut() const;
    std::uint64_t failed() const { return problems.size() - cut(); }
};

/// Writes into the report how its job ended: of an error that is no cancelling it failed.
void endBy(const Status& done, const JobControl& job, Report& report);

/// How a job ended, in one word: what the window, the command line and its exit code all go by.
/// done: all of it. withProblems: done, but photos failed, or sources were not there. nothingToDo: no photo to look at
/// anywhere, and nothing filed.
enum class Ending { done, withProblems, nothingToDo, cancelled, failed };
Ending endingOf(const Report& report);
std::string_view nameOf(Ending ending);

} // namespace albumen
