#include "scan/LeftOut.h"

#include <algorithm>
#include <array>

#include <fnmatch.h>

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// In small letters. Synology, QNAP, Windows, ext4, Apple, Capture One; what begins with a dot is left out anyway.
constexpr std::array folderNames = {"@eadir"sv,
                                    "#recycle"sv,
                                    "@recycle"sv,
                                    "#snapshot"sv,
                                    "@snapshot"sv,
                                    "@recently-snapshot"sv,
                                    "@tmp"sv,
                                    "lost+found"sv,
                                    "$recycle.bin"sv,
                                    "recycler"sv,
                                    "recycled"sv,
                                    "captureone"sv,
                                    "ipod photo cache"sv,
                                    "system volume information"sv,
                                    "__macosx"sv,
                                    "found.000"sv};
/// Previews and the insides of other programs' libraries.
constexpr std::array folderEndings = {".lrdata"sv,      ".lrcat-data"sv, ".imovielibrary"sv,
                                      ".cocatalogdb"sv, ".cocatalog"sv,  ".migratedphotolibrary"sv};
constexpr std::string_view nextcloudData = "appdata_"; // its previews lie in there
constexpr std::array appleLibraries = {".photoslibrary"sv, ".aplibrary"sv, ".photolibrary"sv};
constexpr std::array appleOriginals = {"originals"sv, "masters"sv};

constexpr std::array otherKinds = {
    "psd"sv, "psb"sv, "tga"sv,  "ppm"sv, "pgm"sv, "pbm"sv, "pnm"sv, "pam"sv,  "exr"sv,  "hdr"sv, "pcx"sv,    "xcf"sv,
    "kra"sv, "ora"sv, "svg"sv,  "eps"sv, "ai"sv,  "wmf"sv, "emf"sv, "dds"sv,  "sgi"sv,  "jxr"sv, "wdp"sv,    "hdp"sv,
    "j2k"sv, "jpc"sv, "djvu"sv, "pcd"sv, "fpx"sv, "qoi"sv, "ico"sv, "icns"sv, "pict"sv, "pct"sv, "afphoto"sv};

std::string small(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

template <class Names> bool isAmong(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Endings> bool endsWithAny(const Endings& endings, std::string_view name)
{
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

std::string extensionOf(std::string_view name)
{
    const std::size_t dot = name.rfind('.');
    return dot == name.npos ? std::string() : small(name.substr(dot + 1));
}

} // namespace

bool isOtherPrograms(std::string_view folderName)
{
    const std::string name = small(folderName);
    return isAmong(folderNames, name) || endsWithAny(folderEndings, name) || name.starts_with(nextcloudData);
}

bool isAppleLibrary(std::string_view folderName)
{
    return endsWithAny(appleLibraries, small(folderName));
}

bool isOriginalsIn(std::string_view folderName, std::string_view name)
{
    return !isAppleLibrary(folderName) || isAmong(appleOriginals, small(name));
}

bool isSystemFolder(const Path& canonical)
{
    return isUnder(canonical, "/proc") || isUnder(canonical, "/sys") || canonical == "/dev" || canonical == "/run";
}

bool isFilmThumbnail(std::string_view name)
{
    return extensionOf(name) == "thm";
}

std::string otherPictureKind(std::string_view name)
{
    std::string extension = extensionOf(name);
    return isAmong(otherKinds, extension) ? extension : std::string();
}

bool ExcludePatterns::match(const Path& path, std::string_view relative) const
{
    const std::string name = path.filename(), below(relative);
    return std::any_of(patterns_.begin(), patterns_.end(), [&](const std::string& pattern) {
        const auto holds = [&](const std::string& text) { return fnmatch(pattern.c_str(), text.c_str(), 0) == 0; };
        if (pattern.find('/') == std::string::npos) return holds(name);
        return holds(pattern.starts_with('/') ? path.native() : below);
    });
}

} // namespace albumen
