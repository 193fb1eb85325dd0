#include <catch2/catch.hpp>

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "Actions.h"
#include "Language.h"
#include "MainWindow.h"
#include "Navigator.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/PeopleSection.h"
#include "pages/archive/PeopleView.h"
#include "pages/archive/RunRow.h"
#include "pages/archive/StepsRow.h"
#include "support/GuiFakeLibrary.h"
#include "widgets/Button.h"
#include "widgets/FoldLine.h"
#include "widgets/InfoBar.h"
#include "widgets/Label.h"
#include "widgets/MessageLine.h"
#include "widgets/PathRow.h"
#include "widgets/SideBar.h"
#include "widgets/StatusStrip.h"
#include "widgets/TreePanel.h"

using namespace albumen;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 5000;

/// A window on a scripted library, shown and loaded.
struct Fixture {
    test::GuiFakeLibrary library;
    QList<QUrl> opened;
    std::unique_ptr<MainWindow> window;

    explicit Fixture(const std::function<void(test::GuiFakeLibrary&)>& prepare = {}, int people = 16) : library(people)
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        for (const char* const part : {"archive/pathsOpen", "archive/stepsOpen"}) QSettings().setValue(part, true);
        if (prepare) prepare(library);
        window = std::make_unique<MainWindow>(
            library, WindowOptions{.openUrl = [this](const QUrl& url) { return opened << url, true; }});
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get(), patience));
        QCoreApplication::processEvents();
        window->resize(1280, 800); // after it fitted itself to the screen
        REQUIRE(wait([this] { return page().paths().loaded() && run().sentence().contains("photos"); }));
    }

    /// A new start of somebody who folded and unfolded nothing.
    void startAnew()
    {
        window.reset();
        QSettings().remove("archive");
        startAgain();
    }
    void startAgain()
    {
        window = std::make_unique<MainWindow>(library);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get(), patience));
        window->resize(1280, 800);
        REQUIRE(wait([this] { return page().paths().loaded() && run().sentence().contains("photos"); }));
    }
    QList<FoldLine*> foldLines() { return page().findChildren<FoldLine*>(); } ///< of paths, of steps

    ArchivePage& page() { return static_cast<ArchivePage&>(window->page("archive")); }
    RunRow& run() { return page().runRow(); }
    PathRow& row(ArchivePaths::Row row) { return page().paths().row(row); }
    MessageLine& messages() { return window->strip().messages(); }
    Button& button(const char* name) { return *window->findChild<Button*>(name); }
    template <class Condition> static bool wait(Condition condition) { return QTest::qWaitFor(condition, patience); }
    static void click(QWidget& widget) { QTest::mouseClick(&widget, Qt::LeftButton); }
    bool becomes(RunRow::State state)
    {
        return wait([&] { return run().state() == state; });
    }
    void startAndListen() ///< runs, and the buttons hear clicks again
    {
        click(button("fileButton"));
        REQUIRE(becomes(RunRow::State::running));
        QTest::qWait(RunRow::deafMs + 20);
    }
    void choose(ArchivePaths::Row which, const char* path)
    {
        page().paths().askForFolder(which);
        auto* const dialog = window->findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected(path);
        dialog->close();
    }
    void drop(const QPoint& where, const QList<QUrl>& urls)
    {
        QMimeData mime;
        mime.setUrls(urls);
        QDragEnterEvent enter(where, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page(), &enter);
        if (!enter.isAccepted()) return;
        QDragMoveEvent move(where, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page(), &move);
        dropText = row(ArchivePaths::save).path();
        QDropEvent event(where, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&page(), &event);
    }
    QPoint middleOf(QWidget& widget) { return widget.mapTo(&page(), widget.rect().center()); }
    QString dropText;
};

} // namespace

TEST_CASE("The people of the archive stand in the order that was chosen before the last start")
{
    Fixture f;
    auto* const order = f.window->findChild<QComboBox*>("order");
    order->setFocus();
    QTest::keyClick(order, Qt::Key_Down);
    REQUIRE(order->currentIndex() == 1);
    f.window.reset();
    MainWindow again(f.library);
    again.show();
    CHECK(again.findChild<QComboBox*>("order")->currentIndex() == 1);
}

TEST_CASE("The page says what will happen before it happens")
{
    Fixture f;
    CHECK(f.run().sentence() == "Copies 1,310 photos (3.1 GB) into 38 folders. Your originals stay where they are.");
    CHECK(f.row(ArchivePaths::photos).path() == "~/Pictures");
    CHECK(f.wait([&] { return f.row(ArchivePaths::zips).facts() == "One zip per person, 1.4 TB free"; }));
    CHECK(f.row(ArchivePaths::photos).facts().startsWith("42,816 photos, 1,284 new or changed since 14 November"));
    CHECK_FALSE(f.row(ArchivePaths::save).defaultButton().isEnabled());
    CHECK(f.row(ArchivePaths::zips).defaultButton().isEnabled());
    CHECK(f.page().steps().step(JobStep::recognise).fact() == "1,284 photos to look at");
    CHECK_FALSE(f.page().steps().step(JobStep::folders).runButton().isEnabled());
    CHECK(f.page().people().model().rowCount() == 16);
    CHECK_FALSE(f.library.askedOnGuiThread);
}

TEST_CASE("One click runs the whole job and ends with the doors to what was made")
{
    Fixture f;
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::running));
    CHECK(f.window->strip().jobShown());
    CHECK_FALSE(f.row(ArchivePaths::photos).changeButton().isEnabled());
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence() == "Done in 22 min 51 s. Every new copy and zip was read back and matches.");
    CHECK(f.library.calls == std::vector<std::string>{"all"});
    CHECK(f.messages().text() == "Filed 3,912 files in 38 folders and 36 zips.");
    CHECK_FALSE(f.window->strip().jobShown());
    CHECK(f.row(ArchivePaths::photos).changeButton().isEnabled());
    for (const auto step : {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip})
        CHECK(f.page().steps().step(step).state() == StepCard::State::done);
    REQUIRE(f.wait([&] { return f.page().worthALook().isVisible(); }));
    CHECK(f.page().worthALook().linkTexts() ==
          QStringList{"64 faces to confirm", "126 groups to name", "3 photos could not be read"});
    f.click(f.button("openArchive"));
    f.click(f.button("openZips"));
    REQUIRE(f.opened.size() == 2);
    CHECK(f.opened[1] == QUrl::fromLocalFile("/media/backup/Albumen zips"));
    f.click(f.button("whatWasDone"));
    CHECK(f.page().panelOpen());
    CHECK(f.page().panel().rows().contains("3,912 files made in the archive"));
    CHECK_FALSE(f.library.askedOnGuiThread);
}

TEST_CASE("A click that was meant for the big button does not pause or cancel")
{
    Fixture f;
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::running));
    f.click(f.button("cancelButton"));
    f.click(f.button("pauseButton"));
    CHECK(f.run().state() == RunRow::State::running);
    CHECK_FALSE(f.window->bridge().cancelling());
    QTest::qWait(RunRow::deafMs + 20);
    f.click(f.button("cancelButton"));
    CHECK(f.becomes(RunRow::State::idle));
}

