// JPEG XL files made on the spot by libjxl's encoder.
#pragma once

#include <string>

#include "support/Pictures.h"

namespace albumen::test {

struct JxlChoice {
    Orientation orientation = Orientation::upright; ///< that its header says of the pixels given
    bool lossless = false;
    std::string exif = {}, xmp = {}; ///< blocks to put into boxes
    bool packed = false;             ///< the boxes compressed by Brotli
};

/// Of BGR, BGRA or grey pixels. In boxes where one is wanted, else the codestream alone.
ByteVector jxlOf(const cv::Mat& pixels, const JxlChoice& choice = {});

} // namespace albumen::test
