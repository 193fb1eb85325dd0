// The window as a whole: side bar, menus, places, languages, sizes.
#include <catch2/catch.hpp>

#include <QAbstractScrollArea>
#include <QAction>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QFocusFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QSettings>
#include <QTest>

#include "Actions.h"
#include "Decider.h"
#include "Language.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "Pages.h"
#include "Theme.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/PeopleSection.h"
#include "pages/help/HelpPage.h"
#include "pages/viewer/FilmStrip.h"
#include "pages/viewer/ViewerCanvas.h"
#include "pages/viewer/ViewerPage.h"
#include "support/GuiFakeLibrary.h"
#include "views/TileView.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/MessageLine.h"
#include "widgets/PageFrame.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"

using namespace albumen;

namespace {

struct OpenWindow {
    test::GuiFakeLibrary library;
    std::unique_ptr<MainWindow> window;

    explicit OpenWindow(bool fresh = true)
    {
        if (fresh) QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        open();
    }
    void open()
    {
        window.reset();
        window = std::make_unique<MainWindow>(library);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    QString page() { return window->navigator().current().page; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window.get(), key, modifiers); }
};

} // namespace

TEST_CASE("Side bar and View menu show the pages of the table and no others, each opens by its key")
{
    OpenWindow f;
    int shown = 0;
    for (const PageEntry& entry : pageTable()) {
        INFO(entry.id);
        SideItem* const item = f.window->sideBar().item(entry.id);
        REQUIRE((item != nullptr) == (entry.group != SideGroup::none));
        if (!item) continue;
        ++shown;
        CHECK(item->isEnabled());
        CHECK(item->accessibleName() == entry.title());
        QTest::mouseClick(item, Qt::LeftButton);
        CHECK(f.page() == entry.id);
        CHECK(item->isChecked());
        f.window->navigator().go({.page = "about"});
        CHECK_FALSE(item->isChecked());
        if (entry.key == Qt::Key_unknown) continue;
        f.key(entry.key, Qt::ControlModifier);
        CHECK(f.page() == entry.id);
    }
    CHECK(f.window->sideBar().findChildren<SideItem*>().size() == shown);
}

TEST_CASE("No menu is empty and nothing in one says that it comes later")
{
    OpenWindow f;
    for (int i = 0; i < static_cast<int>(Menu::none); ++i) {
        const QMenu* const menu = f.window->actions().menu(static_cast<Menu>(i));
        int visible = 0;
        for (const QAction* action : menu->actions())
            if (action->isVisible() && !action->isSeparator()) ++visible;
        CHECK(menu->menuAction()->isVisible() == (visible > 0));
        for (const QAction* action : menu->actions())
            if (!action->isSeparator()) CHECK_FALSE(action->text().isEmpty());
    }
}