TEST_CASE("Pause stands still, Resume goes on, Cancel ends with a sentence and nothing red")
{
    Fixture f([](auto& library) { library.photosPerStep = 2000; });
    f.startAndListen();
    f.click(f.button("pauseButton"));
    REQUIRE(f.becomes(RunRow::State::paused));
    QTest::qWait(200);
    CHECK(f.button("pauseButton").text() == "Resume");
    const auto before = f.window->bridge().latest().done;
    QTest::qWait(300);
    CHECK(f.window->bridge().latest().done == before);
    f.click(f.button("pauseButton"));
    REQUIRE(f.becomes(RunRow::State::running));
    REQUIRE(f.wait([&] { return f.window->bridge().latest().done > before; }));
    f.click(f.button("cancelButton"));
    REQUIRE(f.becomes(RunRow::State::idle));
    CHECK(f.messages().shown().rank == Rank::info);
    CHECK(f.messages().text().startsWith("Stopped after "));
    CHECK(f.messages().text().endsWith("Next time it goes on from here."));
}

TEST_CASE("A paused job can be cancelled")
{
    Fixture f([](auto& library) { library.photosPerStep = 2000; });
    f.startAndListen();
    f.click(f.button("pauseButton"));
    REQUIRE(f.becomes(RunRow::State::paused));
    f.click(f.button("cancelButton"));
    CHECK(f.becomes(RunRow::State::idle));
}

TEST_CASE("Another folder comes in force, and Default brings the old one back")
{
    Fixture f;
    f.choose(ArchivePaths::save, "/elsewhere/People");
    REQUIRE(f.wait([&] { return f.library.choice()->save == "/elsewhere/People"; }));
    REQUIRE(f.wait([&] { return f.row(ArchivePaths::save).facts().startsWith("One folder per person"); }));
    CHECK(f.row(ArchivePaths::save).path() == "/elsewhere/People");
    REQUIRE(f.row(ArchivePaths::save).defaultButton().isEnabled());
    f.click(f.row(ArchivePaths::save).defaultButton());
    REQUIRE(f.wait([&] {
        return f.row(ArchivePaths::save).path() == "~/Pictures/Albumen/People" &&
               !f.row(ArchivePaths::save).defaultButton().isEnabled();
    }));
}

TEST_CASE("A refused path is said in words and the one in force stays")
{
    Fixture f([](auto& library) { library.refused["/mnt/share/People"] = Code::pathNotWritable; });
    const auto before = f.page().paths().choice();
    f.choose(ArchivePaths::save, "/mnt/share/People");
    REQUIRE(f.wait([&] { return f.row(ArchivePaths::save).refused(); }));
    CHECK(f.page().paths().choice() == before);
    CHECK(f.row(ArchivePaths::save).facts() ==
          "Not writable, choose another. ~/Pictures/Albumen/People stays in force.");
    CHECK(f.messages().text() == "/mnt/share/People cannot be written to. Choose another folder.");
    CHECK(f.messages().shown().rank == Rank::error);
    CHECK_FALSE(f.row(ArchivePaths::photos).refused());
    f.click(f.row(ArchivePaths::save).defaultButton());
    REQUIRE(f.wait([&] { return !f.row(ArchivePaths::save).refused(); }));
    CHECK(f.wait([&] { return f.messages().shown().rank == Rank::info; }));
}

TEST_CASE("The newest of two choices made at once is in force, in the window and in the library")
{
    Fixture f;
    f.library.slow = 150ms;
    ArchiveChoice first = f.page().paths().choice(), second = first;
    first.save = "/first";
    second.save = "/second";
    f.page().paths().propose(first, ArchivePaths::save);
    QTest::qWait(20);
    CHECK(f.row(ArchivePaths::save).facts() == "Checking");
    f.page().paths().propose(second, ArchivePaths::save);
    REQUIRE(f.wait([&] { return f.page().paths().choice().save == "/second"; }));
    QTest::qWait(400);
    CHECK(f.page().paths().choice().save == "/second");
    CHECK(f.library.choice()->save == "/second");
    CHECK(f.row(ArchivePaths::save).path() == "/second");
}

TEST_CASE("What is dropped goes to the row under it, anywhere else to the photos, and nowhere while a job runs")
{
    Fixture f([](auto& library) { library.photosPerStep = 2000; });
    f.drop(f.middleOf(f.row(ArchivePaths::save)), {QUrl::fromLocalFile("/drop/People")});
    CHECK(f.dropText == "Drop to save to “People”");
    REQUIRE(f.wait([&] { return f.page().paths().choice().save == "/drop/People"; }));
    f.drop(QPoint(600, 600), {QUrl::fromLocalFile("/drop/a.jpg"), QUrl::fromLocalFile("/drop/b.jpg")});
    REQUIRE(f.wait([&] { return f.page().paths().choice().photos.size() == 3; }));
    CHECK(f.row(ArchivePaths::photos).path() == "~/Pictures and 2 more");
    CHECK(f.messages().text().toStdString() == "Added /drop/a.jpg and one more to the photos.");
    f.drop(QPoint(600, 600), {QUrl::fromLocalFile("/drop/b.jpg")}); // is one already
    f.messages().shown().follow();
    REQUIRE(f.wait([&] { return f.page().paths().choice().photos.size() == 2; }));
    CHECK(f.row(ArchivePaths::photos).path() == "/drop/a.jpg and 1 more");
    CHECK(f.page().paths().choice().save == "/drop/People");
    f.startAndListen();
    f.drop(QPoint(600, 600), {QUrl::fromLocalFile("/drop/late")});
    QTest::qWait(100);
    CHECK(f.page().paths().choice().photos.size() == 2);
}

TEST_CASE("A drop that was meant as a move is taken as a copy")
{
    Fixture f;
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile("/drop/People")});
    const QPoint where = f.middleOf(f.row(ArchivePaths::save));
    const Qt::DropActions both = Qt::MoveAction | Qt::CopyAction;
    QDragEnterEvent enter(where, both, &mime, Qt::LeftButton, Qt::NoModifier);
    QDragMoveEvent move(where, both, &mime, Qt::LeftButton, Qt::NoModifier);
    QDropEvent drop(where, both, &mime, Qt::LeftButton, Qt::NoModifier);
    for (QDropEvent* const event : {static_cast<QDropEvent*>(&enter), static_cast<QDropEvent*>(&move), &drop}) {
        event->setDropAction(Qt::MoveAction); // as a file manager proposes it on one disk
        QCoreApplication::sendEvent(&f.page(), event);
        CHECK(event->isAccepted());
        CHECK(event->dropAction() == Qt::CopyAction);
    }
    CHECK(f.wait([&] { return f.page().paths().choice().save == "/drop/People"; }));
}

TEST_CASE("Each step runs on its own")
{
    const std::pair<JobStep, const char*> steps[] = {{JobStep::recognise, "recognise"},
                                                     {JobStep::folders, "makeFolders"},
                                                     {JobStep::file, "file"},
                                                     {JobStep::zip, "zip"}};
    for (const auto& step : steps) {
        Fixture each([](auto& library) {
            library.planned.foldersMissing = 2;
            library.photosPerStep = 3;
        });
        REQUIRE(each.wait([&] { return each.page().steps().step(step.first).runButton().isEnabled(); }));
        each.click(each.page().steps().step(step.first).runButton());
        REQUIRE(each.becomes(RunRow::State::done));
        CHECK(each.library.calls == std::vector<std::string>{step.second});
        CHECK(each.wait([&] { return each.page().steps().step(step.first).state() == StepCard::State::done; }));
    }
}

