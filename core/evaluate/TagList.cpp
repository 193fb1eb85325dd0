#include "evaluate/TagList.h"

#include <sstream>
#include <string>

#include <fmt/format.h>

#include "base/Text.h"
#include "scene/Tags.h"

namespace albumen {
namespace {

tl::unexpected<Error> wrongLine(const Path& file, std::size_t number, std::string_view wanted)
{
    return fail(Code::usage, Stage::read, file, fmt::format("line {}: expected {}", number, wanted));
}

std::string allTags()
{
    std::string tags;
    for (int tag = 1; tag <= tagCount; ++tag) tags += (tags.empty() ? "" : ", ") + std::string(nameOf(Tag(tag)));
    return tags;
}

Result<TaggedPhoto> taggedPhoto(const std::string& line, const Path& file, std::size_t number)
{
    const std::size_t comma = line.rfind(',');
    if (comma == std::string::npos || comma == 0) return wrongLine(file, number, "a path, a comma and tags");
    TaggedPhoto photo{.path = line.substr(0, comma), .tags = {}, .either = {}};
    std::istringstream words(line.substr(comma + 1));
    for (std::string word; words >> word;) {
        const bool doubtful = word.back() == '?';
        if (doubtful) word.pop_back();
        const auto tag = tagNamed(word);
        if (!tag) return wrongLine(file, number, fmt::format("one of {} where {} stands", allTags(), printable(word)));
        (doubtful ? photo.either : photo.tags).insert(*tag);
    }
    return photo;
}

} // namespace

Result<std::vector<TaggedPhoto>> parseTagList(std::string_view text, const Path& file)
{
    std::istringstream lines{std::string(text)};
    std::vector<TaggedPhoto> photos;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (number == 1) {
            if (line != "path,tags") return wrongLine(file, number, "path,tags");
        } else if (!line.empty()) {
            TRY_ASSIGN(TaggedPhoto photo, taggedPhoto(line, file, number));
            photos.push_back(std::move(photo));
        }
    }
    if (photos.empty()) return wrongLine(file, number + 1, "a photo");
    return photos;
}

} // namespace albumen
