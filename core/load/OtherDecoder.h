// PNG, WebP, TIFF and BMP by OpenCV.
#pragma once

#include <span>

#include "load/Decoded.h"
#include "load/ImageFormat.h"

namespace albumen {

/// Threads: all; no state.
class OtherDecoder
{
public:
    /// 16 bits become 8, grey becomes BGR, transparent parts white; of an animation the first picture, of a TIFF the
    /// first page. Requires: `header` was read from `bytes`. Fails: imageBroken, imageTooBig, imageUnsupported,
    /// outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const ImageHeader& header,
                           const DecodeContext& context) const;
};

} // namespace albumen
