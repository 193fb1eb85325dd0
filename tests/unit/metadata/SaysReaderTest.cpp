#include "metadata/SaysReader.h"

#include <catch2/catch.hpp>

#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Regions.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

ByteVector plain()
{
    return encoded(unevenPicture(), ".jpg");
}

ByteVector captioned(const std::string& caption, const std::string& changed = "2020-01-01T00:00:00")
{
    return withXmp(plain(), ".jpg",
                   mwgPacket({}, {},
                             "<dc:description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Alt><rdf:li "
                             "xml:lang=\"x-default\">" +
                                 caption +
                                 "</rdf:li></rdf:Alt></dc:description><xmp:ModifyDate "
                                 "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">" +
                                 changed + "</xmp:ModifyDate>"));
}

ByteVector takenAt(std::int64_t seconds)
{
    ExifFacts facts;
    facts.takenLocalS = seconds;
    return withExif(plain(), facts).value();
}

ByteVector followedBy(ByteVector file, std::string_view more)
{
    const ByteVector bytes = bytesOf(more);
    file.insert(file.end(), bytes.begin(), bytes.end());
    return file;
}

} // namespace

TEST_CASE("A photo with a caption says all that the one without says, and not the other way round")
{
    CHECK(saysAll(saysOf(captioned("By the lake")), saysOf(plain())));
    CHECK_FALSE(saysAll(saysOf(plain()), saysOf(captioned("By the lake"))));
}

TEST_CASE("Two captions, two dates and what lies behind the picture are things that the other file does not say")
{
    CHECK_FALSE(saysAll(saysOf(captioned("One")), saysOf(captioned("Two"))));
    const FileSays early = saysOf(takenAt(1));
    const FileSays late = saysOf(takenAt(2));
    CHECK_FALSE(saysAll(early, late));
    CHECK_FALSE(saysAll(saysOf(plain()), saysOf(followedBy(plain(), "a film"))));
    CHECK(saysAll(saysOf(followedBy(plain(), "a film")), saysOf(plain())));
}

TEST_CASE("When a program wrote a file last is nothing that the file says")
{
    const FileSays early = saysOf(captioned("One", "2020-01-01T00:00:00")),
                   late = saysOf(captioned("One", "2024-05-05T00:00:00"));
    CHECK(early.bytes != late.bytes);
    CHECK(saysAll(early, late));
    CHECK(saysAll(late, early));
}

TEST_CASE("What is no JPEG, or holds together badly, is compared as a whole")
{
    const ByteVector png = encoded(unevenPicture(), ".png");
    CHECK(saysAll(saysOf(png), saysOf(png)));
    CHECK_FALSE(saysAll(saysOf(withXmp(png, ".png", mwgPacket({}))), saysOf(png)));
    ByteVector cut = plain();
    cut.resize(cut.size() - 3);
    CHECK_FALSE(saysAll(saysOf(plain()), saysOf(cut)));
    CHECK(saysAll(saysOf(ByteVector()), saysOf(ByteVector())));
}
