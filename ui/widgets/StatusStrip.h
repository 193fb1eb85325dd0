// The bottom of the window: message line, running job, bell, engine. No two buttons of it ever share a place: where
// Pause and Cancel stand there is nothing else while no job runs.
#pragma once

#include <QWidget>

#include "base/Progress.h"
#include "library/Library.h"

namespace albumen {

class Bar;
class Button;
class Label;
class MessageLine;
class MessageList;

/// Threads: GUI.
class StatusStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget* parent = nullptr);

    MessageLine& messages() { return *messages_; }
    /// All messages above the strip; nothing where there are none.
    void openMessages();
    MessageList& list() { return *list_; }
    /// Absent until showJob(); gone after hideJob().
    void showJob(const JobOrder& order, const Progress& progress, bool paused);
    void hideJob();
    bool jobShown() const;
    void showEngine(const EngineCard& engine);
    void retranslate();

signals:
    void pauseClicked();
    void cancelClicked();
    void engineClicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void showBell();
    bool narrow() const;
    void reserveJob(const JobOrder& order);

    MessageLine* messages_;
    MessageList* list_;
    QWidget* job_;
    Label* jobName_;
    Bar* bar_;
    Label* jobText_;
    QWidget* jobButtons_; ///< keeps its room while it is hidden
    Button* pause_;
    Button* cancel_;
    Button* bell_;
    QWidget* engineIcon_;
    Label* engine_;
    JobOrder order_; ///< of the job that is shown
    EngineCard engineInfo_;
    bool paused_ = false;
};

} // namespace albumen
