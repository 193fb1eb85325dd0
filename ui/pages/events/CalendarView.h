// A year as twelve small months, or a month as days with the best photo of each.
#pragma once

#include "views/TileView.h"

namespace albumen {

class CalendarModel;

/// Arrows go from day to day, Page up and Page down to another month or year, Enter opens. Threads: GUI.
class CalendarView final : public TileView
{
    Q_OBJECT

public:
    /// Requires: the thumbnails outlive it.
    CalendarView(Thumbnails& thumbnails, QWidget* parent);

    CalendarModel& calendar() { return *model_; }
    /// As the model is now: with the ring where it was, else on the first with photos.
    void fit();
    bool isGap(const QModelIndex& index) const override;

signals:
    void turned(int by); ///< a month or year later, or earlier

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    CalendarModel* model_;
    QWidget* weekdays_; ///< above the days of a month
};

} // namespace albumen
