#include "pages/events/CalendarModel.h"

#include <algorithm>

#include <QLocale>

#include "EventWords.h"

namespace albumen {

void CalendarModel::show(int year, int month, std::vector<ShownDay> days)
{
    beginResetModel();
    year_ = year;
    month_ = month;
    days_.clear();
    for (const ShownDay& day : days) days_[{day.month, day.day}] = day;
    endResetModel();
}

void CalendarModel::retranslate()
{
    beginResetModel(); // a week may begin with another day
    endResetModel();
}

int CalendarModel::blanks() const
{
    constexpr int week = 7;
    return ofYear() ? 0 : (QDate(year_, month_, 1).dayOfWeek() - QLocale().firstDayOfWeek() + week) % week;
}

QDate CalendarModel::dateOf(int row) const
{
    return ofYear() ? QDate(year_, row + 1, 1) : QDate(year_, month_, row - blanks() + 1);
}

int CalendarModel::rowOf(const QDate& date) const
{
    return ofYear() ? date.month() - 1 : blanks() + date.day() - 1;
}

int CalendarModel::rowCount(const QModelIndex& parent) const
{
    constexpr int months = 12;
    if (parent.isValid() || year_ == 0) return 0;
    return ofYear() ? months : blanks() + QDate(year_, month_, 1).daysInMonth();
}

quint64 CalendarModel::photosOn(const QDate& date) const
{
    const auto day = days_.find({date.month(), date.day()});
    return day == days_.end() ? 0 : day->second.photos;
}

quint64 CalendarModel::photos() const
{
    quint64 all = 0;
    for (const auto& [date, day] : days_) all += day.photos;
    return all;
}

quint64 CalendarModel::mostOnADay() const
{
    quint64 most = 0;
    for (const auto& [date, day] : days_) most = std::max(most, day.photos);
    return most;
}

quint64 CalendarModel::photosAt(const QDate& date) const
{
    if (!ofYear()) return photosOn(date);
    quint64 all = 0;
    for (const auto& [at, day] : days_)
        if (at.first == date.month()) all += day.photos;
    return all;
}

int CalendarModel::firstRowWithPhotos() const
{
    return days_.empty() ? rowOf(QDate(year_, std::max(month_, 1), 1))
                         : rowOf(QDate(year_, days_.begin()->first.first, days_.begin()->first.second));
}

QVariant CalendarModel::data(const QModelIndex& index, int role) const
{
    const QDate date = index.isValid() ? dateOf(index.row()) : QDate();
    if (!date.isValid()) return {};
    switch (role) {
    case Qt::DisplayRole: return ofYear() ? QLocale().standaloneMonthName(date.month()) : QString::number(date.day());
    case Qt::AccessibleTextRole: return ofYear() ? monthText(year_, date.month()) : dayText(date);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return tr("%Ln photos", nullptr, static_cast<int>(photosAt(date)));
    case dateRole: return date;
    case photosRole: return static_cast<int>(photosAt(date));
    case bestRole: {
        const auto day = ofYear() ? days_.end() : days_.find({date.month(), date.day()});
        return day != days_.end() && day->second.best ? QVariant(static_cast<qint64>(raw(*day->second.best)))
                                                      : QVariant();
    }
    default: return {};
    }
}

} // namespace albumen
