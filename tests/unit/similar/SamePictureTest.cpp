#include "similar/SamePicture.h"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "Drawn.h"

namespace albumen {
namespace {

using namespace test;

TEST_CASE("an edited copy shows the same picture, whatever the edit")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        for (const auto& [name, edit] : edits()) {
            INFO(name << ", picture " << seed);
            CHECK(sameness(picture, edit(picture)) >= samePicture);
        }
    }
}

TEST_CASE("a shot is itself with other colours and compression, and not another one that moved by a hundredth")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        for (const char* const name : {"jpeg 30", "mirrored", "brighter", "darker", "less contrast", "grey"}) {
            INFO(name << ", picture " << seed << ": " << shotSameness(picture, edits().at(name)(picture)));
            CHECK(shotSameness(picture, edits().at(name)(picture)) >= sameShot);
        }
        cv::Mat moved;
        const cv::Mat by = (cv::Mat_<double>(2, 3) << 1, 0, 3, 0, 1, 1.5);
        cv::warpAffine(picture, moved, by, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
        INFO("moved, picture " << seed << ": " << shotSameness(picture, moved));
        CHECK(shotSameness(picture, moved) < sameShot);
    }
}

TEST_CASE("what was written on a corner of a picture leaves it in its place, and a move by a hundredth does not")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        cv::Mat written = picture.clone();
        cv::rectangle(written, {0, 190}, {120, 240}, cv::Scalar(255, 255, 255), cv::FILLED);
        cv::Mat moved;
        const cv::Mat by = (cv::Mat_<double>(2, 3) << 1, 0, 4, 0, 1, 3);
        cv::warpAffine(picture, moved, by, picture.size(), cv::INTER_LINEAR, cv::BORDER_REFLECT);
        INFO("picture " << seed << ": " << placedSameness(picture, written) << ", " << placedSameness(picture, moved));
        CHECK(placedSameness(picture, written) >= sameShot);
        CHECK(placedSameness(picture, moved) < sameShot);
    }
}

TEST_CASE("two things of one shape and two colours are not one, and colours that were made paler or taken away are")
{
    for (unsigned seed = 0; seed < 12; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        for (const char* const name : {"jpeg 30", "mirrored", "brighter", "darker", "less contrast", "grey"}) {
            INFO(name << ", picture " << seed);
            CHECK(placedSameness(picture, edits().at(name)(picture)) >= sameShot);
        }
    }
    const auto painted = [](const cv::Scalar& colour) {
        cv::Mat bike(100, 160, CV_8UC3, cv::Scalar(255, 255, 255));
        cv::rectangle(bike, {40, 30}, {120, 60}, colour, cv::FILLED);
        for (const int wheel : {40, 120}) cv::circle(bike, {wheel, 70}, 20, cv::Scalar(0, 0, 0), 5);
        return bike;
    };
    const cv::Scalar red(40, 40, 200), paleRed(90, 90, 190), blue(200, 60, 40);
    CHECK(placedSameness(painted(red), painted(blue)) < sameShot);
    CHECK(placedSameness(painted(red), painted(paleRed)) >= sameShot);
}

TEST_CASE("different pictures do not show the same, nor does one without edges")
{
    for (unsigned a = 0; a < 12; ++a)
        for (unsigned b = a + 1; b < 12; ++b) CHECK(sameness(drawnPicture(a), drawnPicture(b)) < samePicture);
    const cv::Mat black = cv::Mat::zeros(64, 64, CV_8UC3);
    CHECK(sameness(black, black) == 0);
    CHECK(sameness(black, drawnPicture(1)) == 0);
    CHECK(sameness(cv::Mat(1, 400, CV_8UC3, cv::Scalar(1, 2, 3)), drawnPicture(1)) == 0);
}

} // namespace
} // namespace albumen
