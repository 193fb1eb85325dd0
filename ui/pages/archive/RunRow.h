// The big button and, beside it, what it will do, does or did. Pause and Cancel take its place while a job runs.
#pragma once

#include <QElapsedTimer>
#include <QWidget>

#include "base/Progress.h"
#include "library/Library.h"

class QAction;
class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QMenu;
class QStackedLayout;

namespace albumen {

class Bar;
class Button;
class Label;

/// Threads: GUI.
class RunRow final : public QWidget
{
    Q_OBJECT

public:
    /// Clicks in this time after the buttons changed place are taken for clicks on what was there before.
    static constexpr qint64 deafMs = 400;
    enum class State { idle, running, paused, cancelling, done, confirmMove };

    explicit RunRow(bool reflinkOffered, QWidget* parent = nullptr);

    State state() const { return state_; }
    void setChoice(const ArchiveChoice& choice);
    /// What will happen, and what happened (shown small beside it when `note` is not empty).
    void showIdle(const QString& sentence);
    void showProgress(const Progress& progress, bool paused, bool cancelling);
    void showDone(const QString& sentence, bool good);
    /// Asks for the consent to move originals.
    void showConfirmMove();
    void setReady(bool ready);
    /// The focus to the button that stands in the big place. False: it cannot be clicked now.
    bool focusBig();
    void retranslate();

    QString sentence() const;
    bool doneWell() const { return doneGood_; } ///< of what is done: shown as good

signals:
    void fileClicked();
    void pauseClicked();
    void cancelClicked();
    void previewClicked();
    void openArchiveClicked();
    void openZipsClicked();
    void whatWasDoneClicked();
    void optionsClicked(); ///< back to what can be chosen for the next run
    void problemsClicked();
    void choiceEdited(const albumen::ArchiveChoice& choice); ///< mode and check boxes; paths are those of setChoice()
    void moveConfirmed(bool yes);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeButtons();
    QWidget* makeIdle();
    QWidget* makeProgress();
    QWidget* makeDone();
    QWidget* makeConfirm();
    void swapTo(State state);
    bool deaf() const; ///< the buttons changed place a moment ago
    void edited();
    void addAlong();
    void fit(); ///< to the width there is

    State state_ = State::idle;
    QElapsedTimer swapped_;
    ArchiveChoice choice_;
    bool reflinkOffered_;

    QStackedLayout* right_;
    QWidget* buttons_;
    QHBoxLayout* optionRow_ = nullptr;
    Button *file_, *pause_, *cancel_;
    Label* sentence_;
    QComboBox* mode_;
    QCheckBox *zip_, *unknown_, *noPeople_;
    Button *along_, *preview_;
    QMenu* alongMenu_; ///< what goes with the photos
    QAction *sidecars_, *films_;
    Label *doing_, *rate_, *counts_, *current_;
    Bar* bar_;
    Button* problems_;
    QWidget* doneIcon_;
    Label* doneText_;
    Button *openArchive_, *openZips_, *whatWasDone_, *options_;
    Label* moveText_;
    Button *moveNo_, *moveYes_;
    bool doneGood_ = true;
};

} // namespace albumen
