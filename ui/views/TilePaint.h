// What tiles of every kind share: the picture, the frame of a selected one, badges, check box, captions, headings.
#pragma once

#include <QRect>
#include <QString>
#include <QStyle>

#include "Thumbnails.h"

class QPainter;
class QPixmap;

namespace albumen {

struct TileHeading;

/// Rectangles are of the tile or of a part of it, in the painter's coordinates. Threads: GUI.
namespace tilePaint {

/// In the state of the tile that actions are about though the focus is elsewhere.
inline constexpr QStyle::StateFlag awayState = QStyle::State_Raised;

inline constexpr int photoRadius = 4, faceRadius = 6, badgeSide = 20, checkSide = 20, inset = 6;

/// The picture cut to `place` with round corners; the track's colour while it is not there. Asks `thumbnails` for it on
/// behalf of `viewer`.
void thumbnail(QPainter& painter, const QRect& place, double radius, Thumbnails& thumbnails, const ThumbnailKey& key,
               const QWidget* viewer);
/// The whole picture in the middle of `place`.
void wholeThumbnail(QPainter& painter, const QRect& place, Thumbnails& thumbnails, const ThumbnailKey& key,
                    const QWidget* viewer);
/// The same as a circle: a person; with a ring of `share` (0..1) around it, none below 0.
void person(QPainter& painter, const QRect& place, Thumbnails& thumbnails, const ThumbnailKey& key,
            const QWidget* viewer, double share = -1);
void picture(QPainter& painter, const QRect& place, double radius, const QPixmap& pixmap);

/// Around a selected picture: 3 px outside of it. Around the current one of the view with the focus: 2 px, with a gap;
/// grey where the focus is elsewhere.
void frame(QPainter& painter, const QRect& place, double radius, QStyle::State state);
/// Where the check box of a tile is: top left.
QRect checkRect(const QRect& tile);
/// Checked when selected, empty under the pointer, nothing otherwise.
void check(QPainter& painter, const QRect& tile, QStyle::State state);
/// An icon, and words beside it where there are any, on the scrim. No icon: the words alone. Gives the room taken.
QRect badge(QPainter& painter, const QPoint& topLeft, const QString& icon, const QString& words = {});
/// The place of a tile that is gone while the list keeps its places: an outline.
void gap(QPainter& painter, const QRect& place, double radius);
/// The ground of a tile that would take what is held over it.
void dropTarget(QPainter& painter, const QRect& place, double radius);
/// One line, elided at its end.
void caption(QPainter& painter, const QRect& place, const QString& words, bool strong = false);
void heading(QPainter& painter, const QRect& place, const TileHeading& words);
/// The rubber band.
void band(QPainter& painter, const QRect& place);

} // namespace tilePaint
} // namespace albumen
