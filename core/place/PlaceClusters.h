// Photos that were taken near each other, as one dot on a map.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "photo/Coordinates.h"

namespace albumen {

/// A photo with its position.
struct PhotoAt {
    std::uint64_t id = 0; ///< whatever tells it from the others
    Coordinates at;
    std::optional<std::int64_t> takenLocalS;
};

struct PlaceCluster {
    Coordinates centre;                        ///< the mean of its photos
    std::vector<std::uint64_t> photos;         ///< by id
    std::optional<std::int64_t> firstS, lastS; ///< none: none says when it was taken
};

/// The earth is parted into cubes with edges of that length; from the fullest cube on, each takes all in the cubes
/// around it that no fuller one took. So a cluster is less than 5.2 radii across, two photos nearer than a radius are
/// in two only where a fuller third lies between, and the same photos in another order give the same clusters. The
/// largest first, then from south to north. Time: n log n; 100,000 photos take a tenth of a second. Requires: radiusKm
/// > 0; each is a position. Threads: all.
std::vector<PlaceCluster> placeClusters(std::span<const PhotoAt> photos, double radiusKm);

} // namespace albumen
