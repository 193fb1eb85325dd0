#include "pages/archive/ArchivePage.h"

#include <algorithm>
#include <utility>

#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QSettings>
#include <QStackedLayout>

#include "Actions.h"
#include "Decider.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/RunRow.h"
#include "pages/archive/StepsRow.h"
#include "widgets/Button.h"
#include "widgets/FoldLine.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/PathRow.h"

namespace albumen {
namespace {
constexpr int scrollBarRoom = PeopleSection::scrollBarRoom;
constexpr auto ranKey = "archive/ranBefore", pathsKey = "archive/pathsOpen", stepsKey = "archive/stepsOpen";
constexpr int lowHeight = 640; // of the page: with everything unfolded no person would be in sight

/// Whatever was proposed: told of a Move, who dragged the files would remove them.
void acceptCopy(QDropEvent& event)
{
    event.setDropAction(Qt::CopyAction);
    event.accept();
}
} // namespace

ArchivePage::ArchivePage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("archive"), parent), persons_(parts.people), archive_(parts.archive), decider_(parts.decider),
      bridge_(parts.bridge), worker_(parts.worker), messages_(parts.messages), navigator_(parts.navigator),
      openUrl_(parts.openUrl), stack_(new QStackedLayout(this)), scroll_(new QScrollArea(this)),
      panel_(new TreePanel(this)), paths_(new ArchivePaths(parts.settings, parts.worker)),
      run_(new RunRow(parts.reflinkOffered)), steps_(new StepsRow), pathsLine_(new FoldLine), stepsLine_(new FoldLine),
      ranBefore_(QSettings().value(ranKey, false).toBool()), pathsWanted_(QSettings().value(pathsKey, false).toBool()),
      stepsWanted_(QSettings().value(stepsKey, false).toBool()), worth_(new InfoBar),
      people_(new PeopleSection(parts.thumbnails))
{
    setAcceptDrops(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->viewport()->setAutoFillBackground(false);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setWidget(makeContent());
    scroll_->widget()->setAutoFillBackground(false);
    stack_->setContentsMargins(0, 0, 0, 0);
    stack_->addWidget(scroll_);
    stack_->addWidget(panel_);
    connectParts();
    connectPeople();
    connectPanel();
    addActions(parts.actions);
    run_->setReady(false);
    steps_->setReady(false);
    retranslate();
    paths_->load();
}

void ArchivePage::addActions(Actions& actions)
{
    actions.add(this, {{.id = QStringLiteral("archive.refresh"),
                        .text = [] { return tr("Look again"); },
                        .keys = {QKeySequence(Qt::Key_F5)},
                        .run = [this] { refresh(); },
                        .menu = Menu::view,
                        .section = 3}});
}

void ArchivePage::focusFirst()
{
    // Qt gives the focus of a page that went to whatever stands first in this one: nobody put it there.
    const QWidget* const focus = QApplication::focusWidget();
    focusWanted_ = focusWanted_ || !focus || focus == runs_;
    if (focusWanted_ && run_->focusBig()) focusWanted_ = false;
}

void ArchivePage::openAt(const Place& place)
{
    focusFirst();
    paths_->reread();
    if (stale_) refresh();
    const QString ask = place.query.value(QStringLiteral("ask")).toString();
    if (ask == QLatin1String("folder"))
        paths_->askForFolder(ArchivePaths::photos, ArchivePaths::Take::also);
    else if (ask == QLatin1String("photos"))
        paths_->askForPhotos(ArchivePaths::Take::also);
    else if (ask == QLatin1String("plan"))
        preview();
    else if (ask == QLatin1String("problems"))
        showProblems();
    else if (ask == QLatin1String("runs"))
        showRuns();
    else if (ask == QLatin1String("damage"))
        showDamage();
    else if (panelOpen())
        closePanel();
}

QWidget* ArchivePage::makeContent()
{
    auto* const content = new QWidget;
    title_ = new Label(Type::title, &Theme::ink, content);
    runs_ = new Button(Button::Kind::quiet, QStringLiteral("log"), content);
    runs_->setObjectName(QStringLiteral("runsButton"));
    verify_ = new Button(Button::Kind::quiet, QStringLiteral("verify"), content);
    verify_->setObjectName(QStringLiteral("verifyButton"));
    auto* const header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(title_);
    header->addStretch();
    header->addWidget(runs_);
    header->addWidget(verify_);
    header->setContentsMargins(0, 0, 0, 0);
    auto* const head = new QWidget(content);
    head->setLayout(header);
    head->setFixedHeight(grown(metric::header, 2, 28));
    worth_->hide();
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(metric::pageMargin, 0, metric::pageMargin - scrollBarRoom, 0);
    column->setSpacing(0);
    const auto add = [column](QWidget* widget, int below) { // the people's scroll bar stands in the page's margin
        auto* const row = new QHBoxLayout;
        row->setContentsMargins(0, 0, scrollBarRoom, below);
        row->addWidget(widget);
        column->addLayout(row);
    };
    add(head, 0);
    add(pathsLine_, 0);
    add(paths_, metric::gap);
    add(run_, metric::gap);
    add(stepsLine_, 0);
    add(steps_, 0);
    auto* const worthRow = new QHBoxLayout;
    worthRow->setContentsMargins(0, 0, scrollBarRoom, 0);
    worthRow->addWidget(worth_);
    auto* const below = new QVBoxLayout; // its spacing leaves no gap for what is hidden
    below->setContentsMargins(0, metric::gap, 0, 0);
    below->setSpacing(metric::gap);
    below->addLayout(worthRow);
    below->addWidget(people_, 1);
    column->addLayout(below, 1);
    return content;
}

bool ArchivePage::isLow() const
{
    return height() < lowHeight && overview_.lastRunMs.has_value();
}

void ArchivePage::fold()
{
    const bool folds = ranBefore_ || isLow();
    bool refused = false;
    for (const ArchivePaths::Row row : {ArchivePaths::photos, ArchivePaths::save, ArchivePaths::zips})
        refused = refused || paths_->row(row).refused();
    const bool paths = !folds || pathsWanted_ || refused, steps = !folds || stepsWanted_;
    pathsLine_->setVisible(folds && !refused);
    pathsLine_->setOpen(paths);
    paths_->setVisible(paths);
    stepsLine_->setVisible(folds);
    stepsLine_->setOpen(steps);
    steps_->setVisible(steps);
    QStringList names;
    for (const JobStep step : {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip})
        names << stepText(step);
    stepsLine_->setWords(names.join(QStringLiteral("  ·  ")), tr("Steps"), tr("Fold steps"));
    pathsLine_->setWords(tr("From %1  ·  to %2  ·  zips to %3")
                             .arg(paths_->row(ArchivePaths::photos).path(), paths_->row(ArchivePaths::save).path(),
                                  paths_->row(ArchivePaths::zips).path()),
                         tr("Change"), tr("Fold folders"));
}

void ArchivePage::unfold(bool& wanted, const char* kept, bool open)
{
    wanted = open;
    QSettings().setValue(kept, open);
    fold();
}

void ArchivePage::connectParts()
{
    connect(pathsLine_, &FoldLine::clicked, this, [this](bool open) { unfold(pathsWanted_, pathsKey, open); });
    connect(stepsLine_, &FoldLine::clicked, this, [this](bool open) { unfold(stepsWanted_, stepsKey, open); });
    connect(paths_, &ArchivePaths::chosen, this, [this] {
        run_->setChoice(paths_->choice());
        run_->setReady(true);
        if (focusWanted_ && isVisible()) focusFirst();
        if (!bridge_.running()) {
            report_.reset();
            showIdle();
        }
        refresh();
        if (shown_) shown_->again();
    });
    connect(paths_, &ArchivePaths::counted, this, [this] {
        if (run_->state() == RunRow::State::idle) showIdle();
    });
    connect(paths_, &ArchivePaths::added, this, &ArchivePage::sayAdded);
    connect(paths_, &ArchivePaths::refused, this, [this](const Error& error, int row) {
        messages_.clear(QStringLiteral("added"));
        fold();
        if (row == ArchivePaths::none) run_->setChoice(paths_->choice());
        messages_.say({.rank = Rank::error,
                       .topic = QStringLiteral("path%1").arg(row),
                       .words = [error] { return piecesOf(error); },
                       .link = [row] { return row == ArchivePaths::none ? QString() : tr("Choose…"); },
                       .follow = [this, row] { paths_->askForFolder(static_cast<ArchivePaths::Row>(row)); }});
    });
    connect(paths_, &ArchivePaths::settled, this,
            [this](int row) { messages_.clear(QStringLiteral("path%1").arg(row)); });
    connect(run_, &RunRow::fileClicked, this, [this] { start(Job::all); });
    connect(run_, &RunRow::pauseClicked, &bridge_, &JobBridge::pauseOrResume);
    connect(run_, &RunRow::cancelClicked, &bridge_, &JobBridge::cancel);
    connect(run_, &RunRow::previewClicked, this, &ArchivePage::preview);
    connect(run_, &RunRow::problemsClicked, this, &ArchivePage::showProblems);
    connect(run_, &RunRow::openArchiveClicked, this, [this] { open(paths_->choice().save); });
    connect(run_, &RunRow::openZipsClicked, this, [this] { open(paths_->choice().zips); });
    connect(run_, &RunRow::whatWasDoneClicked, this, &ArchivePage::showReportLines);
    connect(run_, &RunRow::optionsClicked, this, [this] {
        report_.reset();
        showIdle();
    });
    connect(run_, &RunRow::choiceEdited, this,
            [this](const ArchiveChoice& choice) { paths_->propose(choice, ArchivePaths::none); });
    connect(run_, &RunRow::moveConfirmed, this, [this](bool yes) {
        ArchiveChoice next = paths_->choice();
        run_->setChoice(next);
        showIdle();
        next.mode = FilingMode::move;
        if (yes) paths_->propose(next, ArchivePaths::none);
    });
    connect(&bridge_, &JobBridge::changed, this, &ArchivePage::changed);
    connect(&bridge_, &JobBridge::started, this, &ArchivePage::jobStarted);
    connect(&bridge_, &JobBridge::progressed, this, &ArchivePage::jobProgressed);
    connect(&bridge_, &JobBridge::stateChanged, this, &ArchivePage::jobProgressed);
    connect(&bridge_, &JobBridge::finished, this, &ArchivePage::jobFinished);
}

/// A decision makes the end of the last run old news: what is to be filed by now is worth more.
void ArchivePage::changed(const Changes& changes)
{
    if (bridge_.running()) return askPeople();
    if (changes.history) report_.reset();
    if (report_) return;
    stale_ = true;
    if (isVisible()) refresh();
}

void ArchivePage::sayAdded(const QList<std::filesystem::path>& sources)
{
    messages_.say({.rank = Rank::info,
                   .topic = QStringLiteral("added"),
                   .words =
                       [first = sources.front(), more = static_cast<int>(sources.size()) - 1] {
                           const QString words = more > 0 ? tr("Added %1 and %Ln more to the photos.", nullptr, more)
                                                          : tr("Added %1 to the photos.");
                           const qsizetype at = words.indexOf(QLatin1String("%1"));
                           return Pieces{{words.left(at), false}, {pathText(first), true}, {words.mid(at + 2), false}};
                       },
                   .link = [] { return tr("Use nothing else"); },
                   .follow =
                       [this, sources] {
                           messages_.clear(QStringLiteral("added"));
                           paths_->takeOnly(sources);
                       }});
}

void ArchivePage::connectPeople()
{
    connect(steps_, &StepsRow::runClicked, this, &ArchivePage::start);
    connect(runs_, &QPushButton::clicked, this, &ArchivePage::showRuns);
    connect(verify_, &QPushButton::clicked, this, [this] { start(Job::verify); });
    connect(worth_, &InfoBar::closed, this, [this] { worthClosed_ = worthShown_; });
    connect(worth_, &InfoBar::linkClicked, this, [this](const QString& id) {
        if (id == QLatin1String("problems"))
            showProblems();
        else if (id == QLatin1String("damage"))
            showDamage();
        else
            navigator_.go({.page = id});
    });
    connect(people_, &PeopleSection::openWanted, this,
            [this](const QString& path) { openUrl_(QUrl::fromLocalFile(path)); });
    connect(people_, &PeopleSection::personWanted, this, [this](qint64 person) {
        navigator_.go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), person}}});
    });
    connect(people_, &PeopleSection::emptyClicked, this, [this] {
        if (overview_.filedPhotos > 0)
            navigator_.go({.page = QStringLiteral("people")});
        else
            paths_->askForFolder(ArchivePaths::photos);
    });
}

