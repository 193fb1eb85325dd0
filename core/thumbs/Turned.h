// Pictures turned as the library shows them, beyond what their files say.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"

namespace albumen {

/// Clockwise by quarters, any number of them. Ensures: shares the pixels where there is nothing to turn.
cv::Mat turnedBy(const cv::Mat& pixels, int quarters);
/// The same of a small picture as JPEG. Fails: imageBroken.
Result<std::vector<std::byte>> turnedJpeg(std::span<const std::byte> jpeg, int quarters);

} // namespace albumen
