#include "quality/ShakeCheck.h"

#include <cmath>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "quality/EdgeWidths.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

const cv::Size whole(1024, 768);

/// Shapes of all sizes and turns before each other, smoothed as a lens does it, with a little noise.
cv::Mat drawnScene(std::uint64_t seed = 3, cv::Size size = whole)
{
    cv::RNG random(seed);
    cv::Mat scene(size, CV_8UC3, cv::Scalar(120, 130, 125));
    for (int i = 0; i < 500; ++i) {
        const cv::Scalar colour(random.uniform(20, 235), random.uniform(20, 235), random.uniform(20, 235));
        const cv::Point at(random.uniform(0, size.width), random.uniform(0, size.height));
        if (i % 2 == 0)
            cv::ellipse(scene, at, {random.uniform(5, 60), random.uniform(5, 60)}, random.uniform(0, 180), 0, 360,
                        colour, cv::FILLED, cv::LINE_AA);
        else
            cv::line(scene, at, at + cv::Point(random.uniform(-150, 150), random.uniform(-150, 150)), colour,
                     random.uniform(2, 12), cv::LINE_AA);
    }
    cv::GaussianBlur(scene, scene, {}, 0.6);
    return scene;
}

cv::Mat noisy(const cv::Mat& picture, double deviation, std::uint64_t seed = 5)
{
    cv::RNG random(seed);
    cv::Mat noise(picture.size(), CV_16SC3), sum;
    random.fill(noise, cv::RNG::NORMAL, 0, deviation);
    cv::add(picture, noise, sum, cv::noArray(), CV_8U);
    return sum;
}

/// As if the camera had gone that far that way, in degrees, while it was open.
cv::Mat moved(const cv::Mat& picture, double pixels, double way)
{
    const int reach = cvCeil(pixels / 2) + 1;
    cv::Mat path = cv::Mat::zeros(2 * reach + 1, 2 * reach + 1, CV_32F);
    const cv::Point2d half(std::cos(way * CV_PI / 180) * pixels / 2, std::sin(way * CV_PI / 180) * pixels / 2);
    const cv::Point2d middle(reach, reach);
    cv::line(path, middle - half, middle + half, cv::Scalar(1), 1, cv::LINE_8);
    cv::Mat result;
    cv::filter2D(picture, result, -1, path / cv::sum(path)[0]);
    return result;
}

cv::Mat outOfFocus(const cv::Mat& picture, int diameter)
{
    cv::Mat opening = cv::getStructuringElement(cv::MORPH_ELLIPSE, {diameter, diameter}), weights, result;
    opening.convertTo(weights, CV_32F, 1.0 / cv::countNonZero(opening));
    cv::filter2D(picture, result, -1, weights);
    return result;
}

bool isShaken(const ShakeNumbers& numbers)
{
    return numbers.shaken >= shakenLimit;
}
bool isUnsharp(const ShakeNumbers& numbers)
{
    return numbers.unsharp >= unsharpLimit;
}

void checkNeither(const cv::Mat& picture, const std::vector<RelBox>& faces = {})
{
    const ShakeNumbers numbers = measureShake(picture, faces);
    CAPTURE(numbers.shaken, numbers.unsharp, numbers.why);
    CHECK_FALSE(isShaken(numbers));
    CHECK_FALSE(isUnsharp(numbers));
}

} // namespace

TEST_CASE("A sharp scene is neither shaken nor unsharp, with noise or without, in colours or grey")
{
    const cv::Mat scene = drawnScene();
    checkNeither(scene);
    checkNeither(noisy(scene, 4));
    checkNeither(noisy(scene, 12));
    cv::Mat grey;
    cv::cvtColor(scene, grey, cv::COLOR_BGR2GRAY);
    CHECK(measureShake(grey, {}).laplacian == Approx(measureShake(scene, {}).laplacian));
}

TEST_CASE("The same scene moved any way by a camera is shaken and not unsharp")
{
    for (const double way : {0, 30, 45, 80, 90, 135})
        for (const double pixels : {7, 12}) {
            const ShakeNumbers numbers = measureShake(noisy(moved(drawnScene(), pixels, way), 2), {});
            CAPTURE(way, pixels, numbers.shaken, numbers.unsharp, numbers.why);
            CHECK(isShaken(numbers));
            CHECK_FALSE(isUnsharp(numbers));
        }
}

TEST_CASE("The same scene out of focus is unsharp and not shaken")
{
    for (const int diameter : {7, 11, 15}) {
        const ShakeNumbers numbers = measureShake(noisy(outOfFocus(drawnScene(), diameter), 2), {});
        CAPTURE(diameter, numbers.shaken, numbers.unsharp, numbers.why);
        CHECK(isUnsharp(numbers));
        CHECK_FALSE(isShaken(numbers));
    }
}

TEST_CASE("Something sharp before a soft background is sharp, were the background moved or out of focus")
{
    const cv::Rect middle(320, 180, 384, 400);
    for (const cv::Mat& background : {outOfFocus(drawnScene(), 15), moved(drawnScene(), 12, 20)}) {
        cv::Mat portrait = background.clone();
        drawnScene(9)(middle).copyTo(portrait(middle));
        checkNeither(noisy(portrait, 2));
    }
}

