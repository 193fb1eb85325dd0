#include "load/TiffDecoder.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <tiffio.h>

namespace albumen {
namespace {

/// The file in memory, and the first thing that the library said about it.
struct TiffSource {
    std::span<const std::byte> bytes;
    std::uint64_t at = 0;
    char message[256] = {};
};

TiffSource& sourceOf(void* handle)
{
    return *static_cast<TiffSource*>(handle);
}

tmsize_t readTiffBytes(thandle_t handle, void* to, tmsize_t count)
{
    TiffSource& source = sourceOf(handle);
    const std::uint64_t from = std::min<std::uint64_t>(source.at, source.bytes.size());
    const std::uint64_t given = std::min<std::uint64_t>(std::max<tmsize_t>(count, 0), source.bytes.size() - from);
    if (given > 0) std::memcpy(to, source.bytes.data() + from, given);
    source.at = from + given;
    return static_cast<tmsize_t>(given);
}

toff_t seekTiff(thandle_t handle, toff_t offset, int whence)
{
    TiffSource& source = sourceOf(handle);
    const std::uint64_t base = whence == SEEK_CUR ? source.at : whence == SEEK_END ? source.bytes.size() : 0;
    return source.at = base + offset;
}

int mapTiff(thandle_t handle, void** base, toff_t* size)
{
    *base = const_cast<std::byte*>(sourceOf(handle).bytes.data()); // opened for reading, it is not written to
    *size = sourceOf(handle).bytes.size();
    return 1;
}

int noteTiffError(TIFF*, void* user, const char*, const char* format, va_list values)
{
    TiffSource& source = sourceOf(user);
    if (source.message[0] == '\0') std::vsnprintf(source.message, sizeof source.message, format, values);
    return 1; // said
}

using Tiff = std::unique_ptr<TIFF, void (*)(TIFF*)>;

Tiff openTiff(TiffSource& source)
{
    const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(),
                                                                               TIFFOpenOptionsFree);
    if (!options) throw std::bad_alloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), mostDecodeBytes);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), noteTiffError, &source);
    TIFFOpenOptionsSetWarningHandlerExtR(
        options.get(), [](TIFF*, void*, const char*, const char*, va_list) { return 1; }, nullptr);
    return {TIFFClientOpenExt(
                "TIFF", "r", &source, readTiffBytes, [](thandle_t, void*, tmsize_t) -> tmsize_t { return 0; }, seekTiff,
                [](thandle_t) { return 0; }, [](thandle_t handle) -> toff_t { return sourceOf(handle).bytes.size(); },
                mapTiff, [](thandle_t, void*, toff_t) {}, options.get()),
            TIFFClose};
}

/// Of a number that each file has, if only by the standard's own words.
template <class Number> Number fieldOf(TIFF* tiff, std::uint32_t tag)
{
    Number number = 0;
    TIFFGetFieldDefaulted(tiff, tag, &number);
    return number;
}

/// How its pixels lie in the file: in strips of whole rows, or in tiles.
struct TiffLayout {
    bool tiled = false, planes = false; ///< planes: each colour for itself
    cv::Size piece;                     ///< of a tile, or of a strip
    std::uint64_t pieceBytes = 0;
    std::uint16_t samples = 1, bits = 1;
    bool floats = false, clear = false;
};

/// An alpha that is called so; others are what a program keeps for itself.
bool isClearTiff(TIFF* tiff)
{
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    if (!TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) || count == 0) return false;
    return kinds[0] == EXTRASAMPLE_ASSOCALPHA || kinds[0] == EXTRASAMPLE_UNASSALPHA;
}

