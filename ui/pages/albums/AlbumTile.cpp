#include "pages/albums/AlbumTile.h"

#include <algorithm>

#include <QPainter>
#include <QPixmap>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "pages/albums/AlbumModel.h"
#include "views/TilePaint.h"
#include "views/TileView.h"

namespace albumen {
namespace {

constexpr int width = 240, height = 200, inset = 8, side = 4; // `side`: of the words, beyond the inset

int wordsHeight()
{
    return grown(48, 2, 8);
}

} // namespace

AlbumTile::AlbumTile(Thumbnails& thumbnails, QWidget* viewer)
    : QStyledItemDelegate(viewer), thumbnails_(thumbnails), viewer_(viewer)
{
}

QSize AlbumTile::tileSize()
{
    return {width, height - 48 + wordsHeight()};
}

QRect AlbumTile::coverRect(const QRect& tile)
{
    return {tile.x() + inset, tile.y() + inset, tile.width() - 2 * inset, tile.height() - 2 * inset - wordsHeight()};
}

void AlbumTile::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool target = option.state & TileView::dropState;
    if (target)
        tilePaint::dropTarget(*painter, option.rect, metric::cardRadius);
    else
        paintBox(*painter, option.rect, metric::cardRadius, theme().card, theme().line);
    const QRect cover = coverRect(option.rect);
    paintCover(*painter, cover, index);
    paintWords(*painter,
               QRect(cover.x() + side, cover.bottom() + 1 + inset / 2, cover.width() - 2 * side, wordsHeight()), index,
               target);
    tilePaint::frame(*painter, option.rect, metric::cardRadius, option.state);
}

/// The middle of the picture, as wide as the card.
void AlbumTile::paintCover(QPainter& painter, const QRect& place, const QModelIndex& index) const
{
    const QVariant cover = index.data(AlbumModel::coverRole);
    if (!cover.isValid()) {
        tilePaint::picture(painter, place, tilePaint::photoRadius, {});
        QRect sign(0, 0, 32, 32);
        sign.moveCenter(place.center());
        return paintIcon(painter, index.data(AlbumModel::iconRole).toString(), sign, theme().ink3);
    }
    const int pixels = qRound(place.width() * painter.device()->devicePixelRatioF());
    const QPixmap picture = thumbnails_.get(thumbnailOf(ContentNo{cover.toLongLong()}), pixels, viewer_);
    if (picture.isNull()) return tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    const double scale = double(place.width()) / picture.width();
    const double above = std::max(0., (picture.height() * scale - place.height()) / 2);
    QBrush brush(picture);
    brush.setTransform(QTransform::fromScale(scale, scale) * QTransform::fromTranslate(place.x(), place.y() - above));
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(place, tilePaint::photoRadius, tilePaint::photoRadius);
}

void AlbumTile::paintWords(QPainter& painter, const QRect& place, const QModelIndex& index, bool target)
{
    const QFontMetrics name(fontOf(Type::medium)), small(fontOf(Type::caption));
    painter.setFont(fontOf(Type::medium));
    painter.setPen(theme().ink);
    painter.drawText(QRect(place.x(), place.y(), place.width(), name.height()), Qt::TextSingleLine,
                     name.elidedText(index.data().toString(), Qt::ElideRight, place.width()));
    tilePaint::caption(painter, {place.x(), place.y() + name.height() + 2, place.width(), small.height()},
                       target ? tr("drop: put into the album") : index.data(AlbumModel::countRole).toString());
}

} // namespace albumen
