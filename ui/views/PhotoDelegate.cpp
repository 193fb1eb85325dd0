#include "views/PhotoDelegate.h"

#include <QPainter>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "models/PhotoModel.h"
#include "photo/Stars.h"
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

void paintFavourite(QPainter& painter, const QRect& place)
{
    const QRect star(place.right() + 1 - tilePaint::inset - tilePaint::badgeSide, place.y() + tilePaint::inset,
                     tilePaint::badgeSide, tilePaint::badgeSide);
    paintBox(painter, star, 4, theme().scrim, Qt::transparent);
    paintIcon(painter, QStringLiteral("starred"), star.adjusted(3, 3, -3, -3), starColour);
}

/// Stars that were not given show too: one alone would look like a favourite.
void paintGiven(QPainter& painter, const QRect& place, int stars)
{
    constexpr int side = 11, around = 4, height = 18;
    QRect row(0, 0, mostStars * side + 2 * around, height);
    row.moveBottomRight(place.bottomRight() - QPoint(tilePaint::inset, tilePaint::inset));
    paintBox(painter, row, 4, theme().scrim, Qt::transparent);
    paintStars(painter, row.adjusted(around, 0, -around, 0), stars, starColour, QColor(255, 255, 255, 130));
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
    if (!photo) return;
    if (photo->favourite) paintFavourite(painter, place);
    if (photo->stars > 0) paintGiven(painter, place, photo->stars);
}

} // namespace albumen
