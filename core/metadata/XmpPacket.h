// The XMP of a photo: where it lies in the file.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace albumen {

/// Packets and extensions larger than this are not read. Origin: photo editors keep whole histories of brush strokes in
/// XMP, and phones a second picture in its extension, some MB; the regions of a thousand faces are 400 KB.
inline constexpr std::size_t maxPacketBytes = 8 << 20;

/// Packets read of one file at most: programs that only add write one each.
inline constexpr std::size_t maxPackets = 16;

/// Every XMP packet inside a JPEG, PNG, WebP, TIFF, HEIC, AVIF or JPEG XL, in the order of the file; of a JPEG the
/// parts that fit one segment, for the rest see ExtendedXmp.h. What stands before the picture of a JPEG is enough.
/// Threads: all.
std::vector<std::string> xmpPacketsOf(std::span<const std::byte> photo);

/// Is this text XMP, be there nothing in it? False of a document of another kind, and of what is not safe (XmpGuard.h).
/// Threads: all.
bool isXmp(std::string_view text);

/// All of them as one (see joinedXmp() in XmpTree.h): the text of the only one as it stands. Empty: there is none.
/// Threads: all.
std::string xmpPacketOf(std::span<const std::byte> photo);

} // namespace albumen
