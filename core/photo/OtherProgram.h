// Programs that keep what is said of photos in a place of their own, from which it can be taken.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace albumen {

enum class OtherProgram { digikam, shotwell, picasa, takeout };

/// What was taken from one, beside names of faces.
struct ProgramCounts {
    std::uint64_t pictures = 0;                 ///< that it says something of
    std::uint64_t here = 0;                     ///< of these, photos of the library
    std::vector<std::filesystem::path> notHere; ///< the others, as it calls them
    std::uint64_t albums = 0;                   ///< made
    std::uint64_t inAlbums = 0;                 ///< photos that came into one, each as often
    std::uint64_t ratings = 0, favourites = 0;  ///< that are new
    std::uint64_t dates = 0;                    ///< of photos whose files say none
    std::uint64_t kept = 0;                     ///< of all these, what a person decided otherwise
    std::uint64_t already = 0;                  ///< of all these, what was known before
};

} // namespace albumen
