// A slow way over a picture, in which what matters stays in sight.
#pragma once

#include <optional>
#include <span>

#include <opencv2/core.hpp>

#include "photo/Geometry.h"

namespace albumen {

/// What is in sight, in the picture's pixels: at the beginning, and at the end.
struct PanZoom {
    cv::Rect2d from, to;
    /// 0..1 of the way. Ensures: what is in sight at both ends is so all the way.
    cv::Rect2d at(double part) const;
};

/// All faces, each with its hair and chin. Nothing: no faces. Ensures: inside the picture.
std::optional<cv::Rect2d> headsIn(cv::Size picture, std::span<const RelBox> faces);

/// Towards what is to be kept in sight, without it towards the middle. Ensures: inside the picture, in the shape of the
/// frame. Nothing: what is to be kept is larger than what a full frame shows of the picture. Requires: `keep` inside
/// the picture.
std::optional<PanZoom> panZoomOf(cv::Size picture, cv::Size frame, std::optional<cv::Rect2d> keep);

/// Does the picture fill the frame without losing much? No upright one does, nor a square one or a panorama.
bool fillsFrame(cv::Size picture);

/// The picture whole, on a blurred and dark one of itself.
struct OnGround {
    cv::Mat pixels;
    cv::Rect2d picture; ///< where it lies
};
OnGround onGround(const cv::Mat& picture, cv::Size frame);

/// What is in sight, as large as the frame. `pixels`: BGR, 8 bit.
cv::Mat inSight(const cv::Mat& pixels, const cv::Rect2d& sight, cv::Size frame);

} // namespace albumen
