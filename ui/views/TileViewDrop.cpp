// The tile view: what is dragged out of it and dropped on its tiles.
#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

#include "views/TilePaint.h"
#include "views/TileView.h"

namespace albumen {
namespace {
constexpr int edge = 32, step = 12, everyMs = 30; // pixels from the edge that scroll, and how fast
constexpr int draggedSide = 48;
constexpr QPoint draggedAway(16, 24); // from the pointer, so that the target and its words are seen
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
    drag->setPixmap(draggedPicture());
    drag->setHotSpot(-draggedAway);
    drag->exec(actions, Qt::CopyAction);
}

QPixmap TileView::draggedPicture() const
{
    QStyleOptionViewItem option = optionOf(currentIndex());
    option.rect.moveTo(0, 0);
    for (const QStyle::StateFlag mark : {QStyle::State_Selected, QStyle::State_MouseOver, QStyle::State_HasFocus})
        option.state.setFlag(mark, false);
    const QRect place = dragPicture_.place ? dragPicture_.place(option.rect)
                                           : QRect(QPoint(), QSize(option.rect.width(), option.rect.width()));
    const double scale = double(draggedSide) / place.width();
    QPixmap picture(QSize(draggedSide, draggedSide) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double corner = dragPicture_.circle ? draggedSide / 2. : tilePaint::faceRadius;
    QPainterPath shape;
    shape.addRoundedRect(QRectF(0, 0, draggedSide, draggedSide), corner, corner);
    painter.setClipPath(shape);
    painter.scale(scale, scale);
    painter.translate(-place.topLeft());
    itemDelegate()->paint(&painter, option, currentIndex());
    return picture;
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
