// What a library works on: the chosen paths and networks.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "archive/FilingMode.h"
#include "base/Error.h"
#include "base/JobControl.h"
#include "library/Cards.h"
#include "library/Commands.h"

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
    bool placeless = false;     ///< file photos also to those who are said to be in them, nobody said where
    bool sidecars = true;       ///< file photo.xmp, photo.jpg.xmp and photo.AAE with the photo
    bool films = false; ///< file the films of live photos with them; mode move takes all that belongs to a photo
    std::vector<std::filesystem::path> excluded = {}; ///< folders and photos that are never read, and lost copies
                                                      ///< that nobody misses; absolute, or a pattern
    bool operator==(const ArchiveChoice&) const = default;
};

struct PathFacts {
    std::uint64_t photos = 0;    ///< sources: photos seen by type of name, counted without opening
    std::uint64_t toLook = 0;    ///< of these, new, changed or not looked at yet
    std::uint64_t freeBytes = 0; ///< targets
};

/// Threads: all. A setting that cannot be read is an error, never its default.
class Settings
{
public:
    virtual ~Settings() = default;
    virtual Result<ArchiveChoice> choice() const = 0;
    /// The choice of a new library: the system's Pictures folder, `Albumen/People` and `Albumen/Zips` inside it.
    virtual ArchiveChoice defaultChoice() const = 0;
    /// Checks every path that is another than before, and all of them when none is; remembers the choice only if all
    /// hold. So a source that is away does not refuse another folder to save to.
    /// Fails: pathMissing, pathDenied, pathNotFolder, pathEmpty, pathInsideSource, pathSameAsSource,
    /// sourceInsideTarget, pathNotWritable; usage (names in copies where photos are not copied).
    virtual Status choose(const ArchiveChoice& choice) = 0;
    /// Somebody named the save or the zip folder that is chosen, as it was before: where it was emptied or deleted, the
    /// next filing fills it again, unless its drive is away.
    virtual Status beginFoldersAgain() = 0;
    virtual Result<PathFacts> sourceFacts(const std::vector<std::filesystem::path>& photos,
                                          const JobControl& job) const = 0;
    virtual Result<PathFacts> targetFacts(const std::filesystem::path& folder) const = 0;

    /// The detector and embedder the user chose for this library; see model/ModelChoice.h.
    virtual Result<WantedModels> wantedModels() const = 0;
    /// From the next job on; an empty id is the best installed. Another embedder looks at the photos again, and
    /// whatever a person decided stays. For attribute an empty id is none, and all that was found goes.
    /// Requires: the task is detect, embed or attribute. Fails: as namedModel.
    virtual Status useModel(ModelTask task, const std::string& id) = 0;
    /// All networks that there are records of.
    virtual Result<std::vector<ModelCard>> models() const = 0;

    /// The limits in force. None: there is no network that tells people apart.
    virtual Result<std::optional<LimitsCard>> limits() const = 0;
    /// How many faces would be named otherwise with these; nothing is changed. Fails: cancelled.
    virtual Result<std::uint64_t> wouldChange(const MoveLimits& to, const JobControl& job) const = 0;

    /// Places off this machine, in the order in which they were added; programs are asked whether they are encrypted.
    virtual Result<std::vector<OffsiteCard>> offsite(const JobControl& job) const = 0;
    /// Is it a folder, or would be one, on the disk of photos or of the archive, so that it is lost with them?
    virtual Result<bool> isOnTheirDisk(const OffsitePlace& place) const = 0;
    /// A folder is made where it is missing, and marked. Fails: usage (the name is taken, the folder has other files,
    /// it lies in the archive or the library or they in it, rclone knows no such remote), pathInsideSource,
    /// sourceInsideTarget, programMissing; as files.
    virtual Status addOffsite(const OffsitePlace& place) = 0;
    /// Forgets it; nothing there is touched. Fails: offsiteUnknown.
    virtual Status removeOffsite(const std::string& name) = 0;

    /// What the library keeps, and how much of the disk that takes.
    virtual Result<std::vector<StoredCard>> stored() const = 0;
    /// Deletes what was logged so far. Fails: pathDenied, diskReadOnly.
    virtual Status deleteLog() = 0;
    virtual Result<std::vector<BackupCard>> backups() const = 0; ///< newest first
    /// A copy of the catalogue beside the others. Fails: backupFailed.
    virtual Result<BackupCard> backUp() = 0;
    /// What would go if this backup took the place of the library of today. Every page of both is read.
    /// Fails: pathMissing; catalogueBroken (the backup is).
    virtual Result<LossCard> wouldLose(const std::filesystem::path& backup) const = 0;
    /// This backup takes the library's place at the next start, and the catalogue of today is kept beside it. Another
    /// call replaces the wish, an empty path takes it back. Fails: as wouldLose; as writing a small file.
    virtual Status restoreAtNextStart(const std::filesystem::path& backup) = 0;
    /// The backup that takes the library's place at the next start; empty: none.
    virtual Result<std::filesystem::path> restoredNext() const = 0;
};

} // namespace albumen
