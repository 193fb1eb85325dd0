#include "Style.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QFrame>
#include <QPainter>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QWidget>

#include "ButtonLook.h"
#include "Icons.h"
#include "Paint.h"
#include "Theme.h"

namespace albumen {
namespace {

constexpr int ringWidth = 2, ringGap = 2;
constexpr int scrollBar = 12, scrollHandle = 6, scrollLeast = 32;
constexpr int indicator = 16, radioRing = 5, sliderTrack = 4;
constexpr QSize progressBar(112, 8);
constexpr int comboArrow = 14, comboPadding = 12;

void drawCheckBox(const QStyleOption& option, QPainter& painter)
{
    const Theme& t = theme();
    const bool on = option.state & QStyle::State_On;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QColor fill = !enabled ? QColor(Qt::transparent)
                        : on     ? (hover ? t.accentHover : t.accent)
                        : hover  ? t.hover
                                 : t.card;
    paintBox(painter, option.rect, 4, fill, !enabled ? t.line : on ? fill : t.edge);
    if (on)
        paintIcon(painter, QStringLiteral("check"), option.rect.adjusted(2, 2, -2, -2),
                  enabled ? t.onAccent : t.disabled);
}

void drawRadio(const QStyleOption& option, QPainter& painter)
{
    const Theme& t = theme();
    const bool on = option.state & QStyle::State_On;
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QColor edge = !enabled ? t.line : on ? t.accent : t.edge;
    const double radius = option.rect.height() / 2.;
    paintBox(painter, option.rect, radius, hover ? t.hover : t.card, edge, on ? radioRing : 1);
}

/// Horizontal: a track, filled up to the handle.
void drawSlider(const QStyleOptionSlider& option, const QRect& handle, QPainter& painter)
{
    const Theme& t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QRectF track(option.rect.left(), handle.center().y() - 1, option.rect.width(), sliderTrack);
    paintBox(painter, track, sliderTrack / 2., t.track, Qt::transparent);
    QRectF done = track;
    done.setRight(handle.center().x());
    if (enabled) paintBox(painter, done, sliderTrack / 2., t.accent, Qt::transparent);
    const int side = std::min(handle.width(), handle.height());
    const QRectF knob(handle.center().x() - side / 2, handle.center().y() - side / 2, side, side);
    paintBox(painter, knob, side / 2., hover && enabled ? t.hover : t.card, enabled ? t.accent : t.line, 2);
}

void drawCombo(const QStyleOptionComboBox& option, QPainter& painter)
{
    const Theme& t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool down = option.state & QStyle::State_On;
    const bool hover = option.state & QStyle::State_MouseOver;
    paintBox(painter, option.rect, metric::controlRadius,
             !enabled ? QColor(Qt::transparent)
             : down   ? t.press
             : hover  ? t.hover
                      : t.card,
             enabled ? t.edge : t.line);
    const QRect arrow(option.rect.right() - comboPadding - comboArrow + 2,
                      option.rect.center().y() - comboArrow / 2 + 1, comboArrow, comboArrow);
    paintIcon(painter, QStringLiteral("down"), arrow, enabled ? t.ink2 : t.disabled);
}

void drawScrollBar(const QStyleOptionSlider& option, const QRect& slider, QPainter& painter)
{
    const Theme& t = theme();
    if (option.maximum <= option.minimum) return;
    const bool active = option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    QRectF handle = slider;
    if (option.orientation == Qt::Vertical)
        handle = QRectF(handle.center().x() - scrollHandle / 2., handle.top() + 2, scrollHandle, handle.height() - 4);
    else
        handle = QRectF(handle.left() + 2, handle.center().y() - scrollHandle / 2., handle.width() - 4, scrollHandle);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(active ? t.ink3 : t.edge);
    painter.drawRoundedRect(handle, scrollHandle / 2., scrollHandle / 2.);
}

void drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter)
{
    const Theme& t = theme();
    const bool active = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, t.win);
    if (active) paintBox(painter, option.rect.adjusted(1, 3, -1, -4), metric::controlRadius, t.press, Qt::transparent);
    painter.setPen(active ? t.ink : t.ink2);
    painter.setFont(fontOf(Type::body));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic | Qt::TextSingleLine,
                     option.text);
}

