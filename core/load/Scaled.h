// Pictures made smaller.
#pragma once

#include <opencv2/core/mat.hpp>

namespace albumen {

/// The size of a picture whose long side is made this; its own where that is not longer, and for 0.
cv::Size sizeAtMost(cv::Size size, int longSide);

/// Until the long side is this; as it is for 0. Ensures: shares the pixels of one that is small enough.
cv::Mat atMost(const cv::Mat& pixels, int longSide);

} // namespace albumen
