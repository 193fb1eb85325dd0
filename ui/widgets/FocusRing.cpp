#include "widgets/FocusRing.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QKeyEvent>
#include <QSlider>

namespace albumen {
namespace {

/// Others show by themselves that they have the focus.
bool ringed(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QSlider*>(&widget);
}

} // namespace

FocusRing::FocusRing(QWidget* window) : QObject(window), window_(window), frame_(new QFocusFrame(window))
{
    qApp->installEventFilter(this);
}

QWidget* FocusRing::around() const
{
    return frame_ ? frame_->widget() : nullptr;
}

/// What was reached by the mouse shows the ring as soon as keys are used there.
void FocusRing::keyed(QWidget& widget)
{
    if (frame_->widget() != &widget && widget.hasFocus() && ringed(widget)) frame_->setWidget(&widget);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::KeyPress;
    if (!frame_ || (!key && event->type() != QEvent::FocusIn && event->type() != QEvent::FocusOut)) return false;
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != window_) return false;
    if (key) {
        constexpr auto ofCommands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
        if (!(static_cast<QKeyEvent*>(event)->modifiers() & ofCommands)) keyed(*widget);
        return false;
    }
    const bool kind = ringed(*widget);
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
