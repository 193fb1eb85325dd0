// PNG, TIFF, BMP and WebP of every kind that others write, against what OpenCV's imgcodecs make of them.
#include <array>
#include <bit>
#include <cmath>
#include <cstdarg>
#include <cstring>
#include <fstream>
#include <future>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <png.h>
#include <tiffio.h>

#include "load/Decoded.h"
#include "load/Scaled.h"
#include "metadata/Bytes.h"
#include "support/LoaderFixture.h"
#include "support/OpenCvPictures.h"
#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

namespace {

using OtherFixture = LoaderFixture;

constexpr int wide = 61, high = 43; // no multiple of what bytes, tiles and passes hold

/// A picture of smooth colours with noise in one corner.
cv::Mat uneven()
{
    cv::Mat picture = unevenPicture({wide, high});
    recipeNoise(16, 16, 3).copyTo(picture(cv::Rect(3, 5, 16, 16)));
    return picture;
}

/// What this process held at most since it was made, beside what it held then; sanitizers keep what is freed.
class Peak
{
public:
    bool isBelow([[maybe_unused]] long kibibytes) const
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return true;
#else
        return now() - before_ < kibibytes;
#endif
    }

private:
    static long now()
    {
        std::ifstream status("/proc/self/status");
        const std::string name = "VmHWM:";
        for (std::string line; std::getline(status, line);)
            if (line.starts_with(name)) return std::stol(line.substr(name.size()));
        return 0;
    }
    static long begun()
    {
        std::ofstream("/proc/self/clear_refs") << 5; // the peak is what is held now
        return now();
    }
    const long before_ = begun();
};

double largestDifference(const cv::Mat& a, const cv::Mat& b)
{
    return a.size() == b.size() && a.type() == b.type() && !a.empty() ? cv::norm(a, b, cv::NORM_INF) : 999;
}

cv::Mat byOpenCv(const ByteVector& file, int flags)
{
    return cv::imdecode(cv::Mat(1, static_cast<int>(file.size()), CV_8U, const_cast<std::byte*>(file.data())), flags);
}

/// 8-bit BGR on white of whatever OpenCV gives.
cv::Mat asPaper(cv::Mat pixels)
{
    if (pixels.empty()) return pixels;
    if (pixels.depth() == CV_16U) pixels.convertTo(pixels, CV_8U, 1.0 / 257);
    if (pixels.depth() == CV_32F || pixels.depth() == CV_64F) pixels.convertTo(pixels, CV_8U, 255);
    if (pixels.channels() == 4) return onWhite(pixels);
    if (pixels.channels() == 1) cv::cvtColor(pixels, pixels, cv::COLOR_GRAY2BGR);
    return pixels;
}

void leaveIt(png_structp, png_const_charp message)
{
    throw std::runtime_error(message);
}

struct MadePng {
    int type = PNG_COLOR_TYPE_RGB, depth = 8;
    bool interlaced = false, clear = false; ///< clear: a colour, or colours of the palette, that count as transparent
};

