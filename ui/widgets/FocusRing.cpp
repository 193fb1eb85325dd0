#include "widgets/FocusRing.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QSlider>

namespace albumen {

FocusRing::FocusRing(QWidget* window) : QObject(window), window_(window), frame_(new QFocusFrame(window))
{
    qApp->installEventFilter(this);
}

QWidget* FocusRing::around() const
{
    return frame_ ? frame_->widget() : nullptr;
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (!frame_ || (event->type() != QEvent::FocusIn && event->type() != QEvent::FocusOut)) return false;
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != window_) return false;
    const bool kind =
        qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QSlider*>(widget);
    const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
    // Another window or a menu took the focus for a while: what had the ring keeps it.
    if (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason)
        return false;
    const bool byKey = reason != Qt::MouseFocusReason;
    if (event->type() == QEvent::FocusIn && kind && byKey)
        frame_->setWidget(widget);
    else if (frame_->widget() == widget)
        frame_->setWidget(nullptr);
    return false;
}

} // namespace albumen
