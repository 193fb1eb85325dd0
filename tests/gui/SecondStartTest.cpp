// Starting again: while a window is open, after a kill, with photos on the command line; the keys that go through the
// window, and the dialogs of Qt.
#include <catch2/catch.hpp>

#include <csignal>

#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "Actions.h"
#include "EndSignals.h"
#include "GuiOptions.h"
#include "Language.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "OneWindow.h"
#include "PartsWalk.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/RunRow.h"
#include "support/GuiFakeLibrary.h"
#include "support/Support.h"
#include "widgets/Button.h"
#include "widgets/MessageLine.h"
#include "widgets/PageFrame.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

using FilePaths = std::vector<fs::path>;

struct TwoStarts {
    test::GuiFakeLibrary library;
    std::unique_ptr<MainWindow> window;

    explicit TwoStarts(const std::function<void(test::GuiFakeLibrary&)>& prepare = {})
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        if (prepare) prepare(library);
        window = std::make_unique<MainWindow>(library);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        QCoreApplication::processEvents();
        window->resize(1280, 800); // after it fitted itself to the screen
    }
    MessageLine& line() { return window->strip().messages(); }
    template <class Condition> static bool wait(Condition condition) { return QTest::qWaitFor(condition, 5000); }
};

/// What a program that was killed leaves: a run without an end.
RunCard killed(const char* kind)
{
    return {.id = RunId{1}, .kind = kind, .startedMs = 1'794'692'400'000, .endedMs = {}, .ending = {}};
}

/// Hears nothing of the second program until the test's event loop runs: so that runs on a thread of its own.
bool askFirst(const fs::path& library, const FilePaths& photos)
{
    bool shown = false;
    std::thread second([&] { shown = OneWindow(library).showFirst(photos); });
    QTest::qWait(300);
    second.join();
    return shown;
}

} // namespace

