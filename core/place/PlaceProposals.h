// Where a photo without a position may have been taken, by those that were taken around it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "photo/Coordinates.h"

namespace albumen {

/// A photo that says the moment it was taken at.
struct PhotoInTime {
    std::uint64_t id = 0;
    std::int64_t takenLocalS = 0;
    std::string camera;
    std::optional<Coordinates> at; ///< none: a place may be proposed
};

struct PlaceProposal {
    std::uint64_t photo = 0;
    Coordinates at;
    std::uint64_t from = 0;       ///< the photo whose position it is
    std::int64_t secondsAway = 0; ///< between both
    bool operator==(const PlaceProposal&) const = default;
};

inline constexpr std::int64_t proposalSeconds = 3600; ///< before and after: who was in two places then drove or flew
inline constexpr std::int64_t oneSidedSeconds = 900;  ///< where there is no other one on the other side
inline constexpr double proposalKm = 3; ///< between those before and after; farther apart, somebody was on the way

/// The position of the nearest photo in time, of the same day, where the nearest one before and the nearest one after
/// are within an hour and near each other, or where there is only one of them, within a quarter of one. Those of the
/// same camera are asked first, since clocks of two differ; then all.
/// By id. Threads: all.
std::vector<PlaceProposal> proposePlaces(std::span<const PhotoInTime> photos);

} // namespace albumen
