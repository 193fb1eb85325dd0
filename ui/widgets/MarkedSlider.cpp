#include "widgets/MarkedSlider.h"

#include <QPainter>
#include <QStyleOptionSlider>
#include <QWheelEvent>

#include "Theme.h"

namespace albumen {
namespace {

constexpr int markHeight = 6;

} // namespace

MarkedSlider::MarkedSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

void MarkedSlider::setMark(int value)
{
    mark_ = value;
    update();
}

void MarkedSlider::paintEvent(QPaintEvent* event)
{
    QSlider::paintEvent(event);
    QStyleOptionSlider option;
    initStyleOption(&option);
    const int handle = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    const int x = handle / 2 + QStyle::sliderPositionFromValue(minimum(), maximum(), mark_, width() - handle);
    QPainter(this).fillRect(QRect(x - 1, height() - markHeight, 2, markHeight), theme().edge);
}

void MarkedSlider::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace albumen
