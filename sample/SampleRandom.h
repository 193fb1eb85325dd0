// Random numbers that are the same on every machine: the standard's distributions are not.
#pragma once

#include <cstdint>

namespace albumen {

/// SplitMix64 (Steele, Lea, Flood 2014). Threads: one at a time.
class SampleRandom
{
public:
    explicit SampleRandom(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    /// low <= value < high.
    float between(float low, float high)
    {
        return low + (high - low) * static_cast<float>(next() >> 40) / static_cast<float>(1 << 24);
    }
    /// 0 <= value < count.
    int below(int count) { return static_cast<int>(next() % static_cast<std::uint64_t>(count)); }

private:
    std::uint64_t state_;
};

} // namespace albumen
