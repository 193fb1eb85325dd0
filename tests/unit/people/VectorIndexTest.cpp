#include "people/VectorIndex.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

#include <catch2/catch.hpp>

#include "Planted.h"
#include "people/NearPairs.h"
#include "people/SmallVectors.h"
#include "support/NoMoreThreads.h"

using namespace albumen;
using namespace albumen::test;

namespace {

std::vector<float> manyVectors(std::uint32_t seed, std::size_t count)
{
    Planter plant(seed);
    std::vector<float> all;
    for (std::size_t i = 0; i < count; ++i) {
        const Vector v = plant.centre();
        all.insert(all.end(), v.begin(), v.end());
    }
    return all;
}

float plainDistance(const VectorRows& a, std::size_t i, const VectorRows& b, std::size_t j)
{
    double dot = 0;
    for (std::size_t k = 0; k < a.dim; ++k) dot += double{a[i][k]} * double{b[j][k]};
    return static_cast<float>(1 - dot);
}

} // namespace

TEST_CASE("The nearest rows are those a plain loop finds, nearest first")
{
    const auto rowData = manyVectors(1, 333), queryData = manyVectors(2, 71);
    const VectorRows rows{rowData.data(), 333, plantedDim}, queries{queryData.data(), 71, plantedDim};
    const auto found = makeBruteForceIndex(rows)->nearest(queries, 5);
    REQUIRE(found.size() == 71);
    for (std::size_t q = 0; q < 71; ++q) {
        std::vector<float> all;
        for (std::size_t r = 0; r < 333; ++r) all.push_back(plainDistance(queries, q, rows, r));
        std::sort(all.begin(), all.end());
        REQUIRE(found[q].size() == 5);
        for (std::size_t k = 0; k < 5; ++k) {
            CHECK(found[q][k].distance == Approx(all[k]).margin(1e-5));
            CHECK(plainDistance(queries, q, rows, found[q][k].row) == Approx(all[k]).margin(1e-5));
        }
    }
}

TEST_CASE("Within a limit are all rows that near and no others")
{
    const auto data = manyVectors(3, 200);
    const VectorRows rows{data.data(), 200, plantedDim};
    const float limit = 0.95F;
    const auto found = makeBruteForceIndex(rows)->within(rows, limit);
    for (std::size_t q = 0; q < 200; ++q) {
        std::size_t expected = 0;
        for (std::size_t r = 0; r < 200; ++r)
            if (1 - innerProduct(rows[q].data(), rows[r].data(), plantedDim) <= limit) ++expected;
        CHECK(found[q].size() == expected);
        CHECK(found[q].front().row == q);
        CHECK(found[q].front().distance >= 0);
        CHECK(std::is_sorted(found[q].begin(), found[q].end(),
                             [](const auto& a, const auto& b) { return a.distance < b.distance; }));
    }
}

TEST_CASE("No rows, no queries and more wanted than there are give what there is")
{
    const auto data = manyVectors(4, 3);
    const VectorRows rows{data.data(), 3, plantedDim}, none{nullptr, 0, plantedDim};
    CHECK(makeBruteForceIndex(rows)->nearest(rows, 10)[1].size() == 3);
    CHECK(makeBruteForceIndex(rows)->nearest(rows, 0)[1].empty());
    CHECK(makeBruteForceIndex(none)->nearest(rows, 10)[2].empty());
    CHECK(makeBruteForceIndex(rows)->within(none, 1).empty());
}

TEST_CASE("A product has the same bits alone, in a table, and turned round, also where the length is odd")
{
    const auto data = manyVectors(5, 40);
    for (const std::size_t dim : {std::size_t{1}, std::size_t{7}, std::size_t{128}, std::size_t{255}}) {
        const VectorRows rows{data.data(), 37, dim};
        std::vector<float> table(37 * 37);
        innerProducts(rows, rows, table);
        for (std::size_t i = 0; i < 37; ++i) {
            for (std::size_t j = 0; j < 37; ++j) {
                REQUIRE(table[i * 37 + j] == table[j * 37 + i]);
                REQUIRE(table[i * 37 + j] == innerProduct(rows[i].data(), rows[j].data(), dim));
            }
        }
    }
}

namespace {

constexpr float rounding = 0.0005F; // what people/SmallVectors.h allows for 256 numbers

const auto anyTwo = [](auto, auto) { return true; };

float distanceOf(const VectorRows& a, std::size_t i, const VectorRows& b, std::size_t j)
{
    return distanceFrom(innerProduct(a[i].data(), b[j].data(), a.dim));
}

using Ends = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Ends endsOf(const std::vector<NearPair>& pairs)
{
    Ends ends;
    for (const NearPair& pair : pairs) ends.emplace(pair.first, pair.second);
    return ends;
}

} // namespace

