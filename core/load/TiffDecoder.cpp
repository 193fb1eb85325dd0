#include "load/TiffDecoder.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <tiffio.h>

#include "load/ShrunkRows.h"

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
    source.at = 0; // another reader may have left it anywhere
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

/// imageUnsupported for a kind that is not read.
tl::unexpected<Error> unread(std::string what)
{
    return fail(Code::imageUnsupported, Stage::load, {}, std::move(what));
}

/// Of a kind that it does not read the library says that it is sorry; all else that it says is about damage.
tl::unexpected<Error> refused(const std::string& why)
{
    return why.starts_with("Sorry") ? unread(why) : broken(why);
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
    bool rowWise = false;               ///< what unpacks a row holds no more of its strip
    bool lines = false;                 ///< rows are read one by one, however many a strip has
    cv::Size piece;                     ///< of a tile, or of a strip
    std::uint64_t pieceBytes = 0, lineBytes = 0;
    std::uint16_t samples = 1, bits = 1;
    bool floats = false, clear = false, associated = false; ///< associated: what is seen through is multiplied already
    std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;

    bool grey() const { return photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE; }
    std::uint16_t colours() const { return grey() ? 1 : 3; }
    /// The library knows no numbers with a point, forgets what is seen through a grey, and loses its place in tiles of
    /// 16 bits that reach over the edge.
    bool asStored() const { return floats || (grey() && (clear || bits == 16)); }
};

/// Other ways unpack a whole strip or tile at once, into memory of their own.
bool isUnpackedByRows(TIFF* tiff)
{
    constexpr std::array<std::uint16_t, 11> ways = {
        COMPRESSION_NONE,      COMPRESSION_CCITTRLE, COMPRESSION_CCITTRLEW, COMPRESSION_CCITTFAX3,
        COMPRESSION_CCITTFAX4, COMPRESSION_LZW,      COMPRESSION_JPEG,      COMPRESSION_ADOBE_DEFLATE,
        COMPRESSION_DEFLATE,   COMPRESSION_PACKBITS, COMPRESSION_ZSTD};
    return std::ranges::find(ways, fieldOf<std::uint16_t>(tiff, TIFFTAG_COMPRESSION)) != ways.end();
}

/// Do some rows share their colours? The library makes RGB of a JPEG's.
bool sharesColours(TIFF* tiff, bool planes)
{
    if (fieldOf<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC) != PHOTOMETRIC_YCBCR) return false;
    if (fieldOf<std::uint16_t>(tiff, TIFFTAG_COMPRESSION) == COMPRESSION_JPEG && !planes) return false;
    std::uint16_t across = 1, down = 1;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_YCBCRSUBSAMPLING, &across, &down);
    return across != 1 || down != 1;
}

/// What an alpha is called; 0: there is none, or what a program keeps for itself.
std::uint16_t alphaKind(TIFF* tiff)
{
    std::uint16_t count = 0;
    std::uint16_t* kinds = nullptr;
    if (!TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &count, &kinds) || count == 0) return 0;
    return kinds[0] == EXTRASAMPLE_ASSOCALPHA || kinds[0] == EXTRASAMPLE_UNASSALPHA ? kinds[0] : std::uint16_t{0};
}

/// A file that does not say it has the usual one for as many colours.
std::uint16_t photometricOf(TIFF* tiff, std::uint16_t samples)
{
    std::uint16_t photometric = 0;
    if (TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &photometric) != 0) return photometric;
    return samples < 3 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB;
}

