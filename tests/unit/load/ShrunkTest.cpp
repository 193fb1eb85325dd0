#include "photo/Shrunk.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {

/// Patches of many colours with soft edges.
cv::Mat patches(cv::Size size)
{
    cv::Mat few(size / 16, CV_8UC3), picture;
    cv::RNG(7).fill(few, cv::RNG::UNIFORM, 0, 256);
    cv::resize(few, picture, size, 0, 0, cv::INTER_LINEAR);
    return picture;
}

double furthest(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_INF);
}

} // namespace

TEST_CASE("A picture is made smaller by the mean of what becomes one pixel")
{
    const cv::Mat picture = patches({320, 240});
    for (const cv::Size size : {cv::Size(160, 120), cv::Size(40, 30), cv::Size(100, 75), cv::Size(64, 64)}) {
        CAPTURE(size.width, size.height);
        cv::Mat atOnce;
        cv::resize(picture, atOnce, size, 0, 0, cv::INTER_AREA);
        const cv::Mat found = shrunk(picture, size);
        REQUIRE(found.size() == size);
        CHECK(furthest(found, atOnce) <= 5); // each halving rounds
        CHECK(cv::norm(cv::mean(found), cv::mean(atOnce)) < 1);
    }
}

TEST_CASE("A picture of odd sides, and one that is shrunk in one direction alone, keep all of their rows")
{
    cv::Mat picture(101, 63, CV_8UC3, cv::Scalar::all(10));
    picture.row(100).setTo(cv::Scalar::all(250));
    picture.col(62).setTo(cv::Scalar::all(250));
    for (const cv::Size size : {cv::Size(31, 50), cv::Size(63, 25), cv::Size(15, 101)}) {
        CAPTURE(size.width, size.height);
        const cv::Mat found = shrunk(picture, size);
        REQUIRE(found.size() == size);
        CHECK(found.at<cv::Vec3b>(size.height - 1, 0)[0] > 40);
        CHECK(found.at<cv::Vec3b>(0, size.width - 1)[0] > 40);
        CHECK(found.at<cv::Vec3b>(0, 0)[0] == 10);
    }
}

TEST_CASE("What is asked for at its own size is a picture of its own, and a larger one is interpolated")
{
    const cv::Mat picture = patches({32, 16});
    cv::Mat same = shrunk(picture, picture.size());
    CHECK(furthest(same, picture) == 0);
    same.setTo(cv::Scalar::all(0));
    CHECK(cv::countNonZero(picture.reshape(1)) > 0);
    CHECK(shrunk(picture, {64, 32}).size() == cv::Size(64, 32));
}

} // namespace albumen
