// The field in which somebody is named, with the people it may be below it: nearest first, "New person" last.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QLineEdit>
#include <QListView>
#include <QPointer>

#include "base/Error.h"
#include "library/Cards.h"
#include "photo/Whom.h"

class QStandardItemModel;

namespace albumen {

class FieldReason;
class Thumbnails;
class Worker;

/// Enter takes the line that is marked: the name that is typed, else the first that has a word beginning so (accents do
/// not matter, pinyin counts), else "New person": a name that merely holds the text somewhere is not what was meant.
/// Ctrl+Enter makes a new person whoever has that name. What can be no name stays in the field, which says why. Nothing
/// is marked while nothing is typed. An Enter before the answer waits for it, an answer to an older text is dropped.
/// Threads: GUI.
class NameField final : public QLineEdit
{
    Q_OBJECT

public:
    enum Role { personRole = Qt::UserRole + 1, faceRole, detailRole, beginsRole };
    static constexpr std::size_t most = 5; ///< people; and "New person": six rows

    /// What the field asks.
    struct Question {
        /// Those whose name fits, best first; on a thread of the worker. Empty: nobody is known, every name is new.
        std::function<Result<std::vector<NameCard>>(const std::string& text, std::size_t most)> names;
        bool fresh = true; ///< "New person" is offered
    };

    /// Requires: both outlive it.
    NameField(Worker& worker, Thumbnails& thumbnails, QWidget* parent);
    ~NameField() override;

    /// Shows itself with this text, and takes the focus.
    void open(Question question, const QString& text = {});
    /// Is there from now on, without the focus: who is chosen leaves it empty, for the next one.
    void stay(Question question);
    void shut();
    bool isOpen() const { return open_; }
    /// What was typed could not be done: the field, which is open, says why.
    void refuse(const QString& why);
    /// Floats below the field, or above it where there is more room, once something is typed.
    QListView& list() { return *list_; }
    /// The list stands in a layout of the owner's, has the height of its rows, and is there before anything is typed.
    QListView& keepList();
    void retranslate();

signals:
    void chosen(const albumen::Whom& whom, const QString& name);
    void nobody(); ///< Enter, and nothing is typed or marked
    void given();  ///< Esc: the focus goes back
    void left();   ///< the focus went elsewhere
    void listed(); ///< the rows are others

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void ask();
    void got(const QString& text, const std::vector<NameCard>& names);
    void addName(const NameCard& card, bool alike);
    int marked(const QString& text) const;
    void showList();
    void popUp();
    void step(int by);
    void go(int row);
    void accept();
    void take(int row);
    void takeNew(const QString& name);
    void choose(const Whom& whom, const QString& name);

    Worker& worker_;
    FieldReason* reason_;      ///< a child of the window while it is shown
    QPointer<QListView> list_; ///< a child of the window while it floats, so it may go before the field
    QStandardItemModel* names_;
    Question question_;
    bool open_ = false, kept_ = false, stays_ = false;
    quint64 asked_ = 0;  ///< the newest question; older answers are dropped
    bool told_ = false;  ///< the list belongs to the text
    bool enter_ = false; ///< pressed before the answer came
    int arrow_ = 0;      ///< steps of the arrows before it came
};

} // namespace albumen
