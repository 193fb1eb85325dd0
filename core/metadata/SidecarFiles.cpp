#include "metadata/SidecarFiles.h"

#include <algorithm>
#include <cctype>
#include <optional>

#include "metadata/XmpPacket.h"
#include "metadata/XmpText.h"
#include "photo/RawName.h"

namespace albumen {
namespace {

using namespace std::string_view_literals;

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

/// Is a RAW of the same stem there, in small or in capital letters? Asked name by name: a folder may hold thousands.
bool liesBesideRaw(Files& files, const Path& photo)
{
    const auto raws = rawExtensions();
    return std::any_of(raws.begin(), raws.end(), [&](std::string_view end) {
        std::string capital(end);
        for (char& letter : capital) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        return isThere(files, with(stemOf(photo), end)) || isThere(files, with(stemOf(photo), capital));
    });
}

/// Where letter case makes no difference both are one.
std::optional<Path> sidecarCalled(Files& files, const Path& start)
{
    for (const std::string_view end : {".xmp"sv, ".XMP"sv})
        if (Path path = with(start, end); isThere(files, path)) return path;
    return std::nullopt;
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
    if (const auto own = sidecarCalled(files, photo)) there.push_back(*own);
    const auto ofStem = sidecarCalled(files, stemOf(photo));
    if (ofStem && (isRawName(photo) || !liesBesideRaw(files, photo))) there.push_back(*ofStem);
    return there;
}

Path sidecarToWrite(Files& files, const Path& photo)
{
    const std::vector<Path> there = sidecarsBeside(files, photo);
    if (!there.empty()) return there.front();
    return with(isRawName(photo) ? stemOf(photo) : photo, ".xmp");
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
            texts.push_back(xmpText(std::move(*text)));
    return texts;
}

} // namespace albumen
