#include "people/DistanceDigits.h"

#include <algorithm>
#include <cmath>

namespace albumen {
namespace {
constexpr int fewest = 2, most = 6; // a float tells no more apart
}

int distanceDigits(float distance, std::initializer_list<float> limits)
{
    for (int digits = fewest; digits < most; ++digits) {
        const double scale = std::pow(10, digits);
        const auto reads = [&](float limit) {
            return distance <= limit || std::round(distance * scale) > std::round(limit * scale);
        };
        if (std::all_of(limits.begin(), limits.end(), reads)) return digits;
    }
    return most;
}

} // namespace albumen
