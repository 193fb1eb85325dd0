#include "pages/archive/PeopleView.h"

#include <algorithm>

#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QToolTip>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "Thumbnails.h"

namespace albumen {
namespace {
constexpr int gap = 8, leastWidth = 240, most = 6;
constexpr int circle = 48, circleLeft = 8, textLeft = 68, part = 24, partsRight = 6;
} // namespace

PeopleView::PeopleView(Thumbnails& thumbnails, QWidget* parent) : QAbstractItemView(parent), thumbnails_(thumbnails)
{
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setMouseTracking(true);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its room is always there, so that tiles do not change width
    setTabKeyNavigation(false);
    setFocusPolicy(Qt::TabFocus);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    connect(&thumbnails_, &Thumbnails::arrived, viewport(), qOverload<>(&QWidget::update));
}

int PeopleView::tileHeight() const
{
    return grown(metric::personTile, 2, 26);
}

int PeopleView::columns() const
{
    return std::clamp((viewport()->width() + gap) / (leastWidth + gap), 1, most);
}

QRect PeopleView::tile(int row) const
{
    const int count = columns();
    const int width = (viewport()->width() + gap) / count - gap;
    const int spare = viewport()->width() - (count * (width + gap) - gap); // spread over the gaps
    const int column = row % count;
    const int x = column * (width + gap) + (count > 1 ? spare * column / (count - 1) : 0);
    return {x, row / count * (tileHeight() + gap) - verticalOffset(), width, tileHeight()};
}

QRect PeopleView::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? tile(index.row()) : QRect();
}

QModelIndex PeopleView::indexAt(const QPoint& point) const
{
    if (!model()) return {};
    const int line = (point.y() + verticalOffset()) / (tileHeight() + gap);
    for (int row = line * columns(); row < std::min((line + 1) * columns(), model()->rowCount()); ++row)
        if (row >= 0 && tile(row).contains(point)) return model()->index(row, 0);
    return {};
}

int PeopleView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void PeopleView::scrollTo(const QModelIndex& index, ScrollHint)
{
    const QRect place = visualRect(index);
    if (!place.isValid()) return;
    if (place.top() < 0)
        verticalScrollBar()->setValue(verticalOffset() + place.top());
    else if (place.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalOffset() + place.bottom() - viewport()->height() + 1);
}

QModelIndex PeopleView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (!model() || model()->rowCount() == 0) return {};
    const int last = model()->rowCount() - 1;
    if (!currentIndex().isValid()) return model()->index(0, 0);
    const int row = currentIndex().row();
    const int page = std::max(1, viewport()->height() / (tileHeight() + gap)) * columns();
    const auto step = [&]() {
        switch (action) {
        case MoveLeft:
        case MovePrevious: return -1;
        case MoveRight:
        case MoveNext: return 1;
        case MoveUp: return row - columns() < 0 ? 0 : -columns();
        case MoveDown: return row + columns() > last ? 0 : columns();
        case MovePageUp: return -page;
        case MovePageDown: return page;
        case MoveHome: return -row;
        case MoveEnd: return last - row;
        }
        return 0;
    }();
    return model()->index(std::clamp(row + step, 0, last), 0);
}

void PeopleView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const QModelIndex index = indexAt(rect.center());
    selectionModel()->select(QItemSelection(index, index), flags);
}

QRegion PeopleView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const QModelIndexList indexes = selection.indexes();
    for (const QModelIndex& index : indexes) region += visualRect(index);
    return region;
}

void PeopleView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    if (!model()) return;
    const int lines = (model()->rowCount() + columns() - 1) / columns();
    const int whole = std::max(0, lines * (tileHeight() + gap) - gap);
    verticalScrollBar()->setSingleStep(tileHeight() / 3);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
}

void PeopleView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
}

bool PeopleView::watched() const
{
    return underMouse() || hasFocus();
}

QRect PeopleView::partRect(const QRect& tile, Part which) const
{
    const int right = tile.right() + 1 - partsRight - (which == Part::zip ? part : 2 * part);
    return {right, tile.center().y() - part / 2 + 1, part, part};
}

PeopleView::Part PeopleView::partAt(const QModelIndex& index, const QPoint& point) const
{
    for (const Part which : {Part::folder, Part::zip})
        if (partRect(visualRect(index), which).contains(point) && !pathOf(index, which).isEmpty()) return which;
    return Part::none;
}

QString PeopleView::pathOf(const QModelIndex& index, Part which) const
{
    return index.data(which == Part::zip ? PeopleModel::zipRole : PeopleModel::folderRole).toString();
}

void PeopleView::paintEvent(QPaintEvent* event)
{
    if (!model()) return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = tileHeight() + gap;
    const int first = std::max(0, (verticalOffset() + event->rect().top()) / line) * columns();
    const int last =
        std::min(model()->rowCount(), ((verticalOffset() + event->rect().bottom()) / line + 1) * columns());
    for (int row = first; row < last; ++row) paintTile(painter, model()->index(row, 0), tile(row));
}