TEST_CASE("A sharp face is enough where it is large, however small its part of the picture")
{
    const cv::Rect face(96, 96, 150, 150);
    cv::Mat portrait = moved(drawnScene(), 12, 20);
    drawnScene(9)(face).copyTo(portrait(face));
    checkNeither(noisy(portrait, 2), {toRelative(cv::Rect2f(face), portrait.size())});
}

TEST_CASE("A clear sky, fog, a dark street, night noise and a page of text are not shaken")
{
    cv::Mat sky(whole, CV_8UC3);
    for (int y = 0; y < sky.rows; ++y) sky.row(y).setTo(cv::Scalar(235 - y / 8, 180 - y / 6, 120 - y / 8));
    checkNeither(noisy(sky, 2));

    cv::Mat fog; // a scene of low contrast, out of focus by the air
    outOfFocus(drawnScene(), 9).convertTo(fog, CV_8U, 0.06, 180);
    checkNeither(noisy(fog, 1.5));

    cv::Mat street;
    drawnScene().convertTo(street, CV_8U, 0.08);
    checkNeither(noisy(street, 3));
    checkNeither(noisy(cv::Mat(whole, CV_8UC3, cv::Scalar(12, 12, 14)), 9));

    cv::Mat page(whole, CV_8UC3, cv::Scalar(235, 240, 240));
    for (int y = 30; y < page.rows; y += 24)
        cv::putText(page, "The quick brown fox jumps over the lazy dog, and so on to the end", {30, y},
                    cv::FONT_HERSHEY_SIMPLEX, 0.55, cv::Scalar(30, 30, 30), 1, cv::LINE_AA);
    checkNeither(page);
    checkNeither(noisy(page, 3));
}

TEST_CASE("Edges one way only, as of a fence, are no camera's movement")
{
    cv::Mat fence(whole, CV_8UC3, cv::Scalar(90, 140, 100));
    for (int x = 10; x < fence.cols; x += 21)
        cv::line(fence, {x, 0}, {x + 3, fence.rows}, cv::Scalar(200, 210, 215), 6);
    checkNeither(noisy(fence, 2));
}

TEST_CASE("The variance of the Laplacian does not depend on how large the picture was, and falls with blur")
{
    const cv::Mat scene = drawnScene();
    cv::Mat doubled;
    cv::resize(scene, doubled, {}, 2, 2, cv::INTER_NEAREST);
    CHECK(measureShake(doubled, {}).laplacian == Approx(measureShake(scene, {}).laplacian).epsilon(0.01));
    CHECK(measureShake(outOfFocus(scene, 9), {}).laplacian < 0.1 * measureShake(scene, {}).laplacian);
}

TEST_CASE("Pictures of any size and form are measured, the smallest too")
{
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(1, 900), cv::Size(900, 1), cv::Size(7, 5), cv::Size(3000, 20)})
        checkNeither(cv::Mat(size, CV_8UC3, cv::Scalar(9, 200, 90)));
    checkNeither(drawnScene(4, {90, 60}));
}

TEST_CASE("Noise is told by its deviation, whatever the picture shows")
{
    cv::Mat grey;
    cv::cvtColor(drawnScene(), grey, cv::COLOR_BGR2GRAY);
    CHECK(noiseOf(cv::Mat(grey.size(), CV_8UC1, cv::Scalar(80))) == 0);
    cv::Mat noise(grey.size(), CV_16SC1), sum;
    for (const double deviation : {5.0, 10.0}) {
        cv::RNG(7).fill(noise, cv::RNG::NORMAL, 0, deviation);
        cv::add(grey, noise, sum, cv::noArray(), CV_8U);
        CHECK(noiseOf(sum) == Approx(deviation).epsilon(0.15));
    }
}

TEST_CASE("Of real photos the sharp ones are told from those out of focus and those shaken", "[photos]")
{
    const std::filesystem::path folder = photosOrSkip("quality/blur_triplets_kwentar");
    const auto of = [&](const char* name) {
        const cv::Mat photo = test::readPicture((folder / name).string());
        REQUIRE_FALSE(photo.empty());
        return measureShake(photo, {});
    };
    for (const char* name : {"106_NIKON-D3400-35MM_S.JPG", "176_HONOR-7X_S.jpg", "180_HONOR-10_S.jpg"}) {
        const ShakeNumbers numbers = of(name);
        CAPTURE(name, numbers.why);
        CHECK_FALSE(isShaken(numbers));
        CHECK_FALSE(isUnsharp(numbers));
    }
    for (const char* name : {"106_NIKON-D3400-35MM_M.JPG", "176_HONOR-7X_M.jpg"}) CHECK(isShaken(of(name)));
    for (const char* name : {"106_NIKON-D3400-35MM_F.JPG", "176_HONOR-7X_F.jpg"}) CHECK(isUnsharp(of(name)));
}

} // namespace albumen
