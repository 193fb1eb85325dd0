// An animated GIF of photos.
#pragma once

#include <vector>

#include "base/Progress.h"
#include "make/GifWriter.h"
#include "run/PhotoToGive.h"
#include "run/Report.h"

namespace albumen {

struct GifToMake {
    std::vector<PhotoToGive> photos; ///< in their order
    Path to;                         ///< a file that is not there yet
    int longSide = 480;              ///< pixels; less where `mostBytes` asks for it
    std::uint64_t mostBytes = 0;     ///< of the file; 0: any number
    bool align = false;              ///< lays frames taken by hand on one another
    GifPace pace;
};

/// Photos of other shapes than the first stand in its frame whole, on black. One that cannot be read is a problem, and
/// the others are shown. The report counts `copied` photos and `bytesCopied`. Fails: nameTaken, nothingFiled (no photo
/// could be read), usage (too many of that size), noSpace and kin; those of Files. Ensures: without success there is no
/// file. Threads: the caller's.
Report makeGif(Files& files, const GifToMake& wanted, const JobControl& job, const ProgressSink& progress);

/// At most so many frames: a GIF of more is no GIF that anybody can send. Fails with usage beyond.
inline constexpr std::size_t mostGifFrames = 200;

} // namespace albumen