void PeopleView::paintTile(QPainter& painter, const QModelIndex& index, const QRect& tile)
{
    const Theme& t = theme();
    const bool focus = hasFocus() && index == currentIndex();
    paintBox(painter, tile, metric::cardRadius, index == hovered_ ? t.hover : t.card, focus ? t.accent : t.line,
             focus ? 2 : 1);

    const QRect face(tile.x() + circleLeft, tile.center().y() - circle / 2 + 1, circle, circle);
    const QVariant id = index.data(PeopleModel::faceRole);
    const qreal ratio = devicePixelRatioF();
    const QPixmap picture = id.isValid() ? thumbnails_.get(FaceId{id.toLongLong()}, qRound(circle * ratio)) : QPixmap();
    painter.setPen(Qt::NoPen);
    if (picture.isNull()) {
        painter.setBrush(t.track);
        painter.drawEllipse(face);
    } else {
        QBrush brush(picture);
        brush.setTransform(QTransform::fromScale(1. * circle / picture.width(), 1. * circle / picture.height()) *
                           QTransform::fromTranslate(face.x(), face.y()));
        painter.setBrush(brush);
        painter.drawEllipse(face);
    }
    for (const Part which : {Part::folder, Part::zip}) {
        if (pathOf(index, which).isEmpty()) continue;
        const QRect place = partRect(tile, which);
        const bool hot = index == hovered_ && which == hoveredPart_;
        if (hot) paintBox(painter, place, 4, t.press, Qt::transparent);
        paintIcon(painter, which == Part::zip ? QStringLiteral("zip") : QStringLiteral("folder"),
                  place.adjusted(3, 3, -3, -3), hot ? t.ink : t.ink2);
    }
    const bool filed = !pathOf(index, Part::folder).isEmpty() || !pathOf(index, Part::zip).isEmpty();
    const int textEnd = filed ? partRect(tile, Part::folder).left() - 4 : tile.right() - partsRight;
    const int textWidth = textEnd - tile.x() - textLeft;
    const QFontMetrics name(fontOf(Type::strong)), caption(fontOf(Type::caption));
    const int top = tile.y() + (tile.height() - name.height() - caption.height() - 1) / 2;
    painter.setPen(t.ink);
    painter.setFont(fontOf(Type::strong));
    painter.drawText(QRect(tile.x() + textLeft, top, textWidth, name.height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     name.elidedText(index.data().toString(), Qt::ElideRight, textWidth));
    const int count = index.data(PeopleModel::photosRole).toInt();
    const QString photos = filed ? tr("%Ln photos", nullptr, count) : tr("%Ln photos, not filed", nullptr, count);
    const QRect below(tile.x() + textLeft, top + name.height() + 1, textWidth, caption.height());
    painter.setPen(t.ink3);
    painter.setFont(fontOf(Type::caption));
    painter.drawText(below, Qt::AlignVCenter | Qt::TextSingleLine,
                     caption.elidedText(photos, Qt::ElideRight, textWidth));
    const auto fresh = index.data(PeopleModel::newRole).toULongLong();
    if (fresh == 0) return;
    painter.setPen(t.accentInk);
    painter.setFont(fontOf(Type::captionStrong));
    painter.drawText(below.adjusted(caption.horizontalAdvance(photos) + 4, 0, 4, 0),
                     Qt::AlignVCenter | Qt::TextSingleLine, QLatin1Char('+') + numberText(fresh));
}

void PeopleView::mouseMoveEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    hovered_ = index;
    hoveredPart_ = index.isValid() ? partAt(index, event->pos()) : Part::none;
    viewport()->setCursor(hoveredPart_ == Part::none ? Qt::ArrowCursor : Qt::PointingHandCursor);
    viewport()->update();
}

void PeopleView::mouseReleaseEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const Part which = index.isValid() ? partAt(index, event->pos()) : Part::none;
    if (event->button() == Qt::LeftButton && which != Part::none)
        emit openWanted(pathOf(index, which));
    else if (event->button() == Qt::LeftButton && index.isValid())
        emit personWanted(index.data(PeopleModel::idRole).toLongLong());
    QAbstractItemView::mouseReleaseEvent(event);
}

void PeopleView::leaveEvent(QEvent* event)
{
    hovered_ = QModelIndex();
    hoveredPart_ = Part::none;
    viewport()->update();
    QAbstractItemView::leaveEvent(event);
    if (!hasFocus()) emit left();
}

void PeopleView::focusInEvent(QFocusEvent* event)
{
    QAbstractItemView::focusInEvent(event);
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0) setCurrentIndex(model()->index(0, 0));
    viewport()->update();
}

void PeopleView::focusOutEvent(QFocusEvent* event)
{
    QAbstractItemView::focusOutEvent(event);
    viewport()->update();
    if (!underMouse()) emit left();
}

void PeopleView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid() && !pathOf(currentIndex(), Part::folder).isEmpty()) {
        emit openWanted(pathOf(currentIndex(), Part::folder));
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void PeopleView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) return;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<std::pair<QString, Part>> actions{{tr("Open folder"), Part::folder}, {tr("Open zip"), Part::zip}};
    for (const auto& action : actions) {
        const QString path = pathOf(index, action.second);
        QAction* const item = menu->addAction(action.first, this, [this, path] { emit openWanted(path); });
        item->setEnabled(!path.isEmpty());
    }
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos());
}

bool PeopleView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) return QAbstractItemView::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QModelIndex index = indexAt(help->pos());
    const Part which = index.isValid() ? partAt(index, help->pos()) : Part::none;
    const QString words = which == Part::folder ? tr("Open folder (Enter)")
                          : which == Part::zip  ? tr("Open zip")
                                                : index.data(Qt::ToolTipRole).toString();
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

} // namespace albumen
