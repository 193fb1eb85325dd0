// All messages at once, above the status strip: each whole, with its time, its link, Copy and Dismiss.
#pragma once

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace albumen {

class Button;
class Label;
class MessageLine;
struct HeldMessage;

/// A pop-up: Esc and a click beside it close it, and so does the last message that goes. Threads: GUI.
class MessageList final : public QFrame
{
    Q_OBJECT

public:
    MessageList(MessageLine& line, QWidget* parent);

    /// Newest first; the focus is in it until it closes.
    void openAbove(QWidget& bell);
    int count() const;
    void retranslate();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fill();
    QWidget* makeRow(const HeldMessage& held);
    void place();
    void dismissAll();

    MessageLine& line_;
    QWidget* bell_ = nullptr;
    Label* title_;
    Button* all_;
    QScrollArea* scroll_;
    QVBoxLayout* rows_ = nullptr;
};

} // namespace albumen
