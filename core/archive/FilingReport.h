// What filing, zipping or checking did.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/JobControl.h"

namespace albumen {

struct FilingReport {
    Outcome outcome = Outcome::completed;
    std::optional<Error> error;    ///< outcome failed: the one reason
    std::vector<Error> problems;   ///< photos and zips that failed; the rest went on
    std::vector<Error> lostBefore; ///< archiveLost: gone already when somebody looked last, and not back

    std::uint64_t foldersMade = 0, foldersThere = 0, foldersRemoved = 0; ///< removed: nothing is filed in them any more
    std::uint64_t copied = 0;                                            ///< put into a target: copied, linked, cloned
    std::set<std::string> filled;                                        ///< folders that got those
    std::uint64_t moved = 0;                                             ///< from one target's folder to another's
    std::uint64_t unchanged = 0;                                         ///< filed before
    std::uint64_t held = 0;         ///< of these, what stays only because a look is due
    std::uint64_t renewed = 0;      ///< copies that say other names now
    std::uint64_t nameless = 0;     ///< of those copied and renewed: they cannot carry the names they should
    std::uint64_t retired = 0;      ///< into the archive's trash
    std::uint64_t removed = 0;      ///< mode move: originals
    std::uint64_t copiedBefore = 0; ///< mode move: photos that stay, for they were filed as copies
    std::uint64_t alreadyThere = 0; ///< mode move: photos that stay, for their picture is filed otherwise
    std::uint64_t foldersAgain = 0, copiesAgain = 0, zipsAgain = 0; ///< of those made: they were there and went missing
    std::uint64_t mended = 0;                  ///< of those made: copies and zips in the place of damaged ones
    std::vector<std::filesystem::path> edited; ///< by somebody, in the archive, where it is all there is: stays filed
    std::uint64_t adopted = 0;                 ///< the same bytes lay there already; in none of the counts above
    std::vector<std::string> numbered; ///< new folders that only a number tells from another person's on every disk
    std::vector<std::string> passed;   ///< new names of folders, with a number past what is called so and not theirs
    std::optional<std::uint64_t> takenOver; ///< the archive's library is gone; files that lay in it then
    std::uint64_t companions = 0; ///< files beside photos that were put into a target; in none of the counts above
    std::uint64_t bytesCopied = 0;
    std::uint64_t zipsMade = 0, zipsNew = 0; ///< new: of those made, for somebody who had none
    std::uint64_t zipsUnchanged = 0, zipsRetired = 0;
    std::uint64_t checked = 0, damaged = 0, bytesChecked = 0;

    void failWith(Error reason)
    {
        outcome = Outcome::failed;
        error = std::move(reason);
    }
};

/// May we not do it, now or ever: permission is missing, or the disk is read-only?
inline bool isDenied(Code code)
{
    return code == Code::pathDenied || code == Code::pathNotWritable || code == Code::diskReadOnly;
}

/// Does this error end the whole job (a full disk, a target that cannot be written, a broken catalogue)?
inline bool endsJob(Code code)
{
    switch (code) {
    case Code::noSpace:
    case Code::noSpaceForZips:
    case Code::diskFull:
    case Code::diskOutOfFiles:
    case Code::diskReadOnly:
    case Code::pathNotWritable:
    case Code::pathDenied: // of a target; a source that is denied is fileUnreadable
    case Code::archiveOffline:
    case Code::catalogueFull:
    case Code::catalogueBroken: return true;
    default: return false;
    }
}

} // namespace albumen
