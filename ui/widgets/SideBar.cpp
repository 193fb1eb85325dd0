#include "widgets/SideBar.h"

#include <algorithm>

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

#include "Icons.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"

namespace albumen {
namespace {
constexpr int itemHeight = 40, glyph = 20, entryIconLeft = 12, entryTextLeft = 44, mark = 3;
} // namespace

SideItem::SideItem(QString icon, QWidget* parent) : QAbstractButton(parent), icon_(std::move(icon))
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SideItem::setWords(const QString& label, const QString& tip)
{
    label_ = label;
    tip_ = tip;
    setAccessibleName(label);
    setSlim(slim_);
}

void SideItem::setCount(quint64 count, const QString& tip)
{
    count_ = count;
    countTip_ = tip;
    setAccessibleDescription(count > 0 ? tip : QString());
    setSlim(slim_);
}

void SideItem::setSlim(bool slim)
{
    slim_ = slim;
    QStringList tip{tip_};
    if (count_ > 0) tip << countTip_;
    setToolTip(tip.join(QLatin1Char('\n')));
    update();
}

QSize SideItem::sizeHint() const
{
    return {itemHeight, grown(itemHeight, 1, 20)};
}

void SideItem::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    QPainter painter(this);
    const bool on = isChecked();
    const bool hover = underMouse() && isEnabled() && !on;
    if (on || hover) paintBox(painter, rect(), metric::controlRadius, on ? t.accentSoft : t.hover, Qt::transparent);
    if (dropping_)
        paintBox(painter, QRectF(rect()).adjusted(1, 1, -1, -1), metric::controlRadius, Qt::transparent, t.accent, 2);
    if (on) paintBox(painter, QRectF(0, height() / 2. - 10, mark, 20), mark / 2., t.accent, Qt::transparent);
    const QColor colour = on ? t.accentInk : isEnabled() ? t.ink2 : t.disabled;
    const int left = slim_ ? (width() - glyph) / 2 : entryIconLeft;
    paintIcon(painter, icon_, QRect(left, (height() - glyph) / 2, glyph, glyph), colour);
    if (slim_) return;
    const QFont font = fontOf(on ? Type::strong : Type::body);
    painter.setFont(font);
    painter.setPen(colour);
    const QString count = count_ > 0 ? numberText(count_) : QString();
    const int countWidth = count.isEmpty() ? 0 : QFontMetrics(fontOf(Type::body)).horizontalAdvance(count) + 8;
    const QRect room = rect().adjusted(entryTextLeft, 0, -8 - countWidth, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(label_, Qt::ElideRight, room.width()));
    painter.setFont(fontOf(Type::body));
    painter.setPen(on ? t.accentInk : isEnabled() ? t.ink3 : t.disabled);
    painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, count);
}

void SideItem::setDropping(bool dropping)
{
    dropping_ = dropping;
    update();
}

void SideItem::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.first().isLocalFile()) return;
    event->setDropAction(Qt::CopyAction); // told of a Move, who dragged the file would remove it
    event->accept();
    setDropping(true);
}

void SideItem::dragLeaveEvent(QDragLeaveEvent*)
{
    setDropping(false);
}

void SideItem::dropEvent(QDropEvent* event)
{
    setDropping(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit dropped(event->mimeData()->urls().first().toLocalFile());
}

SideBar::SideBar(const QList<SideEntry>& entries, QWidget* parent) : QWidget(parent)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 16, 9, 8);
    column->setSpacing(4);
    const auto add = [this, column](const SideEntry& entry) {
        auto* const item = new SideItem(entry.icon, this);
        items_.insert(entry.id, item);
        order_.append(item);
        column->addWidget(item);
        connect(item, &SideItem::clicked, this, [this, id = entry.id] { emit chosen(id); });
    };
    for (const SideEntry& entry : entries)
        if (!entry.bottom) add(entry);
    column->addStretch();
    for (const SideEntry& entry : entries)
        if (entry.bottom) add(entry);
    setSlim(false);
    retranslate();
}

void SideBar::setSlim(bool slim)
{
    slim_ = slim;
    setFixedWidth(slim ? metric::slimSideBar
                       : std::max(metric::sideBar,
                                  8 + 9 + entryTextLeft + QFontMetrics(fontOf(Type::body)).averageCharWidth() * 14));
    for (SideItem* item : std::as_const(order_)) item->setSlim(slim);
}

void SideBar::setCurrent(const QString& id)
{
    for (auto i = items_.cbegin(); i != items_.cend(); ++i) i.value()->setChecked(i.key() == id);
}

void SideBar::setWords(const QString& id, const QString& label, const QString& tip)
{
    if (SideItem* const found = item(id)) found->setWords(label, tip);
}

void SideBar::setCount(const QString& id, quint64 count, const QString& tip)
{
    if (SideItem* const found = item(id)) found->setCount(count, tip);
}

void SideBar::retranslate()
{
    setAccessibleName(tr("Pages"));
}

void SideBar::keyPressEvent(QKeyEvent* event)
{
    const qsizetype now = order_.indexOf(qobject_cast<SideItem*>(focusWidget()));
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && now >= 0) return order_[now]->click();
    QWidget::keyPressEvent(event);
}

void SideBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().win);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
}

} // namespace albumen
