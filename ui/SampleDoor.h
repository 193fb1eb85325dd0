// The album of drawn people as the window sees it: whoever makes the window knows how to draw it.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/JobControl.h"
#include "photo/Geometry.h"

namespace albumen {

/// A picture of several people, by which the window shows what happens to a photo.
struct ShownPicture {
    struct Face {
        std::string name; ///< empty: nobody whom the program would know
        RelBox box;
    };
    std::vector<std::byte> jpeg;
    std::vector<Face> faces; ///< left to right
};

/// Threads: all; they block, so the window calls them from a worker. Empty functions: there is no such album.
struct SampleDoor {
    std::function<Result<ShownPicture>()> picture;
    std::filesystem::path folder; ///< where the album is drawn: photos/ in it, and room for an archive of it
    std::size_t pictures = 0;     ///< that it has
    /// Draws what is missing of it; `drawn` is called after each picture. Cancelled: returns early without an error.
    std::function<Status(const JobControl&, std::function<void()> drawn)> draw;
};

} // namespace albumen
