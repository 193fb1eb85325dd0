#include "photo/PictureName.h"

#include <algorithm>
#include <array>
#include <string>

namespace albumen {
namespace {
using namespace std::string_view_literals;

// What cameras, phones and editors call pictures. Kinds Albumen cannot read stand here too: they are told, not ignored.
constexpr std::array extensions = {
    "jpg"sv, "jpeg"sv, "jpe"sv,  "jfif"sv, "png"sv,  "webp"sv, "tif"sv, "tiff"sv, "bmp"sv, "dib"sv,
    "gif"sv, "heic"sv, "heif"sv, "hif"sv,  "avif"sv, "jp2"sv,  "jxl"sv, "cr2"sv,  "cr3"sv, "crw"sv,
    "nef"sv, "nrw"sv,  "arw"sv,  "srf"sv,  "sr2"sv,  "dng"sv,  "orf"sv, "rw2"sv,  "rwl"sv, "raf"sv,
    "pef"sv, "srw"sv,  "x3f"sv,  "3fr"sv,  "erf"sv,  "kdc"sv,  "dcr"sv, "mrw"sv,  "mef"sv, "iiq"sv,
};

} // namespace

std::span<const std::string_view> photoExtensions()
{
    return extensions;
}

bool hasPhotoExtension(std::string_view name)
{
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string extension(name.substr(dot + 1));
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

} // namespace albumen
