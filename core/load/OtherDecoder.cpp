#include "load/OtherDecoder.h"

#include <algorithm>
#include <array>
#include <climits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "load/CutPng.h"
#include "load/CutWebp.h"
#include "metadata/Container.h"
#include "metadata/TiffTags.h"

namespace albumen {
namespace {

/// Bytes of a pixel that the library gives, where its header does not tell: four colours of 8 bits.
constexpr std::uint64_t usualPixelBytes = 4;
/// And of ours, made from them.
constexpr std::uint64_t ourBytes = 3;
/// Tiles larger than the picture cost memory that its size does not tell: four times is plenty for one tile of edges.
constexpr std::uint64_t mostTilePixels = 1ULL << 24U;

cv::Mat decodeBytes(std::span<const std::byte> bytes, int flags)
{
    const cv::Mat borrowed(1, static_cast<int>(bytes.size()), CV_8U, const_cast<std::byte*>(bytes.data()));
    return cv::imdecode(borrowed, flags);
}

// Whatever the library gave as 8-bit BGR; nothing of nothing.
cv::Mat asBgr(cv::Mat pixels)
{
    if (pixels.empty()) return {};
    if (pixels.depth() == CV_16U)
        pixels.convertTo(pixels, CV_8U, 1.0 / 257);
    else if (pixels.depth() == CV_32F || pixels.depth() == CV_64F)
        pixels.convertTo(pixels, CV_8U, 255);
    else if (pixels.depth() != CV_8U)
        pixels.convertTo(pixels, CV_8U);
    if (pixels.channels() == 4) return onWhite(pixels);
    if (pixels.channels() == 1) cv::cvtColor(pixels, pixels, cv::COLOR_GRAY2BGR);
    return pixels.channels() == 3 ? pixels : cv::Mat();
}

void append(std::vector<std::byte>& to, Bytes part)
{
    to.insert(to.end(), part.span().begin(), part.span().end());
}

void appendNumber(std::vector<std::byte>& to, std::uint64_t number, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i) to.push_back(static_cast<std::byte>(number >> (8 * i) & 0xFFU));
}

void appendLetters(std::vector<std::byte>& to, std::string_view letters)
{
    for (const char letter : letters) to.push_back(static_cast<std::byte>(letter));
}

/// The first picture of an animated WebP, and where it lies on the canvas.
struct WebpFrame {
    cv::Rect place;
    std::vector<std::byte> file; ///< as a still WebP
};

// ANMF: x/2, y/2, width-1, height-1, duration of three bytes each, a byte of flags, then the chunks of a still picture.
std::optional<WebpFrame> firstFrame(Bytes file)
{
    constexpr std::uint64_t headBytes = 16;
    RiffChunks chunks(isWholeWebp(file) ? webpBody(file) : file.from(12));
    while (const auto chunk = chunks.next()) {
        if (chunk->kind != fourLetters("ANMF") || !chunk->body.has(0, headBytes)) continue;
        const auto number = [&](std::uint64_t at) {
            return static_cast<int>(chunk->body.number(at, 3, Endian::little));
        };
        WebpFrame frame{.place = {number(0) * 2, number(3) * 2, number(6) + 1, number(9) + 1}, .file = {}};
        const Bytes data = chunk->body.from(headBytes);
        appendLetters(frame.file, "RIFF");
        appendNumber(frame.file, data.size() + 22, 4);
        appendLetters(frame.file, "WEBPVP8X");
        appendNumber(frame.file, 10, 4);
        appendNumber(frame.file, 0x10, 4); // alpha, where there is some
        appendNumber(frame.file, static_cast<std::uint64_t>(frame.place.width) - 1, 3);
        appendNumber(frame.file, static_cast<std::uint64_t>(frame.place.height) - 1, 3);
        append(frame.file, data);
        return frame;
    }
    return std::nullopt;
}

cv::Mat decodeWebp(Bytes file, const ImageHeader& header)
{
    constexpr std::uint8_t animated = 2;
    const cv::Size canvas(static_cast<int>(header.width), static_cast<int>(header.height));
    if (!file.says(12, "VP8X") || (file.u8(20) & animated) == 0)
        return asBgr(isWholeWebp(file) ? decodeBytes(file.span(), cv::IMREAD_UNCHANGED) : cutWebp(file, canvas));
    const auto frame = firstFrame(file);
    if (!frame || (frame->place & cv::Rect({}, canvas)) != frame->place) return {};
    const cv::Mat pixels = asBgr(decodeBytes(frame->file, cv::IMREAD_UNCHANGED));
    if (pixels.size() == canvas || pixels.size() != frame->place.size()) return pixels;
    cv::Mat whole(canvas, CV_8UC3, cv::Scalar::all(255));
    pixels.copyTo(whole(frame->place));
    return whole;
}

// The library turns a TIFF by its own tag, half of the eight ways: the tag is made "upright" in a copy, so that turning
// is done once and here.
std::optional<std::vector<std::byte>> withoutOrientation(Bytes file)
{
    constexpr std::uint16_t orientation = 274;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return std::nullopt;
    const auto* const entry = TiffTags::find(tags->directories().front(), orientation);
    if (!entry || entry->type != 3 || tags->number(*entry) == 1) return std::nullopt;
    std::vector<std::byte> copy(file.span().begin(), file.span().end());
    copy[entry->at + (tags->endian() == Endian::little ? 0 : 1)] = std::byte{1};
    copy[entry->at + (tags->endian() == Endian::little ? 1 : 0)] = std::byte{0};
    return copy;
}

bool tilesFit(Bytes file, const ImageHeader& header)
{
    constexpr std::uint16_t tileWidth = 322, tileHeight = 323;
    const auto tags = TiffTags::open(file);
    if (!tags || tags->directories().empty()) return false;
    const auto& first = tags->directories().front();
    const std::uint64_t width = tags->number(first, tileWidth, 1), height = tags->number(first, tileHeight, 1);
    const std::uint64_t most = std::max(mostTilePixels, static_cast<std::uint64_t>(header.width) * header.height);
    return width <= UINT32_MAX && height <= UINT32_MAX && width * height <= most;
}

// Numbers with a point (0 to 1) come from the library only as they are.
bool holdsFloats(Bytes file)
{
    constexpr std::uint16_t sampleFormat = 339;
    constexpr std::uint64_t floating = 3;
    const auto tags = TiffTags::open(file);
    return tags && !tags->directories().empty() &&
           tags->number(tags->directories().front(), sampleFormat, 1) == floating;
}

cv::Mat decodeTiff(Bytes file, const ImageHeader& header)
{
    if (!tilesFit(file, header)) return {};
    const auto copy = withoutOrientation(file);
    const auto bytes = copy ? std::span<const std::byte>(*copy) : file.span();
    if (holdsFloats(file)) return asBgr(decodeBytes(bytes, cv::IMREAD_UNCHANGED));
    return decodeBytes(bytes, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION);
}

/// Bytes a pixel while decoding. PNG 1.2, 4.1.1: greys, colours, one with a palette, each with alpha or without.
std::uint64_t bytesPerPixel(Bytes file, ImageFormat format)
{
    if (format == ImageFormat::png) {
        constexpr std::array<std::uint64_t, 7> channels = {1, 4, 3, 4, 4, 4, 4}; // by colour type; tRNS adds alpha
        const std::uint64_t colours = file.u8(25) < channels.size() ? channels[file.u8(25)] : usualPixelBytes;
        return colours * (file.u8(24) > 8 ? 2 : 1) + ourBytes;
    }
    if (format == ImageFormat::tiff && holdsFloats(file)) return 4 * usualPixelBytes + ourBytes;
    return usualPixelBytes + ourBytes;
}

cv::Mat decodeAny(std::span<const std::byte> bytes, const ImageHeader& header)
{
    if (header.format == ImageFormat::webp) return decodeWebp(Bytes(bytes), header);
    if (header.format == ImageFormat::tiff) return decodeTiff(Bytes(bytes), header);
    return asBgr(decodeBytes(bytes, cv::IMREAD_UNCHANGED));
}

} // namespace

