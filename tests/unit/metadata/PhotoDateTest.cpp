#include "metadata/PhotoDate.h"

#include <catch2/catch.hpp>

#include "metadata/ExifReader.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen;

namespace {

constexpr std::int64_t morning1985 = 486'986'400; // 1985-06-07 10:00:00

std::optional<std::int64_t> secondsIn(std::string_view text)
{
    const auto date = photoDateOf(text);
    return date ? std::optional(date->localS) : std::nullopt;
}

/// A packet that says this one property; `names` declares its namespace.
std::string packetWith(const std::string& property, const std::string& text)
{
    return R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><)" +
           property + ">" + text + "</" + property + "></rdf:Description></rdf:RDF></x:xmpmeta>";
}

/// Photoshop's resources with these data sets of IPTC, each "number text".
test::ByteVector iptcSegment(const std::vector<std::pair<char, std::string>>& sets)
{
    std::string iim;
    for (const auto& [number, text] : sets)
        iim += std::string("\x1C\x02") + number + '\0' + static_cast<char>(text.size()) + text;
    std::string body = std::string("Photoshop 3.0") + '\0' + "8BIM\x04\x04" + std::string(2, '\0');
    body += std::string(3, '\0') + static_cast<char>(iim.size()) + iim;
    return test::bytesOf(body);
}

/// The JPEG with this segment of kind APP13 behind its start.
test::ByteVector withApp13(test::ByteVector jpeg, const test::ByteVector& body)
{
    test::ByteVector segment = test::bytesOf("\xFF\xED");
    segment.push_back(static_cast<std::byte>((body.size() + 2) >> 8));
    segment.push_back(static_cast<std::byte>((body.size() + 2) & 0xFF));
    segment.insert(segment.end(), body.begin(), body.end());
    jpeg.insert(jpeg.begin() + 2, segment.begin(), segment.end());
    return jpeg;
}

} // namespace

TEST_CASE("Dates of EXIF and XMP are read, whole or a month or a year alone")
{
    CHECK(secondsIn("1985:06:07 10:00:00") == morning1985);
    CHECK(secondsIn("1985-06-07T10:00:00") == morning1985);
    CHECK(secondsIn("1985-06-07T10:00") == morning1985);
    CHECK(secondsIn("1985-06-07") == morning1985 - 36000);
    CHECK(secondsIn("1985-06") == morning1985 - 36000 - 6 * 86400);
    CHECK(secondsIn("1985:06:00 00:00:00") == secondsIn("1985-06"));
    CHECK(secondsIn("1985:06:     :  :  ") == secondsIn("1985-06"));
    CHECK(secondsIn("1985") == secondsIn("1985-01-01"));
    CHECK(secondsIn("1985:00:00 00:00:00") == secondsIn("1985"));
    CHECK(photoDateOf("1985-06-07T10:00:00.25+02:00")->offsetMin == 120);
    CHECK(photoDateOf("1985-06-07T10:00:00Z")->offsetMin == 0);
    CHECK_FALSE(photoDateOf("1985-06-07T10:00:00")->offsetMin);
}

TEST_CASE("How much of a date was said is kept, and shown so")
{
    const auto spanOf = [](std::string_view text) { return photoDateOf(text).value().span; };
    const auto shown = [](std::string_view text) {
        const PhotoDate date = photoDateOf(text).value();
        return dateText(date.localS, date.span);
    };
    for (const char* moment : {"1985:06:07 10:00:00", "1985-06-07T10:00", "1985:06:07 00:00:00", "1985-06-07T10"})
        CHECK(spanOf(moment) == DateSpan::moment);
    for (const char* day : {"1985-06-07", "1985:06:07", "1985:06:07          "}) CHECK(spanOf(day) == DateSpan::day);
    for (const char* month : {"1985-06", "1985:06", "1985:06:00 00:00:00", "1985:06:     :  :  "})
        CHECK(spanOf(month) == DateSpan::month);
    for (const char* year : {"1985", "1985:00:00 00:00:00", "1985-00"}) CHECK(spanOf(year) == DateSpan::year);
    CHECK(shown("2020-05") == "May 2020");
    CHECK(shown("2020:05:00 00:00:00") == "May 2020");
    CHECK(shown("2020") == "2020");
    CHECK(shown("2020-05-07") == "7 May 2020");
    CHECK(shown("1901-12-31T23:04:59") == "31 December 1901 23:04");
}

