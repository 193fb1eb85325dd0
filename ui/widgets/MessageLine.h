// The message line: what happened, to what, and at most one link. A lower rank never hides a higher one.
#pragma once

#include <QList>
#include <QWidget>

#include "Messages.h"

namespace albumen {

class Button;

enum class Rank { info, undo, warning, error }; ///< from low to high

struct Message {
    Rank rank = Rank::info;
    QString topic; ///< a later message with the same topic takes the place of the earlier one
    Pieces words;
    QString link;      ///< empty: none
    bool good = false; ///< an info that something is done: with the check
};

/// Threads: GUI.
class MessageLine final : public QWidget
{
    Q_OBJECT

public:
    explicit MessageLine(QWidget* parent = nullptr);

    /// What is said when nothing happened.
    void setResting(const Pieces& words, bool good);
    void say(Message message);
    /// Solved: takes the message of this topic away.
    void clear(const QString& topic);
    /// The one shown; the resting words when nothing waits.
    Message shown() const;
    int waiting() const; ///< messages hidden behind it
    QString text() const { return plain(shown().words); }

    QSize sizeHint() const override;

signals:
    void linkClicked(const QString& topic);
    void logWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    int textWidth() const;
    int textRoom() const;

    Message resting_;
    QList<Message> messages_;
    Button* link_;
    Button* more_;
    Button* close_;
};

} // namespace albumen
