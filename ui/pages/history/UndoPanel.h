// What undoing one decision would bring back and what would stay, before it is done.
#pragma once

#include <optional>

#include <QWidget>

#include "library/Library.h"

namespace albumen {

class Button;
class FaceStrip;
class Label;
class Thumbnails;
class Worker;

/// Threads: GUI.
class UndoPanel final : public QWidget
{
    Q_OBJECT

public:
    /// Requires: all outlive it.
    UndoPanel(const HistoryQuestions& history, Worker& worker, Thumbnails& thumbnails, QWidget* parent = nullptr);

    /// Shows this entry, and asks what undoing it would do; none: says that one is to be chosen.
    void showEntry(std::optional<HistoryCard> entry);
    void retranslate();
    /// The focus goes to the button, as soon as it is said what it would do.
    void focusUndo();
    Button& undoButton() { return *undo_; }
    /// All that is said, a sentence a line.
    QString words() const;

signals:
    void undoWanted(qint64 decision); ///< an id of the log
    void backWanted(); ///< Esc: back to the list

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void fillBack(const UndoCard& would);
    void fillLeft(const UndoCard& would);
    void say(Label* label, const QString& words);

    const HistoryQuestions& history_;
    Worker& worker_;
    std::optional<HistoryCard> entry_;
    std::optional<Result<UndoCard>> would_; ///< none: not answered yet
    quint64 question_ = 0;
    bool focusWanted_ = false;
    Label *title_, *when_, *state_, *back_, *left_, *goes_;
    FaceStrip *backFaces_, *leftFaces_;
    Button* undo_;
};

} // namespace albumen
