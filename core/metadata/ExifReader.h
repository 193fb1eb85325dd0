// What a photo's metadata says: time, place, camera, orientation.
#pragma once

#include <cstddef>
#include <span>

#include "photo/Photo.h"
#include "photo/ShotFacts.h"

namespace albumen {

/// Threads: all; no state.
class ExifReader
{
public:
    /// Readies the library behind it, silences it and gives it a lock. Call once before threads start; read() calls it
    /// too.
    static void initialise();

    /// Never fails: nothing said, or said badly, is none; an orientation outside 1..8 is upright. HEIC and AVIF are
    /// always upright here: their own boxes turn the picture, and the decoder does what they say.
    ExifFacts read(std::span<const std::byte> bytes) const;
    /// The same with what a viewer shows besides.
    ShotFacts readShot(std::span<const std::byte> bytes) const;
};

} // namespace albumen
