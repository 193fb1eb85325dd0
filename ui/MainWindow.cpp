#include "MainWindow.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>

#include "Language.h"
#include "Messages.h"
#include "Theme.h"
#include "Thumbnails.h"
#include "Worker.h"
#include "pages/ArchivePage.h"
#include "pages/RunRow.h"
#include "widgets/Card.h"
#include "widgets/FocusRing.h"
#include "widgets/MessageLine.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"

namespace albumen {
namespace {
constexpr QSize smallest{1024, 640}, first{1280, 800};
const QString geometryKey = QStringLiteral("window/geometry"), themeKey = QStringLiteral("window/theme"),
              languageKey = QStringLiteral("window/language"), sideBarKey = QStringLiteral("window/sideBar");

template <class Choice> Choice stored(const QString& key, Choice last)
{
    const int value = QSettings().value(key, 0).toInt();
    return value < 0 || value > static_cast<int>(last) ? Choice{} : static_cast<Choice>(value);
}

/// The page's own ground.
class Ground final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().page); }
};

} // namespace

MainWindow::MainWindow(Library& library, const WindowOptions& options, QWidget* parent)
    : QWidget(parent), library_(library), worker_(new Worker(this)), thumbnails_(nullptr), bridge_(nullptr)
{
    setLanguage(stored(languageKey, Language::simplifiedChinese));
    applyTheme(stored(themeKey, ThemeChoice::dark));
    sideBarChoice_ = stored(sideBarKey, SideBarChoice::slim);
    thumbnails_ = new Thumbnails(library.thumbnails(), this);
    bridge_ = new JobBridge(library, library, this);
    const auto openUrl = options.openUrl ? options.openUrl : [](const QUrl& url) { QDesktopServices::openUrl(url); };
    menuBar_ = new QMenuBar(this);
    sideBar_ = new SideBar(this);
    pages_ = new Ground(this);
    archive_ = new ArchivePage({library.settings(), library.people(), library.archive(), *bridge_, *worker_,
                                *thumbnails_, openUrl, options.reflinkOffered},
                               pages_);
    pages_->addWidget(archive_);
    strip_ = new StatusStrip(this);
    auto* const middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(sideBar_);
    middle->addWidget(pages_, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(menuBar_);
    column->addWidget(new Line(Qt::Horizontal, this));
    column->addLayout(middle, 1);
    column->addWidget(strip_);
    new FocusRing(this); // owned by the window
    makeMenus();
    connectParts();
    retranslate();
    setMinimumSize(smallest);
    resize(first);
    restoreGeometry(QSettings().value(geometryKey).toByteArray());
    archive_->load();
    archive_->runRow().focusBig();
    showEngine();
}

MainWindow::~MainWindow()
{
    delete bridge_;  // the job ends before what it reports to
    delete archive_; // its counting ends before the worker waits for it
}

QAction* MainWindow::action(const char* id, const QKeySequence& key, std::function<void()> run)
{
    auto* const made = new QAction(this);
    made->setObjectName(QLatin1String(id));
    made->setShortcut(key);
    made->setEnabled(static_cast<bool>(run));
    if (run) connect(made, &QAction::triggered, this, std::move(run));
    actions_.insert(QLatin1String(id), made);
    return made;
}

void MainWindow::makeMenus()
{
    for (int i = 0; i < 7; ++i) menus_.append(menuBar_->addMenu(QString()));
    menus_[0]->addAction(action("addFolder", QKeySequence(Qt::CTRL | Qt::Key_O),
                                [this] { archive_->paths().askForFolder(ArchivePaths::photos); }));
    menus_[0]->addAction(action("addPhotos", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
                                [this] { archive_->paths().askForPhotos(); }));
    menus_[0]->addSeparator();
    menus_[0]->addAction(action("file", QKeySequence(Qt::CTRL | Qt::Key_R), [this] { archive_->start(Job::all); }));
    menus_[0]->addAction(
        action("pause", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), [this] { archive_->pauseOrResume(); }));
    menus_[0]->addAction(action("cancel", QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { bridge_->cancel(); }));
    menus_[0]->addSeparator();
    menus_[0]->addAction(action("quit", QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); }));
    menus_[1]->addAction(action("undo", QKeySequence::Undo, {}));
    menus_[1]->addAction(action("redo", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), {}));
    menus_[1]->addAction(action("preferences", QKeySequence(Qt::CTRL | Qt::Key_Comma), {}));
    menus_[2]->addAction(action("archive", QKeySequence(Qt::CTRL | Qt::Key_1), [this] {
        archive_->closePanel();
        pages_->setCurrentWidget(archive_);
    }));
    menus_[2]->addAction(action("refresh", QKeySequence(Qt::Key_F5), [this] { archive_->refresh(); }));
    makeChoices();
    menus_[3]->addAction(action("photoLater", {}, {}));
    menus_[4]->addAction(action("peopleLater", {}, {}));
    menus_[5]->addAction(action("preview", {}, [this] { archive_->preview(); }));
    menus_[5]->addAction(action("verify", {}, [this] { archive_->start(Job::verify); }));
    menus_[5]->addAction(action("problems", {}, [this] { archive_->showProblems(); }));
    menus_[6]->addAction(action("keys", QKeySequence(Qt::Key_F1), [this] {
        QStringList rows;
        for (const char* id :
             {"file", "pause", "cancel", "addFolder", "addPhotos", "archive", "refresh", "keys", "fullScreen", "quit"})
            rows << actions_[QLatin1String(id)]->shortcut().toString(QKeySequence::NativeText).leftJustified(16) +
                        actions_[QLatin1String(id)]->text().remove(QLatin1Char('&'));
        archive_->showList(tr("Keys"), tr("Tab goes from part to part, arrow keys inside a part, Esc one step back."),
                           rows);
    }));
    menus_[6]->addAction(action("about", {}, [this] {
        archive_->showList(tr("About Albumen"), tr("Files photos by person, on your own machine."),
                           {tr("Nothing leaves this computer."), tr("Originals are only read."),
                            tr("Free software under the GNU General Public License, version 3 or later.")});
    }));
}

