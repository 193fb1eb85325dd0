#include "views/GroupTile.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "views/TilePaint.h"
#include "views/TileView.h"

namespace albumen {
namespace {

constexpr int inset = 12, leastInset = 9, large = 112, small = 52, betweenFaces = 8, fieldBelow = 16;

int fieldHeight()
{
    return grown(metric::control, 1, 14);
}

int wordsHeight()
{
    return grown(metric::smallControl, 1, 6);
}

/// At the sides, where three cards share the 1280 of a screen.
int sideIn(const QRect& tile)
{
    return std::clamp((tile.width() - large - 2 * (betweenFaces + small)) / 2, leastInset, inset);
}

QRect wordsRect(const QRect& tile)
{
    const int side = sideIn(tile);
    return {tile.left() + side, tile.top() + inset + large + 6, tile.width() - 2 * side, wordsHeight()};
}

} // namespace

GroupTile::GroupTile(Thumbnails& thumbnails, Source source, QObject* parent)
    : QStyledItemDelegate(parent), thumbnails_(thumbnails), source_(std::move(source))
{
}

QSize GroupTile::tileSize()
{
    return {2 * leastInset + large + 2 * (betweenFaces + small),
            inset + large + 6 + wordsHeight() + 6 + fieldHeight() + fieldBelow};
}

QRect GroupTile::faceRect(const QRect& tile)
{
    return {tile.left() + sideIn(tile), tile.top() + inset, large, large};
}

QRect GroupTile::fieldRect(const QRect& tile)
{
    const int side = sideIn(tile);
    return {tile.left() + side, tile.bottom() + 1 - fieldBelow - fieldHeight(), tile.width() - 2 * side, fieldHeight()};
}

QRect GroupTile::ignoreRect(const QRect& tile)
{
    const QRect words = wordsRect(tile);
    return {words.right() + 1 - 2 * metric::smallControl, words.center().y() - metric::smallControl / 2 + 1,
            metric::smallControl, metric::smallControl};
}

QRect GroupTile::moreRect(const QRect& tile)
{
    return ignoreRect(tile).translated(metric::smallControl, 0);
}

QRect GroupTile::undoRect(const QRect& field)
{
    const int width = QFontMetrics(fontOf(Type::medium)).horizontalAdvance(tr("Undo")) + 16;
    return {field.right() + 1 - width, field.top(), width, field.height()};
}

GroupTile::Part GroupTile::partAt(const QModelIndex& index, const QRect& tile, const QPoint& point) const
{
    const GroupDecided decided = source_.decided(index.data(IdListModel::idRole).toLongLong());
    const QRect field = fieldRect(tile);
    if (decided.what != GroupDecided::What::nothing)
        return decided.decision && undoRect(field).contains(point) ? Part::undo : Part::none;
    if (index.data(IdListModel::goneRole).toBool()) return Part::none;
    if (ignoreRect(tile).contains(point)) return Part::ignore;
    if (moreRect(tile).contains(point)) return Part::more;
    return field.contains(point) ? Part::field : Part::none;
}

void GroupTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const qint64 group = index.data(IdListModel::idRole).toLongLong();
    const GroupDecided decided = source_.decided(group);
    const bool open = decided.what == GroupDecided::What::nothing;
    if (open && index.data(IdListModel::goneRole).toBool()) return paintGap(*painter, option.rect);
    const Theme& t = theme();
    const bool current = (option.state & QStyle::State_HasFocus) || source_.edited() == group;
    const bool target = option.state & TileView::dropState;
    if (target)
        tilePaint::dropTarget(*painter, option.rect, metric::cardRadius);
    else
        paintBox(*painter, option.rect, metric::cardRadius, open ? t.card : t.accentSoft, current ? t.accent : t.line,
                 current ? 2 : 1);
    paintFaces(*painter, option.rect, index, option.widget);
    paintWords(*painter, option.rect, index, open);
    if (open)
        paintField(*painter, fieldRect(option.rect), target);
    else
        paintDecided(*painter, fieldRect(option.rect), decided);
}

/// It went by what followed from a decision about others.
void GroupTile::paintGap(QPainter& painter, const QRect& tile)
{
    tilePaint::gap(painter, tile, metric::cardRadius);
    painter.setFont(fontOf(Type::caption));
    painter.setPen(theme().ink3);
    painter.drawText(tile, Qt::AlignCenter, tr("no longer here"));
}