/// Fails: imageBroken (a tile that is far larger than the picture: its size would not tell what it costs).
Result<TiffLayout> layoutOf(TIFF* tiff, cv::Size size)
{
    constexpr std::uint64_t mostTilePixels = 1ULL << 24U; // four times is plenty for one tile of edges
    TiffLayout layout;
    layout.tiled = TIFFIsTiled(tiff) != 0;
    layout.planes = fieldOf<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE;
    layout.samples = fieldOf<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL);
    layout.bits = fieldOf<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE);
    layout.floats = fieldOf<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT) == SAMPLEFORMAT_IEEEFP;
    layout.clear = isClearTiff(tiff);
    const auto width =
        layout.tiled ? fieldOf<std::uint32_t>(tiff, TIFFTAG_TILEWIDTH) : static_cast<std::uint32_t>(size.width);
    const auto rows = fieldOf<std::uint32_t>(tiff, layout.tiled ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP);
    const std::uint64_t most = std::max(mostTilePixels, static_cast<std::uint64_t>(size.area()));
    if (width == 0 || rows == 0 || (layout.tiled && std::uint64_t{width} * rows > most)) return broken("its tiles");
    const auto high = layout.tiled ? rows : std::min(rows, static_cast<std::uint32_t>(size.height));
    layout.piece = cv::Size(static_cast<int>(width), static_cast<int>(high));
    layout.pieceBytes = layout.tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    return layout;
}

/// Output, rows of four colours as the library gives them, and what it unpacks at a time. A picture that is one strip
/// takes much at once; what is refused for its size is judged as one of many.
std::uint64_t bytesNeeded(const TiffLayout& layout, cv::Size size)
{
    constexpr std::uint64_t ourBytes = 3, rowBytes = 4, mostPlanes = 4;
    const std::uint64_t pixels = static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(size.height);
    const std::uint64_t rows =
        static_cast<std::uint64_t>(size.width) * static_cast<std::uint64_t>(std::min(layout.piece.height, size.height));
    const std::uint64_t planes = layout.planes ? std::min<std::uint64_t>(layout.samples, mostPlanes) : 1;
    const std::uint64_t needed =
        pixels * ourBytes + rows * rowBytes + std::min(layout.pieceBytes, mostDecodeBytes) * planes;
    const std::uint64_t usual = pixels * (ourBytes + rowBytes);
    return std::max(std::min(needed, mostDecodeBytes), std::min(needed, usual));
}

/// Everything but numbers with a point: the library knows the way to 8 bits a colour. Gives the rows that could not be
/// decoded; they are grey.
Result<int> readColours(TIFF* tiff, const TiffLayout& layout, cv::Mat& pixels, const JobControl& job)
{
    char why[1024] = {};
    TIFFRGBAImage image{};
    if (TIFFRGBAImageOK(tiff, why) == 0 || TIFFRGBAImageBegin(&image, tiff, 1, why) == 0) return broken(why);
    const std::unique_ptr<TIFFRGBAImage, void (*)(TIFFRGBAImage*)> end(&image, TIFFRGBAImageEnd);
    image.req_orientation = image.orientation; // turning is done once, and elsewhere
    cv::Mat rows(std::min(layout.piece.height, pixels.rows), pixels.cols, CV_32S);
    int lost = 0;
    for (int y = 0; y < pixels.rows; y += rows.rows) {
        if (job.cancelled()) return fail(Code::cancelled, Stage::load);
        const int count = std::min(rows.rows, pixels.rows - y);
        image.row_offset = y;
        rows.setTo(0);
        if (TIFFRGBAImageGet(&image, rows.ptr<std::uint32_t>(), static_cast<std::uint32_t>(pixels.cols),
                             static_cast<std::uint32_t>(count)) == 0) {
            pixels.rowRange(y, y + count).setTo(cv::Scalar::all(0x80));
            lost += count;
            continue;
        }
        for (int i = 0; i < count; ++i) {
            const auto* const from = rows.ptr<std::uint32_t>(i);
            auto* const to = pixels.ptr<cv::Vec3b>(y + i);
            for (int x = 0; x < pixels.cols; ++x) {
                const unsigned white = layout.clear ? 255 - TIFFGetA(from[x]) : 0; // colours are multiplied already
                to[x] = {cv::saturate_cast<uchar>(TIFFGetB(from[x]) + white),
                         cv::saturate_cast<uchar>(TIFFGetG(from[x]) + white),
                         cv::saturate_cast<uchar>(TIFFGetR(from[x]) + white)};
            }
        }
    }
    return lost;
}

