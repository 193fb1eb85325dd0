// How many photos are looked at at a time.
#pragma once

#include <algorithm>
#include <thread>

namespace albumen {

/// As many as cores; more than 8 wait for the disk and for memory alone.
inline int usualWorkers()
{
    constexpr int mostWorkers = 8;
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, mostWorkers);
}

} // namespace albumen
