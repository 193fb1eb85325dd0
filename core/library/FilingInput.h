// What filing plans with, read from a library.
#pragma once

#include "archive/FilingPlan.h"
#include "archive/Identity.h"
#include "library/LibraryState.h"
#include "library/Settings.h"

namespace albumen {

enum class NamesWanted { no, yes }; ///< folders need none

/// Every picture with the folders it belongs to and, where that is chosen and wanted, what copies are to say. Fails:
/// cancelled; as the catalogue.
Result<FilingInput> filingInput(LibraryState& state, const ArchiveChoice& choice, NamesWanted names,
                                const JobControl& job);

/// Opens a file of the archive as a picture, small: what does not, or is hurt inside its data, is damaged, and no work
/// of a person's. Requires: is outlived by both.
OpensAsPicture openerOf(Files& files, const JobControl& job);

} // namespace albumen
