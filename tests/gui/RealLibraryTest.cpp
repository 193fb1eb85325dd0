// The window on a real library: from the first button press to the verified copies.
#include "Decider.h"
#include "Navigator.h"
#include "RealWindow.h"
#include "Thumbnails.h"
#include "models/PhotoModel.h"
#include "pages/cleanup/CleanupModel.h"
#include "pages/cleanup/CleanupPage.h"
#include "pages/photos/PhotosPage.h"
#include "views/TileView.h"

using namespace albumen;
using test::RealWindow;
namespace fs = std::filesystem;

namespace {

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
    REQUIRE(QTest::qWaitFor([&] { return real.window->findChild<Button*>("fileButton")->isEnabled(); },
                            RealWindow::patience));
    QTest::qWait(RunRow::deafMs + 20); // a click just after the button came back is not heard
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::done));
    CHECK(fs::exists(real.home / "Pictures" / "Albumen" / "People" / "Unknown"));
}

TEST_CASE("A photo that is turned stands turned in the grid at once, and as before when that is undone")
{
    RealWindow real;
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::done));
    real.window->navigator().go({.page = "photos"});
    auto& photos = static_cast<PhotosPage&>(real.window->page("photos"));
    REQUIRE(real.wait([&] { return photos.model().rowCount() > 0 && photos.model().card(photos.model().index(0)); }));
    const QRect tile = photos.view().visualRect(photos.model().index(0));
    const auto shown = [&] { return photos.view().viewport()->grab(tile).toImage(); };
    QTest::mouseClick(photos.view().viewport(), Qt::LeftButton, {}, tile.center());
    shown(); // asks for its picture
    REQUIRE(real.wait([&] { return real.window->findChild<Thumbnails*>()->waiting() == 0; }));
    const QImage before = shown();
    QTest::keyClick(real.window->focusWidget(), Qt::Key_BracketRight);
    CHECK(real.wait([&] { return shown() != before; }));
    QTest::keyClick(real.window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(real.wait([&] { return shown() == before; }));
}

TEST_CASE("A duplicate that T throws away leaves its folder, and is back in it when that is undone or restored")
{
    RealWindow real;
    real.click("fileButton");
    REQUIRE(real.becomes(RunRow::State::done));
    real.window->navigator().go({.page = "cleanup", .query = {{"tab", "duplicates"}}});
    auto& cleanup = static_cast<CleanupPage&>(real.window->page("cleanup"));
    REQUIRE(real.wait([&] { return cleanup.list().entries().size() >= 2; }));
    const auto copy = std::ranges::find_if(cleanup.list().entries(),
                                           [](const CleanupEntry& entry) { return entry.photo.recommended; });
    REQUIRE(copy != cleanup.list().entries().end());
    const PhotoId photo = copy->photo.id;
    const fs::path file = copy->photo.path;
    REQUIRE(fs::exists(file));
    const auto size = fs::file_size(file);
    cleanup.view().setFocus();
    cleanup.view().selectionModel()->setCurrentIndex(
        cleanup.model().index(cleanup.model().rowOf(static_cast<qint64>(photo))), QItemSelectionModel::NoUpdate);
    const auto idle = [&] { return !real.window->bridge().running(); };

    QTest::keyClick(&cleanup.view(), Qt::Key_T);
    REQUIRE(real.wait([&] { return !fs::exists(file) && idle(); }));
    CHECK(cleanup.list().find(photo)->mark == CleanupMark::trashed);
    QTest::keyClick(&cleanup.view(), Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(real.wait([&] { return fs::exists(file) && idle(); }));
    CHECK(fs::file_size(file) == size);
    REQUIRE(real.wait([&] { return cleanup.list().find(photo)->mark == CleanupMark::none; }));

    QTest::keyClick(&cleanup.view(), Qt::Key_T);
    REQUIRE(real.wait([&] { return !fs::exists(file) && idle(); }));
    real.click("cleanup.trash");
    REQUIRE(real.wait([&] { return cleanup.list().entries().size() == 1 && cleanup.list().entries()[0].moved; }));
    CHECK(cleanup.list().entries()[0].photo.path == file);
    REQUIRE(real.wait([&] { return real.seen("cleanup.restoreAll") && real.seen("cleanup.restoreAll")->isEnabled(); }));
    real.click("cleanup.restoreAll");
    REQUIRE(real.wait([&] { return fs::exists(file) && idle(); }));
    CHECK(fs::file_size(file) == size);
}
