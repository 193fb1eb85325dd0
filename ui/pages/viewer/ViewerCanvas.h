// A photo on the canvas, with the boxes of its faces.
#pragma once

#include <optional>
#include <vector>

#include <QImage>
#include <QPixmap>
#include <QWidget>

#include "photo/Geometry.h"

namespace albumen {

class Worker;

/// A face as it is drawn. An empty name: nobody's yet.
struct FaceMark {
    RelBox box;
    QString name;
    bool ignored = false;
};

/// Zoom and place stay from photo to photo unless the photo is fitted. A fitted photo is made smaller away from the GUI
/// thread; until it is, what was shown of it before is stretched. Threads: GUI.
class ViewerCanvas final : public QWidget
{
    Q_OBJECT

public:
    static constexpr double mostZoom = 8; ///< screen pixels to a pixel of the photo

    /// Requires: `worker` outlives it.
    explicit ViewerCanvas(Worker& worker, QWidget* parent = nullptr);

    QSize room() const; ///< for a fitted photo

    /// `photo`: which; another image of the same may follow. `whole`: pixels of the photo in its file; the image may
    /// have fewer. `small`: the image as it is fitted, where that is made already. A null image: words, or nothing.
    void setImage(qint64 photo, const QImage& image, const QSize& whole, const QImage& small = {});
    /// What is fitted is the image as it is, and not what was there before.
    bool sharp() const { return small_.size() == smallSize() && smallOf_ == image_.cacheKey(); }
    const QImage& image() const { return image_; }
    /// Said in the middle while there is no image.
    void setWords(const QString& words);
    void setFaces(std::vector<FaceMark> faces);
    /// A box that was drawn and is no face yet: shown, whether the others are or not.
    void setDrawn(const std::optional<RelBox>& box);
    const std::optional<RelBox>& drawn() const { return drawn_; }
    void setBoxesShown(bool shown);
    bool boxesShown() const { return boxes_; }
    /// The next drag draws a face.
    void setDrawing(bool drawing);
    bool drawing() const { return drawing_; }
    /// -1: none.
    void setCurrentFace(int face);
    int currentFace() const { return current_; }

    void fit();
    bool fitted() const { return fit_; }
    /// Screen pixels to a pixel of the photo.
    double zoom() const;
    /// Keeps the pixel of the photo that is at `at`.
    void zoomTo(double zoom, const QPointF& at);
    QRectF imageRect() const;
    QRect boxRect(const RelBox& box) const;

signals:
    void zoomed();
    void currentChanged();
    void menuWanted(const QPoint& global); ///< of the current face, else of the photo
    void faceClicked(int face);
    void faceDrawn(const albumen::RelBox& box);
    void drawingChanged(bool drawing);
    void drawnClicked(); ///< the box that is no face yet

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    double fitZoom() const;
    QSize smallSize() const;
    void makeSmall();
    void paintFitted(QPainter& painter);
    void paintFocus(QPainter& painter) const;
    void paintFaces(QPainter& painter) const;
    static void paintMark(QPainter& painter, const QRect& box, bool named, bool current);
    void paintName(QPainter& painter, const QRect& box, const QString& name) const;
    int faceAt(const QPoint& point) const;
    void endDrawing(const QPoint& at);

    QImage image_;
    QPixmap small_;      ///< the photo as large as it is fitted, or was
    qint64 smallOf_ = 0; ///< the key of the image that it was made of
    bool making_ = false;
    Worker& worker_;
    qint64 photo_ = -1;
    QSize whole_;
    QString words_;
    std::vector<FaceMark> faces_;
    std::optional<RelBox> drawn_;
    bool byKey_ = false; ///< the focus came by a key
    bool boxes_ = true, drawing_ = false, fit_ = true, pressed_ = false;
    int current_ = -1;
    double zoom_ = 1;
    QPointF centre_{0.5, 0.5}; ///< of the photo, that is in the middle of the canvas
    QPoint pressedAt_, last_;
};

} // namespace albumen
