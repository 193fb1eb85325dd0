// Events in words of the window.
#pragma once

#include <QDate>
#include <QString>

#include "library/EventQuestions.h"

namespace albumen {

/// "3 May 2019", "3 to 5 May 2019". Midnights, seconds since 1970 of the local clock.
QString daysText(std::int64_t firstS, std::int64_t lastS);
/// The name that it was given, else its places, else its days.
QString titleText(const EventCard& card);
/// "3 to 5 May 2019 · 24 photos"; without the days where they are the title.
QString detailText(const EventCard& card);
/// "Friday, 3 May 2019".
QString dayText(const QDate& day);
/// Year, month; month 0: of the whole year.
QString monthText(int year, int month);

} // namespace albumen
