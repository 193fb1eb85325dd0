// Seconds since it was made.
#pragma once

#include <chrono>

namespace albumen::test {

class Watch
{
public:
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

template <class Work> double millisecondsOf(Work&& work)
{
    const Watch watch;
    work();
    return 1000 * watch.seconds();
}

} // namespace albumen::test
