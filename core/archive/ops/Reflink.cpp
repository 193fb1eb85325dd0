#include <fmt/format.h>

#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"

namespace albumen {

const Op reflinkOp{
    .op = JournalOp::reflink,
    .line = [](const FilingStep& step) { return fmt::format("clone {} as {}", step.source.native(), placeText(step)); },
    .paths = pathsOfCopy,
    .run = putPart,
    .writesPart = true,
    .recover = recoverCopied,
};

} // namespace albumen
