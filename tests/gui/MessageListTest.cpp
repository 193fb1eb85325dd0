// The list of messages behind the bell, by clicks and keys.
#include <catch2/catch.hpp>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTest>

#include "Actions.h"
#include "Language.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "pages/archive/ArchivePage.h"
#include "support/GuiFakeLibrary.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/ListPanel.h"
#include "widgets/MessageLine.h"
#include "widgets/MessageList.h"
#include "widgets/StatusStrip.h"

using namespace albumen;

namespace {

struct Fixture {
    test::GuiFakeLibrary library;
    std::unique_ptr<MainWindow> window;

    explicit Fixture(const std::function<void(test::GuiFakeLibrary&)>& prepare = {})
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        if (prepare) prepare(library);
        window = std::make_unique<MainWindow>(library);
        window->resize(1280, 800);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    MessageLine& line() { return window->strip().messages(); }
    MessageList& list() { return window->strip().list(); }
    Button& bell() { return *window->findChild<Button*>("messagesBell"); }
    /// The buttons of this name, top down.
    QList<Button*> buttons(const char* name) { return list().findChildren<Button*>(name); }
    QString words()
    {
        QStringList all;
        for (const Label* label : list().findChildren<Label*>())
            if (!label->accessibleName().isEmpty()) all << label->accessibleName();
        return all.join('|');
    }
    void say(Rank rank, const char* topic, const Error& error)
    {
        line().say({.rank = rank, .topic = topic, .words = [error] { return piecesOf(error); }});
    }
    void three()
    {
        say(Rank::error, "a", {.code = Code::pathMissing, .stage = Stage::none, .path = "/first/of them"});
        say(Rank::warning, "b", {.code = Code::imageBroken, .stage = Stage::load, .path = "/second.jpg"});
        line().say({.rank = Rank::info, .topic = "c", .words = {{"third", false}}});
    }
    void open() { QTest::mouseClick(&bell(), Qt::LeftButton); }
    template <class Condition> static bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
};

} // namespace

TEST_CASE("The bell counts the messages and opens a list of all of them whole and newest first", "[messages]")
{
    Fixture f;
    CHECK_FALSE(f.bell().isEnabled());
    CHECK(f.bell().text().isEmpty());
    f.three();
    CHECK(f.bell().text() == "3"); // as many as the list has
    CHECK(f.bell().accessibleName() == "3 messages");
    f.open();
    REQUIRE(f.list().isVisible());
    CHECK(f.list().count() == 3);
    CHECK(f.words() == "third|/second.jpg is damaged or cut off and was skipped.|"
                       "/first/of them does not exist. The path was not changed.");
    CHECK(f.list().geometry().bottom() <= f.bell().mapToGlobal(QPoint(0, 0)).y());
    CHECK(f.window->geometry().contains(f.list().geometry()));
}

TEST_CASE("One message is shown whole and without a scroll bar in every size and language", "[messages]")
{
    Fixture f;
    f.say(Rank::error, "a",
          {.code = Code::pathInsideSource, .stage = Stage::none, .path = "/home/you/Pictures/Albumen"});
    for (const Language language : {Language::english, Language::simplifiedChinese})
        for (const QSize size : {QSize(1280, 720), QSize(960, 540)}) {
            setLanguage(language);
            f.window->resize(size);
            QTest::qWait(20);
            f.open();
            const auto* const area = f.list().findChild<QScrollArea*>();
            INFO(size.width() << ' ' << static_cast<int>(language));
            CHECK(area->verticalScrollBar()->maximum() == 0);
            QTest::keyClick(f.list().focusWidget(), Qt::Key_Escape);
        }
    setLanguage(Language::english);
}

TEST_CASE("A message behind others is read, copied and dismissed without those before it", "[messages]")
{
    Fixture f;
    f.three();
    f.open();
    QTest::mouseClick(f.buttons("copy")[1], Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    CHECK(copied.endsWith(" /second.jpg is damaged or cut off and was skipped."));
    CHECK(copied.startsWith(QDate::currentDate().toString(Qt::ISODate)));
    QTest::mouseClick(f.buttons("dismiss")[1], Qt::LeftButton);
    CHECK(f.list().isVisible());
    CHECK(f.list().count() == 2);
    CHECK(f.bell().text() == "2");
    CHECK(f.line().text().startsWith("/first"));
    CHECK(f.words() == "third|/first/of them does not exist. The path was not changed.");
}

TEST_CASE("The list of messages closes with the last of them and the bell has the focus again", "[messages]")
{
    Fixture f;
    f.three();
    f.open();
    QTest::keyClick(f.list().focusWidget(), Qt::Key_Return); // the focus is on Dismiss
    CHECK(f.list().count() == 2);
    QTest::keyClick(f.list().focusWidget(), Qt::Key_Return);
    QTest::mouseClick(f.list().findChild<Button*>("dismissAll"), Qt::LeftButton);
    CHECK_FALSE(f.list().isVisible());
    CHECK(f.line().held().isEmpty());
    f.say(Rank::warning, "d", {.code = Code::internal, .stage = Stage::none, .path = "/x"});
    f.window->actions().trigger("messages");
    REQUIRE(f.list().isVisible());
    QTest::keyClick(f.list().focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(f.list().isVisible());
    CHECK(f.bell().hasFocus());
    CHECK(f.line().held().size() == 1);
}

TEST_CASE("The link of a message in the list does what it does in the line", "[messages]")
{
    Fixture f;
    int followed = 0;
    f.line().say({.rank = Rank::warning,
                  .topic = "x",
                  .words = {{"something", false}},
                  .link = QString("Choose…"),
                  .follow = [&] { ++followed; }});
    f.say(Rank::error, "y", {.code = Code::internal, .stage = Stage::none, .path = "/x"});
    f.open();
    REQUIRE(f.buttons("follow").size() == 1);
    QTest::mouseClick(f.buttons("follow").front(), Qt::LeftButton);
    CHECK(followed == 1);
    CHECK_FALSE(f.list().isVisible());
}

TEST_CASE("The list of messages follows the language while it is open", "[messages]")
{
    Fixture f;
    f.three();
    f.open();
    setLanguage(Language::simplifiedChinese);
    CHECK(f.wait([&] { return f.words().contains(QStringLiteral("/first/of them 不存在")); }));
    CHECK(f.buttons("copy").front()->text() == QStringLiteral("复制"));
    setLanguage(Language::english);
    CHECK(f.wait([&] { return f.words().contains("/first/of them does not exist"); }));
}

TEST_CASE("Show log leads to what could not be read from any page", "[messages]")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        library.problemList = {{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/broken.jpg"}};
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report{.found = 2, .looked = 2, .unreadable = 1};
            report.problems = {{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/broken.jpg"}};
            return report;
        };
    });
    auto& archive = static_cast<ArchivePage&>(f.window->page("archive"));
    REQUIRE(f.wait([&] { return archive.paths().loaded(); }));
    f.window->bridge().start(Job::all);
    REQUIRE(f.wait([&] { return !f.window->bridge().running() && f.line().held().size() == 2; }));
    f.window->navigator().go({.page = "people"});
    f.open();
    Button* link = nullptr;
    for (Button* button : f.buttons("follow"))
        if (button->text() == "Show log") link = button;
    REQUIRE(link);
    QTest::mouseClick(link, Qt::LeftButton);
    CHECK(f.window->navigator().current().page == "archive");
    REQUIRE(f.wait([&] { return archive.panelOpen() && archive.panel().isVisible(); }));
    CHECK(archive.panel().rows().join('|').contains("/photos/broken.jpg"));
}
