// dlib's 68 landmarks of a face: the points that its own detector and the attribute slot go by.
#pragma once

#include <array>
#include <memory>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "model/VerifiedFiles.h"
#include "photo/Face.h"

namespace dlib {
class shape_predictor;
}

namespace albumen {

/// Pixels. 0..16 jaw, 17..26 brows, 27..35 nose, 36..41 right eye of the person, 42..47 left eye, 48..67 mouth.
using Points68 = std::array<cv::Point2f, 68>;

/// Threads: all; the points (70 MB in memory) are loaded once per file and shared by whoever holds them.
class Landmarks68
{
public:
    /// Requires: the first of the files holds the landmarks.
    /// Fails: modelMissing (no file, the model named), modelRecordWrong (a file that dlib cannot read).
    static Result<Landmarks68> open(const ModelRev& model, const VerifiedFiles& files);

    /// `face` as dlib's detector frames faces: a square from the brows to the chin.
    /// Requires: 8-bit grey. Throws: what dlib throws.
    Points68 of(const cv::Mat& grey, const cv::Rect& face) const;

private:
    using Shared = std::shared_ptr<const dlib::shape_predictor>;
    explicit Landmarks68(Shared shared) : shared_(std::move(shared)) {}
    Shared shared_;
};

/// The mean of some of the points, [first, last].
cv::Point2f meanOf(const Points68& points, std::size_t first, std::size_t last);
inline cv::Point2f rightEye(const Points68& points)
{
    return meanOf(points, 36, 41);
}
inline cv::Point2f leftEye(const Points68& points)
{
    return meanOf(points, 42, 47);
}

} // namespace albumen
