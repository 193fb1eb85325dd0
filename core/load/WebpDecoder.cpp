#include "load/WebpDecoder.h"

#include <optional>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>
#include <webp/decode.h>

#include "load/CutWebp.h"
#include "load/ShrunkRows.h"
#include "metadata/Container.h"

namespace albumen {
namespace {

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

/// A still WebP. Empty: it cannot be decoded.
cv::Mat stillWebp(std::span<const std::byte> file, cv::Size size)
{
    const auto* const data = reinterpret_cast<const std::uint8_t*>(file.data());
    WebPBitstreamFeatures features{};
    if (WebPGetFeatures(data, file.size(), &features) != VP8_STATUS_OK) return {};
    if (cv::Size(features.width, features.height) != size) return {};
    cv::Mat pixels(size, features.has_alpha != 0 ? CV_8UC4 : CV_8UC3);
    const auto decode = features.has_alpha != 0 ? WebPDecodeBGRAInto : WebPDecodeBGRInto;
    const std::size_t bytes = pixels.total() * pixels.elemSize();
    if (!decode(data, file.size(), pixels.data, bytes, static_cast<int>(pixels.step))) return {};
    return features.has_alpha != 0 ? onWhite(pixels) : pixels;
}

bool isAnimated(Bytes file)
{
    constexpr std::uint8_t animated = 2;
    return file.says(12, "VP8X") && (file.u8(20) & animated) != 0;
}

cv::Mat decodedWebp(Bytes file, cv::Size size)
{
    if (isWholeWebp(file)) return stillWebp(file.span(), size);
    const cv::Mat cut = cutWebp(file, size);
    return cut.empty() ? cut : onWhite(cut);
}

/// On its canvas, which may be far larger than the frame and the file.
Result<cv::Mat> onCanvas(const cv::Mat& frame, cv::Rect place, cv::Size canvas, const DecodeContext& context)
{
    ShrunkRows rows(canvas, context.request.longSide);
    for (int y = 0; y < canvas.height; ++y, rows.take()) {
        if (context.job.cancelled()) return fail(Code::cancelled, Stage::load);
        cv::Mat row = rows.next();
        row.setTo(cv::Scalar::all(255));
        if (y >= place.y && y < place.br().y) frame.row(y - place.y).copyTo(row.colRange(place.x, place.br().x));
    }
    return rows.picture();
}

std::uint64_t pixelsOf(cv::Size size)
{
    return static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height);
}

constexpr std::uint64_t pixelBytes = 8; // four colours, and what libwebp holds or ours made of them

Status decodeAnimated(Bytes file, const DecodeContext& context, Decoded& decoded)
{
    const cv::Size canvas = decoded.fullSize;
    const auto frame = firstFrame(file);
    if (!frame || (frame->place & cv::Rect({}, canvas)) != frame->place) return broken("not decodable");
    TRY(inProportion(pixelsOf(frame->place.size()), file.size()));
    const bool alone = frame->place.size() == canvas;
    const std::uint64_t whole = alone ? 0 : ShrunkRows::bytesNeeded(canvas, context.request.longSide);
    TRY_ASSIGN(decoded.lease, leaseFor(pixelsOf(frame->place.size()) * pixelBytes + whole, pixelsOf(canvas), context));
    decoded.pixels = stillWebp(frame->file, frame->place.size());
    if (decoded.pixels.empty()) return broken("not decodable");
    if (alone) return {};
    TRY_ASSIGN(decoded.pixels, onCanvas(decoded.pixels, frame->place, canvas, context));
    return {};
}

} // namespace

Result<Decoded> WebpDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                    const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        const Bytes file(bytes);
        Decoded decoded;
        decoded.cut = !isWholeWebp(file);
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        decoded.turn = context.turn;
        const std::uint64_t pixels = pixelsOf(decoded.fullSize);
        TRY(inProportion(pixels, bytes.size()));
        if (isAnimated(file)) {
            TRY(decodeAnimated(file, context, decoded));
            return decoded;
        }
        TRY_ASSIGN(decoded.lease, leaseFor(pixels * pixelBytes, pixels, context));
        decoded.pixels = decodedWebp(file, decoded.fullSize);
        if (decoded.pixels.empty()) return broken("not decodable");
        return decoded;
    });
}

} // namespace albumen
