// Whether a camera moved while it took a picture, and whether anything in the picture is in focus: numbers, no verdict.
//
// What counts is the sharpest part: a person before a soft background is sharp. Pictures smaller than sharpnessSide are
// measured as they are. They were made smaller by somebody, and what was blurred by a few pixels then is sharp now.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "photo/Geometry.h"

namespace albumen {

/// Pixels of the long side on which sharpness is measured. At full size noise and the camera's resolution would decide.
inline constexpr int sharpnessSide = 1024;

struct ShakeNumbers {
    float laplacian = 0; ///< variance of the Laplacian (mask 0 1 0, 1 -4 1, 0 1 0) of the grey picture
    float shaken = 0;    ///< 0..1, how much speaks for a camera that moved
    float unsharp = 0;   ///< 0..1, for a picture that is nowhere in focus; both together are at most 1
    std::string why;     ///< the widths of its edges, in words
};

/// Shaken or unsharp from here on. Own measurement on photos kept apart: of 270 shaken by 5 to 15 pixels of
/// sharpnessSide 197 are called shaken, of 180 out of focus 156 unsharp; of 314 portraits, looked at when choosing,
/// none is called either.
inline constexpr float shakenLimit = 0.5F, unsharpLimit = 0.5F;

/// Requires: 8-bit, BGR or grey, upright, not empty. `faces`: of the same picture; the large ones are looked at first.
/// Ensures: where too few edges stand above the noise (fog, night, sky) neither is said: both are 0. Threads: all.
ShakeNumbers measureShake(const cv::Mat& picture, const std::vector<RelBox>& faces);

} // namespace albumen
