// A small album of drawn people, to try everything on: no real face is in it, and nothing in it belongs to anyone.
#pragma once

#include <cstddef>

#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

struct SampleOptions {
    int longestSide = 4000;             ///< px; pictures that would be larger are drawn smaller. At least 400
    const JobControl* control = nullptr; ///< asked before every picture; may be absent
};

/// How many pictures the album holds: in photos/ (the copied one counted) and in known/.
struct SampleSize {
    std::size_t photos = 0;
    std::size_t known = 0;
};
SampleSize sampleSize();

/// Draws the album: `folder`/photos/YEAR/*, `folder`/known/NAME/*.jpg and `folder`/truth.json (written last), which says
/// who is in which photo. The three photos of the same unknown person are named there too.
/// Ensures: the same bytes each time on one machine type. A finished sample is left as it is; one that was cut off is
/// completed. No file that is not the sample's own is overwritten.
/// Ensures: cancelled through `options.control`, it returns without truth.json: the next call completes it.
/// Fails: nameTaken (the folder holds something else), and whatever Files fails with.
/// Threads: all; no state.
Status drawSampleAlbum(Files& files, const Path& folder, const SampleOptions& options = {});

} // namespace albumen
