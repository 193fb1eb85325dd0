#include "support/Pictures.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <webp/encode.h>
#include <zlib.h>

#include "load/JpegEncoder.h"
#include "sample/Encode.h"
#include "support/LoaderFixture.h"
#include "support/Support.h"

namespace albumen::test {
namespace {

void put(ByteVector& to, std::uint64_t number, int bytes, bool bigEndian = false)
{
    for (int i = 0; i < bytes; ++i)
        to.push_back(static_cast<std::byte>(number >> (8 * (bigEndian ? bytes - 1 - i : i)) & 0xFFU));
}

void put(ByteVector& to, std::string_view text)
{
    for (const char letter : text) to.push_back(static_cast<std::byte>(letter));
}

void put(ByteVector& to, const ByteVector& bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

// Of PNG chunks.
std::uint32_t checksum(const ByteVector& bytes)
{
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

struct Tag {
    std::uint64_t id, type, value, count = 1;
};

void putTag(ByteVector& to, Tag tag, bool bigEndian)
{
    constexpr std::uint64_t isShort = 3;
    put(to, tag.id, 2, bigEndian);
    put(to, tag.type, 2, bigEndian);
    put(to, tag.count, 4, bigEndian);
    put(to, tag.value, tag.type == isShort && tag.count == 1 ? 2 : 4, bigEndian);
    if (tag.type == isShort && tag.count == 1) put(to, 0, 2);
}

} // namespace

cv::Mat recipeNoise(int height, int width, int channels, int darker)
{
    cv::Mat picture(height, width, CV_8UC(channels));
    std::uint32_t state = 1;
    std::generate_n(picture.data, picture.total() * picture.elemSize(), [&] {
        state = state * 1664525U + 1013904223U;
        return static_cast<uchar>((state >> 24) / static_cast<unsigned>(darker));
    });
    return picture;
}

cv::Mat unevenPicture(cv::Size size)
{
    cv::Mat picture(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const double right = static_cast<double>(x) / (size.width - 1),
                         down = static_cast<double>(y) / (size.height - 1);
            picture.at<cv::Vec3b>(y, x) = {cv::saturate_cast<uchar>(250 * right), cv::saturate_cast<uchar>(250 * down),
                                           cv::saturate_cast<uchar>(250 * right * down)};
        }
    return picture;
}

cv::Mat storedAs(const cv::Mat& upright, Orientation orientation)
{
    const int w = upright.cols, h = upright.rows;
    const bool swapped = static_cast<int>(orientation) > 4;
    cv::Mat stored(swapped ? w : h, swapped ? h : w, upright.type());
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            cv::Point at;
            switch (orientation) { // EXIF 2.3, tag 274: which side of the picture row 0 and column 0 are
            case Orientation::upright: at = {x, y}; break;                     // top, left
            case Orientation::mirrored: at = {w - 1 - x, y}; break;            // top, right
            case Orientation::rotated180: at = {w - 1 - x, h - 1 - y}; break;  // bottom, right
            case Orientation::flipped: at = {x, h - 1 - y}; break;             // bottom, left
            case Orientation::transposed: at = {y, x}; break;                  // left, top
            case Orientation::rotated90: at = {y, w - 1 - x}; break;           // right, top
            case Orientation::transversed: at = {h - 1 - y, w - 1 - x}; break; // right, bottom
            case Orientation::rotated270: at = {h - 1 - y, x}; break;          // left, bottom
            }
            stored.at<cv::Vec3b>(at) = upright.at<cv::Vec3b>(y, x);
        }
    return stored;
}

double meanDifference(const cv::Mat& a, const cv::Mat& b)
{
    if (a.size() != b.size() || a.type() != b.type() || a.empty()) return 255;
    return cv::norm(a, b, cv::NORM_L1) / static_cast<double>(a.total() * static_cast<std::size_t>(a.channels()));
}

namespace {

ByteVector losslessWebp(const cv::Mat& bgr)
{
    std::uint8_t* made = nullptr;
    const std::size_t size = WebPEncodeLosslessBGR(bgr.data, bgr.cols, bgr.rows, static_cast<int>(bgr.step), &made);
    const auto* const begin = reinterpret_cast<const std::byte*>(made);
    ByteVector bytes(begin, begin + size);
    WebPFree(made);
    return bytes;
}

/// 24 bits, from the lowest row on.
ByteVector bmpOf(const cv::Mat& bgr)
{
    const std::size_t rowBytes = static_cast<std::size_t>(bgr.cols) * 3, step = (rowBytes + 3) / 4 * 4;
    constexpr std::uint64_t headBytes = 54;
    ByteVector file = bytesOf("BM");
    put(file, headBytes + step * static_cast<std::size_t>(bgr.rows), 4);
    put(file, 0, 4);
    for (const std::uint64_t number : {headBytes, std::uint64_t{40}, static_cast<std::uint64_t>(bgr.cols),
                                       static_cast<std::uint64_t>(bgr.rows), std::uint64_t{1 | 24 << 16}})
        put(file, number, 4);
    file.resize(headBytes); // not packed, all colours
    for (int y = bgr.rows - 1; y >= 0; --y) {
        const auto* const row = reinterpret_cast<const std::byte*>(bgr.ptr(y));
        file.insert(file.end(), row, row + rowBytes);
        file.resize(file.size() + step - rowBytes);
    }
    return file;
}

} // namespace

ByteVector encoded(const cv::Mat& pixels, const std::string& extension, int quality)
{
    if (extension == ".jpg") return encodedJpeg(pixels, quality).value();
    cv::Mat bgr = pixels;
    if (pixels.channels() == 1) cv::cvtColor(pixels, bgr, cv::COLOR_GRAY2BGR);
    if (extension == ".tiff") return tiffOf(bgr, Orientation::upright);
    if (extension == ".bmp") return bmpOf(bgr);
    return extension == ".lossless.webp" ? losslessWebp(bgr) : encodedAs(extension, bgr, quality).value();
}

cv::Mat decodedPicture(std::span<const std::byte> file)
{
    const auto image = LoaderFixture().load(file);
    return image ? image->pixels.clone() : cv::Mat();
}

cv::Mat readPicture(const std::filesystem::path& file)
{
    return decodedPicture(readBytes(file));
}

void writePicture(const std::filesystem::path& file, const cv::Mat& pixels, int quality)
{
    const ByteVector bytes = encoded(pixels, file.extension().string(), quality);
    writeFile(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

ByteVector bytesOf(std::string_view text)
{
    ByteVector bytes;
    put(bytes, text);
    return bytes;
}

ByteVector readBytes(const std::filesystem::path& file)
{
    return bytesOf(readFile(file));
}

ByteVector orientationBlock(Orientation orientation)
{
    ByteVector block = bytesOf(std::string_view("II*\0\x08\0\0\0", 8));
    put(block, 1, 2);
    putTag(block, {274, 3, static_cast<std::uint64_t>(orientation)}, false);
    put(block, 0, 4);
    return block;
}

ByteVector changeBlock(std::string_view time)
{
    constexpr std::uint64_t textAt = 26;
    ByteVector block = bytesOf(std::string_view("II*\0\x08\0\0\0", 8));
    put(block, 1, 2);
    putTag(block, {306, 2, textAt, time.size() + 1}, false);
    put(block, 0, 4);
    put(block, time);
    put(block, 0, 1);
    return block;
}

ByteVector tiffOf(const cv::Mat& pixels, Orientation orientation, bool bigEndian)
{
    const auto width = static_cast<std::uint64_t>(pixels.cols), height = static_cast<std::uint64_t>(pixels.rows);
    constexpr std::uint64_t dataAt = 8;
    const std::uint64_t dataBytes = width * height * 3, bitsAt = dataAt + dataBytes, directoryAt = bitsAt + 6;
    ByteVector tiff = bytesOf(bigEndian ? std::string_view("MM\0*", 4) : std::string_view("II*\0", 4));
    put(tiff, directoryAt, 4, bigEndian);
    for (int y = 0; y < pixels.rows; ++y)
        for (int x = 0; x < pixels.cols; ++x)
            for (int channel = 2; channel >= 0; --channel) put(tiff, pixels.at<cv::Vec3b>(y, x)[channel], 1);
    for (int i = 0; i < 3; ++i) put(tiff, 8, 2, bigEndian);
    const std::array<Tag, 11> tags = {{{256, 4, width},
                                       {257, 4, height},
                                       {258, 3, bitsAt, 3},
                                       {259, 3, 1},
                                       {262, 3, 2},
                                       {273, 4, dataAt},
                                       {274, 3, static_cast<std::uint64_t>(orientation)},
                                       {277, 3, 3},
                                       {278, 4, height},
                                       {279, 4, dataBytes},
                                       {284, 3, 1}}};
    put(tiff, tags.size(), 2, bigEndian);
    for (const Tag& tag : tags) putTag(tiff, tag, bigEndian);
    put(tiff, 0, 4);
    return tiff;
}

namespace {

ByteVector pngWith(const ByteVector& png, std::string_view kind, const ByteVector& block)
{
    constexpr std::ptrdiff_t afterHeader = 8 + 25;
    ByteVector named = bytesOf(kind);
    put(named, block);
    ByteVector result(png.begin(), png.begin() + afterHeader);
    put(result, block.size(), 4, true);
    put(result, named);
    put(result, checksum(named), 4, true);
    result.insert(result.end(), png.begin() + afterHeader, png.end());
    return result;
}

ByteVector webpWith(const ByteVector& webp, std::string_view kind, const ByteVector& block)
{
    ByteVector chunks(webp.begin() + 8, webp.end());
    put(chunks, kind);
    put(chunks, block.size(), 4);
    put(chunks, block);
    if (block.size() % 2 == 1) put(chunks, 0, 1);
    ByteVector result = bytesOf("RIFF");
    put(result, chunks.size(), 4);
    put(result, chunks);
    return result;
}

} // namespace

ByteVector pngWithExif(const ByteVector& png, const ByteVector& block)
{
    return pngWith(png, "eXIf", block);
}

ByteVector pngWithChunk(const ByteVector& png, std::string_view kind, const ByteVector& body)
{
    return pngWith(png, kind, body);
}

ByteVector webpWithExif(const ByteVector& webp, const ByteVector& block)
{
    return webpWith(webp, "EXIF", block);
}

ByteVector withApp1(const ByteVector& jpeg, const std::vector<ByteVector>& bodies)
{
    ByteVector result(jpeg.begin(), jpeg.begin() + 2);
    for (const ByteVector& body : bodies) {
        put(result, std::string_view("\xFF\xE1"));
        put(result, body.size() + 2, 2, true);
        put(result, body);
    }
    result.insert(result.end(), jpeg.begin() + 2, jpeg.end());
    return result;
}

ByteVector withXmp(const ByteVector& file, std::string_view extension, std::string_view packet)
{
    using namespace std::string_view_literals;
    if (extension == ".webp") return webpWith(file, "XMP ", bytesOf(packet));
    ByteVector block =
        bytesOf(extension == ".png" ? "XML:com.adobe.xmp\0\0\0\0\0"sv : "http://ns.adobe.com/xap/1.0/\0"sv);
    put(block, packet);
    if (extension == ".png") return pngWith(file, "iTXt", block);
    return withApp1(file, {block});
}

ByteVector gifOf(const std::vector<std::string>& rows, const std::vector<cv::Vec3b>& colours, bool transparent)
{
    const std::uint64_t width = rows.front().size(), height = rows.size();
    ByteVector gif = bytesOf("GIF89a");
    put(gif, width, 2);
    put(gif, height, 2);
    put(gif, 0x91, 1); // four colours for all pictures
    put(gif, 0, 2);
    for (std::size_t i = 0; i < 4; ++i)
        for (int channel = 2; channel >= 0; --channel) put(gif, i < colours.size() ? colours[i][channel] : 0, 1);
    if (transparent) {
        put(gif, std::string_view("\x21\xF9\x04\x01\0\0\x03\0", 8));
    }
    put(gif, std::string_view(",\0\0\0\0", 5));
    put(gif, width, 2);
    put(gif, height, 2);
    put(gif, 0, 1);
    put(gif, 2, 1); // codes of three bits: 0 to 3 colours, 4 clear, 5 end; a clear after every second keeps them so
    ByteVector data;
    std::uint64_t bits = 0;
    int count = 0, sinceClear = 2;
    const auto code = [&](std::uint64_t value) {
        bits |= value << static_cast<unsigned>(count);
        for (count += 3; count >= 8; count -= 8, bits >>= 8U) put(data, bits & 0xFFU, 1);
    };
    for (const std::string& row : rows)
        for (const char colour : row) {
            if (sinceClear == 2) {
                code(4);
                sinceClear = 0;
            }
            code(static_cast<std::uint64_t>(colour - '0'));
            ++sinceClear;
        }
    code(5);
    if (count > 0) put(data, bits & 0xFFU, 1);
    for (std::size_t at = 0; at < data.size(); at += 255) {
        const std::size_t length = std::min<std::size_t>(255, data.size() - at);
        put(gif, length, 1);
        gif.insert(gif.end(), data.begin() + static_cast<std::ptrdiff_t>(at),
                   data.begin() + static_cast<std::ptrdiff_t>(at + length));
    }
    put(gif, std::string_view("\0;", 2));
    return gif;
}

} // namespace albumen::test
