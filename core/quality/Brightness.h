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
/// Dark by the mean alone from here down. Own measurement: see `evaluate quality`; of the limits tried on the sets of
/// dark photos and of photos by day this one is right most often.
inline constexpr float darkMean = 0.22F;

/// Requires: 8-bit, BGR or grey, not empty. Threads: all.
Brightness measureBrightness(const cv::Mat& picture);

} // namespace albumen
