// PNG by libpng.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class PngDecoder
{
public:
    /// 16 bits become 8, grey and palettes BGR, transparent parts white; one that lacks its end is cut, see CutPng.h.
    /// Requires: `header` was read from `bytes`. Fails: imageBroken, imageTooBig, cancelled, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header,
                           const DecodeContext& context) const;
};

} // namespace albumen