TEST_CASE("On no page one key means two things")
{
    OpenWindow f;
    for (const PageEntry& entry : pageTable()) {
        f.window->navigator().go({.page = entry.id});
        QStringList keys;
        for (const QAction* action : f.window->actions().findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
            if (action->isVisible())
                for (const QKeySequence& key : action->shortcuts()) keys << key.toString();
        INFO(entry.id << " " << keys.join(" ").toStdString());
        CHECK(keys.removeDuplicates() == 0);
    }
}

TEST_CASE("Back and forward by the keys and by the side buttons of the mouse")
{
    OpenWindow f;
    f.key(Qt::Key_F1);
    CHECK(f.page() == "keys");
    f.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(f.page() == "archive");
    f.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(f.page() == "keys");
    QTest::mouseClick(f.window.get(), Qt::BackButton);
    CHECK(f.page() == "archive");
    QTest::mouseClick(f.window.get(), Qt::ForwardButton);
    CHECK(f.page() == "keys");
    CHECK_FALSE(f.window->actions().action("forward")->isEnabled());
    CHECK(f.window->actions().action("back")->isEnabled());
}

TEST_CASE("The list of keys tells the keys of the page one comes from and closes by Esc")
{
    OpenWindow f;
    f.key(Qt::Key_F1);
    auto& keys = static_cast<KeysPage&>(f.window->page("keys"));
    const QString all = keys.panel().rows().join('\n');
    CHECK(all.contains("File photos by person"));
    CHECK(all.contains("Look again")); // of the archive page
    CHECK(all.contains("Ctrl+Z"));
    CHECK(all.contains("People\t\n")); // and of those that one was not on yet
    CHECK(all.contains("Merge"));
    CHECK(all.indexOf("Look again") < all.indexOf("People\t\n"));
    CHECK(all.contains("\tYes to all\n")); // of whom is not said
    CHECK(all.contains("\tNot this person\n"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(f.page() == "archive");
}

TEST_CASE("A page that is reached from another has a button that leads back there")
{
    OpenWindow f;
    for (const char* const from : {"keys", "about", "import", "person"}) {
        INFO(from);
        f.window->navigator().go({.page = "people"});
        f.window->navigator().go({.page = from});
        Button* back = nullptr;
        for (Button* const button : f.window->page(from).findChildren<Button*>())
            if (button->isVisible() && (button->text() == "Back" || button->accessibleName() == "Back")) back = button;
        REQUIRE(back);
        QTest::mouseClick(back, Qt::LeftButton);
        CHECK(f.page() == "people");
    }
}

TEST_CASE("Esc leads back from a page that is reached from another, wherever the focus is and also right after a start")
{
    OpenWindow f;
    for (const char* const from : {"keys", "about", "import", "person"}) {
        INFO(from);
        f.window->navigator().go({.page = "people"});
        f.window->navigator().go({.page = from});
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : f.window.get(), Qt::Key_Escape);
        CHECK(f.page() == "people");
    }
    f.window->navigator().go({.page = "keys"});
    f.window->page("keys").findChild<QListView*>()->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK(f.page() == "people");
    f.window->navigator().go({.page = "keys"});
    f.window->close();
    f.open();
    REQUIRE(f.page() == "keys");
    f.window->setFocus();
    QTest::keyClick(f.window.get(), Qt::Key_Escape);
    CHECK(f.page() == "people");
    QSettings().clear();
}

TEST_CASE("Shift and F10 ask for the context menu of what has the focus as the Menu key does and F10 alone does not")
{
    struct Asked final : QObject {
        QList<QObject*> of;
        bool eventFilter(QObject* watched, QEvent* event) override
        {
            if (event->type() == QEvent::ContextMenu &&
                static_cast<QContextMenuEvent*>(event)->reason() == QContextMenuEvent::Keyboard)
                of << watched;
            return event->type() == QEvent::ContextMenu;
        }
    } asked;
    OpenWindow f;
    QWidget* const focus = f.window->sideBar().item("archive");
    focus->setFocus(Qt::TabFocusReason);
    focus->installEventFilter(&asked);
    QTest::keyClick(focus, Qt::Key_F10);
    CHECK(asked.of.isEmpty());
    QTest::keyClick(focus, Qt::Key_F10, Qt::ShiftModifier);
    CHECK(asked.of == QList<QObject*>{focus});
}

TEST_CASE("The next start opens the place that was left, or the first page where there is no such page any more")
{
    OpenWindow f;
    f.window->navigator().go({.page = "about"});
    f.window->close();
    f.open();
    CHECK(f.page() == "about");
    f.window->close();
    QSettings().setValue("place/page", "a page of a newer program");
    f.open();
    CHECK(f.page() == "archive");
}

TEST_CASE("The way back and forward outlives a restart")
{
    OpenWindow f;
    f.window->navigator().go({.page = "people"});
    f.window->navigator().go({.page = "history"});
    f.window->navigator().go({.page = "settings"});
    f.key(Qt::Key_Left, Qt::AltModifier);
    REQUIRE(f.page() == "history");
    f.window->close();
    f.open();
    REQUIRE(f.page() == "history");
    f.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(f.page() == "people");
    f.key(Qt::Key_Right, Qt::AltModifier);
    f.key(Qt::Key_Right, Qt::AltModifier);
    CHECK(f.page() == "settings");
    CHECK_FALSE(f.window->navigator().canForward());
    f.window->close();
    QSettings().setValue("way/3/place/page", "a page of a newer program"); // history
    f.open();
    CHECK(f.page() == "settings");
    f.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(f.page() == "people");
}

TEST_CASE("A run that was started by its key says how it ended whatever page the program began with")
{
    OpenWindow f;
    f.window->navigator().go({.page = "about"});
    f.window->close();
    f.open();
    REQUIRE(f.page() == "about");
    f.library.photosPerStep = 2;
    f.key(Qt::Key_R, Qt::ControlModifier);
    CHECK(QTest::qWaitFor([&] { return f.window->strip().messages().text().contains("Filed"); }, 5000));
    CHECK(f.page() == "about");
}

TEST_CASE("In full screen nothing stands around a photo and everything does around other pages")
{
    OpenWindow f;
    const auto bars = [&] {
        return f.window->findChild<QMenuBar*>()->isVisible() || f.window->sideBar().isVisible() ||
               f.window->strip().isVisible();
    };
    f.key(Qt::Key_F11);
    REQUIRE(f.window->isFullScreen());
    CHECK(f.window->sideBar().isVisible());
    f.window->navigator().go({.page = "viewer"});
    CHECK(QTest::qWaitFor([&] { return !bars(); }, 3000));
    auto* const canvas = f.window->page("viewer").findChild<ViewerCanvas*>();
    REQUIRE(canvas);
    CHECK(QTest::qWaitFor([&] { return canvas->size() == f.window->size(); }, 3000));
    f.key(Qt::Key_F11); // its key is heard without the menu
    CHECK_FALSE(f.window->isFullScreen());
    CHECK(QTest::qWaitFor([&] { return f.window->sideBar().isVisible() && f.window->strip().isVisible(); }, 3000));
    CHECK(canvas->height() < f.window->height());
}

TEST_CASE("A slide show shows the picture alone, and when it ends all is as it was")
{
    OpenWindow f;
    f.library.album.fill();
    f.open();
    const auto bars = [&] {
        return f.window->findChild<QMenuBar*>()->isVisible() && f.window->sideBar().isVisible() &&
               f.window->strip().isVisible();
    };
    f.window->navigator().go({.page = "viewer", .query = {{"photo", 12}}});
    auto& viewer = static_cast<ViewerPage&>(f.window->page("viewer"));
    REQUIRE(QTest::qWaitFor([&] { return viewer.film().current() >= 0; }, 5000));
    const QSize before = f.window->size();
    MessageLine& line = f.window->strip().messages();
    line.say({.rank = Rank::info, .topic = "a", .words = [] { return Pieces{{"Said before."}}; }});
    f.key(Qt::Key_Space);
    REQUIRE(viewer.sliding());
    CHECK(f.window->isFullScreen());
    CHECK(QTest::qWaitFor([&] { return viewer.canvas().size() == f.window->size(); }, 3000));
    CHECK_FALSE(f.window->strip().isVisible());
    f.key(Qt::Key_Escape);
    CHECK_FALSE(f.window->isFullScreen());
    CHECK(QTest::qWaitFor([&] { return bars() && f.window->size() == before; }, 3000));
    CHECK(f.window->navigator().current().page == "viewer");
    CHECK(line.text() == "Said before.");
}

TEST_CASE("In the smallest window the panel of every page can be had back with a click on what is in sight")
{
    OpenWindow f;
    f.window->resize(960, 540);
    for (const char* const id : {"people", "history", "viewer"}) {
        f.window->navigator().go({.page = id});
        QTest::qWait(50);
        auto* const frame = f.window->page(id).findChild<PageFrame*>();
        REQUIRE(frame);
        INFO(id);
        CHECK_FALSE(frame->panelShown());
        auto* const way = f.window->page(id).findChild<Button*>(QString(id) + ".panel");
        REQUIRE(way);
        REQUIRE(way->isVisible());
        CHECK(f.window->rect().contains(QRect(way->mapTo(f.window.get(), QPoint()), way->size())));
        QTest::mouseClick(way, Qt::LeftButton);
        CHECK(frame->panelShown());
        QTest::mouseClick(way, Qt::LeftButton);
        CHECK_FALSE(frame->panelShown());
    }
}

TEST_CASE("The first window fits the screen and the smallest is 960 by 540")
{
    OpenWindow f;
    const QSize room = f.window->screen()->availableGeometry().size();
    CHECK(f.window->width() <= std::max(room.width(), 960));
    CHECK(f.window->height() <= std::max(room.height(), 540));
    CHECK(f.window->minimumSize() == QSize(960, 540));
    QCoreApplication::processEvents();
    const QRect frame = f.window->frameGeometry();
    REQUIRE(frame.height() > f.window->height()); // else this platform draws none, and the next line says nothing
    CHECK(frame.height() <= room.height());
    CHECK(frame.top() >= f.window->screen()->availableGeometry().top());
    f.window->resize(960, 540);
    CHECK(f.window->size() == QSize(960, 540));
    CHECK(f.window->minimumSizeHint().width() <= 960);
    CHECK(f.window->minimumSizeHint().height() <= 540);
    CHECK(f.window->sideBar().slim());
}

TEST_CASE("Messages follow the language after they were said")
{
    OpenWindow f;
    MessageLine& line = f.window->strip().messages();
    const Error error{.code = Code::pathMissing, .stage = Stage::none, .path = "/gone"};
    line.say({.rank = Rank::error, .topic = "x", .words = [error] { return piecesOf(error); }});
    const QString english = line.text();
    setLanguage(Language::simplifiedChinese);
    CHECK(QTest::qWaitFor([&] { return line.text() != english; }));
    CHECK(line.text().contains("/gone"));
    CHECK(QTest::qWaitFor(
        [&] { return f.window->sideBar().item("archive")->accessibleName() == QStringLiteral("归档"); }));
    setLanguage(Language::english);
    CHECK(QTest::qWaitFor([&] { return line.text() == english; }));
}

TEST_CASE("Undo and redo wait until there is something to undo")
{
    OpenWindow f;
    CHECK_FALSE(f.window->actions().action("undo")->isEnabled());
    CHECK_FALSE(f.window->actions().action("redo")->isEnabled());
    CHECK(f.window->actions().action("undo")->text() == "Undo");
}

TEST_CASE("Settings open by their key, from Edit, and by a click on what the networks run on")
{
    OpenWindow f;
    f.key(Qt::Key_Comma, Qt::ControlModifier);
    CHECK(f.page() == "settings");
    f.key(Qt::Key_1, Qt::ControlModifier);
    const QList<QAction*> edit = f.window->actions().menu(Menu::edit)->actions();
    CHECK(edit.contains(f.window->actions().action("preferences")));
    f.window->actions().action("preferences")->trigger();
    CHECK(f.page() == "settings");
    f.key(Qt::Key_1, Qt::ControlModifier);
    auto* const engine = f.window->strip().findChild<QLabel*>("engine");
    REQUIRE(engine);
    QTest::mouseClick(engine, Qt::LeftButton);
    CHECK(f.page() == "settings");
    CHECK(f.window->navigator().current().query.value("section").toString() == "recognition");
}

TEST_CASE("A better network is said once after a job, with a way to the settings and no command")
{
    OpenWindow f;
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.runsOn.better = true;
        f.library.runsOn.embedder = "low@1";
        f.library.script = [](const JobControl&, const ProgressSink&) {
            Report report{.found = 2, .looked = 2};
            report.notes = {{.what = Note::What::betterModel, .object = "low", .sentence = "albumen-cli models fetch"}};
            return report;
        };
    }
    MessageLine& line = f.window->strip().messages();
    const auto runs = [&] {
        REQUIRE(QTest::qWaitFor([&] { return f.window->bridge().start(Job::all); }));
        REQUIRE(QTest::qWaitFor([&] { return !f.window->bridge().running(); }));
    };
    CHECK(line.held().isEmpty());
    runs();
    REQUIRE(QTest::qWaitFor([&] { return line.text().startsWith("People are told apart by low, which"); }));
    CHECK(line.shown().rank == Rank::info);
    for (const HeldMessage& held : line.held()) CHECK_FALSE(plain(held.message.words()).contains("albumen-cli"));
    line.say({.rank = Rank::undo, .topic = "undo", .words = {{"Named", false}}, .link = QString("Undo")});
    CHECK(line.text() == "Named");
    line.clear("undo");
    QTest::mouseClick(line.findChild<QPushButton*>(), Qt::LeftButton);
    CHECK(f.page() == "settings");
    CHECK(f.window->navigator().current().query.value("section").toString() == "recognition");
    runs();
    QTest::qWait(100);
    CHECK_FALSE(line.text().startsWith("People are told apart"));
}

TEST_CASE("Without a network that compares faces the window warns and leads to the settings")
{
    OpenWindow f;
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.runsOn.missing = Note{.what = Note::What::modelMissing, .object = "embed", .sentence = "albumen-cli"};
    }
    f.open();
    MessageLine& line = f.window->strip().messages();
    REQUIRE(QTest::qWaitFor([&] { return line.shown().rank == Rank::warning; }));
    CHECK(line.text() == "Faces cannot be told apart: no network that compares them is installed.");
    CHECK(line.shown().link() == "Recognition settings");
}

