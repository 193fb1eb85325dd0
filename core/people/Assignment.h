// The exact answer to "who gets what": the pairs with the most gain in sum.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace albumen {

/// gains[row * columns + column]; a pair of gain 0 or less is not allowed. Ensures: per row its column or none, no
/// column twice, the sum of the gains is the greatest possible; the same table gives the same answer.
/// Takes rows^2 * (rows + columns) steps. Threads: all.
std::vector<std::optional<std::size_t>> assignMostGain(std::span<const double> gains, std::size_t rows,
                                                       std::size_t columns);

} // namespace albumen
