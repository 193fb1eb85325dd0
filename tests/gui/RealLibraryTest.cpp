// The window on a real library: from the first button press to the verified copies.
#include <catch2/catch.hpp>

#include <QSettings>
#include <QTest>

#include "Composition.h"
#include "Language.h"
#include "MainWindow.h"
#include "pages/archive/ArchivePage.h"
#include "pages/archive/RunRow.h"
#include "sample/SampleAlbum.h"
#include "support/Support.h"
#include "widgets/Button.h"
#include "widgets/MessageLine.h"
#include "widgets/StatusStrip.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

constexpr int patience = 60'000; // a whole run with dlib's detector, on a busy machine

/// A home whose Pictures folder holds a small sample album, and the window on it.
struct RealWindow {
    test::TempFolder home;
    std::unique_ptr<Composition> composition;
    std::unique_ptr<Library> library;
    std::unique_ptr<MainWindow> window;

    RealWindow()
    {
        QSettings().clear();
        QSettings().setValue("window/language", static_cast<int>(Language::english));
        SampleOptions small;
        small.longestSide = 480;
        REQUIRE(drawSampleAlbum(*makeFiles(), home / "sample", small));
        fs::rename(home / "sample" / "photos", home / "Pictures");
        PathSources sources;
        sources.environment["HOME"] = home.path();
        sources.programFolder = ALBUMEN_SOURCE;
        composition = std::make_unique<Composition>(pathsFrom(sources));
        auto opened = composition->openLibrary(LibraryMode::readWrite);
        REQUIRE(opened);
        library = std::move(*opened);
        window = std::make_unique<MainWindow>(*library);
        window->show();
        REQUIRE(QTest::qWaitForWindowActive(window.get()));
        REQUIRE(QTest::qWaitFor([this] { return page().paths().loaded(); }, patience));
    }

    ArchivePage& page() { return static_cast<ArchivePage&>(window->page("archive")); }
    void click(const char* button) { QTest::mouseClick(window->findChild<Button*>(button), Qt::LeftButton); }
    bool becomes(RunRow::State state)
    {
        return QTest::qWaitFor([this, state] { return page().runRow().state() == state; }, patience);
    }
};

std::size_t filesIn(const fs::path& folder)
{
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file() && !entry.path().filename().native().starts_with('.')) ++count;
    return count;
}

} // namespace

TEST_CASE("One click in the window files a real album into the default folders")
{
    RealWindow real;
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::running));
    REQUIRE(real.becomes(RunRow::State::done));
    const fs::path people = real.home / "Pictures" / "Albumen" / "People";
    CHECK(filesIn(people / "Unknown") + filesIn(people / "No people") ==
          sampleSize().photos - 1); // one is a copy of another
    CHECK(fs::exists(real.home / "Pictures" / "Albumen" / "Zips"));
}

TEST_CASE("Cancelled in the window, a real run stops and goes on at the next click")
{
    RealWindow real;
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::running));
    QTest::keyClick(real.window.get(), Qt::Key_Period, Qt::ControlModifier);
    REQUIRE(real.becomes(RunRow::State::idle));
    // The plan is asked anew, and the button waits for it.
    REQUIRE(QTest::qWaitFor([&] { return real.window->findChild<Button*>("fileButton")->isEnabled(); }, patience));
    QTest::qWait(RunRow::deafMs + 20); // a click just after the button came back is not heard
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::done));
    CHECK(fs::exists(real.home / "Pictures" / "Albumen" / "People" / "Unknown"));
}
