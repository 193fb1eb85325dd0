#include "face/FaceEmbedder.h"

#include <cmath>
#include <numeric>

#include <opencv2/core.hpp>

#include "base/Contract.h"
#include "net/Decode.h"
#include "net/Preprocess.h"

namespace albumen {
namespace {

// A vector shorter than this has no direction that means anything. Vectors of the 0095 network are about 10 long.
constexpr double shortest = 1e-6;

Status toUnitLength(std::vector<float>& vector)
{
    const double squared = std::inner_product(
        vector.begin(), vector.end(), vector.begin(), 0.0, [](double sum, double square) { return sum + square; },
        [](float a, float b) { return static_cast<double>(a) * b; });
    const double length = std::sqrt(squared);
    if (!std::isfinite(length) || length < shortest) return fail(Code::zeroNorm, Stage::embed);
    for (float& value : vector) value = static_cast<float>(value / length);
    return {};
}

} // namespace

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
    TRY(toUnitLength(vector));
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
        TRY(toUnitLength(vector));
    }
    return Embedding{.model = rev_, .vector = std::move(vector)};
}

} // namespace albumen
