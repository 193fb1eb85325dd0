#include "widgets/MessageLine.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "Icons.h"
#include "Theme.h"
#include "widgets/Button.h"

namespace albumen {
namespace {
constexpr int iconLeft = 16, iconSize = 16, textLeft = 40, gap = 16;

QFont fontOfPiece(const Piece& piece)
{
    return fontOf(piece.object ? Type::captionStrong : Type::caption);
}

} // namespace

QString iconOf(const Message& message)
{
    switch (message.rank) {
    case Rank::info: return message.good ? QStringLiteral("ok") : QStringLiteral("info");
    case Rank::undo: return QStringLiteral("ok");
    case Rank::warning: return QStringLiteral("warn");
    case Rank::error: return QStringLiteral("error");
    }
    return {};
}

QColor colourOf(const Message& message)
{
    const Theme& t = theme();
    switch (message.rank) {
    case Rank::info: return message.good ? t.good : t.ink3;
    case Rank::undo: return t.good;
    case Rank::warning: return t.warn;
    case Rank::error: return t.bad;
    }
    return t.ink3;
}

MessageLine::MessageLine(QWidget* parent)
    : QWidget(parent), link_(new Button(Button::Kind::link, {}, this)),
      close_(new Button(Button::Kind::icon, QStringLiteral("close"), this))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    link_->setObjectName(QStringLiteral("messageLink"));
    close_->setObjectName(QStringLiteral("closeMessage"));
    link_->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where it is
    connect(link_, &QPushButton::clicked, this, [this] {
        if (const auto follow = shown().follow) follow();
    });
    qApp->installEventFilter(this); // to know of the next key or click
    close_->setSmall(true);
    connect(close_, &QPushButton::clicked, this, [this] { clear(shown().topic); });
    refresh();
}

void MessageLine::setResting(Words words, bool good)
{
    resting_ =
        Message{.rank = Rank::info, .topic = {}, .words = std::move(words), .link = {}, .good = good, .follow = {}};
    refresh();
}

void MessageLine::answer(Words words)
{
    answer_ = Message{.rank = Rank::info, .words = std::move(words)};
    refresh();
    tell();
}

void MessageLine::seen()
{
    bool any = answer_.has_value();
    answer_.reset();
    for (HeldMessage& held : messages_) any = !std::exchange(held.seen, true) || any;
    if (any) refresh();
}

/// A key comes here before it does anything. What is used on the line itself stays where it is meanwhile.
bool MessageLine::eventFilter(QObject* watched, QEvent* event)
{
    const bool key = event->type() == QEvent::ShortcutOverride;
    const QObject* const used = key ? QApplication::focusWidget() : watched;
    if ((key || event->type() == QEvent::MouseButtonPress) && watched->isWidgetType() && used != link_ &&
        used != close_)
        seen();
    return QWidget::eventFilter(watched, event);
}

