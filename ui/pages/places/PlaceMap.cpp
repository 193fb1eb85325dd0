#include "pages/places/PlaceMap.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "Count.h"
#include "Messages.h"
#include "Paint.h"
#include "PlaceWords.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/places/MapAccess.h"
#include "place/Earth.h"
#include "views/TilePaint.h"
#include "widgets/Button.h"

namespace albumen {
namespace {

constexpr int ground = 200;   // pixels of it around what is seen, for the way until there is more
constexpr int aroundFit = 56; // pixels around all that is fitted
constexpr int arrowStep = 80, wheelStep = 120, dragLeast = 4;
constexpr int buttonSide = 32, buttonEdge = 12;
constexpr int mostNames = 40;
constexpr QRectF inhabited(0.1, 0.28, 0.8, 0.25); // from Alaska to New Zealand

std::vector<PlaceMap::Spot> spotsFor(const MapCard& map, int zoom)
{
    std::vector<PlaceMap::Spot> spots;
    for (const MapSpot& spot : spotsOf(map, zoom)) {
        const MapPhoto& newest = map.photos[spot.photos.front()];
        std::unordered_map<std::uint32_t, std::uint32_t> counts;
        for (const std::uint32_t photo : spot.photos) ++counts[map.photos[photo].place];
        const auto most =
            std::ranges::max_element(counts, {}, [](const auto& each) { return std::pair(each.second, ~each.first); });
        spots.push_back({.at = spot.at,
                         .photo = newest.photo,
                         .content = newest.content,
                         .photos = static_cast<std::uint32_t>(spot.photos.size()),
                         .place = most->first,
                         .places = static_cast<std::uint32_t>(counts.size())});
    }
    return spots;
}

/// 1, 2 or 5 with as many noughts as fit.
double roundBelow(double number)
{
    const double tens = std::pow(10, std::floor(std::log10(number)));
    return number >= 5 * tens ? 5 * tens : number >= 2 * tens ? 2 * tens : tens;
}

/// Read on whatever ground. `at`: the left end of its base line.
void paintOnMap(QPainter& painter, const QPoint& at, const QFont& font, const QString& words)
{
    painter.setFont(font);
    painter.setPen(theme().card);
    for (const QPoint& beside : {QPoint(-1, -1), {0, -1}, {1, -1}, {-1, 0}, {1, 0}, {-1, 1}, {0, 1}, {1, 1}})
        painter.drawText(at + beside, words);
    painter.setPen(theme().ink);
    painter.drawText(at, words);
}

} // namespace

PlaceMap::PlaceMap(Thumbnails& thumbnails, Worker& worker, QWidget* parent)
    : QWidget(parent), thumbnails_(thumbnails), in_(new Button(Button::Kind::outlined, QStringLiteral("plus"), this)),
      out_(new Button(Button::Kind::outlined, QStringLiteral("minus"), this)),
      all_(new Button(Button::Kind::outlined, QStringLiteral("fit"), this)), spotsAsked_(worker, this),
      groundAsked_(worker, this)
{
    makeMapsAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(120);
    view_.zoom = leastMapZoom;
    fitted_ = inhabited;
    const auto zoomButton = [this](int by) { zoomTo(view_.zoom + by, QRectF(rect()).center()); };
    connect(in_, &Button::clicked, this, [zoomButton] { zoomButton(1); });
    connect(out_, &Button::clicked, this, [zoomButton] { zoomButton(-1); });
    connect(all_, &Button::clicked, this, &PlaceMap::showAll);
    connect(&thumbnails_, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    in_->setObjectName(QStringLiteral("mapIn"));
    out_->setObjectName(QStringLiteral("mapOut"));
    all_->setObjectName(QStringLiteral("mapAll"));
    for (Button* const button : {in_, out_, all_}) button->setFixedSize(buttonSide, buttonSide);
    retranslate();
}

void PlaceMap::retranslate()
{
    setAccessibleName(tr("Map"));
    const std::pair<Button*, QString> tips[] = {
        {in_, tr("Zoom in (+)")}, {out_, tr("Zoom out (-)")}, {all_, tr("All photos (Home)")}};
    for (const auto& [button, tip] : tips) {
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    }
    describe();
    update();
}

void PlaceMap::setShapes(std::shared_ptr<const MapShapes> shapes)
{
    shapes_ = std::move(shapes);
    askGround();
    update();
}

void PlaceMap::setMap(std::shared_ptr<const MapCard> map)
{
    map_ = std::move(map);
    askSpots();
}

void PlaceMap::setChosen(std::optional<PhotoId> photo)
{
    chosen_ = photo;
    update();
}

void PlaceMap::setMarks(std::vector<MapPoint> marks)
{
    marks_ = std::move(marks);
    update();
}

void PlaceMap::fit(const QRectF& bounds)
{
    fitted_ = bounds;
    const double wide = std::max(1, width() - 2 * aroundFit), high = std::max(1, height() - 2 * aroundFit);
    int zoom = fittedZoom;
    while (zoom > leastMapZoom && (bounds.width() * mapPixels(zoom) > wide || bounds.height() * mapPixels(zoom) > high))
        --zoom;
    setView({{bounds.center().x(), bounds.center().y()}, zoom, size()});
}

void PlaceMap::look(const MapPoint& at, int zoom)
{
    fitted_.reset();
    setView({at, std::clamp(zoom, leastMapZoom, mostMapZoom), size()});
}

void PlaceMap::showAll()
{
    if (!map_ || map_->photos.empty()) return fit(inhabited);
    MapPoint first{1, 1}, last{0, 0};
    for (const MapPhoto& photo : map_->photos) {
        const MapPoint at = mapPointOf(photo.at);
        first = {std::min(first.x, at.x), std::min(first.y, at.y)};
        last = {std::max(last.x, at.x), std::max(last.y, at.y)};
    }
    fit({QPointF(first.x, first.y), QPointF(last.x, last.y)});
}

/// From north to south the map fills the widget as far as it goes; east and west it has no end.
void PlaceMap::setView(MapView view)
{
    const double half = view.size.height() / mapPixels(view.zoom) / 2;
    view.centre = {view.centre.x - std::floor(view.centre.x),
                   half >= 0.5 ? 0.5 : std::clamp(view.centre.y, half, 1 - half)};
    const bool zoomed = view.zoom != view_.zoom;
    view_ = view;
    in_->setEnabled(view_.zoom < mostMapZoom);
    out_->setEnabled(view_.zoom > leastMapZoom);
    if (zoomed || spotsZoom_ < 0) askSpots();
    askGround();
    update();
}

void PlaceMap::zoomTo(int zoom, const QPointF& about)
{
    zoom = std::clamp(zoom, leastMapZoom, mostMapZoom);
    if (zoom == view_.zoom) return;
    fitted_.reset();
    const MapPoint kept = pointOf(view_, about);
    const double side = mapPixels(zoom);
    const QPointF away = about - QRectF(rect()).center();
    setView({{kept.x - away.x() / side, kept.y - away.y() / side}, zoom, size()});
}

void PlaceMap::moveBy(const QPointF& pixels)
{
    fitted_.reset();
    const double side = mapPixels(view_.zoom);
    setView({{view_.centre.x + pixels.x() / side, view_.centre.y + pixels.y() / side}, view_.zoom, size()});
}

void PlaceMap::askSpots()
{
    if (!map_ || !isVisible()) return;
    spotsAsked_.askFirst([map = map_, zoom = view_.zoom] { return std::pair(zoom, spotsFor(*map, zoom)); },
                         [this](std::pair<int, std::vector<Spot>> answer) {
                             const auto ring = current_ < 0 ? PhotoId{} : spots_[std::size_t(current_)].photo;
                             spotsZoom_ = answer.first;
                             spots_ = std::move(answer.second);
                             const auto same = std::ranges::find(spots_, ring, &Spot::photo);
                             hovered_ = -1;
                             current_ = -1;
                             if (ring != PhotoId{} && same != spots_.end()) current_ = int(same - spots_.begin());
                             describe();
                             update();
                         });
}

/// Where the picture of the ground begins in the widget.
QPointF PlaceMap::groundCorner() const
{
    const MapPoint corner = pointOf(grounded_, {0, 0});
    return pixelOf(view_, {corner.x + std::round(view_.centre.x - grounded_.centre.x), corner.y});
}

/// Anew where it does not show all that is seen, or is of another zoom.
void PlaceMap::askGround()
{
    if (!shapes_ || !isVisible() || view_.size.isEmpty()) return;
    const QRectF there(groundCorner(), QSizeF(grounded_.size));
    const QRectF wanted = QRectF(rect()).adjusted(-ground / 2., -ground / 2., ground / 2., ground / 2.);
    if (!ground_.isNull() && grounded_.zoom == view_.zoom && there.contains(wanted)) return;
    MapView whole = view_;
    whole.size = view_.size + QSize(2 * ground, 2 * ground);
    groundAsked_.askFirst(
        [shapes = shapes_, whole, ratio = devicePixelRatioF(), theme = theme()] {
            return std::pair(whole, albumen::paintGround(*shapes, whole, ratio, theme));
        },
        [this](const std::pair<MapView, QImage>& painted) {
            grounded_ = painted.first;
            ground_ = QPixmap::fromImage(painted.second);
            update();
        });
}

std::vector<int> PlaceMap::seenSpots() const
{
    const QRectF sight = QRectF(rect()).adjusted(-spotSide, -spotSide, spotSide, spotSide);
    std::vector<int> seen;
    for (std::size_t i = 0; i < spots_.size(); ++i)
        if (sight.contains(pixel(spots_[i]))) seen.push_back(static_cast<int>(i));
    std::ranges::stable_sort(seen, {}, [this](int i) { return pixel(spots_[std::size_t(i)]).x(); });
    return seen;
}

QRect PlaceMap::rectOf(const Spot& spot) const
{
    QRect place(0, 0, spotSide, spotSide);
    place.moveCenter(pixel(spot).toPoint());
    return place;
}

int PlaceMap::spotAt(const QPointF& at) const
{
    for (std::size_t i = 0; i < spots_.size(); ++i) {
        const QPointF away = at - pixel(spots_[i]);
        if (std::hypot(away.x(), away.y()) <= spotSide / 2.) return static_cast<int>(i);
    }
    return -1;
}

QString PlaceMap::nameOf(const Spot& spot) const
{
    const MapPlace& place = map_->places[spot.place];
    const bool several = spot.places > 1;
    const QString name = !place.city ? positionText(coordinatesOf(spot.at))
                         : several   ? placeName(place.text)
                                     : placeInFull(place.text);
    return several ? tr("%1 and %Ln other places", nullptr, count(spot.places - 1)).arg(name) : name;
}

QString PlaceMap::wordsOf(const Spot& spot) const
{
    return tr("%1: %Ln photos", nullptr, count(spot.photos)).arg(nameOf(spot));
}

void PlaceMap::setCurrent(int spot)
{
    if (spot == current_) return;
    current_ = spot;
    if (spot >= 0) { // into sight
        const QRectF room = QRectF(rect()).adjusted(spotSide, spotSide, -spotSide, -spotSide);
        const QPointF at = pixel(spots_[std::size_t(spot)]);
        if (!room.contains(at)) moveBy(at - QRectF(rect()).center());
    }
    describe();
    update();
    emit currentChanged();
}

void PlaceMap::describe()
{
    if (current_ < 0 || !map_) {
        setAccessibleDescription(map_ ? tr("%Ln photos", nullptr, count(map_->photos.size())) : QString());
        return;
    }
    setAccessibleDescription(wordsOf(spots_[std::size_t(current_)]));
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(current_);
    QAccessible::updateAccessibility(&focus);
}

bool PlaceMap::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        const int spot = spotAt(help->pos());
        if (spot < 0) {
            QToolTip::hideText();
        } else {
            const Spot& here = spots_[std::size_t(spot)];
            QToolTip::showText(help->globalPos(),
                               nameOf(here) + QLatin1Char('\n') + tr("%Ln photos", nullptr, count(here.photos)), this);
        }
        return true;
    }
    return QWidget::event(event);
}