TEST_CASE("Colours and language are one choice, in the View menu and on the Settings page")
{
    OpenWindow f;
    const auto entry = [&f](const char* name) {
        return f.window->actions().menu(Menu::view)->findChild<QAction*>(name);
    };
    Page& page = f.window->page("settings");
    f.key(Qt::Key_Comma, Qt::ControlModifier);
    QTest::mouseClick(page.findChild<QRadioButton*>("appearance2"), Qt::LeftButton, {}, QPoint(12, 10));
    CHECK(entry("themeDark")->isChecked());
    CHECK_FALSE(entry("themeLight")->isChecked());
    entry("themeLight")->trigger();
    CHECK(page.findChild<QRadioButton*>("appearance1")->isChecked());
    CHECK_FALSE(theme().dark);
    QTest::mouseClick(page.findChild<QRadioButton*>("language2"), Qt::LeftButton, {}, QPoint(12, 10));
    CHECK(entry("languageChinese")->isChecked());
    CHECK(QTest::qWaitFor([&f] { return f.window->actions().action("settings")->text() == "设置"; }, 5000));
    f.open(); // kept over a restart
    CHECK(language() == Language::simplifiedChinese);
    f.window->actions().menu(Menu::view)->findChild<QAction*>("languageEnglish")->trigger();
    CHECK(f.window->page("settings").findChild<QRadioButton*>("language1")->isChecked());
}

