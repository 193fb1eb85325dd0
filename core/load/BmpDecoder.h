// BMP, by own code.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class BmpDecoder
{
public:
    /// 1, 4, 8, 16, 24 and 32 bits, packed by runs, colours by masks, stored from either side; transparent parts, where
    /// a mask names them, become white. Requires: `header` was read from `bytes`. Fails: imageBroken, imageTooBig,
    /// cancelled, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header,
                           const DecodeContext& context) const;
};

} // namespace albumen
