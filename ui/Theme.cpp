#include "Theme.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QEvent>
#include <QFontMetrics>
#include <QPointer>
#include <QStyle>
#include <QToolTip>
#include <QWidget>

#include "Style.h"

namespace albumen {
namespace {

// Body text the pixel sizes were drawn with: 13 px.
constexpr double captionLeastPt = 9;

QColor rgb(unsigned value)
{
    return QColor::fromRgb(0xff000000U | value);
}

Theme makeLight()
{
    Theme t;
    t.win = rgb(0xF2F0EC), t.page = rgb(0xFAF9F7), t.card = rgb(0xFFFFFF);
    t.line = rgb(0xE3DFD8), t.edge = rgb(0x888278);
    t.ink = rgb(0x211F1C), t.ink2 = rgb(0x544F48), t.ink3 = rgb(0x6B655C);
    t.hover = rgb(0xEBE8E2), t.press = rgb(0xDFDBD3), t.track = rgb(0xDEDAD2);
    t.accent = rgb(0x0E6A68), t.accentHover = rgb(0x0B5856), t.accentPress = rgb(0x084644);
    t.onAccent = rgb(0xFFFFFF), t.accentInk = rgb(0x0B5A58), t.accentSoft = rgb(0xDCECEA);
    t.good = rgb(0x23693F), t.goodSoft = rgb(0xE1F0E6), t.warn = rgb(0x7F5200), t.warnSoft = rgb(0xFAEFD6);
    t.bad = rgb(0xA92E26), t.badSoft = rgb(0xFAE5E2), t.canvas = rgb(0xE6E6E5);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.win = rgb(0x191817), t.page = rgb(0x201F1E), t.card = rgb(0x292826);
    t.line = rgb(0x3A3835), t.edge = rgb(0x8B857B);
    t.ink = rgb(0xEFECE7), t.ink2 = rgb(0xC3BEB5), t.ink3 = rgb(0xA39D93);
    t.hover = rgb(0x33312E), t.press = rgb(0x3D3A37), t.track = rgb(0x45423E);
    t.accent = rgb(0x6CC5BD), t.accentHover = rgb(0x82D1CA), t.accentPress = rgb(0x9ADCD5);
    t.onAccent = rgb(0x062F2D), t.accentInk = rgb(0x8ADAD2), t.accentSoft = rgb(0x1E3F3D);
    t.good = rgb(0x84CFA0), t.goodSoft = rgb(0x1E3527), t.warn = rgb(0xE6BC66), t.warnSoft = rgb(0x3B2F16);
    t.bad = rgb(0xF39286), t.badSoft = rgb(0x452220), t.canvas = rgb(0x131313);
    return t;
}

/// What is the same in both themes, and what follows from their colours.
Theme completed(Theme t)
{
    t.scrim = rgb(0x181614);
    t.scrim.setAlphaF(0.78F);
    t.disabled = t.ink3;
    t.disabled.setAlphaF(0.75F);
    return t;
}

/// Tells every widget that the application's font has changed: Qt tells windows alone, and whoever has a font of its
/// own or measures text must ask anew.
class FontWatcher final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == qApp && event->type() == QEvent::ApplicationFontChange) {
            const QWidgetList widgets = QApplication::allWidgets();
            for (QWidget* const widget : widgets)
                if (!widget->isWindow()) QCoreApplication::sendEvent(widget, event);
        }
        return false;
    }
};

void watchFont()
{
    static QPointer<FontWatcher> watcher; // the application owns it
    if (watcher) return;
    watcher = new FontWatcher(qApp);
    qApp->installEventFilter(watcher);
}

const Theme* current = nullptr;
ThemeChoice chosen = ThemeChoice::system;

/// What the platform asks for, before our palette covers it.
bool systemIsDark()
{
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
}

double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

const Theme& lightTheme()
{
    static const Theme light = completed(makeLight());
    return light;
}

const Theme& darkTheme()
{
    static const Theme dark = completed(makeDark());
    return dark;
}

const Theme& theme()
{
    return current ? *current : lightTheme();
}

ThemeChoice themeChoice()
{
    return chosen;
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::WindowText)) > luminance(palette.color(QPalette::Window));
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.win);
    p.setColor(QPalette::Base, t.card);
    p.setColor(QPalette::AlternateBase, t.page);
    p.setColor(QPalette::Button, t.card);
    p.setColor(QPalette::ToolTipBase, t.ink);
    p.setColor(QPalette::ToolTipText, t.page);
    p.setColor(QPalette::PlaceholderText, t.ink3);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accentInk);
    p.setColor(QPalette::LinkVisited, t.accentInk);
    p.setColor(QPalette::Light, t.hover);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.edge);
    p.setColor(QPalette::Dark, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText}) {
        p.setColor(role, t.ink);
        p.setColor(QPalette::Disabled, role, t.disabled);
    }
    return p;
}

void applyTheme(ThemeChoice choice)
{
    chosen = choice;
    const bool dark = choice == ThemeChoice::dark || (choice == ThemeChoice::system && systemIsDark());
    current = dark ? &darkTheme() : &lightTheme();
    if (!qobject_cast<Style*>(QApplication::style())) QApplication::setStyle(new Style); // the application owns it
    watchFont();
    const QPalette palette = paletteOf(*current);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

QFont fontOf(Type type)
{
    struct Scale {
        double ratio;
        QFont::Weight weight;
    };
    const auto scale = [type]() -> Scale {
        switch (type) {
        case Type::title: return {1.7, QFont::DemiBold};
        case Type::section: return {1.15, QFont::DemiBold};
        case Type::body: return {1, QFont::Normal};
        case Type::medium: return {1, QFont::Medium};
        case Type::strong: return {1, QFont::DemiBold};
        case Type::caption: return {0.92, QFont::Normal};
        case Type::captionStrong: return {0.92, QFont::DemiBold};
        }
        return {1, QFont::Normal};
    }();
    QFont font = QApplication::font();
    font.setWeight(scale.weight);
    if (scale.ratio == 1) return font;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(font.pointSizeF() * scale.ratio, std::min(captionLeastPt, font.pointSizeF())));
    else
        font.setPixelSize(static_cast<int>(std::lround(font.pixelSize() * scale.ratio)));
    return font;
}

int grown(int least, int lines, int around)
{
    return std::max(least, lines * QFontMetrics(fontOf(Type::body)).height() + around);
}

} // namespace albumen