TEST_CASE("A photo whose XMP or IPTC says a month alone was taken in that month")
{
    const auto jpeg = test::encoded(test::unevenPicture(), ".jpg");
    const std::string month = packetWith("photoshop:DateCreated", "1985-06");
    for (const ExifFacts& facts :
         {ExifReader().read(test::withXmp(jpeg, ".jpg", month)), ExifReader().read(jpeg, std::vector{month}),
          ExifReader().read(withApp13(jpeg, iptcSegment({{'\x37', "19850600"}})))}) {
        CHECK(facts.takenLocalS == secondsIn("1985-06-01"));
        CHECK(facts.takenSpan == DateSpan::month);
    }
    const auto whole = ExifReader().read(jpeg, std::vector{packetWith("xmp:CreateDate", "1985-06-07T10:00:00")});
    CHECK(whole.takenSpan == DateSpan::moment);
}

TEST_CASE("Zero dates and dates of no calendar are none")
{
    for (const char* text : {"", "0000:00:00 00:00:00", "0000-00-00", "    :  :     :  :  ", "1985-13", "1985-02-30",
                             "1985-06-07T24:00:00", "today", "1700-01-01"}) {
        INFO(text);
        CHECK_FALSE(photoDateOf(text));
    }
}

TEST_CASE("Where EXIF has no date those of XMP inside, beside and of IPTC are taken, in that order")
{
    const auto jpeg = test::encoded(test::unevenPicture(), ".jpg");
    const auto taken = [](const test::ByteVector& file, const std::vector<std::string>& sidecars = {}) {
        return ExifReader().read(file, sidecars).takenLocalS;
    };
    for (const char* property : {"exif:DateTimeOriginal", "photoshop:DateCreated", "xmp:CreateDate"}) {
        INFO(property);
        const std::string packet = packetWith(property, "1985-06-07T10:00:00");
        CHECK(taken(test::withXmp(jpeg, ".jpg", packet)) == morning1985);
        CHECK(taken(jpeg, {packet}) == morning1985);
        for (const char* extension : {".png", ".webp"})
            CHECK(taken(test::withXmp(test::encoded(test::unevenPicture(), extension), extension, packet)) ==
                  morning1985);
    }
    const auto iptc = withApp13(jpeg, iptcSegment({{'\x37', "19850607"}, {'\x3C', "100000+0200"}}));
    CHECK(taken(iptc) == morning1985);
    CHECK(ExifReader().read(iptc).takenOffsetMin == 120);
    CHECK(taken(withApp13(jpeg, iptcSegment({{'\x37', "19850600"}}))) == secondsIn("1985-06"));
    CHECK_FALSE(taken(withApp13(jpeg, iptcSegment({{'\x37', "00000000"}}))));
    const std::string later = packetWith("xmp:CreateDate", "2001-01-01");
    CHECK(taken(test::withXmp(iptc, ".jpg", later)) == secondsIn("2001-01-01"));
    CHECK(taken(iptc, {later}) == secondsIn("2001-01-01"));
    CHECK_FALSE(taken(test::withXmp(jpeg, ".jpg", packetWith("xmp:CreateDate", "0000-00-00T00:00:00"))));
}