ByteVector pngOfKind(const MadePng& kind, const cv::Mat& picture)
{
    ByteVector file;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, leaveIt, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &file,
        [](png_structp p, png_bytep bytes, std::size_t count) {
            auto& to = *static_cast<ByteVector*>(png_get_io_ptr(p));
            const auto* const first = reinterpret_cast<const std::byte*>(bytes);
            to.insert(to.end(), first, first + count);
        },
        [](png_structp) {});
    png_set_IHDR(png, info, static_cast<png_uint_32>(picture.cols), static_cast<png_uint_32>(picture.rows), kind.depth,
                 kind.type, kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    const unsigned most = kind.depth == 16 ? 65535 : (1U << kind.depth) - 1;
    std::array<png_color, 256> palette{};
    std::array<png_byte, 256> alphas{};
    for (unsigned i = 0; i < 256; ++i) {
        palette[i] = {static_cast<png_byte>(i * 255 / most), static_cast<png_byte>(255 - i * 200 / most),
                      static_cast<png_byte>(i * 77)};
        alphas[i] = static_cast<png_byte>(i * 40);
    }
    if (kind.type == PNG_COLOR_TYPE_PALETTE) png_set_PLTE(png, info, palette.data(), static_cast<int>(most + 1));
    png_color_16 transparent{};
    transparent.gray = static_cast<png_uint_16>(most / 2);
    if (kind.clear && kind.type == PNG_COLOR_TYPE_PALETTE)
        png_set_tRNS(png, info, alphas.data(), static_cast<int>(std::min(most + 1, 7U)), nullptr);
    else if (kind.clear)
        png_set_tRNS(png, info, nullptr, 0, &transparent);
    png_write_info(png, info);
    const int channels = png_get_channels(png, info);
    std::vector<ByteVector> rows;
    std::vector<png_bytep> starts;
    for (int y = 0; y < picture.rows; ++y) {
        ByteVector row(png_get_rowbytes(png, info));
        for (int x = 0; x < picture.cols; ++x)
            for (int c = 0; c < channels; ++c) {
                const bool alpha = (kind.type & PNG_COLOR_MASK_ALPHA) != 0 && c == channels - 1;
                const unsigned value =
                    alpha ? static_cast<unsigned>((x * 7 + y) % 256) : picture.at<cv::Vec3b>(y, x)[c % 3];
                const auto at = static_cast<std::size_t>(x * channels + c);
                if (kind.depth == 16) {
                    row[at * 2] = static_cast<std::byte>(value);
                    row[at * 2 + 1] = static_cast<std::byte>(x * 31 + c);
                } else {
                    const std::size_t bit = at * static_cast<std::size_t>(kind.depth);
                    row[bit / 8] |=
                        static_cast<std::byte>(value * most / 255 << (8 - static_cast<unsigned>(kind.depth) - bit % 8));
                }
            }
        rows.push_back(std::move(row));
        starts.push_back(reinterpret_cast<png_bytep>(rows.back().data()));
    }
    png_write_image(png, starts.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return file;
}

struct MadeTiff {
    int photometric = PHOTOMETRIC_RGB, bits = 8, samples = 3, compression = COMPRESSION_NONE;
    bool tiled = false, planes = false, floats = false, clear = false, bigEndian = false;
    unsigned rowsPerStrip = 7;
    int orientation = ORIENTATION_TOPLEFT;
    int predictor = 0;
    std::uint16_t alpha = EXTRASAMPLE_UNASSALPHA;
};

/// One sample of the picture in the bits of the kind.
void putSample(const MadeTiff& kind, std::vector<std::uint8_t>& row, std::size_t index, unsigned value)
{
    if (kind.floats) {
        const double number = value / 255.0;
        if (kind.bits == 32) reinterpret_cast<float*>(row.data())[index] = static_cast<float>(number);
        if (kind.bits == 64) reinterpret_cast<double*>(row.data())[index] = number;
        if (kind.bits == 16) reinterpret_cast<cv::float16_t*>(row.data())[index] = cv::float16_t(float(number));
    } else if (kind.bits == 16) {
        reinterpret_cast<std::uint16_t*>(row.data())[index] = static_cast<std::uint16_t>(value * 257);
    } else {
        const auto bits = static_cast<unsigned>(kind.bits);
        const std::size_t bit = index * bits;
        row[bit / 8] |= static_cast<std::uint8_t>(value >> (8 - bits) << (8 - bits - bit % 8));
    }
}

ByteVector tiffOfKind(const MadeTiff& kind, const cv::Mat& picture)
{
    const TempFolder folder;
    const std::string name = (folder.path() / "a.tif").string();
    TIFF* const tiff = TIFFOpen(name.c_str(), kind.bigEndian ? "wb" : "wl");
    REQUIRE(tiff);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture.cols);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture.rows);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, kind.bits);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, kind.samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, kind.photometric);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, kind.compression);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, kind.orientation);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, kind.planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
    if (kind.floats) TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP);
    if (kind.predictor != 0) TIFFSetField(tiff, TIFFTAG_PREDICTOR, kind.predictor);
    if (kind.clear) TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &kind.alpha);
    std::array<std::vector<std::uint16_t>, 3> map;
    if (kind.photometric == PHOTOMETRIC_PALETTE) {
        for (unsigned i = 0; i < (1U << kind.bits); ++i)
            for (unsigned c = 0; c < 3; ++c)
                map[c].push_back(static_cast<std::uint16_t>((i * (c * 90 + 37) % 256) * 257));
        TIFFSetField(tiff, TIFFTAG_COLORMAP, map[0].data(), map[1].data(), map[2].data());
    }
    if (kind.compression == COMPRESSION_JPEG && kind.photometric == PHOTOMETRIC_YCBCR)
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    constexpr int tile = 32;
    const int across = kind.tiled ? tile : picture.cols, down = kind.tiled ? tile : picture.rows;
    if (kind.tiled) {
        TIFFSetField(tiff, TIFFTAG_TILEWIDTH, tile);
        TIFFSetField(tiff, TIFFTAG_TILELENGTH, tile);
    } else {
        TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, kind.compression == COMPRESSION_JPEG ? 16U : kind.rowsPerStrip);
    }
    const auto valueAt = [&](int x, int y, int sample) {
        const cv::Vec3b colour = picture.at<cv::Vec3b>(std::min(y, picture.rows - 1), std::min(x, picture.cols - 1));
        if (kind.clear && sample == kind.samples - 1) return static_cast<unsigned>((x * 3 + y * 2) % 256);
        return static_cast<unsigned>(kind.photometric == PHOTOMETRIC_RGB ? colour[2 - sample % 3] : colour[sample % 3]);
    };
    const int planes = kind.planes ? kind.samples : 1, perPixel = kind.planes ? 1 : kind.samples;
    for (int plane = 0; plane < planes; ++plane)
        for (int top = 0; top < picture.rows; top += down)
            for (int left = 0; left < picture.cols; left += across) {
                const std::size_t rowBytes = static_cast<std::size_t>((across * perPixel * kind.bits + 7) / 8);
                std::vector<std::uint8_t> block;
                for (int y = 0; y < down; ++y) {
                    std::vector<std::uint8_t> row(rowBytes);
                    for (int x = 0; x < across; ++x)
                        for (int s = 0; s < perPixel; ++s)
                            putSample(kind, row, static_cast<std::size_t>(x * perPixel + s),
                                      valueAt(left + x, top + y, kind.planes ? plane : s));
                    if (!kind.tiled)
                        REQUIRE(TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y),
                                                  static_cast<std::uint16_t>(plane)) == 1);
                    block.insert(block.end(), row.begin(), row.end());
                }
                if (kind.tiled)
                    REQUIRE(TIFFWriteTile(tiff, block.data(), static_cast<std::uint32_t>(left),
                                          static_cast<std::uint32_t>(top), 0, static_cast<std::uint16_t>(plane)) > 0);
            }
    TIFFClose(tiff);
    return readBytes(name);
}

