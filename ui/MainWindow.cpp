#include "MainWindow.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenuBar>
#include <QPainter>
#include <QScreen>
#include <QSettings>

#include "Actions.h"
#include "ArrowKeys.h"
#include "CardWatcher.h"
#include "Decider.h"
#include "Interrupted.h"
#include "LookChoices.h"
#include "Messages.h"
#include "ModelNews.h"
#include "Navigator.h"
#include "Pages.h"
#include "PartsWalk.h"
#include "TextFocus.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "TrashFollower.h"
#include "WindowActions.h"
#include "Worker.h"
#include "views/TileView.h"
#include "widgets/Card.h"
#include "widgets/FocusRing.h"
#include "widgets/MessageLine.h"
#include "widgets/PageFrame.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"

namespace albumen {
namespace {
constexpr QSize smallest{960, 540}, first{1280, 800}; // a laptop of 1920 x 1080 at 200 %; what the pages are drawn for
const QString geometryKey = QStringLiteral("window/geometry"), cutKey = QStringLiteral("window/closedInJob"),
              firstPage = QStringLiteral("archive"), startPage = QStringLiteral("start"),
              keysPage = QStringLiteral("keys"), searchPage = QStringLiteral("search"),
              startedKey = QStringLiteral("start/left"); // libraries whose first start somebody went on from

QList<SideEntry> sideEntries()
{
    QList<SideEntry> entries;
    for (const PageEntry& entry : pageTable())
        if (entry.group != SideGroup::none)
            entries.append({QLatin1String(entry.id), QLatin1String(entry.icon), entry.group == SideGroup::bottom});
    return entries;
}

/// Shift+F10, the Menu key of keyboards without one; Qt knows it on some systems alone.
bool isMenuKey(const QKeyEvent& key)
{
    return key.key() == Qt::Key_F10 && key.modifiers() == Qt::ShiftModifier;
}

/// A list of Qt would look for a row that begins with Esc.
bool searchesFor(const QWidget& focus, const QKeyEvent& key)
{
    return key.key() == Qt::Key_Escape && qobject_cast<const QAbstractItemView*>(&focus) &&
           !qobject_cast<const TileView*>(&focus) && focus.parentWidget();
}

bool openMenu(QWidget& focus)
{
    const QPoint at = focus.inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, at, focus.mapToGlobal(at), {});
    QApplication::sendEvent(&focus, &menu);
    return true;
}

} // namespace

MainWindow::MainWindow(Library& library, const WindowOptions& options, QWidget* parent)
    : QWidget(parent), library_(library), worker_(new Worker(this)), navigator_(new Navigator(this)),
      actions_(new Actions(this))
{
    ofSample_ = options.sample.within;
    openUrl_ = options.openUrl ? options.openUrl : &QDesktopServices::openUrl;
    libraryPlace_ = QFile::decodeName(QByteArray::fromStdString(options.place.native()));
    firstStart_ = options.newLibrary && !QSettings().value(startedKey).toStringList().contains(libraryPlace_);
    lookChoices().applyStored();
    sideBarChoice_ = storedSideBarChoice();
    thumbnails_ = new Thumbnails(library.thumbnails(), this);
    bridge_ = new JobBridge(library, library, this);
    connect(bridge_, &JobBridge::changed, thumbnails_, &Thumbnails::renew); // before any page shows what changed
    menuBar_ = new QMenuBar(this);
    sideBar_ = new SideBar(sideEntries(), this);
    strip_ = new StatusStrip(this);
    decider_ = new Decider(library, library.history(), *bridge_, *worker_, strip_->messages(), this);
    new TrashFollower(library.cleanup(), *decider_, *bridge_, *worker_, strip_->messages(), *navigator_, this);
    pages_ = new Pages(
        {.settings = library.settings(),
         .people = library.people(),
         .groups = library.groups(),
         .faces = library.faces(),
         .photos = library.photos(),
         .suggestions = library.suggestions(),
         .archive = library.archive(),
         .history = library.history(),
         .pictureFacts = library.pictureFacts(),
         .cleanup = library.cleanup(),
         .albums = library.albums(),
         .events = library.events(),
         .places = library.where(),
         .pictures = library.pictures(),
         .decider = *decider_,
         .bridge = *bridge_,
         .worker = *worker_,
         .thumbnails = *thumbnails_,
         .navigator = *navigator_,
         .messages = strip_->messages(),
         .actions = *actions_,
         .openUrl = [this](const QUrl& url) { openUrl(url); },
         .sample = options.sample,
         .reflinkOffered = options.reflinkOffered,
         .restart = options.restart},
        this);
    layOut();
    walk_ = new PartsWalk([this] { return partsInSight(); }, this);
    actions_->fill(*menuBar_);
    addWindowActions(*this);
    connectParts();
    retranslate();
    fitToScreen();
    firstPlace();
    askEngine();
    askOverview();
    askInterrupted();
    sayRestored(options);
    new CardWatcher(options.mounts, *worker_, strip_->messages(), *navigator_, this);
    if (const Status may = library.mayWrite(); !may)
        strip_->messages().say({.rank = Rank::warning,
                                .topic = QStringLiteral("readOnly"),
                                .words = [error = may.error()] { return piecesOf(error); }});
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    delete walk_;   // it hears of the focus until here
    delete bridge_; // the job ends before what it reports to
    delete pages_;  // their counting ends before the worker waits for it
}

