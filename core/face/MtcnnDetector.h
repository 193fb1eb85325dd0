// MTCNN: three small networks, each looking closer at what the one before took for a face (K. Zhang, Z. Zhang, Z. Li,
// Y. Qiao: Joint Face Detection and Alignment Using Multitask Cascaded Convolutional Networks, 2016).
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "face/FaceDetector.h"
#include "net/Decode.h"
#include "net/Engine.h"

namespace albumen {

/// Threads: one at a time.
class MtcnnDetector final : public FaceDetector
{
public:
    /// Requires: record.outputs[0].kind is mtcnn (what else such a record has, Manifest::parse checked).
    /// Fails: as Engine::open.
    static Result<std::unique_ptr<MtcnnDetector>> open(const ModelRecord& record, const VerifiedFiles& files,
                                                       Engine& engine);

    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override;
    const ModelRev& model() const override { return rev_; }
    int wantedLongSide() const override;

private:
    /// One of the three networks, what it sees and the score from which it lets a face pass.
    struct Step {
        ModelInput input;
        float score = 0;
        std::unique_ptr<Net> net;
    };
    MtcnnDetector(ModelRev rev, float nms, std::array<Step, 3> steps);

    Result<std::vector<Proposal>> propose(const cv::Mat& picture);
    Result<std::vector<Proposal>> proposeAt(const cv::Mat& picture, double scale);
    Result<std::vector<Proposal>> look(Step& step, const cv::Mat& picture, const std::vector<Proposal>& proposals);

    ModelRev rev_;
    float nms_;
    std::array<Step, 3> steps_; ///< P-Net, R-Net, O-Net
};

} // namespace albumen
