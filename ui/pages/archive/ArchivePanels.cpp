// The Archive page: what opens in it, which are the plan, earlier runs, damaged copies and what could not be read.
#include <algorithm>

#include <QFile>
#include <QFileDialog>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedLayout>

#include "Count.h"
#include "Decider.h"
#include "Language.h"
#include "Worker.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/RunRow.h"
#include "widgets/FileDialogs.h"
#include "widgets/TreePanel.h"

namespace albumen {
namespace {

constexpr std::size_t runsShown = 500;

/// Zeros are left out: they say nothing.
QString some(std::uint64_t number)
{
    return number > 0 ? numberText(number) : QString();
}

} // namespace

void ArchivePage::openPanel(Panel panel)
{
    shown_ = std::make_unique<Panel>(std::move(panel));
    stack_->setCurrentWidget(panel_);
    panel_->open(shown_->content);
}

void ArchivePage::closePanel()
{
    shown_.reset();
    stack_->setCurrentWidget(scroll_);
    run_->focusBig();
}

bool ArchivePage::panelOpen() const
{
    return shown_ != nullptr;
}

void ArchivePage::connectPanel()
{
    const auto take = [this](auto part, auto... with) { // a step may open another panel in the place of this one
        if (!shown_) return;
        if (const auto step = (*shown_).*part) step(with...);
    };
    connect(panel_, &TreePanel::backClicked, this, &ArchivePage::closePanel);
    connect(panel_, &TreePanel::stepClicked, this, [take] { take(&Panel::step); });
    connect(panel_, &TreePanel::moreClicked, this, [take] { take(&Panel::more); });
    connect(panel_, &TreePanel::rowClicked, this, [take](const QVariant& id) { take(&Panel::row, id); });
    connect(panel_, &TreePanel::rowActivated, this, [take](const QVariant& id) { take(&Panel::activated, id); });
}

QString ArchivePage::reasonText(const std::string& reason)
{
    // The words of archive/FilingPlan for what leaves a folder.
    if (reason == "does not belong here any more") return tr("does not belong here any more");
    if (reason == "a copy of another photo") return tr("a copy of another photo");
    if (reason == "damaged") return tr("damaged");
    if (reason == "moved into the archive") return tr("moved into the archive");
    return {};
}

QStringList ArchivePage::newRow(const PlanFile& file)
{
    const QString name =
        file.from.empty() ? fromUtf8(file.name) : tr("%1, so far in %2").arg(fromUtf8(file.name), fromUtf8(file.from));
    return {name, {}, tr("new"), {}, {}, file.bytes > 0 ? bytesText(file.bytes) : QString()};
}

TreeRow ArchivePage::planRow(const SharedPlan& plan, const PlanFolder& folder)
{
    QString name = fromUtf8(folder.folder.empty() ? folder.name : folder.folder);
    if (!folder.renamedFrom.empty())
        name = tr("%1, so far %2").arg(name, fromUtf8(folder.renamedFrom));
    else if (folder.missing)
        name = tr("%1, a new folder").arg(name);
    else if (folder.dropped)
        name = tr("%1, nothing is filed here any more").arg(name);
    TreeRow row{.cells = {name, some(folder.photos), some(folder.fresh), some(folder.renewed), some(folder.out.size()),
                          folder.bytes > 0 ? bytesText(folder.bytes) : QString()},
                .children = count(folder.in.size() + folder.out.size())};
    if (folder.kind == TargetKind::person) row.id = QVariant::fromValue<qint64>(static_cast<qint64>(folder.person));
    row.child = [plan, &folder](int i) {
        const auto at = static_cast<std::size_t>(i);
        if (at < folder.in.size()) return newRow(folder.in[at]);
        const PlanMove& move = folder.out[at - folder.in.size()];
        const QString to = move.to.empty() ? tr("to the archive's trash") : tr("to %1").arg(fromUtf8(move.to));
        const QString reason = reasonText(move.reason);
        return QStringList{reason.isEmpty() ? tr("%1 %2").arg(nameText(move.file), to)
                                            : tr("%1 %2: %3").arg(nameText(move.file), to, reason)};
    };
    return row;
}

void ArchivePage::preview()
{
    worker_.ask(
        this,
        [&archive = archive_]() -> Result<SharedPlan> {
            TRY_ASSIGN(PlanCard plan, archive.plan(JobControl{}, PlanDetail::files));
            return std::make_shared<const PlanCard>(std::move(plan));
        },
        [this](const Result<SharedPlan>& plan) {
            if (plan) {
                messages_.clear(QStringLiteral("plan"));
                return showPlan(*plan);
            }
            messages_.say({.rank = Rank::error, .topic = QStringLiteral("plan"), .words = [error = plan.error()] {
                               return piecesOf(error);
                           }});
        });
}

void ArchivePage::showPlan(const SharedPlan& shared)
{
    const PlanCard& plan = *shared;
    Panel panel{.again = [this] { preview(); }};
    TreeContent& content = panel.content;
    content.title = tr("Plan");
    content.below = planSentence(plan);
    if (const int fresh = count(paths_->toLook()); fresh > 0 && plan.photos > 0)
        content.below =
            joined({content.below, tr("%Ln photos were not looked at yet: they are not in it.", nullptr, fresh)});
    content.headings = {tr("Folder"), tr("Photos"), tr("New"), tr("Other names"), tr("Moved out"), tr("Size")};
    for (const PlanFolder& folder : plan.tree) content.rows << planRow(shared, folder);
    content.empty = paths_->toLook() > 0
                        ? tr("Nobody has looked at these photos yet. What is to be filed is known after that.")
                        : tr("Everything is filed. There is nothing to do.");
    const bool work = plan.photos + plan.toRenew + plan.toRetire + plan.foldersMissing + plan.zipsStale > 0;
    if (work && !bridge_.running()) content.step = tr("File now");
    panel.step = [this] { start(Job::all); };
    if (plan.steps > 0) content.more = tr("Save plan…");
    panel.more = [this] { savePlan(); };
    if (!content.rows.isEmpty()) content.ofRow = tr("File no photos of this person");
    panel.row = [this](const QVariant& id) {
        decider_.take(KeepPersonUnfiled{.whom = PersonId{id.toLongLong()}}, this, [this](const Result<Decided>& done) {
            if (done) preview();
        });
    };
    openPanel(std::move(panel));
}

void ArchivePage::savePlan()
{
    QFileDialog* const dialog = saveDialog(tr("Save plan"), tr("Plan") + QStringLiteral(".txt"), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& name) {
        worker_.ask(
            this,
            [&archive = archive_, name]() -> Status {
                TRY_ASSIGN(const PlanCard plan, archive.plan(JobControl{}, PlanDetail::steps));
                QSaveFile file(name);
                bool written = file.open(QIODevice::WriteOnly);
                for (const std::string& line : plan.lines)
                    written = written && file.write(QByteArray::fromStdString(line + '\n')) >= 0;
                if (!written || !file.commit()) return fail(Error{.code = Code::pathNotWritable, .path = toPath(name)});
                return {};
            },
            [this](const Status& saved) {
                messages_.say(
                    {.rank = saved ? Rank::info : Rank::error,
                     .topic = QStringLiteral("plan"),
                     .words =
                         [saved] {
                             return saved ? Pieces{{tr("The plan was saved."), false}} : piecesOf(saved.error());
                         },
                     .good = saved.has_value()});
            });
    });
    dialog->open();
}

