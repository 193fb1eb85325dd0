#include "photo/DayInName.h"

#include <catch2/catch.hpp>

#include "base/Day.h"

using namespace albumen;

TEST_CASE("The day in a name is read as cameras and messengers write it, and a number is no day")
{
    const auto day = dayOf("2019-07-14");
    REQUIRE(day);
    for (const char* const name : {"IMG_20190714_180359.jpg", "IMG-20190714-WA0001.jpg", "PXL_20190714180359.jpg",
                                   "2019-07-14 party.jpg", "2019_07_14.png", "Screenshot 2019.07.14 at 18.03.png",
                                   "12 of 20190714.jpg", "/photos/1999-01-01/20190714.jpg"}) {
        INFO(name);
        CHECK(dayInName(name) == day);
    }
    for (const char* const name : {"IMG_0001.jpg", "20191314.jpg", "20190230.jpg", "120190714.jpg", "2019-07-145.jpg",
                                   "2019-07_14.jpg", "18000101.jpg", "20190714", "", "2019-07-1"}) {
        INFO(name);
        CHECK(dayInName(name).has_value() == (std::string(name) == "20190714"));
    }
}
