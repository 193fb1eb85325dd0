// Several files of one picture: which of them is filed, and which are filed beside it for what they alone say.
#pragma once

#include <map>
#include <vector>

#include "archive/FilingPlan.h"
#include "base/JobControl.h"
#include "catalogue/FilingRows.h"
#include "library/LibraryState.h"

namespace albumen {

/// By picture: the photos besides the one that is filed.
using FurtherPhotos = std::map<ContentNo, std::vector<FilingFile>>;

/// Files of the same bytes are one, and so is a file that says nothing but what another says. Of those that are left
/// the one that was filed before, else the first, is the picture's; the others become photos to file of their own, with
/// the same targets. What they say is read where size and time tell nothing, and kept. Those filed before whose file is
/// away or gone are asked for where their picture is.
/// Fails: cancelled, and what the catalogue fails with.
Status addFurtherFiles(LibraryState& state, FilingInput& input, const FurtherPhotos& further, const JobControl& job);

} // namespace albumen
