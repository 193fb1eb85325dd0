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

TEST_CASE("When a program wrote a file last is said where nothing else says when the photo was taken")
{
    const ByteVector plain = encoded(unevenPicture(), ".png");
    const ByteVector changed = pngWithExif(plain, changeBlock("2008:10:22 10:40:00"));
    CHECK(saysAll(saysOf(changed), saysOf(plain)));
    CHECK_FALSE(saysAll(saysOf(plain), saysOf(changed)));
    const ByteVector dated =
        pngWithChunk(plain, "tEXt", bytesOf(std::string("Creation Time\0002008-10-22T10:40:00", 33)));
    CHECK_FALSE(saysAll(saysOf(plain), saysOf(dated)));
    const ByteVector both = pngWithExif(dated, changeBlock("2024:05:05 00:00:00"));
    CHECK(saysAll(saysOf(dated), saysOf(both)));
}

TEST_CASE("A PNG or WebP that was tagged says all that the plain one says, and another tag another thing")
{
    for (const std::string ending : {".png", ".webp"}) {
        INFO(ending);
        const ByteVector plainFile = encoded(unevenPicture(), ending);
        const ByteVector tagged = withXmp(plainFile, ending, mwgPacket({{"Rose", "Face", "0.2 0.5 0.1 0.1"}}));
        const ByteVector otherwise = withXmp(plainFile, ending, mwgPacket({{"Tom", "Face", "0.2 0.5 0.1 0.1"}}));
        CHECK(saysAll(saysOf(tagged), saysOf(plainFile)));
        CHECK_FALSE(saysAll(saysOf(plainFile), saysOf(tagged)));
        CHECK_FALSE(saysAll(saysOf(otherwise), saysOf(tagged)));
        CHECK_FALSE(saysAll(saysOf(plainFile), saysOf(followedBy(plainFile, "a film"))));
        CHECK(saysAll(saysOf(followedBy(plainFile, "a film")), saysOf(plainFile)));
        ByteVector cut = plainFile;
        cut.resize(cut.size() - 3);
        CHECK_FALSE(saysAll(saysOf(plainFile), saysOf(cut)));
    }
}

TEST_CASE("What a PNG or WebP says in EXIF and in its other chunks is compared, but for when a program wrote it")
{
    const ByteVector png = encoded(unevenPicture(), ".png"), webp = encoded(unevenPicture(), ".webp");
    const auto more = [](const ByteVector& with, const ByteVector& without) {
        return saysAll(saysOf(with), saysOf(without)) && !saysAll(saysOf(without), saysOf(with));
    };
    const ByteVector block = orientationBlock(Orientation::rotated90);
    CHECK(more(pngWithExif(png, block), png));
    CHECK(more(webpWithExif(webp, block), webp));
    CHECK(more(pngWithChunk(png, "tEXt", bytesOf(std::string("Comment\0By the lake", 19))), png));
    CHECK(more(pngWithChunk(png, "prVt", bytesOf("one")), png));
    CHECK_FALSE(
        saysAll(saysOf(pngWithChunk(png, "prVt", bytesOf("one"))), saysOf(pngWithChunk(png, "prVt", bytesOf("two")))));
    const ByteVector timed = pngWithChunk(png, "tIME", bytesOf("1234567"));
    CHECK(saysAll(saysOf(png), saysOf(timed)));
    CHECK(saysAll(saysOf(timed), saysOf(png)));
}

TEST_CASE("What is of another kind, or holds together badly, is compared as a whole")
{
    const ByteVector tiff = tiffOf(unevenPicture(), Orientation::upright);
    CHECK(saysAll(saysOf(tiff), saysOf(tiff)));
    CHECK_FALSE(saysAll(saysOf(followedBy(tiff, "more")), saysOf(tiff)));
    ByteVector cut = plain();
    cut.resize(cut.size() - 3);
    CHECK_FALSE(saysAll(saysOf(plain()), saysOf(cut)));
    CHECK(saysAll(saysOf(ByteVector()), saysOf(ByteVector())));
}
