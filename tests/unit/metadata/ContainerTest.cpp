#include "metadata/Container.h"

#include <string>

#include <catch2/catch.hpp>

#include "metadata/HeifItems.h"
#include "metadata/TiffTags.h"
#include "support/JxlPicture.h"
#include "support/Pictures.h"

using namespace albumen;

namespace {

template <class Parts> std::vector<std::uint32_t> kindsOf(Parts parts)
{
    std::vector<std::uint32_t> kinds;
    while (const auto part = parts.next()) kinds.push_back(part->kind);
    return kinds;
}

std::string number(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    return text;
}

std::string box(const std::string& kind, const std::string& body)
{
    return number(body.size() + 8, 4) + kind + body;
}

/// A HEIC skeleton: item 1 is a grid in idat made of items 2 and 3 in the file, item 4 is EXIF. `shift` moves item 3.
test::ByteVector heifFile(std::uint64_t shift = 0)
{
    const std::string head = box("ftyp", "heic" + number(0, 4) + "mif1heic");
    const std::string exif = number(0, 4) + "II*\0....";
    const auto build = [&](std::uint64_t dataAt) {
        const auto location = [&](int id, int method, std::uint64_t at, std::uint64_t length) {
            return number(id, 2) + number(method, 2) + number(0, 2) + number(1, 2) + number(at, 4) + number(length, 4);
        };
        const std::string iloc = number(0x01000000, 4) + "\x44" + std::string(1, '\0') + number(4, 2) +
                                 location(1, 1, 0, 8) + location(2, 0, dataAt, 5) +
                                 location(3, 0, dataAt + 5 + shift, 6) + location(4, 0, dataAt + 11, exif.size());
        const auto entry = [&](int id, const std::string& type) {
            return box("infe", number(0x02000000, 4) + number(id, 2) + number(0, 2) + type + std::string(1, '\0'));
        };
        const std::string iinf =
            number(0, 4) + number(4, 2) + entry(1, "grid") + entry(2, "hvc1") + entry(3, "hvc1") + entry(4, "Exif");
        const std::string iref = number(0, 4) + box("dimg", number(1, 2) + number(2, 2) + number(2, 2) + number(3, 2));
        return box("meta", number(0, 4) + box("pitm", number(0, 4) + number(1, 2)) + box("iloc", iloc) +
                               box("iinf", iinf) + box("iref", iref) + box("idat", "GRIDGRID"));
    };
    const std::uint64_t dataAt = head.size() + build(0).size() + 8;
    return test::bytesOf(head + build(dataAt) + box("mdat", "tile1tile-2" + exif));
}

} // namespace

TEST_CASE("The kind of a file is known by its first bytes alone")
{
    const cv::Mat picture = test::unevenPicture();
    const auto kindOf = [](const test::ByteVector& bytes) { return containerOf(Bytes(bytes)); };
    CHECK(kindOf(test::encoded(picture, ".jpg")) == Container::jpeg);
    CHECK(kindOf(test::encoded(picture, ".png")) == Container::png);
    CHECK(kindOf(test::encoded(picture, ".webp")) == Container::webp);
    CHECK(kindOf(test::encoded(picture, ".tiff")) == Container::tiff);
    CHECK(kindOf(test::encoded(picture, ".bmp")) == Container::bmp);
    CHECK(kindOf(heifFile()) == Container::heif);
    CHECK(kindOf(test::jxlOf(picture)) == Container::jxl);
    CHECK(kindOf(test::jxlOf(picture, {.xmp = "<x/>"})) == Container::jxl);
    for (const char* other :
         {"", "B", "BM", "RIFF....WAVE", "MThd", "\xFF\xD8", "plain text of some length, which is no picture"})
        CHECK(kindOf(test::bytesOf(other)) == Container::unknown);
}