TEST_CASE("Move asks first, with the focus on Cancel, and changes nothing until it is confirmed")
{
    Fixture f;
    auto* const mode = f.window->findChild<QComboBox*>("mode");
    mode->setCurrentIndex(static_cast<int>(FilingMode::move));
    emit mode->activated(static_cast<int>(FilingMode::move));
    REQUIRE(f.run().state() == RunRow::State::confirmMove);
    CHECK(f.button("moveNo").hasFocus());
    f.click(f.button("moveNo"));
    CHECK(f.run().state() == RunRow::State::idle);
    CHECK(mode->currentIndex() == static_cast<int>(FilingMode::copy));
    QTest::qWait(50);
    CHECK(f.library.choice()->mode == FilingMode::copy);
    mode->setCurrentIndex(static_cast<int>(FilingMode::move));
    emit mode->activated(static_cast<int>(FilingMode::move));
    f.click(f.button("moveYes"));
    REQUIRE(f.wait([&] { return f.library.choice()->mode == FilingMode::move; }));
    REQUIRE(f.wait([&] { return f.run().sentence().endsWith("Originals are moved after a verified copy exists."); }));
}

TEST_CASE("A job that cannot run says why in red and leaves the page as it was")
{
    Fixture f([](auto& library) {
        library.jobError = Error{.code = Code::noSpace,
                                 .stage = Stage::plan,
                                 .path = "/media/backup",
                                 .detail = {},
                                 .needed = 3'100'000'000,
                                 .available = 1'000'000'000};
    });
    REQUIRE(f.wait([&] { return f.page().worthALook().isVisible(); }));
    f.click(f.button("fileButton"));
    REQUIRE(f.wait([&] { return f.messages().shown().rank == Rank::error; }));
    CHECK(f.messages().text() == "3.1 GB needed, 1.0 GB free on /media/backup. Nothing was copied.");
    CHECK(f.run().state() == RunRow::State::idle);
    CHECK(f.page().worthALook().isVisible());
}

TEST_CASE("The preview lists the plan, goes back, and files from there")
{
    Fixture f;
    f.click(f.button("previewButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    REQUIRE(f.page().panel().rows().size() == 16);
    CHECK(f.page().panel().rows()[0] == "Hannah, so far Hanna\t4,812\t\t\t2\t");
    CHECK(f.page().panel().rows()[1].toStdString() == "Emil, a new folder\t4,377\t109\t\t\t262 MB");
    QAbstractItemModel& rows = *f.page().panel().view().model();
    const QModelIndex hannah = rows.index(0, 0);
    REQUIRE(rows.rowCount(hannah) == 2);
    CHECK(rows.index(0, 0, hannah).data() == "IMG_2041.jpg to Emil: moved into the archive");
    CHECK(rows.index(1, 0, hannah).data() == "IMG_2042.jpg to the archive's trash: does not belong here any more");
    QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::Fatal);
    f.click(f.page().panel().backButton());
    CHECK_FALSE(f.page().panelOpen());
    CHECK(f.library.jobsStarted == 0);
    f.click(f.button("previewButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    f.click(f.page().panel().stepButton());
    CHECK_FALSE(f.page().panelOpen());
    CHECK(f.becomes(RunRow::State::running));
}

TEST_CASE("The plan is saved a step a line where somebody says and where nothing can be written that is said")
{
    Fixture f;
    QTemporaryDir folder;
    f.click(f.button("previewButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    const auto saveTo = [&](const QString& name) {
        f.click(f.page().panel().moreButton());
        auto* const dialog = f.window->findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected(name);
        dialog->close();
        REQUIRE(f.wait([&] { return !f.window->findChild<QFileDialog*>(); }));
    };
    saveTo(folder.filePath("no folder/plan.txt"));
    CHECK(f.wait([&] { return f.messages().text().contains("cannot be written"); }));
    saveTo(folder.filePath("plan.txt"));
    CHECK(f.wait([&] { return f.messages().text() == "The plan was saved."; }));
    QFile saved(folder.filePath("plan.txt"));
    REQUIRE(saved.open(QIODevice::ReadOnly));
    CHECK(saved.readAll().count('\n') == 3);
}

TEST_CASE("The window goes on ticking while the library sleeps")
{
    Fixture f([](auto& library) { library.photosPerStep = 20; });
    f.library.slow = 400ms;
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, [&] {
        if (since.isValid()) longest = std::max(longest, since.elapsed());
        since.start();
    });
    tick.start(5);
    f.page().refresh();
    f.choose(ArchivePaths::save, "/slow/People");
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    QTest::qWait(900);
    CHECK(longest < 100); // never frozen: core/README.md, Threads
    CHECK_FALSE(f.library.askedOnGuiThread);
}

TEST_CASE("The whole job by keys alone")
{
    Fixture f([](auto& library) { library.photosPerStep = 2000; });
    QTest::keyClick(f.window.get(), Qt::Key_R, Qt::ControlModifier);
    REQUIRE(f.becomes(RunRow::State::running));
    QTest::keyClick(f.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(f.becomes(RunRow::State::paused));
    QTest::keyClick(f.window.get(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(f.becomes(RunRow::State::running));
    QTest::keyClick(f.window.get(), Qt::Key_Period, Qt::ControlModifier);
    REQUIRE(f.becomes(RunRow::State::idle));
    QSet<QWidget*> reached;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : f.window.get(), Qt::Key_Tab);
        reached.insert(QApplication::focusWidget());
    }
    for (const char* name : {"fileButton", "previewButton", "verifyButton", "mode", "people", "order"}) {
        INFO(name);
        CHECK(reached.contains(f.window->findChild<QWidget*>(name)));
    }
    f.button("fileButton").setFocus(Qt::TabFocusReason);
    QTest::qWait(RunRow::deafMs + 20);
    QTest::keyClick(&f.button("fileButton"), Qt::Key_Return);
    CHECK(f.becomes(RunRow::State::running));
    CHECK(f.button("pauseButton").hasFocus());
}

TEST_CASE("Folder and zip of a person open by click and by key, and the filter comes above 24 people")
{
    Fixture f({}, 16);
    PeopleView& view = f.page().people().view();
    CHECK(view.columns() == 4);
    CHECK_FALSE(f.page().people().filter().isVisible());
    REQUIRE(f.wait([&] { return view.model()->index(0, 0).data().toString() == "Hannah"; }));
    const QRect tile = view.visualRect(view.model()->index(0, 0));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(tile.right() - 6 - 36, tile.center().y()));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(tile.right() - 6 - 12, tile.center().y()));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(tile.left() + 30, tile.center().y()));
    REQUIRE(f.opened.size() == 2);
    CHECK(f.opened[0].path().endsWith("/Hannah"));
    CHECK(f.opened[1].path().endsWith("/Hannah.zip"));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    REQUIRE(f.opened.size() == 3);
    Fixture many({}, 500);
    QAbstractItemModelTester tester(&many.page().people().model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(many.page().people().filter().isVisible());
    QTest::keyClicks(&many.page().people().filter(), "hann");
    CHECK(many.page().people().model().rowCount() == 1);
}

TEST_CASE("Both languages fit at the smallest size, and switching keeps the page")
{
    Fixture f([](auto& library) { library.photosPerStep = 3; });
    for (const Language language : {Language::english, Language::simplifiedChinese}) {
        setLanguage(language);
        for (const QSize& size : {QSize(960, 540), QSize(1280, 800)}) {
            f.window->resize(size);
            const auto buttons = [&f] { return f.page().findChildren<Button*>(); }; // some go with the language
            const auto isWhole = [&](const Button* button) {
                return !button->isVisible() || button->width() >= button->sizeHint().width();
            };
            (void)f.wait([&] { return f.window->size() == size && std::ranges::all_of(buttons(), isWhole); });
            CHECK(f.window->size() == size);
            CHECK(f.window->sideBar().slim() == (size.width() < 1120));
            for (const Button* button : buttons()) {
                if (!button->isVisible()) continue;
                INFO(button->text().toStdString());
                CHECK(isWhole(button));
                CHECK(f.page().rect().right() >= button->mapTo(&f.page(), button->rect().topRight()).x());
            }
        }
    }
    CHECK(f.button("fileButton").text() == QStringLiteral("按人物归档照片"));
    CHECK(f.run().sentence() == QStringLiteral("将 1,310 张照片（3.1 GB）复制到 38 个文件夹。原始照片保持不动。"));
    setLanguage(Language::english);
    CHECK(f.wait([&] { return f.button("fileButton").text() == "File photos by person"; }));
}

TEST_CASE("A higher rank is never hidden by a lower one, and what waits is counted")
{
    MessageLine line;
    line.setResting({{"rest", false}}, false);
    line.say({.rank = Rank::error, .topic = "a", .words = {{"first", false}}, .link = {}});
    line.say({.rank = Rank::info, .topic = "b", .words = {{"second", false}}, .link = {}});
    line.say({.rank = Rank::warning, .topic = "c", .words = {{"third", false}}, .link = {}});
    CHECK(line.text() == "first");
    CHECK(line.held().size() == 3);
    line.clear("a");
    CHECK(line.text() == "third");
    line.clear("c");
    line.clear("b");
    CHECK(line.text() == "rest");
    CHECK(line.held().isEmpty());
}

TEST_CASE("An Undo shows over whatever was said before it, and what is worse and newer over the Undo")
{
    MessageLine line;
    line.say({.rank = Rank::warning, .topic = "b", .words = {{"warning", false}}});
    line.say({.rank = Rank::undo, .topic = "undo", .words = {{"named", false}}, .link = QString("Undo")});
    CHECK(line.text() == "named");
    CHECK(line.held().size() == 2);
    line.say({.rank = Rank::info, .topic = "c", .words = {{"info", false}}});
    CHECK(line.text() == "named");
    line.say({.rank = Rank::undo, .topic = "undo", .words = {{"named again", false}}, .link = QString("Undo")});
    CHECK(line.text() == "named again");
    line.say({.rank = Rank::warning, .topic = "d", .words = {{"newer", false}}});
    CHECK(line.text() == "newer");
    line.clear("d");
    line.clear("undo");
    CHECK(line.text() == "warning");
    line.say({.rank = Rank::error, .topic = "e", .words = {{"error", false}}});
    line.say({.rank = Rank::error, .topic = "f", .words = {{"newer error", false}}});
    line.say({.rank = Rank::undo, .topic = "undo", .words = {{"named", false}}, .link = QString("Undo")});
    CHECK(line.text() == "named");
    CHECK(line.held().size() == 5);
    line.say({.rank = Rank::warning, .topic = "d", .words = {{"newer", false}}});
    CHECK(line.text() == "named"); // before an error comes what was decided alone
    QTest::keyClick(&line, Qt::Key_Shift);
    CHECK(line.text() == "newer error");
    CHECK(line.held().size() == 6); // nothing went
    line.clear("f");
    CHECK(line.text() == "error");
}

TEST_CASE("An information with a link stays until it is closed, and one without gives way to the next")
{
    MessageLine line;
    line.say({.rank = Rank::info, .topic = "a", .words = {{"passing", false}}});
    line.say({.rank = Rank::info, .topic = "b", .words = {{"of use", false}}, .link = QString("Settings")});
    line.say({.rank = Rank::info, .topic = "c", .words = {{"next", false}}});
    CHECK(line.text() == "next");
    CHECK(line.held().size() == 2);
    line.clear("c");
    CHECK(line.text() == "of use");
}

TEST_CASE("What the run did is told without zeros and without what was not done")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report{.found = 57, .looked = 57};
            report.copied = 57;
            report.foldersMade = report.foldersFilled = 1;
            report.seconds = 12;
            return report;
        };
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence() == "Done in 12 s. Every new copy was read back and matches.");
    CHECK(f.messages().text() == "Filed 57 files in 1 folder.");
    const StepsRow& steps = f.page().steps();
    CHECK(f.page().steps().step(JobStep::recognise).fact() == "57 photos, no faces");
    CHECK(f.page().steps().step(JobStep::folders).fact() == "1 new");
    CHECK(f.page().steps().step(JobStep::file).fact() == "57 new");
    CHECK(f.page().steps().step(JobStep::zip).fact() == "No zips yet");
    for (const Label* const label : steps.findChildren<Label*>())
        CHECK_FALSE(label->text().split(QLatin1Char(' ')).contains(QStringLiteral("0")));
}

