#include "similar/Recommend.h"

#include <catch2/catch.hpp>

namespace albumen {
namespace {

const DeleteLimits deleteLimits{0.9F, 0.75F, 0.5F, 0.6F, 0.7F};

DeleteFacts allAgainst()
{
    DeleteFacts facts;
    facts.copyOf = BetterOne{ContentNo{1}, 0.95F};
    facts.similarTo = BetterOne{ContentNo{2}, 0.8F};
    facts.shaken = 0.5F;
    facts.dark = 0.9F;
    facts.screenshot = 0.7F;
    return facts;
}

TEST_CASE("each reason is recommended with its number and its limit, from the limit on")
{
    const auto all = recommend(allAgainst(), deleteLimits);
    REQUIRE(all.size() == 5);
    const std::pair<DeleteKind, std::pair<float, float>> wanted[] = {{DeleteKind::copy, {0.95F, 0.9F}},
                                                                     {DeleteKind::similar, {0.8F, 0.75F}},
                                                                     {DeleteKind::shaken, {0.5F, 0.5F}},
                                                                     {DeleteKind::dark, {0.9F, 0.6F}},
                                                                     {DeleteKind::screenshot, {0.7F, 0.7F}}};
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].kind == wanted[i].first);
        CHECK(all[i].number == wanted[i].second.first);
        CHECK(all[i].limit == wanted[i].second.second);
        CHECK(all[i].stands());
    }
}

TEST_CASE("what is below its limit, or was not measured, speaks against nobody")
{
    DeleteFacts facts = allAgainst();
    facts.copyOf.reset();
    facts.similarTo->likeness = 0.7F;
    facts.shaken = 0.49F;
    facts.dark.reset();
    const auto all = recommend(facts, deleteLimits);
    REQUIRE(all.size() == 1);
    CHECK(all[0].kind == DeleteKind::screenshot);
    CHECK(recommend({}, deleteLimits).empty());
}

TEST_CASE("each of what keeps a picture holds every recommendation back, and is named")
{
    const std::pair<KeptBy, bool DeleteFacts::*> keepers[] = {{KeptBy::decided, &DeleteFacts::decidedToKeep},
                                                              {KeptBy::favourite, &DeleteFacts::favourite},
                                                              {KeptBy::inAlbum, &DeleteFacts::inAlbum},
                                                              {KeptBy::onlyOfPerson, &DeleteFacts::onlyOfPerson}};
    for (const auto& [why, fact] : keepers) {
        DeleteFacts facts = allAgainst();
        facts.*fact = true;
        const auto all = recommend(facts, deleteLimits);
        REQUIRE(all.size() == 5);
        for (const Recommendation& one : all) {
            CHECK_FALSE(one.stands());
            CHECK(one.keptBy == std::vector<KeptBy>{why});
            CHECK_FALSE(nameOf(why).empty());
            CHECK_FALSE(nameOf(one.kind).empty());
        }
    }
    DeleteFacts facts = allAgainst();
    facts.favourite = facts.onlyOfPerson = true;
    CHECK(recommend(facts, deleteLimits).front().keptBy ==
          std::vector<KeptBy>{KeptBy::favourite, KeptBy::onlyOfPerson});
}

} // namespace
} // namespace albumen