void put(ByteVector& to, std::uint64_t number, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i) to.push_back(static_cast<std::byte>(number >> (8 * i) & 0xFFU));
}

/// The file with another short number there.
ByteVector withNumber(ByteVector tiff, unsigned tag, unsigned number)
{
    const auto directory = static_cast<std::size_t>(Bytes(tiff).u32(4, Endian::little));
    for (std::size_t at = directory + 2; at + 12 <= tiff.size(); at += 12)
        if (Bytes(tiff).u16(at, Endian::little) == tag) {
            tiff[at + 8] = static_cast<std::byte>(number & 0xFFU);
            tiff[at + 9] = static_cast<std::byte>(number >> 8U);
            return tiff;
        }
    FAIL("the file has no such entry");
    return tiff;
}

struct MadeBmp {
    unsigned bits = 24;
    std::uint32_t kind = 0;
    bool fromTop = false;
    std::uint32_t infoBytes = 40;
    std::vector<std::uint32_t> masks = {}; ///< red, green, blue, alpha
    unsigned colours = 0;                  ///< said; 0: all
};

/// The file with this data.
ByteVector bmpWith(const MadeBmp& kind, cv::Size size, const ByteVector& data)
{
    ByteVector info, palette;
    const bool old = kind.infoBytes == 12;
    put(info, kind.infoBytes, 4);
    put(info, static_cast<std::uint64_t>(size.width), old ? 2 : 4);
    put(info, static_cast<std::uint64_t>(kind.fromTop ? -size.height : size.height), old ? 2 : 4);
    put(info, 1, 2);
    put(info, kind.bits, 2);
    if (!old) {
        put(info, kind.kind, 4);
        for (const unsigned number : {0U, 2835U, 2835U, kind.colours, 0U}) put(info, number, 4);
    }
    for (const std::uint32_t mask : kind.masks) put(info, mask, 4);
    info.resize(std::max<std::size_t>(info.size(), kind.infoBytes));
    for (unsigned i = 0; kind.bits <= 8 && i < (kind.colours > 0 ? kind.colours : 1U << kind.bits); ++i)
        put(palette, i * 3 % 256 | (255 - i) % 256 << 8U | i * 99 % 256 << 16U, old ? 3 : 4);
    ByteVector file = bytesOf("BM");
    const std::size_t at = 14 + info.size() + palette.size();
    put(file, at + data.size(), 4);
    put(file, 0, 4);
    put(file, at, 4);
    file.insert(file.end(), info.begin(), info.end());
    file.insert(file.end(), palette.begin(), palette.end());
    file.insert(file.end(), data.begin(), data.end());
    return file;
}

ByteVector bmpOfKind(const MadeBmp& kind)
{
    const std::size_t step = (static_cast<std::size_t>(wide) * kind.bits + 31) / 32 * 4;
    const cv::Mat noise = recipeNoise(high, static_cast<int>(step), 1);
    const auto* const first = reinterpret_cast<const std::byte*>(noise.data);
    return bmpWith(kind, {wide, high}, {first, first + noise.total()});
}

ByteVector runsOf(std::initializer_list<unsigned> bytes)
{
    ByteVector data;
    for (const unsigned byte : bytes) put(data, byte, 1);
    return data;
}

} // namespace

TEST_CASE_METHOD(OtherFixture, "Every kind of PNG gives the pixels that OpenCV gives")
{
    const cv::Mat picture = uneven();
    const std::vector<std::pair<int, std::vector<int>>> kinds = {{PNG_COLOR_TYPE_GRAY, {1, 2, 4, 8, 16}},
                                                                 {PNG_COLOR_TYPE_RGB, {8, 16}},
                                                                 {PNG_COLOR_TYPE_PALETTE, {1, 2, 4, 8}},
                                                                 {PNG_COLOR_TYPE_GRAY_ALPHA, {8, 16}},
                                                                 {PNG_COLOR_TYPE_RGB_ALPHA, {8, 16}}};
    for (const auto& [type, depths] : kinds)
        for (const int depth : depths)
            for (const bool interlaced : {false, true})
                for (const bool clear : {false, true}) {
                    if (clear && (type & PNG_COLOR_MASK_ALPHA) != 0) continue;
                    if (clear && type == PNG_COLOR_TYPE_GRAY) continue; // OpenCV shows what should be transparent
                    CAPTURE(type, depth, interlaced, clear);
                    const ByteVector png = pngOfKind({type, depth, interlaced, clear}, picture);
                    const auto image = load(png);
                    REQUIRE(image);
                    CHECK(largestDifference(image->pixels, asPaper(byOpenCv(png, cv::IMREAD_UNCHANGED))) <= 1);
                }
}

TEST_CASE_METHOD(OtherFixture, "A grey of a PNG that counts as transparent is white")
{
    cv::Mat picture(8, 8, CV_8UC3, cv::Scalar::all(10));
    picture.at<cv::Vec3b>(2, 3) = cv::Vec3b::all(127);
    for (const int depth : {8, 4}) {
        const auto image = load(pngOfKind({PNG_COLOR_TYPE_GRAY, depth, false, true}, picture));
        REQUIRE(image);
        CHECK(image->pixels.at<cv::Vec3b>(2, 3) == cv::Vec3b::all(255));
        CHECK(image->pixels.at<cv::Vec3b>(2, 4)[0] <= 17);
    }
}

