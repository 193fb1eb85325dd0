// Google Takeout: a JSON for each photo, and one for each folder that is an album.
#include <algorithm>
#include <map>
#include <regex>

#include <nlohmann/json.hpp>

#include "base/SearchText.h"
#include "metadata/PhotoDate.h"
#include "metadata/SidecarFiles.h"
#include "names/ProgramReaders.h"

namespace albumen {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t mostTakeoutBytes = 1 << 20; // they have some KB

std::string textIn(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Google lays every photo into a folder of its year, in the language of the account. Those are no albums.
bool isOfYear(const std::string& title)
{
    static const std::regex year(
        R"((Photos|Fotos|Foto's|Foto|Zdjęcia|Bilder) (from|von|de|del|da|dal|uit|z|fra|från) \d{4}|\d{4} ?年.*)");
    return title.size() < 100 && std::regex_match(title, year);
}

/// Only what is written of a photo says when it was taken.
bool isOfPhoto(const Json& json)
{
    return json.contains("photoTakenTime");
}

PictureSaid pictureOf(Files& files, const Path& list, const Json& json, const std::string& text)
{
    PictureSaid picture{.path = list.parent_path() / Path(textIn(json, "title")).filename()};
    if (const auto there = files.info(picture.path); there && there->kind == FileKind::file) picture.size = there->size;
    for (std::string& name : namesInTakeout(text)) picture.people.insert(std::move(name));
    const auto favourite = json.find("favorited");
    picture.favourite = favourite != json.end() && favourite->is_boolean() && favourite->get<bool>();
    if (const auto date = dateInTakeout(std::span(&text, 1))) picture.takenUtcS = date->localS;
    return picture;
}

} // namespace

Result<ProgramSays> readTakeout(Files& files, const Path& folder, const JobControl& job)
{
    ProgramSays says;
    TRY_ASSIGN(const std::vector<Path> paths, filesBelow(files, folder, job, says.problems));
    std::map<Path, std::string> albums;
    for (const Path& path : paths) {
        if (!job.mayGoOn()) return fail(Code::cancelled, Stage::import);
        if (folded(path.extension().native()) != ".json") continue;
        const auto text = textAt(files, path, mostTakeoutBytes);
        if (!text) says.problems.push_back(text.error());
        if (!text) continue;
        const Json json = Json::parse(*text, nullptr, false);
        if (json.is_discarded())
            says.problems.push_back({.code = Code::foreignFile, .stage = Stage::import, .path = path});
        const std::string title = json.is_object() ? textIn(json, "title") : std::string();
        if (title.empty()) continue; // other lists of Google's
        if (isOfPhoto(json))
            says.pictures.push_back(pictureOf(files, path, json, *text));
        else if (!isOfYear(title))
            albums.emplace(path.parent_path(), title);
    }
    for (PictureSaid& picture : says.pictures)
        if (const auto album = albums.find(picture.path.parent_path()); album != albums.end())
            picture.albums.insert(album->second);
    return says;
}

} // namespace albumen
