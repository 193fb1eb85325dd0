// A photo of the table as pixels: the place, its people, the light.
#pragma once

#include <opencv2/core/mat.hpp>

#include "sample/SamplePlan.h"

namespace albumen {

/// Upright, 8-bit BGR, its longer side `longestSide` px at most. The same pixels for the same path.
cv::Mat drawPhoto(const SamplePhoto& photo, int longestSide);

} // namespace albumen