TEST_CASE("The empty card of people offers photos only while the paths can be changed")
{
    Fixture f(
        [](test::GuiFakeLibrary& library) {
            library.counts.filedPhotos = 0;
            library.counts.people = 0;
        },
        0);
    const auto offered = [&] {
        for (const Button* const button : f.page().people().findChildren<Button*>())
            if (button->text() == "Choose photos…" && button->isVisible()) return true;
        return false;
    };
    REQUIRE(f.wait(offered));
    f.startAndListen();
    CHECK_FALSE(offered());
    f.click(f.button("cancelButton"));
    REQUIRE(f.wait([&] { return !f.window->bridge().running(); }));
    CHECK(f.wait(offered));
}

TEST_CASE("Every button that has only an icon has a name")
{
    Fixture f;
    const QList<Button*> buttons = f.window->findChildren<Button*>();
    for (const Button* button : buttons)
        if (button->text().isEmpty() && button->isVisible()) CHECK_FALSE(button->accessibleName().isEmpty());
}

TEST_CASE("A run with failures does not end green: the sentence, the step and the message say so")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report{.found = 57, .looked = 57, .faces = 9, .unreadable = 43};
            for (int i = 0; i < 43; ++i)
                report.problems.push_back(
                    {.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/broken.jpg"});
            report.copied = 14;
            report.seconds = 12;
            return report;
        };
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence() == "Done in 12 s, but for 43 problems.");
    CHECK(f.page().steps().step(JobStep::recognise).state() == StepCard::State::flawed);
    CHECK(f.page().steps().step(JobStep::recognise).fact() == "14 of 57 photos");
    CHECK(f.page().steps().step(JobStep::zip).state() == StepCard::State::done);
}

TEST_CASE("A run that found nothing anywhere ends as it began and says why")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report;
            report.nothing = Error{.code = Code::pathEmpty, .stage = Stage::scan, .path = "/photos"};
            return report;
        };
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.wait([&] { return f.library.jobsStarted == 1 && f.run().state() == RunRow::State::idle; }));
    CHECK(f.wait([&] { return f.messages().text().contains("/photos"); }));
}

TEST_CASE("Sources are added beside those there are and each is taken away by the menu of Change")
{
    Fixture f;
    f.window->actions().trigger("addFolder");
    auto* const dialog = f.window->findChild<QFileDialog*>();
    REQUIRE(dialog);
    emit dialog->fileSelected("/more/photos");
    dialog->close();
    REQUIRE(f.wait([&] { return f.page().paths().choice().photos.size() == 2; }));
    auto* const menu = f.row(ArchivePaths::photos).findChild<QMenu*>();
    QMenu* const shown = menu ? menu : f.page().paths().findChild<QMenu*>();
    REQUIRE(shown);
    emit shown->aboutToShow();
    const auto of = [&](const QString& text) -> QAction* {
        for (QAction* const action : shown->actions())
            if (action->text() == text) return action;
        return nullptr;
    };
    REQUIRE(of("Without /more/photos"));
    REQUIRE(of("Without ~/Pictures"));
    of("Without ~/Pictures")->trigger();
    REQUIRE(f.wait([&] { return f.page().paths().choice().photos.size() == 1; }));
    CHECK(f.row(ArchivePaths::photos).path() == "/more/photos");
    emit shown->aboutToShow();
    CHECK_FALSE(of("Without /more/photos")); // the last one stays
}