void PlaceMap::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeButtons();
    MapView view = view_;
    view.size = size();
    fitted_ ? fit(*fitted_) : setView(view);
}

void PlaceMap::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askSpots();
    askGround();
}

void PlaceMap::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange) return;
    ground_ = {}; // of the other theme
    askGround();
}

void PlaceMap::placeButtons()
{
    int top = buttonEdge;
    for (Button* const button : {in_, out_, all_}) {
        button->move(width() - buttonEdge - buttonSide, top);
        top += buttonSide + 4;
    }
}

void PlaceMap::wheelEvent(QWheelEvent* event)
{
    turned_ += event->angleDelta().y();
    const int steps = turned_ / wheelStep;
    turned_ -= steps * wheelStep;
    if (steps != 0) zoomTo(view_.zoom + steps, event->position());
    event->accept();
}

void PlaceMap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return event->ignore();
    pressed_ = true;
    moved_ = false;
    pressedAt_ = last_ = event->position();
}

void PlaceMap::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (pressed_) {
        moved_ |= (at - pressedAt_).manhattanLength() > dragLeast;
        if (moved_) {
            setCursor(Qt::ClosedHandCursor);
            moveBy(last_ - at);
            last_ = at;
        }
        return;
    }
    const int spot = spotAt(at);
    if (spot == hovered_) return;
    hovered_ = spot;
    spot >= 0 ? setCursor(Qt::PointingHandCursor) : unsetCursor();
    update();
}

void PlaceMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (!pressed_ || event->button() != Qt::LeftButton) return;
    pressed_ = false;
    unsetCursor();
    if (moved_) return;
    const int spot = spotAt(event->position());
    if (spot < 0) return;
    setCurrent(spot);
    chooseSpot(spot);
}

/// In the middle, so that it is in sight when its photos take a part of the room.
void PlaceMap::chooseSpot(int spot)
{
    const Spot chosen = spots_[std::size_t(spot)];
    look(chosen.at, view_.zoom);
    emit spotChosen(raw(chosen.photo), spotsZoom_);
}

void PlaceMap::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) zoomTo(view_.zoom + 2, event->position());
}

void PlaceMap::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_Left: return moveBy({-arrowStep, 0});
    case Qt::Key_Right: return moveBy({arrowStep, 0});
    case Qt::Key_Up: return moveBy({0, -arrowStep});
    case Qt::Key_Down: return moveBy({0, arrowStep});
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomTo(view_.zoom + 1, current_ < 0 ? middle : pixel(spots_[std::size_t(current_)]));
    case Qt::Key_Minus: return zoomTo(view_.zoom - 1, middle);
    case Qt::Key_Home: return showAll();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current_ >= 0) return chooseSpot(current_);
        break;
    case Qt::Key_Escape:
        if (current_ >= 0) return setCurrent(-1);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void PlaceMap::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

