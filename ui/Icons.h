// The icon family of resources/icons, drawn in a colour of the theme.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRect>
#include <QString>

class QPainter;

namespace albumen {

/// Ensures: a pixmap of `size` x `size` device independent pixels; cached by name, colour, size and ratio.
/// Requires: `name` is one of resources/icons. Threads: GUI.
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal ratio);
/// Draws it in the middle of `rect`, as large as the smaller side.
void paintIcon(QPainter& painter, const QString& name, const QRect& rect, const QColor& colour);
/// For windows, menus and others that want a QIcon.
QIcon icon(const QString& name, const QColor& colour);

} // namespace albumen
