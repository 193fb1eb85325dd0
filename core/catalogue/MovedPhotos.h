// Photos that filing moved into the archive: the archive's file is the photo now.
#pragma once

#include <filesystem>

#include "catalogue/PhotoRows.h"

namespace albumen {

/// Brings the rows of moved photos to where the archive with this save folder has them: of several folders the first,
/// people before the rest. A photo whose old file is still there (`isGone` says no) stays; one that the archive has no
/// more is missing. They keep their ids, and are photos of a root of the kind archive.
/// Requires: inside a transaction of the writer.
Status followMoved(Db& db, const std::filesystem::path& save, const PhotoRows::IsGone& isGone);

/// Has anything been moved into an archive that is still there?
Result<bool> anyMoved(Db& db);

} // namespace albumen
