// What a job did, as a value: for the window, the CLI's text and its --json alike.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/JobControl.h"
#include "photo/Face.h"
#include "photo/PhotoResult.h"

namespace albumen {

/// One line per person of a run.
struct PersonReport {
    std::string name;
    std::uint64_t photos = 0;          ///< filed under this name now
    std::uint64_t newPhotos = 0;       ///< of these, new in this run
    std::filesystem::path folder, zip; ///< empty: none made
};

/// What became of the regions that other programs wrote, or of the faces written for them.
struct NameCounts {
    std::uint64_t photos = 0; ///< with regions read; with named faces written
    // read
    std::uint64_t named = 0;   ///< faces that got their name by this
    std::uint64_t drawn = 0;   ///< of these, where no face had been found
    std::uint64_t already = 0; ///< regions that say what the library says
    std::uint64_t kept = 0;    ///< regions that say otherwise than a person decided: the decision stands
    std::uint64_t unnamed = 0; ///< regions without a name
    // written
    std::uint64_t sidecarsWritten = 0, sidecarsUnchanged = 0;
};

struct Report {
    Outcome outcome = Outcome::completed;
    std::optional<Error> error;  ///< outcome failed: the one reason
    std::vector<Error> problems; ///< photos that failed; the run went on

    // recognise
    std::uint64_t found = 0, fresh = 0, looked = 0, faces = 0, moved = 0, missing = 0;
    std::uint64_t unreadable = 0; ///< of those looked at: photos that gave nothing; why is in `problems`
    std::uint64_t notReached = 0; ///< to be looked at and not: the job ended before, or their source went away
    std::vector<std::filesystem::path> away; ///< sources that were away, or went away while they were looked at
    std::uint64_t unknownGroups = 0, unknownFaces = 0, toConfirm = 0;
    std::uint64_t groupsKept = 0; ///< group again: groups whose number was shown before
    // folders, file, zip
    std::uint64_t foldersMade = 0, foldersThere = 0;
    std::uint64_t copied = 0, renewed = 0, unchanged = 0, retired = 0, bytesCopied = 0; ///< renewed: to say other names
    std::uint64_t nameless = 0; ///< of those copied and renewed: they cannot carry the names they should
    std::uint64_t zipsMade = 0, zipsUnchanged = 0;
    std::vector<PersonReport> people;
    // names of other programs
    NameCounts names;
    // verify
    std::uint64_t checked = 0, damaged = 0;

    double seconds = 0;          ///< of the whole job
    double recogniseSeconds = 0; ///< of looking at photos alone
    StageSeconds stages;         ///< summed over the workers
    std::string device, deviceReason;
    std::optional<ModelRev> detector, embedder;
    std::vector<std::string> notes; ///< whole sentences worth saying: a missing model, a fall-back
};

} // namespace albumen
