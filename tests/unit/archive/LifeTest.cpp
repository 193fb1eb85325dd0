// Random lives of an archive against what must be true of it. ALBUMEN_LIVES=N lives more of them, ALBUMEN_LIFE=SEED
// one; a life that breaks something is cut down to the days that it takes.
#include <cstdlib>
#include <iostream>
#include <random>

#include "Life.h"

namespace albumen::test {
namespace {

constexpr int days = 30;
constexpr unsigned brokenOnce[] = {7416}; // lives that found something

std::vector<Day> daysOf(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Day> life;
    for (int i = 0; i < days; ++i) {
        const auto what = static_cast<unsigned>(random() % Life::kinds());
        const auto a = static_cast<unsigned>(random()), b = static_cast<unsigned>(random());
        life.push_back({what, a % 1000, b % 1000, static_cast<unsigned>(random() % 1000)});
    }
    return life;
}

/// Why it broke; empty: it did not.
std::string lived(FilingMode mode, const std::vector<Day>& life)
{
    try {
        Life one(mode);
        for (const Day& day : life) one.live(day);
        one.end();
    } catch (const Broken& broken) {
        return broken.why;
    } catch (const std::exception& contract) {
        return contract.what();
    }
    return {};
}

std::vector<Day> shortest(FilingMode mode, std::vector<Day> life)
{
    for (std::size_t i = life.size(); i-- > 0;) {
        std::vector<Day> without = life;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        if (lived(mode, without).empty()) continue;
        life = std::move(without);
        i = std::min(i, life.size());
    }
    return life;
}

void live(unsigned seed)
{
    constexpr FilingMode modes[] = {FilingMode::copy, FilingMode::copy, FilingMode::hardLink, FilingMode::move};
    const FilingMode mode = modes[seed % 4];
    if (mode == FilingMode::hardLink && !hardLinksHere()) return;
    if (lived(mode, daysOf(seed)).empty()) return;
    const std::vector<Day> life = shortest(mode, daysOf(seed));
    std::string story = "life " + std::to_string(seed) + ", mode " + std::to_string(static_cast<int>(mode));
    for (const Day& day : life) story += "\n  " + Life::nameOf(day);
    FAIL_CHECK(story << "\n  " << lived(mode, life));
}

} // namespace

TEST_CASE("Whatever happens to an archive in a random life, nothing is lost and in the end all is in place")
{
    if (const char* const one = std::getenv("ALBUMEN_LIFE")) return live(static_cast<unsigned>(std::atoi(one)));
    const char* const many = std::getenv("ALBUMEN_LIVES");
    const int lives = many ? std::atoi(many) : 400;
    for (int seed = 1; seed <= lives; ++seed) live(static_cast<unsigned>(seed));
    for (const unsigned seed : brokenOnce) live(seed);
    std::cout << lives << " lives of " << days << " days\n";
}

} // namespace albumen::test
