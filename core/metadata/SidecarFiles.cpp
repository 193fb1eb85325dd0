#include "metadata/SidecarFiles.h"

#include <algorithm>
#include <array>

#include "base/SearchText.h"
#include "metadata/XmpPacket.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

constexpr std::array rawExtensions = {".3fr"sv, ".arw"sv, ".cr2"sv, ".cr3"sv, ".crw"sv, ".dcr"sv, ".dng"sv, ".erf"sv,
                                      ".iiq"sv, ".kdc"sv, ".mef"sv, ".mrw"sv, ".nef"sv, ".nrw"sv, ".orf"sv, ".pef"sv,
                                      ".raf"sv, ".rw2"sv, ".rwl"sv, ".sr2"sv, ".srf"sv, ".srw"sv, ".x3f"sv};

bool isRaw(const Path& photo)
{
    const std::string extension = folded(photo.extension().native());
    return std::find(rawExtensions.begin(), rawExtensions.end(), extension) != rawExtensions.end();
}

bool isThere(Files& files, const Path& path)
{
    const auto info = files.info(path, Follow::yes);
    return info && info->kind == FileKind::file;
}

Path stemOf(const Path& photo)
{
    return photo.parent_path() / photo.stem();
}

Path with(Path path, std::string_view end)
{
    return path += end;
}

/// At most `most` bytes of a name, cut between letters.
std::string cutName(std::string name, std::size_t most)
{
    if (name.size() <= most) return name;
    while (most > 0 && (static_cast<unsigned char>(name[most]) & 0xC0U) == 0x80U) --most;
    name.resize(most);
    return name;
}

} // namespace

std::vector<Path> sidecarsBeside(Files& files, const Path& photo)
{
    std::vector<Path> there;
    for (const Path& start : {photo, stemOf(photo)})
        for (const std::string_view end : {".xmp"sv, ".XMP"sv})
            if (const Path path = with(start, end); isThere(files, path)) {
                there.push_back(path);
                break; // where letter case makes no difference both are one
            }
    return there;
}

Path sidecarToWrite(Files& files, const Path& photo)
{
    const std::vector<Path> there = sidecarsBeside(files, photo);
    if (!there.empty()) return there.front();
    return with(isRaw(photo) ? stemOf(photo) : photo, ".xmp");
}

std::vector<Path> takeoutBeside(Files& files, const Path& photo)
{
    constexpr std::size_t most = 46; // bytes that Takeout leaves of a name, before ".json"
    const std::string name = photo.filename(), stem = photo.stem(), extension = photo.extension();
    std::vector<std::string> names = {name, name + ".supplemental-metadata"};
    if (const std::size_t open = stem.rfind('('); open != stem.npos && stem.ends_with(')')) { // a(1).jpg: a.jpg(1)
        names.push_back(stem.substr(0, open) + extension + stem.substr(open));
        names.push_back(stem.substr(0, open) + extension + ".supplemental-metadata" + stem.substr(open));
    }
    std::vector<Path> there;
    for (const std::string& one : names)
        if (const Path path = photo.parent_path() / (cutName(one, most) + ".json"); isThere(files, path))
            there.push_back(path);
    return there;
}

Result<std::string> textAt(Files& files, const Path& path, std::uint64_t limit)
{
    const auto info = files.info(path, Follow::yes);
    if (!info || info->kind != FileKind::file) return std::string();
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, path, limit));
    return std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

std::vector<std::string> sidecarTexts(Files& files, const Path& photo)
{
    std::vector<std::string> texts;
    for (const Path& sidecar : sidecarsBeside(files, photo))
        if (auto text = textAt(files, sidecar, maxPacketBytes); text && !text->empty())
            texts.push_back(std::move(*text));
    return texts;
}

} // namespace albumen
