#include "place/PlaceClusters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/Contract.h"
#include "place/Earth.h"

namespace albumen {
namespace {

using CubeKey = std::array<std::int32_t, 3>;

struct Cube {
    CubeKey key{};
    std::size_t first = 0, count = 0; ///< among the photos in the order of cubes
    bool taken = false;
};

CubeKey cubeOf(const EarthVector& at, double edge)
{
    CubeKey key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::int32_t>(std::floor(at[i] / edge));
    return key;
}

class Clusterer
{
public:
    Clusterer(std::span<const PhotoAt> photos, double edge) : photos_(photos), order_(photos.size())
    {
        std::vector<CubeKey> keys;
        keys.reserve(photos.size());
        for (const PhotoAt& photo : photos) {
            vectors_.push_back(vectorOf(photo.at));
            keys.push_back(cubeOf(vectors_.back(), edge));
        }
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::sort(order_, {}, [&](std::size_t i) { return std::pair(keys[i], photos[i].id); });
        for (std::size_t i = 0; i < order_.size(); ++i) {
            if (cubes_.empty() || cubes_.back().key != keys[order_[i]]) cubes_.push_back({keys[order_[i]], i, 0});
            ++cubes_.back().count;
        }
    }

    std::vector<PlaceCluster> clusters()
    {
        std::vector<std::size_t> fullest(cubes_.size());
        std::iota(fullest.begin(), fullest.end(), std::size_t{0});
        std::ranges::stable_sort(fullest, std::greater(), [this](std::size_t i) { return cubes_[i].count; });
        std::vector<PlaceCluster> made;
        for (const std::size_t cube : fullest)
            if (!cubes_[cube].taken) made.push_back(around(cubes_[cube].key));
        std::ranges::sort(made, [](const PlaceCluster& a, const PlaceCluster& b) {
            return std::tuple(b.photos.size(), a.centre.latitude, a.centre.longitude, a.photos.front()) <
                   std::tuple(a.photos.size(), b.centre.latitude, b.centre.longitude, b.photos.front());
        });
        return made;
    }

private:
    PlaceCluster around(const CubeKey& middle)
    {
        PlaceCluster cluster;
        EarthVector sum{};
        for (std::int32_t x = -1; x <= 1; ++x)
            for (std::int32_t y = -1; y <= 1; ++y) {
                // Three neighbours along the last axis lie side by side in the order.
                const CubeKey from{middle[0] + x, middle[1] + y, middle[2] - 1};
                auto cube = std::ranges::lower_bound(cubes_, from, {}, &Cube::key);
                for (; cube != cubes_.end() && cube->key <= CubeKey{from[0], from[1], middle[2] + 1}; ++cube)
                    if (!std::exchange(cube->taken, true)) add(*cube, cluster, sum);
            }
        cluster.centre = positionOf(sum);
        std::ranges::sort(cluster.photos);
        return cluster;
    }

    void add(const Cube& cube, PlaceCluster& cluster, EarthVector& sum) const
    {
        for (std::size_t i = cube.first; i < cube.first + cube.count; ++i) {
            const PhotoAt& photo = photos_[order_[i]];
            cluster.photos.push_back(photo.id);
            for (std::size_t axis = 0; axis < sum.size(); ++axis) sum[axis] += vectors_[order_[i]][axis];
            if (!photo.takenLocalS) continue;
            cluster.firstS = std::min(cluster.firstS.value_or(*photo.takenLocalS), *photo.takenLocalS);
            cluster.lastS = std::max(cluster.lastS.value_or(*photo.takenLocalS), *photo.takenLocalS);
        }
    }

    std::span<const PhotoAt> photos_;
    std::vector<EarthVector> vectors_;
    std::vector<std::size_t> order_; ///< of the photos, by cube
    std::vector<Cube> cubes_;        ///< by key
};

} // namespace

std::vector<PlaceCluster> placeClusters(std::span<const PhotoAt> photos, double radiusKm)
{
    EXPECTS(radiusKm > 0);
    constexpr double least = 0.001; // km; finer, the numbers of cubes would not be whole numbers of 32 bits
    return Clusterer(photos, std::max(radiusKm, least) / earthRadiusKm).clusters();
}

} // namespace albumen
