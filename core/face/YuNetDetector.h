// YuNet: boxes and five points, a network of 76,000 parameters. Runs small for easy photos and looks again, closer,
// where small faces are likely.
#pragma once

#include <memory>
#include <vector>

#include "face/FaceDetector.h"
#include "face/SmallFacePass.h"
#include "net/Decode.h"
#include "net/Engine.h"

namespace albumen
{

/// Threads: one at a time.
class YuNetDetector final : public FaceDetector
{
public:
    /// Requires: record.outputs[0].kind is yunet; limits score and nms.
    /// Fails: as Engine::open.
    static Result<std::unique_ptr<YuNetDetector>> open(const ModelRecord& record, const VerifiedFiles& files,
                                                       Engine& engine);

    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override;
    const ModelRev& model() const override { return rev_; }
    int wantedLongSide() const override;

private:
    YuNetDetector(const ModelRecord& record, std::unique_ptr<Net> whole, std::unique_ptr<Net> crops);

    ModelRev rev_;
    float score_, nms_;
    YuNetPass whole_;
    SmallFacePass small_;
};

} // namespace albumen
