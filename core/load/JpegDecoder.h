// JPEG by libjpeg-turbo, decoded at the smallest of four scales that is large enough.
#pragma once

#include <span>

#include "load/Decoded.h"

namespace albumen {

/// Threads: all; no state.
class JpegDecoder
{
public:
    /// A JPEG that ends inside its data is cut, and imageBroken where less than half of it is there; bytes after its
    /// end and damage that the library bridges are not. Fails: imageBroken, imageTooBig, imageUnsupported (12 bits,
    /// lossless), imageTimeout, outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

} // namespace albumen
