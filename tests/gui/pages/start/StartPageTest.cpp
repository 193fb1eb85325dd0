// The first start by clicks and keys, on settings in memory.
#include <catch2/catch.hpp>

#include <fstream>

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMimeData>
#include <QSettings>

#include "Composition.h"
#include "Language.h"
#include "MainWindow.h"
#include "NewLibrary.h"
#include "PageBench.h"
#include "SampleLibrary.h"
#include "pages/start/PictureStory.h"
#include "pages/start/StartPage.h"
#include "pages/start/StartStep.h"
#include "support/GuiFakeLibrary.h"
#include "support/Support.h"
#include "widgets/Button.h"
#include "widgets/FileDialogs.h"
#include "widgets/Label.h"
#include "widgets/SideBar.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

struct StartLibrary : test::FakeLibrary, test::FakeSettings {
    mutable std::mutex mutex;
    ArchiveChoice now{.photos = {"/pictures"}, .save = "/pictures/Albumen/People", .zips = "/pictures/Albumen/Zips"};
    std::map<fs::path, std::uint64_t> countIn{{"/pictures", 1234}};
    std::vector<JobOrder> ran;

    Settings& settings() override { return *this; }
    Result<ArchiveChoice> choice() const override
    {
        const std::lock_guard lock(mutex);
        return now;
    }
    Status choose(const ArchiveChoice& choice) override
    {
        const std::lock_guard lock(mutex);
        if (!countIn.contains(choice.photos.front()))
            return fail(Code::pathMissing, Stage::none, choice.photos.front());
        now = choice;
        return {};
    }
    Result<PathFacts> sourceFacts(const std::vector<fs::path>& from, const JobControl&) const override
    {
        const std::lock_guard lock(mutex);
        if (!countIn.contains(from.front())) return fail(Code::pathMissing, Stage::scan, from.front());
        return PathFacts{.photos = countIn.at(from.front())};
    }
    Result<PathFacts> targetFacts(const fs::path&) const override { return PathFacts{.freeBytes = 212'000'000'000}; }
    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        const std::lock_guard lock(mutex);
        ran.push_back(order);
        return {};
    }
};

/// An album of six pictures that are drawn when the test lets them be.
struct SlowSample {
    std::atomic<int> allowed{0}, drawn{0};
    int opened = 0;

    SampleDoor door()
    {
        return {.picture =
                    [] {
                        return Result<ShownPicture>(
                            ShownPicture{.jpeg = {}, .faces = {{"Ada", {0.1F, 0.1F, 0.2F, 0.3F}}, {"", {}}}});
                    },
                .pictures = 6,
                .draw = [this](const JobControl& job, const std::function<void()>& told) -> Status {
                    while (drawn < 6 && job.mayGoOn()) {
                        if (drawn == allowed) {
                            std::this_thread::sleep_for(std::chrono::milliseconds(5));
                            continue;
                        }
                        ++drawn;
                        told();
                    }
                    return {};
                },
                .open =
                    [this] {
                        ++opened;
                        return true;
                    }};
    }
};

struct Fixture {
    SlowSample sample;
    test::PageBench<StartLibrary> bench;
    std::unique_ptr<StartPage> page;

    explicit Fixture(const std::function<void(StartLibrary&)>& prepare = {})
    {
        if (prepare) prepare(bench.library);
        Parts parts = bench.parts();
        parts.sample = sample.door();
        page = std::make_unique<StartPage>(parts, &bench.window);
        bench.show(*page, {.page = "start"});
        REQUIRE(
            wait([this] { return !page->photos().path().isEmpty() && page->photos().facts() != "Counting photos"; }));
    }
    ~Fixture() { sample.allowed = 6; }

    Button& button(const char* name) { return *page->findChild<Button*>(name); }
    void click(const char* name) { QTest::mouseClick(&button(name), Qt::LeftButton); }
    template <class Condition> bool wait(Condition condition) { return bench.wait(condition); }
    QString at() { return bench.navigator.current().page; }
    ArchiveChoice chosen() { return *bench.library.choice(); }
};

/// The window on a library that nobody used yet.
struct NewWindow {
    test::GuiFakeLibrary library;
    std::unique_ptr<MainWindow> window;

    explicit NewWindow(bool fresh = true)
    {
        if (fresh) QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
    }
    void open(bool newLibrary, const char* place = "/library")
    {
        window.reset();
        window = std::make_unique<MainWindow>(library, WindowOptions{.newLibrary = newLibrary, .place = place});
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
    }
    QString page() { return window->navigator().current().page; }
};

} // namespace