TEST_CASE("A source that gives nothing is not kept beside one that is dropped")
{
    Fixture f;
    f.library.refused["/gone"] = Code::pathMissing;
    f.choose(ArchivePaths::photos, "/gone");
    REQUIRE(f.wait([&] { return f.row(ArchivePaths::photos).refused(); }));
    f.drop(QPoint(600, 600), {QUrl::fromLocalFile("/drop/photos")});
    REQUIRE(f.wait([&] { return f.row(ArchivePaths::photos).path() == "/drop/photos"; }));
    CHECK(f.page().paths().choice().photos.size() == 1);
}

TEST_CASE("Where nothing is to be filed the plan proposes nothing and says why")
{
    Fixture f([](auto& library) {
        library.planned = {};
        library.sourceToLook = 0;
    });
    f.click(f.button("previewButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows() == QStringList{"Everything is filed. There is nothing to do."});
    CHECK_FALSE(f.page().panel().stepButton().isVisible());
    f.page().closePanel();
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.sourceToLook = 12;
    }
    f.page().paths().refreshFacts();
    REQUIRE(f.wait([&] { return f.page().paths().toLook() == 12; }));
    f.click(f.button("previewButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows().front().startsWith("Nobody has looked at these photos yet."));
}

TEST_CASE("Earlier runs are listed with what each did and how it ended")
{
    Fixture f([](auto& library) { library.runList = test::someRuns(); });
    f.click(f.button("runsButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    const QStringList rows = f.page().panel().rows();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].startsWith("File photos by person\t14 November"));
    CHECK(f.page().panel().view().model()->headerData(0, Qt::Horizontal, Qt::DisplayRole) == "What");
    CHECK(f.page().panel().view().model()->headerData(1, Qt::Horizontal, Qt::DisplayRole) == "When");
    CHECK(rows[0].endsWith("\tdone\t1,284\t1,310\t22 min 51 s"));
    CHECK(rows[1].contains("\tinterrupted\t"));
    QAbstractItemModel& model = *f.page().panel().view().model();
    CHECK(model.index(0, 0, model.index(0, 0)).data() == "42,816 photos found");
    CHECK(model.rowCount(model.index(1, 0)) == 0);
    QTest::keyClick(&f.page().panel().backButton(), Qt::Key_Escape);
    CHECK_FALSE(f.page().panelOpen());
}

TEST_CASE("What a run moved out is said beside what it filed and where it filed nothing")
{
    std::uint64_t copied = 5;
    Fixture f([&](auto& library) {
        library.script = [&](const JobControl&, const ProgressSink&) {
            Report report;
            report.copied = copied, report.foldersThere = 8, report.foldersFilled = 3, report.retired = 10;
            return report;
        };
    });
    f.click(f.button("fileButton"));
    CHECK(f.wait([&] {
        return f.messages().text() == "Filed 5 files in 3 folders. 10 files were moved to the archive's trash.";
    }));
    copied = 0;
    QTest::qWait(RunRow::deafMs + 20);
    f.click(f.button("fileButton"));
    CHECK(f.wait([&] { return f.messages().text() == "10 files were moved to the archive's trash."; }));
}

TEST_CASE(
    "New zips are told from renewed ones, what a correction took away is said, and why fewer are filed than found")
{
    Report report;
    report.found = 136, report.looked = 136, report.same = 1, report.copied = 135;
    report.foldersMade = report.foldersFilled = 5;
    report.zipsMade = 5, report.zipsNew = 5;
    Fixture f([&](auto& library) { library.script = [&](const JobControl&, const ProgressSink&) { return report; }; });
    const auto fact = [&] { return f.page().findChild<StepsRow*>()->step(JobStep::zip).fact(); };
    f.click(f.button("fileButton"));
    CHECK(f.wait([&] {
        return f.messages().text() ==
               "Filed 135 files in 5 folders and 5 zips. 1 photo is the same picture as another.";
    }));
    CHECK(fact() == "5 new, all checked");
    report = {};
    report.foldersThere = 5, report.foldersRemoved = 1, report.zipsMade = 3, report.zipsNew = 1, report.zipsRetired = 2;
    QTest::qWait(RunRow::deafMs + 20);
    f.click(f.button("fileButton"));
    CHECK(f.wait([&] {
        return f.messages().text() == "2 zips were moved to the archive's trash. 1 empty folder was removed.";
    }));
    CHECK(fact() == "1 new, 2 renewed, 2 removed");
    CHECK(f.page().findChild<StepsRow*>()->step(JobStep::folders).fact() == "5 were there, 1 removed");
}

TEST_CASE("After a check that found a file missing the step that makes it again is to be done")
{
    Fixture f([](auto& library) {
        library.planned = {};
        library.script = [&library](const JobControl&, const ProgressSink&) {
            const std::lock_guard lock(library.mutex);
            library.planned.photos = library.planned.steps = 1;
            Report report;
            report.damaged = 1;
            report.flaws.add(Flaw::missing);
            return report;
        };
    });
    StepCard& file = f.page().steps().step(JobStep::file);
    REQUIRE(f.wait([&] { return file.fact() == "Everything is filed"; }));
    f.click(f.button("verifyButton"));
    const bool todo = f.wait([&] { return file.fact() == "1 photo to file" && file.runButton().isEnabled(); });
    INFO(file.fact().toStdString() << ' ' << file.runButton().isEnabled());
    CHECK(todo);
    CHECK(f.run().sentence().startsWith("Verified 40 files in"));
    CHECK(f.run().sentence().endsWith(": 1 missing. File again to mend them."));
}

TEST_CASE("After the archive was verified the line and what was done say how many files were read")
{
    Fixture f;
    f.click(f.button("verifyButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.messages().text().startsWith("Verified 40 files in"));
    f.click(f.button("whatWasDone"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    REQUIRE_FALSE(f.page().panel().rows().isEmpty());
    CHECK(f.page().panel().rows().first().startsWith("Verified 40 files in"));
}

TEST_CASE("Damaged copies are listed after a run and copied again with one click")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.damage = {
            {.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = "/in/a.jpg"},
            {.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::edited, .from = "/in/b.jpg"},
            {.name = "Emil", .file = "/z/Emil.zip", .flaw = Flaw::missing, .from = "/p/Emil", .zip = true}};
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    REQUIRE(f.wait([&] { return f.page().worthALook().linkTexts().contains("3 files not as filed"); }));
    emit f.page().worthALook().linkClicked("damage");
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows() == QStringList{"a.jpg\tEmil\tmissing\ta.jpg",
                                                 "b.jpg\tLena\tedited by somebody\tb.jpg, as a numbered file beside it",
                                                 "Emil.zip\tEmil\tmissing\tthe copies in the folder"});
    CHECK_FALSE(f.page().panel().rowButton().isEnabled());
    f.page().panel().view().setCurrentIndex(f.page().panel().view().model()->index(1, 0));
    f.click(f.page().panel().rowButton());
    CHECK(f.opened == QList<QUrl>{QUrl::fromLocalFile("/p/Lena")});
    f.click(f.page().panel().stepButton());
    CHECK_FALSE(f.page().panelOpen());
    CHECK(f.wait([&] { return f.library.calls == std::vector<std::string>{"all", "file", "zip"}; }));
    REQUIRE(f.becomes(RunRow::State::done));
}

TEST_CASE("While a file is not what was filed a run does not end green, and says no more than what it read back")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.damage = {{.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = {}}};
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence().endsWith("Every new copy and zip was read back and matches."));
    CHECK(f.wait([&] { return !f.run().doneWell(); }));
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.damage.clear();
    }
    QTest::qWait(RunRow::deafMs + 20);
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::running));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.wait([&] { return f.run().doneWell(); }));
}

TEST_CASE("Photos that lack their end are told apart from those that could not be read")
{
    const Error broken{.code = Code::imageBroken, .stage = Stage::load, .path = "/photos/a.jpg"};
    const Error lacking{.code = Code::imageCut, .stage = Stage::load, .path = "/photos/c.jpg"};
    Fixture f([&](test::GuiFakeLibrary& library) {
        library.counts.unreadable = 1, library.counts.cut = 1;
        library.problemList = {broken}, library.cutList = {lacking};
        library.runList = {{.kind = "all", .startedMs = 1, .endedMs = 2, .ending = "withProblems", .problems = 1}};
        library.runList.front().cut = 1;
        library.script = [&](const JobControl&, const ProgressSink&) {
            Report report{.problems = {broken, lacking}, .found = 9, .looked = 9, .unreadable = 1};
            report.seconds = 12;
            return report;
        };
    });
    const QString cut = "1 photo lacks its end and is filed as far as it goes.";
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence() == "Done in 12 s, but for 1 problem. " + cut);
    CHECK(f.wait([&] { return f.page().worthALook().linkTexts().contains("1 photo could not be read"); }));
    f.window->navigator().go({.page = "archive", .query = {{"ask", "problems"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().title() == "1 photo could not be read");
    CHECK(f.page().panel().rows().size() == 2);
    f.click(f.page().panel().stepButton());
    REQUIRE(f.wait([&] { return f.library.jobsStarted == 2; }));
    const auto* const order = std::get_if<jobs::Recognise>(&f.window->bridge().order());
    REQUIRE(order);
    CHECK(order->again == std::vector{broken.path}); // a photo that lacks its end would lack it again
    REQUIRE(f.wait([&] { return !f.window->bridge().running(); }));
    f.window->navigator().go({.page = "archive", .query = {{"ask", "runs"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen() && f.page().panel().title() == "Runs"; }));
    CHECK(f.page().panel().rows().first().contains("\tdone, one problem\t"));
    QAbstractItemModel& model = *f.page().panel().view().model();
    CHECK(model.index(0, 0, model.index(0, 0)).data() == cut);
}

TEST_CASE("A run with nothing but photos that lack their end has no problems, and they are a link of their own")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        library.counts.unreadable = 0, library.counts.cut = 2;
        library.cutList.assign(2, {.code = Code::imageCut, .stage = Stage::load, .path = "/photos/c.jpg"});
        library.script = [&library](const JobControl&, const ProgressSink&) {
            Report report{.problems = library.cutList};
            report.seconds = 12;
            return report;
        };
    });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence() == "Done in 12 s. 2 photos lack their end and are filed as far as they go.");
    REQUIRE(f.wait([&] { return f.page().worthALook().linkTexts().contains("2 photos lack their end"); }));
    emit f.page().worthALook().linkClicked("problems");
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().title() == "2 photos lack their end");
    CHECK_FALSE(f.page().panel().stepButton().isVisible());
}

