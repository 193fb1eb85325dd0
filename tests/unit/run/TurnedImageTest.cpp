#include "run/TurnedImage.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "photo/Turn.h"
#include "support/Pictures.h"

using namespace albumen;

TEST_CASE("A face of a turned picture is turned back to where it lies in the picture as it is")
{
    LoadedImage image;
    image.pixels = test::unevenPicture({200, 100});
    image.fullSize = {400, 200};
    image.scale = 0.5;
    const RelBox here{0.1F, 0.2F, 0.05F, 0.3F};
    for (int quarters = 1; quarters <= 3; ++quarters) {
        INFO(quarters);
        const TurnedImage turned = turnedImage(image, quarters);
        CHECK(turned.image.pixels.size() == (quarters == 2 ? cv::Size(200, 100) : cv::Size(100, 200)));
        CHECK(turned.image.fullSize == (quarters == 2 ? cv::Size(400, 200) : cv::Size(200, 400)));
        CHECK(turned.image.scale == Approx(0.5));
        FaceFound face;
        face.box.box = turnedBy(here, quarters);
        const RelBox eye = turnedBy({0.12F, 0.3F, 0, 0}, quarters);
        face.box.points[0] = {eye.x, eye.y};
        face.quality.roll = 5;
        turnBack(face, quarters);
        CHECK(iou(face.box.box, here) > 0.99F);
        CHECK(face.box.points[0].x == Approx(0.12));
        CHECK(face.box.points[0].y == Approx(0.3));
        CHECK(face.quality.roll == Approx(quarters == 1 ? -85 : quarters == 2 ? -175 : 95));
        const cv::Vec3b corner = image.pixels.at<cv::Vec3b>(0, 0);
        const cv::Mat& pixels = turned.image.pixels;
        CHECK((quarters == 1   ? pixels.at<cv::Vec3b>(0, pixels.cols - 1)
               : quarters == 2 ? pixels.at<cv::Vec3b>(pixels.rows - 1, pixels.cols - 1)
                               : pixels.at<cv::Vec3b>(pixels.rows - 1, 0)) == corner);
    }
    image.pixels = test::unevenPicture({2 * turnSide, turnSide});
    const LoadedImage small = sizedForTurns(image);
    CHECK(small.pixels.size() == cv::Size(turnSide, turnSide / 2));
    CHECK(small.scale == Approx(0.25));
}

TEST_CASE("A face is sure from its score on, and weak ones say nothing of the turn")
{
    const auto faces = [](std::vector<float> scores) {
        std::vector<FaceBox> boxes;
        for (const float score : scores) boxes.push_back({.box = {}, .score = score});
        return boxes;
    };
    CHECK_FALSE(hasSureFace({}));
    CHECK_FALSE(hasSureFace(faces({0.5F, 0.89F})));
    CHECK(hasSureFace(faces({0.5F, 0.91F})));
    CHECK(scoresOf(faces({0.9F, 0.5F, 0.85F})) == Approx(1.75F));
    CHECK(scoresOf({}) == 0);
}
