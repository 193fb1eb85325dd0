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
    /// `addMirrored`: embeds the mirrored chip too and adds the vectors; twice the time, little gain (LFW with the 0095
    /// network: 99.43 % -> 99.45 %).
    /// Requires: record.outputs[0].kind is embedding. Fails: as Engine::open.
    static Result<FaceEmbedder> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine,
                                     bool addMirrored = false);

    /// Requires: a chip of the record's size.
    /// Fails: netFailed, netShape, zeroNorm (a vector without a direction or not finite).
    Result<Embedding> embed(const FaceChip& chip);
    const ModelRev& model() const { return rev_; }

private:
    FaceEmbedder(const ModelRecord& record, std::unique_ptr<Net> net, bool addMirrored);
    Result<std::vector<float>> vectorOf(const cv::Mat& pixels);

    ModelRev rev_;
    ModelInput input_;
    int dim_;
    bool addMirrored_;
    std::unique_ptr<Net> net_;
};

} // namespace albumen