TEST_CASE("After copies and zips were copied again one message says what is back and what was set beside")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.damage = {
            {.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = "/in/a.jpg"},
            {.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::edited, .from = "/in/b.jpg"},
            {.name = "Emil", .file = "/z/Emil.zip", .flaw = Flaw::missing, .from = "/p/Emil", .zip = true}};
        library.script = [&library](const JobControl&, const ProgressSink&) {
            const std::lock_guard lock(library.mutex);
            library.damage = {{.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::edited, .from = "/in/b.jpg"}};
            library.damage.front().beside = "/p/Lena/b (2).jpg";
            Report report;
            report.notes = {{.what = Note::What::zipsAgain, .sentence = "", .count = 1}};
            return report;
        };
    });
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    f.click(f.page().panel().stepButton());
    REQUIRE(f.wait([&] { return f.library.calls == std::vector<std::string>{"file", "zip"}; }));
    const QString said = "2 files are back. 1 photo was copied beside what somebody edited.";
    REQUIRE(f.wait([&] { return f.messages().text() == said; }));
    for (const HeldMessage& held : f.messages().held()) CHECK_FALSE(plain(held.message.words()).contains("zip"));
    CHECK(f.wait([&] { return f.run().sentence() == said; }));
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows() == QStringList{"b.jpg\tLena\tedited by somebody\tb (2).jpg lies beside it"});
}

TEST_CASE("A zip that is missing is made anew with one click")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.damage = {
            {.name = "Emil", .file = "/z/Emil.zip", .flaw = Flaw::missing, .from = "/p/Emil", .zip = true}};
    });
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    f.click(f.page().panel().stepButton());
    CHECK(f.wait([&] { return f.library.calls == std::vector<std::string>{"zip"}; }));
    REQUIRE(f.becomes(RunRow::State::done));
}

TEST_CASE("What is lost and cannot be copied again is left out with one click, and nothing else")
{
    const std::filesystem::path lost = "/p/Emil/a.jpg";
    Fixture f([&lost](auto& library) {
        library.damage = {
            {.name = "Emil", .file = lost, .flaw = Flaw::lost, .from = {}},
            {.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::missing, .from = "/in/b.jpg"},
            {.name = "Emil", .file = "/z/Emil.zip", .flaw = Flaw::missing, .from = "/p/Emil", .zip = true}};
    });
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().moreButton().text() == "Do not miss 1 lost file");
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.damage.erase(f.library.damage.begin()); // as the library tells it then
    }
    f.click(f.page().panel().moreButton());
    CHECK(f.wait([&] {
        const std::lock_guard lock(f.library.mutex);
        return f.library.now.excluded == std::vector{lost};
    }));
    CHECK(f.wait([&] { return f.page().panelOpen() && f.page().panel().rows().size() == 2; }));
}

TEST_CASE("A lost file of nobody who has a name is listed with its folder")
{
    Fixture f([](auto& library) {
        library.damage = {
            {.name = {}, .file = "/p/Unknown/a.jpg", .flaw = Flaw::lost, .from = {}},
            {.name = {}, .file = "/z/No people.zip", .flaw = Flaw::missing, .from = "/p/Emil", .zip = true}};
    });
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    const QStringList rows = f.page().panel().rows();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].startsWith("a.jpg\tUnknown\t"));
    CHECK(rows[1].startsWith("No people.zip\tNo people\t"));
}

TEST_CASE("The page says that it reads until it knows what is to be filed")
{
    Fixture f;
    f.window.reset();
    f.library.slow = std::chrono::milliseconds(200);
    f.window = std::make_unique<MainWindow>(f.library);
    f.window->show();
    const StepCard& folders = f.page().steps().step(JobStep::folders);
    CHECK(f.wait([&] { return folders.fact() == "Reading…" && f.run().sentence() == "Reading…"; }));
    CHECK(f.wait([&] { return folders.fact() == "38 folders, all there"; }));
}

