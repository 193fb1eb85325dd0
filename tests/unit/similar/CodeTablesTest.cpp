#include "similar/CodeTables.h"

#include <algorithm>
#include <bit>
#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

namespace albumen {
namespace {

/// Codes in families: each is a changed one of a few that are drawn at random.
std::vector<std::uint64_t> families(std::size_t count, int changed, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::vector<std::uint64_t> codes;
    std::uint64_t founder = random();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 20 == 0) founder = random();
        std::uint64_t code = founder;
        for (int bit = 0; bit < changed; ++bit) code ^= std::uint64_t{random() % 2} << (random() % 64);
        codes.push_back(code);
    }
    return codes;
}

TEST_CASE("codes that differ in up to eleven bits are all found, each once, and no others")
{
    const auto codes = families(2000, 12, 5);
    const CodeTables tables(codes, 1, 2);
    std::size_t pairs = 0;
    for (std::size_t a = 0; a < codes.size(); ++a) {
        std::map<std::size_t, int> found;
        tables.near({&codes[a], 1}, 11, [&](std::size_t row, int bits) { CHECK(found.emplace(row, bits).second); });
        std::map<std::size_t, int> wanted;
        for (std::size_t b = 0; b < codes.size(); ++b)
            if (const int bits = std::popcount(codes[a] ^ codes[b]); bits <= 11) wanted.emplace(b, bits);
        CHECK(found == wanted);
        pairs += found.size();
    }
    CHECK(pairs > 5000);
}

TEST_CASE("a code of two words is found by any part of it")
{
    std::vector<std::uint64_t> codes{0x1234'5678'9abc'def0, 0x0f0f'0f0f'0f0f'0f0f,
                                     ~std::uint64_t{0x1234'5678'9abc'def0}, 0x0f0f'0f0f'0f0f'0f0e};
    const CodeTables tables(codes, 2, 2);
    std::vector<std::pair<std::size_t, int>> found;
    const auto take = [&](std::size_t row, int bits) { found.emplace_back(row, bits); };
    tables.near({codes.data(), 2}, 64, take);
    CHECK(found == std::vector<std::pair<std::size_t, int>>{
                       {0, 0}}); // one word agrees but for a bit, the other has no bit in common
    found.clear();
    tables.near({codes.data(), 2}, 65, take);
    std::sort(found.begin(), found.end());
    CHECK(found == std::vector<std::pair<std::size_t, int>>{{0, 0}, {1, 65}});
}

TEST_CASE("a code of zeros is no code")
{
    const std::vector<std::uint64_t> codes{0, 1, 0, 3};
    const CodeTables tables(codes, 1, 2);
    std::vector<std::size_t> found;
    tables.near({&codes[1], 1}, 11, [&](std::size_t row, int) { found.push_back(row); });
    std::sort(found.begin(), found.end());
    CHECK(found == std::vector<std::size_t>{1, 3});
    tables.near({&codes[0], 1}, 11, [&](std::size_t, int) { FAIL("found by no code"); });
}

} // namespace
} // namespace albumen
