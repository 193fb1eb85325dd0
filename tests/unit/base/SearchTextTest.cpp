#include "base/SearchText.h"

#include <catch2/catch.hpp>

using namespace albumen;

TEST_CASE("A name is found anywhere in it whatever its case and accents")
{
    const SearchKeys name("José Ángel Müller");
    for (const char* const text : {"jose", "JOSÉ", "ngel m", "muller", "Mü", ""}) CHECK(name.hold(text));
    for (const char* const text : {"joseph", "angle", "jam", "x"}) CHECK_FALSE(name.hold(text));
}

TEST_CASE("A Chinese name is found by its characters and by pinyin and by its initials")
{
    const SearchKeys name("王小明");
    for (const char* const text : {"王", "小明", "wang", "xiaoming", "Wang Xiao", "wxm", "XM", "aom"})
        CHECK(name.hold(text));
    for (const char* const text : {"李", "li", "wm", "mingw"}) CHECK_FALSE(name.hold(text));
}

TEST_CASE("Names of other scripts are found by their Latin letters and broken bytes harm nothing")
{
    CHECK(SearchKeys("Søren").hold("soren"));
    CHECK(SearchKeys("Søren").are("SOREN"));
    CHECK(SearchKeys("王小明").are("wang xiaoming"));
    CHECK_FALSE(SearchKeys("Søren").are("søre"));
    CHECK_FALSE(SearchKeys("Søren").are(""));
    CHECK(SearchKeys("Анна").hold("anna"));
    CHECK(SearchKeys("Анна").hold("анна"));
    CHECK_FALSE(SearchKeys("Анна").hold("ben"));
    CHECK(SearchKeys("a\xff\xfe b").hold("b"));
    CHECK(folded("ÉCLAIR") == "eclair");
}

TEST_CASE("A name begins with what its words, its syllables or its first letters begin with")
{
    const SearchKeys plain("José-Ángel de Müller"), chinese("李娜"), three("王小明");
    for (const char* const text : {"jose", "ang", "de m", "mÜll"}) CHECK(plain.begin(text));
    for (const char* const text : {"", "ose", "ngel", "ller", "x"}) CHECK_FALSE(plain.begin(text));
    for (const char* const text : {"li", "lina", "Li Na", "na", "ln", "李", "娜"}) CHECK(chinese.begin(text));
    for (const char* const text : {"ina", "a", "小"}) CHECK_FALSE(chinese.begin(text));
    CHECK(three.begin("xiaoming"));
    CHECK_FALSE(three.begin("ngxiao"));
}

TEST_CASE("A name is nearly what differs from it, or from a word of it, by one letter")
{
    const SearchKeys lena("Lena Müller");
    for (const char* const text : {"Lna", "Lenaa", "Lema", "Elna", "MULER", "lena muler"}) {
        INFO(text);
        CHECK(lena.nearlyAre(text));
    }
    for (const char* const text : {"Lena", "Lnea M", "Lan", "La", "L", "", "Leander"}) {
        INFO(text);
        CHECK_FALSE(lena.nearlyAre(text));
    }
    CHECK(SearchKeys("Zoë").are("Zoe"));
    CHECK(SearchKeys("Zoë").nearlyAre("Zoes"));
    CHECK(SearchKeys("王小明").nearlyAre("wangxiaomin"));
    CHECK_FALSE(SearchKeys("王明").nearlyAre("王红")); // too short to tell
}

TEST_CASE("A name has one plain space for each run of spaces of any width and none around it")
{
    for (const char* const said :
         {"Anna Berg", "Anna  Berg", "  Anna \u00a0 Berg ", "Anna\u202fBerg", "\u3000Anna\u3000Berg\u00a0"}) {
        INFO(said);
        CHECK(nameAsKept(said) == "Anna Berg");
        CHECK(nameTakenIn(said) == "Anna Berg");
    }
    CHECK(nameAsKept("\u738b\u3000\u660e") == "\u738b \u660e");
    CHECK(nameAsKept("AnnaBerg") == "AnnaBerg");
    CHECK(nameAsKept("Anna\nBerg") == "Anna\nBerg"); // which is refused, and not mended
    CHECK(nameAsKept("A\xff  b") == "A\xff  b");
}

TEST_CASE("A name that is taken in loses what nobody sees and keeps what letters and emoji are written with")
{
    for (const char* const said : {"\u3164Anna", "An\u115f\u1160na", "Anna\uffa0", "An\U000e0041\U000e007fna",
                                   "\u200bAnna", "An\u202ena", "\ufe0fAnna", "An\u034fna"})
        CHECK(nameTakenIn(said) == "Anna");
    CHECK(nameTakenIn("Anna\u2028Berg") == "Anna Berg");
    CHECK(nameTakenIn("Anna\r\n\u2029Berg") == "Anna Berg");
    for (const char* const said : {"می\u200cخواهم", "葛\U000e0100城", "♥\ufe0f", "👩\u200d👧"})
        CHECK(nameTakenIn(said) == said);
    for (const char* const said : {"\u3164", "\u115f\ufe0f", "\U000e0041"}) CHECK(nameTakenIn(said).empty());
}