void MainWindow::makeChoices()
{
    const auto choices = [this](const char* menuId, std::initializer_list<const char*> ids, int now,
                                const std::function<void(int)>& choose) {
        auto* const menu = menus_[2]->addMenu(QString());
        menu->setObjectName(QLatin1String(menuId));
        auto* const group = new QActionGroup(this);
        int value = 0;
        for (const char* id : ids) {
            QAction* const made = group->addAction(action(id, {}, [choose, value] { choose(value); }));
            made->setCheckable(true);
            made->setChecked(value == now);
            menu->addAction(made);
            ++value;
        }
    };
    menus_[2]->addSeparator();
    choices("themeMenu", {"themeSystem", "themeLight", "themeDark"}, static_cast<int>(themeChoice()), [](int value) {
        QSettings().setValue(themeKey, value);
        applyTheme(static_cast<ThemeChoice>(value));
    });
    choices("languageMenu", {"languageSystem", "languageEnglish", "languageChinese"}, static_cast<int>(language()),
            [](int value) {
                QSettings().setValue(languageKey, value);
                setLanguage(static_cast<Language>(value));
            });
    choices("sideBarMenu", {"sideBarAuto", "sideBarWide", "sideBarSlim"}, static_cast<int>(sideBarChoice_),
            [this](int value) {
                QSettings().setValue(sideBarKey, value);
                sideBarChoice_ = static_cast<SideBarChoice>(value);
                fitSideBar();
            });
    menus_[2]->addSeparator();
    menus_[2]->addAction(action("fullScreen", QKeySequence(Qt::Key_F11),
                                [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));
}

void MainWindow::connectParts()
{
    MessageLine& messages = strip_->messages();
    connect(archive_, &ArchivePage::said, &messages, &MessageLine::say);
    connect(archive_, &ArchivePage::solved, &messages, &MessageLine::clear);
    connect(archive_, &ArchivePage::overviewChanged, this, &MainWindow::overviewChanged);
    connect(&messages, &MessageLine::logWanted, archive_, &ArchivePage::showProblems);
    connect(&messages, &MessageLine::linkClicked, this, [this](const QString& topic) {
        if (topic.startsWith(QLatin1String("path")))
            archive_->paths().askForFolder(static_cast<ArchivePaths::Row>(topic.mid(4).toInt()));
        else
            archive_->showProblems();
    });
    connect(strip_, &StatusStrip::pauseClicked, archive_, &ArchivePage::pauseOrResume);
    connect(strip_, &StatusStrip::cancelClicked, bridge_, &JobBridge::cancel);
    connect(bridge_, &JobBridge::started, this, &MainWindow::jobChanged);
    connect(bridge_, &JobBridge::progressed, this, &MainWindow::jobChanged);
    connect(bridge_, &JobBridge::stateChanged, this, &MainWindow::jobChanged);
    connect(bridge_, &JobBridge::finished, this, [this] {
        jobChanged();
        showEngine();
    });
    connect(sideBar_, &SideBar::chosen, this, [this] { pages_->setCurrentWidget(archive_); });
}

void MainWindow::jobChanged()
{
    actions_[QStringLiteral("file")]->setEnabled(!bridge_->running());
    actions_[QStringLiteral("verify")]->setEnabled(!bridge_->running());
    actions_[QStringLiteral("pause")]->setEnabled(bridge_->running());
    actions_[QStringLiteral("cancel")]->setEnabled(bridge_->running());
    if (bridge_->running())
        strip_->showJob(bridge_->latest(), bridge_->paused());
    else
        strip_->hideJob();
}

void MainWindow::showEngine()
{
    worker_->ask(
        this, [&archive = library_.archive()] { return archive.engine(); },
        [this](const EngineCard& engine) {
            strip_->showEngine(engine);
            MessageLine& messages = strip_->messages();
            if (engine.missing)
                messages.say({.rank = Rank::warning,
                              .topic = QStringLiteral("model"),
                              .words = {{fromUtf8(*engine.missing), false}},
                              .link = {}});
            else
                messages.clear(QStringLiteral("model"));
        });
}

void MainWindow::overviewChanged(const Overview& overview)
{
    overview_ = overview;
    sideBar_->setCount(SideBar::people, overview.groupsToName,
                       tr("%Ln groups to name", nullptr, static_cast<int>(overview.groupsToName)));
    rest();
}

void MainWindow::rest()
{
    const QString drop = tr("Drop a folder or photos anywhere to add them.");
    const QString last = overview_.lastRunMs ? tr("Last run %1. ").arg(whenText(*overview_.lastRunMs)) : QString();
    strip_->messages().setResting({{last + drop, false}}, overview_.lastRunMs.has_value());
}

void MainWindow::fitSideBar()
{
    const bool narrow = width() < metric::slimUnder;
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
    QSettings().setValue(geometryKey, saveGeometry());
    bridge_->cancel();
    event->accept();
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && themeChoice() == ThemeChoice::system) applyTheme(ThemeChoice::system);
    return QWidget::event(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && strip_) retranslate();
}

