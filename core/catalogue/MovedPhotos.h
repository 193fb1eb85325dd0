// Photos that filing moved into the archive: the archive's file is the photo now.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "catalogue/PhotoRows.h"

namespace albumen {

/// Where the rows of moved photos say they lie, other than in the archive with this save folder. Whether a file is
/// still there is asked before the transaction: a disk that does not answer holds up no decision.
Result<std::vector<std::filesystem::path>> oldPathsOfMoved(Db& db, const std::filesystem::path& save);
/// Brings the rows of moved photos to where the archive with this save folder has them: of several folders the first,
/// people before the rest. A photo whose old file is not in `gone` stays; one that the archive has no more is missing.
/// They keep their ids, and are photos of a root of the kind archive.
/// Requires: inside a transaction of the writer.
Status followMoved(Db& db, const std::filesystem::path& save, const std::set<std::filesystem::path>& gone);

/// A photo that was edited there, and is another picture since it was looked at again: what is filed of it is of that
/// one. Not where the archive has it twice: the other is as it was.
/// Requires: inside a transaction of the writer.
Status followEdited(Db& db, const std::filesystem::path& save);

/// An archive that is not filed into any more, and holds all there is of photos that were moved there.
struct LeftArchive {
    std::filesystem::path save, zips;
    std::map<PhotoId, std::vector<std::filesystem::path>> places; ///< where each lies there
};
/// All but the one with this save folder, by their number. What is in a source, or filed into that one, is not counted.
Result<std::vector<LeftArchive>> leftArchives(Db& db, const std::filesystem::path& save);

/// Where moved photos lie that the last look missed in the archive with this save folder, and that no source has: by
/// photo, each place. A file may be at one of them all the same.
Result<std::map<PhotoId, std::vector<std::filesystem::path>>> missedThere(Db& db, const std::filesystem::path& save);

/// Was anything moved into an archive that is, or is missed, there?
Result<bool> anyMoved(Db& db);

} // namespace albumen
