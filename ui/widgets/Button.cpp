#include "widgets/Button.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "Icons.h"
#include "Paint.h"
#include "Theme.h"

namespace albumen {
namespace {
constexpr int padding = 12, bigPadding = 24, smallPadding = 9, arrowSize = 14;
constexpr double bigText = 1.2;
constexpr double disabledStrength = 0.75;
} // namespace

struct Button::Colours {
    QColor fill, border, text;
};

Button::Button(Kind kind, QString icon, QWidget* parent) : QPushButton(parent), kind_(kind), icon_(std::move(icon))
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    if (kind == Kind::link) setCursor(Qt::PointingHandCursor);
}

void Button::setKind(Kind kind)
{
    kind_ = kind;
    updateGeometry();
    update();
}

void Button::setIconName(const QString& name)
{
    icon_ = name;
    update();
}

void Button::setSmall(bool small)
{
    small_ = small;
    updateGeometry();
}

void Button::setDropDown(QMenu* menu)
{
    menu_ = menu;
    connect(this, &QPushButton::clicked, this, [this] { menu_->popup(mapToGlobal(QPoint(0, height() + 2))); });
    updateGeometry();
}

void Button::reserve(const QStringList& texts)
{
    reserved_ = texts;
    updateGeometry();
}

bool Button::isBig() const
{
    return kind_ == Kind::big || kind_ == Kind::bigSoft || kind_ == Kind::bigOutlined;
}

QFont Button::textFont() const
{
    if (small_ || kind_ == Kind::link) {
        QFont font = fontOf(Type::caption);
        font.setWeight(kind_ == Kind::link ? QFont::DemiBold : QFont::Medium);
        return font;
    }
    QFont font = fontOf(kind_ == Kind::primary || isBig() ? Type::strong : Type::medium);
    if (!isBig()) return font;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * bigText);
    else
        font.setPixelSize(static_cast<int>(font.pixelSize() * bigText + 0.5));
    if (kind_ == Kind::bigOutlined) font.setWeight(QFont::Medium);
    return font;
}

int Button::iconSize() const
{
    if (kind_ == Kind::big || kind_ == Kind::bigSoft) return 24;
    return small_ ? 16 : kind_ == Kind::bigOutlined || kind_ == Kind::quiet ? 20 : 18;
}

int Button::textGap() const
{
    return kind_ == Kind::big || kind_ == Kind::bigSoft ? 11 : 9;
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(textFont());
    int width = metrics.horizontalAdvance(text());
    for (const QString& other : reserved_) width = std::max(width, metrics.horizontalAdvance(other));
    if (kind_ == Kind::icon) return {metric::smallControl + 4, metric::smallControl + 4};
    if (!icon_.isEmpty()) width += iconSize() + (text().isEmpty() ? 0 : textGap());
    if (menu_) width += arrowSize + 10;
    if (kind_ == Kind::link) return {width + 6, std::max(metric::smallControl, metrics.height() + 4)};
    if (isBig())
        return {width + 2 * (kind_ == Kind::bigOutlined ? padding : bigPadding),
                std::max(metric::bigControl, metrics.height() + 24)};
    if (small_) return {width + 2 * smallPadding, std::max(metric::smallControl, metrics.height() + 6)};
    return {width + 2 * padding + 1, std::max(metric::control, metrics.height() + 12)};
}

Button::Colours Button::colours() const
{
    const Theme& t = theme();
    const bool down = isDown(), hover = underMouse() && isEnabled();
    const QColor clear = Qt::transparent;
    if (!isEnabled()) {
        QColor faint = t.ink3;
        faint.setAlphaF(disabledStrength);
        const bool filled = kind_ == Kind::primary || kind_ == Kind::big || kind_ == Kind::bigSoft;
        const bool framed = kind_ == Kind::outlined || kind_ == Kind::bigOutlined;
        return {filled ? t.hover : clear, framed ? t.line : clear, faint};
    }
    switch (kind_) {
    case Kind::primary:
    case Kind::big: return {down ? t.accentPress : hover ? t.accentHover : t.accent, clear, t.onAccent};
    case Kind::bigSoft: {
        const int stronger = t.dark ? 118 : 96;
        return {down || hover ? t.accentSoft.lighter(stronger) : t.accentSoft, clear, t.accentInk};
    }
    case Kind::outlined:
    case Kind::bigOutlined: return {down ? t.press : hover ? t.hover : t.card, t.edge, t.ink};
    case Kind::quiet:
    case Kind::icon: return {down ? t.press : hover ? t.hover : clear, clear, t.ink2};
    case Kind::link: return {clear, clear, t.accentInk};
    }
    return {};
}

void Button::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = colours();
    paintBox(painter, rect(), isBig() ? metric::cardRadius : metric::controlRadius, c.fill, c.border);
    QFont font = textFont();
    if (kind_ == Kind::link && underMouse() && isEnabled()) font.setUnderline(true);
    painter.setFont(font);
    painter.setPen(c.text);
    const QFontMetrics metrics(font);
    const int iconWidth = icon_.isEmpty() ? 0 : iconSize() + (text().isEmpty() ? 0 : textGap());
    const int arrowWidth = menu_ ? arrowSize + 10 : 0;
    const int room = width() - iconWidth - arrowWidth - (kind_ == Kind::link || kind_ == Kind::icon ? 0 : 8);
    const QString words = metrics.elidedText(text(), Qt::ElideRight, room);
    const int whole = iconWidth + metrics.horizontalAdvance(words) + arrowWidth;
    int x = kind_ == Kind::link ? 0 : (width() - whole) / 2;
    if (!icon_.isEmpty()) {
        paintIcon(painter, icon_, QRect(x, (height() - iconSize()) / 2, iconSize(), iconSize()), c.text);
        x += iconWidth;
    }
    painter.drawText(QRect(x, 0, metrics.horizontalAdvance(words) + 2, height()), Qt::AlignVCenter | Qt::TextSingleLine,
                     words);
    if (menu_)
        paintIcon(
            painter, QStringLiteral("down"),
            QRect(x + metrics.horizontalAdvance(words) + 10, (height() - arrowSize) / 2 + 1, arrowSize, arrowSize),
            c.text);
}

void Button::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!event->isAutoRepeat()) click(); // Enter presses what has the focus, not only Space
        event->accept();
        return;
    }
    QPushButton::keyPressEvent(event);
}

} // namespace albumen
