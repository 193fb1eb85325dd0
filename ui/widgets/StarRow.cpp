#include "widgets/StarRow.h"

#include <QMouseEvent>
#include <QPainter>

#include "Paint.h"
#include "Theme.h"
#include "photo/Stars.h"

namespace albumen {
namespace {
constexpr int side = 26; // of a star, with the room around it
}

StarRow::StarRow(QWidget* parent) : QSlider(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("stars"));
    setRange(0, mostStars);
    setPageStep(1);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setFixedSize(sizeHint());
    connect(this, &QAbstractSlider::actionTriggered, this, [this] {
        if (sliderPosition() != value()) emit chosen(sliderPosition());
    });
    connect(this, &QAbstractSlider::valueChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

QSize StarRow::sizeHint() const
{
    return {mostStars * side, side};
}

QRect StarRow::starRect(int star) const
{
    return {(star - 1) * side, 0, side, side};
}

int StarRow::starAt(const QPoint& point) const
{
    return rect().contains(point) ? point.x() / side + 1 : 0;
}

void StarRow::retranslate()
{
    setAccessibleName(tr("Stars"));
    setToolTip(tr("Stars: keys 1 to 5, and the same key again for none"));
}

void StarRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStars(painter, rect().adjusted(2, 2, -2, -2), hovered_ > 0 ? hovered_ : value(), theme().accent,
               hovered_ > 0 ? theme().ink2 : theme().ink3);
}

void StarRow::mousePressEvent(QMouseEvent* event)
{
    const int star = starAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || star == 0) return;
    hovered_ = 0;
    update();
    emit chosen(star == value() ? 0 : star);
}

void StarRow::mouseMoveEvent(QMouseEvent* event)
{
    hovered_ = starAt(event->position().toPoint());
    update();
}

void StarRow::leaveEvent(QEvent*)
{
    hovered_ = 0;
    update();
}

} // namespace albumen
