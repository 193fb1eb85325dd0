// JPEG XL: the formats' own tests are in InProcessLoaderTest; here is what only this one has.
#include <set>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "load/ContentHash.h"
#include "load/ImageFormat.h"
#include "load/InProcessLoader.h"
#include "support/JxlPicture.h"
#include "support/LoaderFixture.h"
#include "support/Support.h"

using namespace albumen;

namespace {

std::string textOf(const test::ByteVector& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

using Fixture = test::LoaderFixture;

ContentId idOf(const test::ByteVector& bytes)
{
    return ContentHash().identify(bytes).value();
}

} // namespace

TEST_CASE_METHOD(Fixture, "A JPEG XL stands upright once, as its header says and whatever its EXIF says besides")
{
    const cv::Mat upright = test::unevenPicture();
    for (int value = 1; value <= 8; ++value) {
        const auto orientation = static_cast<Orientation>(value);
        const std::string block = textOf(test::orientationBlock(orientation));
        for (const std::string& exif : {std::string(), block}) {
            INFO(value << " " << exif.size());
            const auto bytes = test::jxlOf(test::storedAs(upright, orientation),
                                           {.orientation = orientation, .lossless = true, .exif = exif});
            CHECK(readHeader(bytes)->width == 96);
            const auto image = load(bytes);
            REQUIRE(image);
            CHECK(image->format == ImageFormat::jxl);
            CHECK(image->exif.orientation == Orientation::upright);
            CHECK(image->fullSize == upright.size());
            CHECK(test::meanDifference(image->pixels, upright) == 0);
        }
    }
}

TEST_CASE_METHOD(Fixture, "JPEG XL of all kinds becomes 8-bit BGR, transparent parts white")
{
    const cv::Mat colour = test::unevenPicture();
    CHECK(test::meanDifference(load(test::jxlOf(colour)).value().pixels, colour) < 2.5);
    cv::Mat grey, greyBgr, clear;
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, greyBgr, cv::COLOR_GRAY2BGR);
    CHECK(test::meanDifference(load(test::jxlOf(grey, {.lossless = true})).value().pixels, greyBgr) == 0);
    cv::cvtColor(colour, clear, cv::COLOR_BGR2BGRA);
    clear(cv::Rect(0, 0, 48, 64)).setTo(cv::Scalar(0, 0, 0, 0));
    const cv::Mat pixels = load(test::jxlOf(clear, {.lossless = true})).value().pixels;
    CHECK(pixels.at<cv::Vec3b>(30, 20) == cv::Vec3b(255, 255, 255));
    CHECK(pixels.at<cv::Vec3b>(30, 80) == colour.at<cv::Vec3b>(30, 80));
    const auto small = load(test::jxlOf(test::unevenPicture({1000, 600})), {.longSide = 400});
    REQUIRE(small);
    CHECK(small->pixels.size() == cv::Size(400, 240));
    CHECK(small->fullSize == cv::Size(1000, 600));
}

TEST_CASE_METHOD(Fixture, "A JPEG XL that lacks the end of its picture is shown as far as it goes, and told")
{
    const cv::Mat picture = test::unevenPicture({1200, 900});
    const auto bytes = test::jxlOf(picture);
    REQUIRE_FALSE(load(bytes)->cut);
    const auto cut = load(std::span(bytes).first(bytes.size() * 95 / 100));
    REQUIRE(cut);
    CHECK(cut->cut);
    CHECK(cut->fullSize == picture.size());
    CHECK(test::meanDifference(cut->pixels, picture) < 20);
    CHECK(load(std::span(bytes).first(20)).error().code == Code::imageBroken);
}

TEST_CASE_METHOD(Fixture, "A JPEG XL that lacks its end is broken or told to be cut, wherever it is cut")
{
    const auto bytes = test::jxlOf(test::unevenPicture({320, 200}), {.xmp = "<x/>"});
    REQUIRE(load(bytes));
    for (std::size_t size = 2; size < bytes.size(); size += 1 + bytes.size() / 50) {
        const auto cut = load(std::span(bytes).first(size));
        INFO(size << " of " << bytes.size());
        if (cut)
            CHECK(cut->cut);
        else
            CHECK((cut.error().code == Code::imageBroken || size < 12));
    }
}

TEST_CASE_METHOD(Fixture, "A JPEG XL that declares more than is allowed is refused before it is decoded")
{
    const auto bytes = test::jxlOf(test::unevenPicture({300, 200}));
    const auto refused = load(bytes, {.pixelLimit = 50'000});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::imageTooBig);
    CHECK(refused.error().needed == 60'000U);
    // A codestream of nothing but its header: 65536 x 65536 pixels, all else usual.
    const auto bomb = test::bytesOf(std::string_view("\xFF\x0A\xFE\xFF\x07\x00\x32\x00\x00\x00\x00\x00", 12));
    const auto huge = load(bomb);
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::imageTooBig);
}

TEST_CASE_METHOD(Fixture, "A JPEG XL waits for the memory that decoding it takes, and a cancelled job does not")
{
    const auto bytes = test::jxlOf(test::unevenPicture({640, 480}));
    job.cancel();
    CHECK(load(bytes).error().code == Code::cancelled);
    MemoryBudget small(640 * 480 * 3);
    InProcessLoader tight(small);
    JobControl later;
    const auto image = tight.load(bytes, {}, later); // larger than all there is: alone
    REQUIRE(image);
    CHECK(image->lease.bytes() == 640 * 480 * 3);
}

TEST_CASE("A JPEG XL keeps its name when its metadata changes, and not when a pixel or its orientation does")
{
    const cv::Mat picture = test::unevenPicture();
    cv::Mat other = picture.clone();
    other.at<cv::Vec3b>(40, 50) += cv::Vec3b(60, 60, 60);
    const auto alone = test::jxlOf(picture, {.lossless = true});
    CHECK(idOf(alone).method == 1);
    for (const bool packed : {false, true}) {
        const auto boxed = test::jxlOf(picture, {.lossless = true, .exif = "II*", .xmp = "<x/>", .packed = packed});
        CHECK(boxed.size() > alone.size());
        CHECK(idOf(boxed) == idOf(alone));
    }
    std::set<ContentId> ids = {idOf(alone), idOf(test::jxlOf(other, {.lossless = true})),
                               idOf(test::jxlOf(picture, {.orientation = Orientation::rotated90, .lossless = true}))};
    CHECK(ids.size() == 3);
}
