// The map: its ground, and the photos on it as round pictures with how many there are.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QPixmap>
#include <QWidget>

#include "PlacePhotos.h"
#include "models/LatestQuestion.h"
#include "pages/places/MapPicture.h"

namespace albumen {

class Button;
class Thumbnails;

/// Dragged and moved with the arrows, around the earth as often as one likes; wheel, + and - zoom, Home shows all
/// photos. Tab goes from spot to spot, from left to right; a click or Enter chooses one, a double click zooms in.
/// Threads: GUI.
class PlaceMap final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int spotSide = 40;
    static constexpr int fittedZoom = 16; ///< the nearest that fit() goes: the coasts are not known better

    PlaceMap(Thumbnails& thumbnails, Worker& worker, QWidget* parent);

    /// Null: none are there.
    void setShapes(std::shared_ptr<const MapShapes> shapes);
    void setMap(std::shared_ptr<const MapCard> map);
    /// The spot that is chosen, by a photo of it; the others are dimmed where `others` says so.
    void setChosen(std::optional<PhotoId> photo);
    /// Where something is proposed: rings without a picture.
    void setMarks(std::vector<MapPoint> marks);
    /// Shows this part, in shares of the map, as large as it goes.
    void fit(const QRectF& bounds);
    /// This point in the middle.
    void look(const MapPoint& at, int zoom);
    /// All photos; where there are none, the world.
    void showAll();
    void retranslate();

    const MapView& view() const { return view_; }
    struct Spot {
        MapPoint at;
        PhotoId photo{}; ///< the newest
        ContentNo content{};
        std::uint32_t photos = 0, place = 0, places = 0; ///< where most are, and in how many
    };
    const std::vector<Spot>& spots() const { return spots_; }
    int spotsZoom() const { return spotsZoom_; }
    /// Of spots(); -1: none has the ring.
    int current() const { return current_; }
    /// Of spots(); -1: none is there.
    int spotAt(const QPointF& pixel) const;
    QRect rectOf(const Spot& spot) const;
    QString nameOf(const Spot& spot) const;
    QString wordsOf(const Spot& spot) const; ///< with how many photos
    bool grounded() const { return !ground_.isNull(); }

signals:
    void spotChosen(qint64 photo, int zoom);
    void currentChanged();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void setView(MapView view);
    void zoomTo(int zoom, const QPointF& about);
    void moveBy(const QPointF& pixels);
    void askSpots();
    void askGround();
    void setCurrent(int spot);
    void chooseSpot(int spot);
    void describe();
    std::vector<int> seenSpots() const; ///< of spots(), from left to right
    QPointF pixel(const MapPoint& at) const { return pixelOf(view_, nearestIn(view_, at)); }
    QPointF pixel(const Spot& spot) const { return pixel(spot.at); }
    QPointF groundCorner() const;
    void paintGround(QPainter& painter) const;
    void paintDegrees(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintSpot(QPainter& painter, int spot) const;
    void paintNames(QPainter& painter, const std::vector<int>& seen) const;
    void paintScale(QPainter& painter) const;
    void placeButtons();

    Thumbnails& thumbnails_;
    std::shared_ptr<const MapShapes> shapes_;
    std::shared_ptr<const MapCard> map_;
    MapView view_;
    std::optional<QRectF> fitted_; ///< to be fitted as soon as there is room, and until somebody moves it
    std::vector<Spot> spots_;      ///< the fullest first
    int spotsZoom_ = -1;
    QPixmap ground_;
    MapView grounded_; ///< what ground_ shows
    std::vector<MapPoint> marks_;
    std::optional<PhotoId> chosen_;
    int current_ = -1, hovered_ = -1;
    int turned_ = 0; ///< of the wheel, until it is a step
    bool pressed_ = false, moved_ = false;
    QPointF pressedAt_, last_;
    Button *in_, *out_, *all_;
    LatestQuestion spotsAsked_, groundAsked_;
};

} // namespace albumen