/// Fails: imageBroken (a tile that is far larger than the picture: its size would not tell what it costs).
Result<TiffLayout> layoutOf(TIFF* tiff, cv::Size size)
{
    constexpr std::uint64_t mostTilePixels = 1ULL << 24U; // four times is plenty for one tile of edges
    TiffLayout layout;
    layout.tiled = TIFFIsTiled(tiff) != 0;
    layout.samples = fieldOf<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL);
    layout.planes = fieldOf<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG) == PLANARCONFIG_SEPARATE && layout.samples > 1;
    layout.bits = fieldOf<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE);
    layout.floats = fieldOf<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT) == SAMPLEFORMAT_IEEEFP;
    layout.photometric = photometricOf(tiff, layout.samples);
    layout.clear = alphaKind(tiff) != 0;
    layout.associated = alphaKind(tiff) == EXTRASAMPLE_ASSOCALPHA;
    const auto width =
        layout.tiled ? fieldOf<std::uint32_t>(tiff, TIFFTAG_TILEWIDTH) : static_cast<std::uint32_t>(size.width);
    const auto rows = fieldOf<std::uint32_t>(tiff, layout.tiled ? TIFFTAG_TILELENGTH : TIFFTAG_ROWSPERSTRIP);
    const std::uint64_t most = std::max(mostTilePixels, static_cast<std::uint64_t>(size.area()));
    if (width == 0 || rows == 0 || (layout.tiled && std::uint64_t{width} * rows > most)) return broken("its tiles");
    const auto high = layout.tiled ? rows : std::min(rows, static_cast<std::uint32_t>(size.height));
    layout.piece = cv::Size(static_cast<int>(width), static_cast<int>(high));
    layout.pieceBytes = layout.tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    layout.lineBytes = TIFFScanlineSize64(tiff);
    layout.rowWise = isUnpackedByRows(tiff);
    layout.lines = layout.rowWise && !layout.tiled && !sharesColours(tiff, layout.planes);
    return layout;
}

/// The picture, and what is unpacked at a time: a row of each plane, or a row of tiles, or a strip, as it is stored, as
/// four colours, and as numbers of other kinds.
std::uint64_t bytesNeeded(const TiffLayout& layout, cv::Size size, const LoadRequest& request)
{
    constexpr std::uint64_t colourBytes = 4, ourBytes = 3, numberBytes = 4 + 1, mostPlanes = 4;
    const std::uint64_t planes = layout.planes ? std::min<std::uint64_t>(layout.samples, mostPlanes) : 1;
    const auto pixelsOf = [&](int rows) { return static_cast<std::uint64_t>(size.width) * std::uint64_t(rows); };
    const std::uint64_t each = colourBytes + (layout.asStored() ? ourBytes + layout.samples * numberBytes : 0);
    const std::uint64_t picture = ShrunkRows::bytesNeeded(size, request.longSide);
    if (layout.lines) return picture + pixelsOf(1) * each + layout.lineBytes * planes;
    const std::uint64_t piece = std::min(layout.pieceBytes, mostDecodeBytes) * planes * (layout.rowWise ? 1 : 2);
    return picture + pixelsOf(std::min(layout.piece.height, size.height)) * each + piece;
}

/// Rows of a picture in strips, one after the other: each plane has a reader of its own, since a reader that goes from
/// one to the other begins anew each time.
class TiffLines
{
public:
    TiffLines(TIFF* first, TiffSource& source, const TiffLayout& layout, int planes) : readers_{first}
    {
        for (int plane = 1; plane < planes; ++plane) {
            others_.push_back(openTiff(source));
            if (!others_.back()) throw std::bad_alloc(); // it was opened before
            readers_.push_back(others_.back().get());
        }
        const auto bytes = std::max<std::uint64_t>(layout.lineBytes, TIFFScanlineSize64(first));
        rows_.assign(readers_.size(), std::vector<std::uint8_t>(bytes));
    }

    /// False: it cannot be decoded, nor what follows in its strip.
    bool read(int y)
    {
        for (std::size_t plane = 0; plane < readers_.size(); ++plane)
            if (TIFFReadScanline(readers_[plane], rows_[plane].data(), static_cast<std::uint32_t>(y),
                                 static_cast<std::uint16_t>(plane)) < 0)
                return false;
        return true;
    }
    std::uint8_t* row(std::size_t plane) { return plane < rows_.size() ? rows_[plane].data() : nullptr; }

private:
    std::vector<Tiff> others_;
    std::vector<TIFF*> readers_;
    std::vector<std::vector<std::uint8_t>> rows_;
};