TEST_CASE("Distances in whole numbers are those of the vectors but for rounding")
{
    for (const std::size_t dim : {std::size_t{256}, std::size_t{128}, std::size_t{19}}) {
        Planter plant(17);
        const std::size_t count = 23; // no whole number of blocks
        std::vector<float> data;
        for (std::size_t i = 0; i < count; ++i) {
            const Vector vector = plant.centre();
            const Vector some = unit({vector.begin(), vector.begin() + static_cast<std::ptrdiff_t>(dim)});
            data.insert(data.end(), some.begin(), some.end());
        }
        const VectorRows rows{data.data(), count, dim};
        const SmallVectors small(rows);
        std::vector<float> distances(24 * 24);
        small.distances(4, 19, small, 8, 15, distances);
        for (std::size_t i = 0; i < 19; ++i)
            for (std::size_t j = 0; j < 15; ++j)
                CHECK(distances[i * 16 + j] == Approx(distanceOf(rows, 4 + i, rows, 8 + j)).margin(rounding));
    }
}

TEST_CASE("Near pairs are all the pairs within the limit, each once, nearest first")
{
    const auto data = manyVectors(6, 600); // more than one tile
    const VectorRows rows{data.data(), 600, plantedDim};
    const JobControl job;
    const auto all = nearPairs(rows, {0.85F, 600, 1}, anyTwo, job);
    REQUIRE(all);
    REQUIRE(all->size() > 100);
    CHECK(std::is_sorted(all->begin(), all->end()));
    const Ends found = endsOf(*all);
    CHECK(found.size() == all->size());
    for (const NearPair& pair : *all)
        CHECK(pair.distance == Approx(distanceOf(rows, pair.first, rows, pair.second)).margin(rounding));
    for (std::uint32_t i = 0; i < 600; ++i)
        for (std::uint32_t j = i + 1; j < 600; ++j)
            if (distanceOf(rows, i, rows, j) <= 0.85F - rounding) CHECK(found.contains({i, j}));

    const auto even = nearPairs(
        rows, {0.85F, 600, 1}, [](auto a, auto b) { return (a + b) % 2 == 0; }, job);
    CHECK(std::all_of(even->begin(), even->end(),
                      [](const NearPair& pair) { return (pair.first + pair.second) % 2 == 0; }));
    CHECK(even->size() < all->size());
}

TEST_CASE("Near pairs are the same on any number of threads, also where few are kept")
{
    const auto data = manyVectors(8, 900);
    const VectorRows rows{data.data(), 900, plantedDim};
    const JobControl job;
    const auto one = nearPairs(rows, {0.95F, 5, 1}, anyTwo, job);
    REQUIRE(one);
    CHECK(one->size() < 900 * 5);
    for (const int threads : {2, 3, 8}) CHECK(nearPairs(rows, {0.95F, 5, threads}, anyTwo, job) == one);
}

TEST_CASE("Near pairs of two sets are for each row of the second its nearest of the first")
{
    const auto data = manyVectors(9, 700);
    const VectorRows rows{data.data(), 400, plantedDim}, others{data.data() + 400 * plantedDim, 300, plantedDim};
    const JobControl job;
    const auto pairs = nearPairs(rows, others, {2, 3, 2}, anyTwo, job);
    REQUIRE(pairs);
    CHECK(std::is_sorted(pairs->begin(), pairs->end()));
    CHECK(pairs->size() == 300 * 3);
    for (std::uint32_t other = 0; other < 300; ++other) {
        std::vector<float> expected, found;
        for (std::uint32_t row = 0; row < 400; ++row) expected.push_back(distanceOf(rows, row, others, other));
        std::sort(expected.begin(), expected.end());
        for (const NearPair& pair : *pairs)
            if (pair.second == other) found.push_back(pair.distance);
        REQUIRE(found.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) CHECK(found[i] == Approx(expected[i]).margin(rounding));
    }
    CHECK(nearPairs({data.data(), 0, plantedDim}, others, {2, 3, 2}, anyTwo, job)->empty());
}

TEST_CASE("A cancelled search for near pairs gives nothing")
{
    const auto data = manyVectors(7, 10);
    JobControl job;
    job.cancel();
    CHECK_FALSE(nearPairs({data.data(), 10, plantedDim}, {2, 4, 2}, anyTwo, job));
}

TEST_CASE("What a thread of a search for near pairs throws comes to the caller, and all threads have ended")
{
    const auto data = manyVectors(7, 3000);
    const JobControl job;
    const auto throwing = [](std::uint32_t first, std::uint32_t) -> bool {
        if (first > 2000) throw std::runtime_error("planted");
        return true;
    };
    for (const int threads : {1, 4})
        CHECK_THROWS_WITH(nearPairs({data.data(), 3000, plantedDim}, {2, 4, threads}, throwing, job), "planted");
}

TEST_CASE("Where no more threads are to be had, fewer find the same near pairs")
{
    const auto data = manyVectors(7, 600);
    const JobControl job;
    const auto all = nearPairs({data.data(), 600, plantedDim}, {2, 4, 1}, anyTwo, job);
    const NoMoreThreads none;
    CHECK(nearPairs({data.data(), 600, plantedDim}, {2, 4, 4}, anyTwo, job) == all);
}
