#include "metadata/XmpWriter.h"

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "load/ContentHash.h"
#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "metadata/FaceRegions.h"
#include "metadata/XmpPacket.h"
#include "support/Pictures.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const PictureFrame writtenFrame{{96, 64}, Orientation::upright};

std::string packet(const std::string& name, const std::string& more = {})
{
    return mwgPacket({{name, "Face", "0.5 0.5 0.2 0.2"}}, "96 64", more);
}

ByteVector pictureOf(const std::string& kind)
{
    if (kind == ".tif") return tiffOf(unevenPicture(), Orientation::upright);
    if (kind == ".big.tif") return tiffOf(unevenPicture(), Orientation::upright, true);
    if (kind == ".lossless.webp") return encoded(unevenPicture(), ".lossless.webp");
    return encoded(unevenPicture(), kind);
}

ByteVector put(const ByteVector& photo, const std::string& xmp)
{
    auto with = withPacket(photo, xmp);
    REQUIRE(with);
    return *with;
}

std::string nameIn(const ByteVector& photo)
{
    const auto regions = regionsInXmp(xmpPacketOf(photo), writtenFrame);
    return regions.size() == 1 ? regions[0].name : std::to_string(regions.size()) + " regions";
}

/// The longest beginning and end that two files share cover the first one whole: nothing of it went.
bool onlyGrew(const ByteVector& before, const ByteVector& after)
{
    const auto head = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin();
    const auto tail =
        std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first - before.rbegin();
    return head + tail >= std::ptrdiff_t(before.size()) && after.size() > before.size();
}

} // namespace

TEST_CASE("A packet goes into a photo and out again, and the picture stays the very same")
{
    const auto kind = GENERATE(as<std::string>{}, ".jpg", ".png", ".webp", ".lossless.webp", ".tif", ".big.tif");
    INFO(kind);
    const ByteVector photo = pictureOf(kind);
    const ContentHash hash;
    REQUIRE(hash.identify(photo)->method == 1);
    const ByteVector rose = put(photo, packet("Rose Söhne"));
    CHECK(nameIn(rose) == "Rose Söhne");
    CHECK(xmpPacketOf(rose).starts_with("<?xpacket begin="));
    CHECK(xmpPacketOf(rose).find("<?xml") == std::string::npos);
    CHECK(*hash.identify(rose) == *hash.identify(photo));
    const cv::Mat before = decodedPicture(photo), after = decodedPicture(rose);
    REQUIRE(before.size() == after.size());
    CHECK(cv::norm(before, after, cv::NORM_INF) == 0);

    const ByteVector max = put(rose, packet("Max"));
    CHECK(nameIn(max) == "Max");
    CHECK(*hash.identify(max) == *hash.identify(photo));
    CHECK(put(photo, packet("Max")) == put(photo, packet("Max")));
    if (!kind.ends_with(".tif")) CHECK(max == put(photo, packet("Max"))); // the old packet went
}

TEST_CASE("A JPEG and a PNG only grow by a part, between two others")
{
    const auto kind = GENERATE(as<std::string>{}, ".jpg", ".png");
    const ByteVector photo = pictureOf(kind);
    CHECK(onlyGrew(photo, put(photo, packet("Rose"))));
}

TEST_CASE("Time, place and camera stay, and EXIF stays the first segment")
{
    ExifFacts facts;
    facts.takenLocalS = 1'600'000'000;
    facts.latitude = 48.2;
    facts.longitude = 16.4;
    facts.camera = "Camera 1";
    facts.orientation = Orientation::rotated90;
    const ByteVector photo = withExif(pictureOf(".jpg"), facts).value();
    const ByteVector named = put(photo, packet("Rose"));
    CHECK(onlyGrew(photo, named));
    const ExifFacts read = ExifReader().read(named);
    CHECK(read.takenLocalS == facts.takenLocalS);
    CHECK(read.orientation == facts.orientation);
    CHECK(read.camera == facts.camera);
    CHECK(std::equal(photo.begin(), photo.begin() + 40, named.begin()));

    const ByteVector block = orientationBlock(Orientation::rotated180);
    for (const ByteVector& other : {pngWithExif(pictureOf(".png"), block), webpWithExif(pictureOf(".webp"), block)}) {
        const ByteVector with = put(other, packet("Rose"));
        CHECK(nameIn(with) == "Rose");
        CHECK(ExifReader().read(with).orientation == Orientation::rotated180);
    }
}

TEST_CASE("The packet of another program is replaced where it stands")
{
    const auto kind = GENERATE(as<std::string>{}, ".jpg", ".png", ".webp");
    INFO(kind);
    const ByteVector photo = withXmp(pictureOf(kind), kind, packet("Somebody"));
    CHECK(nameIn(photo) == "Somebody");
    const ByteVector named = put(photo, packet("Rose"));
    CHECK(nameIn(named) == "Rose");
    const std::string text(reinterpret_cast<const char*>(named.data()), named.size());
    CHECK(text.find("Somebody") == std::string::npos);
    CHECK(*ContentHash().identify(named) == *ContentHash().identify(photo));
}

TEST_CASE("What cannot carry a packet is left alone")
{
    CHECK_FALSE(withPacket(gifOf({"01", "23"}, {{0, 0, 0}, {9, 9, 9}, {99, 99, 99}, {200, 200, 200}}), packet("Rose")));
    CHECK_FALSE(withPacket(bytesOf("no picture"), packet("Rose")));
    CHECK_FALSE(withPacket({}, packet("Rose")));
    const std::string much(65'502, 'x');
    CHECK_FALSE(withPacket(pictureOf(".jpg"), much));
    CHECK(withPacket(pictureOf(".png"), much));
    for (const char* kind : {".jpg", ".png", ".webp", ".tif"}) {
        INFO(kind);
        const ByteVector whole = pictureOf(kind);
        for (std::size_t size = 0; size < whole.size(); size += 1 + size / 7) {
            const auto some = withPacket(std::span(whole).first(size), packet("Rose"));
            if (some) CHECK(nameIn(*some) == "Rose"); // a JPEG without its end
        }
    }
}

TEST_CASE("A JPEG whose further pictures are found by offsets from before its packet is left alone")
{
    const ByteVector photo = withXmp(pictureOf(".jpg"), ".jpg", packet("Somebody"));
    const ByteVector segment = bytesOf(std::string_view("\xFF\xE2\x00\x08MPF\0\0\0", 10));
    ByteVector before = photo, behind = pictureOf(".jpg");
    before.insert(before.begin() + 2, segment.begin(), segment.end());
    behind.insert(behind.begin() + 2, segment.begin(), segment.end());
    CHECK_FALSE(withPacket(before, packet("Rose")));
    CHECK(nameIn(put(behind, packet("Rose"))) == "Rose"); // the packet is put in before it
}

TEST_CASE("A PNG with a packet that cannot be inflated is left alone")
{
    ByteVector photo = put(pictureOf(".png"), packet("Rose"));
    const std::string_view text(reinterpret_cast<const char*>(photo.data()), photo.size());
    photo[text.find("XML:com.adobe.xmp") + 18] = std::byte{1};
    CHECK_FALSE(withPacket(photo, packet("Max")));
}
