// Puts an XMP packet into a photo's bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace albumen {

/// The same JPEG, PNG, WebP or TIFF with this XMP in the place of all that xmpPacketsOf() finds, wrapped as a
/// packet. Every other byte of its picture and metadata stays: parts are put in and taken out, nothing is written anew.
/// None: another format, a file that does not hold together, several packets of which one cannot be read, or no room
/// for it (a JPEG has 65,502 bytes). Threads: all.
std::optional<std::vector<std::byte>> withPacket(std::span<const std::byte> photo, std::string_view xmp);

} // namespace albumen