TEST_CASE("The first start says where the photos are and how many, and where the archive goes", "[start]")
{
    Fixture f;
    CHECK(f.page->photos().path() == "/pictures");
    CHECK(f.page->photos().facts() == "1,234 photos");
    CHECK(f.page->archive().path() == "/pictures/Albumen");
    CHECK(f.wait([&] { return f.page->archive().facts() == "212 GB free"; }));
    CHECK(f.button("startFile").isEnabled());
    CHECK(f.button("startFile").hasFocus());
    CHECK(f.bench.messages.last() == "Nothing is read or written before you press the button.");
    CHECK(f.wait([&] { return f.page->story().shown(); }));
    CHECK(f.bench.library.ran.empty());
}

TEST_CASE("Beside the steps all of the story of one photo is in sight and nothing of it is cut", "[start]")
{
    Fixture f;
    REQUIRE(f.wait([&] { return f.page->story().shown(); }));
    QImage image(800, 600, QImage::Format_RGB32);
    image.fill(Qt::gray);
    f.page->story().show({.jpeg = {},
                          .faces = {{"Ada", {0.1F, 0.1F, 0.2F, 0.3F}},
                                    {"Bo", {0.4F, 0.1F, 0.2F, 0.3F}},
                                    {"Cy", {0.6F, 0.1F, 0.2F, 0.3F}},
                                    {"", {0.8F, 0.1F, 0.1F, 0.1F}}}},
                         image);
    for (const QSize size : {QSize(1280, 800), QSize(1280, 647), QSize(1280, 727)}) {
        f.bench.window.resize(size);
        QTest::qWait(50);
        INFO(size.height());
        for (const Label* const label : f.page->story().findChildren<Label*>()) {
            const QPoint end = label->mapTo(f.page.get(), QPoint(0, label->height()));
            CHECK(end.y() <= f.page->height());
            CHECK(label->height() >= label->heightForWidth(label->width()));
        }
    }
}

TEST_CASE("One key on the first start begins the whole job and goes to the archive", "[start]")
{
    Fixture f;
    QTest::keyClick(&f.button("startFile"), Qt::Key_Return);
    CHECK(f.at() == "archive");
    REQUIRE(f.wait([&] { return !f.bench.bridge.running(); }));
    REQUIRE(f.bench.library.ran.size() == 1);
    CHECK(std::holds_alternative<jobs::All>(f.bench.library.ran.front()));
}

TEST_CASE("Skip goes to the archive and starts nothing", "[start]")
{
    Fixture f;
    f.click("startSkip");
    CHECK(f.at() == "archive");
    CHECK_FALSE(f.bench.bridge.running());
    CHECK(f.bench.library.ran.empty());
}

TEST_CASE("A folder of photos that is not there is said to be missing, not to be empty", "[start]")
{
    Fixture f([](StartLibrary& library) { library.countIn.clear(); });
    CHECK(f.page->photos().facts() == "Does not exist");
    CHECK_FALSE(f.button("startFile").isEnabled());
}

TEST_CASE("Without a photo there is nothing to start, and the row says so", "[start]")
{
    Fixture f([](StartLibrary& library) { library.countIn["/pictures"] = 0; });
    CHECK(f.page->photos().facts() == "No photo inside");
    CHECK_FALSE(f.button("startFile").isEnabled());
    CHECK(f.button("startSkip").isEnabled());
}

TEST_CASE("A dialog begins at the nearest folder there is, and at home where there is none", "[start]")
{
    const test::TempFolder folder;
    fs::create_directories(folder / "there");
    std::ofstream(folder / "there" / "a.jpg") << "x";
    const QString there = QString::fromStdString((folder / "there").string());
    CHECK(nearestFolder(folder / "there") == there);
    CHECK(nearestFolder(folder / "there" / "gone" / "deeper") == there);
    CHECK(nearestFolder(folder / "there" / "a.jpg") == there);
    for (const char* const nowhere : {"", "/no-such-folder/deeper", "relative/path"})
        CHECK(nearestFolder(nowhere) == QDir::homePath());
}

TEST_CASE("The dialogs of the first start begin beside what is chosen and that for photos offers photos alone",
          "[start]")
{
    const test::TempFolder folder;
    Fixture f([&folder](StartLibrary& library) {
        library.countIn[folder / "gone"] = 7;
        library.now.photos = {folder / "gone"};
    });
    auto* const menu = f.page->findChild<QMenu*>();
    for (QAction* const action : menu->actions()) {
        INFO(action->text().toStdString());
        action->trigger();
        const QPointer<QFileDialog> dialog = f.page->findChild<QFileDialog*>();
        REQUIRE(dialog);
        CHECK(dialog->directory().path() == QString::fromStdString(folder.path().string()));
        CHECK(dialog->selectedFiles().value(0) != QString::fromStdString((folder / "gone").string()));
        if (dialog->fileMode() == QFileDialog::ExistingFiles) {
            CHECK(dialog->nameFilters().first().contains("*.jpg *.JPG"));
            CHECK(dialog->nameFilters().size() == 2);
        }
        QTest::keyClick(dialog, Qt::Key_Escape);
        CHECK(f.wait([&] { return dialog.isNull(); }));
    }
}

