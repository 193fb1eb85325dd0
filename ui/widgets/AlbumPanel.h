// A small card that floats over a page and asks for the name of an album, or for one of those there are.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QRect>

#include "widgets/Card.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace albumen {

class Button;
class FieldReason;
class Label;

/// Enter takes the row that is marked: the album of that name, else the first whose name begins so, else a new one.
/// Esc, and whatever takes the focus out of it, close it. Threads: GUI.
class AlbumPanel final : public Card
{
    Q_OBJECT

public:
    struct Row {
        qint64 album = 0;
        std::string name;
    };
    struct Asked {
        std::function<QString()> title, yes; ///< asked again when the language changes
        QString text = {};                   ///< in the field
        bool chooses = false;                ///< one of these, or a new one
        std::vector<Row> rows = {};
    };

    explicit AlbumPanel(QWidget* parent);

    /// Below this place of the parent with its right edge, or above it where there is more room.
    void open(Asked asked, const QRect& by);
    void shut();
    /// What was typed could not be done: the field says why. False: it is closed.
    bool refuse(const QString& why);
    void retranslate();

    QLineEdit& field() { return *field_; }
    QListView& list() { return *list_; }
    Button& yes() { return *yes_; }

signals:
    void chosen(qint64 album);
    void named(const QString& name); ///< a name that can be one; it stays open until it is shut
    void closed();                   ///< without a choice

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void mark(int row);
    void accept();
    void take(int row);
    void close();
    void place();

    Asked asked_;
    QRect by_;
    Label* title_;
    QLineEdit* field_;
    FieldReason* reason_;
    Button* yes_;
    QListView* list_;
    QStandardItemModel* rows_;
};

} // namespace albumen
