// The grey picture that quality is measured on.
#pragma once

#include <opencv2/core/mat.hpp>

namespace albumen {

/// Grey, its long side at most `longSide`, made smaller by areas and never larger.
/// Requires: 8-bit, BGR or grey, not empty. Threads: all.
cv::Mat greyOf(const cv::Mat& picture, int longSide);

} // namespace albumen
