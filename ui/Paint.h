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

/// Five stars side by side, so many of them filled with the first colour, the others as outlines. Each is as wide as a
/// fifth of the rectangle.
void paintStars(QPainter& painter, const QRectF& rect, int stars, const QColor& given, const QColor& others);

} // namespace albumen