TEST_CASE_METHOD(OtherFixture, "A PNG with other bytes in its data, or in the name of its header, is broken")
{
    const ByteVector whole = pngOfKind({}, uneven());
    for (const std::size_t at : {whole.size() / 2, std::size_t{14}}) {
        ByteVector hurt = whole;
        hurt[at] ^= std::byte{0x55};
        const auto image = load(hurt);
        CAPTURE(at);
        REQUIRE_FALSE(image);
        CHECK(image.error().code == Code::imageBroken);
    }
}

TEST_CASE_METHOD(OtherFixture, "Every kind of TIFF gives the pixels that OpenCV gives, in strips, tiles and planes")
{
    const cv::Mat picture = uneven();
    std::vector<MadeTiff> kinds;
    for (const bool tiled : {false, true})
        for (const bool planes : {false, true})
            for (const int bits : {8, 16})
                for (const int compression :
                     {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_PACKBITS})
                    kinds.push_back({.bits = bits, .compression = compression, .tiled = tiled, .planes = planes});
    for (const bool tiled : {false, true}) {
        for (const int bits : {1, 8, 16}) {
            if (tiled && bits == 16) continue; // OpenCV misreads what reaches over its edge
            kinds.push_back({PHOTOMETRIC_MINISBLACK, bits, 1, COMPRESSION_LZW, tiled});
            kinds.push_back({PHOTOMETRIC_MINISWHITE, bits, 1, COMPRESSION_LZW, tiled});
        }
        kinds.push_back({PHOTOMETRIC_PALETTE, 8, 1, COMPRESSION_PACKBITS, tiled});
        kinds.push_back({PHOTOMETRIC_SEPARATED, 8, 4, COMPRESSION_NONE, tiled});
        kinds.push_back({PHOTOMETRIC_YCBCR, 8, 3, COMPRESSION_JPEG, tiled});
        kinds.push_back({PHOTOMETRIC_RGB, 8, 3, COMPRESSION_JPEG, tiled});
        kinds.push_back({PHOTOMETRIC_MINISBLACK, 8, 1, COMPRESSION_JPEG, tiled});
        kinds.push_back({.photometric = PHOTOMETRIC_RGB,
                         .bits = 16,
                         .compression = COMPRESSION_LZW,
                         .tiled = tiled,
                         .predictor = PREDICTOR_HORIZONTAL});
        kinds.push_back({.bits = 16, .tiled = tiled, .bigEndian = true});
    }
    kinds.push_back({PHOTOMETRIC_MINISWHITE, 1, 1, COMPRESSION_CCITTFAX4});
    for (const std::uint32_t rows : {1U, 16U, 43U, 0xFFFFFFFFU}) kinds.push_back({.rowsPerStrip = rows});
    for (const MadeTiff& kind : kinds) {
        CAPTURE(kind.photometric, kind.bits, kind.compression, kind.tiled, kind.planes, kind.rowsPerStrip);
        const ByteVector tiff = tiffOfKind(kind, picture);
        const auto image = load(tiff);
        REQUIRE(image);
        CHECK(largestDifference(image->pixels, byOpenCv(tiff, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION)) <= 1);
    }
}

TEST_CASE_METHOD(OtherFixture, "A TIFF of two or four bits is read with a palette and in grey")
{
    const cv::Mat picture = uneven();
    for (const int bits : {2, 4}) {
        const auto grey = load(tiffOfKind({PHOTOMETRIC_MINISBLACK, bits, 1}, picture));
        REQUIRE(grey);
        for (int x = 0; x < wide; ++x)
            CHECK(std::abs(grey->pixels.at<cv::Vec3b>(30, x)[1] - picture.at<cv::Vec3b>(30, x)[0]) < 256 >> bits);
    }
    const auto palette = load(tiffOfKind({PHOTOMETRIC_PALETTE, 4, 1}, picture));
    REQUIRE(palette);
    for (int x = 0; x < wide; ++x) {
        const int i = picture.at<cv::Vec3b>(30, x)[0] >> 4;
        const cv::Vec3b right(static_cast<uchar>(i * 217 % 256), static_cast<uchar>(i * 127 % 256),
                              static_cast<uchar>(i * 37 % 256));
        CHECK(palette->pixels.at<cv::Vec3b>(30, x) == right);
    }
}

TEST_CASE_METHOD(OtherFixture, "Numbers with a point in a TIFF are shades from 0 to 1, also in planes and by halves")
{
    const cv::Mat picture = uneven();
    cv::Mat first;
    cv::extractChannel(picture, first, 0);
    cv::cvtColor(first, first, cv::COLOR_GRAY2BGR);
    for (const bool tiled : {false, true})
        for (const int bits : {16, 32, 64})
            for (const int samples : {1, 3})
                for (const bool planes : {false, true}) {
                    CAPTURE(tiled, bits, samples, planes);
                    const MadeTiff kind{.photometric = samples == 1 ? PHOTOMETRIC_MINISBLACK : PHOTOMETRIC_RGB,
                                        .bits = bits,
                                        .samples = samples,
                                        .compression = COMPRESSION_ADOBE_DEFLATE,
                                        .tiled = tiled,
                                        .planes = planes,
                                        .floats = true};
                    const ByteVector tiff = tiffOfKind(kind, picture);
                    const auto image = load(tiff);
                    REQUIRE(image);
                    CHECK(largestDifference(image->pixels, samples == 1 ? first : picture) <= 1);
                    if (bits == 32 && !planes) // OpenCV misreads the others
                        CHECK(largestDifference(image->pixels, asPaper(byOpenCv(tiff, cv::IMREAD_UNCHANGED))) <= 1);
                }
}

