// What a JPEG XL file says beside its pixels: a small reader of ISO/IEC 18181-2 boxes, and of the orientation in the
// codestream, because the picture's identity needs the coded bytes, which the decoding library does not give.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "metadata/Bytes.h"
#include "photo/Geometry.h"

namespace albumen {

/// Of both forms: a codestream alone, and one in boxes. A box may be compressed by Brotli. What is too large (4 MiB of
/// EXIF; XmpPacket.h) or does not hold together is left out. Threads: all; borrows the bytes.
class JxlBoxes
{
public:
    /// The first EXIF block, from its TIFF header on. Empty: there is none.
    static std::vector<std::byte> exif(Bytes file);
    static std::vector<std::vector<std::byte>> xmp(Bytes file);
    /// The codestream, piece by piece. None: it is not all there.
    static std::optional<std::vector<Bytes>> picture(Bytes file);
    /// How the codestream's header turns the stored picture to be upright. The begin of the codestream is enough.
    static Orientation turn(Bytes file);
};

} // namespace albumen
