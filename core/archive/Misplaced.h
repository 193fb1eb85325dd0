// Filed files that somebody put elsewhere in the archive.
#pragma once

#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Of each archiveLost whose bytes lie in a file of the archive that nobody filed: where, in its detail (`liesAt`).
/// Looks into no file where none is lost.
void sayWhereTheyLie(Files& files, const Path& save, const LedgerState& state, std::vector<Error>& problems,
                     const JobControl& job);

} // namespace albumen
