// Writes what ExifReader reads into a JPEG's bytes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/Error.h"
#include "photo/Photo.h"

namespace albumen {

/// The same JPEG with this time, place, orientation and camera as its EXIF; what `facts` leaves out is removed. The
/// image data stays byte for byte. `camera` goes to the model tag whole. Fails: imageBroken (not a JPEG), outOfMemory.
/// Threads: all.
Result<std::vector<std::byte>> withExif(std::span<const std::byte> jpeg, const ExifFacts& facts);

} // namespace albumen
