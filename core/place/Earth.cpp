#include "place/Earth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace albumen {
namespace {

constexpr double radians = std::numbers::pi / 180;

} // namespace

EarthVector vectorOf(const Coordinates& at)
{
    const double north = at.latitude * radians, east = at.longitude * radians;
    return {std::cos(north) * std::cos(east), std::cos(north) * std::sin(east), std::sin(north)};
}

Coordinates positionOf(const EarthVector& vector)
{
    const auto [x, y, z] = vector;
    return {std::atan2(z, std::hypot(x, y)) / radians, std::atan2(y, x) / radians};
}

double chordOf(double km)
{
    return 2 * std::sin(std::min(km / earthRadiusKm, std::numbers::pi) / 2);
}

double kmOfChord(double chord)
{
    return 2 * earthRadiusKm * std::asin(std::min(chord / 2, 1.0));
}

double kmBetween(const Coordinates& a, const Coordinates& b)
{
    const EarthVector from = vectorOf(a), to = vectorOf(b);
    return kmOfChord(std::hypot(from[0] - to[0], from[1] - to[1], from[2] - to[2]));
}

} // namespace albumen
