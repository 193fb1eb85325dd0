// The field in which a group is named, with the people it may be below it: nearest first, "New person" last.
#pragma once

#include <vector>

#include <QLineEdit>

#include "library/Cards.h"
#include "photo/Whom.h"

class QListView;
class QStandardItemModel;

namespace albumen {

struct Parts;

/// Enter takes the line that is marked: the first when the text fits somebody, else "New person". Ctrl+Enter makes a
/// new person whoever has that name. Nothing is marked while nothing is typed. Threads: GUI.
class NameField final : public QLineEdit
{
    Q_OBJECT

public:
    enum Role { personRole = Qt::UserRole + 1, faceRole, detailRole };

    NameField(const Parts& parts, QWidget* parent);
    ~NameField() override;

    /// Shows itself empty, for this group, and takes the focus.
    void open(qint64 group, const QString& text = {});
    qint64 group() const { return group_; } ///< -1: closed
    void shut();
    const QListView& list() const { return *list_; }
    void retranslate();

signals:
    void chosen(qint64 group, const albumen::Whom& whom, const QString& name);
    void given(); ///< Esc: the focus goes back to the card

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void ask();
    void got(const QString& text, const std::vector<NameCard>& names);
    void addName(const NameCard& card, bool alike);
    void popUp();
    void step(int by);
    void accept();
    void take(int row);
    void choose(const Whom& whom, const QString& name);

    const Parts& parts_;
    QListView* list_;
    QStandardItemModel* names_;
    qint64 group_ = -1;
    quint64 asked_ = 0;  ///< the newest question; older answers are dropped
    bool told_ = false;  ///< the list belongs to the text
    bool enter_ = false; ///< pressed before the answer came
};

} // namespace albumen
