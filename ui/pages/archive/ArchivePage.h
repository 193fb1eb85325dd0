// The first page: the one-click job. The same places while it waits, runs and is done.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Page.h"
#include "Parts.h"
#include "pages/archive/ArchivePaths.h"
#include "widgets/TreePanel.h"

class QScrollArea;
class QStackedLayout;

namespace albumen {

class Button;
class FoldLine;
class InfoBar;
class Label;
class PeopleSection;
class RunRow;
class StepsRow;

/// Threads: GUI.
class ArchivePage final : public Page
{
    Q_OBJECT

public:
    explicit ArchivePage(const Parts& parts, QWidget* parent = nullptr);

    /// Query: "ask" (folder, photos, plan, problems, runs, damage) opens what is asked for; without it, panels close.
    void openAt(const Place& place) override;
    void retranslate() override;
    /// Asks for overview, plan and people again.
    void refresh();
    void changed(const Changes& changes);
    /// Starts the job if it can be: a choice is loaded and nothing runs.
    void start(Job job);
    void preview();
    void showProblems();
    void showRuns();
    void showDamage();
    void closePanel();
    bool panelOpen() const;

    ArchivePaths& paths() { return *paths_; }
    RunRow& runRow() { return *run_; }
    StepsRow& steps() { return *steps_; }
    PeopleSection& people() { return *people_; }
    TreePanel& panel() { return *panel_; }
    InfoBar& worthALook() { return *worth_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What is open in the place of the page, and what its buttons do.
    struct Panel {
        TreeContent content = {};
        std::function<void()> again, step = {}, more = {}; ///< again: in another language
        std::function<void(const QVariant&)> row = {}, activated = {};
    };

    QWidget* makeContent();
    /// At a start after the first run, and in a low window as soon as one is over, paths and steps are a line each,
    /// unless somebody unfolded them.
    void fold();
    void unfold(bool& wanted, const char* kept, bool open);
    void addActions(Actions& actions);
    void connectParts();
    void connectPeople();
    void connectPanel();
    void sayAdded(const QList<std::filesystem::path>& sources);
    bool isLow() const; ///< too low to show everything unfolded
    void showIdle();
    void showStepsToDo();
    QString idleSentence() const;
    QString planSentence(const PlanCard& plan) const;
    void otherJob(bool running);
    void jobStarted(Job job);
    void jobProgressed();
    void jobFinished(const Report& report);
    void showReport();
    void showEnd();
    void showWorthALook();
    static QString endSentence(const Report& report, Job job);
    static QString verifiedSentence(const Report& report, const QString& time);
    static QString cutText(std::uint64_t photos);
    static QString filedText(const Report& report);
    static QString filedSentence(const Report& report);
    Message endMessage() const;
    void tellEnd();
    void askPeople(); ///< who and how many, while a job runs
    void showCounts();
    void showEmpty(); ///< what is said while nobody is in the archive
    void focusFirst();
    void open(const std::filesystem::path& path);
    QStringList reportLines() const;

    void openPanel(Panel panel);
    using SharedPlan = std::shared_ptr<const PlanCard>; ///< its rows read in it as they are unfolded
    void showPlan(const SharedPlan& shared);
    static TreeRow planRow(const SharedPlan& plan, const PlanFolder& folder);
    static QStringList newRow(const PlanFile& file);
    void savePlan();
    void showReportLines();
    void showFolders(Panel& panel); ///< its rows are files: opens the folder of one
    void sayError(const Error& error);
    static QString reasonText(const std::string& reason);
    static QString runText(const std::string& kind);
    static QString endingText(const RunCard& run);
    static QString flawText(Flaw flaw);
    static QString flawsText(const Flaws& flaws); ///< "2 missing, 1 edited by somebody"
    static QString whyNotText(const DamageCard& card);
    static QString madeFromText(const DamageCard& card);
    static TreeRow damageRow(const DamageCard& card);
    void copyAgain(const std::vector<DamageCard>& cards);
    /// That is what the job that ended was for, and it came to its end.
    bool isCopyingAgain() const;
    struct CameBack {
        int all = 0, beside = 0; ///< of those missing or damaged; edited ones that got a copy beside them
        QStringList left;        ///< of all, what is not back
    };
    static CameBack cameBack(const std::vector<DamageCard>& awaited, const std::vector<DamageCard>& now);
    static Pieces cameBackText(const CameBack& became);
    void tellCameBack(const std::vector<DamageCard>& now);
    static QStringList runLines(const RunCard& run);

    const PeopleQuestions& persons_;
    const ArchiveQuestions& archive_;
    Decider& decider_;
    JobBridge& bridge_;
    Worker& worker_;
    MessageSink& messages_;
    Navigator& navigator_;
    std::function<void(const QUrl&)> openUrl_;

    QStackedLayout* stack_;
    QScrollArea* scroll_;
    TreePanel* panel_;
    Label* title_;
    Button *runs_, *verify_;
    ArchivePaths* paths_;
    RunRow* run_;
    StepsRow* steps_;
    FoldLine *pathsLine_, *stepsLine_;
    bool ranBefore_ = false;         ///< a run was over before this start
    bool pathsWanted_, stepsWanted_; ///< somebody unfolded them, at this start or before
    InfoBar* worth_;
    PeopleSection* people_;
    bool asking_ = false;   ///< a question for people is under way
    bool askAgain_ = false; ///< and there is more to ask when it is answered

    Overview overview_;
    bool known_ = false;                   ///< overview_ was answered
    std::optional<Result<PlanCard>> plan_; ///< none: not read yet
    std::unique_ptr<Report> report_;       ///< of the last job; null: none yet or the choice changed since
    Job lastJob_ = Job::all;
    bool stale_ = false;                   ///< something was decided since refresh() asked
    quint64 asked_ = 0;                    ///< the newest refresh; older answers are dropped
    bool focusWanted_ = false;             ///< the big button gets the focus as soon as it can be clicked
    Flaws flaws_;                          ///< of what is filed
    bool zipNext_ = false;                 ///< the copies are made again, then the zips
    std::vector<DamageCard> awaited_;      ///< what is being copied again, and what is to have a copy beside it
    std::function<Pieces()> cameBack_;     ///< what became of them, until the next job; empty: nothing was
    QStringList worthShown_, worthClosed_; ///< what is worth a look, and what of it somebody closed
    std::unique_ptr<Panel> shown_;         ///< null: none is open
};

} // namespace albumen
