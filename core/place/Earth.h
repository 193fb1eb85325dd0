// Positions as unit vectors, in which neither the 180th meridian nor a pole is an edge.
#pragma once

#include <array>

#include "photo/Coordinates.h"

namespace albumen {

using EarthVector = std::array<double, 3>;

inline constexpr double earthRadiusKm = 6371.0088; ///< the mean one of the IUGG

EarthVector vectorOf(const Coordinates& at);
/// The position below a vector of any length. Requires: not 0 in all three.
Coordinates positionOf(const EarthVector& vector);

/// Along the great circle.
double kmBetween(const Coordinates& a, const Coordinates& b);
/// The straight line through the earth between two ends of such a way, of the radius, and back.
double chordOf(double km);
double kmOfChord(double chord);

} // namespace albumen
