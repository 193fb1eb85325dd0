#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "net/Decode.h"

using namespace albumen;

namespace {

const std::array<int, 3> strides{8, 16, 32};
const std::array<int, 4> widths{1, 1, 4, 10}; // cls obj bbox kps
const cv::Size input(96, 64);

// YuNet's twelve outputs with nothing in them.
std::vector<Tensor> emptyOutputs()
{
    std::vector<Tensor> outputs;
    for (const int width : widths)
        for (const int stride : strides) {
            const std::array<int, 3> shape{1, (input.width / stride) * (input.height / stride), width};
            outputs.emplace_back(3, shape.data(), CV_32F, cv::Scalar(0));
        }
    return outputs;
}

// A face of 24 x 40 pixels centred on (4.25, 2.5) cells, in one cell of a level; point i lies (i, -i) cells from it.
void plant(std::vector<Tensor>& outputs, std::size_t level, int column, int row, float cls, float obj)
{
    const int stride = strides[level];
    const int cell = row * (input.width / stride) + column;
    outputs[level].ptr<float>()[cell] = cls;
    outputs[3 + level].ptr<float>()[cell] = obj;
    float* const box = outputs[6 + level].ptr<float>() + 4 * cell;
    box[0] = 0.25F, box[1] = 0.5F;
    box[2] = std::log(24.F / static_cast<float>(stride)), box[3] = std::log(40.F / static_cast<float>(stride));
    float* const points = outputs[9 + level].ptr<float>() + 10 * cell;
    for (int i = 0; i < 5; ++i) points[2 * i] = static_cast<float>(i), points[2 * i + 1] = static_cast<float>(-i);
}

RawFace faceAt(float x, float y, float side, float score)
{
    return RawFace{.box = {x, y, side, side}, .score = score};
}

} // namespace

TEST_CASE("A planted face comes out of every stride where it was planted, and nothing else")
{
    for (std::size_t level = 0; level < strides.size(); ++level) {
        auto outputs = emptyOutputs();
        plant(outputs, level, 1, 1, 0.9F, 0.4F);
        const auto faces = decodeYuNet(outputs, input, 0.5F);
        REQUIRE(faces);
        REQUIRE(faces->size() == 1);
        const auto stride = static_cast<float>(strides[level]);
        const RawFace& face = faces->front();
        CHECK(face.score == Approx(0.6F)); // sqrt(0.9 * 0.4)
        CHECK(face.box.x == Approx(1.25F * stride - 12));
        CHECK(face.box.y == Approx(1.5F * stride - 20));
        CHECK(face.box.width == Approx(24));
        CHECK(face.box.height == Approx(40));
        for (int i = 0; i < 5; ++i) {
            CHECK(face.points[static_cast<std::size_t>(i)].x == Approx(static_cast<float>(1 + i) * stride));
            CHECK(face.points[static_cast<std::size_t>(i)].y == Approx(static_cast<float>(1 - i) * stride));
        }
    }
}

TEST_CASE("A face below the least score does not come out")
{
    auto outputs = emptyOutputs();
    plant(outputs, 0, 2, 2, 0.9F, 0.4F);
    CHECK(decodeYuNet(outputs, input, 0.61F)->empty());
}

TEST_CASE("A face with a number that is none does not come out")
{
    auto outputs = emptyOutputs();
    plant(outputs, 0, 2, 2, 0.9F, 0.9F);
    outputs[9].ptr<float>()[10 * (2 * 12 + 2)] = std::numeric_limits<float>::quiet_NaN();
    plant(outputs, 1, 1, 1, std::numeric_limits<float>::quiet_NaN(), 0.9F);
    CHECK(decodeYuNet(outputs, input, 0.5F)->empty());
}

TEST_CASE("Outputs of another shape are refused and named")
{
    auto outputs = emptyOutputs();
    outputs[7] = outputs[6]; // bbox of stride 8 where that of 16 belongs
    auto faces = decodeYuNet(outputs, input, 0.5F);
    REQUIRE_FALSE(faces);
    CHECK(faces.error().code == Code::netShape);
    CHECK(faces.error().detail.find("bbox_16") != std::string::npos);

    outputs = emptyOutputs();
    outputs.pop_back();
    faces = decodeYuNet(outputs, input, 0.5F);
    REQUIRE_FALSE(faces);
    CHECK(faces.error().code == Code::netShape);
}

TEST_CASE("Of two boxes on one face the better stays, and boxes apart stay all")
{
    const auto kept = suppress({faceAt(0, 0, 10, 0.7F), faceAt(1, 1, 10, 0.9F), faceAt(50, 0, 10, 0.8F)}, 0.4F);
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].score == 0.9F);
    CHECK(kept[1].score == 0.8F);
    CHECK(suppress({faceAt(0, 0, 10, 0.7F), faceAt(8, 0, 10, 0.9F)}, 0.4F).size() == 2); // IoU 0.11
}

