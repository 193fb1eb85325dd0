// A page in the page: a heading, a line below it, rows of text, Back and at most one proposed step.
#pragma once

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

    /// A row with a tab in it has two columns, and is a heading where the second is empty. `step` empty: only Back. `empty`: said in place of rows when there are
    /// none.
    void open(const QString& title, const QString& below, const QStringList& rows, const QString& empty,
              const QString& step);
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
    QStringListModel model_;
    Label* title_;
    Label* below_;
    QListView* list_;
    Button* back_;
    Button* step_;
};

} // namespace albumen
