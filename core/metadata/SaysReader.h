// Reads all that a photo's file says: its metadata, thing by thing, and whatever else lies in it.
#pragma once

#include <cstddef>
#include <span>

#include "photo/FileSays.h"

namespace albumen {

/// Of a JPEG each EXIF tag and XMP property is a thing, but for those that a program writes of itself, and so is each
/// other segment and what lies behind the picture. Of every other kind the whole file is one.
/// Threads: all.
FileSays saysOf(std::span<const std::byte> file);

} // namespace albumen
