#include "net/Decode.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include <fmt/format.h>

#include "base/Contract.h"
#include "net/TensorChecks.h"

namespace albumen {
namespace {

constexpr std::array<int, 3> strides{8, 16, 32}; // of YuNet's three heads

// The largest size a box may have, in strides (e^9 is beyond any input): keeps exp() of a broken output finite.
constexpr float largestLogSize = 9;

// P-Net's: one answer for every second pixel, each of a square of 12 pixels.
constexpr float proposalStride = 2, proposalSide = 12;

struct YuNetHead {
    const float *cls, *obj, *box, *points;
    int stride, columns, rows;
};

Result<YuNetHead> headOf(const std::vector<Tensor>& outputs, std::size_t level, cv::Size input)
{
    const int stride = strides[level];
    YuNetHead head{.stride = stride, .columns = input.width / stride, .rows = input.height / stride};
    const std::size_t cells = static_cast<std::size_t>(head.columns) * static_cast<std::size_t>(head.rows);
    const std::array<const char*, 4> names{"cls", "obj", "bbox", "kps"};
    const std::array<std::size_t, 4> widths{1, 1, 4, 10};
    std::array<const float*, 4> data{};
    for (std::size_t kind = 0; kind < names.size(); ++kind) {
        const Tensor& tensor = outputs[kind * strides.size() + level];
        TRY(checkFloats(tensor, cells * widths[kind], fmt::format("{}_{}", names[kind], stride), Stage::detect));
        data[kind] = tensor.ptr<float>();
    }
    head.cls = data[0], head.obj = data[1], head.box = data[2], head.points = data[3];
    return head;
}

bool allFinite(const RawFace& face)
{
    bool finite = std::isfinite(face.score) && std::isfinite(face.box.x) && std::isfinite(face.box.y) &&
                  std::isfinite(face.box.width) && std::isfinite(face.box.height);
    for (const cv::Point2f& point : face.points) finite = finite && std::isfinite(point.x) && std::isfinite(point.y);
    return finite;
}

RawFace faceAt(const YuNetHead& head, int column, int row, float score)
{
    const auto cell =
        static_cast<std::size_t>(row) * static_cast<std::size_t>(head.columns) + static_cast<std::size_t>(column);
    const float* const box = head.box + cell * 4;
    const float* const points = head.points + cell * 10;
    const auto x = static_cast<float>(column), y = static_cast<float>(row), stride = static_cast<float>(head.stride);
    const float width = std::exp(std::min(box[2], largestLogSize)) * stride;
    const float height = std::exp(std::min(box[3], largestLogSize)) * stride;
    RawFace face{.box = {(x + box[0]) * stride - width / 2, (y + box[1]) * stride - height / 2, width, height},
                 .score = score};
    for (std::size_t i = 0; i < face.points.size(); ++i)
        face.points[i] = {(points[2 * i] + x) * stride, (points[2 * i + 1] + y) * stride};
    return face;
}

void collect(const YuNetHead& head, float minScore, std::vector<RawFace>& faces)
{
    const float least = minScore * minScore;
    for (int row = 0, cell = 0; row < head.rows; ++row)
        for (int column = 0; column < head.columns; ++column, ++cell) {
            const float squared = std::clamp(head.cls[cell], 0.F, 1.F) * std::clamp(head.obj[cell], 0.F, 1.F);
            if (!(squared >= least)) continue; // also drops NaN
            const RawFace face = faceAt(head, column, row, std::sqrt(squared));
            if (allFinite(face)) faces.push_back(face);
        }
}

bool allFinite(const Proposal& proposal)
{
    const auto finite = [](float value) { return std::isfinite(value); };
    return finite(proposal.score) && std::all_of(proposal.shift.begin(), proposal.shift.end(), finite) &&
           std::all_of(proposal.points.begin(), proposal.points.end(),
                       [&](const cv::Point2f& point) { return finite(point.x) && finite(point.y); });
}

/// The values of the one output that is wanted.
Result<std::vector<float>> onlyOutput(const std::vector<Tensor>& outputs, std::size_t count, Stage stage)
{
    if (outputs.size() != 1)
        return fail(Code::netShape, stage, {}, fmt::format("{} outputs, wanted 1", outputs.size()));
    const Tensor& tensor = outputs.front();
    TRY(checkFloats(tensor, count, "the output", stage));
    const float* const begin = tensor.ptr<float>();
    return std::vector<float>(begin, begin + count);
}

} // namespace

Result<std::vector<RawFace>> decodeYuNet(const std::vector<Tensor>& outputs, cv::Size input, float minScore)
{
    EXPECTS(input.width > 0 && input.height > 0 && input.width % 32 == 0 && input.height % 32 == 0);
    if (outputs.size() != 4 * strides.size())
        return fail(Code::netShape, Stage::detect, {}, fmt::format("{} outputs, wanted 12", outputs.size()));
    std::vector<RawFace> faces;
    for (std::size_t level = 0; level < strides.size(); ++level) {
        TRY_ASSIGN(const YuNetHead head, headOf(outputs, level, input));
        collect(head, minScore, faces);
    }
    return faces;
}

Result<std::vector<Proposal>> decodeProposals(const std::vector<Tensor>& outputs, float minScore)
{
    if (outputs.size() != 2)
        return fail(Code::netShape, Stage::detect, {}, fmt::format("{} outputs, wanted 2", outputs.size()));
    const Tensor& scores = outputs[0];
    if (scores.dims != 4)
        return fail(Code::netShape, Stage::detect, {}, "the scores are " + shapeOf(scores) + ", wanted [1,2,x,y]");
    const int across = scores.size[2], down = scores.size[3];
    const std::size_t cells = static_cast<std::size_t>(across) * static_cast<std::size_t>(down);
    TRY(checkFloats(scores, 2 * cells, "the scores", Stage::detect));
    TRY(checkFloats(outputs[1], 4 * cells, "the shifts", Stage::detect));
    const float* const faces = scores.ptr<float>() + cells; // the first map is of what is no face
    const float* const shifts = outputs[1].ptr<float>();
    std::vector<Proposal> proposals;
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (!(faces[cell] >= minScore)) continue; // also drops NaN
        const auto column = static_cast<float>(cell / static_cast<std::size_t>(down));
        const auto row = static_cast<float>(cell % static_cast<std::size_t>(down));
        Proposal proposal{.box = {column * proposalStride, row * proposalStride, proposalSide, proposalSide},
                          .score = faces[cell]};
        for (std::size_t edge = 0; edge < proposal.shift.size(); ++edge)
            proposal.shift[edge] = shifts[edge * cells + cell];
        if (allFinite(proposal)) proposals.push_back(proposal);
    }
    return proposals;
}

