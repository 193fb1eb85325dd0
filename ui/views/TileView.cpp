#include "views/TileView.h"

#include <algorithm>

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>

#include "Theme.h"
#include "Thumbnails.h"
#include "views/TileAccess.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

constexpr int mostGone = 512; // tiles around the one with the ring that may go at once without its losing its place

} // namespace

TileView::TileView(Thumbnails* thumbnails, QWidget* parent)
    : QAbstractItemView(parent), thumbnails_(thumbnails), geometry_(look_, 0, 0)
{
    makeTileViewsAccessible();
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is always there, so that tiles do not change width
    setTabKeyNavigation(false);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    setDragDropMode(NoDragDrop);
    if (thumbnails_) connect(thumbnails_, &Thumbnails::arrived, viewport(), qOverload<>(&QWidget::update));
}

void TileView::setLook(const TileLook& look)
{
    look_ = look;
    layOut();
}

void TileView::setSections(std::vector<int> counts, std::function<TileHeading(int)> heading)
{
    counts_ = std::move(counts);
    heading_ = std::move(heading);
    layOut();
}

void TileView::setStickyHeadings(bool sticky)
{
    sticky_ = sticky;
    viewport()->update();
}

void TileView::setZoomRange(int least, int most)
{
    zoomLeast_ = least;
    zoomMost_ = most;
}

void TileView::setZoom(int side)
{
    if (zoomMost_ > 0) side = std::clamp(side, zoomLeast_, zoomMost_);
    if (side == zoom()) return;
    const int first = firstVisibleRow();
    look_.tile = QSize(side, side + look_.tile.height() - look_.tile.width());
    layOut();
    if (first >= 0) scrollToTop(first);
    emit zoomed(side);
}

int TileView::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

QModelIndex TileView::at(int row) const
{
    return row >= 0 && row < rows() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

void TileView::layOut()
{
    geometry_ = TileGeometry(look_, viewport()->width(), rows(), counts_);
    verticalScrollBar()->setSingleStep(std::max(1, look_.tile.height() / 3));
    verticalScrollBar()->setPageStep(std::max(1, viewport()->height()));
    verticalScrollBar()->setRange(0, std::max(0, geometry_.height() - viewport()->height()));
    giveRing();
    viewport()->update();
}

void TileView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    layOut();
}

void TileView::setModel(QAbstractItemModel* model)
{
    QAbstractItemView::setModel(model);
    if (model) {
        connect(model, &QAbstractItemModel::layoutAboutToBeChanged, this, &TileView::holdPlace);
        connect(model, &QAbstractItemModel::layoutChanged, this, &TileView::takePlace);
    }
    layOut();
}

/// What is in sight stays where it is when the rows before it go or come: first of all the tile with the ring. Whoever
/// makes sections knows by itself what is to be in sight.
void TileView::holdPlace()
{
    held_.clear();
    holdRing();
    if (counts_.size() > 1 || verticalOffset() == 0) return;
    const QRect sight = viewport()->rect();
    const auto hold = [&](const QModelIndex& index) { held_.emplace_back(index, visualRect(index).top()); };
    if (sight.intersects(visualRect(currentIndex()))) hold(currentIndex());
    const auto [first, last] = geometry_.rowsBetween(verticalOffset(), verticalOffset() + sight.height());
    for (int row = first; row < last; ++row) hold(at(row));
}

/// It stays on its tile; where that goes, the next one has it that is still there, else the last one before it.
void TileView::holdRing()
{
    ringHeld_.clear();
    const int ring = currentIndex().row();
    if (ring < 0) return;
    for (int row = ring + 1; row < std::min(ring + mostGone, rows()); ++row) ringHeld_.emplace_back(at(row));
    for (int row = ring - 1; row >= std::max(ring - mostGone, 0); --row) ringHeld_.emplace_back(at(row));
}

