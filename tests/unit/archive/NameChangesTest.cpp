// Who gets which name, and in what order: random wishes against what must hold of every answer.
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "archive/NameChanges.h"
#include "base/SearchText.h"

using namespace albumen;

namespace {

using May = NameWish::May;

struct Round {
    std::vector<NameWish> wishes;
    std::set<std::string> strangers; ///< folded
};

Round randomRound(std::mt19937& random)
{
    const std::vector<std::string> names{"Anna", "anna", "Bob", "Carla", "Anna (2)", "Bob (2)", "Bob (3)"};
    const auto any = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    Round round;
    std::set<std::string> held;
    for (std::size_t i = any(6) + 1; i > 0; --i) {
        NameWish wish{.wanted = names[any(4)], .now = {}};
        if (const std::string& now = names[any(names.size())]; any(4) > 0 && held.insert(caselessKey(now)).second)
            wish.now = now;
        if (!wish.now.empty() && any(4) == 0) {
            wish.may = May::giveWay;
            wish.wanted = wish.now;
        }
        round.wishes.push_back(wish);
    }
    if (const std::string& theirs = names[any(names.size())]; any(2) == 0 && !held.contains(caselessKey(theirs)))
        round.strangers.insert(caselessKey(theirs));
    return round;
}

NameChanges changesOf(const Round& round, NameChanges::Strangers strangers)
{
    return {round.wishes,
            numberedFolder,
            {},
            [&round](const std::string& name) { return round.strangers.contains(caselessKey(name)); },
            strangers};
}

} // namespace

TEST_CASE("Whatever is wished, no two get one name, each name is free when it is taken, and then all rest")
{
    std::mt19937 random(7);
    for (int at = 0; at < 3000; ++at) {
        const Round round = randomRound(random);
        NameChanges changes = changesOf(round, NameChanges::Strangers::passedNow);
        const std::vector<std::string> names = changes.names();
        std::set<std::string> given;
        for (const std::string& name : names) CHECK(given.insert(caselessKey(name)).second);
        std::map<std::string, std::size_t> held;
        for (std::size_t i = 0; i < round.wishes.size(); ++i)
            if (!round.wishes[i].now.empty()) held[caselessKey(round.wishes[i].now)] = i;
        std::vector<std::string> called(round.wishes.size());
        for (std::size_t i = 0; i < called.size(); ++i) called[i] = round.wishes[i].now;
        for (const Renaming& one : changes.inOrder()) {
            INFO("round " << at << ": " << one.from << " to " << one.to);
            CHECK(called[one.wish] == one.from);
            CHECK_FALSE(round.strangers.contains(caselessKey(one.to)));
            held.erase(caselessKey(one.from));
            CHECK(held.emplace(caselessKey(one.to), one.wish).second);
            called[one.wish] = one.to;
        }
        Round later = round;
        for (std::size_t i = 0; i < called.size(); ++i) {
            if (!round.wishes[i].now.empty()) CHECK(called[i] == names[i]);
            later.wishes[i].now = names[i];
            if (later.wishes[i].may == May::giveWay) later.wishes[i].wanted = names[i];
        }
        CHECK(changesOf(later, NameChanges::Strangers::passedNow).inOrder().empty());
        for (std::size_t i = 0; i < names.size(); ++i) { // a number has a reason
            const NameWish& wish = round.wishes[i];
            if (wish.may == May::giveWay || names[i] == wish.wanted) continue;
            CHECK(isNumberedForm(names[i], wish.wanted));
            CHECK((given.contains(caselessKey(wish.wanted)) || round.strangers.contains(caselessKey(wish.wanted))));
        }
    }
}
