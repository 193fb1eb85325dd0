#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"

#include <algorithm>
#include <cstring>
#include <random>
#include <thread>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;

namespace {

ExifFacts someFacts()
{
    ExifFacts facts;
    facts.takenLocalS = 1'689'357'839; // 2023-07-14 18:03:59
    facts.takenOffsetMin = -210;
    facts.latitude = -33.856784;
    facts.longitude = 151.215297;
    facts.camera = "Maker Model 5";
    facts.orientation = Orientation::transversed;
    return facts;
}

bool saysNothing(const ExifFacts& facts)
{
    return !facts.takenLocalS && !facts.takenOffsetMin && !facts.latitude && !facts.longitude && facts.camera.empty() &&
           facts.orientation == Orientation::upright;
}

/// The JPEG with one text in it exchanged for another of the same length.
test::ByteVector with(test::ByteVector bytes, std::string_view from, std::string_view to)
{
    const auto needle = test::bytesOf(from), other = test::bytesOf(to);
    const auto at = std::search(bytes.begin(), bytes.end(), needle.begin(), needle.end());
    REQUIRE(at != bytes.end());
    std::copy(other.begin(), other.end(), at);
    return bytes;
}

test::ByteVector jpegWith(const ExifFacts& facts)
{
    return withExif(test::encoded(test::unevenPicture(), ".jpg"), facts).value();
}

} // namespace

TEST_CASE("What was written into a JPEG is read from it")
{
    const ExifFacts facts = ExifReader().read(jpegWith(someFacts()));
    CHECK(facts.takenLocalS == someFacts().takenLocalS);
    CHECK(facts.takenOffsetMin == -210);
    REQUIRE(facts.latitude);
    REQUIRE(facts.longitude);
    CHECK(*facts.latitude == Approx(-33.856784).margin(1e-8));
    CHECK(*facts.longitude == Approx(151.215297).margin(1e-8));
    CHECK(facts.camera == "Maker Model 5");
    CHECK(facts.orientation == Orientation::transversed);
}

TEST_CASE("Writing EXIF replaces what was there, touches no other byte and refuses what is no JPEG")
{
    const auto plain = test::encoded(test::unevenPicture(), ".jpg");
    const auto once = jpegWith(someFacts());
    const auto cleared = withExif(once, ExifFacts{}).value();
    CHECK(saysNothing(ExifReader().read(cleared)));
    CHECK(withExif(plain, ExifFacts{}).value() == cleared);
    const std::ptrdiff_t tail = 500;
    REQUIRE(plain.size() > 500);
    CHECK(std::equal(plain.end() - tail, plain.end(), once.end() - tail));
    CHECK(withExif(test::bytesOf("not a JPEG"), {}).error().code == Code::imageBroken);
    CHECK(withExif({}, {}).error().code == Code::imageBroken);
}

TEST_CASE("A picture without metadata says nothing")
{
    for (const char* extension : {".jpg", ".png", ".webp", ".bmp", ".tiff"}) {
        INFO(extension);
        CHECK(saysNothing(ExifReader().read(test::encoded(test::unevenPicture(), extension))));
    }
    CHECK(saysNothing(ExifReader().read({})));
}

TEST_CASE("The orientation is read from JPEG, PNG, WebP and TIFF, and what lies outside 1 to 8 is upright")
{
    const cv::Mat picture = test::unevenPicture();
    const auto png = test::encoded(picture, ".png"), webp = test::encoded(picture, ".webp");
    for (int value = 0; value <= 9; ++value) {
        const auto orientation = static_cast<Orientation>(value);
        const Orientation expected = value >= 1 && value <= 8 ? orientation : Orientation::upright;
        INFO(value);
        ExifFacts facts;
        facts.orientation = orientation;
        CHECK(ExifReader().read(jpegWith(facts)).orientation == expected);
        CHECK(ExifReader().read(test::pngWithExif(png, test::orientationBlock(orientation))).orientation == expected);
        CHECK(ExifReader().read(test::webpWithExif(webp, test::orientationBlock(orientation))).orientation == expected);
        CHECK(ExifReader().read(test::tiffOf(picture, orientation)).orientation == expected);
        CHECK(ExifReader().read(test::tiffOf(picture, orientation, true)).orientation == expected);
    }
}