TEST_CASE("The size of thumbnails is one choice, on the Settings page and in the grid of photos")
{
    OpenWindow f;
    f.window->navigator().go({.page = "photos"});
    auto* const grid = f.window->page("photos").findChild<TileView*>();
    CHECK(grid->zoom() == 160);
    f.window->navigator().go({.page = "settings", .query = {{"section", "thumbnails"}}});
    Page& settings = f.window->page("settings");
    CHECK(settings.findChild<QRadioButton*>("thumbnails1")->isChecked());
    QTest::mouseClick(settings.findChild<QRadioButton*>("thumbnails2"), Qt::LeftButton, {}, QPoint(12, 10));
    CHECK(grid->zoom() == 240);
    grid->setZoom(100); // by its slider
    CHECK(settings.findChild<QRadioButton*>("thumbnails0")->isChecked());
    f.open();
    f.window->navigator().go({.page = "photos"});
    CHECK(f.window->page("photos").findChild<TileView*>()->zoom() == 100);
}

TEST_CASE("The strip names every job, also one that tells no progress, and is gone with it")
{
    OpenWindow f;
    std::atomic<bool> go{false};
    f.library.script = [&go](const JobControl& job, const ProgressSink&) {
        while (!go && job.mayGoOn()) std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return Report{.outcome = job.cancelled() ? Outcome::cancelled : Outcome::completed};
    };
    const auto says = [&f](const QString& words) {
        for (const QLabel* const label : f.window->strip().findChildren<QLabel*>())
            if (label->isVisible() && label->text() == words) return true;
        return false;
    };
    const std::pair<JobOrder, QString> named[] = {
        {jobs::GroupAgain{}, "Grouping anew"},       {jobs::ImportPeople{"/known"}, "Importing names"},
        {jobs::ExportXmp{}, "Writing names"},        {jobs::FetchModel{"sface"}, "Fetching the model"},
        {jobs::ForgetFaces{}, "Deleting face data"}, {jobs::Verify{0.1}, "Verifying"}};
    for (const auto& [order, words] : named) {
        INFO(words.toStdString());
        go = false;
        REQUIRE(f.window->bridge().start(order));
        CHECK_FALSE(f.window->bridge().start(jobs::All{})); // one at a time
        CHECK(says(words));
        CHECK_FALSE(says("Recognising"));
        go = true;
        REQUIRE(QTest::qWaitFor([&] { return !f.window->bridge().running(); }, 5000));
        CHECK_FALSE(f.window->strip().jobShown());
    }
    go = false;
    REQUIRE(f.window->bridge().start(jobs::FetchModel{"sface"}));
    f.key(Qt::Key_Period, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return !f.window->bridge().running(); }, 5000));
}