TEST_CASE_METHOD(OtherFixture, "Transparent parts of a TIFF are white")
{
    const cv::Mat picture = uneven();
    for (const int bits : {8, 16}) {
        const auto image = load(tiffOfKind({.bits = bits, .samples = 4, .clear = true}, picture));
        REQUIRE(image);
        for (int y = 0; y < high; ++y)
            for (int x = 0; x < wide; ++x)
                for (int c = 0; c < 3; ++c) {
                    const int alpha = (x * 3 + y * 2) % 256;
                    const int right = (picture.at<cv::Vec3b>(y, x)[c] * alpha + 255 * (255 - alpha)) / 255;
                    REQUIRE(std::abs(image->pixels.at<cv::Vec3b>(y, x)[c] - right) <= 2);
                }
    }
}

TEST_CASE_METHOD(OtherFixture,
                 "Grey and colours of a TIFF are seen through alike, whatever kind of alpha and of number it has")
{
    const cv::Mat picture = uneven();
    std::vector<MadeTiff> kinds;
    for (const bool tiled : {false, true})
        for (const bool planes : {false, true})
            for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_LZMA})
                for (const auto& [bits, floats] :
                     {std::pair{8, false}, {16, false}, {16, true}, {32, true}, {64, true}})
                    for (const int photometric : {PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE, PHOTOMETRIC_RGB})
                        for (const int alpha : {EXTRASAMPLE_UNASSALPHA, EXTRASAMPLE_ASSOCALPHA})
                            kinds.push_back({.photometric = photometric,
                                             .bits = bits,
                                             .samples = photometric == PHOTOMETRIC_RGB ? 4 : 2,
                                             .compression = compression,
                                             .tiled = tiled,
                                             .planes = planes,
                                             .floats = floats,
                                             .clear = true,
                                             .alpha = static_cast<std::uint16_t>(alpha)});
    for (const MadeTiff& kind : kinds) {
        CAPTURE(kind.photometric, kind.bits, kind.floats, kind.compression, kind.tiled, kind.planes, kind.alpha);
        const auto image = load(tiffOfKind(kind, picture));
        REQUIRE(image);
        cv::Mat right(high, wide, CV_8UC3);
        for (int y = 0; y < high; ++y)
            for (int x = 0; x < wide; ++x)
                for (int c = 0; c < 3; ++c) {
                    const double alpha = (x * 3 + y * 2) % 256;
                    const double number = picture.at<cv::Vec3b>(y, x)[kind.photometric == PHOTOMETRIC_RGB ? c : 0];
                    const double seen = kind.alpha == EXTRASAMPLE_ASSOCALPHA ? number : number * alpha / 255;
                    const double shade = kind.photometric == PHOTOMETRIC_MINISWHITE ? 255 - seen : seen + 255 - alpha;
                    right.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(shade);
                }
        CHECK(largestDifference(image->pixels, right) <= 1);
    }
}

TEST_CASE_METHOD(OtherFixture, "A grey of a TIFF that counts from white is no negative, whatever its numbers")
{
    const cv::Mat picture = uneven();
    cv::Mat right;
    cv::extractChannel(picture, right, 0);
    cv::cvtColor(255 - right, right, cv::COLOR_GRAY2BGR);
    for (const bool tiled : {false, true})
        for (const auto& [bits, floats] : {std::pair{8, false}, {16, false}, {16, true}, {32, true}, {64, true}}) {
            CAPTURE(tiled, bits, floats);
            const auto image = load(tiffOfKind(
                {.photometric = PHOTOMETRIC_MINISWHITE, .bits = bits, .samples = 1, .tiled = tiled, .floats = floats},
                picture));
            REQUIRE(image);
            CHECK(largestDifference(image->pixels, right) <= 1);
        }
}

TEST_CASE_METHOD(OtherFixture, "A grey of 16 bits has its pixels also where a tile reaches over the edge")
{
    const cv::Mat picture = uneven();
    cv::Mat right;
    cv::extractChannel(picture, right, 0);
    cv::cvtColor(right, right, cv::COLOR_GRAY2BGR);
    for (const int photometric : {PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE}) {
        CAPTURE(photometric);
        const auto image =
            load(tiffOfKind({.photometric = photometric, .bits = 16, .samples = 1, .tiled = true}, picture));
        REQUIRE(image);
        const cv::Mat wanted = photometric == PHOTOMETRIC_MINISWHITE ? cv::Scalar::all(255) - right : right;
        CHECK(largestDifference(image->pixels, wanted) <= 1);
    }
}

TEST_CASE_METHOD(OtherFixture, "A TIFF's own turn is done once, whichever way its rows lie")
{
    const cv::Mat picture = uneven();
    for (int orientation = 1; orientation <= 8; ++orientation)
        for (const bool tiled : {false, true}) {
            const auto turn = static_cast<Orientation>(orientation);
            const MadeTiff kind{.compression = COMPRESSION_LZW, .tiled = tiled, .orientation = orientation};
            const auto image = load(tiffOfKind(kind, storedAs(picture, turn)));
            CAPTURE(orientation, tiled);
            REQUIRE(image);
            CHECK(largestDifference(image->pixels, picture) == 0);
        }
}

