#include "pages/places/MapPicture.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "PlacePhotos.h"

namespace albumen {
namespace {

constexpr double half = 180;      // degrees from the middle of the map to its edges
constexpr double beyond = 4;      // pixels: what is cut off is cut where nobody sees it
constexpr double seam = 0.002; // of the map

bool goesOn(const MapLine& from, const MapLine& to)
{
    const Coordinates &end = from.points.back(), &begin = to.points.front();
    return from.kind == to.kind && std::abs(end.longitude) == half && begin.longitude == -end.longitude &&
           begin.latitude == end.latitude;
}

/// A ring around a pole comes back on the other side of the map: the pole's edge closes it. A little beyond both sides,
/// so that nothing shows between it and itself in the next round.
bool closeAroundPole(QPolygonF& ring)
{
    const QPointF first = ring.first(), last = ring.last();
    if (std::abs(last.x() - first.x()) < 0.5) return false;
    const double edge = first.y() > 0.5 ? 1 : 0, over = last.x() > first.x() ? seam : -seam;
    ring << QPointF(last.x() + over, last.y()) << QPointF(last.x() + over, edge) << QPointF(first.x() - over, edge)
         << QPointF(first.x() - over, first.y());
    return true;
}

/// The least detail with which no line looks bent.
std::size_t detailAt(int zoom)
{
    constexpr int finest = 9, step = 2;
    return static_cast<std::size_t>(std::clamp((finest - zoom) / step, 0, coarsestDetail - 1));
}

enum class Side { left, right, top, bottom };

bool isInside(const QPointF& point, const QRectF& of, Side side)
{
    switch (side) {
    case Side::left: return point.x() >= of.left();
    case Side::right: return point.x() <= of.right();
    case Side::top: return point.y() >= of.top();
    case Side::bottom: return point.y() <= of.bottom();
    }
    return false;
}

QPointF crossing(const QPointF& a, const QPointF& b, const QRectF& of, Side side)
{
    if (side == Side::left || side == Side::right) {
        const double x = side == Side::left ? of.left() : of.right();
        return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
    }
    const double y = side == Side::top ? of.top() : of.bottom();
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

class Ground
{
public:
    Ground(QPainter& painter, const MapView& view, const Theme& theme)
        : painter_(painter), view_(view), theme_(theme),
          world_(0, pixelOf(view, {0, 0}).y(), view.size.width(), mapPixels(view.zoom)),
          seen_(QRectF(QPointF(), view.size).intersected(world_).adjusted(-beyond, -beyond, beyond, beyond)),
          firstRound_(static_cast<int>(std::floor(pointOf(view, seen_.topLeft()).x)) - 1),
          lastRound_(static_cast<int>(std::floor(pointOf(view, seen_.bottomRight()).x)) + 1)
    {
    }

    void paint(const std::vector<MapShape>& shapes)
    {
        painter_.setClipRect(world_);
        for (const MapLineKind kind : {MapLineKind::coast, MapLineKind::border, MapLineKind::lake})
            for (const MapShape& shape : shapes)
                for (int round = firstRound_; shape.kind == kind && round <= lastRound_; ++round) paint(shape, round);
    }

private:
    void paint(const MapShape& shape, int round)
    {
        const QPointF topLeft = pixelOf(view_, {shape.bounds.left() + round, shape.bounds.top()});
        const double side = mapPixels(view_.zoom);
        if (!QRectF(topLeft, shape.bounds.size() * side).adjusted(-1, -1, 1, 1).intersects(seen_)) return;
        QPolygonF points(shape.points.size());
        std::ranges::transform(shape.points, points.begin(), [&](const QPointF& point) {
            return pixelOf(view_, {point.x() + round, point.y()});
        });
        if (shape.kind == MapLineKind::border) return paintLine(points, theme_.track);
        if (shape.aroundPole)
            painter_.setPen(Qt::NoPen);
        else
            painter_.setPen(QPen(theme_.edge, 1));
        painter_.setBrush(shape.kind == MapLineKind::coast ? theme_.card : theme_.accentSoft);
        painter_.drawPolygon(clipped(points, seen_));
        if (shape.aroundPole) paintLine(QPolygonF(points.first(points.size() - polePoints)), theme_.edge);
    }

    /// In pieces, of what is seen.
    void paintLine(const QPolygonF& points, const QColor& ink)
    {
        painter_.setPen(QPen(ink, 1));
        QPolygonF piece;
        for (qsizetype i = 1; i < points.size(); ++i) {
            const QRectF around = QRectF(points[i - 1], points[i]).normalized().adjusted(-1, -1, 1, 1);
            if (!around.intersects(seen_)) {
                painter_.drawPolyline(piece);
                piece.clear();
                continue;
            }
            if (piece.isEmpty()) piece << points[i - 1];
            piece << points[i];
        }
        painter_.drawPolyline(piece);
    }

    QPainter& painter_;
    const MapView& view_;
    const Theme& theme_;
    const QRectF world_, seen_;        ///< of the picture
    const int firstRound_, lastRound_; ///< of the earth, that shapes in sight may be of
};

} // namespace

QPointF pixelOf(const MapView& view, const MapPoint& point)
{
    const double side = mapPixels(view.zoom);
    return {(point.x - view.centre.x) * side + view.size.width() / 2.,
            (point.y - view.centre.y) * side + view.size.height() / 2.};
}

MapPoint pointOf(const MapView& view, const QPointF& pixel)
{
    const double side = mapPixels(view.zoom);
    return {view.centre.x + (pixel.x() - view.size.width() / 2.) / side,
            view.centre.y + (pixel.y() - view.size.height() / 2.) / side};
}

MapPoint nearestIn(const MapView& view, const MapPoint& point)
{
    return {point.x + std::round(view.centre.x - point.x), point.y};
}

std::vector<MapShape> shapesOf(const std::vector<MapLine>& lines)
{
    std::vector<MapShape> shapes;
    double round = 0; // times around the earth
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool goes = i > 0 && lines[i].kind != MapLineKind::border && goesOn(lines[i - 1], lines[i]);
        round = goes ? round + (lines[i].points.front().longitude < 0 ? 1 : -1) : 0;
        if (!goes) shapes.push_back({{}, {}, lines[i].kind});
        for (const Coordinates& at : lines[i].points) {
            const MapPoint point = mapPointOf(at);
            shapes.back().points << QPointF(point.x + round, point.y);
        }
    }
    for (MapShape& shape : shapes) {
        shape.aroundPole = shape.kind != MapLineKind::border && closeAroundPole(shape.points);
        shape.bounds = shape.points.boundingRect();
    }
    return shapes;
}

Result<std::shared_ptr<const MapShapes>> readShapes(const PlaceQuestions& places)
{
    auto shapes = std::make_shared<MapShapes>();
    for (int detail = finestDetail; detail <= coarsestDetail; ++detail) {
        TRY_ASSIGN(const std::vector<MapLine> lines, places.mapLines(detail));
        (*shapes)[static_cast<std::size_t>(detail - finestDetail)] = shapesOf(lines);
    }
    return std::shared_ptr<const MapShapes>(std::move(shapes));
}

QPolygonF clipped(const QPolygonF& polygon, const QRectF& to)
{
    QPolygonF kept = polygon;
    for (const Side side : {Side::left, Side::right, Side::top, Side::bottom}) {
        QPolygonF inside;
        for (qsizetype i = 0; i < kept.size(); ++i) {
            const QPointF &here = kept[i], &before = kept[i > 0 ? i - 1 : kept.size() - 1];
            const bool in = isInside(here, to, side);
            if (in != isInside(before, to, side)) inside << crossing(before, here, to, side);
            if (in) inside << here;
        }
        kept = std::move(inside);
    }
    return kept;
}

QImage paintGround(const MapShapes& shapes, const MapView& view, double ratio, const Theme& theme)
{
    QImage image(view.size * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.accentSoft);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    Ground(painter, view, theme).paint(shapes[detailAt(view.zoom)]);
    return image;
}

} // namespace albumen