TEST_CASE("Pause and Cancel of the strip stay where they are while a job goes from step to step")
{
    for (const Language language : {Language::english, Language::simplifiedChinese})
        for (const QSize size : {QSize(960, 540), QSize(1280, 720)}) {
            OpenWindow f;
            setLanguage(language);
            f.window->resize(size);
            StatusStrip& strip = f.window->strip();
            const auto layOut = [] {
                QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
                QCoreApplication::processEvents();
            };
            layOut();
            const Progress seen[] = {{.step = JobStep::recognise, .current = {}},
                                     {.step = JobStep::recognise,
                                      .done = 3,
                                      .total = 42'816,
                                      .rate = 0.4,
                                      .left = std::chrono::seconds(80'000),
                                      .current = {}},
                                     {.step = JobStep::recognise,
                                      .done = 42'816,
                                      .total = 42'816,
                                      .rate = 888,
                                      .left = std::chrono::seconds(9),
                                      .current = {}},
                                     {.step = JobStep::folders, .done = 1, .total = 2, .current = {}},
                                     {.step = JobStep::file,
                                      .done = 1'000,
                                      .total = 2'000,
                                      .rate = 12.3,
                                      .left = std::chrono::seconds(2'600),
                                      .current = {}},
                                     {.step = JobStep::zip, .done = 7, .current = {}}};
            strip.showJob(jobs::All{}, seen[0], false);
            layOut();
            const auto places = [&strip] {
                QList<QRect> all;
                for (const Button* const button : strip.findChildren<Button*>())
                    if (button->isVisible()) all << QRect(button->mapTo(&strip, QPoint()), button->size());
                return all;
            };
            const auto apart = [&strip] { // no text lies under a button
                for (const Button* const button : strip.findChildren<Button*>())
                    for (const Label* const label : strip.findChildren<Label*>())
                        if (button->isVisible() && label->parent() == button->parent() &&
                            label->geometry().intersects(button->geometry()))
                            return false;
                return true;
            };
            const QList<QRect> before = places();
            CHECK(before.size() >= 3);
            CHECK(apart());
            for (const Progress& progress : seen)
                for (const bool paused : {false, true}) {
                    strip.showJob(jobs::All{}, progress, paused);
                    layOut();
                    INFO(size.width() << " " << progress.done << " of " << progress.total);
                    CHECK(places() == before);
                }
            CHECK(strip.minimumSizeHint().width() <= size.width());
        }
    setLanguage(Language::english);
}

TEST_CASE("A click where the bell is never cancels or pauses a job")
{
    for (const QSize size : {QSize(960, 540), QSize(1280, 720)}) {
        OpenWindow f;
        f.library.photosPerStep = 2000;
        f.window->resize(size);
        StatusStrip& strip = f.window->strip();
        strip.messages().say({.rank = Rank::warning,
                              .topic = "x",
                              .words =
                                  [] {
                                      return Pieces{{QString("word ").repeated(60), false}};
                                  },
                              .link = [] { return QString("Show log"); }});
        const auto placeOf = [&strip](const QString& name) {
            const auto* const button = strip.findChild<Button*>(name);
            return QRect(button->mapTo(&strip, QPoint()), button->size());
        };
        const auto layOut = [] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            QCoreApplication::processEvents();
        };
        layOut();
        QList<QRect> idle;
        for (const Button* const button : strip.findChildren<Button*>())
            if (button->isVisible()) idle << QRect(button->mapTo(&strip, QPoint()), button->size());
        REQUIRE(idle.size() == 3); // link and X of the message, bell
        const QRect bell = placeOf("messagesBell");
        REQUIRE(f.window->bridge().start(jobs::All{}));
        REQUIRE(QTest::qWaitFor([&] { return strip.jobShown(); }, 5000));
        layOut();
        CHECK(placeOf("messagesBell") == bell);
        for (const QRect& before : idle)
            for (const char* const name : {"stripPause", "stripCancel"}) CHECK_FALSE(placeOf(name).intersects(before));
        QTest::mouseClick(&strip, Qt::LeftButton, {}, bell.center());
        CHECK(f.window->bridge().running());
        CHECK_FALSE(f.window->bridge().cancelling());
        f.window->bridge().cancel();
        REQUIRE(QTest::qWaitFor([&] { return !f.window->bridge().running(); }, 5000));
    }
}

TEST_CASE("After a restore the window says which backup it was and where the library of before is")
{
    QSettings().clear();
    QSettings().setValue("window/language", static_cast<int>(Language::english));
    test::GuiFakeLibrary library;
    QList<QUrl> opened;
    MainWindow window(library, {.openUrl = [&opened](const QUrl& url) { return opened << url, true; },
                                .place = "/library",
                                .restored = "/library/backups/day-20261127.sqlite"});
    window.show();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    MessageLine& line = window.strip().messages();
    CHECK(line.text().startsWith(
        "The backup day-20261127.sqlite was restored. The library of before is kept in /library."));
    auto* const link = line.findChild<Button*>();
    REQUIRE(link);
    CHECK(link->text() == "Open folder");
    QTest::mouseClick(link, Qt::LeftButton);
    CHECK(opened == QList<QUrl>{QUrl::fromLocalFile("/library")});
    test::GuiFakeLibrary other;
    MainWindow usual(other);
    CHECK_FALSE(usual.strip().messages().text().contains("restored"));
}

TEST_CASE("Where no program opens a folder the window says so until one does")
{
    QSettings().clear();
    QSettings().setValue("window/language", static_cast<int>(Language::english));
    test::GuiFakeLibrary library;
    bool opens = false;
    MainWindow window(library, {.openUrl = [&opens](const QUrl&) { return opens; }});
    window.show();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    auto& page = static_cast<ArchivePage&>(window.page("archive"));
    REQUIRE(QTest::qWaitFor([&] { return page.paths().loaded(); }, 5000));
    auto* const people = page.findChild<PeopleSection*>();
    REQUIRE(people);
    emit people->openWanted("/media/backup/People/Lena");
    MessageLine& line = window.strip().messages();
    CHECK(line.text() == "No program on this computer opens /media/backup/People/Lena.");
    opens = true;
    emit people->openWanted("/media/backup/People/Lena");
    CHECK_FALSE(line.text().contains("No program"));
}

TEST_CASE("A window over a library that can only be read says so")
{
    QSettings().clear();
    QSettings().setValue("window/language", static_cast<int>(Language::english));
    test::GuiFakeLibrary library;
    library.onlyRead = Error{.code = Code::libraryReadOnly, .stage = Stage::store, .path = "/disc/library"};
    MainWindow window(library);
    CHECK(window.strip().messages().text().startsWith("The library /disc/library can only be read here."));
}

TEST_CASE("Whatever has the focus by key shows it, on every page")
{
    OpenWindow f;
    f.window->resize(1280, 720);
    for (const PageEntry& entry : pageTable()) {
        f.window->navigator().go({.page = entry.id});
        QTest::qWait(80);
        const QWidget* first = nullptr;
        for (int i = 0; i < 60; ++i) {
            QTest::keyClick(f.window.get(), Qt::Key_Tab);
            const QWidget* const focus = QApplication::focusWidget();
            if (!focus || focus == first) break;
            if (!first) first = focus;
            INFO(entry.id << ": " << focus->metaObject()->className() << " " << focus->objectName().toStdString());
            const auto* const frame = f.window->findChild<QFocusFrame*>();
            const bool ringed = frame && frame->isVisible() && frame->widget() == focus;
            const bool field = qobject_cast<const QLineEdit*>(focus);
            const bool list = qobject_cast<const QAbstractScrollArea*>(focus) || // its current item shows it
                              qobject_cast<const ViewerCanvas*>(focus);          // by a frame of its own
            CHECK((ringed || field || list));
        }
    }
}

TEST_CASE("The side bar is slim beside a photo and wide again beside other pages")
{
    OpenWindow f;
    f.window->resize(1300, 800);
    CHECK_FALSE(f.window->sideBar().slim());
    f.window->navigator().go({.page = "viewer", .query = {{"photo", 1}}});
    CHECK(f.window->sideBar().slim());
    f.window->navigator().back();
    CHECK_FALSE(f.window->sideBar().slim());
}

TEST_CASE("Enter on an entry of the side bar goes there")
{
    OpenWindow f;
    SideItem* const people = f.window->sideBar().item("people");
    people->setFocus(Qt::TabFocusReason);
    QTest::keyClick(people, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return f.window->navigator().current().page == "people"; }, 5000));
}

