// What the Tab key stops at.
#pragma once

class QWidget;

namespace albumen {

/// Tab would stop at it now. Threads: GUI.
bool takesTab(const QWidget& widget);
/// The first that Tab stops at in this widget or inside of it; null: nothing does. Threads: GUI.
QWidget* firstTab(QWidget& inside);

} // namespace albumen