void drawComboText(const QStyleOptionComboBox& option, QPainter& painter)
{
    const QRect room = option.rect.adjusted(comboPadding, 0, -comboPadding - comboArrow, 0);
    painter.save();
    painter.setPen(option.state & QStyle::State_Enabled ? theme().ink : theme().disabled);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, room.width()));
    painter.restore();
}

void drawField(const QStyleOption& option, const QWidget* field, QPainter& painter)
{
    const Theme& t = theme();
    const bool enabled = option.state & QStyle::State_Enabled, focus = option.state & QStyle::State_HasFocus;
    const bool refused = field && field->property("refused").toBool();
    const QColor border = !enabled ? t.line : refused ? t.bad : focus ? t.accent : t.edge;
    painter.save();
    paintBox(painter, option.rect, metric::controlRadius, enabled ? t.card : QColor(Qt::transparent), border,
             focus || refused ? 2 : 1);
    painter.restore();
}

void drawRing(const QRect& rect, QPainter& painter)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().accent, ringWidth));
    painter.setBrush(Qt::NoBrush);
    const double radius = metric::controlRadius + ringGap + 1;
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

/// What lies over the window stands out from what is under it.
void drawEdge(const QRect& rect, QPainter& painter)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme().edge);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void drawProgress(const QStyleOptionProgressBar& option, const QWidget* bar, QPainter& painter)
{
    const int steps = std::max(1, option.maximum - option.minimum);
    const bool paused = bar && bar->property("paused").toBool();
    painter.save();
    paintBar(painter, option.rect, double(option.progress - option.minimum) / steps,
             paused ? theme().ink3 : theme().accent);
    painter.restore();
}

/// A card or a line; false for any other frame.
bool drawFrame(const QStyleOptionFrame& option, const QWidget* frame, QPainter& painter)
{
    const Theme& t = theme();
    if (option.frameShape == QFrame::HLine || option.frameShape == QFrame::VLine) {
        painter.fillRect(option.rect, t.line);
        return true;
    }
    if (!frame || !frame->property("card").toBool()) return false;
    painter.save();
    paintBox(painter, option.rect, metric::cardRadius, t.card, t.line);
    painter.restore();
    return true;
}