TEST_CASE_METHOD(
    OtherFixture,
    "A TIFF with damage in its data is looked at as far as it goes, or is broken, and is never black in silence")
{
    for (const int compression : {COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE}) {
        CAPTURE(compression);
        const cv::Mat picture = uneven();
        const ByteVector whole = tiffOfKind({.compression = compression}, picture);
        const auto directory = static_cast<std::size_t>(Bytes(whole).u32(4, Endian::little)); // after the data
        const auto damagedFrom = [&](double part) {
            ByteVector damaged = whole;
            const auto from = static_cast<std::size_t>(8 + part * static_cast<double>(directory - 8));
            std::fill(damaged.begin() + static_cast<std::ptrdiff_t>(from),
                      damaged.begin() + static_cast<std::ptrdiff_t>(directory), std::byte{0xFF});
            return damaged;
        };
        const auto late = load(damagedFrom(0.8));
        REQUIRE(late);
        CHECK(late->cut);
        CHECK(largestDifference(late->pixels.rowRange(0, 14), picture.rowRange(0, 14)) == 0);
        CHECK(late->pixels.at<cv::Vec3b>(high - 1, wide / 2) == cv::Vec3b(0x80, 0x80, 0x80));
        const auto early = load(damagedFrom(0.2));
        REQUIRE_FALSE(early);
        CHECK(early.error().code == Code::imageBroken);
        const auto good = load(whole);
        REQUIRE(good);
        CHECK_FALSE(good->cut);
    }
}

TEST_CASE_METHOD(OtherFixture, "A TIFF of a kind that is not read is called so, and one with damage is called broken")
{
    const cv::Mat picture = uneven();
    const auto codeOf = [&](const ByteVector& tiff) {
        const auto image = load(tiff);
        REQUIRE_FALSE(image);
        return image.error().code;
    };
    using Kind = MadeTiff;
    for (const Kind& kind :
         {Kind{PHOTOMETRIC_SEPARATED, 16, 5, COMPRESSION_NONE, false, false, false, true},
          Kind{PHOTOMETRIC_CIELAB, 8, 4, COMPRESSION_NONE, false, false, false, true},
          Kind{PHOTOMETRIC_MINISBLACK, 4, 2, COMPRESSION_NONE, false, false, false, true},
          Kind{PHOTOMETRIC_MINISBLACK, 32, 1}, Kind{PHOTOMETRIC_RGB, 32, 3}, Kind{PHOTOMETRIC_MINISBLACK, 12, 1}}) {
        CAPTURE(kind.photometric, kind.bits, kind.samples);
        CHECK(codeOf(tiffOfKind(kind, picture)) == Code::imageUnsupported);
    }
    const ByteVector whole = tiffOfKind({.compression = COMPRESSION_LZW}, picture);
    CHECK(load(whole));
    CHECK(codeOf(withNumber(whole, TIFFTAG_COMPRESSION, 60123)) == Code::imageUnsupported); // nobody's
    CHECK(codeOf(withNumber(whole, TIFFTAG_COMPRESSION, COMPRESSION_ADOBE_DEFLATE)) == Code::imageBroken);
}

TEST_CASE_METHOD(OtherFixture, "A TIFF whose tiles are far larger than its picture is refused before they are unpacked")
{
    ByteVector tiff = tiffOfKind({.tiled = true}, uneven());
    REQUIRE(load(tiff));
    const auto enlarge = [&](unsigned tag) {
        const std::array entry{static_cast<std::byte>(tag & 0xFFU), static_cast<std::byte>(tag >> 8U)};
        for (std::size_t i = 8; i + 12 <= tiff.size(); ++i)
            if (tiff[i] == entry[0] && tiff[i + 1] == entry[1] &&
                (tiff[i + 2] == std::byte{3} || tiff[i + 2] == std::byte{4}) && tiff[i + 3] == std::byte{0} &&
                tiff[i + 4] == std::byte{1})
                tiff[i + 9] = std::byte{0x40}; // 16,384 more
    };
    enlarge(TIFFTAG_TILEWIDTH);
    enlarge(TIFFTAG_TILELENGTH);
    const auto image = load(tiff);
    REQUIRE_FALSE(image);
    CHECK(image.error().code == Code::imageBroken);
}

TEST_CASE_METHOD(OtherFixture, "What is made smaller while it is read is as what is made smaller afterwards")
{
    const cv::Mat picture = unevenPicture({331, 242});
    std::vector<ByteVector> files;
    for (const bool interlaced : {false, true})
        for (const int type : {PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA, PNG_COLOR_TYPE_GRAY})
            for (const int depth : {8, 16})
                files.push_back(pngOfKind({.type = type, .depth = depth, .interlaced = interlaced}, picture));
    for (const bool tiled : {false, true})
        for (const bool planes : {false, true}) {
            for (const unsigned rows : {1U, 50U, 0xFFFFFFFFU})
                for (const int bits : {8, 16})
                    files.push_back(tiffOfKind({.bits = bits,
                                                .samples = 4,
                                                .compression = COMPRESSION_ADOBE_DEFLATE,
                                                .tiled = tiled,
                                                .planes = planes,
                                                .clear = true,
                                                .rowsPerStrip = rows},
                                               picture));
            files.push_back(tiffOfKind(
                {.bits = 32, .compression = COMPRESSION_LZW, .tiled = tiled, .planes = planes, .floats = true},
                picture));
        }
    files.push_back(tiffOfKind({PHOTOMETRIC_YCBCR, 8, 3, COMPRESSION_JPEG}, picture));
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(i);
        const auto whole = load(files[i]);
        REQUIRE(whole);
        for (const int longSide : {64, 100, 166}) {
            const auto small = load(files[i], {.longSide = longSide});
            REQUIRE(small);
            CHECK(small->fullSize == whole->fullSize);
            const cv::Mat wanted = longSide == 166 ? whole->pixels : atMost(whole->pixels, longSide);
            CHECK(largestDifference(small->pixels, wanted) <= 1);
        }
    }
}

