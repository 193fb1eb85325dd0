#include "load/GifDecoder.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <vector>

#include <gif_lib.h>
#include <opencv2/core.hpp>

namespace albumen {
namespace {

struct Source {
    std::span<const std::byte> left;
};

int readSource(GifFileType* gif, GifByteType* to, int count)
{
    auto& left = static_cast<Source*>(gif->UserData)->left;
    const std::size_t given = std::min(left.size(), static_cast<std::size_t>(std::max(count, 0)));
    if (given > 0) std::memcpy(to, left.data(), given);
    left = left.subspan(given);
    return static_cast<int>(given);
}

struct Close {
    void operator()(GifFileType* gif) const { DGifCloseFile(gif, nullptr); }
};
using Gif = std::unique_ptr<GifFileType, Close>;

constexpr int noColour = -1;

// The graphics control before a picture may name one colour as transparent.
bool readExtension(GifFileType& gif, int& transparent)
{
    int kind = 0;
    GifByteType* block = nullptr;
    if (DGifGetExtension(&gif, &kind, &block) == GIF_ERROR) return false;
    while (block) {
        GraphicsControlBlock control;
        if (kind == GRAPHICS_EXT_FUNC_CODE && DGifExtensionToGCB(block[0], block + 1, &control) == GIF_OK)
            transparent = control.TransparentColor;
        if (DGifGetExtensionNext(&gif, &block) == GIF_ERROR) return false;
    }
    return true;
}

// Interlaced pictures come in four passes: every 8th line from 0, from 4, every 4th from 2, every 2nd from 1.
std::vector<int> lineOrder(int height, bool interlaced)
{
    struct Pass {
        int from, step;
    };
    const std::vector<Pass> passes =
        interlaced ? std::vector<Pass>{{0, 8}, {4, 8}, {2, 4}, {1, 2}} : std::vector<Pass>{{0, 1}};
    std::vector<int> order;
    order.reserve(static_cast<std::size_t>(height));
    for (const Pass pass : passes)
        for (int y = pass.from; y < height; y += pass.step) order.push_back(y);
    return order;
}

void paint(cv::Mat& canvas, int y, int left, const std::vector<GifPixelType>& line, const ColorMapObject& colours,
           int transparent)
{
    if (y >= canvas.rows) return;
    for (int x = 0; x < static_cast<int>(line.size()) && left + x < canvas.cols; ++x) {
        const int index = line[static_cast<std::size_t>(x)];
        if (index == transparent || index >= colours.ColorCount) continue;
        const GifColorType& colour = colours.Colors[index];
        canvas.at<cv::Vec3b>(y, left + x) = {colour.Blue, colour.Green, colour.Red};
    }
}

/// Lines that a file that lacks its end has not: grey.
void greyLines(cv::Mat& canvas, const GifImageDesc& picture, std::span<const int> lines)
{
    const cv::Rect whole({}, canvas.size());
    for (const int y : lines)
        canvas(cv::Rect(picture.Left, picture.Top + y, picture.Width, 1) & whole).setTo(cv::Scalar::all(0x80));
}

/// Ensures: true: all of it; false: at least half, for the file lacks its end.
Result<bool> readPicture(GifFileType& gif, cv::Mat& canvas, int transparent, const DecodeContext& context)
{
    if (DGifGetImageDesc(&gif) == GIF_ERROR) return broken("no picture");
    const GifImageDesc& picture = gif.Image;
    const ColorMapObject* const colours = picture.ColorMap ? picture.ColorMap : gif.SColorMap;
    if (!colours || picture.Width <= 0 || picture.Height <= 0 || picture.Left < 0 || picture.Top < 0)
        return broken("no colours");
    TRY(withinLimit(static_cast<std::uint64_t>(picture.Width), static_cast<std::uint64_t>(picture.Height),
                    context.request));
    std::vector<GifPixelType> line(static_cast<std::size_t>(picture.Width));
    const std::vector<int> order = lineOrder(picture.Height, picture.Interlace);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (context.job.cancelled()) return fail(Code::cancelled, Stage::load);
        if (DGifGetLine(&gif, line.data(), picture.Width) == GIF_ERROR) {
            const bool cut = static_cast<const Source*>(gif.UserData)->left.empty();
            if (!cut || static_cast<double>(i) < leastDecoded * static_cast<double>(order.size()))
                return broken("cut off in its data");
            greyLines(canvas, picture, std::span(order).subspan(i));
            return false;
        }
        paint(canvas, picture.Top + order[i], picture.Left, line, *colours, transparent);
    }
    return true;
}

Result<Decoded> decodeGifHere(std::span<const std::byte> bytes, const DecodeContext& context)
{
    Source source{bytes};
    int code = 0;
    const Gif gif(DGifOpen(&source, readSource, &code));
    if (!gif) return broken(GifErrorString(code) ? GifErrorString(code) : "GIF");
    if (gif->SWidth <= 0 || gif->SHeight <= 0) return broken("no size in the header");
    TRY(withinLimit(static_cast<std::uint64_t>(gif->SWidth), static_cast<std::uint64_t>(gif->SHeight),
                    context.request));
    Decoded decoded;
    const std::uint64_t pixels = static_cast<std::uint64_t>(gif->SWidth) * static_cast<std::uint64_t>(gif->SHeight);
    TRY(inProportion(pixels, bytes.size()));
    TRY_ASSIGN(decoded.lease, leaseFor(pixels * 3, pixels, context));
    decoded.pixels = cv::Mat(gif->SHeight, gif->SWidth, CV_8UC3, cv::Scalar::all(255));
    decoded.fullSize = decoded.pixels.size();
    decoded.turn = context.turn;
    int transparent = noColour;
    for (GifRecordType kind = UNDEFINED_RECORD_TYPE; kind != TERMINATE_RECORD_TYPE;) {
        if (DGifGetRecordType(gif.get(), &kind) == GIF_ERROR) return broken("not a GIF inside");
        if (kind == EXTENSION_RECORD_TYPE && !readExtension(*gif, transparent)) return broken("not a GIF inside");
        if (kind != IMAGE_DESC_RECORD_TYPE) continue;
        TRY_ASSIGN(const bool whole, readPicture(*gif, decoded.pixels, transparent, context));
        decoded.cut = !whole;
        return decoded;
    }
    return broken("no picture");
}

} // namespace

Result<Decoded> GifDecoder::decode(std::span<const std::byte> bytes, const DecodeContext& context) const
{
    return catchingDecoder([&] { return decodeGifHere(bytes, context); });
}

} // namespace albumen
