// The first picture of a GIF by giflib.
#pragma once

#include <span>

#include "load/Decoded.h"

namespace albumen {

/// Threads: all; no state.
class GifDecoder
{
public:
    /// Ensures: the whole canvas, white where the first picture leaves it free. Fails: imageBroken, imageTooBig,
    /// outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

} // namespace albumen
