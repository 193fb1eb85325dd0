#include "metadata/XmpPacket.h"

#include "metadata/Container.h"
#include "metadata/HeifItems.h"
#include "metadata/TiffTags.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

std::string textOf(Bytes bytes)
{
    return std::string(bytes.text(0, bytes.size()));
}

// XMP part 3, 1.1.3.
std::string jpegXmp(Bytes file)
{
    constexpr auto head = "http://ns.adobe.com/xap/1.0/\0"sv;
    JpegSegments segments(file);
    while (const auto segment = segments.next()) {
        if (segment->kind == 0xDA) break; // the picture: metadata comes before it
        if (segment->kind == 0xE1 && segment->body.says(0, head)) return textOf(segment->body.from(head.size()));
    }
    return {};
}

// XMP part 3, 1.1.5: an iTXt chunk: keyword, 0, not compressed, method, language, 0, translated keyword, 0, text.
std::string pngXmp(Bytes file)
{
    constexpr auto head = "XML:com.adobe.xmp\0\0"sv;
    PngChunks chunks(file);
    while (const auto chunk = chunks.next()) {
        if (chunk->kind != fourLetters("iTXt") || !chunk->body.says(0, head)) continue;
        const std::string_view rest = chunk->body.text(head.size() + 1, chunk->body.size());
        const std::size_t language = rest.find('\0');
        const std::size_t keyword = language == rest.npos ? rest.npos : rest.find('\0', language + 1);
        if (keyword != rest.npos) return std::string(rest.substr(keyword + 1));
    }
    return {};
}

std::string webpXmp(Bytes file)
{
    RiffChunks chunks(webpBody(file));
    while (const auto chunk = chunks.next())
        if (chunk->kind == fourLetters("XMP ")) return textOf(chunk->body);
    return {};
}

std::string tiffXmp(Bytes file)
{
    constexpr std::uint16_t xmpTag = 700;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return {};
    const TiffTags::Entry* const entry = TiffTags::find(tags->directories().front(), xmpTag);
    return entry ? textOf(tags->values(*entry)) : std::string();
}

std::string heifXmp(Bytes file)
{
    const std::vector<std::byte> item = HeifItems::xmp(file);
    return textOf(Bytes(item));
}

} // namespace

std::string xmpPacketOf(std::span<const std::byte> photo)
{
    const Bytes file(photo);
    switch (containerOf(file)) {
    case Container::jpeg: return jpegXmp(file);
    case Container::png: return pngXmp(file);
    case Container::webp: return webpXmp(file);
    case Container::tiff: return tiffXmp(file);
    case Container::heif:
    case Container::avif: return heifXmp(file);
    default: return {};
    }
}

} // namespace albumen
