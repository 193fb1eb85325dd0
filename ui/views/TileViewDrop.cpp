// The tile view: what is dragged out of it and dropped on its tiles.
#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include "views/TileView.h"

namespace albumen {
namespace {
constexpr int edge = 32, step = 12, everyMs = 30; // pixels from the edge that scroll, and how fast
}

void TileView::setDrag(std::function<QMimeData*()> dragged)
{
    dragged_ = std::move(dragged);
    setDragEnabled(true);
}

void TileView::setDrops(Drops drops)
{
    drops_ = std::move(drops);
    viewport()->setAcceptDrops(true);
    holding_.setInterval(everyMs);
    connect(&holding_, &QTimer::timeout, this, [this] {
        const bool up = heldAt_.y() < edge;
        verticalScrollBar()->setValue(verticalOffset() + (up ? -step : step));
    });
}

void TileView::startDrag(Qt::DropActions actions)
{
    QModelIndexList indexes;
    const QList<int> selected = selectedRows();
    for (const int row : selected) indexes.append(at(row));
    QMimeData* const mime = dragged_ ? dragged_() : model()->mimeData(indexes);
    if (!mime) return;
    auto* const drag = new QDrag(this); // Qt deletes it when it is over
    drag->setMimeData(mime);
    const QStyleOptionViewItem option = optionOf(currentIndex());
    QPixmap picture(option.rect.size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionViewItem moved = option;
    moved.rect.moveTo(0, 0);
    itemDelegate()->paint(&painter, moved, currentIndex());
    painter.end();
    drag->setPixmap(picture);
    drag->setHotSpot({option.rect.width() / 4, option.rect.height() / 4});
    drag->exec(actions, Qt::CopyAction);
}

void TileView::setDropTarget(const QModelIndex& index)
{
    if (index == dropTarget_) return;
    dropTarget_ = index;
    viewport()->update();
}

void TileView::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(drops_.accepts && drops_.accepts(*event->mimeData(), {}));
}

void TileView::dragMoveEvent(QDragMoveEvent* event)
{
    heldAt_ = event->position().toPoint();
    const bool nearEdge = heldAt_.y() < edge || heldAt_.y() >= viewport()->height() - edge;
    if (!nearEdge)
        holding_.stop();
    else if (!holding_.isActive())
        holding_.start();
    const QModelIndex index = indexAt(heldAt_);
    const bool taken = index.isValid() && drops_.accepts(*event->mimeData(), index);
    setDropTarget(taken ? index : QModelIndex());
    event->setAccepted(taken);
}

void TileView::dragLeaveEvent(QDragLeaveEvent*)
{
    holding_.stop();
    setDropTarget({});
}

void TileView::dropEvent(QDropEvent* event)
{
    holding_.stop();
    const QModelIndex index = indexAt(event->position().toPoint());
    setDropTarget({});
    if (!index.isValid() || !drops_.accepts(*event->mimeData(), index)) return event->ignore();
    event->acceptProposedAction();
    drops_.dropped(*event->mimeData(), index);
}

} // namespace albumen
