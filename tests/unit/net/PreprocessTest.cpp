#include "net/Preprocess.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

namespace albumen {
namespace {

/// 2 x 1 pixels: blue 10 green 20 red 30, then 40 50 60.
cv::Mat twoPixels()
{
    cv::Mat image(1, 2, CV_8UC3);
    image.at<cv::Vec3b>(0, 0) = {10, 20, 30};
    image.at<cv::Vec3b>(0, 1) = {40, 50, 60};
    return image;
}

ModelInput inputOf(const char* kind, int width, int height)
{
    ModelInput input;
    input.kind = kind;
    input.width = width;
    input.height = height;
    return input;
}

std::vector<float> values(const Tensor& tensor)
{
    return {tensor.ptr<float>(), tensor.ptr<float>() + tensor.total()};
}

std::vector<int> tensorShape(const Tensor& tensor)
{
    return {tensor.size.p, tensor.size.p + tensor.dims};
}

Prepared made(const cv::Mat& image, const ModelInput& input, cv::Size size = {})
{
    auto prepared = prepare(image, input, size);
    REQUIRE(prepared);
    return *std::move(prepared);
}

} // namespace

TEST_CASE("Pixels become planes in the order of the record")
{
    ModelInput input = inputOf("plain", 2, 1);
    Prepared prepared = made(twoPixels(), input);
    CHECK(tensorShape(prepared.tensor) == std::vector<int>{1, 3, 1, 2});
    CHECK(values(prepared.tensor) == std::vector<float>{10, 40, 20, 50, 30, 60});
    input.order = ChannelOrder::rgb;
    CHECK(values(made(twoPixels(), input).tensor) == std::vector<float>{30, 60, 20, 50, 10, 40});
    input.layout = "nhwc";
    prepared = made(twoPixels(), input);
    CHECK(tensorShape(prepared.tensor) == std::vector<int>{1, 1, 2, 3});
    CHECK(values(prepared.tensor) == std::vector<float>{30, 20, 10, 60, 50, 40});
}

TEST_CASE("Mean and scale are those of the tensor's channels")
{
    ModelInput input = inputOf("plain", 2, 1);
    input.mean = {10, 20, 30};
    input.scale = {1, 0.5, 2};
    CHECK(values(made(twoPixels(), input).tensor) == std::vector<float>{0, 30, 0, 15, 0, 60});
    input.order = ChannelOrder::rgb; // the first mean is red's now
    CHECK(values(made(twoPixels(), input).tensor) == std::vector<float>{20, 50, 0, 15, -40, 20});
}

TEST_CASE("A letterbox keeps proportions, stands top left, and leads back to the picture")
{
    cv::Mat image(100, 200, CV_8UC3, cv::Scalar(9, 9, 9));
    ModelInput input = inputOf("letterbox", 64, 64);
    input.mean = {1, 1, 1};
    const Prepared prepared = made(image, input);
    REQUIRE(tensorShape(prepared.tensor) == std::vector<int>{1, 3, 64, 64});
    const cv::Mat plane(64, 64, CV_32F, const_cast<float*>(prepared.tensor.ptr<float>()));
    CHECK(cv::countNonZero(plane.rowRange(0, 32) == 8) == 32 * 64);
    CHECK(cv::countNonZero(plane.rowRange(32, 64) == -1) == 32 * 64);
    CHECK(prepared.scaleX == Approx(0.32));
    CHECK(prepared.scaleY == Approx(0.32));
    const cv::Point2f back = prepared.toPicture({64, 32});
    CHECK(back.x == Approx(200));
    CHECK(back.y == Approx(100));
}

TEST_CASE("Another size than the record's can be asked for")
{
    const cv::Mat image(30, 40, CV_8UC3, cv::Scalar(9, 9, 9));
    CHECK(tensorShape(made(image, inputOf("letterbox", 64, 64), {160, 128}).tensor) ==
          std::vector<int>{1, 3, 128, 160});
    const Prepared stretched = made(image, inputOf("plain", 64, 64), {160, 60});
    CHECK(stretched.scaleX == Approx(4));
    CHECK(stretched.scaleY == Approx(2));
}

TEST_CASE("The middle of a picture keeps proportions, fills the input, and leads back to the picture")
{
    cv::Mat image(100, 200, CV_8UC3, cv::Scalar(9, 9, 9));
    image(cv::Rect(50, 0, 100, 100)).setTo(cv::Scalar(7, 7, 7));
    Prepared prepared = made(image, inputOf("middle", 50, 50));
    CHECK(tensorShape(prepared.tensor) == std::vector<int>{1, 3, 50, 50});
    for (const float value : values(prepared.tensor)) CHECK(value == 7);
    const cv::Point2f back = prepared.toPicture({25, 10});
    CHECK(back.x == Approx(100));
    CHECK(back.y == Approx(20));
    prepared = made(image.t(), inputOf("middle", 50, 50));
    for (const float value : values(prepared.tensor)) CHECK(value == 7);
    CHECK(prepared.toPicture({10, 25}).y == Approx(100));
    CHECK(tensorShape(made(cv::Mat(1, 5000, CV_8UC3), inputOf("middle", 64, 32)).tensor) ==
          std::vector<int>{1, 3, 32, 64});
}

TEST_CASE("A picture one pixel high is letterboxed too")
{
    const Prepared prepared = made(cv::Mat(1, 5000, CV_8UC3, cv::Scalar(9, 9, 9)), inputOf("letterbox", 64, 64));
    CHECK(prepared.tensor.ptr<float>()[0] == 9);
    CHECK(prepared.tensor.ptr<float>()[64] == 0);
}

TEST_CASE("A chip of another size than the record's is refused, never stretched")
{
    const ModelInput input = inputOf("align5", 2, 1);
    CHECK(values(made(twoPixels(), input).tensor).front() == 10);
    const auto wrong = prepare(cv::Mat(2, 2, CV_8UC3, cv::Scalar(0, 0, 0)), input);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == Code::netShape);
}

