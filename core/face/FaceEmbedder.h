// Chip -> unit vector.
#pragma once

#include <memory>

#include "base/Error.h"
#include "net/Engine.h"
#include "photo/Face.h"

namespace albumen {

/// Threads: one at a time.
class FaceEmbedder
{
public:
    /// Requires: record.outputs[0].kind is embedding. Fails: as Engine::open.
    static Result<FaceEmbedder> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// A record whose input says `mirrored` has the mirrored chip embedded too and the two vectors added.
    /// Requires: a chip of the record's size.
    /// Fails: netFailed, netShape, zeroNorm (a vector without a direction or not finite).
    Result<Embedding> embed(const FaceChip& chip);
    const ModelRev& model() const { return rev_; }

private:
    FaceEmbedder(const ModelRecord& record, std::unique_ptr<Net> net);
    Result<std::vector<float>> vectorOf(const cv::Mat& pixels);

    ModelRev rev_;
    ModelInput input_;
    int dim_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen
