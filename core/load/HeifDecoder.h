// HEIC and AVIF by libheif, which turns the picture upright by itself.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class HeifDecoder
{
public:
    /// The declared size of the primary picture, upright. Fails: imageBroken, imageUnsupported (no decoder for its
    /// coding).
    Result<ImageHeader> header(std::span<const std::byte> bytes, ImageFormat format) const;
    /// Ensures: upright, whatever context.turn says. Fails: imageBroken, imageTooBig, imageUnsupported, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

} // namespace albumen
