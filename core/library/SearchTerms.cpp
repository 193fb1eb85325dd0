#include "library/SearchTerms.h"

#include <bit>
#include <cctype>
#include <chrono>

#include "base/Day.h"
#include "base/SearchText.h"
#include "library/SearchWords.h"

namespace albumen {
namespace {

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

std::optional<int> yearIn(std::string_view text)
{
    if (text.size() != 4) return std::nullopt;
    const auto year = numberIn(text);
    return year && *year >= firstPhotoYear && *year <= 2100 ? year : std::nullopt;
}

/// The months from the first to the last of them in that year; a winter begins in it and goes on into the next.
std::optional<TimeTerm> monthsOf(int year, const std::string& word)
{
    const std::uint16_t months = monthsCalled(inEnglish(word));
    if (months == 0) return std::nullopt;
    constexpr std::uint16_t winter = 1U << 12 | 1U << 1 | 1U << 2;
    if (months == winter) return TimeTerm{monthOf(year, 12).from, monthOf(year + 1, 2).before};
    const auto first = static_cast<unsigned>(std::countr_zero(months));
    return TimeTerm{monthOf(year, first).from, monthOf(year, static_cast<unsigned>(std::bit_width(months)) - 1).before};
}

/// "August 2019", "aug 2019", "summer 2019".
std::optional<TimeTerm> timeIn(const std::string& word, int year)
{
    if (const auto named = monthsOf(year, word)) return named;
    for (unsigned month = 1; month <= 12; ++month)
        if (word.size() >= 3 && nameOfMonth(month).starts_with(word)) return monthOf(year, month);
    return std::nullopt;
}

/// "2019-08" for the Chinese way to write it, which has a sign after each number. Anything else as it is.
std::string dashed(std::string_view text)
{
    std::string plain;
    std::size_t at = 0;
    for (const std::string_view sign : {"年", "月", "日"}) {
        const std::size_t end = text.find(sign, at);
        if (end == std::string_view::npos) break;
        std::string digits(text.substr(at, end - at));
        if (digits.size() == 1) digits.insert(0, 1, '0');
        plain += (plain.empty() ? "" : "-") + digits;
        at = end + sign.size();
    }
    return at == text.size() && plain.size() >= 4 ? plain : std::string(text);
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

/// "夏天" of "2019年夏天", which is written in one; 0: nothing of the kind.
std::size_t yearBefore(std::string_view text)
{
    constexpr std::string_view sign = "年";
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos || !yearIn(text.substr(0, at))) return 0;
    return monthsCalled(inEnglish(text.substr(at + sign.size()))) == 0 ? 0 : at + sign.size();
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
        std::string_view word = typed.substr(begin, end - begin);
        if (const std::size_t year = quoted || timeIn(dashed(word)) ? 0 : yearBefore(word)) {
            words.push_back({.text = std::string(word.substr(year)), .time = {}});
            word = word.substr(0, 4);
        }
        if (holdsWord(word)) words.push_back({.text = std::string(word), .time = {}, .quoted = quoted});
        at = end + (quoted ? 1 : 0);
    }
    return words;
}

} // namespace

std::vector<SearchTerm> searchTerms(std::string_view typed)
{
    std::vector<SearchTerm> terms;
    for (SearchTerm& word : wordsOf(typed)) {
        if (!word.quoted) word.time = timeIn(dashed(word.text));
        const auto year = word.quoted ? std::nullopt : yearIn(word.text);
        const auto time = !year || terms.empty() || terms.back().quoted || terms.back().time
                              ? std::nullopt
                              : timeIn(folded(terms.back().text), *year);
        if (time) {
            terms.back().text += " " + word.text;
            terms.back().time = time;
        } else {
            terms.push_back(std::move(word));
        }
    }
    return terms;
}

} // namespace albumen
