// When a photo was taken, and a pencil to say it otherwise.
#pragma once

#include <optional>

#include <QWidget>

#include "photo/DateSpan.h"

class QLineEdit;

namespace albumen {

class EditLine;

/// Enter says the date, Esc leaves it as it was. Threads: GUI.
class DateLine final : public QWidget
{
    Q_OBJECT

public:
    explicit DateLine(QWidget* parent = nullptr);

    /// Seconds since 1970 of the local clock, and how much of them was said; none: nobody knows. `said`: a person said
    /// so, not the file.
    void show(std::optional<qint64> localS, DateSpan span, bool said);
    void edit();
    void stopEditing();
    QString words() const;
    QLineEdit& field();
    void retranslate();

signals:
    /// None: as the file says.
    void dateSaid(std::optional<qint64> localS);
    void stopped(); ///< the field is gone

private:
    void accept(const QString& typed);

    std::optional<qint64> localS_;
    DateSpan span_ = DateSpan::moment;
    bool said_ = false;
    EditLine* line_;
};

} // namespace albumen
