#include "TextFocus.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace albumen {

bool lettersGoToText()
{
    const QWidget* const focus = QApplication::focusWidget();
    const auto* const combo = qobject_cast<const QComboBox*>(focus);
    return qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QTextEdit*>(focus) ||
           qobject_cast<const QPlainTextEdit*>(focus) || qobject_cast<const QAbstractSpinBox*>(focus) ||
           (combo && combo->isEditable());
}

} // namespace albumen
