#include "face/FaceEmbedder.h"

#include <opencv2/core.hpp>

#include "base/Contract.h"
#include "net/Decode.h"
#include "net/Preprocess.h"

namespace albumen {
FaceEmbedder::FaceEmbedder(const ModelRecord& record, std::unique_ptr<Net> net)
    : rev_(record.rev()), input_(record.input), dim_(record.outputs.front().dim), net_(std::move(net))
{
}

Result<FaceEmbedder> FaceEmbedder::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(!record.outputs.empty() && record.outputs.front().kind == "embedding" && record.outputs.front().dim > 0);
    TRY_ASSIGN(auto net, engine.open(record, files));
    return FaceEmbedder(record, std::move(net));
}

Result<std::vector<float>> FaceEmbedder::vectorOf(const cv::Mat& pixels)
{
    TRY_ASSIGN(const Prepared prepared, prepare(pixels, input_));
    TRY_ASSIGN(const auto outputs, net_->run(prepared.tensor));
    TRY_ASSIGN(auto vector, decodeVector(outputs, dim_));
    TRY(toUnitLength(vector, Stage::embed));
    return vector;
}

Result<Embedding> FaceEmbedder::embed(const FaceChip& chip)
{
    EXPECTS(chip.pixels.size() == cv::Size(input_.width, input_.height));
    TRY_ASSIGN(auto vector, vectorOf(chip.pixels));
    if (input_.mirrored) {
        cv::Mat mirrored;
        cv::flip(chip.pixels, mirrored, 1);
        TRY_ASSIGN(const auto other, vectorOf(mirrored));
        for (std::size_t i = 0; i < vector.size(); ++i) vector[i] += other[i];
        TRY(toUnitLength(vector, Stage::embed));
    }
    return Embedding{.model = rev_, .vector = std::move(vector)};
}

} // namespace albumen
