// The port of decoding: bytes in, upright pixels out. Takes bytes, or a way to them, and never a path, opens nothing
// and keeps nothing, so that it can move to a process of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/Error.h"
#include "base/JobControl.h"
#include "metadata/FilmFile.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Pixels a picture may declare: 400 megapixels are the largest panoramas of today, 1.2 GB as BGR.
inline constexpr std::uint64_t maxPixels = 400'000'000;

/// What a job reads and has not decoded yet, over all its workers: four RAW files of today; and what it has decoded.
/// See core/README.md, Memory.
inline constexpr std::uint64_t readAtOnce = 128ULL << 20U, decodedAtOnce = 256ULL << 20U;

struct LoadRequest {
    int longSide = 0;                     ///< pixels wanted of the long side after load; 0 = full size
    std::uint64_t pixelLimit = maxPixels; ///< declared pixels beyond this are refused before decoding
};

class ImageLoader
{
public:
    virtual ~ImageLoader() = default;
    /// Ensures: the long side is at least `longSide` where the picture has as much, and at most about twice it; smaller
    /// pictures come as they are. `exif` is read from the same bytes.
    /// Fails: imageBroken, imageTooBig (needed and available in pixels, before decoding), imageUnsupported,
    /// outOfMemory. The path of the error is empty: the caller knows it. Fails also:
    /// cancelled. Threads: all.
    virtual Result<LoadedImage> load(std::span<const std::byte> bytes, const LoadRequest& request,
                                     const JobControl& job) = 0;
    /// The same of a film, which is read in pieces wherever it lies. Fails also: as its bytes do.
    virtual Result<LoadedImage> loadFilm(const FilmBytes& film, const LoadRequest& request, const JobControl& job) = 0;
};

} // namespace albumen
