// How bright a picture is by plain statistics: what the network for dark photos is held against.
#pragma once

#include <opencv2/core/mat.hpp>

namespace albumen {

struct Brightness {
    float mean = 0;      ///< of the grey values, 0..1
    float darkShare = 0; ///< of the pixels darker than darkPixel, 0..1
};

/// A grey value, 0..255, below which little is to be made out on a screen.
inline constexpr int darkPixel = 50;
/// Dark by the mean alone from here down. Own measurement: seven very dark photos lie at 0.02 to 0.10, and of 630 by
/// day the darkest at 0.13; photos of evenings and of dark rooms lie on both sides.
inline constexpr float darkMean = 0.12F;

/// Requires: 8-bit, BGR or grey, not empty. Threads: all.
Brightness measureBrightness(const cv::Mat& picture);

} // namespace albumen