TEST_CASE("Another folder is counted and taken, and a refused one leaves the old in force", "[start]")
{
    Fixture f([](StartLibrary& library) { library.countIn["/album"] = 7; });
    const auto choose = [&](const char* path) {
        auto* const menu = f.page->findChild<QMenu*>();
        menu->actions().front()->trigger();
        auto* const dialog = f.page->findChild<QFileDialog*>();
        REQUIRE(dialog);
        emit dialog->fileSelected(path);
        dialog->close();
        QTest::qWait(10); // it deletes itself
    };
    choose("/album");
    CHECK(f.wait([&] { return f.page->photos().facts() == "7 photos"; }));
    CHECK(f.chosen().photos == std::vector<fs::path>{"/album"});
    choose("/gone");
    REQUIRE(f.wait([&] { return f.bench.messages.last().startsWith("/gone does not exist"); }));
    CHECK(f.page->photos().path() == "/album");
    CHECK(f.chosen().photos == std::vector<fs::path>{"/album"});
}

TEST_CASE("The folder of the archive holds both people and zips", "[start]")
{
    Fixture f;
    f.click("startArchive");
    auto* const dialog = f.page->findChild<QFileDialog*>();
    REQUIRE(dialog);
    emit dialog->fileSelected("/disk/Filed");
    dialog->close();
    REQUIRE(f.wait([&] { return f.page->archive().path() == "/disk/Filed"; }));
    CHECK(f.chosen().save == "/disk/Filed/People");
    CHECK(f.chosen().zips == "/disk/Filed/Zips");
}

TEST_CASE("The sample album is drawn at a click and opened beside this library, in which nothing changes", "[start]")
{
    Fixture f;
    const ArchiveChoice before = f.chosen();
    f.click("startSample");
    CHECK(f.button("startSample").text() == "Drawing picture 1 of 6. Stop");
    CHECK_FALSE(f.button("startFile").isEnabled());
    f.sample.allowed = 3;
    CHECK(f.wait([&] { return f.button("startSample").text() == "Drawing picture 4 of 6. Stop"; }));
    f.sample.allowed = 6;
    REQUIRE(f.wait([&] { return f.sample.opened == 1; }));
    CHECK(f.chosen() == before);
    CHECK(f.bench.messages.last().startsWith("The album opens in a window of its own."));
    CHECK(f.at().isEmpty()); // the first start is where it was
    CHECK(f.button("startSample").text() == "Try it with an album of drawn people");
    CHECK(f.button("startFile").isEnabled());
}

TEST_CASE("A second click stops the drawing of the sample album and nothing is taken", "[start]")
{
    Fixture f;
    f.sample.allowed = 2;
    f.click("startSample");
    REQUIRE(f.wait([&] { return f.sample.drawn == 2; }));
    f.click("startSample");
    REQUIRE(f.wait([&] { return f.button("startSample").text() == "Try it with an album of drawn people"; }));
    CHECK(f.sample.drawn == 2);
    CHECK(f.sample.opened == 0);
    CHECK(f.chosen().photos == std::vector<fs::path>{"/pictures"});
    CHECK(f.button("startFile").isEnabled());
}

