#include "load/ContentHash.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "metadata/ExifWriter.h"
#include "metadata/HeifItems.h"
#include "support/OpenCvPictures.h"
#include "support/Support.h"

using namespace albumen;

namespace {

ContentId idOf(std::span<const std::byte> bytes)
{
    return ContentHash().identify(bytes).value();
}

ExifFacts someFacts()
{
    ExifFacts facts;
    facts.takenLocalS = 1'000'000'000;
    facts.camera = "A camera";
    facts.orientation = Orientation::rotated90;
    return facts;
}

} // namespace

TEST_CASE("A picture keeps its name when its metadata changes")
{
    const cv::Mat picture = test::unevenPicture();
    const auto jpeg = test::encodedByOpenCv(picture, ".jpg"), png = test::encodedByOpenCv(picture, ".png"),
               webp = test::encodedByOpenCv(picture, ".webp");
    const auto block = test::orientationBlock(Orientation::mirrored);
    const auto check = [](const test::ByteVector& before, const test::ByteVector& after) {
        CHECK(before != after);
        CHECK(idOf(before).method == 1);
        CHECK(idOf(before) == idOf(after));
    };
    check(jpeg, withExif(jpeg, someFacts()).value());
    check(png, test::pngWithExif(png, block));
    check(webp, test::webpWithExif(webp, block));
    check(test::tiffOf(picture, Orientation::upright), test::tiffOf(picture, Orientation::flipped));
    auto longer = jpeg;
    longer.resize(longer.size() + 1000); // what follows the end of the picture
    check(jpeg, longer);
}

TEST_CASE("One pixel changed is another picture, in every format")
{
    const cv::Mat picture = test::unevenPicture();
    cv::Mat other = picture.clone();
    other.at<cv::Vec3b>(40, 50) += cv::Vec3b(60, 60, 60);
    std::set<ContentId> ids;
    for (const char* extension : {".jpg", ".png", ".webp", ".tiff", ".bmp"}) {
        ids.insert(idOf(test::encodedByOpenCv(picture, extension)));
        ids.insert(idOf(test::encodedByOpenCv(other, extension)));
    }
    ids.insert(idOf(test::tiffOf(picture, Orientation::upright)));
    ids.insert(idOf(test::tiffOf(other, Orientation::upright)));
    CHECK(ids.size() == 12);
    CHECK(idOf(test::encodedByOpenCv(picture, ".jpg")) == idOf(test::encodedByOpenCv(picture, ".jpg")));
}

TEST_CASE("What does not parse is named by the whole file")
{
    const auto jpeg = test::encodedByOpenCv(test::unevenPicture(), ".jpg");
    CHECK(idOf(std::span(jpeg).first(jpeg.size() - 2)).method == 2);
    CHECK(idOf(std::span(jpeg).first(jpeg.size() / 2)).method == 2);
    CHECK(idOf(test::bytesOf("no picture")).method == 2);
    CHECK(idOf(test::bytesOf("no picture")) != idOf(test::bytesOf("no Picture")));
    CHECK(idOf(test::encodedByOpenCv(test::unevenPicture(), ".bmp")).method == 2);
    CHECK_FALSE(ContentHash().identify({}));
}

TEST_CASE("A HEIC keeps its name when its EXIF changes and loses it when a tile does")
{
    const auto folder = test::photosOrSkip("camera/formats");
    for (const char* name : {"iphone_7.heic", "IMG_2927.HEIC"}) {
        const auto file = test::readBytes(folder / name);
        const auto picture = HeifItems::picture(Bytes(file));
        REQUIRE(picture);
        CHECK(picture->size() > 40); // a grid of 48 tiles
        const auto block = HeifItems::exif(Bytes(file));
        const auto at = std::search(file.begin(), file.end(), block.begin(), block.end());
        REQUIRE(at != file.end());
        auto changed = file;
        changed[static_cast<std::size_t>(at - file.begin()) + 20] ^= std::byte{1};
        CHECK(idOf(changed) == idOf(file));
        const auto tile = picture->back().span();
        changed = file;
        changed[static_cast<std::size_t>(tile.data() - file.data()) + tile.size() / 2] ^= std::byte{1};
        CHECK(idOf(changed) != idOf(file));
        CHECK(idOf(file).method == 1);
    }
}

TEST_CASE("Image data that files want seen in different ways are different pictures")
{
    const auto data = *ContentHash().identify(test::encodedByOpenCv(test::unevenPicture(), ".jpg"));
    std::set<ContentId> ids;
    for (int one = 1; one <= 8; ++one) ids.insert(seenAs(data, static_cast<Orientation>(one)));
    CHECK(ids.size() == 8);
    CHECK(seenAs(data, Orientation::upright) == data);
    CHECK(seenAs(data, Orientation::rotated90) == seenAs(data, Orientation::rotated90));
    const auto whole = *ContentHash().identify(test::bytesOf("no picture"));
    CHECK(whole.method == 2);
    CHECK(seenAs(whole, Orientation::rotated90) == whole); // its metadata was hashed with it
}
