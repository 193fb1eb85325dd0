#include "TabFocus.h"

#include <QWidget>

namespace albumen {

bool takesTab(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus);
}

QWidget* firstTab(QWidget& inside)
{
    QWidget* widget = &inside;
    do {
        if (takesTab(*widget) && (widget == &inside || inside.isAncestorOf(widget))) return widget;
        widget = widget->nextInFocusChain();
    } while (widget != &inside);
    return nullptr;
}

} // namespace albumen
