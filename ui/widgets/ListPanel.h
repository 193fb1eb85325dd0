// A page in the page: a heading, a line below it, rows of text, Back and at most one proposed step.
#pragma once

#include <functional>

#include <QStringListModel>
#include <QWidget>

class QListView;

namespace albumen {

class Button;
class Label;

/// Threads: GUI.
class ListPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ListPanel(QWidget* parent = nullptr);

    /// A row with a tab in it has two columns, and is a heading where the second is empty. `step` empty: only Back.
    /// `empty`: said in place of rows when there are none.
    struct Words {
        QString title, below;
        QStringList rows;
        QString empty = {}, step = {};
    };
    /// `words` is asked again when the language changes.
    void open(const std::function<Words()>& words);
    QStringList rows() const { return model_.stringList(); }
    QString title() const;
    Button& backButton() { return *back_; }
    Button& stepButton() { return *step_; }
    void retranslate();

signals:
    void backClicked();
    void stepClicked();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();

    std::function<Words()> words_; ///< null: nothing was opened yet
    QStringListModel model_;
    Label* title_;
    Label* below_;
    QListView* list_;
    Button* back_;
    Button* step_;
};

} // namespace albumen
