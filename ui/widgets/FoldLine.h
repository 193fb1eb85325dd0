// One line in the place of something larger that is folded away: a click brings that back, and another folds it again.
#pragma once

#include "widgets/Card.h"

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class FoldLine final : public QWidget
{
    Q_OBJECT

public:
    explicit FoldLine(QWidget* parent = nullptr);

    /// What is folded, in short, and what the buttons say.
    void setWords(const QString& text, const QString& unfold, const QString& fold);
    /// Open: a small button alone stands over what is shown. The focus goes from one button to the other.
    void setOpen(bool open);
    Button& unfoldButton() { return *unfold_; }
    Button& foldButton() { return *fold_; }

signals:
    void clicked(bool open); ///< what is wanted

private:
    Card* line_;
    Label* text_;
    Button *unfold_, *fold_;
};

} // namespace albumen
