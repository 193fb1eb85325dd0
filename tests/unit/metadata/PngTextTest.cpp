#include "metadata/PngText.h"

#include <array>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "load/ContentHash.h"
#include "metadata/ExifReader.h"
#include "metadata/FaceRegions.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;
using namespace std::string_literals;

namespace {

std::string packed(std::string_view text)
{
    uLongf size = compressBound(static_cast<uLong>(text.size()));
    std::string result(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(result.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
                     static_cast<uLong>(text.size())) == Z_OK);
    result.resize(size);
    return result;
}

std::string hexProfile(std::string_view name, std::string_view bytes)
{
    std::string text = "\n" + std::string(name) + "\n    " + std::to_string(bytes.size()) + "\n";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        char two[3];
        std::snprintf(two, sizeof two, "%02x", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
        text += two;
        if (i % 36 == 35) text += '\n';
    }
    return text + "\n";
}

test::ByteVector plainPng()
{
    return test::encoded(test::unevenPicture(), ".png");
}

/// The PNG with a text chunk: tEXt or zTXt.
test::ByteVector withText(const test::ByteVector& png, const std::string& keyword, const std::string& text, bool zip)
{
    std::string body = keyword + '\0' + (zip ? '\0' + packed(text) : text);
    return test::pngWithChunk(png, zip ? "zTXt" : "tEXt", test::bytesOf(body));
}

test::ByteVector withPackedXmp(const test::ByteVector& png, const std::string& packet)
{
    const std::string body = "XML:com.adobe.xmp\0\1\0\0\0"s + packed(packet);
    return test::pngWithChunk(png, "iTXt", test::bytesOf(body));
}

std::string pngTextOf(const test::ByteVector& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const std::string roses = test::mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}}, "96 64");
const PictureFrame pngFrame{{96, 64}, Orientation::upright};

std::string namesOf(const test::ByteVector& photo)
{
    std::string names;
    for (const std::string& packet : xmpPacketsOf(photo))
        for (const FaceRegion& region : regionsInXmp(packet, pngFrame)) names += region.name + ";";
    return names;
}

} // namespace

TEST_CASE("EXIF of a PNG is read as every program writes it: a chunk, and profiles as text, compressed or not")
{
    const auto block = test::orientationBlock(Orientation::rotated90);
    const std::string headed = "Exif\0\0"s + pngTextOf(block);
    CHECK(ExifReader().read(test::pngWithExif(plainPng(), block)).orientation == Orientation::rotated90);
    for (const bool zip : {false, true})
        for (const char* keyword : {"Raw profile type exif", "Raw profile type APP1"}) {
            INFO(keyword << zip);
            CHECK(ExifReader().read(withText(plainPng(), keyword, hexProfile("exif", headed), zip)).orientation ==
                  Orientation::rotated90);
        }
    const auto other = withText(plainPng(), "Raw profile type icc", hexProfile("icc", headed), true);
    CHECK(ExifReader().read(other).orientation == Orientation::upright);
}

TEST_CASE("XMP of a PNG is read plain, compressed and as a profile")
{
    const std::string segment = "http://ns.adobe.com/xap/1.0/\0"s + roses;
    CHECK(namesOf(test::withXmp(plainPng(), ".png", roses)) == "Rose;");
    CHECK(namesOf(withPackedXmp(plainPng(), roses)) == "Rose;");
    for (const bool zip : {false, true}) {
        CHECK(namesOf(withText(plainPng(), "XML:com.adobe.xmp", roses, zip)) == "Rose;");
        CHECK(namesOf(withText(plainPng(), "Raw profile type xmp", hexProfile("xmp", roses), zip)) == "Rose;");
        CHECK(namesOf(withText(plainPng(), "Raw profile type APP1", hexProfile("app1", segment), zip)) == "Rose;");
        CHECK(namesOf(withText(plainPng(), "Comment", roses, zip)).empty());
    }
}

TEST_CASE("A profile that is shorter than it says, longer than may be, or no digits is none")
{
    CHECK(rawProfile(hexProfile("exif", "abc")) == "abc");
    CHECK(rawProfile("\nexif\n  10\n616263\n").empty());
    CHECK(rawProfile("\nexif\n  -1\n616263\n").empty());
    CHECK(rawProfile("\nexif\n  3\nnot hexadecimal\n").empty());
    CHECK(rawProfile("").empty());
    const std::string bomb(std::size_t{3} << 20, ' ');
    FilePart chunk{fourLetters("zTXt"), {}};
    const auto body = test::bytesOf("a\0\0"s + packed(bomb));
    chunk.body = Bytes(body);
    constexpr std::array<std::string_view, 1> keywords = {"a"}, others = {"b"};
    CHECK(pngText(chunk, bomb.size(), keywords));
    CHECK_FALSE(pngText(chunk, bomb.size() - 1, keywords));
    CHECK_FALSE(pngText(chunk, bomb.size(), others));
    for (std::size_t size = 0; size < body.size(); size += 7) {
        chunk.body = Bytes(std::span(body).first(size));
        CHECK_FALSE(pngText(chunk, bomb.size(), keywords));
    }
}

TEST_CASE("Writing XMP into a PNG takes the place of every way in which it was there, and leaves EXIF")
{
    const auto block = test::orientationBlock(Orientation::rotated90);
    auto photo =
        withText(plainPng(), "Raw profile type APP1", hexProfile("exif", "Exif\0\0"s + pngTextOf(block)), true);
    photo = withPackedXmp(photo, roses);
    photo = withText(photo, "Raw profile type xmp", hexProfile("xmp", roses), true);
    const auto named = withPacket(photo, test::mwgPacket({{"Max", "Face", "0.7 0.4 0.1 0.2"}}, "96 64"));
    REQUIRE(named);
    CHECK(namesOf(*named) == "Max;");
    CHECK(ExifReader().read(*named).orientation == Orientation::rotated90);
    CHECK(*ContentHash().identify(*named) == *ContentHash().identify(photo));
}
