#include "Paint.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "Theme.h"

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

} // namespace albumen
