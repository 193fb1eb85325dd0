#include "metadata/XmpWriter.h"

#include <string>

#include <fmt/format.h>
#include <zlib.h>

#include "metadata/Container.h"
#include "metadata/PngText.h"
#include "metadata/TiffTags.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;
using File = std::vector<std::byte>;

// XMP part 3, 1.1.3 and 1.1.5.
constexpr auto jpegHead = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr std::size_t jpegRoom = 65502;
constexpr auto pngKeyword = "XML:com.adobe.xmp\0"sv;

/// Bytes of the file that give way, and where: an empty range is a place to put something.
struct Range {
    std::size_t from = 0, to = 0;
};

std::size_t offsetIn(std::span<const std::byte> file, Bytes part)
{
    return static_cast<std::size_t>(part.span().data() - file.data());
}

void add(File& file, std::string_view text)
{
    const auto bytes = std::as_bytes(std::span(text));
    file.insert(file.end(), bytes.begin(), bytes.end());
}

void add(File& file, std::span<const std::byte> bytes)
{
    file.insert(file.end(), bytes.begin(), bytes.end());
}

std::string numberText(std::uint64_t number, unsigned count, Endian endian)
{
    std::string text;
    for (unsigned i = 0; i < count; ++i)
        text += static_cast<char>(number >> 8U * (endian == Endian::big ? count - 1 - i : i) & 0xFFU);
    return text;
}

/// The part in the place of the first range; the others go. Requires: in the order of the file.
File exchanged(std::span<const std::byte> file, const std::vector<Range>& ranges, std::string_view part)
{
    File result;
    result.reserve(file.size() + part.size());
    std::size_t at = 0;
    for (const Range& range : ranges) {
        add(result, file.subspan(at, range.from - at));
        if (at == 0) add(result, part);
        at = range.to;
    }
    add(result, file.subspan(at));
    return result;
}

/// XMP part 1, 7.3: without the head of an XML file, between processing instructions.
std::string wrapped(std::string_view xmp)
{
    if (xmp.find("<?xpacket") != xmp.npos) return std::string(xmp);
    if (xmp.starts_with("<?xml")) xmp.remove_prefix(std::min(xmp.find("?>") + 2, xmp.size()));
    while (xmp.starts_with('\n')) xmp.remove_prefix(1);
    return fmt::format("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n{}\n<?xpacket end=\"w\"?>",
                       xmp);
}

// --- JPEG ---

bool isHead(const FilePart& segment)
{
    const bool exif = segment.kind == 0xE1 && segment.body.says(0, "Exif");
    return segment.kind == 0xD8 || segment.kind == 0xE0 || exif; // start of image, JFIF
}

/// The XMP segments with their markers and lengths, else the place after the head. None: no JPEG, or one whose further
/// pictures (CIPA DC-007) would not be found any more, since their offsets are counted from before the XMP.
std::optional<std::vector<Range>> jpegRanges(std::span<const std::byte> photo)
{
    JpegSegments segments{Bytes(photo)};
    std::optional<Range> free;
    std::vector<Range> found;
    bool offsets = false;
    while (const auto segment = segments.next()) {
        if (!segment->body.span().data()) continue; // a marker alone
        const std::size_t body = offsetIn(photo, segment->body);
        if (segment->kind == 0xE1 && segment->body.says(0, jpegHead)) {
            if (offsets) return std::nullopt;
            found.push_back({body - 4, body + segment->body.size()});
        }
        offsets = offsets || (segment->kind == 0xE2 && segment->body.says(0, "MPF\0"sv));
        if (!free && !isHead(*segment)) free = Range{body - 4, body - 4};
        if (segment->kind == 0xDA) return found.empty() ? std::vector{*free} : found;
    }
    return std::nullopt;
}

std::optional<File> inJpeg(std::span<const std::byte> photo, const std::string& packet)
{
    const auto ranges = jpegRanges(photo);
    if (!ranges || packet.size() > jpegRoom) return std::nullopt;
    const std::size_t length = 2 + jpegHead.size() + packet.size();
    return exchanged(photo, *ranges, "\xFF\xE1" + numberText(length, 2, Endian::big) + std::string(jpegHead) + packet);
}

// --- PNG ---

