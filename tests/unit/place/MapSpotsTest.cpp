// The flat map, and what falls on one spot of it: planted photos, each asked for where it went.
#include <cmath>
#include <cstdio>
#include <ctime>
#include <random>

#include <catch2/catch.hpp>

#include "place/MapSpots.h"

using namespace albumen;

TEST_CASE("A position lies on the map where its way back leads to, and what is beyond the map at its edge")
{
    CHECK(mapPointOf({0, 0}).x == Approx(0.5));
    CHECK(mapPointOf({0, 0}).y == Approx(0.5));
    CHECK(mapPointOf({mostMapLatitude, -180}).y == Approx(0).margin(1e-9));
    CHECK(mapPointOf({90, 180}).y == 0);
    CHECK(mapPointOf({-90, 180}).y == 1);
    CHECK(mapPointOf({-90, 180}).x == 1);
    for (const Coordinates& at : {Coordinates{38.7167, -9.1333}, {-33.9, 18.4}, {71, 179.9}}) {
        const Coordinates back = coordinatesOf(mapPointOf(at));
        CHECK(back.latitude == Approx(at.latitude));
        CHECK(back.longitude == Approx(at.longitude));
    }
}

TEST_CASE("Photos within a cell are one spot and those farther apart are two, the fullest first")
{
    const std::vector<MapPoint> photos = {{0.1001, 0.1}, {0.5, 0.5}, {0.1, 0.1001},
                                          {0.13, 0.1},   {0.5, 0.9}, {0.1, 0.1}};
    const std::vector<MapSpot> spots = mapSpots(photos, 0.01);
    REQUIRE(spots.size() == 4);
    CHECK(spots[0].photos == std::vector<std::uint32_t>{0, 2, 5});
    CHECK(spots[0].at.x == Approx(0.10003).epsilon(0.001));
    CHECK(spots[1].photos == std::vector<std::uint32_t>{3});
    CHECK(spots[2].photos == std::vector<std::uint32_t>{1});
    CHECK(spots[3].photos == std::vector<std::uint32_t>{4});
    CHECK(mapSpots(photos, 0.1).front().photos == std::vector<std::uint32_t>{0, 2, 3, 5});
    CHECK(mapSpots(photos, 1).size() == 1);
    CHECK(mapSpots({}, 0.1).empty());
}

TEST_CASE("Each photo is on one spot near it, no two spots overlap, and the order of the photos changes nothing")
{
    std::mt19937 chance(5);
    std::normal_distribution<double> around(0.5, 0.05);
    std::vector<MapPoint> photos;
    for (int i = 0; i < 5000; ++i)
        photos.push_back({std::clamp(around(chance), 0., 1.), std::clamp(around(chance), 0., 1.)});
    constexpr double cell = 0.01;
    const auto spots = mapSpots(photos, cell);
    std::vector<int> seen(photos.size(), 0);
    for (const MapSpot& spot : spots)
        for (const std::uint32_t photo : spot.photos) {
            ++seen[photo];
            CHECK(std::max(std::abs(photos[photo].x - spot.at.x), std::abs(photos[photo].y - spot.at.y)) < 2 * cell);
        }
    CHECK(std::ranges::count(seen, 1) == 5000);
    for (std::size_t a = 0; a < spots.size(); ++a)
        for (std::size_t b = a + 1; b < spots.size(); ++b)
            if (std::max(std::abs(spots[a].at.x - spots[b].at.x), std::abs(spots[a].at.y - spots[b].at.y)) < cell)
                FAIL("two spots overlap");
    std::vector<MapPoint> others(photos.rbegin(), photos.rend());
    const auto again = mapSpots(others, cell);
    REQUIRE(again.size() == spots.size());
    for (std::size_t i = 0; i < spots.size(); ++i) CHECK(again[i].photos.size() == spots[i].photos.size());
}

TEST_CASE("The spots of a hundred thousand photos are found in the time that a list of them takes")
{
    std::mt19937 chance(9);
    std::uniform_real_distribution<double> anywhere(0, 1);
    std::vector<MapPoint> photos;
    for (int i = 0; i < 100'000; ++i) photos.push_back({anywhere(chance), anywhere(chance)});
    const std::clock_t before = std::clock();
    const std::size_t spots = mapSpots(photos, 40. / 8192).size();
    const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
    CHECK(spots > 1000);
    CHECK(seconds < 1);
    if (std::getenv("ALBUMEN_SHOW_TIMES")) std::printf("100,000 photos: %.3f s, %zu spots\n", seconds, spots);
}