void MainWindow::layOut()
{
    auto* const middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(sideBar_);
    middle->addWidget(pages_, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(menuBar_);
    line_ = new Line(Qt::Horizontal, this);
    column->addWidget(line_);
    column->addLayout(middle, 1);
    column->addWidget(strip_);
    new FocusRing(this); // owned by the window
    new ArrowKeys(this);
}

void MainWindow::connectParts()
{
    qApp->installEventFilter(this); // the side buttons of the mouse, wherever it is
    QStringList pages;
    for (const PageEntry& entry : pageTable()) pages << QLatin1String(entry.id);
    navigator_->setPages(pages);
    navigator_->setHere([this] { return pages_->current() ? pages_->current()->place() : Place{}; });
    connect(navigator_, &Navigator::went, this, &MainWindow::went);
    connect(sideBar_, &SideBar::chosen, this, [this](const QString& id) { actions_->trigger(id); });
    sideBar_->item(searchPage)->takeDrops();
    connect(sideBar_->item(searchPage), &SideItem::dropped, this, [this](const QString& file) {
        navigator_->go({.page = searchPage, .query = {{QStringLiteral("like"), file}}});
    });
    connect(decider_, &Decider::changed, actions_, &Actions::refresh);
    connect(actions_, &Actions::refreshed, this, &MainWindow::fitBars);
    connect(actions_, &Actions::missed, this, [this](const std::function<QString()>& needs) {
        strip_->messages().answer([needs] { return Pieces{{needs(), false}}; });
    });
    connect(&strip_->messages(), &MessageLine::changed, actions_, &Actions::refresh);
    connect(strip_, &StatusStrip::pauseClicked, bridge_, &JobBridge::pauseOrResume);
    connect(strip_, &StatusStrip::engineClicked, this, &MainWindow::openRecognition);
    connect(strip_, &StatusStrip::cancelClicked, bridge_, &JobBridge::cancel);
    connect(bridge_, &JobBridge::started, this, [this] {
        strip_->messages().clear(interruptedTopic);
        navigator_->forget(startPage);
        jobChanged();
    });
    connect(bridge_, &JobBridge::progressed, this, &MainWindow::jobChanged);
    connect(bridge_, &JobBridge::stateChanged, this, &MainWindow::jobChanged);
    connect(bridge_, &JobBridge::changed, this, &MainWindow::askOverview);
    connect(bridge_, &JobBridge::finished, this, [this] {
        jobChanged();
        askEngine(true);
        askOverview();
    });
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (lettersGoToText() == lettersToText_) return;
        lettersToText_ = !lettersToText_;
        update(); // the keys in the buttons fade
    });
}

QList<QWidget*> MainWindow::partsInSight() const
{
    QList<QWidget*> parts;
    if (sideBar_->isVisible()) parts << sideBar_;
    if (Page* const page = pages_->current()) {
        parts << page;
        if (const auto* const frame = page->findChild<PageFrame*>()) parts << frame->parts();
    }
    return parts << strip_;
}

void MainWindow::firstPlace()
{
    QSettings settings;
    Place place = Navigator::saved(settings);
    navigator_->takeUp(settings);
    if (!findPage(place.page) || place.page == startPage) place = {.page = firstPage};
    if (firstStart_) place = {.page = startPage};
    navigator_->go(place);
}

void MainWindow::leftFirstStart()
{
    firstStart_ = false;
    QSettings settings;
    QStringList left = settings.value(startedKey).toStringList();
    left.append(libraryPlace_);
    left.removeDuplicates();
    settings.setValue(startedKey, left);
}

void MainWindow::fitToScreen()
{
    setMinimumSize(smallest);
    const QScreen* const on = screen();
    resize(on ? first.boundedTo(on->availableGeometry().size()) : first);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
}

