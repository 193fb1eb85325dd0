// The readers behind readProgram().
#pragma once

#include "catalogue/Db.h"
#include "names/ProgramSays.h"

namespace albumen {

Result<ProgramSays> readDigikam(Db& db, const JobControl& job);
Result<ProgramSays> readShotwell(Db& db, const JobControl& job);
Result<ProgramSays> readPicasa(Files& files, const Path& folder, const JobControl& job);
Result<ProgramSays> readTakeout(Files& files, const Path& folder, const JobControl& job);

/// Every file below, links not followed. Folders that cannot be listed are problems. Fails: as list() of `folder`
/// itself; cancelled.
Result<std::vector<Path>> filesBelow(Files& files, const Path& folder, const JobControl& job,
                                     std::vector<Error>& problems);

} // namespace albumen
