// The XMP of a photo: where it lies in the file, and whether it is safe to read.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace albumen {

/// Packets and extensions larger than this are not read. Origin: photo editors keep whole histories of brush strokes in
/// XMP, and phones a second picture in its extension, some MB; the regions of a thousand faces are 400 KB.
inline constexpr std::size_t maxPacketBytes = 8 << 20;

/// The XMP inside a JPEG, PNG, WebP, TIFF, HEIC or AVIF; of a JPEG the part that fits one segment, for the rest see
/// ExtendedXmp.h. The first megabyte of a JPEG is enough. Empty: there is none.
/// Threads: all.
std::string xmpPacketOf(std::span<const std::byte> photo);

/// May a parser that trusts its input be given this? It is UTF-8 text of at most maxPacketBytes, its elements stand at
/// most 64 deep, they and their attributes are at most 200,000, at most 1,000 of them properties of one thing, no
/// entities are declared, and at most 100 namespaces.
/// Threads: all.
bool isSafeXmp(std::string_view packet);

} // namespace albumen
