// The tile view: what mouse and keys do.
#include <algorithm>

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include "Thumbnails.h"
#include "models/IdListModel.h"
#include "views/TilePaint.h"
#include "views/TileView.h"

namespace albumen {
namespace {
constexpr int zoomStep = 16; // pixels of a tile's side, by a step of the wheel or a key
using Flags = QItemSelectionModel::SelectionFlags;
} // namespace

QList<int> TileView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel()) return rows;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection)
        for (int row = range.top(); row <= range.bottom(); ++row) rows.append(row);
    std::sort(rows.begin(), rows.end());
    return rows;
}

QList<int> TileView::actedRows() const
{
    QList<int> rows = selectedRows();
    if (rows.isEmpty() && currentIndex().isValid()) rows << currentIndex().row();
    rows.removeIf([this](int row) { return isGap(at(row)); });
    return rows;
}

bool TileView::isGap(const QModelIndex& index) const
{
    return index.data(IdListModel::goneRole).toBool();
}

int TileView::nearestTile(int row, int step) const
{
    for (const int by : {step, -step})
        for (int here = row; here >= 0 && here < rows(); here += by)
            if (!isGap(at(here))) return here;
    return -1;
}

/// What was current is gone: the next tile is.
void TileView::leaveGap()
{
    if (!currentIndex().isValid() || !isGap(currentIndex())) return;
    if (const int next = nearestTile(currentIndex().row(), 1); next >= 0)
        selectionModel()->setCurrentIndex(at(next), QItemSelectionModel::NoUpdate);
}

void TileView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    viewport()->update(visualRect(currentIndex())); // it has the ring or gives it up
    emit selectionChangedTo(selectedCount());
}

/// Keys act on the current item where nothing can be selected.
void TileView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    emit selectionChangedTo(selectedCount());
}

int TileView::selectedCount() const
{
    int count = 0;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) count += range.height();
    return count;
}

void TileView::selectRange(int from, int to, Flags flags)
{
    if (from > to) std::swap(from, to);
    selectionModel()->select(QItemSelection(at(from), at(to)), flags);
}

void TileView::setSelection(const QRect& rect, Flags flags)
{
    // Qt asks for what lies in a rectangle of the viewport.
    const QRect area = rect.normalized().translated(0, verticalOffset());
    const auto [first, last] = geometry_.rowsBetween(area.top(), area.bottom());
    QItemSelection selection;
    for (int row = first; row < last; ++row)
        if (geometry_.tile(row).intersects(area)) selection.select(at(row), at(row));
    selectionModel()->select(selection, flags);
}

QRegion TileView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto [first, last] = geometry_.rowsBetween(verticalOffset(), verticalOffset() + viewport()->height());
    for (int row = first; row < last; ++row)
        if (selection.contains(at(row)))
            region += visualRect(at(row)).adjusted(-look_.around, -look_.around, look_.around, look_.around);
    return region;
}

bool TileView::onCheckBox(const QModelIndex& index, const QPoint& point) const
{
    return checkBoxes_ && tilePaint::checkRect(visualRect(index)).contains(point);
}

void TileView::mousePressEvent(QMouseEvent* event)
{
    setHovered(indexAt(event->position().toPoint()));
    pressedAt_ = event->position().toPoint() + QPoint(0, verticalOffset());
    press_ = Press::none;
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton) return;
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid()) {
        pressTile(index, *event);
        emit pressed(index);
        return;
    }
    if (event->button() != Qt::LeftButton) return;
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) selectionModel()->clearSelection();
    before_ = selectionModel()->selection();
    press_ = selectionMode() == ExtendedSelection ? Press::band : Press::none;
}

void TileView::pressTile(const QModelIndex& index, const QMouseEvent& event)
{
    const bool selected = selectionModel()->isSelected(index);
    const bool right = event.button() == Qt::RightButton;
    press_ = Press::tile;
    if (selectionMode() == NoSelection) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else if (!right && selectionMode() == ExtendedSelection && (event.modifiers() & Qt::ShiftModifier)) {
        selectRange(anchor_.isValid() ? anchor_.row() : index.row(), index.row(),
                    event.modifiers() & Qt::ControlModifier ? QItemSelectionModel::Select
                                                            : QItemSelectionModel::ClearAndSelect);
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        return;
    } else if (!right && ((event.modifiers() & Qt::ControlModifier) || onCheckBox(index, event.position().toPoint()))) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::Toggle);
        press_ = Press::none; // no drag begins there
    } else if (selected) {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        press_ = right ? Press::none : Press::selectedTile; // it may be a drag of all that is selected
    } else {
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    }
    anchor_ = index;
}

void TileView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    setHovered(indexAt(point));
    if (!(event->buttons() & Qt::LeftButton) || press_ == Press::none) return;
    if (press_ == Press::band) return bandTo(point);
    const QPoint moved = point + QPoint(0, verticalOffset()) - pressedAt_;
    if (!dragEnabled() || moved.manhattanLength() < QApplication::startDragDistance()) return;
    press_ = Press::none;
    startDrag(model()->supportedDragActions());
}

void TileView::bandTo(const QPoint& point)
{
    band_ = QRect(pressedAt_, point + QPoint(0, verticalOffset())).normalized();
    selectionModel()->select(before_, QItemSelectionModel::ClearAndSelect);
    setSelection(band_.translated(0, -verticalOffset()), QItemSelectionModel::Select);
    if (point.y() < 0 || point.y() > viewport()->height()) // the list follows a band that leaves it
        verticalScrollBar()->setValue(verticalOffset() +
                                      (point.y() < 0 ? point.y() : point.y() - viewport()->height()));
    viewport()->update();
}

