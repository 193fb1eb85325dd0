#include "pages/events/CoverPaint.h"

#include <algorithm>

#include <QPainter>
#include <QPixmap>

#include "Thumbnails.h"
#include "views/TilePaint.h"

namespace albumen {

void paintCover(QPainter& painter, const QRect& place, ContentNo picture, Thumbnails& thumbnails, QWidget* viewer)
{
    const int pixels = qRound(std::max(place.width(), place.height()) * painter.device()->devicePixelRatioF());
    const QPixmap pixmap = thumbnails.get(thumbnailOf(picture), pixels, viewer);
    if (pixmap.isNull()) return tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    const double scale = std::max(double(place.width()) / pixmap.width(), double(place.height()) / pixmap.height());
    const double left = (pixmap.width() * scale - place.width()) / 2,
                 above = (pixmap.height() * scale - place.height()) / 2;
    QBrush brush(pixmap);
    brush.setTransform(QTransform::fromScale(scale, scale) *
                       QTransform::fromTranslate(place.x() - left, place.y() - above));
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(place, tilePaint::photoRadius, tilePaint::photoRadius);
}

} // namespace albumen
