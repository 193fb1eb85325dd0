// A decoded picture: upright, scaled to what the stages need, read by all of them.
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/MemoryBudget.h"
#include "photo/Photo.h"

namespace albumen {

/// Ensures: pixels are 8-bit BGR, upright; pixels.size() = fullSize * scale, rounded. Const after load.
struct LoadedImage {
    cv::Mat pixels;
    cv::Size fullSize; ///< of the upright picture as stored in the file
    double scale = 1;  ///< <= 1
    bool cut = false;  ///< the file lacks its end: half of the picture or more is there, the rest is grey
    ImageFormat format = ImageFormat::unknown;
    ExifFacts exif;
    MemoryLease lease; ///< its share of the pixel budget
};

} // namespace albumen
