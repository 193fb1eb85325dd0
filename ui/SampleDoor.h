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
    std::size_t pictures = 0; ///< that it has
    /// Draws what is missing of it; `drawn` is called after each picture. Cancelled: returns early without an error.
    std::function<Status(const JobControl&, std::function<void()> drawn)> draw;
    /// Opens a window on it, on a library of its own: nobody of it comes among the user's people. Does not block, so
    /// the window calls it itself. False: the system did not start it.
    std::function<bool()> open;
    bool within = false; ///< this window is on that library
};

} // namespace albumen
