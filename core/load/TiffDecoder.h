// TIFF by libtiff.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class TiffDecoder
{
public:
    /// The first page; 16 bits become 8, numbers with a point (0 to 1) too, grey, palettes and inks BGR, transparent
    /// parts white. Requires: `header` was read from `bytes`. Fails: imageBroken, imageUnsupported (a kind that the
    /// library cannot read), imageTooBig, cancelled, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header,
                           const DecodeContext& context) const;
};

} // namespace albumen
