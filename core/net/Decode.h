// Raw outputs of networks -> boxes and vectors in the network's own pixels. Every shape is checked before it is read.
#pragma once

#include <algorithm>
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

/// A square of a picture that one of MTCNN's networks looked at, and what it says of it.
struct Proposal {
    cv::Rect2f box;
    float score = 0; ///< 0..1
    /// How far the edges of the face are from those of the box: left, top, right, bottom, in parts of its sides.
    std::array<float, 4> shift{};
    std::array<cv::Point2f, 5> points{}; ///< O-Net only, else nought; in the same pixels as the box
};

/// P-Net on a whole picture. Outputs in this order: scores [1, 2, x, y], shifts [1, 4, x, y]; x before y, as Matlab has
/// it. Ensures: boxes in pixels of the input, score >= minScore, all numbers finite.
/// Fails: netShape, naming the output.
Result<std::vector<Proposal>> decodeProposals(const std::vector<Tensor>& outputs, float minScore);

/// R-Net or O-Net on the part of a picture in `box`. Outputs in this order: two scores, four shifts, of O-Net ten
/// numbers of the points, the five x first. Ensures: the score is 0 where a number is not finite.
/// Fails: netShape, naming the output.
Result<Proposal> decodeProposal(const std::vector<Tensor>& outputs, const cv::Rect2f& box);

/// What the shared area of two boxes is measured against.
enum class Overlap { ofUnion, ofSmaller };
/// 0..1. 0 where a box has no area.
float overlapOf(const cv::Rect2f& a, const cv::Rect2f& b, Overlap overlap);

/// Non-maximum suppression of anything with a box and a score. Ensures: best score first (ties: left to right, top to
/// bottom, so that the order is the same in every run), no two boxes with an overlap above `limit`.
template <class Found = RawFace>
std::vector<Found> suppress(std::vector<Found> found, float limit, Overlap overlap = Overlap::ofUnion)
{
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.box.x != b.box.x ? a.box.x < b.box.x : a.box.y < b.box.y;
    });
    std::vector<Found> kept;
    for (const Found& one : found) {
        const bool shadowed = std::any_of(kept.begin(), kept.end(), [&](const Found& better) {
            return overlapOf(better.box, one.box, overlap) > limit;
        });
        if (!shadowed) kept.push_back(one);
    }
    return kept;
}

/// The one vector of a network. Fails: netShape, when it is not `dim` numbers.
Result<std::vector<float>> decodeVector(const std::vector<Tensor>& outputs, int dim, Stage stage = Stage::embed);

/// Ensures: of length 1, its direction kept. Fails: zeroNorm, where it has no direction that means anything.
Status toUnitLength(std::vector<float>& vector, Stage stage);

/// The one output of a network that ends in softmax or sigmoid.
/// Ensures: each 0..1. Fails: netShape, when it is not `count` numbers of 0..1.
Result<std::vector<float>> decodeProbabilities(const std::vector<Tensor>& outputs, std::size_t count);

} // namespace albumen
