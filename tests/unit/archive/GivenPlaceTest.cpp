// Where a copy for somebody else is put.
#include "archive/GivenPlace.h"

#include <catch2/catch.hpp>

#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("A place has the same bytes already or is free, and a file of the same size alone is another one")
{
    const TempFolder folder;
    const auto files = makeFiles();
    writeFile(folder / "source.jpg", "the photo");
    const auto place = [&] {
        const auto found = placeFor(*files, folder / "out", "a.jpg", folder / "source.jpg", JobControl());
        REQUIRE(found);
        REQUIRE(*found);
        return std::pair((*found)->path.filename().string(), (*found)->there);
    };
    CHECK(place() == std::pair(std::string("a.jpg"), false));
    writeFile(folder / "out/a.jpg", "somebody ");
    CHECK(place() == std::pair(std::string("a (2).jpg"), false));
    writeFile(folder / "out/a (2).jpg", "the photo");
    CHECK(place() == std::pair(std::string("a (2).jpg"), true));
    writeFile(folder / "out/a.jpg", "the photo");
    CHECK(place() == std::pair(std::string("a.jpg"), true));
}