TEST_CASE("An overlap is measured against both boxes or against the smaller one")
{
    const cv::Rect2f large(0, 0, 10, 10), inside(0, 0, 5, 10);
    CHECK(overlapOf(large, inside, Overlap::ofUnion) == Approx(0.5));
    CHECK(overlapOf(large, inside, Overlap::ofSmaller) == Approx(1));
    CHECK(overlapOf(large, {20, 0, 5, 5}, Overlap::ofSmaller) == 0);
    CHECK(overlapOf({}, {}, Overlap::ofUnion) == 0);
    const std::vector<RawFace> faces{RawFace{.box = large, .score = 0.9F}, RawFace{.box = inside, .score = 0.8F}};
    CHECK(suppress(faces, 0.7F).size() == 2);
    CHECK(suppress(faces, 0.7F, Overlap::ofSmaller).size() == 1);
}

TEST_CASE("A proposal comes out of its cell, x before y, with its shifts")
{
    const std::array<int, 4> two{1, 2, 4, 3}, four{1, 4, 4, 3}; // four cells across, three down
    Tensor scores(4, two.data(), CV_32F, cv::Scalar(0)), shifts(4, four.data(), CV_32F, cv::Scalar(0));
    scores.ptr<float>()[12 + 2 * 3 + 1] = 0.7F; // column 2, row 1
    scores.ptr<float>()[0] = 1;                 // no face, surely
    for (int edge = 0; edge < 4; ++edge) shifts.ptr<float>()[edge * 12 + 7] = 0.1F * static_cast<float>(edge);
    auto proposals = decodeProposals({scores, shifts}, 0.6F);
    REQUIRE(proposals);
    REQUIRE(proposals->size() == 1);
    CHECK(proposals->front().box == cv::Rect2f(4, 2, 12, 12));
    CHECK(proposals->front().score == 0.7F);
    CHECK(proposals->front().shift == std::array<float, 4>{0, 0.1F, 0.2F, 0.1F * 3});
    CHECK(decodeProposals({scores, shifts}, 0.8F)->empty());
    shifts.ptr<float>()[7] = std::numeric_limits<float>::infinity();
    CHECK(decodeProposals({scores, shifts}, 0.6F)->empty());
    CHECK(decodeProposals({scores}, 0.6F).error().code == Code::netShape);
    CHECK(decodeProposals({shifts, scores}, 0.6F).error().detail.find("the scores") != std::string::npos);
    CHECK(decodeProposals({scores, scores}, 0.6F).error().detail.find("the shifts") != std::string::npos);
}

TEST_CASE("What a closer look says of a square is put where the square is")
{
    const auto tensor = [](std::vector<float> values) {
        return Tensor(1, static_cast<int>(values.size()), CV_32F, values.data()).clone();
    };
    const cv::Rect2f box(100, 50, 20, 40);
    const Tensor scores = tensor({0.1F, 0.9F}), shifts = tensor({1, 2, 3, 4});
    const Tensor points = tensor({0, 0.5F, 1, 0, 0, 0, 0.25F, 0.5F, 0, 0});
    auto seen = decodeProposal({scores, shifts, points}, box);
    REQUIRE(seen);
    CHECK(seen->box == box);
    CHECK(seen->score == 0.9F);
    CHECK(seen->shift == std::array<float, 4>{1, 2, 3, 4});
    CHECK(seen->points[0] == cv::Point2f(100, 50));
    CHECK(seen->points[1] == cv::Point2f(110, 60));
    CHECK(seen->points[2] == cv::Point2f(120, 70));
    CHECK(decodeProposal({scores, shifts}, box)->score == 0.9F);
    CHECK(decodeProposal({scores, tensor({1, 2, 3, std::numeric_limits<float>::quiet_NaN()})}, box)->score == 0);
    CHECK(decodeProposal({scores, points}, box).error().detail.find("the shifts") != std::string::npos);
    CHECK(decodeProposal({scores, shifts, shifts}, box).error().detail.find("the points") != std::string::npos);
    CHECK(decodeProposal({scores}, box).error().code == Code::netShape);
}

TEST_CASE("A vector of another length is refused")
{
    const Tensor tensor(1, 256, CV_32F, cv::Scalar(1));
    CHECK(decodeVector({tensor}, 256)->size() == 256);
    CHECK(decodeVector({tensor}, 128).error().code == Code::netShape);
    CHECK(decodeVector({tensor, tensor}, 256).error().code == Code::netShape);
}

TEST_CASE("Probabilities are as many as there are labels, each from nought to one")
{
    const auto tensor = [](std::vector<float> values) {
        return Tensor(1, static_cast<int>(values.size()), CV_32F, values.data()).clone();
    };
    const auto good = decodeProbabilities({tensor({0.25F, 0.75F})}, 2);
    REQUIRE(good);
    CHECK(*good == std::vector<float>{0.25F, 0.75F});
    CHECK(decodeProbabilities({tensor({1.00001F})}, 1)->front() == 1);
    CHECK_FALSE(decodeProbabilities({tensor({0.25F, 0.75F})}, 3));
    CHECK_FALSE(decodeProbabilities({}, 1));
    CHECK_FALSE(decodeProbabilities({tensor({0.5F}), tensor({0.5F})}, 1));
    for (const float bad : {-0.1F, 1.1F, std::numeric_limits<float>::quiet_NaN()}) {
        const auto refused = decodeProbabilities({tensor({bad})}, 1);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::netShape);
    }
}
