#include "place/MapSpots.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr double degree = std::numbers::pi / 180;

/// Columns, then rows: three neighbours in a column lie side by side in the order.
using CellKey = std::pair<std::int32_t, std::int32_t>;

struct Cell {
    CellKey key;
    std::size_t first = 0, count = 0; ///< of the order
    bool taken = false;
};

class Spotter
{
public:
    Spotter(std::span<const MapPoint> photos, double cell) : photos_(photos), order_(photos.size())
    {
        std::vector<CellKey> keys;
        for (const MapPoint& at : photos)
            keys.emplace_back(static_cast<std::int32_t>(at.x / cell), static_cast<std::int32_t>(at.y / cell));
        std::iota(order_.begin(), order_.end(), std::uint32_t{0});
        std::ranges::stable_sort(order_, {}, [&](std::uint32_t i) { return keys[i]; });
        for (std::size_t i = 0; i < order_.size(); ++i) {
            if (cells_.empty() || cells_.back().key != keys[order_[i]]) cells_.push_back({keys[order_[i]], i, 0});
            ++cells_.back().count;
        }
    }

    std::vector<MapSpot> spots()
    {
        std::vector<std::size_t> fullest(cells_.size());
        std::iota(fullest.begin(), fullest.end(), std::size_t{0});
        std::ranges::stable_sort(fullest, std::greater(), [this](std::size_t i) { return cells_[i].count; });
        std::vector<MapSpot> made;
        for (const std::size_t cell : fullest)
            if (!cells_[cell].taken) made.push_back(around(cells_[cell]));
        std::ranges::stable_sort(made, std::greater(), [](const MapSpot& spot) { return spot.photos.size(); });
        return made;
    }

private:
    MapSpot around(const Cell& middle)
    {
        MapSpot spot{.at = middleOf(middle), .photos = {}};
        for (std::int32_t column = middle.key.first - 1; column <= middle.key.first + 1; ++column) {
            const std::int32_t row = middle.key.second;
            auto cell = std::ranges::lower_bound(cells_, CellKey(column, row - 1), {}, &Cell::key);
            for (; cell != cells_.end() && cell->key <= CellKey(column, row + 1); ++cell)
                if (!std::exchange(cell->taken, true))
                    for (std::size_t i = cell->first; i < cell->first + cell->count; ++i)
                        spot.photos.push_back(order_[i]);
        }
        std::ranges::sort(spot.photos);
        return spot;
    }

    MapPoint middleOf(const Cell& cell) const
    {
        MapPoint sum;
        for (std::size_t i = cell.first; i < cell.first + cell.count; ++i) {
            sum.x += photos_[order_[i]].x;
            sum.y += photos_[order_[i]].y;
        }
        return {sum.x / static_cast<double>(cell.count), sum.y / static_cast<double>(cell.count)};
    }

    std::span<const MapPoint> photos_;
    std::vector<std::uint32_t> order_; ///< of the photos, by cell
    std::vector<Cell> cells_;          ///< by key
};

} // namespace

MapPoint mapPointOf(const Coordinates& at)
{
    const double latitude = std::clamp(at.latitude, -mostMapLatitude, mostMapLatitude) * degree;
    const double y = 0.5 - std::asinh(std::tan(latitude)) / (2 * std::numbers::pi);
    return {(at.longitude + 180) / 360, std::clamp(y, 0., 1.)};
}

Coordinates coordinatesOf(const MapPoint& point)
{
    return {std::atan(std::sinh((0.5 - point.y) * 2 * std::numbers::pi)) / degree, point.x * 360 - 180};
}

std::vector<MapSpot> mapSpots(std::span<const MapPoint> photos, double cell)
{
    EXPECTS(cell > 0 && cell <= 1);
    constexpr double least = 1e-9; // 4 cm; finer, the numbers of cells would not be whole numbers of 32 bits
    return Spotter(photos, std::max(cell, least)).spots();
}

} // namespace albumen
