// Reads all that a photo's file says: its metadata, thing by thing, and whatever else lies in it.
#pragma once

#include <cstddef>
#include <span>

#include "photo/FileSays.h"

namespace albumen {

/// Of a JPEG, PNG or WebP each EXIF tag and XMP property is a thing, but for those that a program writes of itself, and
/// so is each other segment or chunk and what lies behind the picture. Of every other kind the whole file is one.
/// Threads: all.
FileSays saysOf(std::span<const std::byte> file);

/// Of a sidecar each XMP property is a thing, as it is inside a photo; of every other file the whole is one.
/// Threads: all.
FileSays saysOfSidecar(std::span<const std::byte> file);

/// Of a file that is not read in parts: it is one thing.
FileSays saysOfWhole(const Xxh128& bytes);

} // namespace albumen
