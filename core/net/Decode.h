// Raw outputs of networks -> boxes and vectors in the network's own pixels. Every shape is checked before it is read.
#pragma once

#include <array>
#include <vector>

#include <opencv2/core/types.hpp>

#include "base/Error.h"
#include "net/Engine.h"

namespace albumen {

/// A face in the pixels of a network's input. Points: right eye, left eye, nose, right and left mouth corner of the
/// person.
struct RawFace {
    cv::Rect2f box;
    std::array<cv::Point2f, 5> points{};
    float score = 0; ///< 0..1
};

/// YuNet, one anchor per cell at strides 8, 16 and 32. Outputs in this order: cls_8 cls_16 cls_32, obj_8 .., bbox_8 ..,
/// kps_8 ..; each [1, cells, 1 | 1 | 4 | 10].
/// Requires: input sides are multiples of 32.
/// Ensures: score >= minScore, all numbers finite; neighbours of one face are all there: see suppress().
/// Fails: netShape, naming the output.
Result<std::vector<RawFace>> decodeYuNet(const std::vector<Tensor>& outputs, cv::Size input, float minScore);

/// Non-maximum suppression. Ensures: best score first (ties: left to right, top to bottom, so that the order is the
/// same in every run), no two boxes with an intersection over union above `limit`.
std::vector<RawFace> suppress(std::vector<RawFace> faces, float limit);

/// The one vector of an embedding network. Fails: netShape, when it is not `dim` numbers.
Result<std::vector<float>> decodeVector(const std::vector<Tensor>& outputs, int dim);

/// The one output of a network that ends in softmax or sigmoid.
/// Ensures: each 0..1. Fails: netShape, when it is not `count` numbers of 0..1.
Result<std::vector<float>> decodeProbabilities(const std::vector<Tensor>& outputs, std::size_t count);

} // namespace albumen
