#include "library/SearchTerms.h"

#include <array>
#include <cctype>
#include <chrono>

#include "base/Day.h"
#include "base/SearchText.h"

namespace albumen {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

bool parts(char c)
{
    return c == ',' || c == ';' || std::isspace(static_cast<unsigned char>(c)) != 0;
}

std::int64_t secondsOf(int year, unsigned month, unsigned day)
{
    using namespace std::chrono;
    return sys_days{std::chrono::year(year) / month / day}.time_since_epoch().count() * secondsPerDay;
}

TimeTerm monthOf(int year, unsigned month)
{
    return {secondsOf(year, month, 1), month == 12 ? secondsOf(year + 1, 1, 1) : secondsOf(year, month + 1, 1)};
}

/// 1826 is the year of the first photo.
std::optional<int> yearIn(std::string_view text)
{
    if (text.size() != 4) return std::nullopt;
    const auto year = numberIn(text);
    return year && *year >= 1826 && *year <= 2100 ? year : std::nullopt;
}

std::optional<unsigned> monthNamed(const std::string& word)
{
    for (unsigned i = 0; i < months.size(); ++i)
        if (word.size() >= 3 && months[i].starts_with(word)) return i + 1;
    return std::nullopt;
}

std::optional<TimeTerm> timeIn(std::string_view text)
{
    if (const auto day = dayOf(text)) return TimeTerm{*day, *day + secondsPerDay};
    if (const auto year = yearIn(text)) return TimeTerm{secondsOf(*year, 1, 1), secondsOf(*year + 1, 1, 1)};
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto year = yearIn(text.substr(0, 4));
    const auto month = numberIn(text.substr(5));
    if (!year || !month || *month < 1 || *month > 12) return std::nullopt;
    return monthOf(*year, static_cast<unsigned>(*month));
}

std::vector<SearchTerm> wordsOf(std::string_view typed)
{
    std::vector<SearchTerm> words;
    for (std::size_t at = 0; at < typed.size();) {
        if (parts(typed[at])) {
            ++at;
            continue;
        }
        const bool quoted = typed[at] == '"';
        const std::size_t begin = quoted ? at + 1 : at;
        std::size_t end = begin;
        while (end < typed.size() && (quoted ? typed[end] != '"' : !parts(typed[end]))) ++end;
        if (end > begin)
            words.push_back({.text = std::string(typed.substr(begin, end - begin)), .time = {}, .quoted = quoted});
        at = end + (quoted ? 1 : 0);
    }
    return words;
}

} // namespace

std::vector<SearchTerm> searchTerms(std::string_view typed)
{
    std::vector<SearchTerm> terms;
    for (SearchTerm& word : wordsOf(typed)) {
        if (!word.quoted) word.time = timeIn(word.text);
        const auto month = terms.empty() || terms.back().quoted ? std::nullopt : monthNamed(folded(terms.back().text));
        if (const auto year = yearIn(word.text); year && month && !word.quoted) {
            terms.back().text += " " + word.text;
            terms.back().time = monthOf(*year, *month);
        } else {
            terms.push_back(std::move(word));
        }
    }
    return terms;
}

} // namespace albumen