/// From spot to spot, and after the last to the next part.
bool PlaceMap::focusNextPrevChild(bool next)
{
    const std::vector<int> seen = seenSpots();
    const auto here = std::ranges::find(seen, current_);
    const auto at = here == seen.end() ? -1 : static_cast<int>(here - seen.begin());
    const int last = static_cast<int>(seen.size()) - 1;
    const int to = at < 0 ? (next ? 0 : last) : at + (next ? 1 : -1);
    if (!hasFocus() || to < 0 || to > last) {
        setCurrent(-1);
        return QWidget::focusNextPrevChild(next);
    }
    setCurrent(seen[std::size_t(to)]);
    return true;
}

void PlaceMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    paintGround(painter);
    paintScale(painter);
    thumbnails_.beginSight(this);
    if (map_) {
        std::vector<int> seen = seenSpots();
        std::ranges::sort(seen); // the fullest first
        paintNames(painter, seen);
        for (auto spot = seen.rbegin(); spot != seen.rend(); ++spot) paintSpot(painter, *spot);
    }
    thumbnails_.endSight(this);
    paintMarks(painter);
    painter.setBrush(Qt::NoBrush);
    const bool ring = hasFocus() && current_ < 0;
    painter.setPen(QPen(ring ? theme().accent : theme().line, ring ? 2 : 1));
    const double half = ring ? 1 : 0.5;
    painter.drawRect(QRectF(rect()).adjusted(half, half, -half, -half));
}

void PlaceMap::paintGround(QPainter& painter) const
{
    painter.fillRect(rect(), theme().accentSoft);
    if (ground_.isNull()) return paintDegrees(painter);
    const QPointF corner = groundCorner();
    const double side = mapPixels(view_.zoom);
    const QPointF middle = QRectF(rect()).center();
    const QRectF once(middle.x() - side / 2, 0, side, height()); // the earth is shown no more than once
    painter.save();
    painter.setClipRect(once);
    if (view_.zoom == grounded_.zoom)
        painter.drawPixmap(corner.toPoint(), ground_); // pixel on pixel
    else
        painter.drawPixmap(QRectF(corner, QSizeF(grounded_.size) * (side / mapPixels(grounded_.zoom))), ground_,
                           QRectF(ground_.rect()));
    painter.restore();
}

