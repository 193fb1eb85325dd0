// Pictures encoded by OpenCV, of kinds that the program itself does not write. Whoever uses it loads OpenCV's
// imgcodecs, which takes a tenth of a second: few tests should.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/imgcodecs.hpp>

#include "support/Pictures.h"

namespace albumen::test {

/// ".jpg", ".png", ".tiff", ".bmp" ...
ByteVector encodedByOpenCv(const cv::Mat& pixels, const std::string& extension, const std::vector<int>& settings = {});

} // namespace albumen::test