std::uint32_t checksum(std::string_view bytes)
{
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

/// The XMP chunks with length, kind and checksum, else the place after the header. None: no PNG, or one with XMP
/// that cannot be read.
std::optional<std::vector<Range>> pngRanges(std::span<const std::byte> photo)
{
    PngChunks chunks{Bytes(photo)};
    std::vector<Range> found;
    std::optional<Range> free;
    while (const auto chunk = chunks.next()) {
        const std::size_t from = offsetIn(photo, chunk->body) - 8, to = from + 12 + chunk->body.size();
        if (chunk->kind == fourLetters("IHDR")) free = Range{to, to};
        if (!isPngXmp(*chunk)) continue;
        if (pngXmpIn(*chunk).empty()) return std::nullopt; // it would be lost
        found.push_back({from, to});
    }
    if (!chunks.complete() || !free) return std::nullopt;
    return found.empty() ? std::vector{*free} : found;
}

std::optional<File> inPng(std::span<const std::byte> photo, const std::string& packet)
{
    const auto ranges = pngRanges(photo);
    if (!ranges) return std::nullopt;
    const std::string text = "iTXt" + std::string(pngKeyword) + std::string(4, '\0') + packet;
    return exchanged(photo, *ranges,
                     numberText(text.size() - 4, 4, Endian::big) + text + numberText(checksum(text), 4, Endian::big));
}

// --- WebP ---

constexpr std::uint8_t xmpFlag = 0x04, alphaFlag = 0x10; // of VP8X, RFC 9649, 2.7.1

/// The VP8X chunk of a simple file, made from the header of its one picture. Empty: it cannot be read.
std::string extendedHead(const FilePart& picture)
{
    std::uint64_t width = 0, height = 0;
    std::uint8_t flags = 0;
    if (picture.kind == fourLetters("VP8 ") && picture.body.says(3, "\x9D\x01\x2A"sv)) {
        width = picture.body.u16(6, Endian::little) & 0x3FFFU;
        height = picture.body.u16(8, Endian::little) & 0x3FFFU;
    } else if (picture.kind == fourLetters("VP8L") && picture.body.u8(0) == 0x2F) {
        const std::uint32_t bits = picture.body.u32(1, Endian::little);
        width = (bits & 0x3FFFU) + 1;
        height = (bits >> 14U & 0x3FFFU) + 1;
        if ((bits >> 28U & 1U) != 0) flags = alphaFlag;
    }
    if (width == 0 || height == 0) return {};
    return "VP8X" + numberText(10, 4, Endian::little) + numberText(flags, 4, Endian::little) +
           numberText(width - 1, 3, Endian::little) + numberText(height - 1, 3, Endian::little);
}

std::optional<File> inWebp(std::span<const std::byte> photo, const std::string& packet)
{
    const Bytes body = webpBody(Bytes(photo));
    RiffChunks chunks(body);
    const auto first = chunks.next();
    if (!first) return std::nullopt;
    std::string parts(first->kind == fourLetters("VP8X") ? std::string() : extendedHead(*first));
    if (parts.empty() && first->kind != fourLetters("VP8X")) return std::nullopt;
    const auto put = [&parts](std::string_view chunk) {
        parts += chunk;
        parts.append(chunk.size() % 2, '\0');
    };
    const auto whole = [&](const FilePart& chunk) {
        return body.text(offsetIn(body.span(), chunk.body) - 8, 8 + chunk.body.size());
    };
    put(whole(*first));
    while (const auto chunk = chunks.next())
        if (chunk->kind != fourLetters("XMP ")) put(whole(*chunk));
    if (!chunks.complete()) return std::nullopt;
    put("XMP " + numberText(packet.size(), 4, Endian::little) + packet);
    parts[8] = static_cast<char>(static_cast<unsigned char>(parts[8]) | xmpFlag);
    const std::size_t end = offsetIn(photo, body) + body.size();
    return exchanged(photo, {{4, end}}, numberText(parts.size() + 4, 4, Endian::little) + "WEBP" + parts);
}

// --- TIFF ---

/// Packet and first directory, now with it, go to the end; what else the file holds keeps its place, since everything
/// in a TIFF is found by offsets.
std::optional<File> inTiff(std::span<const std::byte> photo, const std::string& packet)
{
    constexpr std::uint16_t xmpTag = 700, bytesType = 1;
    const Bytes file(photo);
    const auto tags = TiffTags::open(file);
    if (!tags || !tags->complete() || tags->directories().empty()) return std::nullopt;
    const Endian endian = tags->endian();
    const std::uint64_t head = file.u32(4, endian), count = file.u16(head, endian);
    const std::uint64_t packetAt = file.size() + file.size() % 2,
                        directoryAt = packetAt + packet.size() + packet.size() % 2;
    if (count == 0xFFFF || directoryAt > 0xFFFF0000U) return std::nullopt;

    const std::string entry = numberText(xmpTag, 2, endian) + numberText(bytesType, 2, endian) +
                              numberText(packet.size(), 4, endian) + numberText(packetAt, 4, endian);
    std::string entries;
    bool said = false;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t at = head + 2 + i * 12;
        const std::uint16_t tag = file.u16(at, endian);
        if (!said && tag >= xmpTag) entries += entry;
        said = said || tag >= xmpTag;
        if (tag != xmpTag) entries += file.text(at, 12);
    }
    if (!said) entries += entry;

    File result = exchanged(photo, {{4, 8}}, numberText(directoryAt, 4, endian));
    result.resize(packetAt);
    add(result, packet);
    result.resize(directoryAt);
    add(result,
        numberText(entries.size() / 12, 2, endian) + entries + std::string(file.text(head + 2 + count * 12, 4)));
    return result;
}

} // namespace

std::optional<std::vector<std::byte>> withPacket(std::span<const std::byte> photo, std::string_view xmp)
{
    if (xmpPacketsOf(photo).size() > 1 && !joinedXmp(xmpPacketsOf(photo))) return std::nullopt; // one would be lost
    const std::string packet = wrapped(xmp);
    switch (containerOf(Bytes(photo))) {
    case Container::jpeg: return inJpeg(photo, packet);
    case Container::png: return inPng(photo, packet);
    case Container::webp: return inWebp(photo, packet);
    case Container::tiff: return inTiff(photo, packet);
    default: return std::nullopt;
    }
}

} // namespace albumen
