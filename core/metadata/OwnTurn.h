// Files that turn their stored picture upright by themselves.
#pragma once

#include <optional>

#include "metadata/Bytes.h"
#include "photo/Geometry.h"

namespace albumen {

/// HEIC and AVIF by their boxes, JPEG XL in its header: how. What EXIF says there besides is not to be done again.
/// None: another kind of file, where EXIF alone says it. The begin of a file is enough. Threads: all.
std::optional<Orientation> ownTurnOf(Bytes file);

} // namespace albumen
