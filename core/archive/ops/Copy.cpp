#include <fmt/format.h>

#include "archive/ops/Copies.h"
#include "archive/ops/Op.h"
#include "base/Text.h"

namespace albumen {

const Op copyOp{
    .op = JournalOp::copy,
    .line =
        [](const FilingStep& step) {
            return fmt::format("copy {} to {} ({})", step.source.native(), placeText(step), byteText(step.size));
        },
    .room = Room::copy,
    .paths = pathsOfCopy,
    .run = putPart,
    .writesPart = true,
    .recover = recoverCopied,
};

} // namespace albumen
