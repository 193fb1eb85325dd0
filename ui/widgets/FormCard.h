// A form in a page: a heading, labelled rows, a line that says why something is refused, Cancel and one step. Not
// modal.
#pragma once

#include <initializer_list>

#include "widgets/Card.h"

class QFormLayout;

namespace albumen {

class Button;
class Label;
class WrappedLabel;

/// Enter in a field takes the step, Esc and Cancel close it. Threads: GUI.
class FormCard : public Card
{
    Q_OBJECT

public:
    explicit FormCard(QWidget* parent);

    void open(QWidget& first); ///< that has the focus
    void shut();
    /// Why the step was not taken; empty: nothing is refused.
    void refuse(const QString& why);
    QString refusal() const;
    Button& step() { return *step_; }
    Button& cancelButton() { return *cancel_; }

signals:
    void accepted();
    void closed(); ///< without the step

protected:
    void addRow(QWidget* field);
    /// The label left of a row, which a screen reader says of its field too.
    void nameRow(QWidget* field, const QString& name);
    void showRow(QWidget* field, bool shown);
    void setWords(const QString& title, const QString& step, const QString& cancel);
    void keyPressEvent(QKeyEvent* event) override;

private:
    void cancel();

    Label* title_;
    QFormLayout* form_;
    WrappedLabel* refusal_;
    Button *cancel_, *step_;
};

/// Widgets in one row of a form, the first as wide as there is room.
QWidget* besides(std::initializer_list<QWidget*> parts, QWidget* parent);

} // namespace albumen
