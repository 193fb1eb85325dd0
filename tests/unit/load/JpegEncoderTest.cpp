#include "load/JpegEncoder.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "load/JpegDecoder.h"
#include "support/OpenCvPictures.h"

using namespace albumen;

TEST_CASE("A JPEG is the one that OpenCV writes of the same pixels and quality")
{
    const cv::Mat colours = test::unevenPicture({203, 117}), noise = test::recipeNoise(400, 500, 3);
    for (const cv::Mat& pixels :
         {colours, noise, cv::Mat(test::recipeNoise(31, 17, 1)), cv::Mat(noise(cv::Rect(7, 9, 33, 41)))})
        for (const int quality : {1, 60, 85, 92, 100})
            CHECK(encodedJpeg(pixels, quality).value() ==
                  test::encodedByOpenCv(pixels, ".jpg", {cv::IMWRITE_JPEG_QUALITY, quality}));
}

TEST_CASE("A picture that is too wide for a JPEG is an error and no crash")
{
    const auto none = encodedJpeg(cv::Mat(1, 70000, CV_8UC3, cv::Scalar::all(9)), 85);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::internal);
    CHECK_FALSE(none.error().detail.empty());
}

TEST_CASE("A JPEG of our own is read back, and what is none is an error")
{
    const cv::Mat picture = test::unevenPicture();
    CHECK(test::meanDifference(decodedSmallJpeg(encodedJpeg(picture, 95).value()).value(), picture) < 2.5);
    CHECK(decodedSmallJpeg(test::bytesOf("no JPEG")).error().code == Code::imageBroken);
}