void TileView::takePlace()
{
    layOut();
    ringHeld_.clear();
    const auto there = std::ranges::find_if(held_, [](const auto& tile) { return tile.first.isValid(); });
    if (there != held_.end())
        verticalScrollBar()->setValue(verticalOffset() + visualRect(there->first).top() - there->second);
    held_.clear();
}

void TileView::reset()
{
    QAbstractItemView::reset();
    hovered_ = anchor_ = QPersistentModelIndex();
    layOut();
}

void TileView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    QAbstractItemView::rowsInserted(parent, first, last);
    layOut();
}

void TileView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles);
    leaveGap();
}

void TileView::resizeEvent(QResizeEvent* event)
{
    const int first = firstVisibleRow();
    const bool narrower = event->oldSize().width() != event->size().width();
    QAbstractItemView::resizeEvent(event);
    layOut();
    if (narrower && first > 0) scrollToTop(first);
}

int TileView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void TileView::scrollContentsBy(int, int dy)
{
    viewport()->scroll(0, dy);
    viewport()->update(); // all of it: what is in sight is told to the thumbnails by a whole painting
    setHovered(indexAt(viewport()->mapFromGlobal(QCursor::pos())));
}

QRect TileView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= rows()) return {};
    return geometry_.tile(index.row()).translated(0, -verticalOffset());
}

QModelIndex TileView::indexAt(const QPoint& point) const
{
    if (!viewport()->rect().contains(point) || stuckHeading().contains(point)) return {};
    return at(geometry_.rowAt(point + QPoint(0, verticalOffset())));
}

int TileView::firstVisibleRow() const
{
    const QRect heading = stuckHeading();
    const int top = verticalOffset() + heading.height() + look_.around; // as topOf()
    const auto [first, last] = geometry_.rowsBetween(top, verticalOffset() + viewport()->height());
    for (int row = first; row < last; ++row)
        if (geometry_.tile(row).bottom() > top) return row;
    return -1;
}

int TileView::topOf(int row) const
{
    const int section = geometry_.sectionOf(row);
    const bool firstLine = row - geometry_.rowsOf(section).first < geometry_.columns();
    const int heading = firstLine || sticky_ ? geometry_.heading(section).height() : 0;
    return geometry_.tile(row).top() - heading - look_.around;
}

void TileView::scrollToTop(int row)
{
    if (row >= 0 && row < rows()) verticalScrollBar()->setValue(topOf(row));
}

void TileView::scrollByLines(const QModelIndex& index)
{
    const QRect place = visualRect(index);
    if (!place.isValid()) return;
    const int high = viewport()->height(), beyond = place.bottom() + look_.around + 1 - high;
    if (place.top() >= look_.around && beyond <= 0) return;
    int first = index.row();
    if (place.top() >= look_.around) { // below what is in sight: the highest line that still shows all of it
        for (int above = geometry_.above(first); above != first && topOf(above) >= verticalOffset() + beyond;
             above = geometry_.above(first))
            first = above;
    }
    scrollToTop(first);
}

void TileView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const QRect place = visualRect(index);
    if (!place.isValid()) return;
    const int high = viewport()->height();
    if (hint == PositionAtTop) return scrollToTop(index.row());
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(verticalOffset() + place.center().y() - high / 2);
    else if (place.top() - look_.around < stuckHeading().height())
        scrollToTop(index.row());
    else if (place.bottom() + look_.around >= high)
        verticalScrollBar()->setValue(verticalOffset() + place.bottom() + look_.around + 1 - high);
}

bool TileView::watched() const
{
    return underMouse() || viewport()->underMouse() || hasFocus();
}

QStyleOptionViewItem TileView::optionOf(const QModelIndex& index) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    option.state.setFlag(QStyle::State_Selected, selectionModel() && selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_MouseOver, index == hovered_);
    option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    option.state.setFlag(tilePaint::awayState, index == currentIndex() && !hasFocus() && ringActs());
    option.state.setFlag(QStyle::State_Enabled, isEnabled());
    option.state.setFlag(dropState, dropTarget_.isValid() && index == dropTarget_);
    return option;
}

