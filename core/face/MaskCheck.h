// How likely mouth and nose, or the eyes, of a face are covered: by a mask, a scarf, a hand, dark glasses.
#pragma once

#include "face/FaceAligner.h"
#include "net/Classifier.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Threads: one at a time.
class MaskCheck
{
public:
    /// Requires: a record of the task masked, its input a chip. Fails: as Engine::open.
    static Result<MaskCheck> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Ensures: 0..1. Fails: badLandmarks, netFailed, netShape.
    Result<float> of(const LoadedImage& image, const FaceBox& face);
    /// Covered from here on: the record's limit.
    float limit() const { return limit_; }
    const ModelRev& model() const { return classifier_.model(); }

private:
    MaskCheck(const ModelRecord& record, Classifier classifier);

    FaceAligner aligner_; ///< onto the network's own chip
    float limit_;
    Classifier classifier_;
};

} // namespace albumen
