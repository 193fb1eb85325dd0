// Photos near each other as one dot: planted places, each asked for all of its photos and nobody else's.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "place/Earth.h"
#include "place/PlaceClusters.h"

using namespace albumen;

namespace {

/// So many photos within some hundred metres.
void plant(std::vector<PhotoAt>& photos, const Coordinates& around, int count, std::mt19937& chance)
{
    std::normal_distribution<double> metres(0, 0.00002);
    for (int i = 0; i < count; ++i) {
        EarthVector at = vectorOf(around);
        for (double& axis : at) axis += metres(chance);
        photos.push_back({photos.size() + 1, positionOf(at), std::int64_t{1000} * i});
    }
}

} // namespace

TEST_CASE("Each place is one cluster with all of its photos, at a pole and across the 180th meridian too")
{
    std::mt19937 chance(3);
    std::vector<PhotoAt> photos;
    const std::vector<std::pair<Coordinates, int>> places = {
        {{38.7, -9.1}, 40}, {{90, 0}, 30}, {{-17, 180}, 20}, {{-89.9999, 120}, 10}, {{48.85, 2.35}, 5}};
    for (const auto& [at, count] : places) plant(photos, at, count, chance);
    const std::vector<PlaceCluster> clusters = placeClusters(photos, 2);
    REQUIRE(clusters.size() == places.size());
    std::uint64_t first = 1;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& [at, count] = places[i];
        CHECK(clusters[i].photos.size() == static_cast<std::size_t>(count));
        CHECK(clusters[i].photos.front() == first);
        CHECK(clusters[i].photos.back() == first + static_cast<std::uint64_t>(count) - 1);
        CHECK(kmBetween(clusters[i].centre, at) < 0.2);
        CHECK(clusters[i].firstS == 0);
        CHECK(clusters[i].lastS == 1000 * (count - 1));
        first += static_cast<std::uint64_t>(count);
    }
}

TEST_CASE("The same photos in any order give the same clusters, each photo in one, none wider than it may be")
{
    std::mt19937 chance(11);
    std::uniform_real_distribution<double> small(-0.3, 0.3);
    std::vector<PhotoAt> photos;
    for (std::uint64_t id = 1; id <= 3000; ++id) photos.push_back({id, {10 + small(chance), 20 + small(chance)}, {}});
    const auto clusters = placeClusters(photos, 5);
    std::set<std::uint64_t> seen;
    for (const PlaceCluster& cluster : clusters) {
        for (const std::uint64_t id : cluster.photos) CHECK(seen.insert(id).second);
        CHECK_FALSE(cluster.firstS);
        for (const std::uint64_t id : cluster.photos)
            CHECK(kmBetween(photos[id - 1].at, photos[cluster.photos.front() - 1].at) < 5.2 * 5);
    }
    CHECK(seen.size() == photos.size());
    std::ranges::shuffle(photos, chance);
    const auto again = placeClusters(photos, 5);
    REQUIRE(again.size() == clusters.size());
    for (std::size_t i = 0; i < again.size(); ++i) CHECK(again[i].photos == clusters[i].photos);
}

TEST_CASE("Nothing gives no cluster, and all photos at one point are one")
{
    CHECK(placeClusters({}, 1).empty());
    std::vector<PhotoAt> photos;
    for (std::uint64_t id = 1; id <= 100; ++id) photos.push_back({id, {1, 2}, {}});
    CHECK(placeClusters(photos, 0.00001).size() == 1);
    CHECK(placeClusters(photos, 100'000).size() == 1);
}

TEST_CASE("A hundred thousand photos are put together in well under a second")
{
    std::mt19937 chance(5);
    std::uniform_real_distribution<double> latitude(-60, 70), longitude(-180, 180);
    std::vector<PhotoAt> photos;
    for (int place = 0; place < 1000; ++place) plant(photos, {latitude(chance), longitude(chance)}, 100, chance);
    const std::clock_t begun = std::clock(); // of the processor: the machine may have more to do
    const auto clusters = placeClusters(photos, 1);
    const double took = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    std::printf("%zu photos, %zu clusters, %.0f ms\n", photos.size(), clusters.size(), 1000 * took);
    CHECK(clusters.size() >= 990);
    CHECK(clusters.size() <= 1000);
    CHECK(took < 0.9);
}
