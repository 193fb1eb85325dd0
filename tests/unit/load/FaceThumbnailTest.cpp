#include "load/FaceThumbnail.h"

#include <catch2/catch.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "support/Pictures.h"

using namespace albumen;

namespace {

constexpr int side = 160;

cv::Mat squareOf(const cv::Mat& picture, const RelBox& face)
{
    LoadedImage image;
    image.pixels = picture;
    const auto jpeg = makeFaceThumbnail(image, face, side);
    REQUIRE(jpeg);
    const cv::Mat bytes(1, static_cast<int>(jpeg->size()), CV_8U, const_cast<std::byte*>(jpeg->data()));
    return cv::imdecode(bytes, cv::IMREAD_COLOR);
}

/// What the square must be: this part of the picture.
double differs(const cv::Mat& square, const cv::Mat& part)
{
    cv::Mat scaled;
    cv::resize(part, scaled, {side, side}, 0, 0, cv::INTER_AREA);
    return test::meanDifference(square, scaled);
}

} // namespace

TEST_CASE("The square of a face is around its middle with something of what is around it")
{
    const cv::Mat picture = test::unevenPicture({800, 600});
    // A face of 200 pixels: the square has 300 around (400, 300).
    CHECK(differs(squareOf(picture, {0.375F, 1 / 3.F, 0.25F, 1 / 3.F}), picture(cv::Rect(250, 150, 300, 300))) < 3);
}

TEST_CASE("The square of a face at the border of the picture is moved inside and nothing of it is made up")
{
    const cv::Mat picture = test::unevenPicture({800, 600});
    CHECK(differs(squareOf(picture, {0, 0, 0.25F, 1 / 3.F}), picture(cv::Rect(0, 0, 300, 300))) < 3);
    CHECK(differs(squareOf(picture, {0.75F, 2 / 3.F, 0.25F, 1 / 3.F}), picture(cv::Rect(500, 300, 300, 300))) < 3);
    // A face as high as the picture: all that there is of it.
    CHECK(differs(squareOf(picture, {0.25F, 0, 0.5F, 1}), picture(cv::Rect(100, 0, 600, 600))) < 3);
}

TEST_CASE("A box outside the picture or without area is no face")
{
    LoadedImage image;
    image.pixels = test::unevenPicture({80, 60});
    CHECK(makeFaceThumbnail(image, {1.2F, 0.2F, 0.2F, 0.2F}, side).error().code == Code::noFace);
    CHECK(makeFaceThumbnail(image, {0.2F, 0.2F, 0, 0}, side).error().code == Code::noFace);
}
