// One line in the place of something larger that is folded away; a click brings that back.
#pragma once

#include "widgets/Card.h"

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class FoldLine final : public Card
{
    Q_OBJECT

public:
    explicit FoldLine(QWidget* parent = nullptr);

    /// What is folded, in short, and what the button says.
    void setWords(const QString& text, const QString& button);

signals:
    void unfolded();

private:
    Label* text_;
    Button* button_;
};

} // namespace albumen
