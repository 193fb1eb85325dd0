#include "photo/DayInName.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/Day.h"

namespace albumen {
namespace {

constexpr std::size_t dayDigits = 8, momentDigits = 14; // 20190714, 20190714180359

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// Year, month and day in a run of digits, or one after the other with a mark between them.
std::optional<std::int64_t> dayFrom(std::string_view text)
{
    const auto run = static_cast<std::size_t>(std::ranges::find_if_not(text, isDigit) - text.begin());
    const std::string day(text.substr(0, run));
    if (!day.starts_with("19") && !day.starts_with("20")) return std::nullopt; // a number
    if (run == dayDigits || run == momentDigits)
        return dayOf(day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6, 2));
    constexpr std::size_t marked = 10; // 2019-07-14
    if (run != 4 || text.size() < marked || (text.size() > marked && isDigit(text[marked]))) return std::nullopt;
    const char mark = text[4];
    if (text[7] != mark || (mark != '-' && mark != '_' && mark != '.')) return std::nullopt;
    return dayOf(day + "-" + std::string(text.substr(5, 2)) + "-" + std::string(text.substr(8, 2)));
}

} // namespace

std::optional<std::int64_t> dayInName(const std::filesystem::path& file)
{
    const std::string stem = file.stem().native();
    for (std::size_t at = 0; at < stem.size(); ++at) {
        if (at > 0 && isDigit(stem[at - 1])) continue;
        if (const auto day = dayFrom(std::string_view(stem).substr(at))) return day;
    }
    return std::nullopt;
}

} // namespace albumen
