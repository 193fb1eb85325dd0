// Pictures turned as the library shows them, beyond what their files say.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"

namespace albumen {

/// A small picture as JPEG, as load/Orientation.h turns its pixels. Fails: imageBroken.
Result<std::vector<std::byte>> turnedJpeg(std::span<const std::byte> jpeg, int quarters);

} // namespace albumen
