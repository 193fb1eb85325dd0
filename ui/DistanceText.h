// Distances of faces, and the limits that they stand beside, in words.
#pragma once

#include <optional>

#include <QString>

namespace albumen {

/// With as many digits as people/DistanceDigits.h gives for all that stands together.
QString distanceText(float value, int digits);
/// Of a distance that stands alone; `limit`: what else would be written beside it.
QString distanceText(float distance, std::optional<float> limit = {});

} // namespace albumen
