// The words of a search as they may be meant.
#include "library/SearchTerms.h"

#include <catch2/catch.hpp>

#include "base/Day.h"

using namespace albumen;

namespace {

std::vector<std::string> words(std::string_view typed)
{
    std::vector<std::string> all;
    for (const SearchTerm& term : searchTerms(typed)) all.push_back(term.text);
    return all;
}

std::optional<TimeTerm> timeOf(std::string_view typed)
{
    const auto terms = searchTerms(typed);
    REQUIRE(terms.size() == 1);
    return terms.front().time;
}

} // namespace

TEST_CASE("Words part at white space and commas and stay together in quotes")
{
    CHECK(words("Lena, beach,2019") == std::vector<std::string>{"Lena", "beach", "2019"});
    CHECK(words("  \"Grandma Rose\"  cake ") == std::vector<std::string>{"Grandma Rose", "cake"});
    CHECK(words("\"never closed") == std::vector<std::string>{"never closed"});
    CHECK(words("").empty());
    CHECK(words(" , \"\" ").empty());
    CHECK(words("\xE6\xB5\xB7 \xE6\xBB\xA9").size() == 2);
}

TEST_CASE("What has neither letter nor number is no word, and an emoji is one")
{
    CHECK(words("!!!").empty());
    CHECK(words("... , & \"?!\"").empty());
    CHECK(words("Tom & Jerry") == std::vector<std::string>{"Tom", "Jerry"});
    CHECK(words("🎂").size() == 1);
}

TEST_CASE("Days and months and years are spans of time and other numbers are words")
{
    CHECK(timeOf("2019") == TimeTerm{*dayOf("2019-01-01"), *dayOf("2020-01-01")});
    CHECK(timeOf("2019-12") == TimeTerm{*dayOf("2019-12-01"), *dayOf("2020-01-01")});
    CHECK(timeOf("2020-02") == TimeTerm{*dayOf("2020-02-01"), *dayOf("2020-03-01")});
    CHECK(timeOf("2019-08-14") == TimeTerm{*dayOf("2019-08-14"), *dayOf("2019-08-15")});
    CHECK(timeOf("August 2019") == TimeTerm{*dayOf("2019-08-01"), *dayOf("2019-09-01")});
    CHECK(timeOf("aug 2019") == timeOf("2019-08"));
    CHECK(timeOf("summer 2019") == TimeTerm{*dayOf("2019-06-01"), *dayOf("2019-09-01")});
    CHECK(timeOf("winter 2019") == TimeTerm{*dayOf("2019-12-01"), *dayOf("2020-03-01")}); // that begins in it
    CHECK(timeOf("2019年8月") == timeOf("2019-08"));
    CHECK(timeOf("2019年夏天") == timeOf("summer 2019"));
    CHECK(timeOf("2019年八月") == timeOf("2019-08"));
    CHECK(timeOf("2019年") == timeOf("2019"));
    CHECK(timeOf("8月 2019") == timeOf("2019-08"));
    for (const char* const word : {"1234", "20190", "2019-13", "2019-02-30", "may", "\"2019\"", "IMG_2019"}) {
        INFO(word);
        CHECK_FALSE(timeOf(word));
    }
    CHECK(words("may lena") == std::vector<std::string>{"may", "lena"}); // somebody's name
}
