#include "pages/viewer/ViewerCanvas.h"

#include <algorithm>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "Paint.h"
#include "Theme.h"
#include "Worker.h"
#include "views/PictureShelf.h"

namespace albumen {
namespace {

constexpr int canvasMargin = 24, leastDrawn = 8; // pixels
constexpr double wheelStep = 1.25;
const QColor unnamedColour(0xF2, 0xC1, 0x4E); // on photos, in both themes

} // namespace

ViewerCanvas::ViewerCanvas(Worker& worker, QWidget* parent) : QWidget(parent), worker_(worker)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumSize(200, 150);
}

void ViewerCanvas::setImage(qint64 photo, const QImage& image, const QSize& whole, const QImage& small)
{
    image_ = image;
    whole_ = whole.isEmpty() ? image.size() : whole;
    if (photo != photo_ || !small.isNull()) small_ = QPixmap::fromImage(small);
    if (!small.isNull()) smallOf_ = image.cacheKey();
    photo_ = photo;
    update();
    emit zoomed();
}

void ViewerCanvas::setWords(const QString& words)
{
    words_ = words;
    update();
}

void ViewerCanvas::setFaces(std::vector<FaceMark> faces)
{
    faces_ = std::move(faces);
    setCurrentFace(current_ < static_cast<int>(faces_.size()) ? current_ : -1);
}

void ViewerCanvas::setDrawn(const std::optional<RelBox>& box)
{
    drawn_ = box;
    update();
}

void ViewerCanvas::setBoxesShown(bool shown)
{
    boxes_ = shown;
    update();
}

void ViewerCanvas::setDrawing(bool drawing)
{
    pressed_ = false;
    if (drawing == std::exchange(drawing_, drawing)) return;
    setCursor(drawing ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
    emit drawingChanged(drawing);
}

void ViewerCanvas::setCurrentFace(int face)
{
    current_ = face;
    update();
    emit currentChanged();
}

QSize ViewerCanvas::room() const
{
    return {std::max(1, width() - 2 * canvasMargin), std::max(1, height() - 2 * canvasMargin)};
}

QSize ViewerCanvas::smallSize() const
{
    return fittedInto(whole_, room()) * devicePixelRatioF();
}

double ViewerCanvas::fitZoom() const
{
    if (whole_.isEmpty()) return 1;
    return std::min({1., double(room().width()) / whole_.width(), double(room().height()) / whole_.height()});
}

double ViewerCanvas::zoom() const
{
    return fit_ ? fitZoom() : zoom_;
}

QRectF ViewerCanvas::imageRect() const
{
    const QSizeF size = QSizeF(whole_) * zoom();
    const QPointF middle = QRectF(rect()).center();
    if (fit_) return {middle - QPointF(size.width() / 2, size.height() / 2), size};
    return {middle - QPointF(centre_.x() * size.width(), centre_.y() * size.height()), size};
}

QRect ViewerCanvas::boxRect(const RelBox& box) const
{
    const QRectF place = imageRect();
    return QRectF(place.x() + double(box.x) * place.width(), place.y() + double(box.y) * place.height(),
                  double(box.w) * place.width(), double(box.h) * place.height())
        .toRect();
}

void ViewerCanvas::fit()
{
    fit_ = true;
    centre_ = {0.5, 0.5};
    update();
    emit zoomed();
}

void ViewerCanvas::zoomTo(double zoom, const QPointF& at)
{
    if (whole_.isEmpty()) return;
    const QRectF before = imageRect();
    const QPointF held((at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height());
    zoom_ = std::clamp(zoom, std::min(fitZoom(), 1.), mostZoom);
    fit_ = false;
    const QSizeF size = QSizeF(whole_) * zoom_;
    const QPointF off = QRectF(rect()).center() - at;
    centre_ = {std::clamp(held.x() + off.x() / size.width(), 0., 1.),
               std::clamp(held.y() + off.y() / size.height(), 0., 1.)};
    update();
    emit zoomed();
}

void ViewerCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().canvas);
    if (image_.isNull()) {
        painter.setFont(fontOf(Type::body));
        painter.setPen(theme().ink2);
        painter.drawText(rect().adjusted(canvasMargin, canvasMargin, -canvasMargin, -canvasMargin),
                         Qt::AlignCenter | Qt::TextWordWrap, words_);
        return paintFocus(painter);
    }
    if (fit_)
        paintFitted(painter);
    else {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom_ < 2); // beyond, pixels are to be seen
        painter.drawImage(imageRect().toRect(), image_);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (boxes_) paintFaces(painter);
    if (drawn_) paintMark(painter, boxRect(*drawn_), false, true);
    if (drawing_ && pressed_)
        paintBox(painter, QRect(pressedAt_, last_).normalized(), 3, Qt::transparent, unnamedColour, 3);
    paintFocus(painter);
}

/// A box that is current shows itself that the focus is here.
void ViewerCanvas::paintFocus(QPainter& painter) const
{
    if (byKey_ && current_ < 0) paintBox(painter, rect().adjusted(1, 1, -1, -1), 3, Qt::transparent, theme().accent, 2);
}

void ViewerCanvas::paintFitted(QPainter& painter)
{
    const QRect place(imageRect().topLeft().toPoint(), fittedInto(whole_, room()));
    if (!sharp()) makeSmall();
    if (small_.isNull())
        painter.drawImage(place, image_); // coarse, for a moment
    else
        painter.drawPixmap(place, small_);
}

