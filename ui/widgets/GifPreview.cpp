#include "widgets/GifPreview.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"
#include "Thumbnails.h"

namespace albumen {
namespace {

constexpr int ahead = 4; // pictures asked for before they are shown
constexpr int signSide = 32;

} // namespace

GifPreview::GifPreview(Thumbnails& thumbnails, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
{
    setObjectName(QStringLiteral("gifPreview"));
    setFixedSize(side, side);
    setFocusPolicy(Qt::StrongFocus);
    connect(&timer_, &QTimer::timeout, this, &GifPreview::next);
    connect(&thumbnails_, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    retranslate();
}

void GifPreview::setPhotos(std::vector<ContentNo> photos)
{
    photos_ = std::move(photos);
    shown_ = {};
    begin();
}

void GifPreview::setPace(double seconds, int times)
{
    if (seconds == seconds_ && times == times_) return;
    seconds_ = seconds;
    times_ = times;
    begin();
}

void GifPreview::begin()
{
    frame_ = round_ = 0;
    timer_.setInterval(static_cast<int>(seconds_ * 1000));
    if (isVisible() && photos_.size() > 1)
        timer_.start();
    else
        timer_.stop();
    update();
}

void GifPreview::next()
{
    const int count = static_cast<int>(photos_.size());
    if (frame_ + 1 == count && times_ > 0 && round_ + 1 >= times_) return timer_.stop();
    frame_ = (frame_ + 1) % count;
    round_ += frame_ == 0 ? 1 : 0;
    update();
}

void GifPreview::toggle()
{
    const bool ended = times_ > 0 && round_ + 1 >= times_ && frame_ + 1 == static_cast<int>(photos_.size());
    if (timer_.isActive())
        timer_.stop();
    else if (ended)
        begin();
    else if (photos_.size() > 1)
        timer_.start();
    update();
}

QPixmap GifPreview::pictureOf(int frame)
{
    return thumbnails_.get(thumbnailOf(photos_[static_cast<std::size_t>(frame)]), qRound(side * devicePixelRatioF()),
                           this, Thumbnails::Fit::whole);
}

/// As the GIF has it: whole in the middle of the first one's frame, on black. A picture that is late keeps the one
/// before it in sight.
void GifPreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), theme().canvas);
    thumbnails_.beginSight(this);
    const int count = static_cast<int>(photos_.size());
    const QPixmap first = count > 0 ? pictureOf(0) : QPixmap(), now = count > 0 ? pictureOf(frame_) : QPixmap();
    if (!now.isNull()) shown_ = now;
    for (int i = 1; i <= std::min(ahead, count - 1); ++i) pictureOf((frame_ + i) % count);
    thumbnails_.endSight(this);
    const auto fitted = [](const QSize& size, const QRect& into) {
        QRect place(QPoint(), size.scaled(into.size(), Qt::KeepAspectRatio));
        place.moveCenter(into.center());
        return place;
    };
    if (!shown_.isNull()) {
        const QRect frame = fitted(first.isNull() ? shown_.size() : first.size(), rect());
        painter.fillRect(frame, Qt::black);
        painter.drawPixmap(fitted(shown_.size(), frame), shown_);
    }
    if (!timer_.isActive() && count > 1) {
        QRect sign(0, 0, signSide, signSide);
        sign.moveCenter(rect().center());
        painter.setRenderHint(QPainter::Antialiasing);
        paintBox(painter, sign.adjusted(-8, -8, 8, 8), signSide, theme().scrim, Qt::transparent);
        paintIcon(painter, QStringLiteral("play"), sign.adjusted(6, 6, -6, -6), Qt::white);
    }
    if (hasFocus()) paintBox(painter, rect(), 2, Qt::transparent, theme().accent, 2);
}

void GifPreview::showEvent(QShowEvent*)
{
    begin();
}

void GifPreview::hideEvent(QHideEvent*)
{
    timer_.stop();
}

void GifPreview::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) toggle();
}

void GifPreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space)
        toggle();
    else
        QWidget::keyPressEvent(event);
}

void GifPreview::retranslate()
{
    setAccessibleName(tr("Preview of the GIF"));
    setToolTip(tr("A click stops it and lets it go on (Space)"));
}

} // namespace albumen