/// How thick the frame is nobody knows before the system drew it.
void MainWindow::fitFrame()
{
    if (frameFits_ || !isVisible() || isMaximized() || isFullScreen()) return;
    const QRect room = screen()->availableGeometry();
    const QSize around = frameGeometry().size() - size();
    resize(size().boundedTo(room.size() - around).expandedTo(minimumSize()));
    const QRect frame(frameGeometry().topLeft(), size() + around);
    const QPoint at(std::max(room.left(), std::min(frame.left(), room.right() + 1 - frame.width())),
                    std::max(room.top(), std::min(frame.top(), room.bottom() + 1 - frame.height())));
    if (at != frame.topLeft()) move(at);
    frameFits_ = !around.isNull() || isActiveWindow();
}

void MainWindow::sayRestored(const WindowOptions& options)
{
    if (options.restored.empty()) return;
    const auto words = [backup = pathText(options.restored.filename()), kept = pathText(options.place)] {
        return Pieces{
            {tr("The backup %1 was restored. The library of before is kept in %2.").arg(backup, kept), false}};
    };
    strip_->messages().say({.rank = Rank::info,
                            .topic = QStringLiteral("restored"),
                            .words = words,
                            .link = [] { return tr("Open folder"); },
                            .good = true,
                            .follow = [this] { openUrl(QUrl::fromLocalFile(libraryPlace_)); }});
}

/// With the program that the system has for it; says so where there is none.
void MainWindow::openUrl(const QUrl& url)
{
    const QString topic = QStringLiteral("open");
    if (openUrl_(url)) return strip_->messages().clear(topic);
    strip_->messages().say(
        {.rank = Rank::error, .topic = topic, .words = [place = pathText(toPath(url.toLocalFile()))] {
             return piecesAround(tr("No program on this computer opens %1."), {place});
         }});
}

void MainWindow::comeForward(const std::vector<std::filesystem::path>& photos)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    if (!photos.empty()) takePhotos(photos);
}

void MainWindow::takePhotos(const std::vector<std::filesystem::path>& photos)
{
    const QString topic = QStringLiteral("sources");
    if (bridge_->running()) {
        strip_->messages().say(
            {.rank = Rank::warning, .topic = topic, .words = [] {
                 return Pieces{{tr("These photos were not added, because a job is running."), false}};
             }});
        return;
    }
    worker_->ask(
        this,
        [&settings = library_.settings(), photos]() -> Status {
            TRY_ASSIGN(ArchiveChoice choice, settings.choice());
            choice.photos = photos;
            return settings.choose(choice);
        },
        [this, topic](const Status& taken) {
            if (!taken) {
                strip_->messages().say({.rank = Rank::error, .topic = topic, .words = [error = taken.error()] {
                                            return piecesOf(error);
                                        }});
                return;
            }
            strip_->messages().clear(topic);
            navigator_->go({.page = navigator_->current().page == startPage ? startPage : firstPage});
        });
}

Page& MainWindow::page(const QString& id)
{
    return pages_->page(id);
}

void MainWindow::went(const Place& place)
{
    const Page* const before = pages_->current();
    if (place.page == keysPage) // it lists those of every page
        for (const PageEntry& entry : pageTable()) pages_->page(QLatin1String(entry.id));
    Page& page = pages_->open(place);
    actions_->setPage(&page);
    if (before != &page) pages_->focusAgain(place);
    const PageEntry* const entry = findPage(place.page);
    fitBars();
    if (firstStart_ && place.page != startPage) leftFirstStart();
    sideBar_->setCurrent(QLatin1String(entry->under ? entry->under : entry->id));
    fitSideBar();
}

void MainWindow::fitBars()
{
    const Page* const page = pages_->current();
    const bool bare = page && page->bare();
    for (QWidget* const bar : {static_cast<QWidget*>(menuBar_), line_, static_cast<QWidget*>(strip_)})
        bar->setVisible(!bare);
    sideBar_->setVisible(!bare && page && !findPage(page->id())->alone);
}

void MainWindow::jobChanged()
{
    actions_->refresh();
    if (bridge_->running())
        strip_->showJob(bridge_->order(), bridge_->latest(), bridge_->paused());
    else
        strip_->hideJob();
}

void MainWindow::askEngine(bool afterJob)
{
    worker_->ask(
        this, [&archive = library_.archive()] { return archive.engine(); },
        [this, afterJob](const EngineCard& engine) {
            strip_->showEngine(engine);
            sayModels(engine, afterJob, strip_->messages(), [this] { openRecognition(); });
        });
}

void MainWindow::openRecognition()
{
    modelsRead(strip_->messages());
    navigator_->go(
        {.page = QStringLiteral("settings"), .query = {{QStringLiteral("section"), QStringLiteral("recognition")}}});
}

