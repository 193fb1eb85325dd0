#include "load/ImageFormat.h"

#include <array>
#include <optional>
#include <string_view>

#include "load/HeifDecoder.h"
#include "load/JxlDecoder.h"
#include "metadata/Container.h"
#include "metadata/TiffTags.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

struct Size {
    std::uint64_t width = 0, height = 0;
};

// A TIFF is a camera's RAW when its first directory is a DNG, holds sensor data, or is a maker's small preview with the
// real picture in directories below it (NEF, ARW, SRW).
bool isRaw(const TiffTags& tags)
{
    constexpr std::uint16_t subfileType = 254, photometric = 262, maker = 271, subDirectories = 330, dngVersion = 50706;
    constexpr std::uint64_t colourFilter = 32803, linearRaw = 34892; // TIFF/EP and DNG: photometric interpretation
    if (tags.file().says(8, "CR\x02")) return true;                  // Canon CR2
    if (tags.directories().empty()) return false;
    const auto& first = tags.directories().front();
    if (TiffTags::find(first, dngVersion)) return true;
    const std::uint64_t colours = tags.number(first, photometric, 0);
    if (colours == colourFilter || colours == linearRaw) return true;
    return TiffTags::find(first, maker) && TiffTags::find(first, subDirectories) &&
           (tags.number(first, subfileType, 0) & 1U) != 0;
}

bool isStartOfFrame(std::uint32_t marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<Size> jpegSize(Bytes file)
{
    JpegSegments segments(file);
    while (const auto segment = segments.next())
        if (isStartOfFrame(segment->kind))
            return Size{segment->body.u16(3, Endian::big), segment->body.u16(1, Endian::big)};
    return std::nullopt;
}

std::optional<Size> pngSize(Bytes file)
{
    if (!file.says(12, "IHDR") || !file.has(8, 25)) return std::nullopt;
    return Size{file.u32(16, Endian::big), file.u32(20, Endian::big)};
}

std::optional<Size> webpSize(Bytes file)
{
    constexpr Endian little = Endian::little;
    const Bytes body = file.from(20); // RIFF, size, WEBP, then the first chunk's name and size
    if (file.says(12, "VP8X") && body.has(0, 10))
        return Size{body.number(4, 3, little) + 1, body.number(7, 3, little) + 1};
    if (file.says(12, "VP8 ") && body.says(3, "\x9D\x01\x2A"sv) && body.has(0, 10))
        return Size{body.u16(6, little) & 0x3FFFU, body.u16(8, little) & 0x3FFFU};
    if (file.says(12, "VP8L") && body.u8(0) == 0x2F && body.has(0, 5)) {
        const std::uint32_t bits = body.u32(1, little);
        return Size{(bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
    }
    return std::nullopt;
}

std::optional<Size> tiffSize(const TiffTags& tags)
{
    constexpr std::uint16_t width = 256, height = 257;
    if (tags.directories().empty()) return std::nullopt;
    const auto& first = tags.directories().front();
    return Size{tags.number(first, width, 0), tags.number(first, height, 0)};
}

std::optional<Size> bmpSize(Bytes file)
{
    constexpr Endian little = Endian::little;
    if (file.u32(14, little) == 12) return Size{file.u16(18, little), file.u16(20, little)};
    const auto width = static_cast<std::int32_t>(file.u32(18, little));
    const std::int64_t height = static_cast<std::int32_t>(file.u32(22, little)); // negative: stored from the top
    if (width <= 0) return std::nullopt;
    return Size{static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(height < 0 ? -height : height)};
}

std::optional<Size> gifSize(Bytes file)
{
    if (!file.has(0, 13)) return std::nullopt;
    return Size{file.u16(6, Endian::little), file.u16(8, Endian::little)};
}

std::optional<Size> sizeOf(ImageFormat format, Bytes file)
{
    switch (format) {
    case ImageFormat::jpeg: return jpegSize(file);
    case ImageFormat::png: return pngSize(file);
    case ImageFormat::webp: return webpSize(file);
    case ImageFormat::bmp: return bmpSize(file);
    case ImageFormat::gif: return gifSize(file);
    case ImageFormat::tiff: {
        const auto tags = TiffTags::open(file);
        return tags ? tiffSize(*tags) : std::nullopt;
    }
    default: return std::nullopt;
    }
}

} // namespace

ImageFormat formatOf(std::span<const std::byte> bytes)
{
    const Bytes file(bytes);
    switch (containerOf(file)) {
    case Container::jpeg: return ImageFormat::jpeg;
    case Container::png: return ImageFormat::png;
    case Container::webp: return ImageFormat::webp;
    case Container::bmp: return ImageFormat::bmp;
    case Container::gif: return ImageFormat::gif;
    case Container::heif: return ImageFormat::heif;
    case Container::avif: return ImageFormat::avif;
    case Container::jxl: return ImageFormat::jxl;
    case Container::rawOther: return ImageFormat::raw;
    case Container::film: return ImageFormat::film;
    case Container::tiff: {
        const auto tags = TiffTags::open(file);
        return tags && isRaw(*tags) ? ImageFormat::raw : ImageFormat::tiff;
    }
    case Container::bigTiff:
    case Container::unknown: break;
    }
    return ImageFormat::unknown;
}

Result<ImageHeader> readHeader(std::span<const std::byte> bytes)
{
    if (bytes.empty()) return fail(Code::imageBroken, Stage::load, {}, "empty");
    const ImageFormat format = formatOf(bytes);
    if (format == ImageFormat::unknown) {
        const bool large = containerOf(Bytes(bytes)) == Container::bigTiff;
        return fail(Code::imageUnsupported, Stage::load, {}, large ? "BigTIFF" : "not a known kind of picture");
    }
    if (format == ImageFormat::raw || format == ImageFormat::film) return ImageHeader{.format = format};
    if (format == ImageFormat::heif || format == ImageFormat::avif) return HeifDecoder().header(bytes, format);
    if (format == ImageFormat::jxl) return JxlDecoder().header(bytes);
    const auto size = sizeOf(format, Bytes(bytes));
    if (!size || size->width == 0 || size->height == 0 || size->width > UINT32_MAX || size->height > UINT32_MAX)
        return fail(Code::imageBroken, Stage::load, {}, "no size in the header");
    return ImageHeader{format, static_cast<std::uint32_t>(size->width), static_cast<std::uint32_t>(size->height)};
}

} // namespace albumen