/// Every thirtieth, where there are no coasts.
void PlaceMap::paintDegrees(QPainter& painter) const
{
    constexpr int step = 30, half = 180, quarter = 90;
    painter.setPen(QPen(theme().track, 1));
    for (int east = -half; east <= half; east += step) {
        const double x = pixel(mapPointOf({0, double(east)})).x();
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    for (int north = -quarter; north <= quarter; north += step) {
        const double y = pixelOf(view_, mapPointOf({double(north), 0})).y();
        painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
}

void PlaceMap::paintMarks(QPainter& painter) const
{
    constexpr double radius = 9;
    painter.setBrush(Qt::NoBrush);
    for (const MapPoint& mark : marks_) {
        painter.setPen(QPen(theme().card, 6));
        painter.drawEllipse(pixel(mark), radius, radius);
        painter.setPen(QPen(theme().accent, 3));
        painter.drawEllipse(pixel(mark), radius, radius);
    }
}

void PlaceMap::paintSpot(QPainter& painter, int index) const
{
    const Spot& spot = spots_[std::size_t(index)];
    const QRect place = rectOf(spot);
    const bool chosen = chosen_ == spot.photo, ring = index == current_ && hasFocus();
    const QRectF around = QRectF(place).adjusted(-2, -2, 2, 2);
    painter.setPen(QPen(chosen || ring ? theme().accent : theme().edge, chosen || ring ? 3 : 1));
    painter.setBrush(theme().card);
    painter.drawEllipse(ring ? around.adjusted(-2, -2, 2, 2) : around);
    tilePaint::person(painter, place, thumbnails_, thumbnailOf(spot.content), this);
    if (index == hovered_) {
        QColor veil = theme().accent;
        veil.setAlphaF(0.2F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawEllipse(place);
    }
    if (spot.photos < 2) return;
    const QFont font = fontOf(Type::captionStrong);
    const QString number = numberText(spot.photos);
    const QFontMetrics metrics(font);
    QRectF pill(0, 0, std::max(metrics.horizontalAdvance(number) + 10, 20), metrics.height() + 2);
    pill.moveCenter({double(place.right()) - 2, double(place.top()) + 4});
    paintBox(painter, pill, pill.height() / 2, theme().accent, theme().card);
    painter.setFont(font);
    painter.setPen(theme().onAccent);
    painter.drawText(pill, Qt::AlignCenter | Qt::TextSingleLine, number);
}

/// Below the spots that have room for one, the fullest first.
void PlaceMap::paintNames(QPainter& painter, const std::vector<int>& seen) const
{
    const QFont font = fontOf(Type::captionStrong);
    const QFontMetrics metrics(font);
    std::vector<QRect> taken;
    for (const int i : seen) taken.push_back(rectOf(spots_[std::size_t(i)]).adjusted(-4, -6, 12, 4));
    int names = 0;
    for (const int i : seen) {
        const Spot& spot = spots_[std::size_t(i)];
        QString name = fromUtf8(map_->places[spot.place].text.name);
        if (!name.isEmpty() && spot.places > 1) name += QStringLiteral(" +%1").arg(spot.places - 1);
        if (name.isEmpty() || !map_->named || ++names > mostNames) continue;
        const QRect place = rectOf(spot);
        QRect room(0, 0, metrics.horizontalAdvance(name) + 4, metrics.height());
        room.moveCenter({place.center().x(), place.bottom() + 6 + metrics.height() / 2});
        if (std::ranges::any_of(taken, [&room](const QRect& other) { return other.intersects(room); })) continue;
        taken.push_back(room);
        paintOnMap(painter, {room.x() + 2, room.y() + metrics.ascent()}, font, name);
    }
}

void PlaceMap::paintScale(QPainter& painter) const
{
    constexpr int most = 110, edge = 14;
    const double latitude = coordinatesOf(view_.centre).latitude * std::numbers::pi / 180;
    const double kmOfPixel = 2 * std::numbers::pi * earthRadiusKm * std::cos(latitude) / mapPixels(view_.zoom);
    const double km = roundBelow(most * kmOfPixel);
    const QString words = km < 1 ? tr("%1 m").arg(QLocale().toString(std::lround(km * 1000)))
                                 : tr("%1 km").arg(QLocale().toString(std::lround(km)));
    const double y = height() - edge, wide = km / kmOfPixel;
    painter.setPen(QPen(theme().ink2, 2));
    painter.drawPolyline(QPolygonF{{edge, y - 5}, {edge, y}, {edge + wide, y}, {edge + wide, y - 5}});
    paintOnMap(painter, {edge + 5, height() - edge - 5}, fontOf(Type::caption), words);
}

} // namespace albumen
