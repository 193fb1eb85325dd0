#include "ArrowKeys.h"

#include <QAbstractButton>
#include <QApplication>
#include <QButtonGroup>
#include <QKeyEvent>

#include "TabFocus.h"

namespace albumen {
namespace {

bool oneOfSome(const QAbstractButton& button)
{
    return button.autoExclusive() || (button.group() && button.group()->exclusive());
}

/// How far `to` lies from `from` in the direction of the key; -1: not there, or in another row or column.
int distance(const QRect& from, const QRect& to, int key)
{
    const bool along = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool sameLine = along ? from.top() <= to.bottom() && to.top() <= from.bottom()
                                : from.left() <= to.right() && to.left() <= from.right();
    if (!sameLine) return -1;
    switch (key) {
    case Qt::Key_Left: return from.left() - to.right();
    case Qt::Key_Right: return to.left() - from.right();
    case Qt::Key_Up: return from.top() - to.bottom();
    case Qt::Key_Down: return to.top() - from.bottom();
    default: return -1;
    }
}

} // namespace

ArrowKeys::ArrowKeys(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

QAbstractButton* ArrowKeys::beside(const QAbstractButton& button, int key)
{
    if (!button.parentWidget()) return nullptr;
    QAbstractButton* nearest = nullptr;
    int least = -1;
    for (QAbstractButton* const other :
         button.parentWidget()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (other == &button || !takesTab(*other)) continue;
        const int away = distance(button.geometry(), other->geometry(), key);
        if (away < 0 || (nearest && away >= least)) continue;
        nearest = other;
        least = away;
    }
    return nearest;
}

bool ArrowKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return false;
    auto* const button = qobject_cast<QAbstractButton*>(watched);
    const auto* const key = static_cast<QKeyEvent*>(event);
    const bool arrow = key->key() >= Qt::Key_Left && key->key() <= Qt::Key_Down;
    if (!button || !arrow || oneOfSome(*button)) return false;
    if (QAbstractButton* const next = beside(*button, key->key())) {
        const bool back = key->key() == Qt::Key_Left || key->key() == Qt::Key_Up;
        next->setFocus(back ? Qt::BacktabFocusReason : Qt::TabFocusReason);
    } else
        event->ignore(); // a page scrolls by it
    return true;
}

} // namespace albumen
