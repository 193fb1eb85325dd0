#include "EventWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include "Messages.h"

namespace albumen {
namespace {

struct EventWords {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
};

QDate dateOf(std::int64_t midnightS)
{
    return QDateTime::fromSecsSinceEpoch(midnightS, Qt::UTC).date();
}

QString placesText(const EventCard& card)
{
    QStringList places;
    for (const std::string& place : card.places) places << fromUtf8(place);
    return QLocale().createSeparatedList(places);
}

} // namespace

QString daysText(std::int64_t firstS, std::int64_t lastS)
{
    const QDate first = dateOf(firstS), last = dateOf(lastS);
    const QString to = QLocale().toString(last, EventWords::tr("d MMMM yyyy"));
    if (first == last) return to;
    //: The first day of several, in the form of QLocale::toString, without what it shares with the last
    const QString form = first.year() != last.year()     ? EventWords::tr("d MMMM yyyy")
                         : first.month() != last.month() ? EventWords::tr("d MMMM")
                                                         : EventWords::tr("d");
    return EventWords::tr("%1 to %2").arg(QLocale().toString(first, form), to);
}

QString dayText(const QDate& day)
{
    return QLocale().toString(day, EventWords::tr("dddd, d MMMM yyyy"));
}

QString titleText(const EventCard& card)
{
    if (!card.row.name.empty()) return fromUtf8(card.row.name);
    return card.places.empty() ? daysText(card.row.firstDayS, card.row.lastDayS) : placesText(card);
}

QString detailText(const EventCard& card)
{
    const QString photos = EventWords::tr("%Ln photos", nullptr, static_cast<int>(card.row.photos));
    if (card.row.name.empty() && card.places.empty()) return photos;
    return daysText(card.row.firstDayS, card.row.lastDayS) + QStringLiteral(" · ") + photos;
}

QString monthText(int year, int month)
{
    return month == 0 ? QString::number(year) : QLocale().toString(QDate(year, month, 1), EventWords::tr("MMMM yyyy"));
}

} // namespace albumen
