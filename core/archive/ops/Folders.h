// A folder that is made by its own step, or where the one to be renamed is gone.
#pragma once

#include "archive/FilingContext.h"

namespace albumen {

Result<StepEnd> makeFolder(FilingContext& context, const FilingStep& step, LedgerBatch& batch);

} // namespace albumen
