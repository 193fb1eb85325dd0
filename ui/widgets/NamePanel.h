// A small card that floats over a page: a name field, the people below it, and room for what else can be said.
#pragma once

#include "widgets/Card.h"
#include "widgets/NameField.h"

class QHBoxLayout;

namespace albumen {

class Label;

/// Enter chooses; Esc, and whatever takes the focus out of it, close it. Threads: GUI.
class NamePanel final : public Card
{
    Q_OBJECT

public:
    /// Requires: both outlive it. `parent`: over which it floats.
    NamePanel(Worker& worker, Thumbnails& thumbnails, int width, QWidget* parent);

    /// `title` empty: there is none.
    void open(const QString& title, NameField::Question question);
    void shut();
    /// It closed because the focus went elsewhere.
    bool left() const { return left_; }
    /// Beside this place of the parent, right or left of it, within the parent.
    void standBeside(const QRect& place);
    /// Above this place of the parent, with its right edge.
    void standAbove(const QRect& place);

    NameField& field() { return *field_; }
    QHBoxLayout& besideField() { return *row_; } ///< for buttons
    void retranslate() { field_->retranslate(); }

signals:
    void chosen(const albumen::Whom& whom, const QString& name);
    void nobody(); ///< Enter, and nothing is typed
    void closed(); ///< without a choice

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void place();
    void close();

    Label* title_;
    NameField* field_;
    QHBoxLayout* row_;
    QRect beside_, above_; ///< one of them is empty
    bool left_ = false;
};

} // namespace albumen