TEST_CASE("Asked by the system to end the window closes as by hand and a job is cancelled", "[window]")
{
    const EndSignals ends;
    std::atomic<bool> cancelled = false;
    TwoStarts f([&](auto& library) {
        library.script = [&](const JobControl& job, const ProgressSink&) {
            while (job.mayGoOn()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
            cancelled = true;
            return Report{};
        };
    });
    auto& file = *f.window->findChild<Button*>("fileButton");
    REQUIRE(f.wait([&] { return file.isEnabled(); }));
    QTest::mouseClick(&file, Qt::LeftButton);
    REQUIRE(f.wait([&] { return f.library.jobsStarted == 1; }));
    REQUIRE(std::raise(SIGTERM) == 0);
    CHECK(f.window->isVisible()); // nothing is done in the handler
    CHECK(f.wait([&] { return !f.window->isVisible(); }));
    CHECK(f.wait([&] { return cancelled.load(); }));
}

TEST_CASE("A second start is heard by the first window with its photos and nobody hears where there is none",
          "[window]")
{
    const fs::path library = "/nowhere/library";
    CHECK_FALSE(askFirst(library, {}));
    OneWindow first(library);
    first.listen();
    std::vector<FilePaths> heard;
    QObject::connect(&first, &OneWindow::shownAgain, [&](const FilePaths& photos) { heard.push_back(photos); });
    CHECK(askFirst(library, {"/photos/a b", "/photos/\xff"}));
    CHECK(askFirst(library, {}));
    CHECK_FALSE(askFirst("/nowhere/another library", {}));
    REQUIRE(heard.size() == 2);
    CHECK(heard[0] == FilePaths{"/photos/a b", "/photos/\xff"});
    CHECK(heard[1].empty());
}

TEST_CASE("The window takes photos that it is handed and says why not those that are refused", "[window]")
{
    TwoStarts f([](test::GuiFakeLibrary& library) { library.refused["/gone"] = Code::pathMissing; });
    auto& archive = static_cast<ArchivePage&>(f.window->page("archive"));
    REQUIRE(f.wait([&] { return archive.paths().loaded(); }));
    f.window->navigator().go({.page = "people"});
    f.window->comeForward({"/handed"});
    REQUIRE(f.wait([&] { return f.library.choice()->photos == FilePaths{"/handed"}; }));
    CHECK(f.wait([&] { return f.window->navigator().current().page == "archive"; }));
    CHECK(f.wait([&] { return archive.paths().choice().photos == FilePaths{"/handed"}; }));
    f.window->takePhotos({"/gone"});
    CHECK(f.wait([&] { return f.line().text() == "/gone does not exist. The path was not changed."; }));
    CHECK(f.library.choice()->photos == FilePaths{"/handed"});
}

TEST_CASE("After a kill the next start says what was interrupted and goes on at a click", "[window]")
{
    TwoStarts f([](test::GuiFakeLibrary& library) {
        library.runList = {killed("all")};
        library.photosPerStep = 2;
    });
    REQUIRE(f.wait([&] { return f.line().text().startsWith("File photos by person was interrupted; it began 14 "); }));
    CHECK(f.line().shown().link() == "Go on");
    f.line().shown().follow();
    REQUIRE(f.wait([&] { return f.library.jobsStarted == 1 && !f.window->bridge().running(); }));
    CHECK(f.library.calls == std::vector<std::string>{"all"});
    CHECK_FALSE(f.line().text().contains("interrupted"));
}

TEST_CASE("A job that the window was closed over is offered at the next start and not at the one after that",
          "[window]")
{
    const auto cut = [](test::GuiFakeLibrary& library) {
        library.runList = {killed("all")};
        library.runList.front().endedMs = 1'794'692'500'000;
        library.runList.front().ending = "cancelled";
        QSettings().setValue("window/closedInJob", true);
    };
    TwoStarts f(cut);
    REQUIRE(f.wait([&] { return f.line().text().startsWith("File photos by person was interrupted"); }));
    CHECK(f.line().shown().link() == "Go on");
    CHECK_FALSE(QSettings().contains("window/closedInJob"));
    f.library.script = [](const JobControl& job, const ProgressSink&) {
        while (job.mayGoOn()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return Report{};
    };
    f.line().shown().follow();
    REQUIRE(f.wait([&] { return f.window->bridge().running(); }));
    f.window->close();
    CHECK(QSettings().value("window/closedInJob").toBool());
}

TEST_CASE("A run that ended is not called interrupted and an import that was killed offers nothing", "[window]")
{
    TwoStarts ended([](test::GuiFakeLibrary& library) {
        library.runList = {killed("all")};
        library.runList.front().endedMs = 1'794'692'500'000;
    });
    QTest::qWait(200);
    CHECK(ended.line().held().isEmpty());
    TwoStarts import([](test::GuiFakeLibrary& library) { library.runList = {killed("names")}; });
    REQUIRE(import.wait([&] { return import.line().text().startsWith("Importing names was interrupted"); }));
    CHECK(import.line().shown().link().isEmpty());
}

TEST_CASE("A path that is typed into a dialog is taken and the window goes on", "[window]")
{
    TwoStarts f;
    QTemporaryDir folder;
    f.window->navigator().go({.page = "archive", .query = {{"ask", "folder"}}});
    QPointer<QFileDialog> dialog;
    REQUIRE(f.wait([&] {
        dialog = f.window->findChild<QFileDialog*>();
        return dialog && dialog->isVisible();
    }));
    auto* const field = dialog->findChild<QLineEdit*>("fileNameEdit");
    REQUIRE(field);
    QApplication::setActiveWindow(dialog);
    field->setFocus();
    REQUIRE(f.wait([&] { return field->hasFocus(); }));
    QTest::keyClicks(field, folder.path());
    QTest::keyClick(field, Qt::Key_Return);
    REQUIRE(f.wait([&] { return !dialog; })); // gone with all that had the focus in it
    CHECK(f.window->isVisible());
}

TEST_CASE("F6 goes through the parts of the window and back to where the focus was in each", "[window]")
{
    TwoStarts f;
    f.window->navigator().go({.page = "people"});
    QWidget* const page = &f.window->page("people");
    const auto* const frame = page->findChild<PageFrame*>();
    REQUIRE(frame->panelShown());
    QWidget* const panel = frame->parts().front();
    f.line().say({.rank = Rank::warning, .topic = "x", .words = {{"something", false}}}); // the strip has a bell now
    const auto in = [](QWidget* part) { return part->isAncestorOf(QApplication::focusWidget()); };
    const auto step = [&](Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6, modifiers);
    };
    f.window->sideBar().item("people")->setFocus();
    step();
    CHECK((in(page) && !in(panel)));
    auto* const left = page->findChild<QWidget*>("people.everyone"); // not what the page gives the focus first
    REQUIRE(left);
    left->setFocus();
    REQUIRE((in(page) && !in(panel)));
    step();
    CHECK(in(panel));
    step();
    CHECK(in(&f.window->strip()));
    step();
    CHECK(in(&f.window->sideBar()));
    step(Qt::ShiftModifier);
    CHECK(in(&f.window->strip()));
    step(Qt::ShiftModifier);
    CHECK(in(panel));
    step(Qt::ShiftModifier);
    CHECK(QApplication::focusWidget() == left);
}

TEST_CASE("Esc leaves the panel of a page for its content", "[window]")
{
    TwoStarts f;
    f.window->navigator().go({.page = "people"});
    QWidget* const page = &f.window->page("people");
    QWidget* const panel = page->findChild<PageFrame*>()->parts().front();
    page->findChild<QWidget*>("findPerson")->setFocus();
    REQUIRE(panel->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    CHECK_FALSE(panel->isAncestorOf(QApplication::focusWidget()));
    CHECK(page->isAncestorOf(QApplication::focusWidget()));
}

TEST_CASE("After a run was cancelled by key the big button has the focus again", "[window]")
{
    TwoStarts f([](test::GuiFakeLibrary& library) { library.photosPerStep = 2000; });
    auto& archive = static_cast<ArchivePage&>(f.window->page("archive"));
    REQUIRE(f.wait([&] { return archive.paths().loaded(); }));
    auto* const file = archive.findChild<Button*>("fileButton");
    REQUIRE(f.wait([&] { return file->isEnabled(); }));
    file->setFocus();
    QTest::keyClick(file, Qt::Key_Return);
    REQUIRE(f.wait([&] { return archive.runRow().state() == RunRow::State::running; }));
    CHECK(archive.findChild<Button*>("pauseButton")->hasFocus());
    QTest::keyClick(f.window.get(), Qt::Key_Period, Qt::ControlModifier);
    REQUIRE(f.wait([&] { return archive.runRow().state() == RunRow::State::idle; }));
    CHECK(file->hasFocus());
}

TEST_CASE("Dialogs of Qt follow the language", "[window]")
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_zh_CN.qm")) {
        WARN("skipped: needs qt6-translations-l10n");
        return;
    }
    setLanguage(Language::simplifiedChinese);
    const QString chinese = QDialogButtonBox(QDialogButtonBox::Cancel).buttons().front()->text();
    setLanguage(Language::english);
    CHECK(chinese == QStringLiteral("取消"));
    CHECK(QDialogButtonBox(QDialogButtonBox::Cancel).buttons().front()->text().remove('&') == "Cancel");
}

