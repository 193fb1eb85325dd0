#include "metadata/OwnTurn.h"

#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/JxlBoxes.h"

namespace albumen {

std::optional<Orientation> ownTurnOf(Bytes file)
{
    switch (containerOf(file)) {
    case Container::heif:
    case Container::avif: return HeifItems::turn(file);
    case Container::jxl: return JxlBoxes::turn(file);
    default: return std::nullopt;
    }
}

} // namespace albumen