TEST_CASE("A copy that somebody edited is named so and never as damage")
{
    Fixture f([](auto& library) {
        library.damage = {{.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::edited, .from = "/in/b.jpg"}};
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report;
            report.checked = 9;
            report.flaws.add(Flaw::edited);
            report.problems = {{.code = Code::editedFile, .stage = Stage::verify, .path = "/p/Lena/b.jpg"}};
            return report;
        };
    });
    f.click(f.button("verifyButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence().endsWith(": 1 edited by somebody. What somebody edited stays as it is."));
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows() ==
          QStringList{"b.jpg\tLena\tedited by somebody\tb.jpg, as a numbered file beside it"});
    CHECK_FALSE(f.page().panel().stepButton().isVisible()); // nothing is to be mended
    for (const QString& link : f.page().worthALook().linkTexts()) CHECK_FALSE(link.contains("damaged"));
}

TEST_CASE("What is worth a look stays after decisions and at the next start until it is done or closed")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.counts.groupsToName = 3, library.counts.facesToConfirm = 0, library.counts.unreadable = 2;
    });
    const QStringList both{"3 groups to name", "2 photos could not be read"};
    REQUIRE(f.wait([&] { return f.page().worthALook().isVisible(); })); // a start with things left
    CHECK(f.page().worthALook().linkTexts() == both);
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    REQUIRE(f.wait([&] { return f.page().worthALook().isVisible(); }));
    const auto leave = [&](const std::function<void(Overview&)>& decide) {
        f.window->navigator().go({.page = "people"});
        {
            const std::lock_guard lock(f.library.mutex);
            decide(f.library.counts);
        }
        f.library.changes.add({.people = true, .groups = true, .history = true});
        f.window->navigator().go({.page = "archive"});
    };
    leave([](Overview& now) { now.groupsToName = 2; });
    CHECK(f.wait([&] { return f.page().worthALook().linkTexts().contains("2 groups to name"); }));
    CHECK(f.page().worthALook().isVisible());
    leave([](Overview& now) { now.groupsToName = 0; });
    CHECK(f.wait([&] { return f.page().worthALook().linkTexts() == QStringList{both[1]}; }));
    f.click(f.button("closeInfo"));
    CHECK(f.page().worthALook().isHidden());
    leave([](Overview&) {});
    QTest::qWait(100);
    CHECK(f.page().worthALook().isHidden());
    leave([](Overview& now) { now.unreadable = 0; });
    QTest::qWait(100);
    CHECK(f.page().worthALook().isHidden());
}

TEST_CASE("After a run the options of the next one are a click away")
{
    Fixture f([](auto& library) { library.photosPerStep = 2; });
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK_FALSE(f.window->findChild<QComboBox*>("mode")->isVisible());
    f.click(f.button("options"));
    CHECK(f.run().state() == RunRow::State::idle);
    CHECK(f.window->findChild<QComboBox*>("mode")->isVisible());
    CHECK(f.button("previewButton").isVisible());
}

TEST_CASE("After the first run paths and steps are a line each and how somebody leaves them is kept")
{
    Fixture f;
    f.startAnew();
    QList<FoldLine*> lines = f.foldLines();
    REQUIRE(lines.size() == 2);
    REQUIRE(f.wait([&] { return !f.page().paths().isVisible() && !f.page().steps().isVisible(); }));
    f.click(lines.front()->unfoldButton());
    CHECK(f.page().paths().isVisible());
    CHECK_FALSE(f.page().steps().isVisible());
    CHECK(lines.front()->foldButton().hasFocus());
    lines.back()->unfoldButton().setFocus();
    QTest::keyClick(&lines.back()->unfoldButton(), Qt::Key_Space);
    CHECK(f.page().steps().isVisible());
    f.click(lines.front()->foldButton());
    CHECK_FALSE(f.page().paths().isVisible());
    f.window.reset();
    f.startAgain();
    lines = f.foldLines();
    CHECK(f.wait([&] { return !f.page().paths().isVisible() && f.page().steps().isVisible(); }));
    CHECK(lines.back()->foldButton().isVisible());
}

TEST_CASE("The end of the first run folds nothing under the pointer")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.counts.lastRunMs.reset();
    });
    f.startAnew();
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.counts.lastRunMs = 1;
    }
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    QTest::qWait(200);
    CHECK(f.page().paths().isVisible());
    CHECK(f.page().steps().isVisible());
    f.window->resize(960, 540); // where nobody would be in sight
    CHECK(f.wait([&] { return !f.page().paths().isVisible() && !f.page().steps().isVisible(); }));
}

TEST_CASE("Before the first run nothing is folded however low the window is")
{
    Fixture f([](auto& library) { library.counts.lastRunMs.reset(); });
    f.startAnew();
    f.window->resize(960, 540);
    QTest::qWait(100);
    CHECK(f.page().paths().isVisible());
    CHECK(f.page().steps().isVisible());
}

TEST_CASE("In the smallest window what is worth a look is there from the start, above the people")
{
    Fixture f;
    f.startAnew();
    f.window->resize(960, 540);
    REQUIRE(f.wait([&] { return f.page().worthALook().isVisible() && !f.page().steps().isVisible(); }));
    const InfoBar& bar = f.page().worthALook();
    CHECK(f.wait([&] { return bar.visibleRegion().boundingRect().size() == bar.size(); })); // the side bar turns slim
    CHECK(f.page().people().view().visibleRegion().boundingRect().height() >= metric::personTile);
}

TEST_CASE("What was copied again is counted and what did not come back is named")
{
    Fixture f([](auto& library) {
        library.photosPerStep = 2;
        library.damage = {{.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = "/in/a.jpg"},
                          {.name = "Emil", .file = "/p/Emil/b.jpg", .flaw = Flaw::damaged, .from = "/in/b.jpg"},
                          {.name = "Lena", .file = "/p/Lena/c.jpg", .flaw = Flaw::missing, .from = {}}};
    });
    const auto again = [&f] {
        f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
        REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
        REQUIRE(f.page().panel().stepButton().isVisible());
        {
            const std::lock_guard lock(f.library.mutex);
            f.library.damage.erase(f.library.damage.begin()); // as the library tells it then
        }
        f.click(f.page().panel().stepButton());
        REQUIRE(f.becomes(RunRow::State::running));
        REQUIRE(f.becomes(RunRow::State::done));
    };
    again();
    CHECK(f.wait([&] { return f.messages().text() == "1 of 2 files are back. Not back: b.jpg."; }));
    again();
    CHECK(f.wait([&] { return f.messages().text() == "1 file is back."; }));
}

TEST_CASE("Where nothing can be copied again it is not offered, and why is said of each")
{
    Fixture f([](auto& library) {
        library.damage = {{.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = {}},
                          {.name = "Emil", .file = "/p/Emil/b.jpg", .flaw = Flaw::lost, .from = {}},
                          {.name = "Lena", .file = "/p/Lena", .flaw = Flaw::blocked, .from = {}},
                          {.name = "Emil", .file = "/z/Emil.zip", .flaw = Flaw::missing, .from = {}, .zip = true}};
    });
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    CHECK(f.page().panel().rows() ==
          QStringList{"a.jpg\tEmil\tmissing\tnothing: its photo is not there now",
                      "b.jpg\tEmil\tlost\tnothing: no photo and no other copy is left",
                      "Lena\tLena\tsomething else in its place\tnothing until what was there is back",
                      "Emil.zip\tEmil\tmissing\tnothing: no copy in its folder is there"});
    CHECK_FALSE(f.page().panel().stepButton().isVisible());
}

