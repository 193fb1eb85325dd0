#include "place/MapLines.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace albumen {
namespace {

constexpr std::uint64_t mostMapBytes = 64'000'000; // Marble's largest has 350 KB
constexpr std::size_t recordBytes = 6;             // three numbers of 16 bits, the lower byte first
constexpr double minutes = 60;
constexpr int pole = 90 * 60, dateLine = 180 * 60;

int numberAt(std::span<const std::byte> bytes, std::size_t at)
{
    const int word = std::to_integer<int>(bytes[at]) | std::to_integer<int>(bytes[at + 1]) << 8;
    return static_cast<std::int16_t>(word);
}

/// A line that jumps from one side of the map to the other is two, which meet at the 180th meridian.
void addPoint(std::vector<MapLine>& lines, const Coordinates& to)
{
    constexpr double half = 180;
    MapLine& line = lines.back();
    if (!line.points.empty() && std::abs(to.longitude - line.points.back().longitude) > half) {
        const Coordinates from = line.points.back();
        const double edge = from.longitude < 0 ? -half : half;
        const double before = std::abs(edge - from.longitude), after = std::abs(-edge - to.longitude);
        const double way = before + after > 0 ? before / (before + after) : 0;
        const double latitude = from.latitude + (to.latitude - from.latitude) * way;
        line.points.push_back({latitude, edge});
        lines.push_back({line.kind, {{latitude, -edge}}});
    }
    lines.back().points.push_back(to);
}

} // namespace

Result<MapLines> MapLines::read(Files& files, const Path& folder)
{
    MapLines made;
    TRY(made.add(files, folder / "PCOAST.PNT", MapLineKind::coast));
    TRY(made.add(files, folder / "PISLAND.PNT", MapLineKind::coast));
    for (const auto& [name, kind] :
         {std::pair("PLAKE.PNT", MapLineKind::lake), {"PDIFFBORDER.PNT", MapLineKind::border}})
        if (files.exists(folder / name)) TRY(made.add(files, folder / name, kind));
    return made;
}

Status MapLines::add(Files& files, const Path& file, MapLineKind kind)
{
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(files, file, mostMapBytes));
    const auto foreign = [&] { return fail(Code::foreignFile, Stage::none, file, "it holds no lines of a map"); };
    bool isLine = false; // two points at least
    for (std::size_t at = 0; at + recordBytes <= bytes.size(); at += recordBytes) {
        const int head = numberAt(bytes, at), latitude = numberAt(bytes, at + 2), longitude = numberAt(bytes, at + 4);
        const bool begins = head > coarsestDetail; // the number of a line
        if (head < finestDetail || (at == 0 && !begins)) return foreign();
        if (begins) lines_.push_back({kind, points_.size(), 0});
        if (std::abs(latitude) > pole || std::abs(longitude) > dateLine) continue;
        points_.push_back({static_cast<std::int16_t>(latitude), static_cast<std::int16_t>(longitude),
                           static_cast<std::int8_t>(begins ? coarsestDetail : head)});
        isLine |= ++lines_.back().count > 1;
    }
    return isLine ? Status() : foreign();
}

std::vector<MapLine> MapLines::lines(int detail) const
{
    std::vector<MapLine> made;
    for (const Line& line : lines_) {
        made.push_back({line.kind, {}});
        for (std::size_t i = line.first; i < line.first + line.count; ++i)
            if (points_[i].detail >= detail)
                addPoint(made, {points_[i].latitude / minutes, points_[i].longitude / minutes});
    }
    std::erase_if(made, [](const MapLine& line) { return line.points.size() < 2; });
    return made;
}

} // namespace albumen
