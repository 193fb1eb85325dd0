// The first page: the one-click job. The same places while it waits, runs and is done.
#pragma once

#include <functional>
#include <memory>

#include <QUrl>
#include <QWidget>

#include "JobBridge.h"
#include "pages/ArchivePaths.h"
#include "widgets/MessageLine.h"

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
class Thumbnails;
class Worker;

/// Threads: GUI.
class ArchivePage final : public QWidget
{
    Q_OBJECT

public:
    struct Parts {
        Settings& settings;
        const PeopleQuestions& people;
        const ArchiveQuestions& archive;
        JobBridge& bridge;
        Worker& worker;
        Thumbnails& thumbnails;
        std::function<void(const QUrl&)> openUrl;
        bool reflinkOffered = false;
    };

    explicit ArchivePage(const Parts& parts, QWidget* parent = nullptr);

    void load();
    /// Asks for overview, plan and people again.
    void refresh();
    /// Starts the job if it can be: a choice is loaded and nothing runs.
    void start(Job job);
    void pauseOrResume();
    void preview();
    void showProblems();
    /// A list in the page; `rows` may be empty.
    void showList(const QString& title, const QString& below, const QStringList& rows);
    void closePanel();
    bool panelOpen() const;
    void retranslate();

    ArchivePaths& paths() { return *paths_; }
    RunRow& runRow() { return *run_; }
    StepsRow& steps() { return *steps_; }
    PeopleSection& people() { return *people_; }
    ListPanel& panel() { return *panel_; }
    InfoBar& worthALook() { return *worth_; }

signals:
    void said(const albumen::Message& message);
    void solved(const QString& topic);
    void overviewChanged(const albumen::Overview& overview);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeContent();
    void connectParts();
    void showIdle();
    QString idleSentence() const;
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
    std::function<void(const QUrl&)> openUrl_;

    QStackedLayout* stack_;
    QScrollArea* scroll_;
    ListPanel* panel_;
    Label* title_;
    Button *history_, *verify_;
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
