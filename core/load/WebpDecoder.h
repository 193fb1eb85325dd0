// WebP by libwebp.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class WebpDecoder
{
public:
    /// Transparent parts become white; of an animation the first picture; a still one that lacks its end is cut, see
    /// CutWebp.h. Requires: `header` was read from `bytes`. Fails: imageBroken, imageTooBig, cancelled, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header,
                           const DecodeContext& context) const;
};

} // namespace albumen
