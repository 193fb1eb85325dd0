#include "base/Day.h"

#include <chrono>

namespace albumen {
std::optional<int> numberIn(std::string_view digits)
{
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

bool mayBeTaken(std::int64_t takenS, std::int64_t nowMs)
{
    using namespace std::chrono;
    constexpr std::int64_t first =
        std::int64_t{sys_days{year(firstPhotoYear) / 1 / 1}.time_since_epoch().count()} * secondsPerDay;
    const std::int64_t today = nowMs / 1000 / secondsPerDay;
    return takenS >= first && takenS < (today + 2) * secondsPerDay;
}

std::optional<std::int64_t> dayOf(std::string_view text)
{
    using namespace std::chrono;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = numberIn(text.substr(0, 4)), m = numberIn(text.substr(5, 2)), d = numberIn(text.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    const year_month_day date(year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d)));
    if (!date.ok()) return std::nullopt;
    return std::int64_t{sys_days(date).time_since_epoch().count()} * secondsPerDay;
}

} // namespace albumen
