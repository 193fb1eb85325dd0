// The names in the library, as what filing wants where.
#pragma once

#include <vector>

#include "archive/FilingPlan.h"
#include "catalogue/FilingRows.h"

namespace albumen {

/// Which folders a picture belongs to: those of its people; `Unknown` when a face in it is of nobody known; `No people`
/// when a detector looked and found no face. A picture nobody looked at belongs nowhere yet,
/// nor does one that a person wants unfiled; one out of reach that this embedder has not seen stays as it is filed.
std::vector<TargetKey> targetsOf(const FilingContent& content);

/// Everything filing plans with. A RAW and a JPEG of one stem and second are one shot: both go into the folders of
/// everybody who is in either.
FilingInput filingInputOf(const std::vector<FilingContent>& contents, const FilingOptions& options);

} // namespace albumen
