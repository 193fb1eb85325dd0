#include "widgets/MessageList.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>

#include "Icons.h"
#include "Theme.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"
#include "widgets/MessageLine.h"

namespace albumen {
namespace {

constexpr int most = 560, margin = 16, listIcon = 16, above = 12, below = 8;

class MessageGlyph final : public QWidget
{
public:
    MessageGlyph(const Message& message, QWidget* parent) : QWidget(parent), message_(message)
    {
        setFixedSize(listIcon, listIcon);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, iconOf(message_), rect(), colourOf(message_));
    }

private:
    Message message_;
};

/// Wrapped, and cut nowhere, not within a path either: it breaks after each slash.
QString breakable(QString text)
{
    return text.replace(QLatin1Char('/'), QStringLiteral("/\u200b"));
}

QString timeText(const QDateTime& at)
{
    return QLocale().toString(at, MessageList::tr("d MMMM, HH:mm"));
}

} // namespace

MessageList::MessageList(MessageLine& line, QWidget* parent)
    : QFrame(parent, Qt::Popup), line_(line), title_(new Label(Type::section, &Theme::ink, this)),
      all_(new Button(Button::Kind::quiet, {}, this)), scroll_(new QScrollArea(this))
{
    setProperty("card", true);
    all_->setObjectName(QStringLiteral("dismissAll"));
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setMinimumHeight(1); // one short message needs less than an area asks for
    auto* const head = new QHBoxLayout;
    head->setContentsMargins(margin, 0, margin - 4, 0);
    head->addWidget(title_);
    head->addStretch();
    head->addWidget(all_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(1, above, 1, below);
    column->setSpacing(below);
    column->addLayout(head);
    column->addWidget(scroll_, 1);
    connect(all_, &QPushButton::clicked, this, &MessageList::dismissAll);
    connect(&line_, &MessageLine::changed, this, [this] {
        if (isVisible()) fill();
    });
    retranslate();
}

void MessageList::openAbove(QWidget& bell)
{
    bell_ = &bell;
    fill();
    show();
    scroll_->widget()->findChild<Button*>(QStringLiteral("dismiss"))->setFocus(Qt::PopupFocusReason);
}

int MessageList::count() const
{
    return static_cast<int>(scroll_->widget()->findChildren<Button*>(QStringLiteral("dismiss")).size());
}

void MessageList::fill()
{
    if (line_.held().isEmpty()) return hide();
    const bool focused = isAncestorOf(QApplication::focusWidget());
    auto* const content = new QWidget;
    rows_ = new QVBoxLayout(content);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(0);
    for (qsizetype i = line_.held().size() - 1; i >= 0; --i) {
        rows_->addWidget(new Line(Qt::Horizontal, content));
        rows_->addWidget(makeRow(line_.held()[i]));
    }
    rows_->addStretch();
    if (QWidget* const old = scroll_->takeWidget()) old->deleteLater(); // one of its buttons may be on the way back
    scroll_->setWidget(content);
    content->setAutoFillBackground(false); // the area has just said otherwise
    if (focused) content->findChild<Button*>(QStringLiteral("dismiss"))->setFocus(Qt::OtherFocusReason);
    place();
}

QWidget* MessageList::makeRow(const HeldMessage& held)
{
    const Message& message = held.message;
    const QString words = plain(message.words()), when = timeText(held.at);
    auto* const row = new QWidget;
    auto* const text = new Label(Type::body, &Theme::ink, row);
    text->setWordWrap(true);
    text->setText(breakable(words));
    text->setAccessibleName(words);
    auto* const time = new Label(Type::caption, &Theme::ink3, row);
    time->setText(when);
    auto* const foot = new QHBoxLayout;
    foot->setSpacing(4);
    foot->addWidget(time);
    foot->addStretch();
    const auto button = [row, foot](Button::Kind kind, const QString& name, const QString& what) {
        auto* const made = new Button(kind, {}, row);
        made->setObjectName(name);
        made->setText(what);
        if (kind == Button::Kind::quiet) made->setSmall(true);
        foot->addWidget(made);
        return made;
    };
    if (const QString link = message.link(); !link.isEmpty() && message.follow)
        connect(button(Button::Kind::link, QStringLiteral("follow"), link), &QPushButton::clicked, this,
                [this, follow = message.follow] {
                    hide();
                    follow();
                });
    connect(button(Button::Kind::quiet, QStringLiteral("copy"), tr("Copy")), &QPushButton::clicked, this,
            [words, at = held.at] { QApplication::clipboard()->setText(at.toString(Qt::ISODate) + ' ' + words); });
    connect(button(Button::Kind::quiet, QStringLiteral("dismiss"), tr("Dismiss")), &QPushButton::clicked, this,
            [this, topic = message.topic] { line_.clear(topic); });
    auto* const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(text);
    column->addLayout(foot);
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(margin, 12, margin - 4, 8);
    layout->setSpacing(12);
    layout->addWidget(new MessageGlyph(message, row), 0, Qt::AlignTop);
    layout->addLayout(column, 1);
    return row;
}

void MessageList::place()
{
    const QWidget& window = *bell_->window();
    const int width = std::min(most, window.width() - 2 * margin);
    // The area gives its content at least the height that the layout says, whatever the width.
    const int rows = std::max(rows_->heightForWidth(width - 2), rows_->minimumSize().height());
    const int head = std::max(title_->sizeHint().height(), all_->sizeHint().height());
    const int around = above + head + layout()->spacing() + below;
    const int height = std::min(rows + around, window.height() * 2 / 3);
    const QPoint corner = bell_->mapToGlobal(QPoint(bell_->width(), -6));
    const int left = std::max(corner.x() - width, window.mapToGlobal(QPoint(margin, 0)).x());
    setGeometry(left, corner.y() - height, width, height);
}

void MessageList::dismissAll()
{
    QStringList topics;
    for (const HeldMessage& held : line_.held()) topics << held.message.topic;
    for (const QString& topic : std::as_const(topics)) line_.clear(topic);
}

void MessageList::retranslate()
{
    title_->setText(tr("Messages"));
    all_->setText(tr("Dismiss all"));
    setAccessibleName(tr("Messages"));
    if (isVisible()) fill();
}

void MessageList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

void MessageList::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    if (bell_) bell_->setFocus(Qt::PopupFocusReason);
}

} // namespace albumen
