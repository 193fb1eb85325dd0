#include "base/Day.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("A day is read as people write it")
{
    CHECK(dayOf("1970-01-01") == 0);
    CHECK(dayOf("1970-01-02") == secondsPerDay);
    CHECK(dayOf("1969-12-31") == -secondsPerDay);
    CHECK(dayOf("2024-02-29"));
}

TEST_CASE("A photo may have been taken between the first one there was and tomorrow")
{
    const std::int64_t noon = (*dayOf("2024-05-10") + secondsPerDay / 2) * 1000;
    CHECK(mayBeTaken(*dayOf("1826-01-01"), noon));
    CHECK(mayBeTaken(*dayOf("2024-05-11") + secondsPerDay - 1, noon));
    CHECK_FALSE(mayBeTaken(*dayOf("2024-05-12"), noon));
    CHECK_FALSE(mayBeTaken(*dayOf("1825-12-31"), noon));
    CHECK_FALSE(mayBeTaken(*dayOf("3000-01-01"), noon));
}

TEST_CASE("What is no day is refused")
{
    for (const char* text :
         {"", "2023-02-29", "2023-13-01", "2023-1-1", "2023/01/01", "20x3-01-01", "2023-01-011", "-023-01-01"})
        CHECK_FALSE(dayOf(text));
}
