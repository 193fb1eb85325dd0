// How a distance is written, so that nobody reads another verdict out of it than was given.
#pragma once

#include <initializer_list>

namespace albumen {

/// Digits after the point for a distance and the limits that it stands beside: two, or as many more as it takes that
/// one beyond a limit does not read as within it. Ensures: 2..6. Threads: all.
int distanceDigits(float distance, std::initializer_list<float> limits = {});

} // namespace albumen
