#include "pages/viewer/FilmStrip.h"

#include <algorithm>

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "Icons.h"
#include "Messages.h"
#include "Theme.h"
#include "Worker.h"
#include "library/Questions.h"
#include "views/TilePaint.h"

namespace albumen {
namespace {
constexpr int margin = 16;
}

FilmStrip::FilmStrip(Worker& worker, const PhotoQuestions& photos, Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent),
      photos_(new CardModel<PhotoCard>(
          worker,
          {.read = [&photos](const std::vector<qint64>& ids) { return photos.cards(typedIds<PhotoId>(ids)); },
           .idOf = [](const PhotoCard& card) { return static_cast<qint64>(raw(card.id)); },
           .show = [](const PhotoCard&, int) { return QVariant(); }},
          this)),
      thumbnails_(thumbnails)
{
    setFixedHeight(high);
    connect(photos_, &IdListModel::dataChanged, this, qOverload<>(&QWidget::update));
    connect(&thumbnails, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
}

void FilmStrip::setPhotos(const std::vector<PhotoId>& photos)
{
    photos_->apply(rawIds(photos), false);
    update();
}

void FilmStrip::setCurrent(int at)
{
    current_ = at;
    setAccessibleDescription(at < 0 ? QString() : numberText(static_cast<quint64>(at) + 1));
    if (at >= 0) scrollTo(margin + at * (side + gap) + side / 2 - width() / 2);
    update();
}

QRect FilmStrip::tileRect(int at) const
{
    return {margin + at * (side + gap) - left_, (height() - side) / 2, side, side};
}

void FilmStrip::scrollTo(int left)
{
    const int whole = 2 * margin + count() * (side + gap) - gap;
    left_ = std::clamp(left, 0, std::max(0, whole - width()));
    update();
}

void FilmStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme().page);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
    thumbnails_.beginSight(this);
    const int first = std::max(0, (left_ - margin) / (side + gap)), last = (left_ + width()) / (side + gap);
    for (int at = first; at <= std::min(last, count() - 1); ++at) paintPhoto(painter, at);
    thumbnails_.endSight(this);
}

void FilmStrip::paintPhoto(QPainter& painter, int at)
{
    const QRect place = tileRect(at);
    const PhotoCard* const photo = photos_->card(photos_->index(at));
    if (photo && photo->content)
        tilePaint::thumbnail(painter, place, tilePaint::photoRadius, thumbnails_, thumbnailOf(*photo->content), this);
    else
        tilePaint::picture(painter, place, tilePaint::photoRadius, {});
    if (photo && !photo->content)
        paintIcon(painter, QStringLiteral("warn"), place.adjusted(24, 24, -24, -24), theme().ink3);
    if (at == current_) tilePaint::frame(painter, place, tilePaint::photoRadius, QStyle::State_Selected);
}

void FilmStrip::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    scrollTo(left_ - (turned.x() != 0 ? turned.x() : turned.y()));
    event->accept();
}

void FilmStrip::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    const int at = (point.x() + left_ - margin) / (side + gap);
    if (event->button() != Qt::LeftButton || at < 0 || at >= count() || !tileRect(at).contains(point)) return;
    emit chosen(photos_->idOf(photos_->index(at)));
}

void FilmStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setCurrent(current_);
}

void FilmStrip::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    thumbnails_.beginSight(this);
    thumbnails_.endSight(this); // it sees nothing any more
}

} // namespace albumen
