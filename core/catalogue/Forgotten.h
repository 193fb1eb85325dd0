// What went when a person was forgotten.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace albumen {

struct Forgotten {
    std::uint64_t faces = 0, photos = 0; ///< places of faces, and the pictures that showed them
    std::uint64_t vectors = 0, pictures = 0;
    std::uint64_t decisions = 0;             ///< that spoke of them, and do not any more
    std::vector<std::filesystem::path> left; ///< folders and zips of theirs in save folders of before: nobody follows
};

} // namespace albumen