TEST_CASE("Folders and photos on the command line are sources, beside the options", "[window]")
{
    const char* const line[] = {"albumen", "--library", "/kept", "/photos/2019/", "/photos/one.jpg"};
    const auto options = guiOptions(5, line);
    REQUIRE(options);
    CHECK(options->photos == FilePaths{"/photos/2019", "/photos/one.jpg"});
    CHECK(options->sources.library == fs::path("/kept"));
    CHECK_FALSE(options->sample);
    const char* const sample[] = {"albumen", "--sample"};
    CHECK(guiOptions(2, sample)->sample);
    const char* const bare[] = {"albumen"};
    REQUIRE(guiOptions(1, bare));
    CHECK(guiOptions(1, bare)->photos.empty());
    const char* const wrong[] = {"albumen", "--nonsense"};
    REQUIRE_FALSE(guiOptions(2, wrong));
    CHECK(guiOptions(2, wrong).error().find("--nonsense") != std::string::npos);
}

TEST_CASE("The album of drawn people opens in a home that has nothing yet", "[window]")
{
    const QTemporaryDir home;
    QProcessEnvironment environment;
    environment.insert("HOME", home.path());
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    QProcess program;
    program.setProcessEnvironment(environment);
    program.start(ALBUMEN_WINDOW, {"--sample"});
    const QString library = home.filePath(".local/share/albumen/sample/library/catalogue.sqlite");
    const bool opened = QTest::qWaitFor([&] { return QFile::exists(library); }, 60'000);
    program.terminate();
    CHECK(program.waitForFinished());
    CHECK(opened);
    CHECK(QFile::exists(home.filePath(".local/share/albumen/sample/truth.json")));
}

TEST_CASE("Help and version need no display", "[window]")
{
    const char* const help[] = {"albumen", "--library", "/x", "--help"};
    const auto text = helpOrVersion(4, help);
    REQUIRE(text);
    CHECK(text->find("--library") != std::string::npos);
    CHECK(text->find("photos") != std::string::npos);
    const char* const version[] = {"albumen", "--version"};
    CHECK(helpOrVersion(2, version));
    const char* const file[] = {"albumen", "--", "--help"};
    CHECK_FALSE(helpOrVersion(3, file));
    QProcess program;
    QProcessEnvironment nothing;
    program.setProcessEnvironment(nothing);
    program.start(ALBUMEN_WINDOW, {"--help"});
    REQUIRE(program.waitForFinished());
    CHECK(program.exitCode() == 0);
    CHECK(program.readAllStandardOutput().contains("--models"));
}
