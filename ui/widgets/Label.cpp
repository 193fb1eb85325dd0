#include "widgets/Label.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace albumen {

Label::Label(Type type, QColor Theme::*colour, QWidget* parent) : QLabel(parent), type_(type), colour_(colour)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    dress();
}

void Label::setLook(Type type, QColor Theme::*colour)
{
    type_ = type;
    colour_ = colour;
    dress();
}

void Label::reserve(const QStringList& texts)
{
    reserved_ = texts;
    int widest = 0;
    for (const QString& text : texts) widest = std::max(widest, fontMetrics().horizontalAdvance(text));
    setMinimumWidth(widest);
}

void Label::dress()
{
    const Theme& t = theme();
    QPalette own; // names one role: the others stay those of the application
    own.setColor(QPalette::WindowText, t.*colour_);
    own.setColor(QPalette::Disabled, QPalette::WindowText, t.disabled);
    if (palette().color(QPalette::WindowText) != t.*colour_) setPalette(own);
    setFont(fontOf(type_));
}

bool Label::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange) dress(); // QWidget makes no changeEvent of it
    return QLabel::event(event);
}

void Label::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) dress();
    if (event->type() == QEvent::FontChange && !reserved_.isEmpty()) reserve(reserved_);
}

WrappedLabel::WrappedLabel(Type type, QColor Theme::*colour, QWidget* parent) : Label(type, colour, parent)
{
    setWordWrap(true);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize WrappedLabel::minimumSizeHint() const
{
    return {0, measured_ > 0 ? heightForWidth(measured_) : fontMetrics().height()};
}

void WrappedLabel::resizeEvent(QResizeEvent* event)
{
    Label::resizeEvent(event);
    if (std::exchange(measured_, width()) != width()) updateGeometry();
}

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, Type type, QColor Theme::*colour, QWidget* parent)
    : Label(type, colour, parent), mode_(mode)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, Label::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    // Widths are rounded: what just fits is not cut for the part of a pixel that it is longer.
    const bool fits = fontMetrics().horizontalAdvance(text()) <= width();
    const QString shown = fits ? text() : fontMetrics().elidedText(text(), mode_, width());
    style()->drawItemText(&painter, rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, palette(), isEnabled(),
                          shown, foregroundRole());
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty()) return Label::event(event);
    const bool cut = fontMetrics().horizontalAdvance(text()) > width();
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), cut ? text() : QString(), this);
    return true;
}

} // namespace albumen
