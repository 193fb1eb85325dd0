// What a camera says of a shot, for whoever looks at the photo.
#pragma once

#include <optional>
#include <string>

#include "photo/Photo.h"

namespace albumen {

/// None and empty = not said.
struct ShotFacts {
    ExifFacts exif;   ///< time, place, camera, and how the picture is turned
    std::string lens; ///< printable
    std::optional<double> exposureS, fNumber, focalMm;
    std::optional<int> focal35Mm; ///< as long as this on 35 mm film
    std::optional<int> iso;
    std::optional<bool> flash; ///< it fired
};

} // namespace albumen
