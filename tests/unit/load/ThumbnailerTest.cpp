#include "load/Thumbnailer.h"

#include <catch2/catch.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "support/Pictures.h"

using namespace albumen;

namespace {

cv::Mat thumbnailOf(cv::Size size)
{
    LoadedImage image;
    image.pixels = test::unevenPicture(size);
    const auto jpeg = Thumbnailer().make(image);
    REQUIRE(jpeg);
    const cv::Mat bytes(1, static_cast<int>(jpeg->size()), CV_8U, const_cast<std::byte*>(jpeg->data()));
    return cv::imdecode(bytes, cv::IMREAD_COLOR);
}

} // namespace

TEST_CASE("A thumbnail is the picture with a long side of 320 pixels, and never larger than the picture")
{
    CHECK(thumbnailOf({1600, 1200}).size() == cv::Size(320, 240));
    CHECK(thumbnailOf({1200, 1600}).size() == cv::Size(240, 320));
    CHECK(thumbnailOf({100, 50}).size() == cv::Size(100, 50));
    CHECK(thumbnailOf({5000, 2}).size() == cv::Size(320, 1));
    CHECK(test::meanDifference(thumbnailOf({1600, 1200}), test::unevenPicture({320, 240})) < 3);
}