TEST_CASE("The parts of JPEG, PNG and WebP files are walked to their end and not beyond")
{
    const cv::Mat picture = test::unevenPicture();
    auto jpeg = test::encoded(picture, ".jpg");
    const auto kinds = kindsOf(JpegSegments(Bytes(jpeg)));
    CHECK(kinds.front() == 0xD8);
    CHECK(kinds.back() == 0xD9);
    CHECK(std::count(kinds.begin(), kinds.end(), 0xDA) == 1);
    for (const char letter : std::string("\xFF\xD8 a second picture \xFF\xD9"))
        jpeg.push_back(static_cast<std::byte>(letter));
    CHECK(kindsOf(JpegSegments(Bytes(jpeg))) == kinds);

    const auto png = kindsOf(PngChunks(Bytes(test::encoded(picture, ".png"))));
    CHECK(png.front() == fourLetters("IHDR"));
    CHECK(png.back() == fourLetters("IEND"));
    const auto webp =
        test::webpWithExif(test::encoded(picture, ".lossless.webp"), test::orientationBlock(Orientation::mirrored));
    CHECK(kindsOf(RiffChunks(webpBody(Bytes(webp)))) ==
          std::vector<std::uint32_t>{fourLetters("VP8L"), fourLetters("EXIF")});
}

TEST_CASE("A file cut anywhere is never complete")
{
    const cv::Mat picture = test::unevenPicture({24, 16});
    const auto jpeg = test::encoded(picture, ".jpg"), png = test::encoded(picture, ".png");
    const auto isWhole = [](auto parts) {
        while (parts.next()) {
        }
        return parts.complete();
    };
    CHECK(isWhole(JpegSegments(Bytes(jpeg))));
    CHECK(isWhole(PngChunks(Bytes(png))));
    for (std::size_t length = 0; length < jpeg.size(); ++length)
        CHECK_FALSE(isWhole(JpegSegments(Bytes(jpeg).part(0, length))));
    for (std::size_t length = 0; length < png.size(); ++length)
        CHECK_FALSE(isWhole(PngChunks(Bytes(png).part(0, length))));
}

TEST_CASE("A TIFF's directories are read, and a loop of directories ends")
{
    const auto tiff = test::tiffOf(test::unevenPicture(), Orientation::flipped, true);
    auto tags = TiffTags::open(Bytes(tiff));
    REQUIRE(tags);
    CHECK(tags->complete());
    REQUIRE(tags->directories().size() == 1);
    CHECK(tags->number(tags->directories()[0], 256, 0) == 96);
    CHECK(tags->number(tags->directories()[0], 274, 0) == 4);
    CHECK(tags->number(tags->directories()[0], 999, 7) == 7);

    auto loop = tiff;
    std::copy(loop.begin() + 4, loop.begin() + 8, loop.end() - 4); // the next directory is the first
    tags = TiffTags::open(Bytes(loop));
    REQUIRE(tags);
    CHECK_FALSE(tags->complete());
    CHECK(tags->directories().size() == 1);
}

TEST_CASE("Directories that overlap in a TIFF do not take memory without end")
{
    constexpr std::size_t entryBytes = 65535 * 12;
    test::ByteVector tiff = test::bytesOf(std::string_view("II*\0\x08\0\0\0", 8));
    tiff.resize(20 + 2 + entryBytes + 4);
    for (const std::size_t at : {std::size_t{8}, std::size_t{20}}) tiff[at] = tiff[at + 1] = std::byte{0xFF}; // entries
    tiff[8 + 2 + entryBytes] = std::byte{20}; // the next one
    const auto tags = TiffTags::open(Bytes(tiff));
    REQUIRE(tags);
    CHECK_FALSE(tags->complete());
    CHECK(tags->directories().size() == 1);
}

TEST_CASE("The picture of a HEIC is its grid and tiles, its EXIF another item, and places outside the file are none")
{
    const auto file = heifFile();
    const auto picture = HeifItems::picture(Bytes(file));
    REQUIRE(picture);
    REQUIRE(picture->size() == 3);
    CHECK((*picture)[0].text(0, 100) == "GRIDGRID");
    CHECK((*picture)[1].text(0, 100) == "tile1");
    CHECK((*picture)[2].text(0, 100) == "tile-2");
    CHECK(Bytes(HeifItems::exif(Bytes(file))).says(0, "II*"));
    CHECK_FALSE(HeifItems::picture(Bytes(heifFile(1'000'000))));
    for (std::size_t length = 0; length < file.size(); ++length) {
        const auto cut = Bytes(file).part(0, length);
        (void)HeifItems::exif(cut);
        if (const auto found = HeifItems::picture(cut)) CHECK(found->size() == 3);
    }
}

