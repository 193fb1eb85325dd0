// The second look: small or doubtful faces, each enlarged in a crop of its own. It finds out whether a doubtful face is
// one, finds neighbours the first look missed, and mends the points of small ones.
#pragma once

#include <vector>

#include "face/YuNetPass.h"

namespace albumen {

/// The least score in the first look that earns a second one, unless the record says `doubtful`. Own measurement, 83 group photos shrunk into 2000 x 1500
/// and looked at in 640: of faces 25 pixels high the second look finds 61 % from 0.25, 77 % from 0.1 (29 % without it),
/// of 32 pixels 83 % and 95 % (64 %), for one crop a photo (2.5 ms) on photos without people.
inline constexpr float doubtfulScore = 0.1F;

/// Are two boxes one face? True when half of the smaller lies in the other.
bool oneFace(const RawFace& a, const RawFace& b);

/// Requires: candidates in pixels of the picture, best first; `firstScale` = input pixels of the first look per pixel
/// of the picture; `score` = what a face must reach to count. Ensures: faces with at least `score` only, no two of them
/// oneFace(), best first. Fails: netFailed, netShape.
Result<std::vector<RawFace>> lookAgain(YuNetPass& pass, const cv::Mat& picture, const std::vector<RawFace>& candidates,
                                       float firstScale, float score);

} // namespace albumen