/// A row of the list that a combo box opens, as high as the box.
class ComboRow final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), grown(metric::control, 1, 12)};
    }
};

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("fusion"))
{
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* const rows = qobject_cast<QAbstractItemView*>(widget); rows && rows->inherits("QComboBoxListView"))
        rows->setItemDelegate(new ComboRow(rows)); // the view owns it
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Theme& t = theme();
    switch (element) {
    case PE_FrameFocusRect: return; // the ring outside shows it
    case PE_IndicatorCheckBox: {
        painter->save();
        drawCheckBox(*option, *painter);
        painter->restore();
        return;
    }
    case PE_IndicatorRadioButton: {
        painter->save();
        drawRadio(*option, *painter);
        painter->restore();
        return;
    }
    case PE_PanelLineEdit: drawField(*option, widget, *painter); return;
    case PE_PanelMenu: painter->fillRect(option->rect, t.card); return;
    case PE_Frame: // of the list that a combo box opens
    case PE_FrameMenu: drawEdge(option->rect, *painter); return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, option->palette.toolTipBase());
        drawEdge(option->rect, *painter);
        return;
    case PE_PanelMenuBar: return;
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Theme& t = theme();
    switch (element) {
    case CE_FocusFrame: drawRing(option->rect, *painter); return;
    case CE_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            painter->save();
            paintButton(*button, widget, *painter);
            painter->restore();
        }
        return;
    case CE_ProgressBar:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
            drawProgress(*bar, widget, *painter);
        return;
    case CE_ShapedFrame: {
        const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
        if (!frame || !drawFrame(*frame, widget, *painter)) QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    case CE_MenuBarItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            painter->save();
            drawMenuBarItem(*item, *painter);
            painter->restore();
        }
        return;
    case CE_HeaderSection: {
        painter->fillRect(option->rect, t.card);
        painter->fillRect(QRect(option->rect.bottomLeft(), QSize(option->rect.width(), 1)), t.line);
        return;
    }
    case CE_HeaderEmptyArea: painter->fillRect(option->rect, t.card); return;
    case CE_MenuBarEmptyArea: painter->fillRect(option->rect, t.win); return;
    case CE_ComboBoxLabel:
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) drawComboText(*combo, *painter);
        return;
    default: QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    painter->save();
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option); control == CC_ComboBox && combo)
        drawCombo(*combo, *painter);
    else if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); control == CC_ScrollBar && bar)
        drawScrollBar(*bar, subControlRect(control, option, SC_ScrollBarSlider, widget), *painter);
    else if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
             control == CC_Slider && slider && slider->orientation == Qt::Horizontal)
        drawSlider(*slider, subControlRect(control, option, SC_SliderHandle, widget), *painter);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->restore();
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return ringWidth + ringGap;
    case PM_ScrollBarExtent: return scrollBar;
    case PM_ScrollBarSliderMin: return scrollLeast;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return indicator;
    case PM_RadioButtonLabelSpacing:
    case PM_CheckBoxLabelSpacing: return 8;
    case PM_MenuBarPanelWidth: return 0;
    case PM_MenuBarHMargin: return 9;
    case PM_MenuBarVMargin: return 0;
    case PM_MenuBarItemSpacing: return 0;
    case PM_MenuVMargin: return 4;
    case PM_MenuPanelWidth: return 1; // the edge
    case PM_ScrollView_ScrollBarSpacing: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_FocusFrame_Mask: return 0;
    case SH_ComboBox_Popup: return 0;
    case SH_ScrollBar_Transient: return 0;
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                            const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar) return QProxyStyle::subControlRect(control, option, sub, widget);
    // No arrow buttons: the groove is the whole bar.
    const bool vertical = bar->orientation == Qt::Vertical;
    const int length = vertical ? bar->rect.height() : bar->rect.width();
    const int range = bar->maximum - bar->minimum;
    int slider = length;
    if (range > 0)
        slider = std::max(std::min(scrollLeast, length),
                          static_cast<int>(qint64{length} * bar->pageStep / std::max(1, range + bar->pageStep)));
    const int start =
        sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider, bar->upsideDown);
    const auto part = [&](int from, int to) {
        return vertical ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), to - from)
                        : QRect(bar->rect.left() + from, bar->rect.top(), to - from, bar->rect.height());
    };
    switch (sub) {
    case SC_ScrollBarGroove: return bar->rect;
    case SC_ScrollBarSlider: return part(start, start + slider);
    case SC_ScrollBarSubPage: return part(0, start);
    case SC_ScrollBarAddPage: return part(start + slider, length);
    default: return {};
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const
{
    switch (type) {
    case CT_MenuBarItem: return {contents.width() + 20, grown(metric::menuBar - 1, 1, 12)};
    case CT_ComboBox: {
        const bool small = widget && widget->property("small").toBool();
        return {contents.width() + 2 * comboPadding + comboArrow + 8,
                grown(small ? metric::control - 4 : metric::control, 1, small ? 8 : 12)};
    }
    case CT_PushButton:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option))
            return buttonSize(*button, widget);
        return contents;
    case CT_ProgressBar: return progressBar;
    case CT_LineEdit: return {contents.width(), grown(metric::control, 1, 12)};
    case CT_CheckBox: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(size.height(), metric::smallControl)};
    }
    case CT_MenuItem: {
        QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (!item || item->menuItemType != QStyleOptionMenuItem::Separator)
            size.setHeight(std::max(size.height(), grown(28, 1, 10)));
        return size;
    }
    default: return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

} // namespace albumen
