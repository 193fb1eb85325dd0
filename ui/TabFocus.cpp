#include "TabFocus.h"

#include <algorithm>

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

QList<QWidget*> tabsAsSeen(const QWidget& inside)
{
    constexpr int oneLine = 12; // as far up or down middles of what stands in a line may be
    const auto middle = [&inside](const QWidget* widget) { return widget->mapTo(&inside, widget->rect().center()); };
    QList<QWidget*> stops = inside.findChildren<QWidget*>();
    stops.removeIf([](const QWidget* widget) { return !takesTab(*widget); });
    std::ranges::stable_sort(stops, {}, [&](const QWidget* widget) { return middle(widget).y(); });
    for (auto line = stops.begin(); line != stops.end();) {
        const int top = middle(*line).y();
        const auto end = std::find_if(line, stops.end(), [&](const QWidget* widget) {
            return middle(widget).y() > top + oneLine;
        });
        std::sort(line, end, [&](const QWidget* a, const QWidget* b) { return middle(a).x() < middle(b).x(); });
        line = end;
    }
    return stops;
}

} // namespace albumen