TEST_CASE_METHOD(OtherFixture, "A picture that is unpacked row by row asks for little and takes no more")
{
    const cv::Mat picture(2000, 2400, CV_8UC3, cv::Scalar(10, 20, 30));
    std::vector<ByteVector> files = {pngOfKind({.type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 16}, picture)};
    for (const bool planes : {false, true})
        for (const bool floats : {false, true})
            files.push_back(tiffOfKind({.bits = floats ? 32 : 16,
                                        .samples = 4,
                                        .compression = COMPRESSION_ADOBE_DEFLATE,
                                        .planes = planes,
                                        .floats = floats,
                                        .clear = true,
                                        .rowsPerStrip = 0xFFFFFFFFU},
                                       picture));
    constexpr std::uint64_t little = 8 << 20U;
    MemoryBudget tight(2 * little);
    InProcessLoader small(tight);
    const auto others = tight.lease(little, job);
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(i, files[i].size());
        const Peak peak;
        auto loading =
            std::async(std::launch::async, [&] { return small.load(files[i], {.longSide = 640}, job).has_value(); });
        const bool done = loading.wait_for(std::chrono::seconds(60)) == std::future_status::ready;
        if (!done) job.cancel();
        CHECK(done);
        CHECK(loading.get());
        CHECK(peak.isBelow(20'000)); // whole it has 38 to 77 MB
    }
}

TEST_CASE_METHOD(OtherFixture,
                 "A canvas that is far larger than its frame is white around it, and costs no more than that")
{
    const cv::Mat picture = unevenPicture({64, 48});
    const ByteVector still = encodedByOpenCv(picture, ".webp", {cv::IMWRITE_WEBP_QUALITY, 101});
    const auto animated = [&](unsigned width, unsigned height, unsigned x, unsigned y) {
        ByteVector body = bytesOf("WEBPVP8X"), file = bytesOf("RIFF");
        put(body, 10, 4);
        put(body, 2, 4); // animated
        put(body, width - 1, 3);
        put(body, height - 1, 3);
        for (const char letter : std::string("ANIM")) put(body, static_cast<unsigned>(letter), 1);
        put(body, 6, 4);
        put(body, 0, 6);
        for (const char letter : std::string("ANMF")) put(body, static_cast<unsigned>(letter), 1);
        put(body, 16 + still.size() - 12, 4);
        for (const unsigned number : {x / 2, y / 2, 63U, 47U, 100U}) put(body, number, 3);
        put(body, 0, 1);
        body.insert(body.end(), still.begin() + 12, still.end());
        body.resize(std::max<std::size_t>(body.size(), 20'000)); // a file that has the bytes for what it declares
        put(file, body.size(), 4);
        file.insert(file.end(), body.begin(), body.end());
        return file;
    };
    const auto near = load(animated(200, 100, 20, 10));
    REQUIRE(near);
    cv::Mat wanted(100, 200, CV_8UC3, cv::Scalar::all(255));
    picture.copyTo(wanted(cv::Rect(20, 10, 64, 48)));
    CHECK(largestDifference(near->pixels, wanted) <= 1);

    const Peak peak;
    const auto far = load(animated(16'000, 8'000, 4'000, 2'000), {.longSide = 1000});
    REQUIRE(far);
    CHECK(far->pixels.size() == cv::Size(1000, 500));
    CHECK(far->fullSize == cv::Size(16'000, 8'000));
    CHECK(cv::mean(far->pixels(cv::Rect(250, 125, 4, 3)))[0] < 250);
    CHECK(cv::mean(far->pixels(cv::Rect(260, 130, 100, 100)))[0] == 255);
    CHECK(peak.isBelow(40'000));
}

TEST_CASE_METHOD(OtherFixture, "Every kind of BMP gives the pixels that OpenCV gives")
{
    const std::vector<std::uint32_t> usual = {0xFF0000, 0xFF00, 0xFF, 0xFF000000};
    std::vector<MadeBmp> kinds;
    for (const bool fromTop : {false, true}) {
        for (const unsigned bits : {1U, 4U, 8U, 24U, 32U})
            for (const std::uint32_t info : {40U, 108U, 124U}) kinds.push_back({bits, 0, fromTop, info});
        kinds.push_back({32, 3, fromTop, 108, usual});
        kinds.push_back({32, 3, fromTop, 124, {0xFF00, 0xFF0000, 0xFF000000, 0xFF}});
        kinds.push_back({.bits = 8, .fromTop = fromTop, .colours = 200});
    }
    for (const MadeBmp& kind : kinds) {
        CAPTURE(kind.bits, kind.kind, kind.fromTop, kind.infoBytes);
        const ByteVector bmp = bmpOfKind(kind);
        const auto image = load(bmp);
        REQUIRE(image);
        CHECK(largestDifference(image->pixels, asPaper(byOpenCv(bmp, cv::IMREAD_UNCHANGED))) <= 1);
    }
}

TEST_CASE_METHOD(OtherFixture, "A BMP of OS/2 has its colours")
{
    for (const unsigned bits : {1U, 4U, 8U, 24U}) {
        const auto old = load(bmpOfKind({bits, 0, false, 12})), usual = load(bmpOfKind({bits}));
        REQUIRE(old);
        CHECK(largestDifference(old->pixels, usual->pixels) == 0);
    }
}

TEST_CASE_METHOD(OtherFixture, "Colours of a BMP with fewer than 8 bits reach from black to white, whatever its masks")
{
    struct Case {
        MadeBmp kind;
        unsigned red, grey, white;
    };
    for (const Case& of :
         {Case{{16}, 0x7C00, 0x3DEF, 0x7FFF}, Case{{16, 3, false, 40, {0xF800, 0x7E0, 0x1F}}, 0xF800, 0x7BEF, 0xFFFF},
          Case{{16, 3, false, 40, {0xF00, 0xF0, 0xF}}, 0xF00, 0x777, 0xFFF},
          Case{{32, 3, false, 40, {0xFF0000, 0xFF00, 0xFF}}, 0xFF0000, 0x7F7F7F, 0xFFFFFF},
          Case{{32, 3, false, 40, {0x3FF00000, 0xFFC00, 0x3FF}}, 0x3FF00000, 0x1FF7FDFF, 0x3FFFFFFF}}) {
        ByteVector data;
        for (const unsigned colour : {0U, of.red, of.grey, of.white}) put(data, colour, of.kind.bits / 8);
        const auto image = load(bmpWith(of.kind, {4, 1}, data));
        REQUIRE(image);
        CAPTURE(of.kind.bits, of.white, image->pixels);
        CHECK(image->pixels.at<cv::Vec3b>(0, 0) == cv::Vec3b(0, 0, 0));
        CHECK(image->pixels.at<cv::Vec3b>(0, 1) == cv::Vec3b(0, 0, 255));
        CHECK(largestDifference(image->pixels.col(2), cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(124))) <= 6);
        CHECK(image->pixels.at<cv::Vec3b>(0, 3) == cv::Vec3b(255, 255, 255));
    }
}

TEST_CASE_METHOD(OtherFixture, "A BMP packed by runs gives the pixels that OpenCV gives, and stays inside its picture")
{
    // A run, colours one by one, the end of a line, a step to the right and down, the end.
    const ByteVector eights = runsOf({5, 7, 0, 3, 1, 2, 3, 0, 0, 0, 3, 9, 0, 2, 2, 1, 4, 200, 0, 0, 10, 4, 0, 1});
    // Two colours a byte; OpenCV takes no step in these.
    const ByteVector fours =
        runsOf({5, 0x71, 0, 5, 0x12, 0x34, 0x50, 0, 0, 0, 3, 0x9A, 4, 0xC8, 0, 0, 0, 0, 10, 4, 0, 1});
    for (const auto& [kind, data] : {std::pair{MadeBmp{8, 1}, eights}, {MadeBmp{4, 2}, fours}}) {
        const ByteVector bmp = bmpWith(kind, {10, 4}, data);
        const auto image = load(bmp);
        CAPTURE(kind.bits);
        REQUIRE(image);
        CHECK(largestDifference(image->pixels, asPaper(byOpenCv(bmp, cv::IMREAD_UNCHANGED))) <= 1);
        for (const ByteVector& wrong :
             {runsOf({11, 7, 0, 1}), runsOf({0, 11, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 0, 0, 1}),
              runsOf({0, 2, 200, 0, 5, 1, 0, 1}), runsOf({5, 7}), runsOf({0, 9, 1})}) {
            const auto none = load(bmpWith(kind, {10, 4}, wrong));
            REQUIRE_FALSE(none);
            CHECK(none.error().code == Code::imageBroken);
        }
        CHECK(load(bmpWith(kind, {10, 4}, runsOf({0, 2, 0, 200, 5, 1, 0, 1})))); // below the picture
        const auto step = load(bmpWith(kind, {10, 4}, runsOf({0, 2, 3, 1, 2, 0x11, 0, 1})));
        REQUIRE(step);
        for (int x = 0; x < 10; ++x)
            CHECK((step->pixels.at<cv::Vec3b>(2, x) != step->pixels.at<cv::Vec3b>(0, 0)) == (x == 3 || x == 4));
    }
    const auto huge = load(bmpWith({8, 1}, {18000, 18000}, runsOf({0, 1})));
    REQUIRE_FALSE(huge);
    CHECK(huge.error().code == Code::imageTooBig);
}

TEST_CASE_METHOD(OtherFixture, "A BMP that says what none says is broken")
{
    const ByteVector data(4000);
    for (const MadeBmp& kind :
         {MadeBmp{2}, MadeBmp{24, 3}, MadeBmp{8, 2}, MadeBmp{24, 4}, MadeBmp{.bits = 8, .colours = 300}}) {
        const auto image = load(bmpWith(kind, {10, 4}, data));
        CAPTURE(kind.bits, kind.kind);
        REQUIRE_FALSE(image);
        CHECK(image.error().code == Code::imageBroken);
    }
}

TEST_CASE_METHOD(OtherFixture, "A WebP gives the pixels that OpenCV gives, with alpha or without")
{
    cv::Mat picture = uneven(), clear;
    cv::cvtColor(picture, clear, cv::COLOR_BGR2BGRA);
    clear(cv::Rect(5, 5, 20, 20)).setTo(cv::Scalar(10, 200, 30, 100));
    for (const cv::Mat& pixels : {picture, clear})
        for (const int quality : {60, 101}) {
            const ByteVector webp = encodedByOpenCv(pixels, ".webp", {cv::IMWRITE_WEBP_QUALITY, quality});
            const auto image = load(webp);
            REQUIRE(image);
            CHECK(largestDifference(image->pixels, asPaper(byOpenCv(webp, cv::IMREAD_UNCHANGED))) <= 1);
        }
}
