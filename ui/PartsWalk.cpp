#include "PartsWalk.h"

#include <QApplication>
#include <QWidget>

#include "TabFocus.h"

namespace albumen {
namespace {

/// The innermost of the parts that holds the widget; -1: none does.
qsizetype partOf(const QWidget* widget, const QList<QWidget*>& parts)
{
    qsizetype found = -1;
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (widget && (parts[i] == widget || parts[i]->isAncestorOf(widget)) &&
            (found < 0 || parts[found]->isAncestorOf(parts[i])))
            found = i;
    return found;
}

/// The first widget of the part that Tab would reach.
QWidget* firstIn(qsizetype part, const QList<QWidget*>& parts)
{
    QWidget* const begin = parts[part];
    QWidget* widget = begin;
    do {
        if (takesTab(*widget) && partOf(widget, parts) == part) return widget;
        widget = widget->nextInFocusChain();
    } while (widget != begin);
    return nullptr;
}

} // namespace

PartsWalk::PartsWalk(std::function<QList<QWidget*>()> parts, QObject* parent)
    : QObject(parent), parts_(std::move(parts))
{
    // A widget that is being destroyed gives the focus away: its relatives are looked at when that is over.
    connect(
        qApp, &QApplication::focusChanged, this, [this] { remember(QApplication::focusWidget()); },
        Qt::QueuedConnection);
}

void PartsWalk::remember(QWidget* now)
{
    const QList<QWidget*> parts = parts_();
    if (const qsizetype part = partOf(now, parts); part >= 0) last_[parts[part]] = now;
}

void PartsWalk::go(int step)
{
    remember(QApplication::focusWidget());
    const QList<QWidget*> parts = parts_();
    const qsizetype count = parts.size(), here = partOf(QApplication::focusWidget(), parts);
    for (qsizetype i = 1; i <= count; ++i) {
        const qsizetype from = here < 0 && step > 0 ? -1 : std::max<qsizetype>(here, 0);
        const qsizetype to = ((from + step * i) % count + count) % count;
        QWidget* const last = last_.value(parts[to]);
        QWidget* const next = last && takesTab(*last) && partOf(last, parts) == to ? last : firstIn(to, parts);
        if (!next) continue;
        next->setFocus(Qt::TabFocusReason); // shows the ring
        return;
    }
}

} // namespace albumen