TEST_CASE("Matlab has x before y, and the picture itself stays as it is")
{
    ModelInput input = inputOf("matlab", 2, 1);
    Prepared prepared = made(twoPixels(), input);
    CHECK(tensorShape(prepared.tensor) == std::vector<int>{1, 3, 2, 1});
    CHECK(values(prepared.tensor) == std::vector<float>{10, 40, 20, 50, 30, 60});
    prepared = made(twoPixels(), input, {4, 3});
    CHECK(tensorShape(prepared.tensor) == std::vector<int>{1, 3, 4, 3});
    CHECK(prepared.toPicture({4, 3}) == cv::Point2f(2, 1));
    cv::Mat square(2, 2, CV_8UC3, cv::Scalar(0, 0, 0));
    square.at<cv::Vec3b>(0, 1) = {7, 7, 7};
    CHECK(values(made(square, inputOf("matlab", 2, 2)).tensor)[2] == 7);
    CHECK(square.at<cv::Vec3b>(0, 1) == cv::Vec3b(7, 7, 7));
}

TEST_CASE("Prewhitening takes a picture's own mean and deviation, and bears a picture of one colour")
{
    // 10 20 30 40 50 60: mean 35, deviation sqrt(1750 / 6) = 17.0783
    const std::vector<float> whitened = values(made(twoPixels(), inputOf("prewhiten", 2, 1)).tensor);
    const std::vector<double> expected = {-25, 5, -15, 15, -5, 25};
    REQUIRE(whitened.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(whitened[i] == Approx(expected[i] / 17.0783).epsilon(1e-4));
    for (const float value :
         values(made(cv::Mat(4, 4, CV_8UC3, cv::Scalar(7, 7, 7)), inputOf("prewhiten", 4, 4)).tensor))
        CHECK(value == Approx(0).margin(1e-4));
}

TEST_CASE("A grey network sees one plane, of a grey picture or of a coloured one")
{
    ModelInput input = inputOf("plain", 2, 1);
    input.order = ChannelOrder::grey;
    input.mean = {8, 99, 99};
    input.scale = {0.5, 99, 99};
    const Prepared coloured = made(twoPixels(), input); // 0.114 blue + 0.587 green + 0.299 red: 21.85 and 51.85
    CHECK(tensorShape(coloured.tensor) == std::vector<int>{1, 1, 1, 2});
    CHECK(values(coloured.tensor) == std::vector<float>{7, 22});
    const cv::Mat grey = (cv::Mat_<uchar>(1, 2) << 10, 20);
    CHECK(values(made(grey, input).tensor) == std::vector<float>{1, 6});
    input.layout = "nhwc";
    CHECK(tensorShape(made(grey, input).tensor) == std::vector<int>{1, 1, 2, 1});
}

TEST_CASE("A chip aligned by the eyes has its own mean taken off")
{
    ModelInput input = inputOf("eyes68", 2, 2);
    input.order = ChannelOrder::grey;
    input.scale = {1.0 / 100, 1, 1};
    const cv::Mat chip = (cv::Mat_<uchar>(2, 2) << 10, 20, 30, 60);
    const std::vector<float> centred = values(made(chip, input).tensor);
    const std::vector<double> expected = {-0.2, -0.1, 0, 0.3};
    REQUIRE(centred.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(centred[i] == Approx(expected[i]).margin(1e-6));
    CHECK(prepare(cv::Mat(2, 3, CV_8UC1, cv::Scalar(0)), input).error().code == Code::netShape);
}

TEST_CASE("A kind of input that is not known here is refused")
{
    for (const char* kind : {"darknet", "none", ""}) {
        const auto prepared = prepare(twoPixels(), inputOf(kind, 2, 1));
        REQUIRE_FALSE(prepared);
        CHECK(prepared.error().code == Code::modelRecordWrong);
    }
    CHECK_FALSE(prepare(twoPixels(), inputOf("plain", 0, 0)));
    ModelInput input = inputOf("plain", 2, 1);
    input.layout = "chwn";
    CHECK_FALSE(prepare(twoPixels(), input));
}

} // namespace albumen