void ViewerCanvas::makeSmall()
{
    if (making_) return; // when that is done, it is seen whether it still fits
    making_ = true;
    worker_.ask(
        this,
        [image = image_, size = smallSize()] {
            return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        },
        [this, of = image_.cacheKey(), photo = photo_](const QImage& small) {
            making_ = false;
            if (photo == photo_) {
                small_ = QPixmap::fromImage(small);
                smallOf_ = of;
            }
            update();
        });
}

void ViewerCanvas::paintFaces(QPainter& painter) const
{
    for (std::size_t i = 0; i < faces_.size(); ++i) {
        const FaceMark& face = faces_[i];
        if (face.ignored && static_cast<int>(i) != current_) continue;
        const QRect box = boxRect(face.box);
        const bool named = !face.name.isEmpty();
        paintMark(painter, box, named, static_cast<int>(i) == current_);
        if (named) paintName(painter, box, face.name);
    }
}

void ViewerCanvas::paintMark(QPainter& painter, const QRect& box, bool named, bool current)
{
    paintBox(painter, box.adjusted(-1, -1, 1, 1), 4, Qt::transparent, theme().scrim, named ? 4 : 5);
    paintBox(painter, box, 3, Qt::transparent, named ? QColor(Qt::white) : unnamedColour, named ? 2 : 3);
    if (current) paintBox(painter, box.adjusted(-4, -4, 4, 4), 6, Qt::transparent, theme().accent, 3);
}

void ViewerCanvas::paintName(QPainter& painter, const QRect& box, const QString& name) const
{
    const QFont font = fontOf(Type::captionStrong);
    const QFontMetrics metrics(font);
    const QString words = metrics.elidedText(name, Qt::ElideRight, 200);
    QRect place(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 6);
    place.moveCenter({box.center().x(), box.bottom() + 8 + place.height() / 2});
    paintBox(painter, place, 4, theme().scrim, Qt::transparent);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, words);
}

int ViewerCanvas::faceAt(const QPoint& point) const
{
    int best = -1;
    double area = 0;
    for (std::size_t i = 0; boxes_ && i < faces_.size(); ++i) {
        const QRect box = boxRect(faces_[i].box);
        const double size = double(box.width()) * box.height();
        if (faces_[i].ignored || !box.adjusted(-3, -3, 3, 3).contains(point) || (best >= 0 && size >= area)) continue;
        best = static_cast<int>(i); // the smallest of those that lie over each other
        area = size;
    }
    return best;
}

void ViewerCanvas::wheelEvent(QWheelEvent* event)
{
    const int turned = event->angleDelta().y();
    if (turned != 0) zoomTo(zoom() * (turned > 0 ? wheelStep : 1 / wheelStep), event->position());
    event->accept();
}

void ViewerCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return event->ignore();
    pressed_ = true;
    pressedAt_ = last_ = event->position().toPoint();
}

void ViewerCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!pressed_) return;
    const QPoint moved = at - last_;
    last_ = at;
    if (!drawing_ && !fit_) {
        const QRectF place = imageRect();
        centre_ = {std::clamp(centre_.x() - moved.x() / place.width(), 0., 1.),
                   std::clamp(centre_.y() - moved.y() / place.height(), 0., 1.)};
    }
    update();
}

void ViewerCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (!pressed_ || event->button() != Qt::LeftButton) return;
    pressed_ = false;
    if (drawing_) return endDrawing(at);
    if ((at - pressedAt_).manhattanLength() > 4) return; // it was moved
    if (drawn_ && boxRect(*drawn_).contains(at)) return emit drawnClicked();
    if (const int face = faceAt(at); face >= 0) emit faceClicked(face);
}

void ViewerCanvas::endDrawing(const QPoint& at)
{
    const QRectF place = imageRect();
    const QRectF drawn = QRectF(QRect(pressedAt_, at).normalized()).intersected(place);
    update();
    if (image_.isNull() || drawn.width() < leastDrawn || drawn.height() < leastDrawn) return;
    const auto share = [](double part, double of) { return static_cast<float>(part / of); };
    emit faceDrawn({share(drawn.x() - place.x(), place.width()), share(drawn.y() - place.y(), place.height()),
                    share(drawn.width(), place.width()), share(drawn.height(), place.height())});
}

void ViewerCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && current_ >= 0)
        emit faceClicked(current_);
    else if (enter && drawn_)
        emit drawnClicked();
    else
        QWidget::keyPressEvent(event);
}

void ViewerCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse) setCurrentFace(faceAt(event->pos()));
    emit menuWanted(event->globalPos());
}

void ViewerCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    byKey_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
}

void ViewerCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    byKey_ = false;
}

void ViewerCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit zoomed();
}

bool ViewerCanvas::focusNextPrevChild(bool next)
{
    const int to = current_ < 0 ? (next ? 0 : static_cast<int>(faces_.size()) - 1) : current_ + (next ? 1 : -1);
    if (!boxes_ || to < 0 || to >= static_cast<int>(faces_.size())) {
        setCurrentFace(-1);
        return QWidget::focusNextPrevChild(next); // after the last box to the next part
    }
    setCurrentFace(to);
    return true;
}

} // namespace albumen
