#include "metadata/ExtendedXmp.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "metadata/FaceRegions.h"
#include "metadata/XmpPacket.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const PictureFrame wideFrame{{4000, 3000}, Orientation::upright};
const std::string guid = "0123456789ABCDEF0123456789ABCDEF";

std::string packetNaming(const std::string& extension, const std::vector<RegionText>& regions = {})
{
    return regions.empty() ? microsoftPacket({}, extensionName(extension))
                           : mwgPacket(regions, "4000 3000", extensionName(extension));
}

/// More than fits one segment.
std::string manyRegions()
{
    std::vector<RegionText> regions;
    for (int i = 0; i < 300; ++i) regions.push_back({"P" + std::to_string(i), "Face", "0.5 0.5 0.1 0.1"});
    return mwgPacket(regions);
}

std::vector<FaceRegion> regionsOf(const ByteVector& jpeg)
{
    const std::string packet = xmpPacketOf(jpeg);
    return regionsInXmp(packet, wideFrame, extendedXmpOf(jpeg, packet));
}

struct Part {
    std::size_t offset;
    std::string text;
};

/// What is put together of these parts, each saying the length of `whole`.
std::string extensionOf(const std::vector<Part>& parts, std::size_t whole, const std::string& asked = guid)
{
    std::vector<ByteVector> bodies;
    for (const Part& part : parts) bodies.push_back(bytesOf(extensionPart(guid, whole, part.offset, part.text)));
    const std::string packet = packetNaming(asked);
    return extendedXmpOf(withXmp(withApp1(encoded(unevenPicture(), ".jpg"), bodies), ".jpg", packet), packet);
}

} // namespace

TEST_CASE("Regions that do not fit one segment are read, also beside what the packet itself says")
{
    const std::string rest = manyRegions();
    REQUIRE(rest.size() > 65536);
    const ByteVector jpeg = encoded(unevenPicture(), ".jpg");
    const auto regions = regionsOf(withExtendedXmp(jpeg, packetNaming(guid), guid, rest, 65000));
    REQUIRE(regions.size() == 300);
    CHECK(regions[299].name == "P299");
    const std::string packet = microsoftPacket({{"Rose", "0.25, 0.3, 0.1, 0.2"}}, extensionName(guid));
    const auto both = regionsOf(withExtendedXmp(jpeg, packet, guid, rest, 65000));
    REQUIRE(both.size() == 301);
    CHECK(both[300].name == "Rose");
}

TEST_CASE("A property that the packet has is not the extension's")
{
    const ByteVector jpeg = encoded(unevenPicture(), ".jpg");
    const std::string packet = packetNaming(guid, {{"Rose", "Face", "0.3 0.4 0.1 0.2"}});
    const auto regions = regionsOf(withExtendedXmp(jpeg, packet, guid, manyRegions(), 65000));
    REQUIRE(regions.size() == 1);
    CHECK(regions[0].name == "Rose");
}

TEST_CASE("The parts of an extension may come in any order")
{
    CHECK(extensionOf({{0, "abc"}, {3, "de"}, {5, "f"}}, 6) == "abcdef");
    CHECK(extensionOf({{5, "f"}, {0, "abc"}, {3, "de"}}, 6) == "abcdef");
    CHECK(extensionOf({{0, "abcdef"}}, 6) == "abcdef");
}

TEST_CASE("An extension with a gap, an overlap, another length or another name is none")
{
    CHECK(extensionOf({{0, "abc"}, {4, "ef"}}, 6).empty());
    CHECK(extensionOf({{0, "abc"}, {2, "cdef"}}, 6).empty());
    CHECK(extensionOf({{0, "abc"}, {0, "abc"}, {3, "def"}}, 6).empty());
    CHECK(extensionOf({{1, "bcdef"}}, 6).empty());
    CHECK(extensionOf({{0, "abc"}}, 6).empty());
    CHECK(extensionOf({{0, "abcdefg"}}, 6).empty());
    CHECK(extensionOf({{0xFFFFFFFF, "abc"}}, 6).empty());
    CHECK(extensionOf({{0, "abcdef"}}, 0xFFFFFFFF).empty());
    CHECK(extensionOf({}, 0).empty());
    CHECK(extensionOf({{0, "abcdef"}}, 6, std::string(32, 'A')).empty());
    CHECK(extensionOf({{0, "abcdef"}}, 6, "0123").empty());
    CHECK(extensionOf({{0, "abcdef"}}, 6, "").empty());
}

TEST_CASE("Parts that disagree on the length of all are none, and parts of another name are passed by")
{
    const ByteVector jpeg = encoded(unevenPicture(), ".jpg");
    const std::string packet = packetNaming(guid), other(32, 'B');
    const auto read = [&](const std::vector<std::string>& bodies) {
        std::vector<ByteVector> parts;
        for (const std::string& body : bodies) parts.push_back(bytesOf(body));
        return extendedXmpOf(withApp1(jpeg, parts), packet);
    };
    CHECK(read({extensionPart(guid, 6, 0, "abc"), extensionPart(guid, 7, 3, "def")}).empty());
    CHECK(read({extensionPart(other, 3, 0, "xyz"), extensionPart(guid, 3, 0, "abc")}) == "abc");
    CHECK(read({extensionPart(guid, 3, 0, "abc").substr(0, 70), extensionPart(guid, 3, 0, "abc")}) == "abc");
}

TEST_CASE("An extension longer than a packet may be is none, and the packet is read alone")
{
    const ByteVector jpeg = encoded(unevenPicture(), ".jpg");
    const auto read = [&](std::size_t length) {
        const std::string packet = packetNaming(guid);
        return extendedXmpOf(withExtendedXmp(jpeg, packet, guid, std::string(length, ' '), 65400), packet).size();
    };
    CHECK(read(maxPacketBytes) == maxPacketBytes);
    CHECK(read(maxPacketBytes + 1) == 0);
    const std::string packet = packetNaming(guid, {{"Rose", "Face", "0.3 0.4 0.1 0.2"}});
    CHECK(regionsOf(withExtendedXmp(jpeg, packet, guid, "<a><b>no XMP", 5)).size() == 1);
}

TEST_CASE("A packet that names no extension has none, nor has a file that is no JPEG")
{
    const ByteVector jpeg = encoded(unevenPicture(), ".jpg");
    const std::string plain = mwgPacket({});
    CHECK_FALSE(namesExtension(plain));
    CHECK(extendedXmpOf(withExtendedXmp(jpeg, plain, guid, "abc", 2), plain).empty());
    CHECK(extendedXmpOf({}, packetNaming(guid)).empty());
    CHECK(extendedXmpOf(encoded(unevenPicture(), ".png"), packetNaming(guid)).empty());
}

TEST_CASE("An extension cut off anywhere harms nothing")
{
    const std::string rest = mwgPacket({{"Rose", "Face", "0.3 0.4 0.1 0.2"}});
    const ByteVector whole =
        withExtendedXmp(encoded(unevenPicture({8, 8}), ".jpg"), packetNaming(guid), guid, rest, 900);
    REQUIRE(regionsOf(whole).size() == 1);
    for (std::size_t length = 0; length < whole.size(); length += 7)
        CHECK(regionsOf(ByteVector(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length))).size() <= 1);
}
