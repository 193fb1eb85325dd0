#include "WindowActions.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

#include "Actions.h"
#include "Decider.h"
#include "LookChoices.h"
#include "Messages.h"
#include "Navigator.h"
#include "Page.h"
#include "Pages.h"
#include "PartsWalk.h"
#include "Theme.h"
#include "widgets/MessageLine.h"
#include "widgets/StatusStrip.h"

namespace albumen {
namespace {

const QString settingsPage = QStringLiteral("settings");
const QString sideBarKey = QStringLiteral("window/sideBar");
const QString themeMenu = QStringLiteral("themeMenu"), languageMenu = QStringLiteral("languageMenu"),
              sideBarMenu = QStringLiteral("sideBarMenu");

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

/// From another page: as it was left.
void openPage(MainWindow& w, const PageEntry& entry)
{
    const QString id = QLatin1String(entry.id);
    if (w.navigator().current().page != id)
        w.navigator().go(w.pages().left(id));
    else if (!entry.keeps)
        w.navigator().go({.page = id});
}

/// Something that the archive page is asked for and that is no place to come back to.
void askArchive(MainWindow& w, const char* what)
{
    const QString archive = QStringLiteral("archive");
    w.navigator().go({.page = archive});
    w.page(archive).openAt({.page = archive, .query = {{QStringLiteral("ask"), QLatin1String(what)}}});
}

/// From wherever: the page of the archive is there to tell how it ended.
void startFromArchive(MainWindow& w, Job job)
{
    w.page(QStringLiteral("archive"));
    w.bridge().start(job);
}

void addFileActions(MainWindow& w, std::vector<ActionSpec>& all)
{
    JobBridge& bridge = w.bridge();
    const auto idle = [&bridge] { return !bridge.running(); };
    const auto running = [&bridge] { return bridge.running(); };
    const auto nothingRuns = [] { return Texts::tr("Nothing runs now."); };
    all.push_back({.id = QStringLiteral("addFolder"),
                   .text = [] { return Texts::tr("Add folder…"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_O)},
                   .enabled = idle,
                   .run = [&w] { askArchive(w, "folder"); },
                   .menu = Menu::file,
                   .needs = jobRunsText});
    all.push_back({.id = QStringLiteral("addPhotos"),
                   .text = [] { return Texts::tr("Add photos…"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                   .enabled = idle,
                   .run = [&w] { askArchive(w, "photos"); },
                   .menu = Menu::file,
                   .needs = jobRunsText});
    all.push_back({.id = QStringLiteral("importPhotos"),
                   .text = [] { return Texts::tr("Import photos…"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
                   .run = [&w] { w.navigator().go({.page = QStringLiteral("bringin")}); },
                   .menu = Menu::file});
    all.push_back({.id = QStringLiteral("importNames"),
                   .text = [] { return Texts::tr("Import names…"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_I)},
                   .run = [&w] { w.navigator().go({.page = QStringLiteral("import")}); },
                   .menu = Menu::file});
    const auto goes = [&w](const char* id, auto text, const char* page, int section) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .run = [&w, page] { w.navigator().go({.page = QLatin1String(page)}); },
                          .menu = Menu::file,
                          .section = section};
    };
    all.push_back(goes(
        "importPrograms", [] { return Texts::tr("Import from other programs…"); }, "programs", 0));
    all.push_back(goes(
        "exchange", [] { return Texts::tr("Exchange with another machine…"); }, "exchange", 2));
    all.push_back(goes(
        "offsite", [] { return Texts::tr("Off this machine…"); }, "offsite", 2));
    all.push_back({.id = QStringLiteral("file"),
                   .text = [] { return Texts::tr("File photos by person"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_R)},
                   .enabled = idle,
                   .run = [&w] { startFromArchive(w, Job::all); },
                   .menu = Menu::file,
                   .section = 1,
                   .needs = jobRunsText});
    all.push_back({.id = QStringLiteral("pause"),
                   .text = [&bridge] { return bridge.paused() ? Texts::tr("Resume") : Texts::tr("Pause"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)},
                   .enabled = running,
                   .run = [&bridge] { bridge.pauseOrResume(); },
                   .menu = Menu::file,
                   .section = 1,
                   .needs = nothingRuns});
    all.push_back({.id = QStringLiteral("cancel"),
                   .text = [] { return Texts::tr("Cancel the job"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_Period)},
                   .enabled = running,
                   .run = [&bridge] { bridge.cancel(); },
                   .menu = Menu::file,
                   .section = 1,
                   .needs = nothingRuns});
    all.push_back({.id = QStringLiteral("quit"),
                   .text = [] { return Texts::tr("Quit"); },
                   .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                   .run = [&w] { w.close(); },
                   .menu = Menu::file,
                   .section = 3});
}

void addEditActions(MainWindow& w, std::vector<ActionSpec>& all)
{
    Decider& decider = w.decider();
    all.push_back({.id = QStringLiteral("undo"),
                   .text = [&decider] { return decider.undoText(); },
                   .icon = QStringLiteral("undo"),
                   .keys = {QKeySequence(undoKey)},
                   .enabled = [&decider] { return decider.canUndo(); },
                   .run = [&decider] { decider.undo(); },
                   .menu = Menu::edit,
                   .needs = [] { return Texts::tr("There is nothing to undo."); }});
    all.push_back({.id = QStringLiteral("redo"),
                   .text = [&decider] { return decider.redoText(); },
                   .icon = QStringLiteral("redo"),
                   .keys = {QKeySequence(redoKey)},
                   .enabled = [&decider] { return decider.canRedo(); },
                   .run = [&decider] { decider.redo(); },
                   .menu = Menu::edit,
                   .needs = [] { return Texts::tr("There is nothing to redo."); }});
    all.push_back({.id = QStringLiteral("preferences"),
                   .text = [] { return Texts::tr("Preferences"); },
                   .icon = settingsPage,
                   .run = [&w] { openPage(w, *findPage(settingsPage)); },
                   .menu = Menu::edit,
                   .section = 200});
}

void addViewActions(MainWindow& w, std::vector<ActionSpec>& all)
{
    Navigator& navigator = w.navigator();
    for (const PageEntry& entry : pageTable()) {
        if (entry.group == SideGroup::none) continue;
        ActionSpec spec{.id = QLatin1String(entry.id),
                        .text = entry.title,
                        .icon = QLatin1String(entry.icon),
                        .run = [&w, &entry] { openPage(w, entry); },
                        .menu = Menu::view};
        if (entry.key != Qt::Key_unknown) spec.keys = {QKeySequence(Qt::CTRL | entry.key)};
        all.push_back(std::move(spec));
    }
    all.push_back({.id = QStringLiteral("back"),
                   .text = [] { return Texts::tr("Back"); },
                   .icon = QStringLiteral("back"),
                   .keys = {QKeySequence(Qt::ALT | Qt::Key_Left)},
                   .enabled = [&navigator] { return navigator.canBack(); },
                   .run = [&navigator] { navigator.back(); },
                   .menu = Menu::view,
                   .section = 1,
                   .needs = [] { return Texts::tr("There is no place to go back to."); }});
    all.push_back({.id = QStringLiteral("forward"),
                   .text = [] { return Texts::tr("Forward"); },
                   .keys = {QKeySequence(Qt::ALT | Qt::Key_Right)},
                   .enabled = [&navigator] { return navigator.canForward(); },
                   .run = [&navigator] { navigator.forward(); },
                   .menu = Menu::view,
                   .section = 1,
                   .needs = [] { return Texts::tr("There is no place to go forward to."); }});
    const auto part = [&w](const char* id, auto text, QKeySequence key, int step) {
        return ActionSpec{.id = QLatin1String(id),
                          .text = text,
                          .keys = {key},
                          .run = [&w, step] { w.walk().go(step); },
                          .menu = Menu::view,
                          .section = 2};
    };
    all.push_back(part(
        "nextPart", [] { return Texts::tr("Next part of the window"); }, QKeySequence(Qt::Key_F6), 1));
    all.push_back(part(
        "previousPart", [] { return Texts::tr("Previous part of the window"); }, QKeySequence(Qt::SHIFT | Qt::Key_F6),
        -1));
    all.push_back({.id = QStringLiteral("fullScreen"),
                   .text = [] { return Texts::tr("Full screen"); },
                   .keys = {QKeySequence(Qt::Key_F11)},
                   .run = [&w] { w.setWindowState(w.windowState() ^ Qt::WindowFullScreen); },
                   .menu = Menu::view,
                   .section = 200,
                   .checked = [&w] { return w.isFullScreen(); }});
}

void addToolActions(MainWindow& w, std::vector<ActionSpec>& all)
{
    Navigator& navigator = w.navigator();
    JobBridge& bridge = w.bridge();
    all.push_back({.id = QStringLiteral("preview"),
                   .text = [] { return Texts::tr("Preview plan…"); },
                   .run = [&w] { askArchive(w, "plan"); },
                   .menu = Menu::tools});
    all.push_back({.id = QStringLiteral("verify"),
                   .text = [] { return Texts::tr("Verify archive"); },
                   .enabled = [&bridge] { return !bridge.running(); },
                   .run = [&w] { startFromArchive(w, Job::verify); },
                   .menu = Menu::tools,
                   .needs = jobRunsText});
    all.push_back({.id = QStringLiteral("problems"),
                   .text = [] { return Texts::tr("What could not be read"); },
                   .run = [&w] { askArchive(w, "problems"); },
                   .menu = Menu::tools});
    all.push_back({.id = QStringLiteral("messages"),
                   .text = [] { return Texts::tr("Messages…"); },
                   .enabled = [&w] { return !w.strip().messages().held().isEmpty(); },
                   .run = [&w] { w.strip().openMessages(); },
                   .menu = Menu::tools,
                   .needs = [] { return Texts::tr("There is no message."); }});
    all.push_back(
        {.id = QStringLiteral("keys"),
         .text = [] { return Texts::tr("Keys"); },
         .keys = {QKeySequence(Qt::Key_F1)},
         .run =
             [&navigator] {
                 const QString here = navigator.current().page;
                 if (here != QLatin1String("keys"))
                     navigator.go({.page = QStringLiteral("keys"), .query = {{QStringLiteral("page"), here}}});
             },
         .menu = Menu::help});
    all.push_back({.id = QStringLiteral("start"),
                   .text = [] { return Texts::tr("First start"); },
                   .run = [&navigator] { navigator.go({.page = QStringLiteral("start")}); },
                   .menu = Menu::help});
    all.push_back({.id = QStringLiteral("about"),
                   .text = [] { return Texts::tr("About Albumen"); },
                   .run = [&navigator] { navigator.go({.page = QStringLiteral("about")}); },
                   .menu = Menu::help});
}

/// A submenu of the View menu with one thing chosen in it: `now`, wherever it was chosen.
void addChoice(MainWindow& w, const QString& name, const QStringList& ids, const std::function<int()>& now,
               std::function<void(int)> choose)
{
    QMenu* const menu = w.actions().menu(Menu::view)->addMenu(QString());
    menu->setObjectName(name);
    auto* const group = new QActionGroup(menu);
    for (int value = 0; value < ids.size(); ++value) {
        QAction* const action = group->addAction(QString());
        action->setObjectName(ids[value]);
        action->setCheckable(true);
        menu->addAction(action);
        QObject::connect(action, &QAction::triggered, menu, [choose, value] { choose(value); });
    }
    const auto follow = [group, now] { group->actions().at(now())->setChecked(true); };
    QObject::connect(&lookChoices(), &LookChoices::changed, menu, follow);
    follow();
}

} // namespace

SideBarChoice storedSideBarChoice()
{
    const int value = QSettings().value(sideBarKey, 0).toInt();
    return value < 0 || value > static_cast<int>(SideBarChoice::slim) ? SideBarChoice::automatic
                                                                      : static_cast<SideBarChoice>(value);
}

void addWindowActions(MainWindow& w)
{
    std::vector<ActionSpec> all;
    addFileActions(w, all);
    addEditActions(w, all);
    addViewActions(w, all);
    addToolActions(w, all);
    addChoice(
        w, themeMenu, {QStringLiteral("themeSystem"), QStringLiteral("themeLight"), QStringLiteral("themeDark")},
        [] { return static_cast<int>(themeChoice()); },
        [](int value) { lookChoices().choose(static_cast<ThemeChoice>(value)); });
    addChoice(
        w, languageMenu,
        {QStringLiteral("languageSystem"), QStringLiteral("languageEnglish"), QStringLiteral("languageChinese")},
        [] { return static_cast<int>(language()); },
        [](int value) { lookChoices().choose(static_cast<Language>(value)); });
    addChoice(
        w, sideBarMenu, {QStringLiteral("sideBarAuto"), QStringLiteral("sideBarWide"), QStringLiteral("sideBarSlim")},
        [&w] { return static_cast<int>(w.sideBarChoice()); },
        [&w](int value) {
            QSettings().setValue(sideBarKey, value);
            w.chooseSideBar(static_cast<SideBarChoice>(value));
        });
    w.actions().add(nullptr, std::move(all));
}

void retranslateChoices(MainWindow& w)
{
    const QHash<QString, QString> words{{themeMenu, Texts::tr("Colours")},
                                        {languageMenu, Texts::tr("Language")},
                                        {sideBarMenu, Texts::tr("Side bar")},
                                        {QStringLiteral("themeSystem"), Texts::tr("As the system")},
                                        {QStringLiteral("themeLight"), Texts::tr("Light")},
                                        {QStringLiteral("themeDark"), Texts::tr("Dark")},
                                        {QStringLiteral("languageSystem"), Texts::tr("As the system")},
                                        {QStringLiteral("languageEnglish"), QStringLiteral("English")},
                                        {QStringLiteral("languageChinese"), QStringLiteral("简体中文")},
                                        {QStringLiteral("sideBarAuto"), Texts::tr("By the width of the window")},
                                        {QStringLiteral("sideBarWide"), Texts::tr("With words")},
                                        {QStringLiteral("sideBarSlim"), Texts::tr("Icons only")}};
    const QList<QMenu*> choices =
        w.actions().menu(Menu::view)->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly);
    for (QMenu* const menu : choices) {
        menu->setTitle(words.value(menu->objectName()));
        const QList<QAction*> inside = menu->actions();
        for (QAction* const action : inside) action->setText(words.value(action->objectName()));
    }
}

} // namespace albumen
