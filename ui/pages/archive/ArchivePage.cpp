#include "pages/archive/ArchivePage.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedLayout>

#include "Actions.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/RunRow.h"
#include "pages/archive/StepsRow.h"
#include "widgets/Button.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"

namespace albumen {
namespace {
constexpr int scrollBarRoom = PeopleSection::scrollBarRoom;
} // namespace

ArchivePage::ArchivePage(const Parts& parts, QWidget* parent)
    : Page(QStringLiteral("archive"), parent), persons_(parts.people), archive_(parts.archive), bridge_(parts.bridge),
      worker_(parts.worker), messages_(parts.messages), navigator_(parts.navigator), openUrl_(parts.openUrl),
      stack_(new QStackedLayout(this)), scroll_(new QScrollArea(this)), panel_(new ListPanel(this)),
      paths_(new ArchivePaths(parts.settings, parts.worker)), run_(new RunRow(parts.reflinkOffered)),
      steps_(new StepsRow), worth_(new InfoBar), people_(new PeopleSection(parts.thumbnails))
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
    connectPeopleAndPanel();
    addActions(parts.actions);
    run_->setReady(false);
    steps_->setReady(false);
    retranslate();
    paths_->load();
    run_->focusBig();
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

void ArchivePage::openAt(const Place& place)
{
    paths_->reread();
    const QString ask = place.query.value(QStringLiteral("ask")).toString();
    if (ask == QLatin1String("folder"))
        paths_->askForFolder(ArchivePaths::photos);
    else if (ask == QLatin1String("photos"))
        paths_->askForPhotos();
    else if (ask == QLatin1String("plan"))
        preview();
    else if (ask == QLatin1String("problems"))
        showProblems();
    else if (panelOpen())
        closePanel();
}

QWidget* ArchivePage::makeContent()
{
    auto* const content = new QWidget;
    title_ = new Label(Type::title, &Theme::ink, content);
    verify_ = new Button(Button::Kind::quiet, QStringLiteral("verify"), content);
    verify_->setObjectName(QStringLiteral("verifyButton"));
    auto* const header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(title_);
    header->addStretch();
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
    add(paths_, metric::gap);
    add(run_, metric::gap);
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

void ArchivePage::connectParts()
{
    connect(paths_, &ArchivePaths::chosen, this, [this] {
        run_->setChoice(paths_->choice());
        run_->setReady(true);
        if (!bridge_.running()) {
            report_.reset();
            showIdle();
        }
        refresh();
    });
    connect(paths_, &ArchivePaths::counted, this, [this] {
        if (run_->state() == RunRow::State::idle) showIdle();
    });
    connect(paths_, &ArchivePaths::refused, this, [this](const Error& error, int row) {
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
    connect(run_, &RunRow::whatWasDoneClicked, this, [this] { showList(tr("What was done"), {}, reportLines()); });
    connect(run_, &RunRow::choiceEdited, this,
            [this](const ArchiveChoice& choice) { paths_->propose(choice, ArchivePaths::none); });
    connect(run_, &RunRow::moveConfirmed, this, [this](bool yes) {
        ArchiveChoice next = paths_->choice();
        run_->setChoice(next);
        showIdle();
        next.mode = FilingMode::move;
        if (yes) paths_->propose(next, ArchivePaths::none);
    });
    connect(&bridge_, &JobBridge::changed, this, [this] {
        if (bridge_.running()) askPeople();
    });
    connect(&bridge_, &JobBridge::started, this, &ArchivePage::jobStarted);
    connect(&bridge_, &JobBridge::progressed, this, &ArchivePage::jobProgressed);
    connect(&bridge_, &JobBridge::stateChanged, this, &ArchivePage::jobProgressed);
    connect(&bridge_, &JobBridge::finished, this, &ArchivePage::jobFinished);
}

void ArchivePage::connectPeopleAndPanel()
{
    connect(steps_, &StepsRow::runClicked, this, &ArchivePage::start);
    connect(verify_, &QPushButton::clicked, this, [this] { start(Job::verify); });
    connect(worth_, &InfoBar::linkClicked, this, [this](const QString& id) {
        if (id == QLatin1String("problems"))
            showProblems();
        else
            navigator_.go({.page = id});
    });
    connect(people_, &PeopleSection::openWanted, this,
            [this](const QString& path) { openUrl_(QUrl::fromLocalFile(path)); });
    connect(people_, &PeopleSection::personWanted, this, [this](qint64 person) {
        navigator_.go({.page = QStringLiteral("person"), .query = {{QStringLiteral("person"), person}}});
    });
    connect(people_, &PeopleSection::emptyClicked, this, [this] { paths_->askForFolder(ArchivePaths::photos); });
    connect(panel_, &ListPanel::backClicked, this, &ArchivePage::closePanel);
    connect(panel_, &ListPanel::stepClicked, this, [this] {
        closePanel();
        start(Job::all);
    });
}

void ArchivePage::refresh()
{
    struct Answer {
        Result<Overview> overview;
        Result<PlanCard> plan;
        Result<std::vector<PersonCard>> people;
    };
    const quint64 question = ++asked_;
    worker_.ask(
        this,
        [&archive = archive_, &people = persons_] {
            return Answer{archive.overview(), archive.plan(JobControl{}), allOf(people)};
        },
        [this, question](const Answer& answer) {
            if (question != asked_) return;
            if (answer.overview) {
                overview_ = *answer.overview;
                paths_->setOverview(overview_);
            } else
                messages_.say({.rank = Rank::error,
                               .topic = QStringLiteral("library"),
                               .words = [error = answer.overview.error()] { return piecesOf(error); }});
            plan_ = answer.plan;
            if (answer.people) people_->showPeople(*answer.people, bridge_.running());
            if (bridge_.running()) return;
            if (report_)
                showWorthALook();
            else if (run_->state() != RunRow::State::confirmMove)
                showIdle();
            showCounts();
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

void ArchivePage::showList(const QString& title, const QString& below, const QStringList& rows)
{
    planIsOpen_ = false;
    stack_->setCurrentWidget(panel_);
    panel_->open(title, below, rows, tr("Nothing to show."), {});
}

void ArchivePage::preview()
{
    worker_.ask(
        this, [&archive = archive_] { return archive.plan(JobControl{}); },
        [this](const Result<PlanCard>& plan) {
            if (!plan) {
                messages_.say({.rank = Rank::error, .topic = QStringLiteral("plan"), .words = [error = plan.error()] {
                                   return piecesOf(error);
                               }});
                return;
            }
            messages_.clear(QStringLiteral("plan"));
            QStringList lines;
            for (const std::string& line : plan->lines) lines << fromUtf8(line);
            planIsOpen_ = true;
            stack_->setCurrentWidget(panel_);
            panel_->open(tr("Plan"), idleSentence(), lines, tr("Everything is filed. There is nothing to do."),
                         bridge_.running() ? QString() : tr("File now"));
        });
}

void ArchivePage::showProblems()
{
    worker_.ask(
        this, [&archive = archive_] { return archive.problems(); },
        [this](const Result<std::vector<Error>>& problems) {
            QStringList lines;
            if (problems)
                for (const Error& problem : *problems) lines << sentenceOf(problem);
            const auto count = static_cast<int>(lines.size());
            showList(tr("%Ln photos could not be read", nullptr, count), tr("They are tried again when they change."),
                     lines);
        });
}

void ArchivePage::closePanel()
{
    planIsOpen_ = false;
    stack_->setCurrentWidget(scroll_);
    run_->focusBig();
}

bool ArchivePage::panelOpen() const
{
    return stack_->currentWidget() == panel_;
}

void ArchivePage::retranslate()
{
    title_->setText(tr("Archive"));
    verify_->setText(tr("Verify archive"));
    verify_->setToolTip(tr("Reads every filed photo and zip again and compares"));
    setAccessibleName(tr("Archive"));
    people_->setEmpty(tr("Nobody in the archive yet"), tr("File photos by person, and everyone found appears here."),
                      tr("Choose photos…"));
    paths_->retranslate();
    run_->retranslate();
    steps_->retranslate();
    people_->retranslate();
    panel_->retranslate();
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
    if (event->mimeData()->hasUrls() && !bridge_.running() && !panelOpen()) event->acceptProposedAction();
}

void ArchivePage::dragMoveEvent(QDragMoveEvent* event)
{
    const ArchivePaths::Row row = paths_->rowAt(paths_->mapFrom(this, event->position().toPoint()));
    paths_->showDrop(row == ArchivePaths::none ? ArchivePaths::photos : row, event->mimeData()->urls());
    event->acceptProposedAction();
}

void ArchivePage::dragLeaveEvent(QDragLeaveEvent*)
{
    paths_->showDrop(ArchivePaths::none, {});
}

void ArchivePage::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    paths_->drop(paths_->rowAt(paths_->mapFrom(this, event->position().toPoint())), event->mimeData()->urls());
}

void ArchivePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int spare = std::max(0, width() - 2 * metric::pageMargin - metric::contentMost);
    scroll_->widget()->layout()->setContentsMargins(metric::pageMargin, 0, metric::pageMargin - scrollBarRoom + spare,
                                                    0);
}

} // namespace albumen