TEST_CASE("A time that no clock shows is not a time")
{
    const auto jpeg = jpegWith(someFacts());
    const auto timeOf = [&](std::string_view text) {
        return ExifReader().read(with(jpeg, "2023:07:14 18:03:59", text)).takenLocalS;
    };
    CHECK(timeOf("1970:01:01 00:00:01") == 1);
    CHECK(timeOf("1969-12-31T23:59:59") == -1);
    for (const char* text : {"0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:30 10:00:00", "2023:13:01 10:00:00",
                             "2023:07:14 24:00:00", "abcd:ef:gh ij:kl:mn"}) {
        INFO(text);
        CHECK_FALSE(timeOf(text));
    }
    const auto offsetOf = [&](std::string_view text) {
        return ExifReader().read(with(jpeg, "-03:30", text)).takenOffsetMin;
    };
    CHECK(offsetOf("+02:00") == 120);
    CHECK_FALSE(offsetOf("+99:00"));
    CHECK_FALSE(offsetOf("      "));
}

TEST_CASE("The place without a place on the open sea is none, and so is half a place")
{
    ExifFacts facts;
    facts.latitude = 0.0;
    facts.longitude = 0.0;
    CHECK(saysNothing(ExifReader().read(jpegWith(facts))));
    facts.longitude = 0.00001;
    CHECK(ExifReader().read(jpegWith(facts)).longitude);
    facts.latitude = 91.0;
    CHECK(saysNothing(ExifReader().read(jpegWith(facts))));
    facts.latitude.reset();
    CHECK(saysNothing(ExifReader().read(jpegWith(facts))));
}

TEST_CASE("A camera's name is made printable and short")
{
    ExifFacts facts;
    facts.camera = "Line\nbreak \xFF";
    CHECK(ExifReader().read(jpegWith(facts)).camera == "Line break \xEF\xBF\xBD");
    facts.camera = std::string(5000, 'x');
    CHECK(ExifReader().read(jpegWith(facts)).camera.size() == 100);
}

TEST_CASE("Bytes changed anywhere in the metadata never do more than change what is said")
{
    const auto jpeg = jpegWith(someFacts());
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        auto damaged = jpeg;
        for (int i = 0; i < 1 + round % 8; ++i) damaged[random() % 400] = static_cast<std::byte>(random());
        if (round % 5 == 0) damaged.resize(random() % 400);
        const ExifFacts facts = ExifReader().read(damaged);
        CHECK(static_cast<int>(facts.orientation) >= 1);
        CHECK(static_cast<int>(facts.orientation) <= 8);
        CHECK(facts.latitude.has_value() == facts.longitude.has_value());
        if (facts.latitude) CHECK(std::abs(*facts.latitude) <= 90);
    }
}

TEST_CASE("Many threads read metadata at one time")
{
    ExifReader::initialise();
    const auto jpeg = jpegWith(someFacts());
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < 200; ++round)
                    if (ExifReader().read(jpeg).takenLocalS != someFacts().takenLocalS) ++wrong;
            });
    }
    CHECK(wrong == 0);
}

TEST_CASE("Real cameras: time, place, maker and model are read")
{
    const auto folder = test::photosOrSkip("camera");
    const ExifFacts nikon = ExifReader().read(test::readBytes(folder / "exif_gps/DSCN0010.jpg"));
    CHECK(nikon.camera == "NIKON COOLPIX P6000");
    CHECK(nikon.takenLocalS == 1'224'692'919);
    CHECK(nikon.latitude.value() == Approx(43.46745).margin(1e-4));
    CHECK(nikon.longitude.value() == Approx(11.88513).margin(1e-4));
    const ExifFacts phone = ExifReader().read(test::readBytes(folder / "formats/IMG_2927.HEIC"));
    CHECK(phone.camera == "Apple iPhone 11 Pro");
    CHECK(phone.takenOffsetMin == -240);
    CHECK(phone.orientation == Orientation::upright);
    const ExifFacts webp = ExifReader().read(test::readBytes(folder / "formats_webp/HTC Desire.webp"));
    CHECK(webp.camera == "HTC Desire");
    CHECK(ExifReader().read(test::readBytes(folder / "formats/canon_eos_6d.dng")).camera == "Canon EOS 6D");
}
