// Raw outputs of object detectors -> boxes in the network's own pixels. Every shape is checked before it is read.
#pragma once

#include <vector>

#include <opencv2/core/types.hpp>

#include "base/Error.h"
#include "net/Engine.h"

namespace albumen {

/// The classes of COCO, which both kinds of detector know.
inline constexpr int cocoClasses = 80;

/// A thing in the pixels of a network's input.
struct RawObject {
    int object = 0; ///< 0..79
    cv::Rect2f box;
    float score = 0; ///< 0..1
};

/// PicoDet, one anchor per cell at strides 8, 16, 32 and 64. Outputs in this order: the scores [1, cells, 80] of each
/// stride, then how far the four sides of the box are from the middle of the cell, [1, cells, 4 x 8]: of each side
/// how likely 0 to 7 strides are.
/// Ensures: of each cell its best class alone; score >= minScore, all numbers finite; neighbours of one thing are all
/// there: see suppress(). Fails: netShape, naming the output.
Result<std::vector<RawObject>> decodePicoDet(const std::vector<Tensor>& outputs, cv::Size input, float minScore);

/// Darknet's YOLO layers as OpenCV gives them, each [anchors, 85]: middle and size in parts of the input, how surely
/// there is anything, and of each class how surely it is that.
/// Ensures and fails: as decodePicoDet, of each anchor its best class alone.
Result<std::vector<RawObject>> decodeDarknet(const std::vector<Tensor>& outputs, cv::Size input, float minScore);

} // namespace albumen
