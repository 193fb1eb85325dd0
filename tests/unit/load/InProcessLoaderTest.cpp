#include "load/InProcessLoader.h"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "metadata/ExifWriter.h"
#include "support/LoaderFixture.h"
#include "support/OpenCvPictures.h"

using namespace albumen;

namespace {

using Fixture = test::LoaderFixture;

test::ByteVector turnedJpeg(const cv::Mat& upright, Orientation orientation)
{
    ExifFacts facts;
    facts.orientation = orientation;
    return withExif(test::encodedByOpenCv(test::storedAs(upright, orientation), ".jpg", {cv::IMWRITE_JPEG_QUALITY, 98}),
                    facts)
        .value();
}

/// The header of a JPEG made to declare another size.
test::ByteVector declaring(test::ByteVector jpeg, unsigned width, unsigned height)
{
    for (std::size_t i = 0; i + 9 < jpeg.size(); ++i)
        if (jpeg[i] == std::byte{0xFF} && (jpeg[i + 1] == std::byte{0xC0} || jpeg[i + 1] == std::byte{0xC2})) {
            const unsigned values[] = {height >> 8U, height & 0xFFU, width >> 8U, width & 0xFFU};
            for (std::size_t k = 0; k < 4; ++k) jpeg[i + 5 + k] = static_cast<std::byte>(values[k]);
            return jpeg;
        }
    FAIL("no frame");
    return jpeg;
}

} // namespace

TEST_CASE_METHOD(Fixture, "Every format in every orientation gives the same upright picture")
{
    const cv::Mat upright = test::unevenPicture();
    for (int value = 1; value <= 8; ++value) {
        const auto orientation = static_cast<Orientation>(value);
        const cv::Mat stored = test::storedAs(upright, orientation);
        const auto block = test::orientationBlock(orientation);
        const std::pair<ImageFormat, test::ByteVector> files[] = {
            {ImageFormat::jpeg, turnedJpeg(upright, orientation)},
            {ImageFormat::png, test::pngWithExif(test::encodedByOpenCv(stored, ".png"), block)},
            {ImageFormat::webp,
             test::webpWithExif(test::encodedByOpenCv(stored, ".webp", {cv::IMWRITE_WEBP_QUALITY, 98}), block)},
            {ImageFormat::tiff, test::tiffOf(stored, orientation)},
            {ImageFormat::tiff, test::tiffOf(stored, orientation, true)}};
        for (const auto& [format, bytes] : files) {
            INFO(nameOf(format) << " " << value);
            const auto image = load(bytes);
            REQUIRE(image);
            CHECK(image->format == format);
            CHECK(image->exif.orientation == orientation);
            CHECK(image->fullSize == upright.size());
            CHECK(image->scale == 1);
            CHECK(test::meanDifference(image->pixels, upright) < 2.5);
        }
    }
}

TEST_CASE_METHOD(Fixture, "A JPEG is decoded at the smallest scale that is large enough")
{
    const auto jpeg = turnedJpeg(test::unevenPicture({1600, 1000}), Orientation::rotated90);
    const auto longest = [&](int wanted) {
        const auto image = load(jpeg, {.longSide = wanted});
        REQUIRE(image);
        CHECK(image->fullSize == cv::Size(1600, 1000));
        CHECK(image->pixels.cols == cvRound(1600 * image->scale));
        CHECK(image->pixels.rows == cvRound(1000 * image->scale));
        return image->pixels.cols;
    };
    CHECK(longest(0) == 1600);
    CHECK(longest(5000) == 1600);
    CHECK(longest(801) == 1600);
    CHECK(longest(800) == 800);
    CHECK(longest(400) == 400);
    CHECK(longest(200) == 200);
    CHECK(longest(100) == 200); // 1/8 is the smallest, and not twice too large
    CHECK(longest(64) == 64);   // beyond that it is made smaller
}

TEST_CASE_METHOD(Fixture, "Other formats are made smaller when more than twice as large as wanted")
{
    const auto png = test::encodedByOpenCv(test::unevenPicture({1000, 600}), ".png");
    CHECK(load(png, {.longSide = 500})->pixels.size() == cv::Size(1000, 600));
    const auto image = load(png, {.longSide = 400});
    REQUIRE(image);
    CHECK(image->pixels.size() == cv::Size(400, 240));
    CHECK(image->scale == Approx(0.4));
    CHECK(image->fullSize == cv::Size(1000, 600));
    CHECK(test::meanDifference(image->pixels, test::unevenPicture({400, 240})) < 2);
}