void ArchivePage::refresh()
{
    struct Answer {
        Result<Overview> overview;
        Result<PlanCard> plan;
        Result<std::vector<PersonCard>> people;
        Result<std::vector<DamageCard>> damaged;
    };
    const quint64 question = ++asked_;
    stale_ = false;
    worker_.ask(
        this,
        [&archive = archive_, &people = persons_] {
            return Answer{archive.overview(), archive.plan(JobControl{}), allOf(people), archive.damaged()};
        },
        [this, question](const Answer& answer) {
            if (question != asked_) return;
            if (answer.overview) {
                overview_ = *answer.overview;
                paths_->setOverview(overview_);
                if (!std::exchange(known_, true)) {
                    ranBefore_ = overview_.lastRunMs.has_value();
                    QSettings().setValue(ranKey, ranBefore_);
                }
            } else
                messages_.say({.rank = Rank::error,
                               .topic = QStringLiteral("library"),
                               .words = [error = answer.overview.error()] { return piecesOf(error); }});
            plan_ = answer.plan;
            flaws_ = answer.damaged ? flawsOf(*answer.damaged) : Flaws();
            if (answer.people) people_->showPeople(*answer.people, bridge_.running());
            if (bridge_.running()) return;
            if (answer.damaged && !zipNext_) tellCameBack(*answer.damaged);
            if (report_) {
                if (lastJob_ == Job::verify) showStepsToDo(); // what it found missing is to be done
                if (run_->state() == RunRow::State::done) showEnd();
                showWorthALook();
            } else if (run_->state() != RunRow::State::confirmMove)
                showIdle();
            showCounts();
            fold();
        });
}

