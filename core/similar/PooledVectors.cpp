#include "similar/PooledVectors.h"

#include <algorithm>
#include <cmath>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr float largestShort = 127; // what the largest number of a vector becomes

/// Returns its length; 0: it has no direction.
float shrink(std::span<const float> from, std::span<std::int8_t> into)
{
    float largest = 0;
    for (const float number : from) largest = std::max(largest, std::abs(number));
    if (!(largest > 0) || !std::isfinite(largest)) return 0;
    double squares = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto whole = static_cast<int>(std::lround(from[i] / largest * largestShort));
        into[i] = static_cast<std::int8_t>(whole);
        squares += whole * whole;
    }
    return static_cast<float>(std::sqrt(squares));
}

[[gnu::always_inline]] inline std::int32_t productOf(const std::int8_t* a, const std::int8_t* b, std::size_t dim)
{
    std::int32_t sum = 0; // 127 * 127 * dim: far from full below 100,000 numbers
    for (std::size_t i = 0; i < dim; ++i) sum += std::int32_t{a[i]} * std::int32_t{b[i]};
    return sum;
}

using Products = void (*)(const std::int8_t*, const std::int8_t*, std::size_t dim, std::size_t rows, std::int32_t*);

void productsPlain(const std::int8_t* one, const std::int8_t* rows, std::size_t dim, std::size_t count,
                   std::int32_t* into)
{
    for (std::size_t row = 0; row < count; ++row) into[row] = productOf(one, rows + row * dim, dim);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void productsWide(const std::int8_t* one, const std::int8_t* rows, std::size_t dim,
                                          std::size_t count, std::int32_t* into)
{
    for (std::size_t row = 0; row < count; ++row) into[row] = productOf(one, rows + row * dim, dim);
}
#endif

/// The fastest way on this processor; all give the same numbers.
Products fastestProducts()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return productsWide;
#endif
    return productsPlain;
}

void products(const std::int8_t* one, const std::int8_t* rows, std::size_t dim, std::size_t count, std::int32_t* into)
{
    static const Products run = fastestProducts();
    run(one, rows, dim, count, into);
}

float cosineOf(std::int32_t product, float lengthA, float lengthB)
{
    return std::clamp(static_cast<float>(double(product) / (double(lengthA) * double(lengthB))), -1.F, 1.F);
}

/// +1 or -1, the same on every machine (SplitMix64).
bool addedAtRandom(std::uint64_t which)
{
    which = (which + 1) * 0x9E3779B97F4A7C15U;
    which = (which ^ (which >> 30)) * 0xBF58476D1CE4E5B9U;
    which = (which ^ (which >> 27)) * 0x94D049BB133111EBU;
    return ((which ^ (which >> 31)) & 1U) != 0;
}

} // namespace

void PooledVectors::reserve(std::size_t rows, std::size_t dim, const ModelRev& network)
{
    Network& room = networkFor(network, dim);
    room.numbers.reserve(rows * dim);
    room.length.reserve(rows);
    room.row.reserve(rows);
    places_.reserve(rows);
}

PooledVectors::Network& PooledVectors::networkFor(const ModelRev& model, std::size_t dim)
{
    const auto at = std::find_if(networks_.begin(), networks_.end(),
                                 [&](const Network& n) { return n.model == model && n.dim == dim; });
    if (at != networks_.end()) return *at;
    networks_.push_back({model, dim, {}, {}, {}});
    return networks_.back();
}

std::size_t PooledVectors::add(const Look& look)
{
    const std::size_t row = places_.size();
    places_.emplace_back();
    if (look.pooled.empty() || !look.network) return row;
    std::vector<std::int8_t> numbers(look.pooled.size());
    const float length = shrink(look.pooled, numbers);
    if (length == 0) return row;
    Network& network = networkFor(*look.network, numbers.size());
    places_.back() = {static_cast<std::size_t>(&network - networks_.data()), network.row.size()};
    network.numbers.insert(network.numbers.end(), numbers.begin(), numbers.end());
    network.length.push_back(length);
    network.row.push_back(row);
    return row;
}

std::optional<float> PooledVectors::likeness(std::size_t a, std::size_t b) const
{
    EXPECTS(a < places_.size() && b < places_.size());
    if (!places_[a] || !places_[b] || places_[a]->network != places_[b]->network) return std::nullopt;
    const Network& network = networks_[places_[a]->network];
    const std::size_t first = places_[a]->at, second = places_[b]->at;
    std::int32_t product = 0;
    products(network.numbers.data() + first * network.dim, network.numbers.data() + second * network.dim, network.dim,
             1, &product);
    return cosineOf(product, network.length[first], network.length[second]);
}

std::vector<float> PooledVectors::likenesses(const Look& look) const
{
    std::vector<float> found(places_.size(), none);
    if (look.pooled.empty() || !look.network) return found;
    std::vector<std::int8_t> numbers(look.pooled.size());
    const float length = shrink(look.pooled, numbers);
    if (length == 0) return found;
    for (const Network& network : networks_) {
        if (network.model != *look.network || network.dim != numbers.size()) continue;
        std::vector<std::int32_t> all(network.row.size());
        products(numbers.data(), network.numbers.data(), network.dim, all.size(), all.data());
        for (std::size_t i = 0; i < all.size(); ++i)
            found[network.row[i]] = cosineOf(all[i], length, network.length[i]);
    }
    return found;
}

std::vector<std::uint64_t> PooledVectors::signs(std::size_t bits) const
{
    EXPECTS(bits % 64 == 0);
    const std::size_t words = bits / 64;
    std::vector<std::uint64_t> found(places_.size() * words);
    for (const Network& network : networks_) {
        const auto mean = meanOf(network);
        std::vector<std::int8_t> added(bits * network.dim); // 1 or -1, and what they make of the mean
        std::vector<double> middle(bits);
        for (std::size_t bit = 0; bit < bits; ++bit)
            for (std::size_t i = 0; i < network.dim; ++i) {
                std::int8_t& sign = added[bit * network.dim + i];
                sign = addedAtRandom(bit * network.dim + i) ? 1 : -1;
                middle[bit] += sign * mean[i];
            }
        std::vector<std::int32_t> sums(bits);
        for (std::size_t at = 0; at < network.row.size(); ++at) {
            products(network.numbers.data() + at * network.dim, added.data(), network.dim, bits, sums.data());
            for (std::size_t bit = 0; bit < bits; ++bit)
                if (double(sums[bit]) / double(network.length[at]) > middle[bit])
                    found[network.row[at] * words + bit / 64] |= std::uint64_t{1} << (bit % 64);
        }
    }
    return found;
}

std::vector<double> PooledVectors::meanOf(const Network& network)
{
    std::vector<double> mean(network.dim);
    const auto count = static_cast<double>(network.row.size());
    for (std::size_t at = 0; at < network.row.size(); ++at)
        for (std::size_t i = 0; i < network.dim; ++i)
            mean[i] += network.numbers[at * network.dim + i] / (double(network.length[at]) * count);
    return mean;
}

} // namespace albumen
