// A picture that fills its place, its middle in sight.
#pragma once

#include <QRect>

#include "photo/Ids.h"

class QPainter;
class QWidget;

namespace albumen {

class Thumbnails;

/// The track's colour while it is not there; asked for on behalf of `viewer`. Threads: GUI.
void paintCover(QPainter& painter, const QRect& place, ContentNo picture, Thumbnails& thumbnails, QWidget* viewer);

} // namespace albumen
