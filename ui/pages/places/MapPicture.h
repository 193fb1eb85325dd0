// The ground of the map: seas, land, lakes and borders as a picture, painted away from the GUI thread.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QImage>
#include <QPolygonF>

#include "Theme.h"
#include "library/PlaceQuestions.h"
#include "place/MapSpots.h"

namespace albumen {

/// A part of the map as somebody looks at it. East of its eastern edge it begins again.
struct MapView {
    MapPoint centre{0.5, 0.5}; ///< x: of any round of the earth
    int zoom = 0;
    QSize size; ///< in pixels
    bool operator==(const MapView& other) const
    {
        return centre.x == other.centre.x && centre.y == other.centre.y && zoom == other.zoom && size == other.size;
    }
};

QPointF pixelOf(const MapView& view, const MapPoint& point);
MapPoint pointOf(const MapView& view, const QPointF& pixel);
/// The same point of the earth in the round in which it lies nearest to the middle of the view.
MapPoint nearestIn(const MapView& view, const MapPoint& point);

/// A coast or the shore of a lake as a ring, or a border; in parts of the map. A ring that crosses the 180th meridian
/// goes on beyond the map.
struct MapShape {
    QPolygonF points;
    QRectF bounds;
    MapLineKind kind{};
    bool aroundPole = false; ///< the last of its points, as many as polePoints, are no coast
};
inline constexpr qsizetype polePoints = 4;

/// For each detail of MapLines, the finest first.
using MapShapes = std::array<std::vector<MapShape>, coarsestDetail>;

/// The parts of a ring that was cut at the 180th meridian are one again.
std::vector<MapShape> shapesOf(const std::vector<MapLine>& lines);
/// Fails: as PlaceQuestions::mapLines. Threads: any.
Result<std::shared_ptr<const MapShapes>> readShapes(const PlaceQuestions& places);
/// The part of a polygon inside of a rectangle, by Sutherland and Hodgman: where it leaves the rectangle it goes along
/// its edge.
QPolygonF clipped(const QPolygonF& polygon, const QRectF& to);
/// `ratio`: device pixels to a pixel. Threads: any.
QImage paintGround(const MapShapes& shapes, const MapView& view, double ratio, const Theme& theme);

} // namespace albumen