QString ArchivePage::runText(const std::string& kind)
{
    if (kind == "recognise") return stepText(JobStep::recognise);
    if (kind == "folders") return stepText(JobStep::folders);
    if (kind == "file") return stepText(JobStep::file);
    if (kind == "zip") return stepText(JobStep::zip);
    if (kind == "verify") return tr("Verify archive");
    if (kind == "group") return tr("Group again");
    if (kind == "import") return tr("Import names");
    if (kind == "names") return tr("Write names");
    if (kind == "understand") return stepText(JobStep::understand);
    if (kind == "offsite") return tr("Send off this machine");
    if (kind == "trash") return tr("Move to the trash and back");
    return tr("File photos by person");
}

QString ArchivePage::endingText(const RunCard& run)
{
    if (run.ending == "done") return tr("done");
    if (run.ending == "withProblems")
        return run.problems > 0 ? tr("done, %Ln problems", nullptr, count(run.problems)) : tr("done");
    if (run.ending == "nothingToDo") return tr("nothing to do");
    if (run.ending == "cancelled") return tr("cancelled");
    if (run.ending == "failed") return tr("failed");
    return tr("interrupted");
}

QStringList ArchivePage::runLines(const RunCard& run)
{
    QStringList lines;
    if (run.found) lines << tr("%Ln photos found", nullptr, count(run.found));
    if (run.same)
        lines << tr("%Ln of them are the same picture as another, and filed once unless they say more", nullptr,
                    count(run.same));
    if (run.looked) lines << tr("%Ln new or changed photos looked at", nullptr, count(run.looked));
    if (run.faces) lines << tr("%Ln faces found", nullptr, count(run.faces));
    if (run.copied) lines << tr("%Ln files made in the archive", nullptr, count(run.copied));
    if (run.renewed) lines << tr("%Ln copies written again with other names", nullptr, count(run.renewed));
    if (run.unchanged) lines << tr("%Ln files were there already", nullptr, count(run.unchanged));
    if (run.retired) lines << tr("%Ln files moved out to the archive's trash", nullptr, count(run.retired));
    if (run.foldersRemoved) lines << tr("%Ln empty folders removed", nullptr, count(run.foldersRemoved));
    if (run.zipsNew) lines << tr("%Ln zips made and read back", nullptr, count(run.zipsNew));
    if (const auto renewed = run.zipsMade - run.zipsNew)
        lines << tr("%Ln zips renewed and read back", nullptr, count(renewed));
    if (run.zipsRetired) lines << tr("%Ln zips moved out to the archive's trash", nullptr, count(run.zipsRetired));
    if (const auto flawed = run.flaws.total(); flawed > 0)
        lines << tr("%Ln files are not what was filed", nullptr, count(flawed)) +
                     QStringLiteral(": %1").arg(flawsText(run.flaws));
    if (run.cut) lines << cutText(run.cut);
    if (run.problems) lines << tr("%Ln problems", nullptr, count(run.problems));
    return lines;
}

