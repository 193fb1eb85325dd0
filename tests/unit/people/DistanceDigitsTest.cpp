#include "people/DistanceDigits.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("A distance has two digits where they say on which side of the limit it is")
{
    CHECK(distanceDigits(0.6432F) == 2);
    CHECK(distanceDigits(0.67F, {0.64F}) == 2);
    CHECK(distanceDigits(0.63F, {0.64F, 0.72F}) == 2);
    CHECK(distanceDigits(0.64F, {0.64F}) == 2); // up to there it is within
}

TEST_CASE("A distance beyond a limit never reads as one within it")
{
    CHECK(distanceDigits(0.6432F, {0.6398F}) == 3); // 0.643 and 0.640
    CHECK(distanceDigits(0.7203F, {0.64F, 0.7201F}) == 4);
    CHECK(distanceDigits(0.6449F, {0.6351F}) == 3); // both would read 0.64
    CHECK(distanceDigits(0.64000005F, {0.64F}) == 6);
}