void TileView::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (press_ == Press::selectedTile && index == currentIndex())
        selectionModel()->select(index, QItemSelectionModel::ClearAndSelect);
    if (event->button() == Qt::LeftButton && press_ != Press::band && index.isValid() && index == currentIndex() &&
        !(event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) &&
        !onCheckBox(index, event->position().toPoint()))
        emit clicked(index);
    if (press_ == Press::band && band_.isEmpty() && !counts_.empty()) {
        const bool stuck = stuckHeading().contains(pressedAt_ - QPoint(0, verticalOffset()));
        const int y = stuck ? verticalOffset() : pressedAt_.y();
        const int section = rows() > 0 ? geometry_.sectionsBetween(y, y).first : -1;
        if (stuck || (section >= 0 && geometry_.heading(section).contains(pressedAt_))) emit headingClicked(section);
    }
    press_ = Press::none;
    band_ = {};
    viewport()->update();
}

void TileView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (!index.isValid() || event->button() != Qt::LeftButton) return mousePressEvent(event);
    emit doubleClicked(index);
    emit activated(index);
}

void TileView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier) || zoomMost_ <= zoomLeast_)
        return QAbstractItemView::wheelEvent(event);
    setZoom(zoom() + (event->angleDelta().y() > 0 ? zoomStep : -zoomStep));
    event->accept();
}

bool TileView::zoomKey(const QKeyEvent& event)
{
    if (zoomMost_ <= zoomLeast_) return false;
    if (event.key() == Qt::Key_Plus || event.key() == Qt::Key_Equal)
        setZoom(zoom() + zoomStep);
    else if (event.key() == Qt::Key_Minus)
        setZoom(zoom() - zoomStep);
    else
        return false;
    return true;
}

int TileView::target(int key) const
{
    const int row = currentIndex().row(), last = rows() - 1;
    const int lines = std::max(1, viewport()->height() / (look_.tile.height() + look_.gap));
    switch (key) {
    case Qt::Key_Left: return std::max(0, row - 1);
    case Qt::Key_Right: return std::min(last, row + 1);
    case Qt::Key_Up: return geometry_.above(row);
    case Qt::Key_Down: return geometry_.below(row);
    case Qt::Key_Home: return 0;
    case Qt::Key_End: return last;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        int to = row;
        for (int line = 0; line < lines; ++line) to = key == Qt::Key_PageUp ? geometry_.above(to) : geometry_.below(to);
        return to;
    }
    default: return -1;
    }
}

QModelIndex TileView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    static constexpr std::pair<CursorAction, int> keys[] = {
        {MoveUp, Qt::Key_Up},         {MoveDown, Qt::Key_Down},         {MoveLeft, Qt::Key_Left},
        {MoveRight, Qt::Key_Right},   {MoveHome, Qt::Key_Home},         {MoveEnd, Qt::Key_End},
        {MovePageUp, Qt::Key_PageUp}, {MovePageDown, Qt::Key_PageDown}, {MoveNext, Qt::Key_Right},
        {MovePrevious, Qt::Key_Left}};
    if (!currentIndex().isValid()) return at(0);
    for (const auto& [which, key] : keys)
        if (which == action) return at(target(key));
    return {};
}

void TileView::moveTo(int row, Qt::KeyboardModifiers modifiers)
{
    row = nearestTile(row, row < currentIndex().row() || row == rows() - 1 ? -1 : 1);
    if (row < 0) return;
    const QModelIndex to = at(row);
    if (!anchor_.isValid()) anchor_ = currentIndex();
    Flags flags = QItemSelectionModel::ClearAndSelect;
    if (modifiers & Qt::ControlModifier || selectionMode() == NoSelection) flags = QItemSelectionModel::NoUpdate;
    if (modifiers & Qt::ShiftModifier && selectionMode() == ExtendedSelection) {
        selectRange(anchor_.row(), row, QItemSelectionModel::ClearAndSelect);
        flags = QItemSelectionModel::NoUpdate;
    } else
        anchor_ = to;
    selectionModel()->setCurrentIndex(to, flags);
    scrollTo(to);
}

void TileView::keyPressEvent(QKeyEvent* event)
{
    if (rows() == 0) return event->ignore();
    if (event->matches(QKeySequence::SelectAll) && selectionMode() == ExtendedSelection)
        return selectRange(0, rows() - 1, QItemSelectionModel::ClearAndSelect);
    if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) return selectionModel()->clearSelection();
    if (zoomKey(*event)) return;
    const bool alone = !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    const bool first = !currentIndex().isValid();
    if (first) selectionModel()->setCurrentIndex(at(0), QItemSelectionModel::NoUpdate);
    const bool arrow = event->key() >= Qt::Key_Left && event->key() <= Qt::Key_Down;
    if (first && arrow && alone) return moveTo(0, event->modifiers());
    if (const int to = target(event->key()); to >= 0 && alone) return moveTo(to, event->modifiers());
    switch (event->key()) {
    case Qt::Key_Space:
        if (selectionMode() != NoSelection) selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle);
        anchor_ = currentIndex();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter: emit activated(currentIndex()); return;
    default: event->ignore();
    }
}

void TileView::contextMenuEvent(QContextMenuEvent* event)
{
    if (!menu_) return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid() && selectionMode() != NoSelection && !selectionModel()->isSelected(index))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    menu_(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

} // namespace albumen
