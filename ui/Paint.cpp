#include "Paint.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include "Theme.h"
#include "photo/Stars.h"

namespace albumen {

void paintBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& border,
              double width)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool bordered = border.alpha() > 0;
    const double half = bordered ? width / 2 : 0;
    painter.setPen(bordered ? QPen(border, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() && fill.alpha() > 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
}

void paintBar(QPainter& painter, const QRectF& rect, double share, const QColor& fill)
{
    const double radius = rect.height() / 2;
    paintBox(painter, rect, radius, theme().track, Qt::transparent);
    const double filled = rect.width() * std::clamp(share, 0., 1.);
    if (filled <= 0) return;
    QPainterPath whole;
    whole.addRoundedRect(rect, radius, radius);
    painter.save();
    painter.setClipPath(whole);
    painter.fillRect(QRectF(rect.left(), rect.top(), filled, rect.height()), fill);
    painter.restore();
}

void paintStars(QPainter& painter, const QRectF& rect, int stars, const QColor& given, const QColor& others)
{
    constexpr double pi = 3.14159265358979, inner = 0.45; // of a star's points and corners
    const double side = rect.width() / mostStars, radius = std::min(side, rect.height()) / 2 - 1;
    painter.setRenderHint(QPainter::Antialiasing);
    for (int star = 0; star < mostStars; ++star) {
        QPolygonF shape;
        const QPointF middle(rect.left() + (star + 0.5) * side, rect.center().y() + radius * 0.06);
        for (int corner = 0; corner < 10; ++corner) {
            const double away = corner % 2 == 0 ? radius : radius * inner, angle = corner * pi / 5;
            shape << middle + QPointF(away * std::sin(angle), -away * std::cos(angle));
        }
        const bool has = star < stars;
        painter.setPen(QPen(has ? given : others, 1));
        painter.setBrush(has ? QBrush(given) : QBrush(Qt::NoBrush));
        painter.drawPolygon(shape);
    }
}

} // namespace albumen
