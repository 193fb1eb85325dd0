#include "metadata/XmpPacket.h"

#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/JxlBoxes.h"
#include "metadata/PngText.h"
#include "metadata/TiffTags.h"
#include "metadata/XmpGuard.h"
#include "metadata/XmpText.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;
using Packets = std::vector<std::string>;

void add(Packets& packets, std::string packet)
{
    if (!packet.empty() && packets.size() < maxPackets) packets.push_back(xmpText(std::move(packet)));
}

std::string textOf(Bytes bytes)
{
    return std::string(bytes.text(0, bytes.size()));
}

// XMP part 3, 1.1.2: the packet stands there as it is, and bytes behind it lead whoever takes it for blocks to the end.
Packets gifXmp(Bytes file)
{
    constexpr auto head = "\x21\xFF\x0BXMP DataXMP"sv;
    static const std::string trailer = [] {
        std::string bytes(1, '\x01');
        for (int i = 255; i >= 0; --i) bytes += static_cast<char>(i);
        return bytes + '\0';
    }();
    Packets packets;
    GifBlocks blocks(file);
    while (const auto at = blocks.next()) {
        if (!file.says(*at, head)) continue;
        const std::string_view rest = file.text(*at + head.size(), file.size());
        const std::size_t end = rest.find(trailer);
        if (end == rest.npos) break;
        add(packets, std::string(rest.substr(0, end)));
        blocks.goTo(*at + head.size() + end + trailer.size());
    }
    return packets;
}

// XMP part 3, 1.1.3.
Packets jpegXmp(Bytes file)
{
    constexpr auto head = "http://ns.adobe.com/xap/1.0/\0"sv;
    Packets packets;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break; // the picture: metadata comes before it
        if (segment->kind == 0xE1 && segment->body.says(0, head)) add(packets, textOf(segment->body.from(head.size())));
    }
    return packets;
}

// XMP part 3, 1.1.5 wants an iTXt chunk that is not compressed.
Packets pngXmp(Bytes file)
{
    Packets packets;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next()) add(packets, pngXmpIn(*chunk));
    return packets;
}

Packets webpXmp(Bytes file)
{
    Packets packets;
    RiffChunks chunks(webpBody(file));
    while (const auto chunk = chunks.next())
        if (chunk->kind == fourLetters("XMP ")) add(packets, textOf(chunk->body));
    return packets;
}

Packets tiffXmp(Bytes file)
{
    constexpr std::uint16_t xmpTag = 700;
    Packets packets;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return packets;
    const TiffTags::Entry* const entry = TiffTags::find(tags->directories().front(), xmpTag);
    if (entry) add(packets, textOf(tags->values(*entry)));
    return packets;
}

Packets texts(const std::vector<std::vector<std::byte>>& items)
{
    Packets packets;
    for (const std::vector<std::byte>& item : items) add(packets, textOf(Bytes(item)));
    return packets;
}

} // namespace

std::vector<std::string> xmpPacketsOf(std::span<const std::byte> photo)
{
    const Bytes file(photo);
    switch (containerOf(file)) {
    case Container::jpeg: return jpegXmp(file);
    case Container::png: return pngXmp(file);
    case Container::webp: return webpXmp(file);
    case Container::gif: return gifXmp(file);
    case Container::tiff: return tiffXmp(file);
    case Container::heif:
    case Container::avif: return texts(HeifItems::xmp(file));
    case Container::jxl: return texts(JxlBoxes::xmp(file));
    default: return {};
    }
}

bool isXmp(std::string_view text)
{
    if (!isSafeXmp(text)) return false;
    if (beginsAsXmp(text)) return true;
    try {
        const auto data = decodeXmp(text);
        return data && !data->empty();
    } catch (const std::exception&) {
        return false;
    }
}

std::string xmpPacketOf(std::span<const std::byte> photo)
{
    Packets packets = xmpPacketsOf(photo);
    if (packets.empty()) return {};
    if (packets.size() == 1) return std::move(packets.front());
    return joinedXmp(packets).value_or(packets.front());
}

} // namespace albumen