TEST_CASE("A photo that is dropped on Search in the side bar is searched by, and other things are not taken there")
{
    OpenWindow f;
    SideItem& item = *f.window->sideBar().item("search");
    QMimeData words;
    words.setText("only words");
    QDragEnterEvent other(QPoint(5, 5), Qt::CopyAction, &words, Qt::LeftButton, {});
    other.ignore();
    QApplication::sendEvent(&item, &other);
    CHECK_FALSE(other.isAccepted());
    QMimeData photo;
    photo.setUrls({QUrl::fromLocalFile("/elsewhere/boat.jpg")});
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction | Qt::MoveAction, &photo, Qt::LeftButton, {});
    QApplication::sendEvent(&item, &enter);
    REQUIRE(enter.isAccepted());
    CHECK(enter.dropAction() == Qt::CopyAction);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction | Qt::MoveAction, &photo, Qt::LeftButton, {});
    QApplication::sendEvent(&item, &drop);
    CHECK(f.page() == "search");
    CHECK(f.window->navigator().current().query.value("like").toString() == "/elsewhere/boat.jpg");
}

TEST_CASE("The side bar says how many groups wait for a name")
{
    OpenWindow f;
    SideItem* const people = f.window->sideBar().item("people");
    REQUIRE(people);
    CHECK(QTest::qWaitFor([people] { return people->accessibleDescription() == "126 groups to name"; }, 5000));
}

