#include "widgets/Label.h"

#include <algorithm>

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace albumen {

Label::Label(Type type, QColor Theme::*colour, QWidget* parent) : QLabel(parent), type_(type), colour_(colour)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Label::setLook(Type type, QColor Theme::*colour)
{
    if (type == type_ && colour == colour_) return;
    type_ = type;
    colour_ = colour;
    updateGeometry();
    update();
}

void Label::setElide(Qt::TextElideMode mode)
{
    elide_ = mode;
    setSizePolicy(mode == Qt::ElideNone ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void Label::reserve(const QString& longest)
{
    reserved_ = longest;
    updateGeometry();
}

QSize Label::sizeHint() const
{
    const QFontMetrics metrics(fontOf(type_));
    const int width = std::max(metrics.horizontalAdvance(text()), metrics.horizontalAdvance(reserved_));
    return {width + 2, metrics.height()};
}

QSize Label::minimumSizeHint() const
{
    return {elide_ == Qt::ElideNone ? sizeHint().width() : 0, sizeHint().height()};
}

void Label::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont font = fontOf(type_);
    painter.setFont(font);
    painter.setPen(theme().*colour_);
    const QString shown = elide_ == Qt::ElideNone ? text() : QFontMetrics(font).elidedText(text(), elide_, width());
    painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

bool Label::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && elide_ != Qt::ElideNone) {
        const bool cut = QFontMetrics(fontOf(type_)).horizontalAdvance(text()) > width();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), cut ? text() : QString(), this);
        return true;
    }
    return QLabel::event(event);
}

} // namespace albumen
