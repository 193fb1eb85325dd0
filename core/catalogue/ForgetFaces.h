// Deletes what networks found about faces. What people decided is no part of that.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "catalogue/Db.h"
#include "catalogue/Writer.h"

namespace albumen {

/// Vectors, looks, matches, groups, small pictures of faces, the passes that found them, and every face that no
/// decision speaks of, in force or undone. Overwritten in the files, which shrink. Names, decisions and the places of
/// the faces that they speak of stay as they are. Requires: no job writes results. Threads: all. Fails: as the
/// catalogue; nothing was deleted then, or all of it and the files did not shrink.
Status forgetFaces(Writer& writer);
/// Was that ever done here? The faces of a picture that no detector has looked at since may then be some of its faces.
Result<bool> undecidedDeleted(Db& db);

/// What `deleting` deletes by the writer is overwritten in the files and their logs, which shrink. Fails: as
/// `deleting`; libraryInUse, when somebody reads what was deleted: the files shrink with the next call then.
Status overwriting(Writer& writer, const std::function<Status()>& deleting);

/// Within the transaction that deletes: what follows, overwriting and removing copies, is owed until it is done.
Status oweForgetting(Db& db);
Result<bool> owesForgetting(Db& db);
Status forgettingDone(Db& db);

/// Removes the copies that a library keeps of its files: backups but for the one of this name and its log, what was set
/// aside as broken or before a restore. Fails: as removing files; the rest was removed.
Status forgetCopies(const std::filesystem::path& library, const std::filesystem::path& cache, const std::string& but);

} // namespace albumen