TEST_CASE("What decoding a HEIC takes is counted over all that it is put together from, at whatever depth")
{
    const auto ispe = [](std::uint64_t w, std::uint64_t h) {
        return box("ispe", number(0, 4) + number(w, 4) + number(h, 4));
    };
    const auto made = [](std::uint64_t from, const std::vector<std::uint64_t>& of) {
        std::string body = number(from, 2) + number(of.size(), 2);
        for (const std::uint64_t one : of) body += number(one, 2);
        return box("dimg", body);
    };
    const auto cost = [&](const std::string& references) {
        std::string associations = number(0, 4) + number(3, 4);
        for (std::uint64_t item = 1; item <= 3; ++item)
            associations += number(item, 2) + number(1, 1) + number(item == 1 ? 1 : 2, 1);
        const std::string meta = number(0, 4) + box("pitm", number(0, 4) + number(1, 2)) +
                                 box("iref", number(0, 4) + references) +
                                 box("iprp", box("ipco", ispe(10, 10) + ispe(100, 10)) + box("ipma", associations));
        const auto file = test::bytesOf(box("ftyp", "heic" + number(0, 4) + "mif1heic") + box("meta", meta));
        return HeifItems::pixelsToDecode(Bytes(file), 1'000'000);
    };
    CHECK(cost("") == 100);
    CHECK(cost(made(1, {2, 3})) == 2100);
    CHECK(cost(made(1, {2, 2, 2, 2})) == 4100);
    CHECK(cost(made(1, {2, 2}) + made(2, {3, 3})) == 6100);
    CHECK(cost(made(1, std::vector<std::uint64_t>(5000, 2))) == 1'000'000);
    CHECK(cost(made(1, {2}) + made(2, {1})) == 1'000'000);
    CHECK(HeifItems::pixelsToDecode({}, 5) == 0);
}

TEST_CASE("How the boxes of a HEIC turn its picture is known, several one after the other")
{
    const auto turnOf = [](const std::string& properties, const std::vector<int>& order, int item = 1) {
        std::string numbers;
        for (const int number : order) numbers += static_cast<char>(0x80 | number);
        const std::string ipma =
            number(0, 4) + number(1, 4) + number(std::uint64_t(item), 2) + number(order.size(), 1) + numbers;
        const std::string meta = box("meta", number(0, 4) + box("pitm", number(0, 4) + number(1, 2)) +
                                                 box("iprp", box("ipco", properties) + box("ipma", ipma)));
        const auto file = test::bytesOf(box("ftyp", "heic" + number(0, 4) + "mif1heic") + meta);
        return HeifItems::turn(Bytes(file));
    };
    const std::string size = box("ispe", number(0, 12));
    for (int quarters = 0; quarters < 4; ++quarters) {
        constexpr Orientation turns[] = {Orientation::upright, Orientation::rotated270, Orientation::rotated180,
                                         Orientation::rotated90};
        const std::string turn = box("irot", number(std::uint64_t(quarters), 1));
        CHECK(turnOf(size + turn, {1, 2}) == turns[quarters]);
        CHECK(turnOf(turn + size, {2, 1}) == turns[quarters]);
    }
    const std::string right = box("irot", number(3, 1)), over = box("imir", number(1, 1));
    CHECK(turnOf(right + over, {1, 2}) == Orientation::transposed);  // first turned, then mirrored
    CHECK(turnOf(right + over, {2, 1}) == Orientation::transversed); // the other way round
    CHECK(turnOf(right, {}) == Orientation::upright);
    CHECK(turnOf(right, {1}, 2) == Orientation::upright); // another item's
    CHECK(turnOf(right, {7}) == Orientation::upright);    // there is no seventh
    CHECK(HeifItems::turn({}) == Orientation::upright);
}