void addGrey(ShrunkRows& rows, int count)
{
    for (int i = 0; i < count; ++i, rows.take()) rows.next().setTo(cv::Scalar::all(0x80));
}

/// As the library gives them: colours are multiplied by what is seen through them.
void addColours(const std::uint32_t* from, bool clear, ShrunkRows& rows)
{
    cv::Mat row = rows.next();
    auto* const to = row.ptr<cv::Vec3b>();
    for (int x = 0; x < row.cols; ++x) {
        const unsigned white = clear ? 255 - TIFFGetA(from[x]) : 0;
        to[x] = {cv::saturate_cast<uchar>(TIFFGetB(from[x]) + white),
                 cv::saturate_cast<uchar>(TIFFGetG(from[x]) + white),
                 cv::saturate_cast<uchar>(TIFFGetR(from[x]) + white)};
    }
    rows.take();
}

/// `addRow` for each row that can be read. Gives how many cannot; they are grey, with what follows in their strip.
template <class AddRow>
Result<int> readLines(TiffLines& lines, const TiffLayout& layout, cv::Size size, ShrunkRows& rows,
                      const JobControl& job, AddRow addRow)
{
    int lost = 0;
    for (int y = 0; y < size.height;) {
        if (job.cancelled()) return fail(Code::cancelled, Stage::load);
        if (lines.read(y)) {
            addRow();
            ++y;
            continue;
        }
        const int strip = layout.piece.height, count = std::min(strip - y % strip, size.height - y);
        addGrey(rows, count);
        lost += count;
        y += count;
    }
    return lost;
}

Result<int> readColourPieces(TIFFRGBAImage& image, const TiffLayout& layout, cv::Size size, ShrunkRows& rows,
                             const JobControl& job)
{
    cv::Mat piece(std::min(layout.piece.height, size.height), size.width, CV_32S);
    int lost = 0;
    for (int y = 0; y < size.height; y += piece.rows) {
        if (job.cancelled()) return fail(Code::cancelled, Stage::load);
        const int count = std::min(piece.rows, size.height - y);
        image.row_offset = y;
        piece.setTo(0);
        if (TIFFRGBAImageGet(&image, piece.ptr<std::uint32_t>(), static_cast<std::uint32_t>(size.width),
                             static_cast<std::uint32_t>(count)) == 0) {
            addGrey(rows, count);
            lost += count;
            continue;
        }
        for (int i = 0; i < count; ++i) addColours(piece.ptr<std::uint32_t>(i), layout.clear, rows);
    }
    return lost;
}

/// Everything that is not read as it is stored: the library knows the way to 8 bits a colour. Gives the rows that could
/// not be decoded; they are grey.
Result<int> readColours(TIFF* tiff, TiffSource& source, const TiffLayout& layout, cv::Size size, ShrunkRows& rows,
                        const JobControl& job)
{
    char why[1024] = {};
    TIFFRGBAImage image{};
    if (TIFFRGBAImageOK(tiff, why) == 0 || TIFFRGBAImageBegin(&image, tiff, 1, why) == 0) return refused(why);
    const std::unique_ptr<TIFFRGBAImage, void (*)(TIFFRGBAImage*)> end(&image, TIFFRGBAImageEnd);
    image.req_orientation = image.orientation; // turning is done once, and elsewhere
    if (!layout.lines) return readColourPieces(image, layout, size, rows, job);
    const bool grey = image.photometric == PHOTOMETRIC_MINISBLACK || image.photometric == PHOTOMETRIC_MINISWHITE ||
                      image.photometric == PHOTOMETRIC_PALETTE;
    const std::size_t colours = grey ? 1 : 3;
    const int planes = image.isContig != 0 ? 1 : static_cast<int>(colours) + (image.alpha != 0 ? 1 : 0);
    TiffLines lines(tiff, source, layout, planes);
    std::vector<std::uint32_t> row(static_cast<std::size_t>(size.width));
    const auto width = static_cast<std::uint32_t>(size.width);
    return readLines(lines, layout, size, rows, job, [&] {
        if (image.isContig != 0)
            image.put.contig(&image, row.data(), 0, 0, width, 1, 0, 0, lines.row(0));
        else
            image.put.separate(&image, row.data(), 0, 0, width, 1, 0, 0, lines.row(0), lines.row(grey ? 0 : 1),
                               lines.row(grey ? 0 : 2), image.alpha != 0 ? lines.row(colours) : nullptr);
        addColours(row.data(), layout.clear, rows);
    });
}

