// The second look: crops around small or doubtful faces, enlarged, find faces the first look missed and mend the points
// of those it found.
#pragma once

#include <memory>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "net/Decode.h"
#include "net/Engine.h"

namespace albumen
{

/// One YuNet on one input. Threads: one at a time.
class YuNetPass
{
public:
    YuNetPass(ModelInput input, std::unique_ptr<Net> net);
    /// Looks at `area` of a BGR picture, scaled so that it fits into `input` with its aspect kept, the rest black.
    /// Requires: input sides are multiples of 32; area not empty; it may reach outside the picture (black there).
    /// Ensures: faces in pixels of the picture.
    /// Fails: netFailed, netShape.
    Result<std::vector<RawFace>> look(const cv::Mat& picture, cv::Rect area, cv::Size input, float minScore);

private:
    ModelInput input_;
    std::unique_ptr<Net> net_;
};

/// Threads: one at a time.
class SmallFacePass
{
public:
    SmallFacePass(YuNetPass pass, float score, float nms);
    /// Looks again at every candidate of the first look that is small or doubtful.
    /// Requires: candidates in pixels of the picture, suppressed; `firstScale` = input pixels of the first look per
    /// pixel of the picture. Ensures: faces with score >= the limit only. Fails: netFailed, netShape.
    Result<std::vector<RawFace>> refine(const cv::Mat& picture, std::vector<RawFace> candidates, float firstScale);

private:
    YuNetPass pass_;
    float score_, nms_;
};

} // namespace albumen
