// A position on the earth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace albumen {

/// Degrees, north and east.
struct Coordinates {
    double latitude = 0, longitude = 0;
    bool operator==(const Coordinates&) const = default;
};

/// Both are numbers, within 90 and 180 degrees, and not 0 and 0: what devices write that know no place.
bool isPosition(const Coordinates& at);

/// "38.71667,-9.13333", with spaces around each number or not; numbers have a point. None: anything else, and what is
/// no position.
std::optional<Coordinates> coordinatesIn(std::string_view text);
/// As coordinatesIn() reads it, to 10 cm.
std::string coordinatesText(const Coordinates& at);
/// "38.71667 north, 9.13333 west".
std::string coordinatesInWords(const Coordinates& at);

} // namespace albumen
