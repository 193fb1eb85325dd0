// How the style draws a push button. What kind it is, its icon and its arrow are properties of the button, so that any
// QPushButton can be one of the house's; one without properties is outlined.
#pragma once

#include <QSize>

class QPainter;
class QStyleOptionButton;
class QWidget;

namespace albumen {

/// Names of the properties.
namespace buttonProperty {
inline constexpr char kind[] = "kind";                 ///< Button::Kind, or its name
inline constexpr char icon[] = "iconName";             ///< of the family in resources/icons
inline constexpr char small[] = "small";               ///< bool
inline constexpr char dropDown[] = "dropDown";         ///< bool: an arrow at the right
inline constexpr char keyHint[] = "keyHint";           ///< QString: a key, drawn as one after the words
inline constexpr char firstSegment[] = "firstSegment"; ///< bool: the frame of a segment is round at the left
inline constexpr char lastSegment[] = "lastSegment";   ///< bool: and at the right
inline constexpr char reserved[] = "reserved"; ///< QStringList: the button is as wide as the longest of them needs
} // namespace buttonProperty

/// Threads: GUI.
void paintButton(const QStyleOptionButton& option, const QWidget* button, QPainter& painter);
QSize buttonSize(const QStyleOptionButton& option, const QWidget* button);

} // namespace albumen
