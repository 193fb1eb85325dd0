// The look in one place: colours by role, the type scale, the spacing. Nothing in `ui/` names a colour of its own.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QWidget;

namespace albumen {

/// Colours by what they are for. Threads: GUI.
struct Theme {
    bool dark = false;
    QColor win, page, card;                  ///< menu and side bar, page, cards and fields
    QColor line, edge;                       ///< hairlines; borders of controls
    QColor ink, ink2, ink3;                  ///< text, secondary, captions
    QColor hover, press, track;              ///< states; background of bars and thumbnails
    QColor accent, accentHover, accentPress; ///< filled button, focus, bars
    QColor onAccent, accentInk, accentSoft;  ///< text on accent, links, selected row
    QColor disabled;                         ///< text and icon of what cannot be used now
    QColor good, goodSoft, warn, warnSoft, bad, badSoft;
    QColor canvas, scrim; ///< behind a photo; under a label on a photo
};

enum class ThemeChoice { system, light, dark };

const Theme& lightTheme();
const Theme& darkTheme();
/// The one in force.
const Theme& theme();
/// Puts the theme in force: style, palette, every widget repaints. May be called again at any time.
void applyTheme(ThemeChoice choice);
ThemeChoice themeChoice();
/// Text lighter than the window it stands on.
bool isDark(const QPalette& palette);
QPalette paletteOf(const Theme& theme);
/// WCAG 2.1 contrast of two opaque colours, 1..21.
double contrast(const QColor& a, const QColor& b);

enum class Type { title, section, body, medium, strong, caption, captionStrong };
/// Relative to the application's own font, so that the user's size is kept.
QFont fontOf(Type type);

/// Spacing and sizes in device independent pixels; heights grow with the font.
namespace metric {
inline constexpr int pageMargin = 32, cardPadding = 16, gap = 16, tight = 8;
inline constexpr int controlRadius = 6, cardRadius = 8;
inline constexpr int control = 32, smallControl = 24, bigControl = 56;
inline constexpr int pathRow = 56, step = 64, personTile = 64, infoBar = 40, strip = 40, header = 72, menuBar = 32,
                     pageBar = 56;
inline constexpr int sideBar = 176, slimSideBar = 56, slimUnder = 1120, panelLeast = 264, panelMost = 320;
inline constexpr int contentMost = 1280;
} // namespace metric

/// A height that holds its text when the font is larger than the one the numbers were drawn for.
/// `lines` of body text plus `around` pixels, never under `least`.
int grown(int least, int lines, int around);

} // namespace albumen
