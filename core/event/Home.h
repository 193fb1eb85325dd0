// Where somebody lives, by where most days of photos are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "photo/Coordinates.h"

namespace albumen {

/// A day on which a photo was taken at a place.
struct DayAt {
    std::int64_t day = 0; ///< since 1970
    Coordinates at;
};

/// Of each year the place of most days in it and in the one before, since people move. Threads: all; const after it was
/// made.
class Home
{
public:
    explicit Home(std::span<const DayAt> days);
    /// None: no photo of that year or the one before has a place.
    std::optional<Coordinates> on(std::int64_t day) const;

private:
    std::map<int, Coordinates> years_;
};

} // namespace albumen
