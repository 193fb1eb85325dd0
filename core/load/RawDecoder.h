// Cameras' RAW files by libraw: the preview that the camera put in, else the sensor's data at half size.
#pragma once

#include <span>

#include "load/Decoded.h"

namespace albumen {

/// Threads: all; no state.
class RawDecoder
{
public:
    /// The preview serves when its long side is at least what is asked for, or at least half of the sensor's.
    /// Fails: imageBroken, imageTooBig, imageUnsupported (libraw does not know the camera's format), outOfMemory.
    Result<Decoded> decode(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

} // namespace albumen
