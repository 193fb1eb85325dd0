// The items of a HEIC or AVIF file: where the picture and its EXIF lie. A small reader of ISO/IEC 23008-12 boxes,
// because the picture's identity needs the coded bytes, which the decoding library does not give.
#pragma once

#include <optional>
#include <vector>

#include "metadata/Bytes.h"
#include "photo/Geometry.h"

namespace albumen {

/// An item's bytes, in pieces as the file has them.
using ItemBytes = std::vector<Bytes>;

/// Threads: all; borrows the bytes.
class HeifItems
{
public:
    /// Extents and references read at most: a picture of 400 megapixels has some 1,600 tiles.
    static constexpr std::size_t maxExtents = 65536;

    /// The coded bytes of the primary item and of every item it is made from (tiles), in order.
    /// None: no such item, or an extent outside the file.
    static std::optional<ItemBytes> picture(Bytes file);
    /// Pixels that decoding the primary item takes, as far as is declared: its own, and those of every item that it is
    /// put together from, as often as it is. Ensures: at most `most`, as also where items are made of themselves.
    static std::uint64_t pixelsToDecode(Bytes file, std::uint64_t most);
    /// The TIFF block of the EXIF item. Empty: there is none.
    static std::vector<std::byte> exif(Bytes file);
    /// The items of a media type, which are XMP in all that programs write; one that is too large (XmpPacket.h) stays
    /// out.
    static std::vector<std::vector<std::byte>> xmp(Bytes file);
    /// How the boxes of the primary item turn the stored picture to be upright.
    static Orientation turn(Bytes file);
};

} // namespace albumen
