#include "views/TilePaint.h"

#include <algorithm>

#include <QPainter>
#include <QPixmap>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "views/TileView.h"

namespace albumen::tilePaint {
namespace {

constexpr int frameWidth = 3, ringWidth = 2;

int pixelsOf(const QPainter& painter, const QRect& place)
{
    return qRound(std::max(place.width(), place.height()) * painter.device()->devicePixelRatioF());
}

} // namespace

void picture(QPainter& painter, const QRect& place, double radius, const QPixmap& pixmap)
{
    painter.setPen(Qt::NoPen);
    if (pixmap.isNull()) {
        painter.setBrush(theme().track);
    } else {
        QBrush brush(pixmap); // a brush cuts round corners without a clip, which is slow
        const double scale = double(place.width()) / pixmap.width();
        brush.setTransform(QTransform::fromScale(scale, scale) * QTransform::fromTranslate(place.x(), place.y()));
        painter.setBrush(brush);
    }
    painter.drawRoundedRect(place, radius, radius);
}

void thumbnail(QPainter& painter, const QRect& place, double radius, Thumbnails& thumbnails, const ThumbnailKey& key,
               const QWidget* viewer)
{
    picture(painter, place, radius, thumbnails.get(key, pixelsOf(painter, place), viewer));
}

void wholeThumbnail(QPainter& painter, const QRect& place, Thumbnails& thumbnails, const ThumbnailKey& key,
                    const QWidget* viewer)
{
    const QPixmap pixmap = thumbnails.get(key, pixelsOf(painter, place), viewer, Thumbnails::Fit::whole);
    if (pixmap.isNull()) return picture(painter, place, photoRadius, pixmap);
    QRect inside(QPoint(), pixmap.size().scaled(place.size(), Qt::KeepAspectRatio));
    inside.moveCenter(place.center());
    picture(painter, inside, photoRadius, pixmap);
}

void person(QPainter& painter, const QRect& place, Thumbnails& thumbnails, const ThumbnailKey& key,
            const QWidget* viewer, double share)
{
    picture(painter, place, place.width() / 2., thumbnails.get(key, pixelsOf(painter, place), viewer));
    if (share < 0) return;
    const QRectF ring = QRectF(place).adjusted(-3, -3, 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().track, ringWidth));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme().accent, ringWidth));
    painter.drawArc(ring, 90 * 16, -qRound(std::clamp(share, 0., 1.) * 360 * 16)); // from the top, as a clock
}

void frame(QPainter& painter, const QRect& place, double radius, QStyle::State state)
{
    painter.setBrush(Qt::NoBrush);
    if (state & QStyle::State_Selected) {
        const double half = frameWidth / 2.;
        painter.setPen(QPen(theme().accent, frameWidth));
        painter.drawRoundedRect(QRectF(place).adjusted(-half, -half, half, half), radius + half, radius + half);
    }
    const bool away = state & awayState;
    if (!away && !(state & QStyle::State_HasFocus)) return;
    // Inside, so that it is seen with the frame and without.
    painter.setPen(QPen(theme().card, ringWidth));
    painter.drawRoundedRect(QRectF(place).adjusted(3, 3, -3, -3), radius, radius);
    painter.setPen(QPen(away ? theme().edge : theme().accent, ringWidth));
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius);
}

QRect checkRect(const QRect& tile)
{
    return {tile.x() + inset, tile.y() + inset, checkSide, checkSide};
}

void check(QPainter& painter, const QRect& tile, QStyle::State state)
{
    const Theme& t = theme();
    const QRect box = checkRect(tile);
    if (state & QStyle::State_Selected) {
        paintBox(painter, box, 4, t.accent, Qt::transparent);
        paintIcon(painter, QStringLiteral("check"), box.adjusted(2, 2, -2, -2), t.onAccent);
    } else if (state & QStyle::State_MouseOver)
        paintBox(painter, box, 4, t.card, t.edge);
}

QRect badge(QPainter& painter, const QPoint& topLeft, const QString& icon, const QString& words)
{
    const QFont font = fontOf(Type::captionStrong);
    const int text = words.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(words) + 5;
    const int lead = icon.isEmpty() ? 6 : badgeSide;
    const QRect place(topLeft, QSize(lead + text, badgeSide));
    paintBox(painter, place, 4, theme().scrim, Qt::transparent);
    if (!icon.isEmpty()) paintIcon(painter, icon, QRect(topLeft + QPoint(3, 3), QSize(14, 14)), Qt::white);
    if (words.isEmpty()) return place;
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(place.adjusted(lead - 1, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     words);
    return place;
}

void gap(QPainter& painter, const QRect& place, double radius)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme().line, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void dropTarget(QPainter& painter, const QRect& place, double radius)
{
    painter.setBrush(theme().accentSoft);
    painter.setPen(QPen(theme().accent, ringWidth, Qt::DashLine));
    painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), radius, radius);
}

void caption(QPainter& painter, const QRect& place, const QString& words, bool strong)
{
    const QFont font = fontOf(strong ? Type::captionStrong : Type::caption);
    painter.setFont(font);
    painter.setPen(strong ? theme().ink : theme().ink3);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(words, Qt::ElideRight, place.width()));
}

void heading(QPainter& painter, const QRect& place, const TileHeading& words)
{
    const QFont font = fontOf(Type::section);
    painter.setFont(font);
    painter.setPen(theme().ink);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words.title);
    const int after = QFontMetrics(font).horizontalAdvance(words.title) + 12;
    caption(painter, place.adjusted(after, 1, 0, 0), words.detail);
}

void band(QPainter& painter, const QRect& place)
{
    QColor fill = theme().accent;
    fill.setAlphaF(0.15F);
    paintBox(painter, place, 2, fill, theme().accent);
}

} // namespace albumen::tilePaint
