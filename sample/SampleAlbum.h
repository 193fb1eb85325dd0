// A small album of drawn people, to try everything on: no real face is in it, and nothing in it belongs to anyone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "photo/Geometry.h"

namespace albumen {

struct SampleOptions {
    int longestSide = 4000;              ///< px; larger pictures are made this large. At least 400
    const JobControl* control = nullptr; ///< asked before every picture; may be absent
    std::function<void()> drawn = {};    ///< called after every picture; may be absent
};

/// How many pictures the album holds: in photos/ (the copied one counted) and in known/.
struct SampleSize {
    std::size_t photos = 0;
    std::size_t known = 0;
};
SampleSize sampleSize();

/// Draws the album: `folder`/photos/YEAR/*, `folder`/known/NAME/*.jpg and `folder`/truth.json ("sample": 1), which says
/// who is in which photo, and which photos show the same unknown person.
/// Ensures: the same bytes each time on one machine type. Of a sample that is there already only what is missing is
/// drawn; no existing file is touched.
/// Ensures: cancelled through `options.control`, it returns early without an error; the next call draws the rest.
/// Fails: nameTaken (the folder holds something else), pathNotFolder, outOfMemory, and whatever Files fails with.
/// Threads: all; no state.
Status drawSampleAlbum(Files& files, const Path& folder, const SampleOptions& options = {});

/// A picture of all people of the album together, to show on it what happens to a photo. It is not in the album.
struct GroupPicture {
    struct Face {
        std::string name; ///< empty: the stranger
        RelBox box;       ///< forehead to chin
    };
    std::vector<std::byte> jpeg;
    std::vector<Face> faces; ///< left to right
};

/// Fails: outOfMemory. Threads: all; no state.
Result<GroupPicture> drawGroupPicture();

} // namespace albumen
