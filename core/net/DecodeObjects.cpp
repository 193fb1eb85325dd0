#include "net/DecodeObjects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/Contract.h"
#include "net/TensorChecks.h"

namespace albumen {
namespace {

constexpr std::array<int, 4> picoStrides{8, 16, 32, 64};
constexpr std::size_t bins = 8; // how many distances a side of PicoDet's boxes may have, in strides from 0

/// What is no number, or beyond all numbers, is left out.
void keep(RawObject thing, std::vector<RawObject>& things)
{
    const bool finite = std::isfinite(thing.score) && std::isfinite(thing.box.x) && std::isfinite(thing.box.y) &&
                        std::isfinite(thing.box.width) && std::isfinite(thing.box.height);
    if (!finite) return;
    thing.score = std::min(thing.score, 1.F);
    things.push_back(thing);
}

/// The likeliest class, where its score is `minScore` or more; a score that is no number is none.
std::optional<RawObject> bestClass(const float* scores, float minScore)
{
    std::optional<RawObject> best;
    for (int object = 0; object < cocoClasses; ++object) {
        const float score = scores[object];
        if (score >= minScore && (!best || score > best->score))
            best = RawObject{.object = object, .box = {}, .score = score};
    }
    return best;
}

/// The mean of 0 to 7 strides, by how likely each is.
float expectedDistance(const float* likely)
{
    const float largest = *std::max_element(likely, likely + bins);
    float sum = 0, weighted = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const float weight = std::exp(likely[bin] - largest);
        sum += weight;
        weighted += weight * static_cast<float>(bin);
    }
    return weighted / sum;
}

cv::Rect2f boxAround(cv::Point2f middle, const float* sides, float stride)
{
    const float left = expectedDistance(sides) * stride, top = expectedDistance(sides + bins) * stride,
                right = expectedDistance(sides + 2 * bins) * stride,
                bottom = expectedDistance(sides + 3 * bins) * stride;
    return {middle.x - left, middle.y - top, left + right, top + bottom};
}

Status collectStride(const Tensor& scores, const Tensor& sides, int stride, cv::Size input, float minScore,
                     std::vector<RawObject>& things)
{
    const auto columns = static_cast<std::size_t>((input.width + stride - 1) / stride);
    const auto rows = static_cast<std::size_t>((input.height + stride - 1) / stride);
    TRY(checkFloats(scores, columns * rows * cocoClasses, fmt::format("the scores of stride {}", stride),
                    Stage::classify));
    TRY(checkFloats(sides, columns * rows * 4 * bins, fmt::format("the sides of stride {}", stride), Stage::classify));
    const auto step = static_cast<float>(stride);
    for (std::size_t cell = 0; cell < columns * rows; ++cell) {
        std::optional<RawObject> thing = bestClass(scores.ptr<float>() + cell * cocoClasses, minScore);
        if (!thing) continue;
        const cv::Point2f middle((static_cast<float>(cell % columns) + 0.5F) * step,
                                 (static_cast<float>(cell / columns) + 0.5F) * step);
        thing->box = boxAround(middle, sides.ptr<float>() + cell * 4 * bins, step);
        keep(*thing, things);
    }
    return {};
}

} // namespace

Result<std::vector<RawObject>> decodePicoDet(const std::vector<Tensor>& outputs, cv::Size input, float minScore)
{
    EXPECTS(input.width > 0 && input.height > 0);
    if (outputs.size() != 2 * picoStrides.size())
        return fail(Code::netShape, Stage::classify, {}, fmt::format("{} outputs, wanted 8", outputs.size()));
    std::vector<RawObject> things;
    for (std::size_t level = 0; level < picoStrides.size(); ++level)
        TRY(collectStride(outputs[level], outputs[picoStrides.size() + level], picoStrides[level], input, minScore,
                          things));
    return things;
}

Result<std::vector<RawObject>> decodeDarknet(const std::vector<Tensor>& outputs, cv::Size input, float minScore)
{
    EXPECTS(input.width > 0 && input.height > 0);
    constexpr int width = 5 + cocoClasses;
    const auto across = static_cast<float>(input.width), down = static_cast<float>(input.height);
    if (outputs.empty()) return fail(Code::netShape, Stage::classify, {}, "no outputs");
    std::vector<RawObject> things;
    for (const Tensor& output : outputs) {
        if (output.dims != 2 || output.size[1] != width || output.type() != CV_32F || !output.isContinuous())
            return fail(Code::netShape, Stage::classify, {},
                        fmt::format("an output is {}, wanted rows of {} floats", shapeOf(output), width));
        for (int row = 0; row < output.size[0]; ++row) {
            const float* const values = output.ptr<float>(row);
            std::optional<RawObject> thing = bestClass(values + 5, minScore);
            if (!thing) continue;
            thing->box = {(values[0] - values[2] / 2) * across, (values[1] - values[3] / 2) * down, values[2] * across,
                          values[3] * down};
            keep(*thing, things);
        }
    }
    return things;
}

} // namespace albumen
