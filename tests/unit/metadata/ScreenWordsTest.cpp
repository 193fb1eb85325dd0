#include "metadata/ScreenWords.h"

#include <catch2/catch.hpp>
#include <exiv2/exiv2.hpp>

#include "metadata/ExifReader.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace std::string_literals;

namespace {

test::ByteVector png()
{
    return test::encoded(test::unevenPicture(), ".png");
}

bool saysInText(const std::string& keyword, const std::string& text)
{
    return ExifReader().read(test::pngWithChunk(png(), "tEXt", test::bytesOf(keyword + '\0' + text))).screenshot;
}

bool saysInXmp(const std::string& comment)
{
    const std::string packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                               "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
                               "xmlns:exif='http://ns.adobe.com/exif/1.0/'><exif:UserComment><rdf:Alt><rdf:li "
                               "xml:lang='x-default'>" +
                               comment +
                               "</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>";
    const std::string body = "XML:com.adobe.xmp\0\0\0\0\0"s + packet;
    return ExifReader().read(test::pngWithChunk(png(), "iTXt", test::bytesOf(body))).screenshot;
}

bool saysInExif(const char* key, const std::string& value)
{
    Exiv2::ExifData exif;
    exif[key] = value;
    return saysScreenshot(exif, {});
}

} // namespace

TEST_CASE("A screenshot is known by what the program of a screen wrote, in EXIF and in the texts and the XMP of a PNG")
{
    CHECK(saysInText("Software", "gnome-screenshot"));
    CHECK(saysInText("Software", "Greenshot 1.3"));
    CHECK(saysInText("Comment", "Screenshot"));
    CHECK(saysInXmp("Screenshot"));
    CHECK(saysInExif("Exif.Photo.UserComment", "charset=Ascii Screenshot"));
    CHECK(saysInExif("Exif.Image.ImageDescription", "screen shot"));
    CHECK(saysInExif("Exif.Image.Software", "ShareX"));
}

TEST_CASE("No other program, and no sentence about a screenshot, makes one of a photo")
{
    CHECK_FALSE(ExifReader().read(png()).screenshot);
    CHECK_FALSE(saysInText("Software", "GIMP 2.10"));
    CHECK_FALSE(saysInText("Software", "Shutterfly"));
    CHECK_FALSE(saysInText("Author", "Screenshot"));
    CHECK_FALSE(saysInText("Description", "How the new phone makes its first screenshot at night, and why"));
    CHECK_FALSE(saysInText("Software", std::string(100'000, 's')));
    CHECK_FALSE(saysInXmp("On the beach"));
    CHECK_FALSE(saysInText("Description", "My first screenshot"));
    CHECK_FALSE(saysInExif("Exif.Image.Software", "Adobe Photoshop 24"));
    Exiv2::ExifData changed; // a photo that such a program wrote upon
    changed["Exif.Image.Make"] = "Maker";
    changed["Exif.Image.Software"] = "Snagit 2023";
    CHECK_FALSE(saysScreenshot(changed, {}));
    CHECK_FALSE(saysInExif("Exif.Photo.UserComment", "charset=Ascii On the beach"));
}
