// Rights that a photo lost since it was filed.
#pragma once

#include "archive/FilingPlan.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Takes from every file that was filed from a photo that is there, or from what lies beside it, the rights which that
/// does not give any more; gives none. Links share theirs. Threads: one an archive.
void followRights(const FilingInput& input, const Path& save, const LedgerState& filed, const JobControl& job);

} // namespace albumen
