// One look of YuNet at a part of a picture.
#pragma once

#include <memory>
#include <vector>

#include <opencv2/core/mat.hpp>

#include "base/Error.h"
#include "net/Decode.h"
#include "net/Engine.h"

namespace albumen {

/// Threads: one at a time.
class YuNetPass
{
public:
    /// Requires: a record whose first output is of kind yunet, with the limits score and nms. Fails: as Engine::open.
    static Result<YuNetPass> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Looks at `area` of a BGR picture, scaled with its aspect kept so that its long side is at most `longSide` pixels
    /// of input (and never enlarged more than `largestScale`). Outside of the picture it is black.
    /// Ensures: faces in pixels of the picture, suppressed, score >= minScore.
    /// Fails: netFailed, netShape.
    Result<std::vector<RawFace>> look(const cv::Mat& picture, cv::Rect area, int longSide, float largestScale,
                                      float minScore);

    float nms() const { return nms_; }

private:
    YuNetPass(ModelInput input, float nms, std::unique_ptr<Net> net);

    ModelInput input_;
    float nms_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen
