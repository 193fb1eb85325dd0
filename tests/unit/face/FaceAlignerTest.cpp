#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include <opencv2/imgproc.hpp>

#include "face/FaceAligner.h"
#include "unit/face/ImageOf.h"

using namespace albumen;
using albumen::test::imageOf;

namespace {

const FacePoints canonical{cv::Point2f(40.39F, 59.08F), cv::Point2f(87.38F, 59.08F), cv::Point2f(64.03F, 81.98F),
                           cv::Point2f(44.73F, 105.56F), cv::Point2f(83.64F, 105.56F)};

FaceBox faceOf(const FacePoints& points, cv::Size size)
{
    FaceBox face;
    for (std::size_t i = 0; i < points.size(); ++i) face.points[i] = toRelative(points[i], size);
    return face;
}

// Smooth colours, so that interpolation loses little.
cv::Mat pattern(cv::Size size)
{
    cv::Mat pixels(size, CV_8UC3);
    cv::RNG random(7);
    random.fill(pixels, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(pixels, pixels, {}, 6);
    cv::normalize(pixels, pixels, 0, 255, cv::NORM_MINMAX);
    return pixels;
}

double differenceOf(const cv::Mat& a, const cv::Mat& b)
{
    const cv::Rect middle(16, 16, 96, 96);
    return cv::norm(a(middle), b(middle), cv::NORM_L1) / static_cast<double>(3 * middle.area());
}

FacePoints turned(const FacePoints& points, double degrees, double scale, cv::Point2f shift)
{
    const double a = degrees * CV_PI / 180;
    FacePoints result;
    for (std::size_t i = 0; i < points.size(); ++i)
        result[i] = {static_cast<float>(scale * (std::cos(a) * points[i].x - std::sin(a) * points[i].y)) + shift.x,
                     static_cast<float>(scale * (std::sin(a) * points[i].x + std::cos(a) * points[i].y)) + shift.y};
    return result;
}

} // namespace

TEST_CASE("A face that lies on the template already is not changed")
{
    const cv::Mat pixels = pattern({128, 128});
    const auto chip = FaceAligner().align(imageOf(pixels), faceOf(canonical, pixels.size()));
    REQUIRE(chip);
    CHECK(chip->pixels.size() == cv::Size(128, 128));
    CHECK(differenceOf(chip->pixels, pixels) < 0.5);
}

TEST_CASE("A similarity is found again, whatever the turn and the scale")
{
    for (const double degrees : {-170.0, -30.0, 0.0, 45.0, 90.0})
        for (const double scale : {0.2, 1.0, 7.0}) {
            const auto back = similarity(turned(canonical, degrees, scale, {300, 40}), canonical);
            REQUIRE(back);
            CHECK(std::hypot((*back)(0, 0), (*back)(1, 0)) == Approx(1 / scale));
            CHECK(std::atan2((*back)(1, 0), (*back)(0, 0)) * 180 / CV_PI == Approx(-degrees).margin(0.01));
        }
}

TEST_CASE("A turned, enlarged and shifted face comes back onto the template")
{
    const cv::Mat pixels = pattern({128, 128});
    for (const double degrees : {-30.0, 20.0, 90.0, 180.0})
        for (const double scale : {1.0, 3.0}) {
            const cv::Point2f shift(500, 500);
            const double a = degrees * CV_PI / 180;
            const cv::Matx23d forth(scale * std::cos(a), -scale * std::sin(a), shift.x, scale * std::sin(a),
                                    scale * std::cos(a), shift.y);
            cv::Mat large;
            cv::warpAffine(pixels, large, forth, {1000, 1000}, cv::INTER_LINEAR);
            const auto chip =
                FaceAligner().align(imageOf(large), faceOf(turned(canonical, degrees, scale, shift), large.size()));
            REQUIRE(chip);
            INFO(degrees << " degrees, scale " << scale);
            CHECK(differenceOf(chip->pixels, pixels) < 4);
        }
}

TEST_CASE("A face much larger than the chip is averaged, not sampled")
{
    cv::Mat stripes(1280, 1280, CV_8UC3, cv::Scalar::all(0)); // every second column white: grey at a tenth
    for (int x = 0; x < stripes.cols; x += 2) stripes.col(x).setTo(cv::Scalar::all(255));
    const auto chip = FaceAligner().align(imageOf(stripes), faceOf(turned(canonical, 0, 10, {0, 0}), stripes.size()));
    REQUIRE(chip);
    const cv::Mat middle = chip->pixels(cv::Rect(16, 16, 96, 96));
    cv::Scalar mean, deviation;
    cv::meanStdDev(middle, mean, deviation);
    CHECK(mean[0] == Approx(127.5).margin(3));
    CHECK(deviation[0] < 8);
}

TEST_CASE("A face that reaches outside of the picture is aligned, black outside")
{
    const cv::Mat pixels(128, 128, CV_8UC3, cv::Scalar::all(200));
    const auto chip = FaceAligner().align(imageOf(pixels), faceOf(turned(canonical, 0, 1, {-64, 0}), pixels.size()));
    REQUIRE(chip);
    CHECK(chip->pixels.at<cv::Vec3b>(64, 20)[0] == 0);
    CHECK(chip->pixels.at<cv::Vec3b>(64, 100)[0] == 200);
}

TEST_CASE("Points that are no face are refused")
{
    const cv::Mat pixels(200, 200, CV_8UC3, cv::Scalar::all(50));
    const auto codeOf = [&](const FacePoints& points) {
        const auto chip = FaceAligner().align(imageOf(pixels), faceOf(points, pixels.size()));
        return chip ? Code::internal : chip.error().code;
    };
    CHECK(codeOf(canonical) == Code::internal); // this one is a face
    CHECK(codeOf({}) == Code::badLandmarks);
    FacePoints points = canonical;
    points[2].x = std::numeric_limits<float>::quiet_NaN();
    CHECK(codeOf(points) == Code::badLandmarks);
    for (std::size_t i = 0; i < points.size(); ++i)
        points[i] = {20.F + 10 * static_cast<float>(i), 30.F + 5 * static_cast<float>(i)};
    CHECK(codeOf(points) == Code::badLandmarks); // on a line
    points = canonical;
    std::swap(points[0], points[1]);
    std::swap(points[3], points[4]);
    CHECK(codeOf(points) == Code::badLandmarks); // mirrored
    CHECK(codeOf(turned(canonical, 0, 0.02, {50, 50})) == Code::badLandmarks);
    CHECK(codeOf(turned(canonical, 0, 60, {0, 0})) == Code::badLandmarks);
    CHECK(codeOf(turned(canonical, 0, 1, {5000, 0})) == Code::badLandmarks);
}
