// Five points -> the face turned upright and scaled onto an embedder's template.
#pragma once

#include <array>
#include <vector>

#include <opencv2/core/mat.hpp>
#include <opencv2/core/matx.hpp>
#include <opencv2/core/types.hpp>

#include "base/Error.h"
#include "model/Manifest.h"
#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

using FacePoints = std::array<cv::Point2f, 5>;

/// The similarity (turn, scale, shift; no mirror) that takes `from` nearest to `to` in the least squares sense (Umeyama
/// 1991).
/// Fails: badLandmarks: a number that is not finite, or points that all but coincide.
Result<cv::Matx23d> similarity(const FacePoints& from, const FacePoints& to);

/// The part of a picture that a similarity takes into a chip of `size`. A larger face is first shrunk by areas, so that
/// no pixel is left out; what lies beyond the picture is made by `border` (a cv::BorderTypes). Fails: badLandmarks: the
/// chip would show nothing of the picture.
Result<cv::Mat> cutChip(const cv::Mat& picture, cv::Matx23d toChip, cv::Size size, int border);

/// Threads: all.
class FaceAligner
{
public:
    /// The chip of a record with input kind align5. Requires: five points, width and height > 0.
    explicit FaceAligner(const ModelInput& input);
    /// The chip that is graded when no embedder is installed.
    FaceAligner();

    /// Fails: badLandmarks: points collinear, not finite, mirrored, or of an absurd scale or place.
    Result<FaceChip> align(const LoadedImage& image, const FaceBox& face) const;

    cv::Size chipSize() const { return size_; }
    /// Distance of the eyes in the chip, pixels.
    float eyeDistance() const;

private:
    cv::Size size_;
    FacePoints points_;
};

} // namespace albumen
