// Do two pictures show one and the same? Asked of small pictures, where stored looks leave it in doubt.
#pragma once

#include <opencv2/core/mat.hpp>

namespace albumen {

/// How well the middle of one is found in the other, somewhat larger, smaller, turned or mirrored: the correlation of
/// their edges, about -1..1. Thumbnails of 96 pixels do. Copies that were cropped by a fifth, framed, straightened or
/// written on have 0.9, other pictures seldom 0.75. Requires: 8-bit BGR, neither empty. Ensures: nearly the same for
/// (a, b) and (b, a). Threads: all. Takes some 7 ms, and twice that where it is near.
float sameness(const cv::Mat& a, const cv::Mat& b);

/// Are two pictures of one size one shot? The correlation of their edges, each part where it is, in the part that fits
/// worst: what moved, and a camera that moved, speak against it; other colours, another sharpness and compression do
/// not. Requires and ensures: as sameness().
float shotSameness(const cv::Mat& a, const cv::Mat& b);

/// The same where no time says that they are of one moment: in the middling part, since what was written on a copy fits
/// nowhere, and what is smooth is lost where it was compressed. Of a camera held by hand no part of two shots fits. 0
/// where they have other colours in their places, as two things of one shape: copies have paler, warmer or stronger
/// ones, or none.
float placedSameness(const cv::Mat& a, const cv::Mat& b);

/// From here on they are one shot. Own measurement on the drawn pictures of tests/unit/similar: 72 copies of one size
/// have 0.87 and more, 12 pictures moved by 3 pixels of 320 have 0.29 to 0.52.
inline constexpr float sameShot = 0.7F;

/// From here on they are taken for one picture; tests/bench/README.md says why.
inline constexpr float samePicture = 0.85F;

} // namespace albumen
