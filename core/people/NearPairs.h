// Pairs of near vectors, for grouping: the nearest few of each, found tile by tile on several threads.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/JobControl.h"
#include "people/VectorIndex.h"

namespace albumen {

/// Two rows; first < second where they are rows of one set.
struct NearPair {
    float distance = 0; ///< 1 - cosine, as people/SmallVectors.h has it
    std::uint32_t first = 0, second = 0;
    auto operator<=>(const NearPair&) const = default;
};

/// Asked from several threads at once.
using PairAllowed = std::function<bool(std::uint32_t, std::uint32_t)>;

struct PairSearch {
    float limit = 0;      ///< pairs up to here
    std::size_t most = 0; ///< kept per row
    int threads = 1;
};

/// Pairs of `rows` in which one is among the `most` nearest of the other; nearest first, each once.
/// Ensures (both): the same pairs whatever the threads. None: cancelled. Throws what `allowed` throws, and bad_alloc,
/// whichever thread met it. Threads: all. Takes time with the square of
/// the rows: 10,000 of 256 numbers in a second.
std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, const PairSearch& search,
                                               const PairAllowed& allowed, const JobControl& job);

/// Pairs of a row of `rows` (first) that is among the `most` nearest of a row of `others` (second); nearest first.
std::optional<std::vector<NearPair>> nearPairs(const VectorRows& rows, const VectorRows& others,
                                               const PairSearch& search, const PairAllowed& allowed,
                                               const JobControl& job);

} // namespace albumen
