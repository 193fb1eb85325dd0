#include "TextFocus.h"

#include <QApplication>
#include <QWidget>

namespace albumen {

bool lettersGoToText()
{
    const QWidget* const focus = QApplication::focusWidget();
    return focus && focus->isEnabled() && focus->testAttribute(Qt::WA_InputMethodEnabled);
}

} // namespace albumen
