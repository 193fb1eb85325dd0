#include "pages/events/CalendarView.h"

#include <algorithm>

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include "Paint.h"
#include "Theme.h"
#include "pages/events/CalendarModel.h"
#include "pages/events/CoverPaint.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int gap = 6, dayInset = 6, week = 7, weeks = 6;
constexpr int leastDay = 56, leastMonth = 116, monthWidth = 190; // pixels

/// A day: its number, the best photo, how many there are.
class CalendarTile final : public QStyledItemDelegate
{
public:
    CalendarTile(const CalendarModel& model, Thumbnails& thumbnails, QWidget* viewer)
        : QStyledItemDelegate(viewer), model_(model), thumbnails_(thumbnails), viewer_(viewer)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QDate date = index.data(CalendarModel::dateRole).toDate();
        if (!date.isValid()) return;
        const int photos = index.data(CalendarModel::photosRole).toInt();
        paintBox(*painter, option.rect, metric::controlRadius, photos > 0 ? theme().card : theme().page, theme().line);
        model_.ofYear() ? paintMonth(*painter, option.rect, index, date) : paintDay(*painter, option.rect, index);
        tilePaint::frame(*painter, option.rect, metric::controlRadius, option.state);
    }

private:
    void paintDay(QPainter& painter, const QRect& tile, const QModelIndex& index) const
    {
        const QVariant best = index.data(CalendarModel::bestRole);
        const int photos = index.data(CalendarModel::photosRole).toInt();
        if (best.isValid())
            paintCover(painter, tile.adjusted(1, 1, -1, -1), ContentNo{best.toLongLong()}, thumbnails_, viewer_);
        const QPoint corner = tile.topLeft() + QPoint(dayInset, dayInset);
        if (photos == 0) {
            painter.setFont(fontOf(Type::caption));
            painter.setPen(theme().ink3);
            painter.drawText(QRect(corner, tile.size()), Qt::TextSingleLine, index.data().toString());
            return;
        }
        tilePaint::badge(painter, corner, QString(), index.data().toString());
        if (photos > 1)
            tilePaint::badge(painter, tile.bottomLeft() + QPoint(dayInset, -dayInset - tilePaint::badgeSide),
                             QStringLiteral("photos"), QLocale().toString(photos));
    }

    /// The days as squares, the darker the more photos they have.
    void paintMonth(QPainter& painter, const QRect& tile, const QModelIndex& index, const QDate& first) const
    {
        const int photos = index.data(CalendarModel::photosRole).toInt();
        const QFontMetrics name(fontOf(Type::medium));
        QRect line(tile.x() + 2 * dayInset, tile.y() + dayInset, tile.width() - 4 * dayInset, name.height());
        painter.setFont(fontOf(Type::medium));
        painter.setPen(photos > 0 ? theme().ink : theme().ink3);
        painter.drawText(line, Qt::TextSingleLine, index.data().toString());
        if (photos > 0) {
            painter.setFont(fontOf(Type::caption));
            painter.setPen(theme().ink3);
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(photos));
        }
        const QRect days(line.x(), line.bottom() + dayInset, line.width(),
                         tile.bottom() - line.bottom() - 2 * dayInset);
        const int blanks = (first.dayOfWeek() - QLocale().firstDayOfWeek() + week) % week;
        const double most = std::max<double>(1, static_cast<double>(model_.mostOnADay()));
        for (int day = 0; day < first.daysInMonth(); ++day) {
            const int at = blanks + day;
            const QRectF square(days.x() + days.width() * (at % week) / double(week),
                                days.y() + days.height() * (at / week) / double(weeks), days.width() / double(week) - 2,
                                days.height() / double(weeks) - 2);
            const auto here = static_cast<double>(model_.photosOn(first.addDays(day)));
            QColor fill = here > 0 ? theme().accent : theme().track;
            constexpr double least = 0.35; // also a single photo is seen
            if (here > 0) fill.setAlphaF(static_cast<float>(least + (1 - least) * here / most));
            painter.setPen(Qt::NoPen);
            painter.setBrush(fill);
            painter.drawRoundedRect(square, 2, 2);
        }
    }

    const CalendarModel& model_;
    Thumbnails& thumbnails_;
    QWidget* viewer_;
};

/// The names of the days of a week, each above its column.
class Weekdays final : public QWidget
{
public:
    explicit Weekdays(const CalendarView& calendar, QWidget* parent) : QWidget(parent), calendar_(calendar) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setFont(fontOf(Type::caption));
        painter.setPen(theme().ink3);
        for (int column = 0; column < week; ++column) {
            const QRect tile = calendar_.visualRect(calendar_.model()->index(column, 0));
            const int day = (QLocale().firstDayOfWeek() - 1 + column) % week + 1;
            painter.drawText(QRect(tile.x() + dayInset, 0, tile.width() - dayInset, height()),
                             Qt::AlignLeft | Qt::AlignVCenter, QLocale().dayName(day, QLocale::ShortFormat));
        }
    }

private:
    const CalendarView& calendar_;
};

} // namespace

CalendarView::CalendarView(Thumbnails& thumbnails, QWidget* parent)
    : TileView(&thumbnails, parent), model_(new CalendarModel(this)), weekdays_(new Weekdays(*this, this))
{
    weekdays_->setObjectName(QStringLiteral("weekdays"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegate(new CalendarTile(*model_, thumbnails, this));
    setModel(model_);
}

bool CalendarView::isGap(const QModelIndex& index) const
{
    return !index.data(CalendarModel::dateRole).toDate().isValid();
}

void CalendarView::fit()
{
    const int above = model_->ofYear() ? 0 : QFontMetrics(fontOf(Type::caption)).height() + gap;
    setViewportMargins(0, above, 0, 0);
    weekdays_->setGeometry(0, 0, viewport()->width(), above);
    weekdays_->update();
    const int height = viewport()->height(), room = viewport()->width();
    if (model_->ofYear()) {
        const int columns = std::clamp(room / monthWidth, 2, 6) == 5 ? 4 : std::clamp(room / monthWidth, 2, 6);
        const int lines = 12 / columns;
        setLook({.tile = {room / columns - gap, std::max(leastMonth, (height - lines * gap) / lines)},
                 .gap = gap,
                 .stretch = true,
                 .mostColumns = columns});
    } else {
        setLook({.tile = {std::max(1, (room - 8) / week - gap), std::max(leastDay, (height - weeks * gap) / weeks)},
                 .gap = gap,
                 .stretch = true,
                 .mostColumns = week});
    }
}

void CalendarView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_PageUp) return emit turned(-1);
    if (event->key() == Qt::Key_PageDown) return emit turned(1);
    if (event->key() == Qt::Key_Escape) return event->ignore(); // the page's
    TileView::keyPressEvent(event);
}

void CalendarView::resizeEvent(QResizeEvent* event)
{
    TileView::resizeEvent(event);
    fit();
}

} // namespace albumen
