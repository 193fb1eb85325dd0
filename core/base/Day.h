// Days as people write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace albumen {

inline constexpr std::int64_t secondsPerDay = 86400;

/// "2009-05-31" to seconds of the local clock since 1970, at midnight. None: anything else, or a day that never was.
std::optional<std::int64_t> dayOf(std::string_view text);
/// The number that these digits are. None: something else is among them.
std::optional<int> numberIn(std::string_view digits);

} // namespace albumen
