#include "pages/photos/MonthRail.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include "DateText.h"
#include "Theme.h"
#include "views/TileView.h"

namespace albumen {
namespace {
constexpr int margin = 10, tick = 6; // a label at the ends is not cut
}

MonthRail::MonthRail(TileView& view, QWidget* parent) : QWidget(parent), view_(view)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCursor(Qt::PointingHandCursor);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(view.verticalScrollBar(), &QScrollBar::rangeChanged, this, qOverload<>(&QWidget::update));
    connect(view.verticalScrollBar(), &QScrollBar::sliderMoved, this, [this] {
        if (const PhotoSpan* const month = current()) tellMonth(placeOf(*month));
    });
}

void MonthRail::setMonths(std::vector<PhotoSpan> months)
{
    months_ = std::move(months);
    updateGeometry();
    update();
}

QSize MonthRail::sizeHint() const
{
    const QFontMetrics metrics(fontOf(Type::captionStrong));
    int wide = metrics.horizontalAdvance(QStringLiteral("0000"));
    if (!months_.empty() && months_.back().year == 0)
        for (const QString& word : spanText(months_.back()).split(QLatin1Char(' ')))
            wide = std::max(wide, metrics.horizontalAdvance(word));
    return {wide + tick + 14, 100};
}

const PhotoSpan* MonthRail::current() const
{
    const int row = view_.firstVisibleRow();
    for (const PhotoSpan& month : months_)
        if (row >= 0 && static_cast<std::size_t>(row) < month.first + month.count) return &month;
    return nullptr;
}

int MonthRail::placeOf(const PhotoSpan& month) const
{
    const TileGeometry& tiles = view_.geometryOfTiles();
    const int row = static_cast<int>(month.first);
    if (tiles.height() <= 0 || row >= view_.model()->rowCount()) return margin;
    return margin + static_cast<int>(qint64(height() - 2 * margin) * tiles.tile(row).top() / tiles.height());
}

/// Of a year one line beside its tick; of those without a date as many as the words need, above the end.
QRect MonthRail::labelRect(const PhotoSpan& month) const
{
    const int wide = width() - tick - 8, y = placeOf(month);
    if (month.year != 0) return {0, y - 9, wide, 20};
    const int high = QFontMetrics(fontOf(Type::captionStrong))
                         .boundingRect(QRect(0, 0, wide, height()), Qt::TextWordWrap, spanText(month))
                         .height();
    return {0, std::min(y - 9, height() - high), wide, high};
}

void MonthRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const PhotoSpan* const now = current();
    int year = -1, labelled = -100;
    for (const PhotoSpan& month : months_) {
        const int y = placeOf(month);
        const bool here = now && month.year == now->year;
        painter.fillRect(width() - tick - 4, y, tick, 2, here ? theme().accent : theme().edge);
        if (month.year == year) continue;
        year = month.year;
        const QRect place = labelRect(month);
        if (place.top() - labelled < (year == 0 ? 20 : 18)) continue; // years that lie too near to be read
        labelled = place.top();
        painter.setFont(fontOf(here ? Type::captionStrong : Type::caption));
        painter.setPen(here ? theme().accentInk : theme().ink3);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter | Qt::TextWordWrap,
                         year == 0 ? spanText(month) : QString::number(year));
    }
}

void MonthRail::jump(int y)
{
    QScrollBar* const bar = view_.verticalScrollBar();
    const double share = std::clamp((y - margin) / std::max(1., double(height() - 2 * margin)), 0., 1.);
    bar->setValue(static_cast<int>(share * (bar->maximum() + bar->pageStep())));
    tellMonth(y);
}

void MonthRail::tellMonth(int y)
{
    if (const PhotoSpan* const month = current())
        QToolTip::showText(mapToGlobal(QPoint(-120, y - 24)), spanText(*month), this);
}

void MonthRail::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) jump(event->position().toPoint().y());
}

void MonthRail::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton) jump(event->position().toPoint().y());
}

void MonthRail::mouseReleaseEvent(QMouseEvent*)
{
    QToolTip::hideText();
}

} // namespace albumen