void MainWindow::retranslate()
{
    setWindowTitle(tr("Albumen"));
    const QStringList titles{tr("&File"),   tr("&Edit"),  tr("&View"), tr("Ph&oto"),
                             tr("&People"), tr("&Tools"), tr("&Help")};
    for (int i = 0; i < titles.size(); ++i) menus_[i]->setTitle(titles[i]);
    const QString later = tr("Comes with a later version");
    const QHash<QString, QString> words{{QStringLiteral("addFolder"), tr("Add folder…")},
                                        {QStringLiteral("addPhotos"), tr("Add photos…")},
                                        {QStringLiteral("file"), tr("File photos by person")},
                                        {QStringLiteral("pause"), tr("Pause or resume")},
                                        {QStringLiteral("cancel"), tr("Cancel the job")},
                                        {QStringLiteral("quit"), tr("Quit")},
                                        {QStringLiteral("undo"), tr("Undo")},
                                        {QStringLiteral("redo"), tr("Redo")},
                                        {QStringLiteral("preferences"), tr("Preferences")},
                                        {QStringLiteral("archive"), tr("Archive")},
                                        {QStringLiteral("refresh"), tr("Look again")},
                                        {QStringLiteral("themeSystem"), tr("As the system")},
                                        {QStringLiteral("themeLight"), tr("Light")},
                                        {QStringLiteral("themeDark"), tr("Dark")},
                                        {QStringLiteral("languageSystem"), tr("As the system")},
                                        {QStringLiteral("languageEnglish"), QStringLiteral("English")},
                                        {QStringLiteral("languageChinese"), QStringLiteral("简体中文")},
                                        {QStringLiteral("sideBarAuto"), tr("By the width of the window")},
                                        {QStringLiteral("sideBarWide"), tr("With words")},
                                        {QStringLiteral("sideBarSlim"), tr("Icons only")},
                                        {QStringLiteral("fullScreen"), tr("Full screen")},
                                        {QStringLiteral("photoLater"), later},
                                        {QStringLiteral("peopleLater"), later},
                                        {QStringLiteral("preview"), tr("Preview plan…")},
                                        {QStringLiteral("verify"), tr("Verify archive")},
                                        {QStringLiteral("problems"), tr("What could not be read")},
                                        {QStringLiteral("keys"), tr("Keys")},
                                        {QStringLiteral("about"), tr("About Albumen")}};
    for (auto i = words.cbegin(); i != words.cend(); ++i) actions_[i.key()]->setText(i.value());
    const QHash<QString, QString> menus{{QStringLiteral("themeMenu"), tr("Colours")},
                                        {QStringLiteral("languageMenu"), tr("Language")},
                                        {QStringLiteral("sideBarMenu"), tr("Side bar")}};
    const QList<QMenu*> inside = menus_[2]->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    for (QMenu* menu : inside) menu->setTitle(menus.value(menu->objectName()));
    sideBar_->retranslate();
    sideBar_->setCount(SideBar::people, overview_.groupsToName,
                       tr("%Ln groups to name", nullptr, static_cast<int>(overview_.groupsToName)));
    archive_->retranslate();
    strip_->retranslate();
    rest();
    jobChanged();
}

} // namespace albumen
