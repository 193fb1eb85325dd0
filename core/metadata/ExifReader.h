// What a photo's metadata says: time, place, camera, orientation.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "metadata/Bytes.h"
#include "metadata/FilmFile.h"
#include "photo/Photo.h"
#include "photo/ShotFacts.h"

namespace albumen {

/// Where the EXIF of a file lies, from its TIFF header on; that of HEIC, AVIF and JPEG XL, and some of PNG, is gathered
/// in `room`. Empty: there is none. Threads: all.
Bytes exifBlockOf(Bytes file, std::vector<std::byte>& room);

/// Threads: all; no state.
class ExifReader
{
public:
    /// Readies the library behind it, silences it and gives it a lock. Call once before threads start; read() calls it
    /// too.
    static void initialise();

    /// Never fails: nothing said, or said badly, is none; an orientation outside 1..8 is upright. HEIC, AVIF,
    /// JPEG XL and films are always upright here: they turn the picture themselves, and the decoder does what they say.
    /// The time is EXIF's, else that of the XMP inside, of `sidecars` (the texts that lie beside it), of IPTC, or of
    /// `takeout` (Google's lists beside it).
    ExifFacts read(std::span<const std::byte> bytes, std::span<const std::string> sidecars = {},
                   std::span<const std::string> takeout = {}) const;
    /// The same of a film. `watch`: nothing is said by one that takes too long.
    ExifFacts readFilm(const FilmBytes& film, const FilmWatch& watch, std::span<const std::string> sidecars = {},
                       std::span<const std::string> takeout = {}) const;
    /// How a file says that its picture is to be turned, those three by themselves.
    Orientation turnOf(std::span<const std::byte> bytes, const ExifFacts& facts) const;
    /// The same with what a viewer shows besides.
    ShotFacts readShot(std::span<const std::byte> bytes) const;
};

} // namespace albumen
