// What changed in the archive where no other file has it as it was filed: it stays filed, as it is now.
#pragma once

#include "archive/FilingPlan.h"
#include "archive/Inspection.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// Settles what the inspection left open as `changed`. A link to its very photo shows what the photo shows now, and is
/// of that picture. A moved file that somebody edited stays filed, and is `taken`, where neither an original nor a copy
/// as it was is there; else it is theirs. False: cancelled.
bool takeChanges(Files& files, const ArchiveSettings& home, const FilingInput& input, Inspection& inspection,
                 const JobControl& job);

} // namespace albumen