TEST_CASE("Whatever cannot be done now says why: no key and no button is silent")
{
    OpenWindow f;
    for (const PageEntry& entry : pageTable()) {
        f.window->navigator().go({.page = entry.id});
        f.window->actions().refreshNow();
        for (const QAction* const action : f.window->actions().findChildren<QAction*>()) {
            if (!action->isVisible() || action->isEnabled() || action->isSeparator()) continue;
            INFO(entry.id << ": " << action->objectName().toStdString());
            CHECK(action->toolTip().contains(QLatin1Char('\n')));
        }
    }
}

TEST_CASE("M with nobody selected says in the message line how two people are merged")
{
    OpenWindow f;
    f.window->navigator().go({.page = "people"});
    REQUIRE(QApplication::focusWidget());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_M);
    CHECK(f.window->strip().messages().text().startsWith("Select two first"));
}

TEST_CASE("Why a key did nothing is said before an Undo and that is there again at the next key")
{
    OpenWindow f;
    f.window->navigator().go({.page = "people"});
    MessageLine& line = f.window->strip().messages();
    line.say({.rank = Rank::undo,
              .topic = "undo",
              .words = Pieces{{QStringLiteral("Moved 1 face."), false}},
              .link = QString("Undo")});
    REQUIRE(QApplication::focusWidget());
    for (const Qt::Key key : {Qt::Key_M, Qt::Key_Delete, Qt::Key_X}) {
        QTest::keyClick(QApplication::focusWidget(), key);
        INFO(QKeySequence(key).toString().toStdString());
        CHECK(line.text().contains("first"));
    }
    CHECK(line.shown().link().isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Shift);
    CHECK(line.text() == "Moved 1 face.");
    CHECK(line.shown().link() == "Undo");
}
