#include "widgets/Card.h"

#include <QVariant>

namespace albumen {

Card::Card(QWidget* parent) : QFrame(parent)
{
    setProperty("card", true);
}

Line::Line(Qt::Orientation orientation, QWidget* parent) : QFrame(parent)
{
    setFrameShape(orientation == Qt::Horizontal ? HLine : VLine);
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

} // namespace albumen
