// Events: photos that were taken on one occasion, told apart by the gaps between them in time and place; and trips,
// which are one event however many days they have.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "photo/Coordinates.h"

namespace albumen {

/// A photo that says at least the day it was taken on.
struct PhotoInEvent {
    std::uint64_t id = 0; ///< whatever tells it from the others
    std::int64_t takenLocalS = 0;
    bool dayOnly = false;         ///< at an unknown time of that day
    std::optional<int> offsetMin; ///< of its clock, east of UTC. None: as the last photo before that says it
    std::optional<Coordinates> at;
    std::optional<bool> begins; ///< a person said that an event begins with it, or none
};

struct FoundEvent {
    std::vector<std::uint64_t> photos; ///< in their order in time
    bool trip = false;                 ///< away from home, over night
};

/// A gap ends an event where its logarithm is at least `gapFactor`'s above the mean of those around it, ten on either
/// side: Platt, Czerwinski and Field, PhotoTOC: Automatic Clustering for Browsing Personal Photographs (2003), who
/// measured both numbers.
inline constexpr double gapFactor = 17;
inline constexpr int gapsAround = 10;
/// What the mean has where there are fewer gaps around, so that an event of three photos does not stretch over a day.
/// Own choice, with the two below: see tests/unit/event, which has planted albums and counts what is found of them.
inline constexpr std::int64_t usualGapS = 600;
inline constexpr std::int64_t leastGapS = 2 * 3600; ///< no shorter one ends an event: a meal, a drive, a nap
inline constexpr std::int64_t mostGapS = 12 * 3600; ///< every longer one does: a night and a late breakfast
/// So far from one photo to the next an event ends: the nearest that statistics of travel call a trip (the American
/// ones count 50 miles, most in Europe 50 km and more), unless it went faster than any airliner, which is a wrong
/// position or a second camera.
inline constexpr double jumpKm = 50, fastestKmH = 1100;
/// The day ends at four in the morning, when the fewest people are awake.
inline constexpr std::int64_t dayBeginsS = 4 * 3600;
/// From home at least so far, on two days or more that follow each other; between two of them at most so many without a
/// photo. Longer than the last, somebody lives there.
inline constexpr double tripKm = jumpKm;
inline constexpr int tripSilentDays = 2, tripMostDays = 60;

/// Oldest first; every photo is in one. Home is where most days of photos of a year and of the one before are. What is
/// added half a day after the last photo changes nothing before it but whether that is a trip, and this in its own year
/// alone. The same photos in another order give the same events. Time: n log n; 100,000 photos take a tenth of a
/// second. Threads: all.
std::vector<FoundEvent> findEvents(std::span<const PhotoInEvent> photos);

/// Days since 1970 of the day that ends at four in the morning.
std::int64_t wakingDay(std::int64_t takenLocalS, bool dayOnly);

} // namespace albumen
