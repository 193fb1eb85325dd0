#include "metadata/LivePhoto.h"

#include <catch2/catch.hpp>

#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;

namespace {

const std::string uuid = "0F9C4E2A-11D2-4A3B-9B1E-5C6D7E8F9A0B";

std::string bigEndian(std::uint64_t value, int bytes)
{
    std::string text;
    for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(value >> (8 * i) & 0xFFU));
    return text;
}

std::string entry(std::uint64_t tag, std::uint64_t type, std::uint64_t count, std::uint64_t value)
{
    return bigEndian(tag, 2) + bigEndian(type, 2) + bigEndian(count, 4) + bigEndian(value, 4);
}

/// A maker's note as phones write it: an unrelated number, then the identifier, whose place counts from the note.
std::string makerNote(const std::string& id)
{
    constexpr std::size_t idAt = 14 + 2 + 2 * 12 + 4;
    return std::string("Apple iOS\0\0\1MM", 14) + bigEndian(2, 2) + entry(0x0001, 9, 1, 13) +
           entry(0x0011, 2, id.size() + 1, idAt) + bigEndian(0, 4) + id + std::string(1, '\0');
}

/// A TIFF block of a pointer to the EXIF directory, which holds the note.
std::string exifWith(const std::string& note)
{
    constexpr std::size_t exifAt = 8 + 2 + 12 + 4, noteAt = exifAt + 2 + 12 + 4;
    return std::string("MM\0*", 4) + bigEndian(8, 4) + bigEndian(1, 2) + entry(0x8769, 4, 1, exifAt) + bigEndian(0, 4) +
           bigEndian(1, 2) + entry(0x927C, 7, note.size(), noteAt) + bigEndian(0, 4) + note;
}

test::ByteVector photoWith(const std::string& exif)
{
    return test::withApp1(test::encoded(test::unevenPicture(), ".jpg"),
                          {test::bytesOf(std::string("Exif\0\0", 6) + exif)});
}

std::string atom(const std::string& kind, const std::string& body)
{
    return bigEndian(body.size() + 8, 4) + kind + body;
}

/// `version`: as MP4 has it before the boxes of meta, QuickTime has not.
std::string filmWith(const std::string& id, const std::string& version = {})
{
    const auto key = [](const std::string& name) { return bigEndian(name.size() + 8, 4) + "mdta" + name; };
    const auto item = [](std::uint64_t index, const std::string& text) {
        return atom(bigEndian(index, 4), atom("data", bigEndian(1, 4) + bigEndian(0, 4) + text));
    };
    const std::string keys = bigEndian(0, 4) + bigEndian(2, 4) + key("com.apple.quicktime.make") +
                             key("com.apple.quicktime.content.identifier");
    const std::string meta = version + atom("hdlr", std::string(24, '\0')) + atom("keys", keys) +
                             atom("ilst", item(1, "Apple") + item(2, id));
    return atom("ftyp", "qt  " + bigEndian(0, 4) + "qt  ") + atom("wide", "") + atom("mdat", std::string(5000, 'x')) +
           atom("moov", atom("mvhd", std::string(100, '\0')) + atom("meta", meta));
}

} // namespace

TEST_CASE("The identifier of a live photo is read from its maker's note, and of no other photo")
{
    CHECK(contentIdentifierIn(Bytes(photoWith(exifWith(makerNote(uuid))))) == uuid);
    std::string other = makerNote(uuid);
    other[0] = 'B';
    CHECK(contentIdentifierIn(Bytes(photoWith(exifWith(other)))).empty());
    CHECK(contentIdentifierIn(Bytes(photoWith(exifWith(makerNote(std::string(5000, 'A')))))).empty());
    CHECK(contentIdentifierIn(Bytes(test::encoded(test::unevenPicture(), ".jpg"))).empty());
    const std::string block = exifWith(makerNote(uuid));
    for (std::size_t size = 0; size < block.size() - 1; ++size)
        CHECK(contentIdentifierIn(Bytes(photoWith(block.substr(0, size)))).empty());
}

TEST_CASE("The identifier of a live photo's film is read from its metadata, and of no other film")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    const Path film = folder.path() / "a.mov";
    const auto idOf = [&](const std::string& bytes) {
        test::writeFile(film, bytes);
        return contentIdentifierOfFilm(*files, film);
    };
    CHECK(idOf(filmWith(uuid)) == uuid);
    CHECK(idOf(filmWith(uuid, bigEndian(0, 4))) == uuid);
    CHECK(idOf(filmWith(std::string(5000, 'A'))).empty());
    CHECK(idOf("no film").empty());
    CHECK(idOf("").empty());
    CHECK(contentIdentifierOfFilm(*files, folder.path() / "nowhere.mov").empty());
    const std::string whole = filmWith(uuid);
    for (std::size_t size = whole.size() - 400; size < whole.size(); ++size) CHECK(idOf(whole.substr(0, size)).empty());
    std::string hostile = filmWith(uuid);
    for (std::size_t at = hostile.size() - 400; at < hostile.size(); ++at) { // whatever a length says
        std::string changed = hostile;
        changed[at] = '\xFF';
        (void)idOf(changed);
    }
}

TEST_CASE("A photo's file is asked for its identifier, and one that is not there has none")
{
    const test::TempFolder folder;
    const auto files = makeFiles();
    const Path photo = folder.path() / "a.jpg";
    const auto bytes = photoWith(exifWith(makerNote(uuid)));
    test::writeFile(photo, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    CHECK(contentIdentifierOfPhoto(*files, photo) == uuid);
    CHECK(contentIdentifierOfPhoto(*files, folder.path() / "b.jpg").empty());
}
