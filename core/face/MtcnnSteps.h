// What MTCNN does between its networks: sizes of the pyramid, boxes moved and made square, squares cut out.
#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "net/Decode.h"

namespace albumen {

/// The side of the square each network sees, pixels (Zhang et al. 2016).
inline constexpr int proposeSide = 12, refineSide = 24, outputSide = 48;

/// The scales at which a picture is shown to P-Net: the first makes a face of `smallestFace` pixels as large as the
/// network's square, the last leaves the shorter side no smaller than that square.
/// Ensures: each the one before times `pyramidFactor`; none where the picture is smaller than the smallest face.
/// Requires: smallestFace >= 1.
std::vector<double> pyramidScales(cv::Size picture, double smallestFace);
inline constexpr double pyramidFactor = 0.709; // published: demo.m; halves the area

/// The box of the face by the network's own word: the edges moved by its shift.
cv::Rect2f moved(const Proposal& proposal);

/// The square around the middle of a box with its longer side.
cv::Rect2f squared(const cv::Rect2f& box);

/// Is the square one that can be looked at: at least a pixel, all numbers finite, in part inside of the picture and not
/// larger than twice its longer side?
bool canBeSeen(const cv::Rect2f& square, cv::Size picture);

/// The pixels of a square; black beyond the picture. Requires: canBeSeen().
cv::Mat cutSquare(const cv::Mat& picture, const cv::Rect2f& square);

} // namespace albumen
