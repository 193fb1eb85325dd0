// The small picture that pages show: a JPEG made from the decoded pixels, so that nothing is decoded twice.
#pragma once

#include <cstddef>
#include <vector>

#include "base/Error.h"
#include "photo/LoadedImage.h"

namespace albumen {

inline constexpr int thumbnailLongSide = 320; ///< pixels: the largest tile of the pages
inline constexpr int thumbnailQuality = 85;   ///< JPEG quality: about 15 KB a picture

/// Threads: all; no state.
class Thumbnailer
{
public:
    /// JPEG bytes, the long side 320 or less. Requires: pixels. Fails: outOfMemory, internal (the encoder's words in
    /// detail).
    Result<std::vector<std::byte>> make(const LoadedImage& image) const;
};

} // namespace albumen
