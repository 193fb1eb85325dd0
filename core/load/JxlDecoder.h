// JPEG XL by libjxl, which turns the picture upright by itself.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class JxlDecoder
{
public:
    /// The declared size, upright. Fails: imageBroken.
    Result<ImageHeader> header(std::span<const std::byte> bytes) const;
    /// Of an animation the first picture. Ensures: upright, whatever context.turn says.
    /// Fails: imageBroken (also one that lacks its end), imageTooBig, cancelled, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

} // namespace albumen
