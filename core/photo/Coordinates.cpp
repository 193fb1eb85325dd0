#include "photo/Coordinates.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/Text.h"

namespace albumen {
namespace {

std::optional<double> degreesSaid(std::string_view text)
{
    text = trimmed(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

} // namespace

bool isPosition(const Coordinates& at)
{
    constexpr double pole = 90, dateLine = 180;
    if (!std::isfinite(at.latitude) || !std::isfinite(at.longitude)) return false;
    if (at.latitude == 0 && at.longitude == 0) return false;
    return std::abs(at.latitude) <= pole && std::abs(at.longitude) <= dateLine;
}

std::optional<Coordinates> coordinatesIn(std::string_view text)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const auto latitude = degreesSaid(text.substr(0, comma)), longitude = degreesSaid(text.substr(comma + 1));
    if (!latitude || !longitude) return std::nullopt;
    const Coordinates at{*latitude, *longitude};
    return isPosition(at) ? std::optional(at) : std::nullopt;
}

std::string coordinatesText(const Coordinates& at)
{
    return fmt::format("{:.6f},{:.6f}", at.latitude, at.longitude);
}

std::string coordinatesInWords(const Coordinates& at)
{
    return fmt::format("{:.5f} {}, {:.5f} {}", std::abs(at.latitude), at.latitude < 0 ? "south" : "north",
                       std::abs(at.longitude), at.longitude < 0 ? "west" : "east");
}

} // namespace albumen
