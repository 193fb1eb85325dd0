#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "photo/Coordinates.h"

using namespace albumen;

TEST_CASE("A position is two decimal numbers on the earth, and nothing else is one")
{
    CHECK(coordinatesIn("38.71667,-9.13333") == Coordinates{38.71667, -9.13333});
    CHECK(coordinatesIn(" -90 , 180 ") == Coordinates{-90, 180});
    CHECK(coordinatesIn("0,5") == Coordinates{0, 5});
    for (const char* const wrong : {"",      ",",     "1.5",         "91,0", "-90.01,5", "5,180.5", "nan,5",   "5,nan",
                                    "inf,5", "1,5,3", "38,71,-9,13", "0,0",  "-0.0,0",   "1e3,5",   "0x1p3,5", "+5,5",
                                    "5;5",   "5 5",   "5,",          ",5",   "5,5x",     "5°,5",    "1.2.3,5", "--5,5"})
        CHECK_FALSE(coordinatesIn(wrong));
    CHECK_FALSE(coordinatesIn(std::string(1'000'000, '9') + ",1"));
    CHECK_FALSE(coordinatesIn(std::string("5\0,5", 4)));
}

TEST_CASE("What is written of a position is read as it was, to ten centimetres")
{
    for (const Coordinates& at : {Coordinates{38.716671, -9.133334}, {-90, 180}, {0.000001, 0}, {-0.5, 179.999999}}) {
        const auto back = coordinatesIn(coordinatesText(at));
        REQUIRE(back);
        CHECK(std::abs(back->latitude - at.latitude) < 1e-6);
        CHECK(std::abs(back->longitude - at.longitude) < 1e-6);
    }
    CHECK(coordinatesInWords({38.71667, -9.13333}) == "38.71667 north, 9.13333 west");
    CHECK_FALSE(isPosition({std::nan(""), 1}));
    CHECK_FALSE(isPosition({1, std::numeric_limits<double>::infinity()}));
}
