// Pixels to JPEG by libjpeg-turbo.
#pragma once

#include <cstddef>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"

namespace albumen {

/// A baseline JPEG, its colours at half the size. Requires: 8-bit pixels, BGR or grey; quality 1 to 100.
/// Fails: outOfMemory, internal (the library's words in detail: more than 65,500 pixels a side). Threads: all.
Result<std::vector<std::byte>> encodedJpeg(const cv::Mat& pixels, int quality);

} // namespace albumen
