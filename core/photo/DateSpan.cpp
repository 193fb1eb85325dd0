#include "photo/DateSpan.h"

#include <ctime>

#include <fmt/chrono.h>

namespace albumen {

std::string dateText(std::int64_t localS, DateSpan span)
{
    const std::tm time = fmt::gmtime(static_cast<std::time_t>(localS));
    switch (span) {
    case DateSpan::year: return fmt::format("{:%Y}", time);
    case DateSpan::month: return fmt::format("{:%B %Y}", time);
    case DateSpan::day: return fmt::format("{} {:%B %Y}", time.tm_mday, time);
    case DateSpan::moment: return fmt::format("{} {:%B %Y %H:%M}", time.tm_mday, time);
    }
    return {};
}

} // namespace albumen
