// The scale of time beside a list of photos: years at their places, and the month that is in sight. Click or drag goes
// there.
#pragma once

#include <vector>

#include <QWidget>

#include "photo/PhotoQuery.h"

namespace albumen {

class TileView;

/// Threads: GUI.
class MonthRail final : public QWidget
{
    Q_OBJECT

public:
    /// Requires: `view` outlives it and shows the rows of the months in their order.
    explicit MonthRail(TileView& view, QWidget* parent = nullptr);

    void setMonths(std::vector<PhotoSpan> months);
    /// The month of the first row in sight; null: nothing is.
    const PhotoSpan* current() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    int placeOf(const PhotoSpan& month) const;
    QRect labelRect(const PhotoSpan& month) const;
    void jump(int y);
    void tellMonth(int y);

    TileView& view_;
    std::vector<PhotoSpan> months_;
};

} // namespace albumen
