#include "place/EarthTree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace albumen {
namespace {

constexpr int next(int axis)
{
    return (axis + 1) % 3;
}

} // namespace

EarthTree::EarthTree(const std::vector<Coordinates>& points)
{
    nodes_.reserve(points.size());
    for (const Coordinates& point : points) {
        const auto [x, y, z] = vectorOf(point);
        nodes_.push_back({{static_cast<float>(x), static_cast<float>(y), static_cast<float>(z)},
                          static_cast<std::uint32_t>(nodes_.size())});
    }
    sort(0, nodes_.size(), 0);
}

void EarthTree::sort(std::size_t from, std::size_t to, int axis)
{
    if (to - from < 2) return;
    const std::size_t middle = from + (to - from) / 2;
    const auto at = [this](std::size_t i) { return nodes_.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(at(from), at(middle), at(to), [axis](const Node& a, const Node& b) {
        const auto side = static_cast<std::size_t>(axis);
        return a.at[side] != b.at[side] ? a.at[side] < b.at[side] : a.point < b.point;
    });
    sort(from, middle, next(axis));
    sort(middle + 1, to, next(axis));
}

template <class Meet>
void EarthTree::walk(std::size_t from, std::size_t to, int axis, const EarthVector& at, double& limit,
                     Meet&& meet) const
{
    if (from == to) return;
    const std::size_t middle = from + (to - from) / 2;
    const Node& node = nodes_[middle];
    double square = 0;
    for (std::size_t i = 0; i < at.size(); ++i) square += (at[i] - node.at[i]) * (at[i] - node.at[i]);
    if (square <= limit) meet(node.point, square);
    const auto side = static_cast<std::size_t>(axis);
    const double beyond = at[side] - node.at[side];
    const bool below = beyond < 0;
    below ? walk(from, middle, next(axis), at, limit, meet) : walk(middle + 1, to, next(axis), at, limit, meet);
    if (beyond * beyond > limit) return;
    below ? walk(middle + 1, to, next(axis), at, limit, meet) : walk(from, middle, next(axis), at, limit, meet);
}

std::optional<EarthTree::Hit> EarthTree::nearest(const Coordinates& to) const
{
    if (nodes_.empty()) return std::nullopt;
    double limit = std::numeric_limits<double>::max();
    std::uint32_t best = 0;
    walk(0, nodes_.size(), 0, vectorOf(to), limit, [&](std::uint32_t point, double square) {
        best = point;
        limit = square;
    });
    return Hit{best, kmOfChord(std::sqrt(limit))};
}

void EarthTree::within(const Coordinates& of, double km, const std::function<void(const Hit&)>& found) const
{
    double limit = chordOf(km) * chordOf(km);
    walk(0, nodes_.size(), 0, vectorOf(of), limit, [&](std::uint32_t point, double square) {
        found({point, kmOfChord(std::sqrt(square))});
    });
}

} // namespace albumen
