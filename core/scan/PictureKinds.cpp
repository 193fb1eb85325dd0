#include "scan/FileEnumerator.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace albumen {
namespace {
using namespace std::string_view_literals;

// First bytes: the formats' own specifications; the raw ones from the cameras' files.
constexpr std::array magics = {
    "\xff\xd8\xff"sv,      // JPEG
    "\x89PNG\r\n\x1a\n"sv, // PNG
    "II*\0"sv,
    "MM\0*"sv,
    "II+\0"sv,
    "MM\0+"sv, // TIFF, BigTIFF; DNG, NEF, ARW, CR2 and more
    "GIF87a"sv,
    "GIF89a"sv, // GIF
    "FUJIFILMCCD-RAW"sv,
    "IIRO"sv,
    "IIRS"sv,
    "MMOR"sv,                     // Fuji RAF, Olympus ORF
    "IIU\0"sv,                    // Panasonic RW2
    "\0\0\0\x0CJXL \r\n\x87\n"sv, // JPEG XL in boxes; two bytes, as it begins without, are too few to tell
};

// Major brands of ISO base media files that hold still pictures; a film has others.
constexpr std::array stillBrands = {"heic"sv, "heix"sv, "heim"sv, "heis"sv, "mif1"sv, "avif"sv, "crx "sv};

// Sizes of the header that follows a BMP's file header: "BM" alone begins many a text.
constexpr std::array<unsigned char, 7> bmpHeaders = {12, 40, 52, 56, 64, 108, 124};

bool isBmp(std::string_view head)
{
    if (head.size() < 18 || !head.starts_with("BM")) return false;
    const bool size =
        std::find(bmpHeaders.begin(), bmpHeaders.end(), static_cast<unsigned char>(head[14])) != bmpHeaders.end();
    return size && head.substr(6, 4) == "\0\0\0\0"sv && head.substr(15, 3) == "\0\0\0"sv;
}

} // namespace

bool looksLikePicture(std::span<const std::byte> bytes)
{
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    for (const std::string_view magic : magics)
        if (head.starts_with(magic)) return true;
    if (head.size() < 12) return false;
    if (head.starts_with("RIFF") && head.substr(8, 4) == "WEBP") return true;
    if (head.substr(4, 4) == "ftyp")
        return std::find(stillBrands.begin(), stillBrands.end(), head.substr(8, 4)) != stillBrands.end();
    return isBmp(head);
}

} // namespace albumen
