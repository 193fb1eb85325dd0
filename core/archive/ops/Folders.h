// A folder that is made by its own step, or where the one to be renamed is gone.
#pragma once

#include "archive/FilingContext.h"

namespace albumen {

/// As planned, or with a number where that name is a file's, a link's, or of a folder that is a stranger's or that
/// photos lie in.
Result<StepEnd> makeFolder(FilingContext& context, const FilingStep& step, LedgerBatch& batch);

} // namespace albumen
