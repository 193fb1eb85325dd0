// The 80 classes of COCO, and which of the nine tags a thing of each gives its photo.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "photo/Understanding.h"

namespace albumen {

inline constexpr int tagCount = 9, objectCount = 80;

/// "person"; the word of the command line and of what is exported.
std::string_view nameOf(Tag tag);
std::optional<Tag> tagNamed(std::string_view name);

/// "dog". Requires: 0..79.
std::string_view nameOfObject(int object);

/// The tags of a class, one or two: a refrigerator is furniture and a device. Requires: 0..79.
std::span<const Tag> tagsOf(int object);

} // namespace albumen