void MessageLine::tell()
{
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageLine::say(Message message)
{
    answer_.reset();
    const auto passing = [](const Message& one) { return one.rank == Rank::info && one.link().isEmpty(); };
    messages_.removeIf([&](const HeldMessage& other) {
        return other.message.topic == message.topic || (passing(message) && passing(other.message));
    });
    messages_.append({std::move(message), QDateTime::currentDateTime()});
    refresh();
    emit changed();
    tell();
}

void MessageLine::clear(const QString& topic)
{
    if (messages_.removeIf([&topic](const HeldMessage& held) { return held.message.topic == topic; }) == 0) return;
    refresh();
    emit changed();
}

Message MessageLine::shown() const
{
    if (answer_) return *answer_;
    const auto error = [](const HeldMessage& held) { return held.message.rank == Rank::error; };
    if (const auto newest = std::find_if(messages_.rbegin(), messages_.rend(), error); newest != messages_.rend()) {
        const auto decided = std::find_if(messages_.rbegin(), newest, [](const HeldMessage& held) {
            return held.message.rank == Rank::undo && !held.seen;
        });
        return decided->message; // where nothing was decided since, that is the error
    }
    const auto unseen = [](const HeldMessage& held) { return !held.seen; };
    const bool news = std::any_of(messages_.begin(), messages_.end(), unseen);
    const Message* best = nullptr;
    for (const HeldMessage& held : messages_) {
        if (news && held.seen) continue;
        if (!best || held.message.rank >= best->rank || held.message.rank == Rank::undo) best = &held.message;
    }
    return best ? *best : resting_;
}

QSize MessageLine::sizeHint() const
{
    return {320, metric::strip};
}

void MessageLine::refresh()
{
    const Message message = shown();
    const QString link = message.link();
    link_->setText(link);
    link_->setVisible(!link.isEmpty());
    link_->setAccessibleName(link);
    const bool stays = message.rank >= Rank::warning || (message.rank == Rank::info && !link.isEmpty());
    close_->setVisible(!messages_.isEmpty() && stays);
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(tr("Close"));
    setAccessibleName(plain(message.words()));
    for (Button* button : {link_, close_}) button->resize(button->sizeHint());
    resizeEvent(nullptr);
    update();
}

int MessageLine::textWidth() const
{
    int width = 0;
    const Message message = shown();
    for (const Piece& piece : message.words()) width += QFontMetrics(fontOfPiece(piece)).horizontalAdvance(piece.text);
    return width;
}

int MessageLine::keyWidth() const
{
    const QString key = shown().key.toString(QKeySequence::NativeText);
    if (key.isEmpty() || link_->isHidden()) return 0;
    const int width = QFontMetrics(fontOf(Type::caption)).horizontalAdvance(key);
    return textWidth() + gap + width <= textRoom() ? width : 0;
}

int MessageLine::textRoom() const
{
    int room = width() - textLeft - 8;
    for (const Button* button : {link_, close_})
        if (!button->isHidden()) room -= button->width() + gap;
    return std::max(room, 0);
}

void MessageLine::resizeEvent(QResizeEvent*)
{
    int x = textLeft + std::min(textWidth(), textRoom()) + gap;
    for (Button* button : {link_, close_}) {
        if (button->isHidden()) continue;
        button->move(x, (height() - button->height()) / 2);
        x += button->width() + gap;
        if (const int key = keyWidth(); button == link_ && key > 0) x += key + gap;
    }
}

bool MessageLine::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = textWidth() > textRoom();
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), cut ? text() : QString(), this);
        return true;
    }
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::ApplicationFontChange) refresh();
    return QWidget::event(event);
}

void MessageLine::paintEvent(QPaintEvent*)
{
    const Theme& t = theme();
    const Message message = shown();
    QPainter painter(this);
    paintIcon(painter, iconOf(message), QRect(iconLeft, (height() - iconSize) / 2, iconSize, iconSize),
              colourOf(message));
    int over = textWidth() - textRoom(); // what must be cut: the objects give first, from their middle
    int x = textLeft;
    for (const Piece& piece : message.words()) {
        const QFont font = fontOfPiece(piece);
        const QFontMetrics metrics(font);
        int room = metrics.horizontalAdvance(piece.text);
        if (over > 0 && piece.object) {
            const int less = std::max(room - over, std::min(room, 160));
            over -= room - less;
            room = less;
        }
        room = std::min(room, textLeft + textRoom() - x);
        if (room <= 0) break;
        const QString words = metrics.elidedText(piece.text, piece.object ? Qt::ElideMiddle : Qt::ElideRight, room + 1);
        painter.setFont(font);
        painter.setPen(piece.object ? t.ink : t.ink2);
        painter.drawText(QRect(x, 0, room + 2, height()), Qt::AlignVCenter | Qt::TextSingleLine, words);
        x += metrics.horizontalAdvance(words);
    }
    const int key = keyWidth();
    if (key == 0) return;
    painter.setFont(fontOf(Type::caption));
    painter.setPen(t.ink3);
    painter.drawText(QRect(link_->geometry().right() + 1 + gap, 0, key + 2, height()),
                     Qt::AlignVCenter | Qt::TextSingleLine, message.key.toString(QKeySequence::NativeText));
}

} // namespace albumen
