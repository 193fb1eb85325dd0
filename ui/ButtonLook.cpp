#include "ButtonLook.h"

#include <algorithm>

#include <QPainter>
#include <QStyleOptionButton>
#include <QWidget>

#include "Icons.h"
#include "Paint.h"
#include "TextFocus.h"
#include "Theme.h"
#include "widgets/Button.h"

namespace albumen {
namespace {
using ButtonKind = Button::Kind;

constexpr int padding = 12, bigPadding = 24, smallPadding = 9, arrowSize = 14, arrowGap = 10, keySide = 20, keyGap = 10;
constexpr double bigText = 1.2;

struct Colours {
    QColor fill, border, text;
};

/// What the properties of a button say.
struct Appearance {
    ButtonKind kind = ButtonKind::outlined;
    QString icon, keyHint;
    QStringList reserved;
    bool small = false, dropDown = false, first = false, last = false;
    bool ofQt = true; ///< a button of Qt's own dialogs

    explicit Appearance(const QWidget* button);
    bool token() const
    {
        return kind == ButtonKind::bigSoft && small;
    } ///< soft and small: a value that can be taken away
    bool big() const
    {
        return !token() && (kind == ButtonKind::big || kind == ButtonKind::bigSoft || kind == ButtonKind::bigOutlined);
    }
    bool filledBig() const { return kind == ButtonKind::big || (kind == ButtonKind::bigSoft && !token()); }
    QFont font() const;
    int iconSize() const;
    int iconRoom(const QString& text) const;
    /// Qt marks a key with '&'; here it is a sign like others, as in "Not Tom & Tim".
    QString words(const QString& text) const { return ofQt ? QString(text).remove(QLatin1Char('&')) : text; }
    int arrowRoom() const { return dropDown ? arrowSize + arrowGap : 0; }
    int keyWidth() const;
    int keyRoom() const { return keyHint.isEmpty() ? 0 : keyGap + keyWidth(); }
    Colours colours(QStyle::State state) const;
};

Appearance::Appearance(const QWidget* button)
{
    if (!button) return;
    const QVariant said = button->property(buttonProperty::kind);
    ofQt = !said.isValid();
    kind = said.value<ButtonKind>();
    icon = button->property(buttonProperty::icon).toString();
    reserved = button->property(buttonProperty::reserved).toStringList();
    keyHint = button->property(buttonProperty::keyHint).toString();
    small = button->property(buttonProperty::small).toBool();
    dropDown = button->property(buttonProperty::dropDown).toBool();
    first = button->property(buttonProperty::firstSegment).toBool();
    last = button->property(buttonProperty::lastSegment).toBool();
}

QFont Appearance::font() const
{
    if (token()) return fontOf(Type::medium);
    if (small || kind == ButtonKind::link) {
        QFont font = fontOf(Type::caption);
        font.setWeight(kind == ButtonKind::link ? QFont::DemiBold : QFont::Medium);
        return font;
    }
    QFont font = fontOf(kind == ButtonKind::primary || big() ? Type::strong : Type::medium);
    if (!big()) return font;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * bigText);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * bigText + 0.5));
    if (kind == ButtonKind::bigOutlined) font.setWeight(QFont::Medium);
    return font;
}

int Appearance::iconSize() const
{
    if (filledBig()) return 24;
    return small ? 16 : kind == ButtonKind::bigOutlined || kind == ButtonKind::quiet ? 20 : 18;
}

int Appearance::keyWidth() const
{
    return std::max(keySide, QFontMetrics(fontOf(Type::caption)).horizontalAdvance(keyHint) + 10);
}

int Appearance::iconRoom(const QString& text) const
{
    if (icon.isEmpty()) return 0;
    return iconSize() + (text.isEmpty() ? 0 : filledBig() ? 11 : 9);
}

Colours Appearance::colours(QStyle::State state) const
{
    const Theme& t = theme();
    const QColor clear = Qt::transparent;
    if (!(state & QStyle::State_Enabled)) {
        const bool framed = kind == ButtonKind::outlined || kind == ButtonKind::bigOutlined;
        return {kind == ButtonKind::primary || filledBig() ? t.hover : clear, framed ? t.line : clear, t.disabled};
    }
    const bool down = state & QStyle::State_Sunken, hover = state & QStyle::State_MouseOver;
    switch (kind) {
    case ButtonKind::primary:
    case ButtonKind::big: return {down ? t.accentPress : hover ? t.accentHover : t.accent, clear, t.onAccent};
    case ButtonKind::bigSoft: {
        const int stronger = t.dark ? 118 : 96;
        return {down || hover ? t.accentSoft.lighter(stronger) : t.accentSoft, clear, t.accentInk};
    }
    case ButtonKind::outlined:
    case ButtonKind::bigOutlined: return {down ? t.press : hover ? t.hover : t.card, t.edge, t.ink};
    case ButtonKind::quiet:
    case ButtonKind::icon:
        if (state & QStyle::State_On) return {t.accentSoft, clear, t.accentInk};
        return {down ? t.press : hover ? t.hover : clear, clear, t.ink2};
    case ButtonKind::link: return {clear, clear, t.accentInk};
    case ButtonKind::segment:
        if (state & QStyle::State_On) return {t.accentSoft, t.edge, t.accentInk};
        return {down ? t.press : hover ? t.hover : t.card, t.edge, t.ink2};
    }
    return {};
}