/// The part of the picture that begins there, as 8 bits a colour: of all colours, or of one.
Result<cv::Mat> readFloatPiece(TIFF* tiff, const TiffLayout& layout, cv::Point at, std::uint16_t plane,
                               std::vector<std::byte>& buffer)
{
    const auto x = static_cast<std::uint32_t>(at.x), y = static_cast<std::uint32_t>(at.y);
    const auto size = static_cast<tmsize_t>(buffer.size());
    const tmsize_t read = layout.tiled
                              ? TIFFReadEncodedTile(tiff, TIFFComputeTile(tiff, x, y, 0, plane), buffer.data(), size)
                              : TIFFReadEncodedStrip(tiff, TIFFComputeStrip(tiff, y, plane), buffer.data(), size);
    if (read < 0) return broken("not decodable");
    const int depth = layout.bits == 16 ? CV_16F : layout.bits == 32 ? CV_32F : CV_64F;
    const cv::Mat numbers(layout.piece, CV_MAKETYPE(depth, layout.planes ? 1 : layout.samples), buffer.data());
    cv::Mat wide = numbers, eight;
    if (depth == CV_16F) numbers.convertTo(wide, CV_32F);
    wide.convertTo(eight, CV_8U, 255);
    return eight;
}

Result<int> readFloats(TIFF* tiff, const TiffLayout& layout, cv::Mat& pixels, const JobControl& job)
{
    const bool known = layout.bits == 16 || layout.bits == 32 || layout.bits == 64;
    if (!known || (layout.samples != 1 && layout.samples != 3 && layout.samples != 4)) return broken("its numbers");
    const std::uint64_t pieceNumbers =
        static_cast<std::uint64_t>(layout.piece.area()) * (layout.planes ? 1 : layout.samples);
    std::vector<std::byte> buffer(pieceNumbers * layout.bits / 8);
    if (buffer.size() < layout.pieceBytes) return broken("its tiles");
    cv::Mat stored(pixels.size(), CV_8UC(layout.samples));
    for (std::uint16_t plane = 0; plane < (layout.planes ? layout.samples : 1); ++plane)
        for (int y = 0; y < pixels.rows; y += layout.piece.height)
            for (int x = 0; x < pixels.cols; x += layout.piece.width) {
                if (job.cancelled()) return fail(Code::cancelled, Stage::load);
                TRY_ASSIGN(const cv::Mat piece, readFloatPiece(tiff, layout, {x, y}, plane, buffer));
                const cv::Rect there = cv::Rect({x, y}, layout.piece) & cv::Rect({}, pixels.size());
                cv::Mat target = stored(there);
                const cv::Mat part = piece(cv::Rect({}, there.size()));
                if (layout.planes)
                    cv::insertChannel(part, target, plane);
                else
                    part.copyTo(target);
            }
    if (layout.samples == 4) {
        cv::cvtColor(stored, stored, cv::COLOR_RGBA2BGRA);
        pixels = onWhite(stored);
    } else {
        cv::cvtColor(stored, pixels, layout.samples == 3 ? cv::COLOR_RGB2BGR : cv::COLOR_GRAY2BGR);
    }
    return 0;
}

} // namespace

Result<Decoded> TiffDecoder::decode(std::span<const std::byte> bytes, const ImageHeader& header,
                                    const DecodeContext& context) const
{
    return catchingDecoder([&]() -> Result<Decoded> {
        TiffSource source{bytes};
        const Tiff tiff = openTiff(source);
        if (!tiff) return broken(source.message);
        if (fieldOf<std::uint32_t>(tiff.get(), TIFFTAG_IMAGEWIDTH) != header.width ||
            fieldOf<std::uint32_t>(tiff.get(), TIFFTAG_IMAGELENGTH) != header.height)
            return broken("not what its header says");
        Decoded decoded;
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        TRY_ASSIGN(const TiffLayout layout, layoutOf(tiff.get(), decoded.fullSize));
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        TRY_ASSIGN(decoded.lease, leaseFor(bytesNeeded(layout, decoded.fullSize), pixels, context));
        decoded.pixels.create(decoded.fullSize, CV_8UC3);
        TRY_ASSIGN(const int lost,
                   (layout.floats ? readFloats : readColours)(tiff.get(), layout, decoded.pixels, context.job));
        if (lost > (1 - leastDecoded) * decoded.pixels.rows) return broken("not decodable");
        decoded.cut = lost > 0;
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen
