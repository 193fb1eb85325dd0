// The message line: what happened, to what, and at most one link with its key. An error stays until it is solved or
// closed; what is decided meanwhile shows over it with its Undo, until the next key or click. Of the rest, what was
// said since the last key or click is seen before what was there already; otherwise a lower rank never hides a higher
// one, but for an Undo: it shows over what was said before it, so that whoever decides sees what became of it.
#pragma once

#include <optional>

#include <QDateTime>
#include <QList>
#include <QWidget>

#include "MessageSink.h"

namespace albumen {

class Button;

/// A message that waits, and when it was said.
struct HeldMessage {
    Message message;
    QDateTime at;
    bool seen = false; ///< a key or a click came since
};

QString iconOf(const Message& message);
QColor colourOf(const Message& message);

/// Threads: GUI.
class MessageLine final : public QWidget, public MessageSink
{
    Q_OBJECT

public:
    explicit MessageLine(QWidget* parent = nullptr);

    /// What is said when nothing happened.
    void setResting(Words words, bool good);
    void say(Message message) override;
    void clear(const QString& topic) override;
    /// Why the key that was just pressed did nothing: before all others, until the next key, click or message.
    void answer(Words words);
    /// The one shown; the resting words when nothing waits.
    Message shown() const;
    /// All that wait and the one shown, in the order they were said.
    const QList<HeldMessage>& held() const { return messages_; }
    QString text() const { return plain(shown().words()); }

    QSize sizeHint() const override;

signals:
    void changed(); ///< what is held

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    void tell(); ///< a screen reader
    void seen();
    int textWidth() const;
    int textRoom() const;
    int keyWidth() const; ///< 0: there is none, or no room for it beside the whole sentence

    Message resting_;
    std::optional<Message> answer_;
    QList<HeldMessage> messages_;
    Button* link_;
    Button* close_;
};

} // namespace albumen