TEST_CASE_METHOD(Fixture, "Grey, 16-bit and transparent pictures become 8-bit BGR, transparent parts white")
{
    const cv::Mat colour = test::unevenPicture();
    cv::Mat grey, deep;
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
    colour.convertTo(deep, CV_16U, 257);
    cv::Mat greyBgr;
    cv::cvtColor(grey, greyBgr, cv::COLOR_GRAY2BGR);
    for (const char* extension : {".png", ".tiff", ".jpg"}) {
        INFO(extension);
        CHECK(test::meanDifference(load(test::encodedByOpenCv(grey, extension)).value().pixels, greyBgr) < 2);
    }
    for (const char* extension : {".png", ".tiff"}) {
        INFO(extension);
        CHECK(test::meanDifference(load(test::encodedByOpenCv(deep, extension)).value().pixels, colour) < 1);
    }
    cv::Mat floating;
    grey.convertTo(floating, CV_32F, 1.0 / 255);
    CHECK(test::meanDifference(load(test::encodedByOpenCv(floating, ".tiff")).value().pixels, greyBgr) < 1);
    cv::Mat clear;
    cv::cvtColor(colour, clear, cv::COLOR_BGR2BGRA);
    clear(cv::Rect(0, 0, 48, 64)).setTo(cv::Scalar(0, 0, 0, 0));
    for (const char* extension : {".png", ".webp"}) {
        INFO(extension);
        const cv::Mat pixels =
            load(test::encodedByOpenCv(clear, extension, {cv::IMWRITE_WEBP_QUALITY, 101})).value().pixels;
        CHECK(pixels.at<cv::Vec3b>(30, 20) == cv::Vec3b(255, 255, 255));
        CHECK(pixels.at<cv::Vec3b>(30, 80) == colour.at<cv::Vec3b>(30, 80));
    }
}

TEST_CASE_METHOD(Fixture, "Of a GIF the first picture is shown, transparent parts white")
{
    const std::vector<cv::Vec3b> colours = {{0, 0, 255}, {0, 255, 0}, {255, 0, 0}, {1, 2, 3}};
    const std::vector<std::string> rows = {"0123", "1111", "2200"};
    const auto opaque = load(test::gifOf(rows, colours));
    REQUIRE(opaque);
    CHECK(opaque->pixels.size() == cv::Size(4, 3));
    for (int y = 0; y < 3; ++y)
        for (int x = 0; x < 4; ++x)
            CHECK(opaque->pixels.at<cv::Vec3b>(y, x) ==
                  colours[static_cast<std::size_t>(rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] -
                                                   '0')]);
    const auto clear = load(test::gifOf(rows, colours, true));
    REQUIRE(clear);
    CHECK(clear->pixels.at<cv::Vec3b>(0, 3) == cv::Vec3b(255, 255, 255));
    CHECK(clear->pixels.at<cv::Vec3b>(0, 2) == colours[2]);
    auto cut = test::gifOf(rows, colours);
    cut.resize(cut.size() - 6);
    CHECK(load(cut).error().code == Code::imageBroken);
}

TEST_CASE_METHOD(Fixture, "A declared size over the limit is refused before decoding, with both numbers")
{
    const auto jpeg = test::encodedByOpenCv(test::unevenPicture(), ".jpg");
    const auto huge = load(declaring(jpeg, 60000, 50000));
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::imageTooBig);
    CHECK(huge.error().needed == 3'000'000'000U);
    CHECK(huge.error().available == maxPixels);
    for (const char* extension : {".jpg", ".png", ".webp", ".tiff", ".bmp"}) {
        INFO(extension);
        const auto bytes = test::encodedByOpenCv(test::unevenPicture({100, 50}), extension);
        CHECK(load(bytes, {.pixelLimit = 5000}));
        const auto refused = load(bytes, {.pixelLimit = 4999});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::imageTooBig);
        CHECK(refused.error().needed == 5000);
    }
}

TEST_CASE_METHOD(Fixture,
                 "A JPEG that lacks less than half of its data is loaded and said to be cut, another is broken")
{
    const cv::Mat picture = test::unevenPicture({640, 480});
    for (const int progressive : {0, 1}) {
        const auto jpeg = test::encodedByOpenCv(picture, ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, progressive});
        const std::span whole(jpeg);
        INFO("progressive " << progressive);
        REQUIRE(load(whole));
        CHECK_FALSE(load(whole)->cut);
        CHECK_FALSE(load(whole.first(jpeg.size() - 2))->cut); // its end marker alone
        for (const std::size_t percent : {99, 90, 75}) {
            const auto cut = load(whole.first(jpeg.size() * percent / 100));
            INFO(percent << " percent");
            REQUIRE(cut);
            CHECK(cut->cut);
            CHECK(test::meanDifference(cut->pixels.rowRange(0, 240), picture.rowRange(0, 240)) < 12);
        }
        for (const std::size_t percent : {20, 5}) {
            const auto cut = load(whole.first(jpeg.size() * percent / 100));
            INFO(percent << " percent");
            REQUIRE_FALSE(cut);
            CHECK(cut.error().code == Code::imageBroken);
        }
        auto longer = jpeg;
        longer.resize(longer.size() + 5000);
        CHECK(load(longer));
    }
}

