// All pairs of near vectors, for grouping: the nearest few of each, found tile by tile.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/JobControl.h"
#include "people/VectorIndex.h"

namespace albumen {

/// Two rows, first < second.
struct NearPair {
    float distance = 0; ///< 1 - cosine
    std::uint32_t first = 0, second = 0;
    auto operator<=>(const NearPair&) const = default;
};

using PairAllowed = std::function<bool(std::uint32_t, std::uint32_t)>;

/// Pairs up to `limit` apart in which one is among the `most` nearest of the other; nearest first, each once.
/// Ensures: the same pairs whatever the tiles. None: cancelled. Threads: all.
std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, float limit, std::size_t most,
                                               const PairAllowed& allowed, const JobControl& job);

} // namespace albumen
