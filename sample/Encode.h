// Drawn pictures as files.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"

namespace albumen {

/// What a file of this ending holds: .jpg, .png, .webp. `quality`: 1 to 100, of what loses some. Requires: BGR.
/// Fails: internal (the library's words, or no such ending), outOfMemory. Threads: all.
Result<std::vector<std::byte>> encodedAs(std::string_view ending, const cv::Mat& pixels, int quality);

} // namespace albumen
