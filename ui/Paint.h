// The few shapes everything is drawn from.
#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace albumen {

/// A filled box with round corners and a border inside its rectangle, aligned to whole pixels.
void paintBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& border,
              double width = 1);
/// A bar, `share` of it filled (0..1).
void paintBar(QPainter& painter, const QRectF& rect, double share, const QColor& fill);

} // namespace albumen
