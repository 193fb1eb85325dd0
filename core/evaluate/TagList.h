// A list of photos and the tags that a person gave them.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"
#include "photo/Understanding.h"

namespace albumen {

struct TaggedPhoto {
    Path path; ///< in the folder of the photos
    std::set<Tag> tags;
    std::set<Tag> either; ///< neither is wrong: something small or doubtful
};

/// Lines "path,tag tag tag?", the first of them "path,tags"; a tag with a question mark may be said or not. What is
/// before the last comma of a line is the path. Fails: usage, with the line in the detail.
Result<std::vector<TaggedPhoto>> parseTagList(std::string_view text, const Path& file);

} // namespace albumen
