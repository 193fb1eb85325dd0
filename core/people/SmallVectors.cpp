#include "people/SmallVectors.h"

#include <algorithm>
#include <cmath>

#include "base/Contract.h"

namespace albumen {
namespace {

// What 1 becomes: the largest number of 16 bits. The product of two unit vectors is then below 2^30, and so is every
// part of its sum.
constexpr float one = 32767;
constexpr std::size_t block = SmallVectors::block;

struct Factors {
    const std::int16_t *rows, *others;
    std::size_t count, otherCount, dim; ///< counts in whole blocks
};

/// `block` rows against `block` others, so that each number read is used several times. The compiler makes it what the
/// processor has for it (pmaddwd): products of 8 or 16 numbers at a time.
[[gnu::always_inline]] inline void multiplyBlock(const std::int16_t* rows, const std::int16_t* others, std::size_t dim,
                                                 float* into, std::size_t stride)
{
    constexpr std::size_t half = block / 2; // as many sums as there are registers for
    for (std::size_t upper = 0; upper < block; upper += half) {
        std::int32_t sums[half][block] = {};
        for (std::size_t i = 0; i < dim; ++i)
            for (std::size_t a = 0; a < half; ++a)
                for (std::size_t b = 0; b < block; ++b)
                    sums[a][b] += std::int32_t{rows[(upper + a) * dim + i]} * std::int32_t{others[b * dim + i]};
        for (std::size_t a = 0; a < half; ++a)
            for (std::size_t b = 0; b < block; ++b)
                into[(upper + a) * stride + b] = std::max(0.F, 1 - static_cast<float>(sums[a][b]) / (one * one));
    }
}

[[gnu::always_inline]] inline void multiplyAll(const Factors& f, float* into)
{
    for (std::size_t a = 0; a < f.count; a += block)
        for (std::size_t b = 0; b < f.otherCount; b += block)
            multiplyBlock(f.rows + a * f.dim, f.others + b * f.dim, f.dim, into + a * f.otherCount + b, f.otherCount);
}

using Multiply = void (*)(const Factors&, float*);

void multiplyPlain(const Factors& f, float* into)
{
    multiplyAll(f, into);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void multiplyWide(const Factors& f, float* into)
{
    multiplyAll(f, into);
}
#endif

/// The fastest way on this processor; all give the same numbers.
Multiply fastest()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return multiplyWide;
#endif
    return multiplyPlain;
}

} // namespace

SmallVectors::SmallVectors(const VectorRows& rows)
    : count_(rows.count), dim_(rows.dim), numbers_(wholeBlocks(rows.count) * rows.dim)
{
    std::transform(rows.data, rows.data + rows.count * rows.dim, numbers_.begin(), [](float number) {
        const float whole = std::clamp(number, -1.F, 1.F) * one;
        return static_cast<std::int16_t>(whole + (whole < 0 ? -0.5F : 0.5F)); // to the nearest
    });
}

float SmallVectors::error(std::size_t dim)
{
    return std::sqrt(static_cast<float>(dim)) / one;
}

void SmallVectors::distances(std::size_t first, std::size_t n, const SmallVectors& other, std::size_t otherFirst,
                             std::size_t otherN, std::span<float> into) const
{
    EXPECTS(first % block == 0 && otherFirst % block == 0 && dim_ == other.dim_);
    EXPECTS(first + n <= count_ && otherFirst + otherN <= other.count_);
    EXPECTS(into.size() >= wholeBlocks(n) * wholeBlocks(otherN));
    static const Multiply multiply = fastest();
    multiply({row(first), other.row(otherFirst), wholeBlocks(n), wholeBlocks(otherN), dim_}, into.data());
}

} // namespace albumen
