#include "names/NamesInCopies.h"

#include <catch2/catch.hpp>

#include "load/ContentHash.h"
#include "metadata/XmpPacket.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;
using namespace albumen::test;

namespace {

const PictureFrame lying{{96, 64}, Orientation::upright};
const RelBox left{0.2F, 0.3F, 0.1F, 0.2F}, middle{0.4F, 0.4F, 0.2F, 0.2F};

std::string saidOf(const ByteVector& photo)
{
    std::string said;
    for (const FaceRegion& region : regionsInXmp(xmpPacketOf(photo), lying))
        if (region.source == RegionSource::mwg) said += region.name + ";";
    return said;
}

} // namespace

TEST_CASE("What copies are to say is a text that stays as long as they say the same")
{
    CHECK(namesText({}, lying).empty());
    CHECK(namesText({{left, "", false, {}}}, lying).empty());
    const std::string text = namesText({{left, "Rose", false, {}}, {middle, "", false, {}}}, lying);
    CHECK(text == namesText({{left, "Rose", false, {}}}, lying));
    CHECK(text != namesText({{left, "Rosa", false, {}}}, lying));
    CHECK(text != namesText({{middle, "Rose", false, {}}}, lying));
    CHECK(text != namesText({{left, "Rose", false, {}}}, {{96, 64}, Orientation::rotated90}));
    CHECK_FALSE(namesText({{left, "", true, {}}}, lying).empty());
    CHECK_FALSE(namesText({{left, "", false, {"Rose"}}}, lying).empty());
}

TEST_CASE("A copy says the names beside what its photo says already, and its picture is the very same")
{
    const auto kind = GENERATE(as<std::string>{}, ".jpg", ".png", ".webp");
    INFO(kind);
    const ByteVector photo =
        withXmp(encoded(unevenPicture(), kind), kind,
                mwgPacket({{"Max", "Face", "0.8 0.8 0.1 0.1"}}, "96 64", "<xmp:Rating>4</xmp:Rating>"));
    const std::string names = namesText({{left, "Rose \"<&>\" Öl", false, {}}}, lying);
    const auto named = NamesInCopies().write(photo, names);
    REQUIRE(named);
    CHECK(saidOf(*named) == "Max;Rose \"<&>\" Öl;");
    CHECK(xmpPacketOf(*named).find("Rating") != std::string::npos);
    CHECK(*ContentHash().identify(*named) == *ContentHash().identify(photo));
    CHECK(NamesInCopies().write(photo, names) == named);
    CHECK(NamesInCopies().write(*named, names) == named); // it says so already
}

TEST_CASE("A name that a person refused goes from the copy, and a photo that has none stays as it is")
{
    const ByteVector plain = encoded(unevenPicture(), ".jpg");
    const ByteVector photo = withXmp(plain, ".jpg", mwgPacket({{"Max", "Face", "0.5 0.5 0.2 0.2"}}, "96 64"));
    const std::string names = namesText({{middle, "", false, {"Max"}}}, lying);
    const auto refused = NamesInCopies().write(photo, names);
    REQUIRE(refused);
    CHECK(saidOf(*refused).empty());
    CHECK(NamesInCopies().write(plain, names) == plain);
}

TEST_CASE(
    "A photo whose own XMP cannot be read or goes on elsewhere, whose format has no place for it, or which is cut off "
    "carries no names")
{
    const std::string names = namesText({{left, "Rose", false, {}}}, lying);
    const ByteVector plain = encoded(unevenPicture(), ".jpg");
    CHECK(NamesInCopies().write(plain, names));
    CHECK_FALSE(NamesInCopies().write(withXmp(plain, ".jpg", "<not>XMP"), names));
    CHECK_FALSE(NamesInCopies().write(withXmp(plain, ".jpg", mwgPacket({}, "96 64", extensionName("ABC"))), names));
    CHECK_FALSE(NamesInCopies().write(gifOf({"01"}, {{0, 0, 0}, {9, 9, 9}, {1, 1, 1}, {2, 2, 2}}), names));
    CHECK_FALSE(NamesInCopies().write(std::span(plain).first(plain.size() - 2), names)); // no end of image
}
