#include "metadata/JxlBoxes.h"

#include <catch2/catch.hpp>

#include "metadata/ExifReader.h"
#include "metadata/OwnTurn.h"
#include "metadata/XmpPacket.h"
#include "support/JxlPicture.h"

using namespace albumen;

namespace {

const std::string dated = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                          "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
                          "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:DateCreated='1985-06-07'/>"
                          "</rdf:RDF></x:xmpmeta>";
constexpr std::int64_t june1985 = 486'950'400;

std::string textOf(const test::ByteVector& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace

TEST_CASE("EXIF and XMP of a JPEG XL are read, packed or not, and one alone has none")
{
    const cv::Mat picture = test::unevenPicture();
    const test::ByteVector block = test::orientationBlock(Orientation::flipped);
    for (const bool packed : {false, true}) {
        const auto file = test::jxlOf(picture, {.exif = textOf(block), .xmp = dated, .packed = packed});
        CHECK(JxlBoxes::exif(Bytes(file)) == block);
        CHECK(xmpPacketOf(file) == dated);
        const ExifFacts facts = ExifReader().read(file);
        CHECK(facts.takenLocalS == june1985);
        CHECK(facts.orientation == Orientation::upright);
    }
    const auto alone = test::jxlOf(picture);
    CHECK(JxlBoxes::exif(Bytes(alone)).empty());
    CHECK(xmpPacketOf(alone).empty());
}

TEST_CASE("A packed box that grows beyond what is read is left out")
{
    const auto file = test::jxlOf(test::unevenPicture(), {.xmp = std::string(9 << 20, ' '), .packed = true});
    CHECK(file.size() < 100'000);
    CHECK(xmpPacketOf(file).empty());
}

TEST_CASE("How the header of a JPEG XL turns its picture is known for every size, from the begin of the file")
{
    for (const cv::Size size : {cv::Size(96, 64), cv::Size(64, 64), cv::Size(31, 700), cv::Size(9000, 3)})
        for (int value = 1; value <= 8; ++value) {
            const auto orientation = static_cast<Orientation>(value);
            for (const char* xmp : {"", "<x/>"}) {
                const auto file = test::jxlOf(cv::Mat(size, CV_8UC3, cv::Scalar(90, 20, 200)),
                                              {.orientation = orientation, .xmp = xmp});
                INFO(size.width << " x " << size.height << " " << value << " " << xmp);
                CHECK(ownTurnOf(Bytes(file)) == orientation);
                CHECK(ownTurnOf(Bytes(file).part(0, file.size() - 8)) == orientation);
            }
        }
    CHECK(JxlBoxes::turn({}) == Orientation::upright);
    CHECK_FALSE(ownTurnOf(Bytes(test::encoded(test::unevenPicture(), ".jpg"))));
}

TEST_CASE("The codestream of a JPEG XL is found in one box or in numbered pieces, and nothing else is")
{
    const auto number = [](std::uint32_t value) {
        std::string text;
        for (int i = 3; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
        return text;
    };
    const auto box = [&](const std::string& kind, const std::string& body) {
        return number(static_cast<std::uint32_t>(body.size() + 8)) + kind + body;
    };
    const std::string head = box("JXL ", "\r\n\x87\n") + box("ftyp", "jxl " + number(0) + "jxl ");
    const auto pictureOf = [](const std::string& text) {
        const auto file = test::bytesOf(text);
        const auto pieces = JxlBoxes::picture(Bytes(file));
        std::string all = pieces ? "" : "none";
        if (pieces)
            for (const Bytes& piece : *pieces) all += piece.text(0, piece.size());
        return all;
    };
    CHECK(pictureOf(head + box("jxlc", "\xFF\x0A-data") + box("xml ", "more")) == "\xFF\x0A-data");
    const std::string first = box("jxlp", number(0) + "\xFF\x0A-da"), last = box("jxlp", number(0x80000001) + "ta");
    CHECK(pictureOf(head + first + box("xml ", "between") + last) == "\xFF\x0A-data");
    CHECK(pictureOf(head + first) == "none");
    CHECK(pictureOf(head + last + first) == "none");
    CHECK(pictureOf(head + box("jxlc", "\xFF\x0A-data").substr(0, 12)) == "none");
    CHECK(pictureOf(head) == "none");
}