/// As 8 bits a colour: numbers with a point from 0 to 1, others from 0 to the most that there is.
cv::Mat eightBits(const TiffLayout& layout, cv::Size size, void* numbers)
{
    constexpr double most = 255;
    int depth = layout.bits == 8 ? CV_8U : CV_16U;
    if (layout.floats) depth = layout.bits == 16 ? CV_16F : layout.bits == 32 ? CV_32F : CV_64F;
    const cv::Mat stored(size, CV_MAKETYPE(depth, layout.planes ? 1 : layout.samples), numbers);
    cv::Mat wide = stored, eight;
    if (depth == CV_16F) stored.convertTo(wide, CV_32F);
    wide.convertTo(eight, CV_8U, layout.floats ? most : depth == CV_16U ? most / 0xFFFF : 1);
    return eight;
}

/// The part of the picture that begins there: of all colours, or of one. Empty: it cannot be decoded.
cv::Mat readStoredPiece(TIFF* tiff, const TiffLayout& layout, cv::Point at, std::uint16_t plane,
                        std::vector<std::byte>& buffer)
{
    const auto x = static_cast<std::uint32_t>(at.x), y = static_cast<std::uint32_t>(at.y);
    const auto size = static_cast<tmsize_t>(buffer.size());
    const tmsize_t read = layout.tiled
                              ? TIFFReadEncodedTile(tiff, TIFFComputeTile(tiff, x, y, 0, plane), buffer.data(), size)
                              : TIFFReadEncodedStrip(tiff, TIFFComputeStrip(tiff, y, plane), buffer.data(), size);
    if (read < 0) return {};
    return eightBits(layout, layout.piece, buffer.data());
}

/// A grey or three colours each, what is seen through them, and what else a program keeps there.
void addStored(const TiffLayout& layout, const cv::Mat& stored, ShrunkRows& rows)
{
    constexpr int most = 255;
    const int colours = layout.colours();
    const bool inverted = layout.photometric == PHOTOMETRIC_MINISWHITE;
    for (int y = 0; y < stored.rows; ++y, rows.take()) {
        cv::Mat row = rows.next();
        auto* const to = row.ptr<cv::Vec3b>();
        const uchar* from = stored.ptr<uchar>(y);
        for (int x = 0; x < row.cols; ++x, from += stored.channels()) {
            const int alpha = layout.clear ? from[colours] : most;
            for (int c = 0; c < 3; ++c) {
                const int number = from[colours == 1 ? 0 : 2 - c];
                const int seen = layout.associated ? number : (number * alpha + most / 2) / most;
                to[x][c] = cv::saturate_cast<uchar>(inverted ? most - seen : seen + most - alpha);
            }
        }
    }
}

/// A row of tiles, or a strip. False: it cannot be decoded.
Result<bool> readStoredBand(TIFF* tiff, const TiffLayout& layout, int y, cv::Mat band, std::vector<std::byte>& buffer,
                            const JobControl& job)
{
    for (std::uint16_t plane = 0; plane < (layout.planes ? layout.samples : 1); ++plane)
        for (int x = 0; x < band.cols; x += layout.piece.width) {
            if (job.cancelled()) return fail(Code::cancelled, Stage::load);
            const cv::Mat piece = readStoredPiece(tiff, layout, {x, y}, plane, buffer);
            if (piece.empty()) return false;
            const cv::Size there(std::min(layout.piece.width, band.cols - x), band.rows);
            cv::Mat target = band(cv::Rect({x, 0}, there));
            const cv::Mat part = piece(cv::Rect({}, there));
            if (layout.planes)
                cv::insertChannel(part, target, plane);
            else
                part.copyTo(target);
        }
    return true;
}

