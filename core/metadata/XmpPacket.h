// The XMP of a photo: where it lies in the file.
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

} // namespace albumen
