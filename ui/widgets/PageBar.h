// The bar at the bottom of a page: left what is selected, right what can be done with it. Always there, so that nothing
// jumps when a selection begins.
#pragma once

#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace albumen {

class Actions;
class Button;
class Label;

/// Threads: GUI.
class PageBar final : public QWidget
{
    Q_OBJECT

public:
    explicit PageBar(QWidget* parent = nullptr);

    /// "3 photos selected", and a fact beside it.
    void setWords(const QString& what, const QString& fact = {});
    /// A button for each, of the action table. Where the width does not hold all and what is mostly said, the last ones
    /// are in the menu of "more". Ensures: the buttons stay where they are whatever is said and can be done. Requires:
    /// the actions are in the table and outlive the bar.
    void setActions(const Actions& actions, const QStringList& ids);
    /// At the right end, after a line: a slider, for example.
    void addAtEnd(QWidget* widget);
    QString words() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();

    QWidget* said_; ///< what_ and fact_, as wide as the buttons leave room
    Label *what_, *fact_;
    QWidget* room_; ///< for the buttons
    QHBoxLayout* end_;
    QList<Button*> buttons_;
    QStringList ids_;
    Button* more_;
    const Actions* actions_ = nullptr;
};

} // namespace albumen
