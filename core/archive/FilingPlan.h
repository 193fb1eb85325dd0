// What filing will do: labels and ledger in, steps out. Pure, so that it can be printed, tested and thrown away.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/Ledger.h"

namespace albumen {

/// A file beside a photo that goes where it goes.
struct Companion {
    std::string ending; ///< what its name has after the photo's stem: ".xmp", ".jpg.xmp", ".mov"
    std::filesystem::path source;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

/// A photo and the targets its picture belongs to. Photos of one content are one thing to file: the first present one
/// is the source, their targets are united.
struct PhotoToFile {
    ContentNo content{};
    PhotoId photo{};
    std::filesystem::path source; ///< absolute
    std::uint64_t size = 0;       ///< as scanned: a source that differs when copied is sourceChanged
    std::int64_t mtimeNs = 0;
    std::vector<TargetKey> targets; ///< empty: belongs nowhere, so what is filed of it is retired
    /// False: missing, offline or moved into the archive, and no source. It is filed from what the archive has of it,
    /// and where it belongs nowhere it stays as it is.
    bool present = true;
    /// False: the targets are no more than a beginning, since nobody has looked at it as it would be looked at today.
    /// Nothing that is filed of it goes away.
    bool known = true;
    bool away = false;       ///< a photo of the same picture is on a drive that is not there
    bool thrownAway = false; ///< not present, and what is filed of it is retired all the same
    bool waits = false;      ///< a folder it belongs into is a link, or it lies in the archive of another library: the
                             ///< photo, and what is filed of it, stay
    bool openFaces = false;  ///< somebody may be in it whom no person decided upon
    std::string names;       ///< what copies are to say, in words of CopyNames; empty: nothing. Mode copy only
    std::vector<Companion> companions; ///< of a source
    bool raw = false;                  ///< a camera's own format: photo.xmp is its sidecar
    std::vector<ContentNo> shotWith;   ///< the RAW or the JPEG of the same shot: moved together or not at all
};

struct PersonToFile {
    PersonId id{};
    std::string name;
};

struct FilingOptions {
    bool unknown = true;  ///< file photos of unknown people
    bool noPeople = true; ///< file photos without people
    FilingMode mode = FilingMode::copy;
    bool finishMove = false; ///< mode move: originals go whose copies were made in another mode, too
};

struct FilingInput {
    std::vector<PhotoToFile> photos;  ///< contents not mentioned here are left as they are
    std::vector<PersonToFile> people; ///< who has a folder; a target of anyone else is ignored
    std::set<PersonId> notSeenYet;    ///< nothing with open faces goes away from their folders
    std::set<std::string> leftOut;    ///< "FOLDER/NAME" of filed files: where they are lost, nobody misses them
    std::vector<std::filesystem::path> sayNothingMore; ///< files of pictures to file, of which another is filed
    FilingOptions options;
};

/// A photo that is moved with another, and what belongs to it.
struct ShotMate {
    ContentNo content{};
    std::filesystem::path source;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::vector<Companion> companions;
};

/// One step. Folders and names are those inside the save folder when the step's turn comes.
struct FilingStep {
    JournalOp op = JournalOp::copy;
    TargetKey target;
    std::string folder; ///< of the target
    std::string name;   ///< of the file in it; renameFolder: the old name of the folder
    std::filesystem::path
        source; ///< copy, link, removeSource: the original; relative to the save folder when it is a filed file
    ContentNo content{};
    PhotoId photo{};
    FilingMode mode = FilingMode::copy;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::uint64_t photoSize = 0; ///< of the photo that the bytes are of, which may have come by way of a copy
    std::int64_t photoMtimeNs = 0;
    std::string companion; ///< as in FiledFile
    /// removeSource: what goes with the photo, or stays with it; copy, link, moveFiled: what is to lie beside it, with
    /// its number.
    std::vector<Companion> companions;
    std::vector<ShotMate> shotWith; ///< removeSource: photos that go with it, or stay with it
    std::string plainName;  ///< copy, link: the name before it got a number, where the same bytes may lie already
    bool again = false;     ///< makeFolder, copy, link: what was there is missing
    bool keepOld = false;   ///< renew: the old copy goes to the archive's trash
    FiledKey from;          ///< retire, moveFiled, copy of a filed file: the ledger's name of that
    std::string fromFolder; ///< where it lies
    std::vector<TargetKey> recordedIn; ///< removeSource: where copies must be recorded before
    bool damaged = false;              ///< retire: the file is known to differ from its record; copy: what it replaces
    std::string names;                 ///< copy, renew: what is to be written into it; empty: nothing
    Xxh128 namesKey{};                 ///< what it says then; of a copy of another copy: what that one says
    std::string reason;                ///< in words
};

/// A deque: a plan of 100,000 steps of 740 bytes grows without a second copy of itself.
using FilingSteps = std::deque<FilingStep>;

/// A photo that is not moved, for something that goes with it has no copy of its own in the archive.
struct KeptPhoto {
    std::filesystem::path photo, lacking;
};

/// Of 100,000 photos the steps take 120 MB: whoever only counts has none kept.
enum class PlanSteps { all, counted };

struct FilingPlan {
    FilingSteps steps;                 ///< in the order they are carried out; PlanSteps::counted: empty
    std::uint64_t count = 0;           ///< of steps
    std::uint64_t copies = 0;          ///< of these, copies and links that are made
    std::set<TargetKey> copiesInto;    ///< the folders that get those
    std::uint64_t photos = 0;          ///< contents that are wanted somewhere
    std::uint64_t unchanged = 0;       ///< filed already
    std::uint64_t held = 0;            ///< of these, what would go away if a look were not due
    std::vector<std::string> numbered; ///< new folders that only a number tells from another person's on every disk
    std::vector<KeptPhoto> kept;       ///< mode move: taken by this plan, and staying for what else belongs to them
    std::vector<std::filesystem::path> alreadyThere; ///< mode move: filed from another file, or as a link: these stay
    std::vector<FiledKey> lost; ///< missing or damaged, with nothing to make them anew from: their folders stay
    std::uint64_t bytesToCopy = 0;
    std::uint64_t copiedBefore = 0; ///< mode move: photos that stay where they are, for they were filed as copies
    std::uint64_t folders = 0, foldersMissing = 0, toRetire = 0, toRenew = 0;

    /// A step a line, printable.
    std::vector<std::string> lines() const;
    /// Only the steps that make and rename folders.
    FilingPlan foldersOnly() const;
};

/// Is it a copy of this very photo that shares nothing with it, so that the photo may go when it is moved?
bool isOwnCopy(const FiledFile& file, const PhotoToFile& photo);

/// Ensures: no step twice; planning again over what the steps did gives no step. Steps that need a folder come after
/// those that make it; nothing is removed before what replaces it. None: cancelled.
std::optional<FilingPlan> planFiling(const FilingInput& input, const LedgerState& ledger, const JobControl& job,
                                     PlanSteps steps = PlanSteps::all);

} // namespace albumen
