// How much of a date was said.
#pragma once

#include <cstdint>
#include <string>

namespace albumen {

/// The date itself is the begin of what was said. Stored as numbers.
enum class DateSpan { moment = 0, day = 1, month = 2, year = 3 };

/// "14 July 2023 18:03", "14 July 2023", "July 2023", "2023". `localS`: seconds since 1970 of the clock that said it.
std::string dateText(std::int64_t localS, DateSpan span);

} // namespace albumen
