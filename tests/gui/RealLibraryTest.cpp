// The window on a real library: from the first button press to the verified copies.
#include "RealWindow.h"

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
