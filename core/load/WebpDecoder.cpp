#include "load/WebpDecoder.h"

#include <optional>
#include <string_view>
#include <vector>

#include <opencv2/core.hpp>
#include <webp/decode.h>

#include "load/CutWebp.h"
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

cv::Mat decodedWebp(Bytes file, cv::Size canvas)
{
    constexpr std::uint8_t animated = 2;
    if (!file.says(12, "VP8X") || (file.u8(20) & animated) == 0) {
        if (isWholeWebp(file)) return stillWebp(file.span(), canvas);
        const cv::Mat cut = cutWebp(file, canvas);
        return cut.empty() ? cut : onWhite(cut);
    }
    const auto frame = firstFrame(file);
    if (!frame || (frame->place & cv::Rect({}, canvas)) != frame->place) return {};
    const cv::Mat pixels = stillWebp(frame->file, frame->place.size());
    if (pixels.empty() || pixels.size() == canvas) return pixels;
    cv::Mat whole(canvas, CV_8UC3, cv::Scalar::all(255));
    pixels.copyTo(whole(frame->place));
    return whole;
}

} // namespace

Result<Decoded> WebpDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                    const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        constexpr std::uint64_t pixelBytes = 7; // four colours, and ours made of them
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        TRY(inProportion(pixels, bytes.size()));
        Decoded decoded;
        decoded.cut = !isWholeWebp(Bytes(bytes));
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        TRY_ASSIGN(decoded.lease, leaseFor(pixels * pixelBytes, pixels, context));
        decoded.pixels = decodedWebp(Bytes(bytes), decoded.fullSize);
        if (decoded.pixels.empty()) return broken("not decodable");
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen
