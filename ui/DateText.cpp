#include "DateText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "photo/PhotoQuery.h"

namespace albumen {
namespace {

struct DateWords {
    Q_DECLARE_TR_FUNCTIONS(Photos)
};

} // namespace

QString spanText(const PhotoSpan& span)
{
    if (span.year == 0) return DateWords::tr("Without a date");
    const QDate day(span.year, span.month, span.day == 0 ? 1 : span.day);
    //: The heading of a day and of a month, in the form of QLocale::toString
    return QLocale().toString(day, span.day == 0 ? DateWords::tr("MMMM yyyy") : DateWords::tr("d MMMM yyyy"));
}

QString takenText(const std::optional<std::int64_t>& localS, DateSpan span)
{
    if (!localS) return {};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(*localS, Qt::UTC);
    switch (span) {
    case DateSpan::year: return QString::number(time.date().year());
    case DateSpan::month: return QLocale().toString(time, DateWords::tr("MMMM yyyy"));
    case DateSpan::day: return QLocale().toString(time, DateWords::tr("d MMMM yyyy"));
    case DateSpan::moment: break;
    }
    //: Date and time of a photo, in the form of QLocale::toString
    return QLocale().toString(time, DateWords::tr("d MMMM yyyy, HH:mm"));
}

} // namespace albumen
