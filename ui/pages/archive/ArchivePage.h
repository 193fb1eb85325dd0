// The first page: the one-click job. The same places while it waits, runs and is done.
#pragma once

#include <functional>
#include <memory>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"
#include "pages/archive/ArchivePaths.h"

class QScrollArea;
class QStackedLayout;

namespace albumen {

class Button;
class InfoBar;
class Label;
class ListPanel;
class PeopleSection;
class RunRow;
class StepsRow;

/// Threads: GUI.
class ArchivePage final : public Page
{
    Q_OBJECT

public:
    explicit ArchivePage(const Parts& parts, QWidget* parent = nullptr);

    /// Query: "ask" (folder, photos, plan, problems) opens what is asked for; without it, panels close.
    void openAt(const Place& place) override;
    void retranslate() override;
    /// Asks for overview, plan and people again.
    void refresh();
    /// Starts the job if it can be: a choice is loaded and nothing runs.
    void start(Job job);
    void preview();
    void showProblems();
    /// A list in the page; `rows` may be empty.
    void showList(const QString& title, const QString& below, const QStringList& rows);
    void closePanel();
    bool panelOpen() const;

    ArchivePaths& paths() { return *paths_; }
    RunRow& runRow() { return *run_; }
    StepsRow& steps() { return *steps_; }
    PeopleSection& people() { return *people_; }
    ListPanel& panel() { return *panel_; }
    InfoBar& worthALook() { return *worth_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    void addActions(Actions& actions);
    void connectParts();
    void connectPeopleAndPanel();
    void showIdle();
    QString idleSentence() const;
    void otherJob(bool running);
    void jobStarted(Job job);
    void jobProgressed();
    void jobFinished(const Report& report);
    void showReport();
    void showWorthALook();
    QString endSentence() const;
    Message endMessage() const;
    void tellEnd();
    void askPeople(); ///< who and how many, while a job runs
    void showCounts();
    void open(const std::filesystem::path& path);
    QStringList reportLines() const;

    const PeopleQuestions& persons_;
    const ArchiveQuestions& archive_;
    JobBridge& bridge_;
    Worker& worker_;
    MessageSink& messages_;
    Navigator& navigator_;
    std::function<void(const QUrl&)> openUrl_;

    QStackedLayout* stack_;
    QScrollArea* scroll_;
    ListPanel* panel_;
    Label* title_;
    Button* verify_;
    ArchivePaths* paths_;
    RunRow* run_;
    StepsRow* steps_;
    InfoBar* worth_;
    PeopleSection* people_;
    bool asking_ = false;   ///< a question for people is under way
    bool askAgain_ = false; ///< and there is more to ask when it is answered

    Overview overview_;
    Result<PlanCard> plan_;
    std::unique_ptr<Report> report_; ///< of the last job; null: none yet or the choice changed since
    Job lastJob_ = Job::all;
    quint64 asked_ = 0; ///< the newest refresh; older answers are dropped
    bool planIsOpen_ = false;
};

} // namespace albumen