/// Its part of the frame that all segments share, and the line that parts it from the next.
void paintSegment(const QRect& place, const Appearance& look, const Colours& colours, QPainter& painter)
{
    const int beyond = 2 * metric::controlRadius;
    painter.save();
    painter.setClipRect(place);
    paintBox(painter, place.adjusted(look.first ? 0 : -beyond, 0, look.last ? 0 : beyond, 0), metric::controlRadius,
             colours.fill, colours.border);
    painter.restore();
    if (!look.last) painter.fillRect(place.right(), place.top() + 1, 1, place.height() - 2, colours.border);
}

/// A key as it looks on a keyboard; fainter while a text field takes the letters.
void paintKey(QPainter& painter, const QString& key, const QRect& place, QColor colour)
{
    if (lettersGoToText()) colour.setAlphaF(colour.alphaF() * 0.4F);
    QColor edge = colour;
    edge.setAlphaF(colour.alphaF() * 0.5F);
    painter.save();
    paintBox(painter, place, 4, Qt::transparent, edge);
    painter.setPen(colour);
    painter.setFont(fontOf(Type::caption));
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, key);
    painter.restore();
}

/// Icon, words and arrow, together in the middle; a link stands at the left like the text it follows.
void paintContent(const QStyleOptionButton& option, const Appearance& look, const QColor& colour, QPainter& painter)
{
    const QRect& box = option.rect;
    if (look.kind == ButtonKind::icon) // its words are in its tooltip
        return paintIcon(painter, look.icon,
                         QRect(0, 0, look.iconSize(), look.iconSize())
                             .translated(box.center() - QPoint(look.iconSize() / 2 - 1, look.iconSize() / 2 - 1)),
                         colour);
    const QFontMetrics metrics(painter.font());
    const bool bare = look.kind == ButtonKind::link;
    const int room = box.width() - look.iconRoom(option.text) - look.arrowRoom() - look.keyRoom() - (bare ? 0 : 8);
    const QString words = metrics.elidedText(look.words(option.text), Qt::ElideRight, room);
    const int wordsWidth = metrics.horizontalAdvance(words), size = look.iconSize();
    const int whole = look.iconRoom(option.text) + wordsWidth + look.arrowRoom() + look.keyRoom();
    int x = box.x() + (look.kind == ButtonKind::link ? 0 : (box.width() - whole) / 2);
    const bool after = look.token(); // words, then the cross that takes it away
    if (!look.icon.isEmpty())
        paintIcon(painter, look.icon,
                  QRect(after ? x + whole - size : x, box.y() + (box.height() - size) / 2, size, size), colour);
    if (!after) x += look.iconRoom(option.text);
    painter.setPen(colour);
    painter.drawText(QRect(x, box.y(), wordsWidth + 2, box.height()), Qt::AlignVCenter | Qt::TextSingleLine, words);
    if (!look.keyHint.isEmpty())
        paintKey(painter, look.keyHint,
                 QRect(x + wordsWidth + keyGap, box.y() + (box.height() - keySide) / 2, look.keyWidth(), keySide),
                 colour);
    if (!look.dropDown) return;
    const QRect arrow(x + wordsWidth + arrowGap, box.y() + (box.height() - arrowSize) / 2 + 1, arrowSize, arrowSize);
    paintIcon(painter, QStringLiteral("down"), arrow, colour);
}

} // namespace

void paintButton(const QStyleOptionButton& option, const QWidget* button, QPainter& painter)
{
    const Appearance look(button);
    const Colours colours = look.colours(option.state);
    const double radius = look.token() ? option.rect.height() / 2.
                          : look.big() ? metric::cardRadius
                                       : metric::controlRadius;
    if (look.kind == ButtonKind::segment)
        paintSegment(option.rect, look, colours, painter);
    else
        paintBox(painter, option.rect, radius, colours.fill, colours.border);
    QFont font = look.font();
    if (look.kind == ButtonKind::segment && option.state & QStyle::State_On) font.setWeight(QFont::DemiBold);
    const QStyle::State hovered = QStyle::State_Enabled | QStyle::State_MouseOver;
    if (look.kind == ButtonKind::link && (option.state & hovered) == hovered) font.setUnderline(true);
    painter.setFont(font);
    paintContent(option, look, colours.text, painter);
}

QSize buttonSize(const QStyleOptionButton& option, const QWidget* button)
{
    const Appearance look(button);
    if (look.kind == ButtonKind::icon) return {metric::smallControl + 4, metric::smallControl + 4};
    const QFontMetrics metrics(look.font());
    int width = metrics.horizontalAdvance(look.words(option.text));
    for (const QString& other : look.reserved) width = std::max(width, metrics.horizontalAdvance(other));
    width += look.iconRoom(option.text) + look.arrowRoom() + look.keyRoom();
    const auto high = [&metrics](int least, int around) { return std::max(least, metrics.height() + around); };
    if (look.kind == ButtonKind::link) return {width + 6, high(metric::smallControl, 4)};
    if (look.big())
        return {width + 2 * (look.kind == ButtonKind::bigOutlined ? padding : bigPadding),
                high(metric::bigControl, 24)};
    if (look.token()) return {width + 2 * padding, high(metric::control, 12)};
    if (look.small) return {width + 2 * smallPadding, high(metric::smallControl, 6)};
    return {width + 2 * padding + 1, high(metric::control, 12)};
}

} // namespace albumen
