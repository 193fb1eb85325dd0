// What kind of picture some bytes are, and how large it says it is: read from the first bytes, before any decoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/Error.h"
#include "photo/Photo.h"

namespace albumen {

struct ImageHeader {
    ImageFormat format = ImageFormat::unknown;
    std::uint32_t width = 0,
                  height = 0; ///< pixels as declared, before turning upright; 0 = not known before decoding (RAW, film)
};

/// By content, never by a name. Unknown: no picture that Albumen reads. Threads: all.
ImageFormat formatOf(std::span<const std::byte> bytes);

/// Kind and declared size. Fails: imageUnsupported (not a picture, or a kind that is not read: BigTIFF, JPEG 2000 ...),
/// imageBroken (empty, or the header does not hold together). Threads: all.
Result<ImageHeader> readHeader(std::span<const std::byte> bytes);

} // namespace albumen
