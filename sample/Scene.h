// The places of the sample album, and how a painted picture becomes a photo.
#pragma once

#include <cstdint>

#include <opencv2/core/mat.hpp>

#include "sample/Brush.h"

namespace albumen {

enum class Scenery { meadow, sea, room, night, park, harbour, mountains, stillLife, town };

/// Paints the place over the whole picture (CV_32FC3). Places look a little different with every seed.
void drawPlace(Scenery place, std::uint64_t seed, cv::Mat& picture);
/// A dune across the picture below `top` (0 upper edge .. 1 lower edge), for people who stand far away.
void drawDune(float top, std::uint64_t seed, cv::Mat& picture);

/// The light and the camera.
struct Development {
    Colour gain{1, 1, 1};
    float grain = 3; ///< noise, standard deviation in steps of 8 bits
    std::uint64_t seed = 1;
};

/// Ensures: an 8-bit BGR picture of `size`.
cv::Mat develop(const cv::Mat& picture, cv::Size size, const Development& how);

} // namespace albumen
