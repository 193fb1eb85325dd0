#include "metadata/ScreenWords.h"

#include <algorithm>
#include <array>
#include <string>

#include <exiv2/exiv2.hpp>

#include "base/SearchText.h"
#include "base/Text.h"
#include "metadata/Container.h"
#include "metadata/PngText.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpTree.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

/// In small letters: the whole of a comment.
constexpr std::array comments = {"screenshot"sv, "screen shot"sv, "screen capture"sv};
/// The names that these programs write, in small letters; a version may follow.
constexpr std::array programs = {"gnome-screenshot"sv, "spectacle"sv, "flameshot"sv,  "ksnip"sv,     "ksnapshot"sv,
                                 "shutter"sv,          "scrot"sv,     "greenshot"sv,  "sharex"sv,    "snagit"sv,
                                 "snipping tool"sv,    "snipaste"sv,  "screenshot"sv, "lightshot"sv, "picpick"sv};
constexpr std::size_t mostText = 4096; // more is no name of a program

bool isComment(std::string_view text)
{
    std::string words = folded(trimmed(text));
    for (const std::string_view said : {"charset="sv, "lang="sv}) // as exiv2 tells EXIF's and XMP's
        if (words.starts_with(said)) words.erase(0, words.find(' ') + 1);
    return std::ranges::find(comments, words) != comments.end();
}

bool isProgram(std::string_view text)
{
    const std::string words = folded(trimmed(text));
    return std::ranges::any_of(programs, [&](std::string_view one) {
        return words.starts_with(one) && (words.size() == one.size() || words[one.size()] == ' ');
    });
}

bool saysIn(const Exiv2::ExifData& exif)
{
    const auto text = [&](const char* key) {
        const auto found = exif.findKey(Exiv2::ExifKey(key));
        if (found == exif.end() || found->size() > static_cast<long>(mostText)) return std::string();
        return found->toString();
    };
    const bool camera = !text("Exif.Image.Make").empty(); // whose photo such a program has changed
    return isComment(text("Exif.Photo.UserComment")) || isComment(text("Exif.Image.ImageDescription")) ||
           (!camera && isProgram(text("Exif.Image.Software")));
}

bool saysIn(Bytes png)
{
    constexpr std::array keywords = {"Software"sv, "Comment"sv, "Description"sv, "Title"sv, "Source"sv};
    PngChunks chunks(png);
    while (const auto chunk = chunks.next())
        if (const auto text = pngText(*chunk, mostText, keywords))
            if (text->keyword == "Software" ? isProgram(text->text) : isComment(text->text)) return true;
    return std::ranges::any_of(xmpPacketsOf(png.span()), [](const std::string& packet) {
        if (packet.find("UserComment") == packet.npos) return false;
        const auto data = decodeXmp(packet);
        return data && isComment(textAt(*data, "Xmp.exif.UserComment"));
    });
}

} // namespace

bool saysScreenshot(const Exiv2::ExifData& exif, Bytes file)
{
    return saysIn(exif) || (containerOf(file) == Container::png && saysIn(file));
}

} // namespace albumen
