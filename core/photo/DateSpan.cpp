#include "photo/DateSpan.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

namespace albumen {

std::string dateText(std::int64_t localS, DateSpan span)
{
    using namespace std::chrono;
    constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                                   "July",    "August",   "September", "October", "November", "December"};
    const sys_seconds time{seconds(localS)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const auto minute = floor<minutes>(time - day).count();
    std::string text = fmt::format("{}", static_cast<int>(date.year()));
    if (span != DateSpan::year) text = fmt::format("{} {}", months[static_cast<unsigned>(date.month()) - 1], text);
    if (span < DateSpan::month) text = fmt::format("{} {}", static_cast<unsigned>(date.day()), text);
    if (span == DateSpan::moment) text += fmt::format(" {:02}:{:02}", minute / 60, minute % 60);
    return text;
}

} // namespace albumen
