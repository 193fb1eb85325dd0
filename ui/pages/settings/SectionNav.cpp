#include "pages/settings/SectionNav.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "Paint.h"
#include "Theme.h"

namespace albumen {
namespace {
constexpr int itemHeight = 36, itemPadding = 16;
}

SectionItem::SectionItem(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SectionItem::sizeHint() const
{
    return {QFontMetrics(fontOf(Type::strong)).horizontalAdvance(text()) + 2 * itemPadding, grown(itemHeight, 1, 16)};
}

void SectionItem::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const bool on = isChecked(), hover = underMouse() && !on;
    if (on || hover) paintBox(painter, rect(), metric::controlRadius, on ? t.accentSoft : t.hover, Qt::transparent);
    const QFont font = fontOf(on ? Type::strong : Type::body);
    painter.setFont(font);
    painter.setPen(on ? t.accentInk : t.ink2);
    const QRect room = rect().adjusted(itemPadding, 0, -itemPadding / 2, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, room.width()));
}

void SectionItem::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return click();
    QAbstractButton::keyPressEvent(event); // arrows go to the next one
}

SectionNav::SectionNav(int count, QWidget* parent) : QWidget(parent), group_(new QButtonGroup(this))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(metric::gap, 0, metric::gap, metric::gap);
    column->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* const item = new SectionItem(this);
        group_->addButton(item, i);
        items_.append(item);
        column->addWidget(item);
    }
    column->addStretch();
    connect(group_, &QButtonGroup::idClicked, this, &SectionNav::chosen);
}

void SectionNav::setTexts(const QStringList& texts)
{
    for (int i = 0; i < items_.size(); ++i) items_[i]->setText(texts.value(i));
}

void SectionNav::setCurrent(int section)
{
    items_[section]->setChecked(true);
}

int SectionNav::current() const
{
    return group_->checkedId();
}

void SectionNav::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
}

} // namespace albumen
