#include "people/GroupScore.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <random>

namespace albumen {
namespace {

constexpr std::size_t draws = 1000;
constexpr double tail = 0.025; // left out on each side of the interval

using Figure = double GroupScore::*;
constexpr std::array<Figure, 10> figures = {&GroupScore::pairPrecision, &GroupScore::pairRecall, &GroupScore::precision,
                                            &GroupScore::recall,        &GroupScore::f,          &GroupScore::purity,
                                            &GroupScore::found,         &GroupScore::held,       &GroupScore::grouped,
                                            &GroupScore::score};

double pairsOf(double n)
{
    return n * (n - 1) / 2;
}

double shareOf(double part, double all)
{
    return all > 0 ? part / all : 1;
}

/// How many faces of whom are in a group.
struct Group {
    std::map<std::size_t, double> of;
    double size = 0;

    std::size_t mostly() const
    {
        const auto mostOf =
            std::max_element(of.begin(), of.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return mostOf->first; // the first of the greatest: the lowest number
    }
};

void addGroup(std::map<std::size_t, PersonTally>& people, const Group& group)
{
    const std::size_t mostly = group.mostly();
    for (const auto& [person, count] : group.of) {
        PersonTally& tally = people[person];
        tally.grouped += count;
        tally.joined += pairsOf(count);
        tally.mixed += count * (group.size - count) / 2;
        tally.precision += count * count / group.size;
        tally.recall += count * count / tally.faces;
        if (person != mostly) continue;
        tally.ofTheirs += count;
        tally.together = std::max(tally.together, count);
    }
}

void addSingle(PersonTally& tally)
{
    tally.precision += 1;
    tally.recall += 1 / tally.faces;
}

/// The people drawn anew, as many as there are.
std::vector<PersonTally> drawn(std::span<const PersonTally> people, std::mt19937_64& random)
{
    std::vector<PersonTally> some;
    for (std::size_t i = 0; i < people.size(); ++i) some.push_back(people[random() % people.size()]);
    return some;
}

} // namespace

std::vector<PersonTally> tallyPeople(std::span<const GroupedFace> faces)
{
    std::map<std::size_t, PersonTally> people;
    std::map<std::size_t, Group> groups;
    for (const GroupedFace& face : faces) {
        ++people[face.person].faces;
        if (!face.group) continue;
        ++groups[*face.group].of[face.person];
        ++groups[*face.group].size;
    }
    for (const auto& [number, group] : groups) addGroup(people, group);
    for (const GroupedFace& face : faces)
        if (!face.group) addSingle(people[face.person]);
    std::vector<PersonTally> tallies;
    for (auto& [person, tally] : people) {
        tally.person = person;
        tally.samePairs = pairsOf(tally.faces);
        tallies.push_back(tally);
    }
    return tallies;
}

GroupScore scoreOf(std::span<const PersonTally> people)
{
    PersonTally all;
    double several = 0, found = 0, held = 0;
    for (const PersonTally& person : people) {
        all.faces += person.faces;
        all.grouped += person.grouped;
        all.ofTheirs += person.ofTheirs;
        all.samePairs += person.samePairs;
        all.joined += person.joined;
        all.mixed += person.mixed;
        all.precision += person.precision;
        all.recall += person.recall;
        if (person.faces < 2) continue;
        several += 1;
        found += person.together > 0 ? 1 : 0;
        held += person.together / person.faces;
    }
    GroupScore score;
    score.pairPrecision = shareOf(all.joined, all.joined + all.mixed);
    score.pairRecall = shareOf(all.joined, all.samePairs);
    score.precision = shareOf(all.precision, all.faces);
    score.recall = shareOf(all.recall, all.faces);
    score.f = 2 * score.precision * score.recall / (score.precision + score.recall);
    score.purity = shareOf(all.ofTheirs, all.grouped);
    score.found = shareOf(found, several);
    score.held = shareOf(held, several);
    score.grouped = all.faces > 0 ? all.grouped / all.faces : 0;
    score.score = std::pow(score.purity * score.found * score.held * score.grouped, 0.25);
    return score;
}

GroupScoreInterval scoreWithInterval(std::span<const PersonTally> people)
{
    GroupScoreInterval interval{scoreOf(people), {}, {}};
    std::array<std::vector<double>, figures.size()> values;
    std::mt19937_64 random(draws);
    for (std::size_t draw = 0; draw < draws; ++draw) {
        const GroupScore score = scoreOf(drawn(people, random));
        for (std::size_t i = 0; i < figures.size(); ++i) values[i].push_back(score.*figures[i]);
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
        std::sort(values[i].begin(), values[i].end());
        interval.low.*figures[i] = values[i][static_cast<std::size_t>(tail * draws)];
        interval.high.*figures[i] = values[i][draws - 1 - static_cast<std::size_t>(tail * draws)];
    }
    return interval;
}

} // namespace albumen
