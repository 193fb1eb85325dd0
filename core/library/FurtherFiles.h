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

/// Every file of a picture becomes a photo of the input, all behind each other: the one that the picture was filed from
/// first, then others that were filed, then the rest as it was.
void addFurtherFiles(FilingInput& input, const FurtherPhotos& further, const FiledPhotos& filed);

/// Leaves of the files of a picture those that say what no other says, each with what lies beside it (the companions of
/// the photo). Files of the same bytes are one, and so is a file that says nothing but what another says. Of those that
/// are left the one that was filed before, else the first, is the picture's; the others become photos to file of their
/// own, with the same targets. A file that says what a filed one said that is gone takes its place. What they say is
/// read where size and time tell nothing, and kept. Those filed before whose file is away or gone, with nobody in their
/// place, are asked for where their picture is.
/// Requires: the input is of addFurtherFiles(). Fails: cancelled, and what the catalogue fails with.
Status chooseFiles(LibraryState& state, FilingInput& input, const FiledPhotos& filed, const JobControl& job);

} // namespace albumen