Result<Proposal> decodeProposal(const std::vector<Tensor>& outputs, const cv::Rect2f& box)
{
    if (outputs.size() != 2 && outputs.size() != 3)
        return fail(Code::netShape, Stage::detect, {}, fmt::format("{} outputs, wanted 2 or 3", outputs.size()));
    TRY(checkFloats(outputs[0], 2, "the scores", Stage::detect));
    TRY(checkFloats(outputs[1], 4, "the shifts", Stage::detect));
    Proposal proposal{.box = box, .score = outputs[0].ptr<float>()[1]};
    std::copy_n(outputs[1].ptr<float>(), proposal.shift.size(), proposal.shift.begin());
    if (outputs.size() == 3) {
        TRY(checkFloats(outputs[2], 10, "the points", Stage::detect));
        const float* const points = outputs[2].ptr<float>();
        for (std::size_t i = 0; i < proposal.points.size(); ++i)
            proposal.points[i] = {box.x + points[i] * box.width, box.y + points[i + 5] * box.height};
    }
    if (!allFinite(proposal)) proposal.score = 0;
    return proposal;
}

float overlapOf(const cv::Rect2f& a, const cv::Rect2f& b, Overlap overlap)
{
    const float both = (a & b).area();
    const float whole = overlap == Overlap::ofUnion ? a.area() + b.area() - both : std::min(a.area(), b.area());
    return whole > 0 ? both / whole : 0.F;
}

Result<std::vector<float>> decodeVector(const std::vector<Tensor>& outputs, int dim, Stage stage)
{
    EXPECTS(dim > 0);
    return onlyOutput(outputs, static_cast<std::size_t>(dim), stage);
}

Status toUnitLength(std::vector<float>& vector, Stage stage)
{
    constexpr double shortest = 1e-6; // vectors of networks are about 10 long
    const double squared = std::inner_product(
        vector.begin(), vector.end(), vector.begin(), 0.0, [](double sum, double square) { return sum + square; },
        [](float a, float b) { return static_cast<double>(a) * b; });
    const double length = std::sqrt(squared);
    if (!std::isfinite(length) || length < shortest) return fail(Code::zeroNorm, stage);
    for (float& value : vector) value = static_cast<float>(value / length);
    return {};
}

Result<std::vector<float>> decodeProbabilities(const std::vector<Tensor>& outputs, std::size_t count)
{
    EXPECTS(count > 0);
    // What rounding of floats may take a probability beyond one.
    constexpr float rounding = 1e-4F;
    TRY_ASSIGN(auto values, onlyOutput(outputs, count, Stage::classify));
    for (float& value : values) {
        if (!(value >= -rounding && value <= 1 + rounding)) // also where it is no number
            return fail(Code::netShape, Stage::classify, {}, fmt::format("{} is no probability", value));
        value = std::clamp(value, 0.F, 1.F);
    }
    return values;
}

} // namespace albumen