TEST_CASE_METHOD(Fixture, "A PNG that lacks less than half of its rows is loaded with grey for them, another is broken")
{
    cv::Mat clear, deep, picture = test::recipeNoise(240, 320, 3);
    cv::cvtColor(picture, clear, cv::COLOR_BGR2BGRA);
    picture.convertTo(deep, CV_16U, 257);
    for (const cv::Mat& pixels : {picture, clear, deep, cv::Mat(test::recipeNoise(240, 320, 1))}) {
        const auto png = test::encodedByOpenCv(pixels, ".png");
        const std::span whole(png);
        const auto right = load(whole);
        REQUIRE(right);
        CHECK_FALSE(right->cut);
        for (const std::size_t size : {png.size() - 4, png.size() - 12, png.size() - 40, png.size() * 3 / 4}) {
            const auto cut = load(whole.first(size));
            INFO(size << " of " << png.size());
            REQUIRE(cut);
            CHECK(cut->cut);
            CHECK(test::meanDifference(cut->pixels.rowRange(0, 120), right->pixels.rowRange(0, 120)) == 0);
        }
        const auto most = load(whole.first(png.size() * 3 / 4));
        if (pixels.channels() != 4) CHECK(most->pixels.at<cv::Vec3b>(239, 0) == cv::Vec3b(128, 128, 128));
        for (const std::size_t percent : {40, 5}) {
            const auto cut = load(whole.first(png.size() * percent / 100));
            REQUIRE_FALSE(cut);
            CHECK(cut.error().code == Code::imageBroken);
        }
    }
}

TEST_CASE_METHOD(Fixture, "Other formats cut off are broken")
{
    for (const char* extension : {".tiff", ".bmp"}) {
        const auto bytes = test::encodedByOpenCv(test::unevenPicture({640, 480}), extension);
        const auto cut = load(std::span(bytes).first(bytes.size() / 2));
        INFO(extension);
        REQUIRE_FALSE(cut);
        CHECK(cut.error().code == Code::imageBroken);
        CHECK(cut.error().stage == Stage::load);
    }
}

TEST_CASE_METHOD(Fixture, "A small file that would take more memory than one picture may is refused, in pixels")
{
    const auto jpeg = test::encodedByOpenCv(test::unevenPicture(), ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    const auto huge = load(declaring(jpeg, 20000, 20000)); // all coefficients of a progressive one are held
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::imageTooBig);
    CHECK(huge.error().needed == 400'000'000U);
    CHECK(huge.error().available < huge.error().needed);
    CHECK(huge.error().available > 100'000'000U);
}

TEST_CASE_METHOD(
    Fixture, "A progressive picture whose coefficients take more than a gigabyte is refused below the pixel limit too")
{
    auto jpeg = test::encodedByOpenCv(test::unevenPicture(), ".jpg", {cv::IMWRITE_JPEG_PROGRESSIVE, 1});
    const std::array frame{std::byte{0xFF}, std::byte{0xC2}};
    const auto at = std::search(jpeg.begin(), jpeg.end(), frame.begin(), frame.end());
    REQUIRE(jpeg.end() - at > 11);
    at[11] = std::byte{0x11}; // colours as fine as brightness
    const auto huge = load(declaring(jpeg, 14600, 14600), {.longSide = 1000});
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::imageTooBig);
    CHECK(huge.error().needed == 14600U * 14600U);
}

TEST_CASE_METHOD(Fixture, "Pixels hold a lease as long as they live, and a cancelled job does not wait for one")
{
    MemoryBudget small(96 * 64 * 3 + 100);
    InProcessLoader tight(small);
    const auto jpeg = test::encodedByOpenCv(test::unevenPicture(), ".jpg");
    {
        const auto image = tight.load(jpeg, {}, job);
        REQUIRE(image);
        JobControl cancelled;
        cancelled.cancel();
        const auto refused = tight.load(jpeg, {}, cancelled);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::cancelled);
    }
    CHECK(tight.load(jpeg, {}, job));
}
