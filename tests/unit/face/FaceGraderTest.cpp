#include <catch2/catch.hpp>

#include <limits>

#include <opencv2/imgproc.hpp>

#include "face/FaceGrader.h"

using namespace albumen;

namespace {

FaceChip noisyChip(double blur)
{
    FaceChip chip{cv::Mat(128, 128, CV_8UC3)};
    cv::RNG random(3);
    random.fill(chip.pixels, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(chip.pixels, chip.pixels, {}, 1 + blur);
    return chip;
}

FaceGrade gradeFor(float height, float sharpness, float yaw = 0, float pitch = 0)
{
    return gradeOf(FaceQuality{.heightPx = height, .sharpness = sharpness, .yaw = yaw, .pitch = pitch});
}

FacePoints frontal()
{
    return {cv::Point2f(40, 59), {87, 59}, {64, 85}, {45, 105}, {84, 105}};
}

} // namespace

TEST_CASE("The more blurred a chip, the less its sharpness")
{
    float before = std::numeric_limits<float>::max();
    for (const double blur : {0.0, 0.5, 1.0, 2.0, 4.0}) {
        const float sharpness = sharpnessOf(noisyChip(blur), sharpnessEyeDistance);
        CHECK(sharpness < before);
        before = sharpness;
    }
    CHECK(sharpnessOf(FaceChip{cv::Mat(128, 128, CV_8UC3, cv::Scalar::all(90))}, sharpnessEyeDistance) == 0);
}

TEST_CASE("A grade never gets worse with size and sharpness, nor better with turn")
{
    const auto worse = [](FaceGrade a, FaceGrade b) { return static_cast<int>(a) > static_cast<int>(b); };
    FaceGrade before = FaceGrade::unusable;
    for (float height = 2; height < 400; height *= 1.3F) {
        CHECK_FALSE(worse(gradeFor(height, 100), before));
        before = gradeFor(height, 100);
    }
    CHECK(before == FaceGrade::good);
    before = FaceGrade::unusable;
    for (float sharpness = 0.5F; sharpness < 400; sharpness *= 1.3F) {
        CHECK_FALSE(worse(gradeFor(200, sharpness), before));
        before = gradeFor(200, sharpness);
    }
    CHECK(before == FaceGrade::good);
    for (float yaw = 0; yaw < 100; yaw += 5) {
        CHECK_FALSE(worse(before, gradeFor(200, 100, yaw)));
        CHECK(gradeFor(200, 100, yaw) == gradeFor(200, 100, -yaw));
        before = gradeFor(200, 100, yaw);
    }
    CHECK(before == FaceGrade::unusable);
}

TEST_CASE("Small, blurred and turned faces are poor, hopeless ones unusable")
{
    CHECK(gradeFor(120, 100) == FaceGrade::good);
    CHECK(gradeFor(24, 100) == FaceGrade::poor);
    CHECK(gradeFor(8, 100) == FaceGrade::unusable);
    CHECK(gradeFor(120, 5) == FaceGrade::poor);
    CHECK(gradeFor(120, 1) == FaceGrade::unusable);
    CHECK(gradeFor(120, 100, 60) == FaceGrade::poor);
    CHECK(gradeFor(120, 100, 0, std::numeric_limits<float>::quiet_NaN()) == FaceGrade::unusable);
}

TEST_CASE("The size of a face is that in the original, however small it was loaded")
{
    LoadedImage image;
    image.pixels = cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(0));
    image.fullSize = {4000, 3000};
    image.scale = 0.1;
    const FaceBox face{.box = {0.1F, 0.1F, 0.1F, 0.2F}};
    CHECK(qualityOf(image, face, noisyChip(0), sharpnessEyeDistance, {}).heightPx == Approx(600));
}

TEST_CASE("Without a network the points say where a face looks")
{
    const Pose level = poseFromPoints(frontal());
    CHECK(std::abs(level.yaw) < 5);
    CHECK(std::abs(level.pitch) < 5);
    CHECK(std::abs(level.roll) < 1);
    FacePoints right = frontal(), left = frontal(), down = frontal();
    right[2].x += 15;
    left[2].x -= 15;
    down[2].y += 12;
    CHECK(poseFromPoints(right).yaw > 20);
    CHECK(poseFromPoints(left).yaw < -20);
    CHECK(poseFromPoints(down).pitch > level.pitch + 10);
    const FacePoints rolled{cv::Point2f(0, 0), {30, 30}, {0, 30}, {-30, 30}, {0, 60}};
    CHECK(poseFromPoints(rolled).roll == Approx(45));
    CHECK(std::isfinite(poseFromPoints({}).yaw));
}
