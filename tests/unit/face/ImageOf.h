#pragma once

#include "photo/LoadedImage.h"

namespace albumen::test {

/// These pixels as a whole photo.
inline LoadedImage imageOf(const cv::Mat& pixels)
{
    LoadedImage image;
    image.pixels = pixels;
    image.fullSize = pixels.size();
    return image;
}

} // namespace albumen::test
