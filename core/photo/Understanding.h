// What the machine thinks is in a photo: guesses with their probabilities; the reader decides.
#pragma once

#include <string>

#include "photo/Geometry.h"

namespace albumen {

/// One label of a classifier.
struct Guess {
    std::string label;
    float probability = 0; ///< 0..1
    bool operator==(const Guess&) const = default;
};

/// A day that may be the one a photo was taken on.
struct Day {
    int year = 0, month = 0, day = 0; ///< 1970..2069, 1..12, 1..31
    auto operator<=>(const Day&) const = default;
};

} // namespace albumen
