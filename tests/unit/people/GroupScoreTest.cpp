#include "people/GroupScore.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace albumen;

namespace {

/// People and groups as letters of one string each: "aab" grouped "11." leaves the last single.
std::vector<GroupedFace> facesOf(const std::string& people, const std::string& groups)
{
    std::vector<GroupedFace> faces;
    for (std::size_t i = 0; i < people.size(); ++i) {
        faces.push_back({static_cast<std::size_t>(people[i]), std::nullopt});
        if (groups[i] != '.') faces.back().group = static_cast<std::size_t>(groups[i]);
    }
    return faces;
}

GroupScore score(const std::string& people, const std::string& groups)
{
    return scoreOf(tallyPeople(facesOf(people, groups)));
}

} // namespace

TEST_CASE("A perfect grouping has every figure at one")
{
    const GroupScore perfect = score("aaabbcc", "1112233");
    for (const double figure : {perfect.pairPrecision, perfect.pairRecall, perfect.precision, perfect.recall, perfect.f,
                                perfect.purity, perfect.found, perfect.held, perfect.grouped, perfect.score})
        CHECK(figure == Approx(1));
}

TEST_CASE("Scores of a grouping with a mixed group, a split person and a single are those worked out by hand")
{
    // a: four faces, three in group 1 and one in 2. b: three faces, two in group 2 and one single. c: one, in group 1.
    const GroupScore mixed = score("aaaabbbc", "1112"
                                               "22.1");
    // Pairs in one group: 6 in group 1 and 3 in group 2, of which 3 + 1 are of one person; pairs of one person: 6 + 3.
    CHECK(mixed.pairPrecision == Approx(4.0 / 9));
    CHECK(mixed.pairRecall == Approx(4.0 / 9));
    // Precision per face: a 3/4 three times and 1/3; b 2/3 twice and 1; c 1/4. Recall: a 3/4 three times and 1/4; b 2/3
    // twice and 1/3; c 1.
    const double precision = (3 * 0.75 + 1.0 / 3 + 2 * 2.0 / 3 + 1 + 0.25) / 8;
    const double recall = (3 * 0.75 + 0.25 + 2 * 2.0 / 3 + 1.0 / 3 + 1) / 8;
    CHECK(mixed.precision == Approx(precision));
    CHECK(mixed.recall == Approx(recall));
    CHECK(mixed.f == Approx(2 * precision * recall / (precision + recall)));
    // Seven faces in groups, of which 3 + 2 are of the group's person; a and b are found; a holds 3 of 4, b 2 of 3.
    CHECK(mixed.purity == Approx(5.0 / 7));
    CHECK(mixed.found == Approx(1));
    CHECK(mixed.held == Approx((0.75 + 2.0 / 3) / 2));
    CHECK(mixed.grouped == Approx(7.0 / 8));
    CHECK(mixed.score == Approx(std::pow(5.0 / 7 * (0.75 + 2.0 / 3) / 2 * 7 / 8, 0.25)));
}

TEST_CASE("Everybody left single is pure and worth nothing")
{
    const GroupScore none = score("aabb", "....");
    CHECK(none.pairPrecision == 1);
    CHECK(none.pairRecall == 0);
    CHECK(none.precision == 1);
    CHECK(none.recall == Approx(0.5));
    CHECK(none.purity == 1);
    CHECK(none.found == 0);
    CHECK(none.grouped == 0);
    CHECK(none.score == 0);
}

TEST_CASE("Everybody in one group finds one person, of equals the first")
{
    const GroupScore one = score("aabb", "1111");
    CHECK(one.pairPrecision == Approx(2.0 / 6));
    CHECK(one.pairRecall == 1);
    CHECK(one.precision == Approx(0.5));
    CHECK(one.recall == 1);
    CHECK(one.purity == Approx(0.5));
    CHECK(one.found == Approx(0.5));
    CHECK(one.held == Approx(0.5));
    CHECK(one.score == Approx(std::pow(0.125, 0.25)));
}

TEST_CASE("A person seen once cannot be found, and is right when single")
{
    const GroupScore right = score("aab", "11."), wrong = score("aab", "111");
    CHECK(right.found == 1);
    CHECK(right.pairPrecision == 1);
    CHECK(right.precision == 1);
    CHECK(right.grouped == Approx(2.0 / 3));
    CHECK(wrong.found == 1);
    CHECK(wrong.pairPrecision == Approx(1.0 / 3));
    CHECK(wrong.purity == Approx(2.0 / 3));
}

TEST_CASE("The score depends neither on the order of the faces nor on what people and groups are called")
{
    auto faces = facesOf("aaaabbbcc", "1112222.3");
    const GroupScore before = scoreOf(tallyPeople(faces));
    std::mt19937 random(3);
    std::shuffle(faces.begin(), faces.end(), random);
    for (GroupedFace& face : faces) {
        face.person = 1000 - face.person;
        if (face.group) face.group = 7 * *face.group;
    }
    const GroupScore after = scoreOf(tallyPeople(faces));
    CHECK(after.score == Approx(before.score));
    CHECK(after.f == Approx(before.f));
    CHECK(after.pairRecall == Approx(before.pairRecall));
}

TEST_CASE("The interval holds the value, repeats itself, and is narrow for many like people")
{
    std::string people, groups;
    for (int i = 0; i < 60; ++i) {
        people += std::string(4, static_cast<char>('A' + i));
        groups += i % 3 == 0 ? std::string("....") : std::string(4, static_cast<char>('A' + i));
    }
    const auto tallies = tallyPeople(facesOf(people, groups));
    const GroupScoreInterval once = scoreWithInterval(tallies), again = scoreWithInterval(tallies);
    CHECK(once.value.found == Approx(2.0 / 3));
    CHECK(once.low.found < once.value.found);
    CHECK(once.high.found > once.value.found);
    CHECK(once.low.found == again.low.found);
    CHECK(once.high.score == again.high.score);
    // Two in three of 60: the usual interval of a share is 0.55 to 0.79.
    CHECK(once.low.found == Approx(0.55).margin(0.03));
    CHECK(once.high.found == Approx(0.79).margin(0.03));
    CHECK(once.low.precision == 1);
}
