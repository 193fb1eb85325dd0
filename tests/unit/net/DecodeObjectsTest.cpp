#include "net/DecodeObjects.h"

#include <array>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

namespace albumen {
namespace {

const cv::Size picoInput(96, 80); // 80 is no multiple of 32: the coarse strides reach beyond the input
const std::array<int, 4> picoSteps{8, 16, 32, 64};
constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr float endless = std::numeric_limits<float>::infinity();

int columnsAt(int stride)
{
    return (picoInput.width + stride - 1) / stride;
}
int rowsAt(int stride)
{
    return (picoInput.height + stride - 1) / stride;
}

/// PicoDet's eight outputs with nothing in them.
std::vector<Tensor> emptyPico()
{
    std::vector<Tensor> outputs;
    for (const int width : {80, 32})
        for (const int stride : picoSteps) {
            const std::array<int, 3> shape{1, columnsAt(stride) * rowsAt(stride), width};
            outputs.emplace_back(3, shape.data(), CV_32F, cv::Scalar(0));
        }
    return outputs;
}

/// A thing in one cell whose sides are 1, 2, 3 and 4 strides from the middle: left, top, right, bottom.
void plantPico(std::vector<Tensor>& outputs, std::size_t level, int cell, int object, float score)
{
    outputs[level].ptr<float>()[cell * 80 + object] = score;
    float* const sides = outputs[4 + level].ptr<float>() + cell * 32;
    for (int side = 0; side < 4; ++side)
        for (int bin = 0; bin < 8; ++bin) sides[side * 8 + bin] = bin == side + 1 ? 60.F : -60.F;
}

Tensor rowsOf(std::vector<std::vector<float>> rows)
{
    Tensor tensor(static_cast<int>(rows.size()), 85, CV_32F, cv::Scalar(0));
    for (std::size_t row = 0; row < rows.size(); ++row)
        std::copy(rows[row].begin(), rows[row].end(), tensor.ptr<float>(static_cast<int>(row)));
    return tensor;
}

/// A row of Darknet: middle, size, and one class with a score.
std::vector<float> rowOf(float x, float y, float w, float h, int object, float score)
{
    std::vector<float> row(85);
    row[0] = x, row[1] = y, row[2] = w, row[3] = h, row[4] = 0.9F;
    row[static_cast<std::size_t>(5 + object)] = score;
    return row;
}

} // namespace

TEST_CASE("A thing planted in PicoDet's outputs comes out of every stride where it was planted, and nothing else")
{
    for (std::size_t level = 0; level < picoSteps.size(); ++level) {
        const auto stride = static_cast<float>(picoSteps[level]);
        CAPTURE(stride);
        auto outputs = emptyPico();
        const int cell = columnsAt(picoSteps[level]) + 1; // row 1, column 1
        plantPico(outputs, level, cell, 16, 0.7F);
        outputs[level].ptr<float>()[cell * 80 + 15] = 0.6F; // of one cell the best class alone
        const auto things = decodePicoDet(outputs, picoInput, 0.5F);
        REQUIRE(things);
        REQUIRE(things->size() == 1);
        CHECK(things->front().object == 16);
        CHECK(things->front().score == 0.7F);
        CHECK(things->front().box.x == Approx(0.5F * stride));
        CHECK(things->front().box.y == Approx(-0.5F * stride));
        CHECK(things->front().box.width == Approx(4 * stride));
        CHECK(things->front().box.height == Approx(6 * stride));
        CHECK(decodePicoDet(outputs, picoInput, 0.71F)->empty());
    }
}

TEST_CASE("The side of a PicoDet box lies at the mean of what is likely")
{
    auto outputs = emptyPico();
    outputs[0].ptr<float>()[0] = 0.9F;
    for (int bin = 0; bin < 32; ++bin) outputs[4].ptr<float>()[bin] = 3; // all of 0 to 7 equally
    const auto things = decodePicoDet(outputs, picoInput, 0.5F);
    REQUIRE(things->size() == 1);
    CHECK(things->front().object == 0);
    CHECK(things->front().box.width == Approx(2 * 3.5F * 8));
}

TEST_CASE("What is no number in PicoDet's outputs does not come out, and its neighbours do")
{
    auto outputs = emptyPico();
    plantPico(outputs, 0, 3, 2, none);
    plantPico(outputs, 0, 4, 2, endless);
    plantPico(outputs, 0, 5, 2, 0.9F);
    outputs[4].ptr<float>()[5 * 32 + 4] = none;
    plantPico(outputs, 0, 6, 2, 0.9F);
    outputs[4].ptr<float>()[6 * 32] = endless;
    plantPico(outputs, 0, 7, 2, 0.9F);
    const auto things = decodePicoDet(outputs, picoInput, 0.5F);
    REQUIRE(things);
    REQUIRE(things->size() == 1);
    CHECK(things->front().box.x == Approx(6.5F * 8));
}

TEST_CASE("PicoDet's outputs of another shape are refused and named")
{
    auto outputs = emptyPico();
    std::swap(outputs[1], outputs[5]);
    auto things = decodePicoDet(outputs, picoInput, 0.5F);
    REQUIRE_FALSE(things);
    CHECK(things.error().code == Code::netShape);
    CHECK(things.error().detail.find("the scores of stride 16") != std::string::npos);
    outputs = emptyPico();
    outputs[7] = outputs[6];
    things = decodePicoDet(outputs, picoInput, 0.5F);
    REQUIRE_FALSE(things);
    CHECK(things.error().detail.find("the sides of stride 64") != std::string::npos);
    outputs = emptyPico();
    outputs[0].convertTo(outputs[0], CV_64F);
    CHECK(decodePicoDet(outputs, picoInput, 0.5F).error().code == Code::netShape);
    outputs.pop_back();
    CHECK(decodePicoDet(outputs, picoInput, 0.5F).error().code == Code::netShape);
    CHECK(decodePicoDet({}, picoInput, 0.5F).error().code == Code::netShape);
}

TEST_CASE("A thing planted in Darknet's rows comes out where it was planted, and nothing else")
{
    const Tensor large = rowsOf({rowOf(0.5F, 0.25F, 0.2F, 0.4F, 16, 0.7F), rowOf(0.1F, 0.1F, 0.1F, 0.1F, 3, 0.3F)});
    const Tensor small = rowsOf({rowOf(0.9F, 0.9F, 0.3F, 0.1F, 79, 0.6F)});
    const auto things = decodeDarknet({large, small}, cv::Size(320, 160), 0.5F);
    REQUIRE(things);
    REQUIRE(things->size() == 2);
    CHECK(things->front().object == 16);
    CHECK(things->front().score == 0.7F);
    CHECK(things->front().box.x == Approx(0.4F * 320));
    CHECK(things->front().box.y == Approx(0.05F * 160));
    CHECK(things->front().box.width == Approx(0.2F * 320));
    CHECK(things->front().box.height == Approx(0.4F * 160));
    CHECK(things->back().object == 79);
}

TEST_CASE("What is no number in Darknet's rows does not come out, and of one row the best class alone does")
{
    auto two = rowOf(0.5F, 0.5F, 0.2F, 0.2F, 16, 0.7F);
    two[5 + 15] = 0.8F;
    const Tensor rows =
        rowsOf({rowOf(0.5F, none, 0.2F, 0.2F, 0, 0.9F), rowOf(0.5F, 0.5F, endless, 0.2F, 0, 0.9F),
                rowOf(0.5F, 0.5F, 0.2F, 0.2F, 0, none), rowOf(0.5F, 0.5F, 0.2F, 0.2F, 0, endless), two});
    const auto things = decodeDarknet({rows}, cv::Size(320, 320), 0.5F);
    REQUIRE(things);
    REQUIRE(things->size() == 1);
    CHECK(things->front().object == 15);
}

TEST_CASE("Darknet's outputs of another shape are refused, and no rows are nothing seen")
{
    const cv::Size size(320, 320);
    CHECK(decodeDarknet({Tensor(0, 85, CV_32F)}, size, 0.5F)->empty());
    const auto refused = [&](const std::vector<Tensor>& outputs) {
        const auto things = decodeDarknet(outputs, size, 0.5F);
        return !things && things.error().code == Code::netShape;
    };
    CHECK(refused({}));
    CHECK(refused({Tensor(3, 84, CV_32F, cv::Scalar(0))}));
    CHECK(refused({Tensor(3, 85, CV_64F, cv::Scalar(0))}));
    CHECK(refused({Tensor(3, 170, CV_32F, cv::Scalar(0)).colRange(0, 85)})); // rows with gaps between
    const std::array<int, 3> shape{1, 3, 85};
    CHECK(refused({Tensor(3, shape.data(), CV_32F, cv::Scalar(0))}));
    CHECK(refused({rowsOf({rowOf(0.5F, 0.5F, 0.2F, 0.2F, 16, 0.9F)}), Tensor(3, 5, CV_32F, cv::Scalar(0))}));
}

} // namespace albumen