Result<int> readStoredPieces(TIFF* tiff, const TiffLayout& layout, cv::Size size, ShrunkRows& rows,
                             const JobControl& job)
{
    const std::uint64_t pieceNumbers =
        static_cast<std::uint64_t>(layout.piece.area()) * (layout.planes ? 1 : layout.samples);
    std::vector<std::byte> buffer(pieceNumbers * layout.bits / 8);
    if (buffer.size() < layout.pieceBytes) return broken("its tiles");
    cv::Mat stored(std::min(layout.piece.height, size.height), size.width, CV_8UC(layout.samples));
    int lost = 0;
    for (int y = 0; y < size.height; y += layout.piece.height) {
        const cv::Mat band = stored.rowRange(0, std::min(stored.rows, size.height - y));
        TRY_ASSIGN(const bool read, readStoredBand(tiff, layout, y, band, buffer, job));
        if (read) {
            addStored(layout, band, rows);
            continue;
        }
        addGrey(rows, band.rows);
        lost += band.rows;
    }
    return lost;
}

/// Can colours be made of its numbers here?
bool isStoredKnown(const TiffLayout& layout)
{
    constexpr std::uint16_t mostSamples = 8; // others are no pictures
    const bool bits = layout.floats ? layout.bits == 16 || layout.bits == 32 || layout.bits == 64
                                    : layout.bits == 8 || layout.bits == 16;
    const int needed = layout.colours() + (layout.clear ? 1 : 0);
    return bits && (layout.grey() || layout.photometric == PHOTOMETRIC_RGB) && layout.samples >= needed &&
           layout.samples <= mostSamples;
}

/// Gives the rows that could not be decoded; they are grey.
Result<int> readStored(TIFF* tiff, TiffSource& source, const TiffLayout& layout, cv::Size size, ShrunkRows& rows,
                       const JobControl& job)
{
    if (!isStoredKnown(layout)) return unread("its numbers");
    if (!layout.lines) return readStoredPieces(tiff, layout, size, rows, job);
    TiffLines lines(tiff, source, layout, layout.planes ? layout.samples : 1);
    const std::uint64_t numbers = static_cast<std::uint64_t>(size.width) * (layout.planes ? 1 : layout.samples);
    if (layout.lineBytes < numbers * layout.bits / 8) return broken("its numbers");
    return readLines(lines, layout, size, rows, job, [&] {
        if (!layout.planes) {
            addStored(layout, eightBits(layout, {size.width, 1}, lines.row(0)), rows);
            return;
        }
        std::vector<cv::Mat> planes;
        for (std::size_t plane = 0; plane < layout.samples; ++plane)
            planes.push_back(eightBits(layout, {size.width, 1}, lines.row(plane)));
        cv::Mat stored;
        cv::merge(planes, stored);
        addStored(layout, stored, rows);
    });
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
        if (TIFFIsCODECConfigured(fieldOf<std::uint16_t>(tiff.get(), TIFFTAG_COMPRESSION)) == 0)
            return unread("its compression");
        Decoded decoded;
        decoded.fullSize = cv::Size(static_cast<int>(header.width), static_cast<int>(header.height));
        TRY_ASSIGN(const TiffLayout layout, layoutOf(tiff.get(), decoded.fullSize));
        const std::uint64_t pixels = static_cast<std::uint64_t>(header.width) * header.height;
        TRY_ASSIGN(decoded.lease, leaseFor(bytesNeeded(layout, decoded.fullSize, context.request), pixels, context));
        ShrunkRows rows(decoded.fullSize, context.request.longSide);
        TRY_ASSIGN(const int lost, (layout.asStored() ? readStored : readColours)(tiff.get(), source, layout,
                                                                                  decoded.fullSize, rows, context.job));
        if (lost > (1 - leastDecoded) * decoded.fullSize.height) return broken("not decodable");
        decoded.pixels = rows.picture();
        decoded.cut = lost > 0;
        decoded.turn = context.turn;
        return decoded;
    });
}

} // namespace albumen