void ArchivePage::start(Job job)
{
    if (!paths_->loaded() || !bridge_.start(job)) return;
}

void ArchivePage::open(const std::filesystem::path& path)
{
    openUrl_(QUrl::fromLocalFile(QFile::decodeName(QByteArray::fromStdString(path.native()))));
}

void ArchivePage::retranslate()
{
    title_->setText(tr("Archive"));
    runs_->setText(tr("Runs"));
    runs_->setToolTip(tr("What each run and each filing did"));
    verify_->setText(tr("Verify archive"));
    verify_->setToolTip(tr("Reads every filed photo and zip again and compares"));
    setAccessibleName(tr("Archive"));
    paths_->retranslate();
    run_->retranslate();
    steps_->retranslate();
    people_->retranslate();
    panel_->retranslate();
    fold();
    if (shown_) shown_->again();
    if (!paths_->loaded()) return;
    if (bridge_.running())
        jobProgressed();
    else if (report_)
        showReport();
    else
        showIdle();
    showCounts();
}

void ArchivePage::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && !bridge_.running() && !panelOpen()) acceptCopy(*event);
}

void ArchivePage::dragMoveEvent(QDragMoveEvent* event)
{
    const ArchivePaths::Row row = paths_->rowAt(paths_->mapFrom(this, event->position().toPoint()));
    paths_->showDrop(row == ArchivePaths::none ? ArchivePaths::photos : row, event->mimeData()->urls());
    acceptCopy(*event);
}

void ArchivePage::dragLeaveEvent(QDragLeaveEvent*)
{
    paths_->showDrop(ArchivePaths::none, {});
}

void ArchivePage::dropEvent(QDropEvent* event)
{
    acceptCopy(*event);
    paths_->drop(paths_->rowAt(paths_->mapFrom(this, event->position().toPoint())), event->mimeData()->urls());
}

void ArchivePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
    const int spare = std::max(0, width() - 2 * metric::pageMargin - metric::contentMost);
    scroll_->widget()->layout()->setContentsMargins(metric::pageMargin, 0, metric::pageMargin - scrollBarRoom + spare,
                                                    0);
}

} // namespace albumen
