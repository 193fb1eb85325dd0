// An animated GIF, frame by frame.
#pragma once

#include <cstddef>
#include <vector>

#include <opencv2/core.hpp>

#include "base/Error.h"

namespace albumen {

struct GifPace {
    int centiseconds = 50; ///< each frame stands so long; 2 and more, since browsers take less for 10
    int times = 0;         ///< that all of it is shown, 65,536 at most; 0: for ever
};

/// Each frame has a palette of its own, by giflib's median cut, and its colours are spread (Floyd and Steinberg 1976).
/// `frames`: BGR, 8 bit, all of one size of 1..65535 pixels a side. Requires: one at least. Fails: outOfMemory,
/// internal (giflib). Threads: all.
Result<std::vector<std::byte>> gifOf(const std::vector<cv::Mat>& frames, const GifPace& pace);

} // namespace albumen
