// A small card that floats over a page: a field, and below it the rows that fit what is typed.
#pragma once

#include <QRect>

#include "widgets/Card.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace albumen {

class Button;
class FieldReason;
class Label;

/// The focus stays in the field; the keys up and down mark a row, Enter takes it. Esc, and whatever takes the focus out
/// of it, close it. Threads: GUI.
class ChoicePanel : public Card
{
    Q_OBJECT

public:
    virtual void shut();
    /// What was typed could not be done: the field says why. False: it is closed.
    bool refuse(const QString& why);

    QLineEdit& field() { return *field_; }
    QListView& list() { return *list_; }
    Button& yes() { return *yes_; }

signals:
    void closed(); ///< without a choice

protected:
    /// `name`: "albumName" is the object name of the field, "albumRows" that of the list.
    ChoicePanel(const QString& name, QWidget* parent);

    /// Below this place of the parent with its right edge, or above it where there is more room.
    void openBy(const QRect& by, const QString& text);
    void setWords(const QString& title, const QString& yes, const QString& field, const QString& list);
    /// Puts the rows for what is typed into rows(), marks one, and calls fit().
    virtual void fill() = 0;
    /// The marked row, or Yes; -1: none is.
    virtual void take(int row) = 0;
    QStandardItemModel& rows() { return *rows_; }
    int marked() const;
    void mark(int row);
    void setRowsShown(bool shown);
    /// As many rows as are seen at one time, and the card around them.
    void fit();

    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void close();
    void place();

    QRect by_;
    Label* title_;
    QLineEdit* field_;
    FieldReason* reason_;
    Button* yes_;
    QListView* list_;
    QStandardItemModel* rows_;
};

} // namespace albumen
