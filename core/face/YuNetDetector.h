// YuNet: boxes and five points by a network of 76,000 parameters. One look at the whole photo, small enough to be
// quick, then a closer one only where it saw something small or doubtful.
#pragma once

#include <memory>
#include <vector>

#include "face/FaceDetector.h"
#include "face/YuNetPass.h"

namespace albumen {

/// Threads: one at a time.
class YuNetDetector final : public FaceDetector
{
public:
    /// Requires: record.outputs[0].kind is yunet; limits score and nms. Fails: as Engine::open.
    static Result<std::unique_ptr<YuNetDetector>> open(const ModelRecord& record, const VerifiedFiles& files,
                                                       Engine& engine);

    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override;
    Result<std::vector<FaceBox>> glance(const LoadedImage& image) override; ///< the first look alone
    const ModelRev& model() const override { return rev_; }
    int wantedLongSide() const override;

private:
    YuNetDetector(const ModelRecord& record, YuNetPass pass);

    ModelRev rev_;
    float score_, doubtful_; ///< of a face; of what is looked at again
    float mended_;           ///< height under which the points are mended
    YuNetPass pass_;
};

} // namespace albumen
