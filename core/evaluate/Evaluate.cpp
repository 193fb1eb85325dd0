#include "evaluate/Evaluate.h"

#include <algorithm>
#include <cmath>

namespace albumen {

Share shareOf(std::uint64_t count, std::uint64_t all)
{
    constexpr double z = 1.96;
    if (all == 0) return {0, 0, 1, 0};
    const double n = static_cast<double>(all), p = static_cast<double>(count) / n;
    const double middle = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double whole = 1 + z * z / n;
    return {p, std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole), all};
}

} // namespace albumen
