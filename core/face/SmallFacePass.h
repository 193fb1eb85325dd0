// The second look: small or doubtful faces, each enlarged in a crop of its own. It finds out whether a doubtful face is
// one, finds neighbours the first look missed, and mends the points of small ones.
#pragma once

#include <vector>

#include "face/YuNetPass.h"

namespace albumen {

/// The least score in the first look that earns a second one, unless the record says `doubtful`. Own measurement, 83
/// group photos shrunk into 2000 x 1500 and looked at in 640: of faces 25 pixels high the second look finds 61 % from
/// 0.25, 77 % from 0.1 (29 % without it), of 32 pixels 83 % and 95 % (64 %), for one crop a photo (2.5 ms) on photos
/// without people.
inline constexpr float doubtfulScore = 0.1F;

/// Faces lower than this in the first look, in its pixels, are looked at again to mend their points: of 87 faces 24
/// pixels high 56 % come within distance 0.55 of their person without it, 59 % with it; above, it changes nothing of
/// YuNet's (own measurement).
inline constexpr float smallHeight = 40;

/// What counts as a face, and whose points are mended, in pixels of the first look.
struct FaceLimits {
    float score = 0, mended = smallHeight;
};

/// Are two boxes one face? True when half of the smaller lies in the other.
bool oneFace(const RawFace& a, const RawFace& b);

/// Requires: candidates in pixels of the picture, best first; `firstScale` = input pixels of the first look per pixel
/// of the picture. Ensures: faces with at least the score only, no two of them oneFace(), best first.
/// Fails: netFailed, netShape.
Result<std::vector<RawFace>> lookAgain(YuNetPass& pass, const cv::Mat& picture, const std::vector<RawFace>& candidates,
                                       float firstScale, const FaceLimits& limits);

} // namespace albumen
