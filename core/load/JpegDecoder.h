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

    /// Is damage inside the picture's data, such as the library bridges: other bytes in the place of some of them, or
    /// none? Bytes that are too many are no such damage. Fails: as decode(), but for a cut file.
    Result<bool> isHurt(std::span<const std::byte> bytes, const DecodeContext& context) const;
};

/// The pixels of a JPEG of our own, which is small: nobody waits for memory, and nothing is cut. Fails: as decode().
/// Threads: all.
Result<cv::Mat> decodedSmallJpeg(std::span<const std::byte> jpeg);

} // namespace albumen
