#include "evaluate/PairList.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("A list of pairs is read in folds, pairs of one person first, parted by tabs or blanks")
{
    const auto folds = parsePairs("2\t1\nAda\t1\t4\nAda\t2\tBo Li\n", "pairs.txt");
    CHECK_FALSE(folds); // a name with a blank has a column too many
    const auto read = parsePairs("2\t1\nAda\t1\t4\nAda\t2\tBo_Li\t13\n\nCy 3 4\r\nCy 5 Ada 1\r\n", "pairs.txt");
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    const PhotoPair &one = read->at(0).at(0), &two = read->at(0).at(1);
    CHECK(one.same);
    CHECK(one.first == Path("Ada/Ada_0001.jpg"));
    CHECK(one.second == Path("Ada/Ada_0004.jpg"));
    CHECK_FALSE(two.same);
    CHECK(two.first == Path("Ada/Ada_0002.jpg"));
    CHECK(two.second == Path("Bo_Li/Bo_Li_0013.jpg"));
    CHECK(read->at(1).at(1).second == Path("Ada/Ada_0001.jpg"));
}

TEST_CASE("A list that is no list of pairs is refused with the line")
{
    const auto lineOf = [](const char* text) {
        const auto read = parsePairs(text, "pairs.txt");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::usage);
        CHECK(read.error().path == "pairs.txt");
        return read.error().detail.substr(0, read.error().detail.find(':'));
    };
    CHECK(lineOf("") == "line 0");
    CHECK(lineOf("1 1\nAda 1 2\nAda 1 Bo 1\n") == "line 1"); // one fold has no others
    CHECK(lineOf("ten 300\n") == "line 1");
    CHECK(lineOf("2 1\nAda 1 2\nAda 1 Bo x\n") == "line 3");
    CHECK(lineOf("2 1\nAda 1 2\nAda 1 Bo 0\n") == "line 3");
    CHECK(lineOf("2 1\nAda 1 2\nAda 1 Bo 1\nAda 1 2\n") == "line 4"); // ends too soon
    CHECK(lineOf("2 1\n../Ada 1 2\n") == "line 2");
    CHECK(lineOf("2 1\nAda 1 2\nAda 1 .. 1\n") == "line 3");
}
