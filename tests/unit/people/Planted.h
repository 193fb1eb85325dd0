// Planted people: a unit vector each, and faces scattered round it, by a seed.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "people/Grouper.h"
#include "photo/Ids.h"

namespace albumen::test {

using Vector = std::vector<float>;
inline constexpr std::size_t plantedDim = 256;

inline Vector unit(Vector v)
{
    double square = 0;
    for (const float x : v) square += double{x} * double{x};
    for (float& x : v) x = static_cast<float>(double{x} / std::sqrt(square));
    return v;
}

/// A vector in the plane of the first two axes, so that distances are known: 1 - cos(angle).
inline Vector atAngle(double degrees)
{
    Vector v(plantedDim, 0.F);
    const double radians = degrees * 3.14159265358979 / 180;
    v[0] = static_cast<float>(std::cos(radians));
    v[1] = static_cast<float>(std::sin(radians));
    return v;
}

class Planter
{
public:
    explicit Planter(std::uint32_t seed) : random_(seed) {}

    Vector centre() { return scattered(Vector(plantedDim, 0.F), 1); }
    /// Two such faces of one centre are 1 - 1 / (1 + noise^2) apart, on average: 0.2 for 0.5, 0.36 for 0.75.
    Vector scattered(Vector centre, double noise)
    {
        std::normal_distribution<double> normal(0, noise / std::sqrt(double(centre.size())));
        for (float& x : centre) x += static_cast<float>(normal(random_));
        return unit(std::move(centre));
    }
    std::mt19937& random() { return random_; }

private:
    std::mt19937 random_;
};

inline ContentId contentOf(std::uint32_t n)
{
    ContentId id{.method = 1};
    for (std::size_t i = 0; i < 4; ++i)
        id.hash[i] = static_cast<std::byte>((n * 2654435761U) >> (8 * i)); // spread like hashes
    for (std::size_t i = 0; i < 4; ++i) id.hash[i + 4] = static_cast<std::byte>(n >> (8 * i));
    return id;
}

using Sets = std::set<std::set<FaceId>>;

inline Sets groupsOf(const Partition& partition)
{
    Sets sets;
    for (const FaceGroup& group : partition.groups) sets.insert({group.faces.begin(), group.faces.end()});
    return sets;
}

} // namespace albumen::test
