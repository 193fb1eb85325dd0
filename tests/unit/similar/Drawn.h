// Pictures drawn at random, what people do to pictures, and vectors as a network would make them.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Understanding.h"

namespace albumen::test {

/// Shapes of many colours before a slope of light, 320 x 240; another picture for every seed.
cv::Mat drawnPicture(unsigned seed);

/// Every edit by its name: "jpeg 30", "half", "cropped by 20 %", "mirrored", ...
const std::map<std::string, std::function<cv::Mat(const cv::Mat&)>>& edits();

inline const ModelRev aNetwork{"drawn", "1"}, anotherNetwork{"other", "1"};

/// A unit vector that is like all others of its seed: the more `apart` (0..1), the less. Others are hardly like it.
std::vector<float> plantedVector(unsigned seed, float apart = 0, unsigned which = 0, std::size_t dim = 128);

} // namespace albumen::test
