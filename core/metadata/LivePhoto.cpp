#include "metadata/LivePhoto.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/Text.h"
#include "metadata/Container.h"
#include "metadata/ExifReader.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// Identifiers are UUIDs of 36 letters.
constexpr std::uint64_t maxIdBytes = 100;
/// Read of a photo first: an APP1 segment of EXIF has at most 64 KiB and stands first.
constexpr std::size_t headBytes = 128 << 10;
/// A HEIC whose EXIF lies further back is read whole up to this size; phones write some MB.
constexpr std::uint64_t maxHeicBytes = 64 << 20;
/// What Apple says of a film has some hundred bytes.
constexpr std::uint64_t maxMetaBytes = 256 << 10;
/// Boxes side by side; a film has some ten.
constexpr int maxBoxes = 1000;

std::string idOf(Bytes value)
{
    if (value.size() > maxIdBytes) return {};
    const std::string_view text = value.text(0, value.size());
    return std::string(text.substr(0, std::min(text.size(), text.find('\0'))));
}

/// The values of a tag in one directory of a TIFF block. Empty: none, or outside.
Bytes valuesOf(Bytes block, std::uint64_t directory, std::uint16_t tag, Endian endian)
{
    const std::uint16_t count = block.u16(directory, endian);
    for (std::uint64_t i = 0, at = directory + 2; i < count && block.has(at, 12); ++i, at += 12) {
        if (block.u16(at, endian) != tag) continue;
        const std::uint64_t bytes = block.u32(at + 4, endian); // ASCII, UNDEFINED, or the four bytes of one LONG
        if (block.u16(at + 2, endian) == 4) return block.part(at + 8, 4);
        const std::uint64_t from = bytes <= 4 ? at + 8 : block.u32(at + 8, endian);
        return block.has(from, bytes) ? block.part(from, bytes) : Bytes();
    }
    return {};
}

std::string idInExif(Bytes block)
{
    constexpr std::uint16_t exifDirectory = 0x8769, makerNote = 0x927C, contentIdentifier = 0x0011;
    const Endian endian = block.says(0, "MM") ? big : Endian::little;
    const Bytes pointer = valuesOf(block, block.u32(4, endian), exifDirectory, endian);
    if (pointer.size() != 4) return {};
    const Bytes note = valuesOf(block, pointer.u32(0, endian), makerNote, endian);
    constexpr auto head = "Apple iOS\0"sv; // then a version, the byte order and a directory; places count from the head
    constexpr std::uint64_t orderAt = 12, directoryAt = 14;
    if (!note.says(0, head) || !note.says(orderAt, "MM")) return {};
    return idOf(valuesOf(note, directoryAt, contentIdentifier, big));
}

struct Place {
    std::uint64_t from = 0, end = 0;
};

/// Where the body of the first box of this kind lies between two places of a file.
std::optional<Place> findBox(ReadableFile& file, Place within, std::uint32_t kind)
{
    for (int i = 0; i < maxBoxes && within.end - within.from >= 8; ++i) {
        std::vector<std::byte> bytes(16);
        const auto got = file.read(within.from, bytes);
        if (!got) return std::nullopt;
        const Bytes head = Bytes(bytes).part(0, *got);
        std::uint64_t length = head.u32(0, big);
        const std::uint64_t headLength = length == 1 ? 16 : 8;
        if (length == 1) length = head.u64(8, big);
        if (length == 0) length = within.end - within.from; // to the end
        if (length < headLength || length > within.end - within.from) return std::nullopt;
        if (head.u32(4, big) == kind) return Place{within.from + headLength, within.from + length};
        within.from += length;
    }
    return std::nullopt;
}

/// QuickTime File Format, "Metadata": names in keys, values in ilst by the number of their name.
std::string idInMeta(Bytes meta)
{
    if (!meta.says(4, "hdlr")) meta = meta.from(4); // MP4 has a version here, QuickTime has none
    const Bytes keys = Boxes::find(meta, fourLetters("keys"));
    std::uint32_t wanted = 0;
    const std::uint32_t count = keys.u32(4, big);
    for (std::uint64_t i = 1, at = 8; i <= count && keys.has(at, 8) && wanted == 0; ++i) {
        const std::uint64_t length = keys.u32(at, big);
        if (length < 8 || !keys.has(at, length)) return {};
        if (keys.text(at + 8, length - 8) == "com.apple.quicktime.content.identifier")
            wanted = static_cast<std::uint32_t>(i);
        at += length;
    }
    if (wanted == 0) return {};
    const Bytes item = Boxes::find(Boxes::find(meta, fourLetters("ilst")), wanted);
    return idOf(Boxes::find(item, fourLetters("data")).from(8)); // after its type and language
}

} // namespace

std::string contentIdentifierIn(Bytes photo)
{
    const Container container = containerOf(photo);
    if (container != Container::jpeg && container != Container::heif) return {};
    std::vector<std::byte> room;
    return idInExif(exifBlockOf(photo, room));
}

std::string contentIdentifierOfPhoto(Files& files, const Path& photo)
{
    const auto file = files.openRead(photo, Follow::no);
    if (!file) return {};
    std::vector<std::byte> bytes(std::min<std::uint64_t>(headBytes, (*file)->info().size));
    const auto got = (*file)->read(0, bytes);
    if (!got) return {};
    bytes.resize(*got);
    std::vector<std::byte> room;
    const bool elsewhere = containerOf(Bytes(bytes)) == Container::heif && exifBlockOf(Bytes(bytes), room).size() == 0;
    if (!elsewhere) return contentIdentifierIn(Bytes(bytes));
    const auto whole = readWhole(files, photo, maxHeicBytes, Follow::no);
    return whole ? contentIdentifierIn(Bytes(*whole)) : std::string();
}

std::string contentIdentifierOfFilm(Files& files, const Path& film)
{
    const auto file = files.openRead(film, Follow::no);
    if (!file) return {};
    const auto moov = findBox(**file, {0, (*file)->info().size}, fourLetters("moov"));
    const auto meta = moov ? findBox(**file, *moov, fourLetters("meta")) : std::nullopt;
    if (!meta || meta->end - meta->from > maxMetaBytes) return {};
    std::vector<std::byte> bytes(meta->end - meta->from);
    const auto got = (*file)->read(meta->from, bytes);
    return got ? idInMeta(Bytes(bytes).part(0, *got)) : std::string();
}

LiveIdentifiers liveIdentifiers(Files& files)
{
    return {.ofPhoto = [&files](const Path& path) { return contentIdentifierOfPhoto(files, path); },
            .ofFilm = [&files](const Path& path) { return contentIdentifierOfFilm(files, path); }};
}

} // namespace albumen
