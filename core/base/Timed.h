// How long work takes, added to a sum.
#pragma once

#include <chrono>

namespace albumen {

/// Adds the seconds that it lived to a sum. Threads: one.
class StopWatch
{
public:
    explicit StopWatch(double& sum) : sum_(sum) {}
    StopWatch(const StopWatch&) = delete;
    StopWatch& operator=(const StopWatch&) = delete;
    ~StopWatch() { sum_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

private:
    double& sum_;
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

template <class Work> auto timed(double& sum, Work&& work)
{
    const StopWatch watch(sum);
    return work();
}

} // namespace albumen
