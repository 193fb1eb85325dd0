// The bounds of what a decision says of its place in the log and its time.
#pragma once

#include <cstdint>

namespace albumen {

// The same for those taken in and those given out: so whatever a library takes in, others can take from it. A clock at
// the limit (more decisions than anybody takes) stays there.
inline constexpr std::int64_t maxClock = std::int64_t{1} << 48U;
inline constexpr std::int64_t maxDecidedMs = 4'102'444'800'000; // the year 2100; not before 1970

constexpr std::int64_t boundedMs(std::int64_t atMs)
{
    return atMs < 0 ? 0 : atMs > maxDecidedMs ? maxDecidedMs : atMs;
}

} // namespace albumen