TEST_CASE("Photos dropped on the first start are taken as a copy also when a move was meant", "[start]")
{
    Fixture f([](StartLibrary& library) { library.countIn["/album"] = 7; });
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile("/album")});
    QDragEnterEvent enter({5, 5}, Qt::MoveAction | Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.setDropAction(Qt::MoveAction);
    QCoreApplication::sendEvent(f.page.get(), &enter);
    REQUIRE(enter.isAccepted());
    CHECK(enter.dropAction() == Qt::CopyAction);
    QDropEvent drop({5, 5}, Qt::MoveAction | Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    drop.setDropAction(Qt::MoveAction);
    QCoreApplication::sendEvent(f.page.get(), &drop);
    CHECK(drop.dropAction() == Qt::CopyAction);
    CHECK(f.wait([&] { return f.chosen().photos == std::vector<fs::path>{"/album"}; }));
}

TEST_CASE("A new library begins with the first start and without a side bar", "[start]")
{
    NewWindow f;
    f.open(true);
    CHECK(f.page() == "start");
    CHECK_FALSE(f.window->sideBar().isVisible());
    QTest::mouseClick(f.window->findChild<Button*>("startSkip"), Qt::LeftButton);
    CHECK(f.page() == "archive");
    CHECK(f.window->sideBar().isVisible());
}

TEST_CASE("The focus goes on to Pause when the first start begins the job, and to the big button without one",
          "[start]")
{
    NewWindow f;
    f.open(true);
    auto* const file = f.window->findChild<Button*>("startFile");
    REQUIRE(QTest::qWaitFor([&] { return file->isEnabled() && file->hasFocus(); }));
    QTest::keyClick(file, Qt::Key_Return);
    CHECK(QTest::qWaitFor([&] { return f.window->findChild<Button*>("pauseButton")->hasFocus(); }));
    NewWindow other;
    other.open(true);
    QTest::mouseClick(other.window->findChild<Button*>("startSkip"), Qt::LeftButton);
    CHECK(QTest::qWaitFor([&] { return other.window->findChild<Button*>("fileButton")->hasFocus(); }));
}

TEST_CASE("The first start is left once and then comes from the Help menu alone", "[start]")
{
    NewWindow f;
    f.open(true);
    f.window->close();
    f.open(true);
    CHECK(f.page() == "start"); // nobody went on from it
    f.window->navigator().go({.page = "archive"});
    f.window->close();
    f.open(true);
    CHECK(f.page() == "archive");
    f.window->actions().trigger("start");
    CHECK(f.page() == "start");
    f.window->close();
    f.open(true);
    CHECK(f.page() == "archive");
    f.open(true, "/another library");
    CHECK(f.page() == "start");
}

TEST_CASE("The first start is not in the way back once somebody went on from it, and is while they read the keys",
          "[start]")
{
    NewWindow f;
    f.open(true);
    f.window->actions().trigger("keys");
    REQUIRE(f.page() == "keys");
    f.window->navigator().back();
    CHECK(f.page() == "start");
    QTest::mouseClick(f.window->findChild<Button*>("startSkip"), Qt::LeftButton);
    REQUIRE(f.page() == "archive");
    CHECK_FALSE(f.window->navigator().canBack());

    NewWindow other;
    other.open(true);
    auto* const file = other.window->findChild<Button*>("startFile");
    REQUIRE(QTest::qWaitFor([&] { return file->isEnabled(); }));
    QTest::mouseClick(file, Qt::LeftButton);
    REQUIRE(other.page() == "archive");
    CHECK(QTest::qWaitFor([&] { return !other.window->navigator().canBack(); }));
}

TEST_CASE("A library that was used begins with the page that was left", "[start]")
{
    NewWindow f;
    f.open(false);
    CHECK(f.page() == "archive");
}

TEST_CASE("The drawn album has a library, photos and an archive of its own, and a later choice in it stands", "[start]")
{
    test::TempFolder home;
    PathSources sources;
    sources.environment["HOME"] = home.path();
    sources.programFolder = ALBUMEN_SOURCE;
    const Paths own = pathsFrom(sources), paths = pathsOfSample(sources);
    CHECK(paths.sample == own.sample);
    CHECK(paths.library != own.library);
    CHECK(paths.library.parent_path() == own.sample);
    fs::create_directories(paths.sample / "photos" / "2019");
    std::ofstream(paths.sample / "photos" / "2019" / "a.jpg") << "no picture, but named so";
    Composition composition(paths);
    auto library = composition.openLibrary(LibraryMode::readWrite);
    REQUIRE(library);
    Settings& settings = (*library)->settings();
    for (const ArchiveChoice& chosen : {*settings.choice(), settings.defaultChoice()}) {
        CHECK(chosen.photos == std::vector<fs::path>{paths.sample / "photos"});
        CHECK(chosen.save == paths.sample / "photos" / "Albumen" / "People");
        CHECK(chosen.zips == paths.sample / "photos" / "Albumen" / "Zips");
    }
    ArchiveChoice other = *settings.choice();
    other.save = home.path() / "elsewhere";
    REQUIRE(settings.choose(other));
    library->reset();
    library = composition.openLibrary(LibraryMode::readWrite);
    REQUIRE(library);
    CHECK((*library)->settings().choice()->save == other.save);
}

TEST_CASE("A library is new until something was run or decided in it", "[start]")
{
    test::TempFolder home;
    PathSources sources;
    sources.environment["HOME"] = home.path();
    sources.programFolder = ALBUMEN_SOURCE;
    Composition composition(pathsFrom(sources));
    auto library = composition.openLibrary(LibraryMode::readWrite);
    REQUIRE(library);
    CHECK(isNew(**library));
    (*library)->run(jobs::Verify{}, JobControl{}, {});
    CHECK_FALSE(isNew(**library));
    test::GuiFakeLibrary decided;
    CHECK(isNew(decided));
    decided.log.push_back({});
    CHECK_FALSE(isNew(decided));
}
