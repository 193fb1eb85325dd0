// What the Tab key stops at.
#pragma once

#include <QList>

class QWidget;

namespace albumen {

/// Tab would stop at it now. Threads: GUI.
bool takesTab(const QWidget& widget);
/// The first that Tab stops at in this widget or inside of it; null: nothing does. Threads: GUI.
QWidget* firstTab(QWidget& inside);

/// All that Tab stops at inside of it, line by line as they are seen: what was made later may stand before. Threads: GUI.
QList<QWidget*> tabsAsSeen(const QWidget& inside);

} // namespace albumen