void MainWindow::askInterrupted()
{
    worker_->ask(
        this, [&archive = library_.archive()] { return archive.runs(1); },
        [this](const Result<std::vector<RunCard>>& runs) {
            const bool cut = QSettings().value(cutKey).toBool(); // the window was closed over it
            QSettings().remove(cutKey);
            if (!runs || runs->empty() || bridge_->running()) return;
            const RunCard& last = runs->front();
            if (last.endedMs && !(cut && last.ending == "cancelled")) return;
            strip_->messages().say(interrupted(runs->front(), [this](Job job) {
                navigator_->go({.page = firstPage});
                bridge_->start(job);
            }));
        });
}

void MainWindow::askOverview()
{
    askAgain_ = asking_;
    if (asking_) return; // one at a time: in a large library it takes a second
    asking_ = true;
    worker_->ask(
        this, [&archive = library_.archive()] { return archive.overview(); },
        [this](const Result<Overview>& overview) {
            asking_ = false;
            if (askAgain_) askOverview();
            if (!overview) return;
            overview_ = *overview;
            showCounts();
            rest();
        });
}

void MainWindow::showCounts()
{
    for (const PageEntry& entry : pageTable()) {
        const QString id = QLatin1String(entry.id);
        sideBar_->setWords(id, entry.title(), actions_->tip(id));
        if (!entry.count) continue;
        const quint64 count = entry.count(overview_);
        sideBar_->setCount(id, count, entry.countTip(count));
    }
}

void MainWindow::rest()
{
    const auto words = [last = overview_.lastRunMs] {
        const QString drop = tr("Drop a folder or photos anywhere to add them.");
        return Pieces{{last ? tr("Last run %1. ").arg(whenText(*last)) + drop : drop, false}};
    };
    strip_->messages().setResting(words, overview_.lastRunMs.has_value());
}

void MainWindow::chooseSideBar(SideBarChoice choice)
{
    sideBarChoice_ = choice;
    fitSideBar();
}

void MainWindow::fitSideBar()
{
    const PageEntry* const entry = findPage(navigator_->current().page);
    const bool narrow = width() < metric::slimUnder || (entry && entry->slim);
    sideBar_->setSlim(sideBarChoice_ == SideBarChoice::slim || (sideBarChoice_ == SideBarChoice::automatic && narrow));
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitSideBar();
}

void MainWindow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().page);
    painter.fillRect(QRect(0, 0, width(), menuBar_->height()), theme().win);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    QSettings settings;
    settings.setValue(geometryKey, saveGeometry());
    navigator_->save(settings);
    if (bridge_->running()) settings.setValue(cutKey, true);
    bridge_->cancel();
    event->accept();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::WindowActivate)
        QMetaObject::invokeMethod(this, &MainWindow::fitFrame, Qt::QueuedConnection);
    if (event->type() == QEvent::ThemeChange && themeChoice() == ThemeChoice::system) applyTheme(ThemeChoice::system);
    return QWidget::event(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched == QApplication::focusWidget()) {
        QWidget& focus = *QApplication::focusWidget();
        const auto& key = static_cast<QKeyEvent&>(*event);
        if (searchesFor(focus, key)) return QApplication::sendEvent(focus.parentWidget(), event);
        return isMenuKey(key) && openMenu(focus);
    }
    if (event->type() != QEvent::MouseButtonPress) return false;
    const auto* const widget = qobject_cast<QWidget*>(watched);
    if (!widget || widget->window() != this) return false;
    const Qt::MouseButton button = static_cast<QMouseEvent*>(event)->button();
    if (button == Qt::BackButton) navigator_->back();
    if (button == Qt::ForwardButton) navigator_->forward();
    return button == Qt::BackButton || button == Qt::ForwardButton;
}

/// Esc that nothing on a page had a use for leads from one that is reached from another a step back.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const Page* const page = pages_->current();
    const PageEntry* const entry = page ? findPage(page->id()) : nullptr;
    if (event->key() != Qt::Key_Escape || !entry || entry->group != SideGroup::none || entry->alone)
        return QWidget::keyPressEvent(event);
    navigator_->backOr(entry->under ? QLatin1String(entry->under) : firstPage);
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange && actions_) actions_->refresh();
    if (event->type() == QEvent::LanguageChange && strip_) retranslate();
}

void MainWindow::retranslate()
{
    setWindowTitle(ofSample_ ? tr("Albumen, an album of drawn people") : tr("Albumen"));
    actions_->refreshNow();
    retranslateChoices(*this);
    sideBar_->retranslate();
    pages_->retranslate();
    strip_->retranslate();
    showCounts();
    rest();
    jobChanged();
}

} // namespace albumen
