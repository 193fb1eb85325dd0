// A year as its months, or a month as its days, with the photos of each.
#pragma once

#include <map>
#include <vector>

#include <QAbstractListModel>
#include <QDate>

#include "library/EventQuestions.h"

namespace albumen {

/// A day that has photos.
struct ShownDay {
    int month = 1, day = 1;
    quint64 photos = 0;
    std::optional<ContentNo> best;
};

/// Of a month the rows before its first day, from Monday or from whatever day a week begins with, are no day. Threads:
/// GUI.
class CalendarModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        dateRole = Qt::UserRole + 1, ///< QDate: the day, or the first of the month; invalid: no day
        photosRole,                  ///< int
        bestRole,                    ///< qint64: a ContentNo; invalid: none
    };

    explicit CalendarModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    /// `month` 0: the months of the year.
    void show(int year, int month, std::vector<ShownDay> days);
    void retranslate();
    bool ofYear() const { return month_ == 0; }
    int year() const { return year_; }
    int month() const { return month_; }
    /// The row of a day, or of a month of the year.
    int rowOf(const QDate& date) const;
    /// Photos of a day of the year.
    quint64 photosOn(const QDate& date) const;
    quint64 photos() const; ///< of all days
    quint64 mostOnADay() const;
    /// The first with photos; 0 where none has.
    int firstRowWithPhotos() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QDate dateOf(int row) const;
    int blanks() const;
    quint64 photosAt(const QDate& date) const;

    int year_ = 0, month_ = 0;
    std::map<std::pair<int, int>, ShownDay> days_; ///< by month and day
};

} // namespace albumen