Result<Decoded> OtherDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                     const DecodeContext& context) const
{
    if (bytes.size() > INT_MAX) return fail(Code::imageUnsupported, Stage::load, {}, "more than 2 GiB");
    return catchingDecoder([&]() -> Result<Decoded> {
        TRY(withinLimit(header.width, header.height, context.request));
        Decoded decoded;
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        if (header.format == ImageFormat::webp) TRY(inProportion(pixels, bytes.size()));
        const bool cutPng = header.format == ImageFormat::png && !isWholePng(Bytes(bytes));
        decoded.cut = cutPng || (header.format == ImageFormat::webp && !isWholeWebp(Bytes(bytes)));
        const std::uint64_t more = cutPng ? bytesToComplete(Bytes(bytes)) : 0;
        TRY_ASSIGN(decoded.lease,
                   leaseFor(pixels * bytesPerPixel(Bytes(bytes), header.format) + more, pixels, context));
        std::string completed;
        if (cutPng) {
            TRY_ASSIGN(completed, completedPng(Bytes(bytes), context.job));
        }
        decoded.pixels = decodeAny(cutPng ? std::as_bytes(std::span(completed)) : bytes, header);
        if (decoded.pixels.empty()) return broken("not decodable");
        decoded.fullSize = decoded.pixels.size();
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen
