#include "views/PhotoDelegate.h"

#include <QPainter>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {

const QColor starColour(0xF2, 0xC1, 0x4E); // on the scrim, in both themes

/// A photo without a picture: why, as far as a tile can say it.
void paintUnreadable(QPainter& painter, const QRect& place, const PhotoCard& photo)
{
    tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    const int side = std::min(32, place.width() / 3);
    QRect sign(0, 0, side, side);
    sign.moveCenter(place.center() - QPoint(0, 8));
    paintIcon(painter, photo.unreadable ? QStringLiteral("warn") : QStringLiteral("photos"), sign, theme().ink3);
    if (place.width() >= 96)
        tilePaint::caption(painter, QRect(place.x() + 8, place.bottom() - 26, place.width() - 16, 20),
                           fromUtf8(photo.path.filename().string()));
}

} // namespace

PhotoDelegate::PhotoDelegate(const PhotoModel& model, Thumbnails& thumbnails, QWidget* viewer)
    : QStyledItemDelegate(viewer), model_(model), thumbnails_(thumbnails), viewer_(viewer)
{
}

void PhotoDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintPhoto(*painter, option.rect, option.state, index);
}

void PhotoDelegate::paintPhoto(QPainter& painter, const QRect& place, QStyle::State state,
                               const QModelIndex& index) const
{
    const PhotoCard* const photo = model_.card(index);
    if (model_.gone(model_.idOf(index))) return tilePaint::gap(painter, place, tilePaint::photoRadius);
    if (!photo)
        tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    else if (!photo->content || photo->unreadable)
        paintUnreadable(painter, place, *photo);
    else
        tilePaint::thumbnail(painter, place, tilePaint::photoRadius, thumbnails_, thumbnailOf(*photo->content),
                             viewer_);
    tilePaint::frame(painter, place, tilePaint::photoRadius, state);
    tilePaint::check(painter, place, state);
    if (!photo || !photo->favourite) return;
    const QRect star(place.right() + 1 - tilePaint::inset - tilePaint::badgeSide, place.y() + tilePaint::inset,
                     tilePaint::badgeSide, tilePaint::badgeSide);
    paintBox(painter, star, 4, theme().scrim, Qt::transparent);
    paintIcon(painter, QStringLiteral("star"), star.adjusted(3, 3, -3, -3), starColour);
}

} // namespace albumen