TEST_CASE("The message of a check, its run and the list of losses say the same numbers")
{
    Fixture f([](auto& library) {
        library.damage = {{.name = "Emil", .file = "/p/Emil/a.jpg", .flaw = Flaw::missing, .from = "/in/a.jpg"},
                          {.name = "Lena", .file = "/p/Lena/b.jpg", .flaw = Flaw::edited, .from = "/in/b.jpg"}};
        library.runList = {{.kind = "verify", .startedMs = 1, .endedMs = 2, .ending = "withProblems", .problems = 2}};
        library.runList.front().flaws = flawsOf(library.damage);
        library.script = [](const JobControl&, const ProgressSink&) {
            Report report;
            report.damaged = 1;
            report.problems = {{.code = Code::archiveMissing, .stage = Stage::verify, .path = "/p/Emil/a.jpg"},
                               {.code = Code::editedFile, .stage = Stage::verify, .path = "/p/Lena/b.jpg"}};
            report.flaws = flawsOf(report.problems);
            return report;
        };
    });
    const QString kinds = "1 missing, 1 edited by somebody", number = "2 files are not what was filed";
    f.click(f.button("verifyButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.run().sentence().contains(kinds));
    CHECK(f.page().worthALook().linkTexts().contains("2 files not as filed"));
    f.click(f.button("runsButton"));
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    QAbstractItemModel& model = *f.page().panel().view().model();
    CHECK(model.index(0, 0, model.index(0, 0)).data() == number + ": " + kinds);
    CHECK(f.page().panel().rows().front().contains("done, 2 problems"));
    f.window->navigator().go({.page = "archive", .query = {{"ask", "damage"}}});
    REQUIRE(f.wait([&] { return f.page().panel().rows().size() == 2; }));
}

TEST_CASE("Each step says what is so where nothing was ever filed, where zips are off and where none exists")
{
    struct State {
        std::uint64_t filed, photos, zips, zipsStale;
        bool zipsOn;
        const char *file, *zip;
    };
    const State state = GENERATE(State{0, 0, 0, 0, true, "Nothing to file yet", "No zips yet"},
                                 State{0, 7, 0, 0, true, "7 photos to file", "No zips yet"},
                                 State{9, 0, 0, 2, true, "Everything is filed", "2 zips to make"},
                                 State{9, 0, 2, 0, true, "Everything is filed", "Every zip is up to date"},
                                 State{9, 0, 2, 2, true, "Everything is filed", "2 zips out of date"},
                                 State{9, 0, 0, 2, false, "Everything is filed", "Switched off"});
    Fixture f([&state](auto& library) {
        library.counts.filedPhotos = state.filed;
        library.planned = {};
        library.planned.photos = state.photos, library.planned.zips = state.zips;
        library.planned.zipsStale = state.zipsStale;
        library.now.zip = state.zipsOn;
        library.script = [](const JobControl&, const ProgressSink&) { return Report{.found = 9}; };
    });
    const auto fact = [&f](JobStep step) { return f.page().steps().step(step).fact(); };
    CHECK(f.wait([&] { return fact(JobStep::file) == state.file && fact(JobStep::zip) == state.zip; }));
    INFO(fact(JobStep::file).toStdString() << " / " << fact(JobStep::zip).toStdString());
    CHECK(fact(JobStep::file) == state.file);
    for (const JobStep step : {JobStep::folders, JobStep::file, JobStep::zip})
        if (Button& button = f.page().steps().step(step).runButton(); !button.isEnabled())
            CHECK(button.toolTip() == fact(step));
    if (state.zipsOn) return;
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(fact(JobStep::zip) == "Switched off");
}

TEST_CASE("While a job of another page runs nothing can be started here, and its end is not told as a run")
{
    Fixture f;
    REQUIRE(f.window->bridge().start(jobs::FetchModel{"sface"}));
    CHECK(f.run().state() == RunRow::State::idle);
    CHECK_FALSE(f.button("fileButton").isEnabled());
    CHECK_FALSE(f.row(ArchivePaths::photos).changeButton().isEnabled());
    CHECK_FALSE(f.page().steps().step(JobStep::recognise).runButton().isEnabled());
    CHECK(f.window->strip().jobShown());
    REQUIRE(f.wait([&] { return !f.window->bridge().running(); }));
    CHECK(f.wait([&] { return f.page().steps().step(JobStep::recognise).runButton().isEnabled(); }));
    CHECK(f.button("fileButton").isEnabled());
    CHECK(f.row(ArchivePaths::photos).changeButton().isEnabled());
    CHECK(f.run().state() == RunRow::State::idle);
    CHECK_FALSE(f.messages().text().startsWith("Filed"));
    CHECK(f.library.calls == std::vector<std::string>{"fetch"});
}

TEST_CASE("While a run works the photos off the path row does not count them beside it")
{
    Fixture f;
    REQUIRE(f.wait([&] { return f.row(ArchivePaths::photos).facts().contains("1,284 new"); }));
    f.click(f.button("fileButton"));
    REQUIRE(f.becomes(RunRow::State::running));
    CHECK(f.row(ArchivePaths::photos).facts() == "42,816 photos");
    REQUIRE(f.becomes(RunRow::State::done));
    CHECK(f.wait([&] { return f.row(ArchivePaths::photos).facts().contains("1,284 new"); })); // of this library
}

TEST_CASE("A path chosen on another page is in force here when the page is opened")
{
    Fixture f;
    f.window->navigator().go({.page = "settings"});
    {
        const std::lock_guard lock(f.library.mutex);
        f.library.now.save = "/media/other";
    }
    f.window->navigator().go({.page = "archive"});
    CHECK(f.wait([&] { return f.row(ArchivePaths::save).path() == "/media/other"; }));
    CHECK(f.row(ArchivePaths::photos).path() == "~/Pictures");
}

TEST_CASE("What could not be read is tried again with one click")
{
    Fixture f([](test::GuiFakeLibrary& library) {
        for (const char* const name : {"/photos/a.jpg", "/photos/b.jpg"})
            library.problemList.push_back({.code = Code::imageBroken, .stage = Stage::load, .path = name});
    });
    f.window->actions().trigger("problems");
    REQUIRE(f.wait([&] { return f.page().panelOpen(); }));
    auto* const panel = f.page().findChild<TreePanel*>();
    CHECK(panel->stepButton().text() == "Try again");
    f.click(panel->stepButton());
    REQUIRE(f.wait([&] { return f.library.jobsStarted == 1; }));
    const auto* const order = std::get_if<jobs::Recognise>(&f.window->bridge().order());
    REQUIRE(order);
    CHECK(order->again == std::vector<std::filesystem::path>{"/photos/a.jpg", "/photos/b.jpg"});
    CHECK_FALSE(f.page().panelOpen());
}

TEST_CASE("Sidecars go along until they are unticked and films of live photos when they are ticked")
{
    Fixture f;
    const auto pick = [&f](const QString& words) {
        f.click(f.button("along"));
        QMenu* menu = nullptr;
        REQUIRE(f.wait([&] { return (menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())) != nullptr; }));
        for (QAction* const action : menu->actions())
            if (action->text() == words)
                QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    };
    const auto choice = [&f] { return *f.library.choice(); };
    REQUIRE(choice().sidecars);
    REQUIRE_FALSE(choice().films);
    pick("Sidecars go along");
    CHECK(f.wait([&] { return !choice().sidecars; }));
    pick("Films of live photos go along");
    CHECK(f.wait([&] { return choice().films; }));
    CHECK_FALSE(choice().sidecars);
    pick("Sidecars go along");
    CHECK(f.wait([&] { return choice().sidecars; }));
}
