// The time of day, replaceable in tests.
#pragma once

#include <chrono>
#include <cstdint>

namespace albumen {

/// Threads: all.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual std::int64_t nowMs() const ///< milliseconds since 1970, UTC
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    }
};

} // namespace albumen
