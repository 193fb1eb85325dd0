// A picture made into the tensor that a network expects, by its record and by nothing else.
#pragma once

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "model/Manifest.h"
#include "net/Engine.h"

namespace albumen {

/// A tensor, and the way back from its pixels to those of the picture it was made from.
struct Prepared {
    /// 1 x channels x height x width (nchw) or 1 x height x width x channels (nhwc); matlab: width before height.
    Tensor tensor;
    float scaleX = 1, scaleY = 1; ///< tensor pixels per picture pixel
    cv::Point2f corner;           ///< where in the picture the tensor begins

    cv::Point2f toPicture(cv::Point2f inTensor) const
    {
        return corner + cv::Point2f(inTensor.x / scaleX, inTensor.y / scaleY);
    }
};

/// plain: stretched to width x height. letterbox: scaled with its proportions kept, top left, the rest black before the
/// mean is taken off. middle: as much of the middle of the picture as has the proportions of the input, scaled. align5:
/// a chip that has the size already. prewhiten: stretched, then (x - mean) / deviation over the whole picture, the
/// deviation at least 1/sqrt(number of values); mean and scale of the record are not used. matlab: stretched, then x
/// and y exchanged: the tensor is 1 x channels x width x height. eyes68: a chip that has the size already; its own mean
/// is taken off instead of the record's. `size` replaces the record's size, for networks that take any (0 x 0: the
/// record's). Requires: the picture is 8-bit BGR, or grey where the record's order is grey; not empty. Fails:
/// modelRecordWrong (a kind or layout this cannot make), netShape (align5, eyes68: the chip has another size),
/// netFailed (OpenCV's words).
/// Threads: all; no state.
Result<Prepared> prepare(const cv::Mat& picture, const ModelInput& input, cv::Size size = {});

} // namespace albumen
