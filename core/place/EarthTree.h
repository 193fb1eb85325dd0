// Points on the earth, and which of them are nearest: a k-d tree over unit vectors.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "place/Earth.h"

namespace albumen {

/// Threads: all; const after construction.
class EarthTree
{
public:
    EarthTree() = default;
    /// Answers name a point by its place in this list.
    explicit EarthTree(const std::vector<Coordinates>& points);

    struct Hit {
        std::uint32_t point = 0;
        double km = 0;
    };
    /// None: there are no points. Of several as near, any, yet always the same.
    std::optional<Hit> nearest(const Coordinates& to) const;
    /// All up to so far, in no order.
    void within(const Coordinates& of, double km, const std::function<void(const Hit&)>& found) const;

private:
    struct Node {
        std::array<float, 3> at{};
        std::uint32_t point = 0;
    };
    void sort(std::size_t from, std::size_t to, int axis);
    /// Calls `meet` with the square of the chord of points that may be nearer than `limit`, which it may lower.
    template <class Meet>
    void walk(std::size_t from, std::size_t to, int axis, const EarthVector& at, double& limit, Meet&& meet) const;

    std::vector<Node> nodes_; ///< the middle one of each part divides it
};

} // namespace albumen