void TileView::paintEvent(QPaintEvent* event)
{
    if (!model()) return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const bool whole = thumbnails_ && event->rect().contains(viewport()->rect());
    if (whole) thumbnails_->beginSight(this);
    const QRect area = event->rect().translated(0, verticalOffset());
    paintHeadings(painter, area);
    const auto [first, last] = geometry_.rowsBetween(area.top() - look_.around, area.bottom() + look_.around);
    for (int row = first; row < last; ++row) itemDelegate()->paint(&painter, optionOf(at(row)), at(row));
    paintStuckHeading(painter);
    if (whole) thumbnails_->endSight(this);
    if (!band_.isEmpty()) tilePaint::band(painter, band_.translated(0, -verticalOffset()));
}

void TileView::paintHeadings(QPainter& painter, const QRect& area) const
{
    if (counts_.empty() || !heading_ || rows() == 0) return;
    const auto [first, last] = geometry_.sectionsBetween(area.top(), area.bottom());
    for (int section = first; section < last; ++section)
        tilePaint::heading(painter, geometry_.heading(section).translated(0, -verticalOffset()), heading_(section));
}

/// The next one pushes it out.
QRect TileView::stuckHeading() const
{
    if (!sticky_ || counts_.empty() || rows() == 0) return {};
    const int section = geometry_.sectionsBetween(verticalOffset(), verticalOffset()).first;
    const QRect place = geometry_.heading(section).translated(0, -verticalOffset());
    if (place.top() >= 0) return {};
    const bool last = section + 1 == geometry_.sections();
    const int end = last ? place.height() : geometry_.heading(section + 1).top() - verticalOffset();
    return QRect(0, 0, viewport()->width(), std::min(place.height(), end));
}

void TileView::paintStuckHeading(QPainter& painter) const
{
    const QRect place = stuckHeading();
    if (place.isEmpty()) return;
    const int section = geometry_.sectionsBetween(verticalOffset(), verticalOffset()).first;
    QRect words = geometry_.heading(section);
    words.moveBottom(place.bottom());
    painter.fillRect(place, theme().page);
    if (heading_) tilePaint::heading(painter, words, heading_(section));
    painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), theme().line);
}

void TileView::hideEvent(QHideEvent* event)
{
    QAbstractItemView::hideEvent(event);
    if (!thumbnails_) return;
    thumbnails_->beginSight(this);
    thumbnails_->endSight(this); // it sees nothing any more
}

void TileView::showEvent(QShowEvent* event)
{
    QAbstractItemView::showEvent(event);
    layOut();
}

void TileView::setHovered(const QModelIndex& index)
{
    if (index == hovered_) return;
    const QRect before = visualRect(hovered_);
    hovered_ = index;
    const int around = look_.around;
    for (const QRect& place : {before, visualRect(index)})
        viewport()->update(place.adjusted(-around, -around, around, around));
}

void TileView::leaveEvent(QEvent* event)
{
    QAbstractItemView::leaveEvent(event);
    setHovered({});
    if (!hasFocus()) emit left();
}

void TileView::focusInEvent(QFocusEvent* event)
{
    QAbstractItemView::focusInEvent(event);
    giveRing();
    viewport()->update();
}

/// Keys have a tile to begin at, also where the tiles come after the focus.
void TileView::giveRing()
{
    if (currentIndex().isValid() || rows() == 0) return;
    const auto next = std::ranges::find_if(ringHeld_, &QPersistentModelIndex::isValid);
    if (next == ringHeld_.end() && !hasFocus()) return;
    const QModelIndex to = next != ringHeld_.end() ? QModelIndex(*next) : at(nearestTile(std::max(0, firstVisibleRow()), 1));
    selectionModel()->setCurrentIndex(to, QItemSelectionModel::NoUpdate);
}

void TileView::focusOutEvent(QFocusEvent* event)
{
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
    if (!underMouse() && !viewport()->underMouse()) emit left();
}

} // namespace albumen
