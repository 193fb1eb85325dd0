// Coasts and borders of the world for a small map, from the MWDB-II data of Debian's package marble-qt-data.
#pragma once

#include <cstdint>
#include <vector>

#include "base/Files.h"
#include "photo/Coordinates.h"

namespace albumen {

enum class MapLineKind { coast, lake, border }; ///< of the sea and of islands; of lakes; of countries

struct MapLine {
    MapLineKind kind{};
    std::vector<Coordinates> points; ///< two at least; never across the 180th meridian: it ends there and begins anew
};

/// Of points: 1: every point, to 2 km; 5: the few hundred that a continent is known by.
inline constexpr int finestDetail = 1, coarsestDetail = 5;

/// Threads: all; const after it was read.
class MapLines
{
public:
    /// PCOAST.PNT, PISLAND.PNT and, where they are there, PLAKE.PNT and PDIFFBORDER.PNT of a folder. Points that lie
    /// nowhere on the earth are left out, as is a record that was cut off.
    /// Fails: pathMissing (no coasts); foreignFile (a file of something else); fileTooBig and kin.
    static Result<MapLines> read(Files& files, const Path& folder);

    std::vector<MapLine> lines(int detail) const;

private:
    struct Point {
        std::int16_t latitude = 0, longitude = 0; ///< minutes of arc
        std::int8_t detail = finestDetail;        ///< the coarsest that has it
    };
    struct Line {
        MapLineKind kind{};
        std::size_t first = 0, count = 0;
    };
    Status add(Files& files, const Path& file, MapLineKind kind);

    std::vector<Point> points_;
    std::vector<Line> lines_;
};

} // namespace albumen
