// A page in the page: a heading, a line below it, rows in columns, Back and at most two steps to take from here.
#pragma once

#include <QWidget>

#include "models/TreeModel.h"

class QTreeView;

namespace albumen {

class Button;
class Label;

/// What a TreePanel shows.
struct TreeContent {
    QString title, below = {};
    QStringList headings = {};
    QList<TreeRow> rows = {};
    QString empty = {}; ///< said in place of rows when there are none
    QString step = {};  ///< the filled button; empty: none
    QString more = {};  ///< another button; empty: none
    QString ofRow = {}; ///< a button for the current row, where that has an id; empty: none
};

/// Threads: GUI.
class TreePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit TreePanel(QWidget* parent = nullptr);

    void open(TreeContent content);
    QString title() const;
    /// The rows as text, cells apart by tabs.
    QStringList rows() const;
    QTreeView& view() { return *view_; }
    Button& backButton() { return *back_; }
    Button& stepButton() { return *step_; }
    Button& moreButton() { return *more_; }
    Button& rowButton() { return *ofRow_; }
    void retranslate();

signals:
    void backClicked();
    void stepClicked();
    void moreClicked();
    void rowClicked(const QVariant& id);   ///< the button for the current row
    void rowActivated(const QVariant& id); ///< Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitButtons();

    TreeModel model_;
    Label* title_;
    Label* below_;
    QTreeView* view_;
    Button *back_, *more_, *ofRow_, *step_;
    bool forRows_ = false;
};

} // namespace albumen
