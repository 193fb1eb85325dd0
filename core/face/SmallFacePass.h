// The second look: small or doubtful faces, each enlarged in a crop of its own. It finds out whether a doubtful face is
// one, finds neighbours the first look missed, and mends the points of small ones.
#pragma once

#include <vector>

#include "face/YuNetPass.h"

namespace albumen {

/// What the first look must give for a second one. Threads: all.
namespace smallFaces {

/// The least score in the first look that earns a second one.
extern const float doubtfulScore;

/// Requires: candidates in pixels of the picture, suppressed; `firstScale` = input pixels of the first look per pixel of
/// the picture; `score` = what a face must reach to count.
/// Ensures: faces with at least `score` only, suppressed, best first.
/// Fails: netFailed, netShape.
Result<std::vector<RawFace>> lookAgain(YuNetPass& pass, const cv::Mat& picture, const std::vector<RawFace>& candidates,
                                       float firstScale, float score);

} // namespace smallFaces
} // namespace albumen