void ArchivePage::showRuns()
{
    worker_.ask(
        this, [&archive = archive_] { return archive.runs(runsShown); },
        [this](const Result<std::vector<RunCard>>& runs) {
            if (!runs) return sayError(runs.error());
            Panel panel{.again = [this] { showRuns(); }};
            panel.content = {
                .title = tr("Runs"), .below = tr("What was done, newest first."), .empty = tr("Nothing ran yet.")};
            panel.content.headings = {tr("What"),      tr("When"),  tr("How it ended"),
                                      tr("Looked at"), tr("Filed"), tr("Time")};
            for (const RunCard& run : *runs) {
                const QStringList lines = runLines(run);
                const bool now = bridge_.running() && &run == &runs->front();
                panel.content.rows << TreeRow{
                    .cells = {runText(run.kind), whenText(run.startedMs), now ? tr("runs now") : endingText(run),
                              some(run.looked), some(run.copied), run.endedMs ? durationWords(run.seconds) : QString()},
                    .children = static_cast<int>(lines.size()),
                    .child = [lines](int i) { return QStringList{lines[i]}; }};
            }
            openPanel(std::move(panel));
        });
}

void ArchivePage::showProblems()
{
    struct Answer {
        Result<std::vector<Error>> unreadable, cut;
    };
    worker_.ask(
        this,
        [&archive = archive_] {
            return Answer{archive.unreadable(), archive.cut()};
        },
        [this](const Answer& answer) {
            if (!answer.unreadable) return sayError(answer.unreadable.error());
            if (!answer.cut) return sayError(answer.cut.error());
            const std::vector<Error>&problems = *answer.unreadable, &cut = *answer.cut;
            Panel panel{.again = [this] { showProblems(); }};
            const bool cutAlone = problems.empty() && !cut.empty();
            const QString again = tr("They are tried again when they change, or when you ask.");
            panel.content = {.title = cutAlone ? tr("%Ln photos lack their end", nullptr, count(cut.size()))
                                               : tr("%Ln photos could not be read", nullptr, count(problems.size())),
                             .below = cut.empty() ? again
                                      : cutAlone  ? cutText(cut.size())
                                                  : joined({again, cutText(cut.size())}),
                             .empty = tr("Nothing to show.")};
            for (const auto* const some : {&problems, &cut})
                for (const Error& problem : *some)
                    panel.content.rows << TreeRow{
                        .cells = {sentenceOf(problem)},
                        .id = QFile::decodeName(QByteArray::fromStdString(problem.path.parent_path().native()))};
            std::vector<std::filesystem::path> photos;
            for (const Error& problem : problems)
                if (!problem.path.empty()) photos.push_back(problem.path);
            if (!photos.empty() && !bridge_.running()) panel.content.step = tr("Try again");
            panel.step = [this, photos] { bridge_.start(jobs::Recognise{.again = photos}); };
            showFolders(panel);
            openPanel(std::move(panel));
        });
}

void ArchivePage::showFolders(Panel& panel)
{
    if (!panel.content.rows.isEmpty()) panel.content.ofRow = tr("Show in folder");
    panel.row = panel.activated = [this](const QVariant& folder) { openUrl_(QUrl::fromLocalFile(folder.toString())); };
}

void ArchivePage::showReportLines()
{
    Panel panel{.again = [this] { showReportLines(); }};
    panel.content = {.title = tr("What was done"), .empty = tr("Nothing to show.")};
    for (const QString& line : reportLines()) panel.content.rows << TreeRow{.cells = {line}};
    openPanel(std::move(panel));
}

void ArchivePage::sayError(const Error& error)
{
    messages_.say(
        {.rank = Rank::error, .topic = QStringLiteral("library"), .words = [error] { return piecesOf(error); }});
}

} // namespace albumen