void GroupTile::paintFaces(QPainter& painter, const QRect& tile, const QModelIndex& index, const QWidget* viewer) const
{
    const QRect first = faceRect(tile);
    const QVariant best = index.data(bestRole);
    if (!best.isValid()) return tilePaint::picture(painter, first, tilePaint::faceRadius, {});
    const FaceId shown{best.toLongLong()};
    tilePaint::thumbnail(painter, first, tilePaint::faceRadius, thumbnails_, thumbnailOf(shown), viewer);
    const int columns =
        (tile.right() - sideIn(tile) - first.right()) / (betweenFaces + small); // two, more in a wide card
    int at = 0;
    for (const FaceId face : source_.some(index.data(IdListModel::idRole).toLongLong())) {
        if (face == shown || at == 2 * columns) continue;
        const QRect place(first.right() + 1 + betweenFaces + at % columns * (small + betweenFaces),
                          first.top() + at / columns * (small + betweenFaces), small, small);
        tilePaint::thumbnail(painter, place, tilePaint::faceRadius, thumbnails_, thumbnailOf(face), viewer);
        ++at;
    }
}

void GroupTile::paintWords(QPainter& painter, const QRect& tile, const QModelIndex& index, bool open) const
{
    if (!index.data(facesRole).isValid()) return; // not read yet
    const QString faces = tr("%Ln faces", nullptr, index.data(facesRole).toInt());
    const QString photos = tr("in %Ln photos", nullptr, index.data(photosRole).toInt());
    const QRect room = wordsRect(tile).adjusted(0, 0, -2 * metric::smallControl - 4, 0);
    const QFontMetrics strong(fontOf(Type::medium));
    painter.setFont(fontOf(Type::medium));
    painter.setPen(theme().ink);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine, faces);
    tilePaint::caption(painter, room.adjusted(strong.horizontalAdvance(faces) + 8, 0, 0, 0), photos);
    if (!open) return;
    paintIcon(painter, QStringLiteral("ignore"), ignoreRect(tile).adjusted(4, 4, -4, -4), theme().ink2);
    paintIcon(painter, QStringLiteral("more"), moreRect(tile).adjusted(4, 4, -4, -4), theme().ink2);
}

void GroupTile::paintField(QPainter& painter, const QRect& field, bool dropTarget) const
{
    if (dropTarget) {
        paintIcon(painter, QStringLiteral("merge"), QRect(field.left(), field.center().y() - 9, 20, 20),
                  theme().accentInk);
        painter.setFont(fontOf(Type::medium));
        painter.setPen(theme().accentInk);
        painter.drawText(field.adjusted(28, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                         tr("drop: the same person"));
        return;
    }
    paintBox(painter, field, metric::controlRadius, theme().card, theme().edge);
    painter.setFont(fontOf(Type::body));
    painter.setPen(theme().ink3);
    painter.drawText(field.adjusted(10, 0, -10, 0), Qt::AlignVCenter | Qt::TextSingleLine, tr("Who is this?"));
}

void GroupTile::paintDecided(QPainter& painter, const QRect& field, const GroupDecided& decided) const
{
    const QString words = decided.what == GroupDecided::What::named ? decided.name : tr("Ignored");
    const QRect undo = undoRect(field);
    const QString icon = decided.what == GroupDecided::What::named ? QStringLiteral("ok") : QStringLiteral("ignore");
    paintIcon(painter, icon, QRect(field.left(), field.center().y() - 9, 20, 20), theme().accentInk);
    const QRect room(field.left() + 28, field.top(), undo.left() - field.left() - 32, field.height());
    painter.setFont(fontOf(Type::strong));
    painter.setPen(theme().ink);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(fontOf(Type::strong)).elidedText(words, Qt::ElideRight, room.width()));
    if (!decided.decision) return;
    painter.setFont(fontOf(Type::medium));
    painter.setPen(theme().accentInk);
    painter.drawText(undo, Qt::AlignCenter | Qt::TextSingleLine, tr("Undo"));
}

bool GroupTile::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                          const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const GroupDecided decided = source_.decided(index.data(IdListModel::idRole).toLongLong());
    const Part part = partAt(index, option.rect, event->pos());
    const QString words = part == Part::ignore ? tr("Ignore the group")
                          : part == Part::more ? tr("More")
                                               : decided.name;
    QToolTip::showText(event->globalPos(), words, view);
    return true;
}

} // namespace albumen
