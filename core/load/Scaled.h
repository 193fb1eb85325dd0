// Pictures made smaller.
#pragma once

#include <opencv2/core/mat.hpp>

namespace albumen {

/// Until the long side is this; as it is for 0. Ensures: shares the pixels of one that is small enough.
cv::Mat atMost(const cv::Mat& pixels, int longSide);

} // namespace albumen
