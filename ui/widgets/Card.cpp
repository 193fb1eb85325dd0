#include "widgets/Card.h"

#include <QPainter>

#include "Paint.h"
#include "Theme.h"

namespace albumen {

Card::Card(QWidget* parent) : QFrame(parent)
{
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBox(painter, rect(), metric::cardRadius, theme().card, theme().line);
}

Line::Line(Qt::Orientation orientation, QWidget* parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Line::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().line);
}

} // namespace albumen