TEST_CASE("A date of Dublin Core is taken where the file says no other")
{
    const auto jpeg = test::encoded(test::unevenPicture(), ".jpg");
    const std::string list = "<rdf:Seq><rdf:li>1985-06-07T10:00:00</rdf:li><rdf:li>1999-01-01</rdf:li></rdf:Seq>";
    const std::string packet = packetWith("dc:date", list);
    CHECK(ExifReader().read(test::withXmp(jpeg, ".jpg", packet)).takenLocalS == morning1985);
    const std::vector<std::string> beside{packet, packetWith("xmp:CreateDate", "2001-01-01")};
    CHECK(ExifReader().read(jpeg, beside).takenLocalS == morning1985);
    CHECK_FALSE(ExifReader().read(jpeg, std::vector{packetWith("dc:date", "<rdf:Seq/>")}).takenLocalS);
}

TEST_CASE("The creation time in a text of a PNG is taken in all forms that programs write")
{
    const auto png = test::encoded(test::unevenPicture(), ".png");
    const auto read = [&](const std::string& text, const std::string& keyword = "Creation Time") {
        return ExifReader().read(test::pngWithChunk(png, "tEXt", test::bytesOf(keyword + '\0' + text)));
    };
    for (const char* text :
         {"1985:06:07 10:00:00", "1985-06-07T10:00:00", "Fri, 7 Jun 1985 10:00:00 GMT", "7 June 1985 10:00:00 +0000",
          "Fri 07 Jun 1985 10:00:00 AM UTC", "Fri Jun  7 10:00:00 1985"}) {
        INFO(text);
        CHECK(read(text).takenLocalS == morning1985);
    }
    CHECK(read("Fri 07 Jun 1985 10:00:00 PM CEST").takenLocalS == morning1985 + 12 * 3600);
    CHECK(read("Fri, 7 Jun 1985 12:00:00 +0200").takenOffsetMin == 120);
    CHECK(read("7 Jun 1985").takenSpan == DateSpan::day);
    for (const char* text : {"", "soon", "Jun 1985", "31 Feb 1985", "7 Jun 12345", "0000:00:00 00:00:00"}) {
        INFO(text);
        CHECK_FALSE(read(text).takenLocalS);
    }
    CHECK_FALSE(read("1985:06:07 10:00:00", "date:create").takenLocalS);
}

TEST_CASE("Where no file says a date, that of Takeout's list is taken, and no zero")
{
    const auto jpeg = test::encoded(test::unevenPicture(), ".jpg");
    const std::vector<std::string> list{R"({"title": "a.jpg", "photoTakenTime": {"timestamp": "486986400"}})"};
    const ExifFacts read = ExifReader().read(jpeg, {}, list);
    CHECK(read.takenLocalS == 486986400);
    CHECK(read.takenOffsetMin == 0);
    const auto iptc = withApp13(jpeg, iptcSegment({{'\x37', "19850600"}}));
    CHECK(ExifReader().read(iptc, {}, list).takenLocalS == secondsIn("1985-06"));
    for (const char* text :
         {"", "{", "[]", R"({"photoTakenTime": 486986400})", R"({"photoTakenTime": {}})",
          R"({"photoTakenTime": {"timestamp": "0"}})", R"({"photoTakenTime": {"timestamp": "x1"}})",
          R"({"photoTakenTime": {"timestamp": "99999999999999"}})", R"({"photoTakenTime": {"timestamp": [1]}})"}) {
        INFO(text);
        CHECK_FALSE(ExifReader().read(jpeg, {}, std::vector<std::string>{text}).takenLocalS);
    }
}

TEST_CASE("A date of EXIF stands against all others")
{
    ExifFacts facts;
    facts.takenLocalS = morning1985;
    const auto jpeg = withExif(test::encoded(test::unevenPicture(), ".jpg"), facts).value();
    const std::string packet = packetWith("photoshop:DateCreated", "2001-01-01");
    CHECK(ExifReader().read(test::withXmp(jpeg, ".jpg", packet), std::vector{packet}).takenLocalS == morning1985);
    const std::vector<std::string> list{R"({"photoTakenTime": {"timestamp": "1"}})"};
    CHECK(ExifReader().read(jpeg, {}, list).takenLocalS == morning1985);
}
