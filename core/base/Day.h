// Days as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace albumen {

inline constexpr std::int64_t secondsPerDay = 86400;
inline constexpr int firstPhotoYear = 1826; ///< there are none from before

/// "2009-05-31" to seconds of the local clock since 1970, at midnight. None: anything else, or a day that never was.
std::optional<std::int64_t> dayOf(std::string_view text);
/// The day that a time is on: days since 1970. `localS`: seconds of the local clock since 1970.
constexpr std::int64_t floorDay(std::int64_t localS)
{
    return localS / secondsPerDay - (localS % secondsPerDay < 0 ? 1 : 0);
}
/// Can a photo have been taken then? From the year of the first one to tomorrow, for clocks of other places are ahead.
/// `takenS`: seconds of the local clock since 1970; `nowMs`: as Clock tells.
bool mayBeTaken(std::int64_t takenS, std::int64_t nowMs);
/// The number that these digits are. None: something else is among them.
std::optional<int> numberIn(std::string_view digits);

} // namespace albumen
