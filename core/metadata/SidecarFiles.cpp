#include "metadata/SidecarFiles.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "metadata/SharedSidecar.h"
#include "metadata/XmpPacket.h"
#include "metadata/XmpText.h"
#include "photo/RawName.h"
#include "photo/SidecarName.h"

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
bool liesBesideRaw(Files& files, const Path& photo, const std::set<Path>& unreadable)
{
    const auto isRaw = [&](const Path& path) { return isThere(files, path) && !unreadable.contains(path); };
    const auto raws = rawExtensions();
    return std::any_of(raws.begin(), raws.end(), [&](std::string_view end) {
        std::string capital(end);
        for (char& letter : capital) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        return isRaw(with(stemOf(photo), end)) || isRaw(with(stemOf(photo), capital));
    });
}

/// As it is, in small letters, in capitals, and with one in front: how programs and cameras write a name.
std::vector<std::string> inEachCase(const std::string& name)
{
    const auto changed = [&](std::size_t capitals) {
        std::string text = name;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto letter = static_cast<unsigned char>(text[i]);
            text[i] = static_cast<char>(i < capitals ? std::toupper(letter) : std::tolower(letter));
        }
        return text;
    };
    std::vector<std::string> names{name};
    constexpr std::size_t firstLetter = 2; // behind the dot of an extension
    for (std::string& one : std::vector{changed(0), changed(name.size()), changed(firstLetter)})
        if (std::find(names.begin(), names.end(), one) == names.end()) names.push_back(std::move(one));
    return names;
}

/// The sidecar of the photo's whole name, or of its stem alone, whatever the letter case. One that is called exactly as
/// another photo is that one's. Asked name by name: a folder may hold thousands.
std::optional<Path> sidecarCalled(Files& files, const Path& photo, bool ofStem)
{
    const Path folder = photo.parent_path();
    const std::vector<std::string> extensions = inEachCase(photo.extension());
    const PhotosThere there{.named = [&](const std::string& name) { return isThere(files, folder / name); },
                            .ofStem =
                                [&](const std::string& stem) {
                                    return std::ranges::any_of(extensions, [&](const std::string& end) {
                                        return isThere(files, folder / (stem + end));
                                    });
                                }};
    const CalledAfter after = ofStem ? CalledAfter::stem : CalledAfter::name;
    for (const std::string& stem : inEachCase(photo.stem()))
        for (const std::string& extension : ofStem ? std::vector<std::string>{""} : extensions)
            for (const char* const end : {".xmp", ".XMP", ".Xmp"})
                if (Path path = folder / (stem + extension + end);
                    isThere(files, path) && !isAnothersSidecar(stem + extension, photo, after, there))
                    return path;
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

/// Takeout puts what it edited beside the original, as IMG_1-edited.jpg in the user's language, and both share a list.
std::string withoutEdited(const std::string& stem)
{
    static constexpr std::array ends = {"-edited"sv,
                                        "-bearbeitet"sv,
                                        "-modifi\u00e9"sv,
                                        "-editado"sv,
                                        "-editada"sv,
                                        "-modificato"sv,
                                        "-bewerkt"sv,
                                        "-edytowane"sv,
                                        "-redigerad"sv,
                                        "-redigeret"sv,
                                        "-muokattu"sv,
                                        "-upraveno"sv,
                                        "-\u7de8\u96c6\u6e08\u307f"sv,
                                        "-\u5df2\u4fee\u6539"sv};
    for (const std::string_view end : ends)
        if (stem.size() > end.size() && stem.ends_with(end)) return stem.substr(0, stem.size() - end.size());
    return stem;
}

} // namespace

std::vector<Path> sidecarsBeside(Files& files, const Path& photo, const std::set<Path>& unreadable)
{
    std::vector<Path> there;
    if (const auto own = sidecarCalled(files, photo, false)) there.push_back(*own);
    const auto ofStem = sidecarCalled(files, photo, true);
    if (ofStem && (isRawName(photo) || !liesBesideRaw(files, photo, unreadable))) there.push_back(*ofStem);
    return there;
}

Path sidecarToWrite(Files& files, const Path& photo)
{
    const std::vector<Path> there = sidecarsBeside(files, photo);
    if (!there.empty() && !isCalledAfterStem(there.front(), photo)) return there.front();
    const bool ofStem = isRawName(photo) || !there.empty();
    if (!ofStem || !othersOfStem(files, photo).empty()) return with(photo, ".xmp");
    return there.empty() ? with(stemOf(photo), ".xmp") : there.front();
}

std::vector<Path> takeoutBeside(Files& files, const Path& photo)
{
    constexpr std::size_t most = 46; // bytes that Takeout leaves of a name, before ".json"
    std::string stem = photo.stem(), number;
    const std::string extension = photo.extension();
    if (const std::size_t open = stem.rfind('('); open != stem.npos && stem.ends_with(')')) { // a(1).jpg: a.jpg(1)
        number = stem.substr(open);
        stem.resize(open);
    }
    std::vector<std::string> names = {photo.filename()}; // as the archive has it
    for (const std::string& plain : {stem, withoutEdited(stem)})
        for (const char* const end : {"", ".supplemental-metadata"}) {
            const std::string whole = plain + extension + end;
            names.insert(names.end(), {cutName(whole + number, most), cutName(whole, most) + number});
            if (!number.empty() && *end == '\0')
                names.push_back(cutName(std::string(plain).append(number).append(extension), most));
        }
    std::vector<Path> there;
    for (const std::string& one : names) {
        const Path path = photo.parent_path() / (one + ".json");
        if (isThere(files, path) && std::find(there.begin(), there.end(), path) == there.end()) there.push_back(path);
    }
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

std::vector<std::string> takeoutTexts(Files& files, const Path& photo)
{
    std::vector<std::string> texts;
    for (const Path& list : takeoutBeside(files, photo))
        if (auto text = textAt(files, list, maxPacketBytes); text && !text->empty()) texts.push_back(std::move(*text));
    return texts;
}

} // namespace albumen
