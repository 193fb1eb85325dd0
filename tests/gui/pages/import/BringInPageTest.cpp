// Import of photos by clicks and keys, on jobs in memory.
#include <catch2/catch.hpp>

#include <QComboBox>
#include <QDate>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QThread>

#include "PageBench.h"
#include "pages/import/BringInPage.h"
#include "widgets/Button.h"
#include "widgets/ListPanel.h"

using namespace albumen;

namespace {

struct CardLibrary : test::FakeLibrary {
    mutable std::mutex mutex;
    std::vector<BroughtIn> there{{"/card/a.jpg", "/photos/2026/2026-05-01/a.jpg", BroughtIn::What::fresh},
                                 {"/card/b.jpg", {}, BroughtIn::What::known},
                                 {"/card/c.jpg", "/photos/2026/2026-05-02/c.jpg", BroughtIn::What::fresh},
                                 {"/card/d.jpg", {}, BroughtIn::What::unreadable}};
    std::optional<Error> refused;
    std::uint64_t copied = 2;
    std::vector<Error> problems;
    std::vector<jobs::BringIn> ran;
    std::atomic<bool> mayEnd = false; ///< a check of the archive, which is another job

    Report run(const JobOrder& order, const JobControl& job, const ProgressSink&) override
    {
        while (std::holds_alternative<jobs::Verify>(order) && !mayEnd && !job.cancelled()) QThread::msleep(1);
        if (std::holds_alternative<jobs::Verify>(order)) return {};
        const std::lock_guard lock(mutex);
        ran.push_back(std::get<jobs::BringIn>(order));
        Report report;
        if (refused) return {.outcome = Outcome::failed, .error = refused};
        report.broughtIn = there;
        report.copied = ran.back().dryRun ? 0 : copied;
        if (!ran.back().dryRun) report.problems = problems;
        return report;
    }
    std::size_t runs() const
    {
        const std::lock_guard lock(mutex);
        return ran.size();
    }
};

struct BringInBench {
    test::PageBench<CardLibrary> bench;
    BringInPage page{bench.parts(), &bench.window};

    BringInBench() { bench.show(page); }
    ~BringInBench() { QSettings().remove("bringin"); }
    QComboBox& ready() { return *page.findChild<QComboBox*>("bringInReady"); }
    bool previews(const QString& folder)
    {
        const auto labels = page.findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text() == "A photo of today goes into " + folder;
        });
    }
    Button& button(const char* id) { return *page.findChild<Button*>(id); }
};

} // namespace

TEST_CASE("A card is looked at first, and photos are copied when the table was seen", "[bringin]")
{
    BringInBench import;
    import.page.look("/card");
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK(import.bench.library.ran.at(0).dryRun);
    CHECK(import.bench.library.ran.at(0).by == "{year}/{year}-{month}-{day}");
    CHECK(import.page.result().title() == "2 new photos");
    const QStringList rows = import.page.result().rows();
    CHECK(rows.at(0) == "New\t");
    CHECK(rows.at(1) == "a.jpg\t/photos/2026/2026-05-01");
    CHECK(rows.contains("Known already\t"));
    CHECK(rows.contains("Cannot be read\t"));
    CHECK_FALSE(rows.contains("There twice\t"));
    Button& step = import.page.result().stepButton();
    CHECK(step.text() == "Import 2 photos");
    QTest::mouseClick(&step, Qt::LeftButton);
    REQUIRE(import.bench.wait([&] { return import.page.words() == "2 photos were imported."; }));
    REQUIRE(import.bench.library.runs() == 2);
    CHECK_FALSE(import.bench.library.ran.at(1).dryRun);
    CHECK(import.bench.library.ran.at(1).from == "/card");
}

TEST_CASE("A file that is no picture is counted as one that cannot be read, and said to be copied all the same",
          "[bringin]")
{
    BringInBench import;
    auto& library = import.bench.library;
    library.there.push_back({"/card/bad.jpg", "/photos/2026/2026-05-01/bad.jpg", BroughtIn::What::unreadable});
    library.copied = 3;
    library.problems = {
        {.code = Code::fileUnreadable, .path = "/card/d.jpg"},
        {.code = Code::imageUnsupported, .stage = Stage::load, .path = "/photos/2026/2026-05-01/bad.jpg"},
        {.code = Code::imageBroken, .path = "/photos/old.jpg"}};
    import.page.look("/card");
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK(import.page.result().title() == "2 new photos");
    CHECK(import.page.result().rows().contains("bad.jpg\t/photos/2026/2026-05-01, copied all the same"));
    CHECK(import.page.result().rows().contains("d.jpg\t/card"));
    CHECK(import.page.result().stepButton().text() == "Import 3 files");
    QTest::mouseClick(&import.page.result().stepButton(), Qt::LeftButton);
    REQUIRE(import.bench.wait([&] { return import.page.result().title() == "2 photos were imported."; }));
    const QStringList rows = import.page.result().rows();
    REQUIRE(rows.size() == 6);
    CHECK(rows[0] == "Copied, but cannot be read\t");
    CHECK(rows[1] == "bad.jpg\t/photos/2026/2026-05-01");
    CHECK(rows[2] == "Left out\t");
    CHECK(rows[3].contains("/card/d.jpg"));
    CHECK(rows[4] == "Not of this import\t");
    CHECK(rows[5].contains("/photos/old.jpg"));
}

TEST_CASE("Where nothing is new nothing is offered, and Back leads to the choice", "[bringin]")
{
    BringInBench import;
    for (BroughtIn& one : import.bench.library.there) one.what = BroughtIn::What::known;
    import.page.look("/card");
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK_FALSE(import.page.result().stepButton().isVisible());
    QTest::mouseClick(&import.page.result().backButton(), Qt::LeftButton);
    CHECK_FALSE(import.page.result().isVisible());
    CHECK(import.button("bringInFolder").hasFocus());
    CHECK(import.bench.library.runs() == 1);
}

TEST_CASE("Folders by date are shown as they will be, and a template that is none is refused beside its field",
          "[bringin]")
{
    BringInBench import;
    auto* const field = import.page.findChild<QLineEdit*>("bringInBy");
    CHECK_FALSE(field->isVisible());
    import.ready().setFocus();
    QTest::keyClick(&import.ready(), Qt::Key_End);
    REQUIRE(field->isVisible());
    CHECK(field->hasFocus());
    QTest::keyClicks(field, "{year}-x"); // in the place of what was chosen
    CHECK(import.previews(QDate::currentDate().toString("yyyy") + "-x"));
    import.bench.library.refused =
        Error{.code = Code::usage, .detail = "folders by date know {year}, {month} and {day}"};
    import.page.look("/card");
    REQUIRE(import.bench.wait([&] { return import.page.words() == "Nothing was copied."; }));
    CHECK(field->hasFocus());
    CHECK_FALSE(import.page.result().isVisible());
}

TEST_CASE("Folders by date are chosen in words with what becomes of today, and the choice is remembered", "[bringin]")
{
    {
        QSettings().remove("bringin");
        test::PageBench<CardLibrary> bench;
        BringInPage page(bench.parts(), &bench.window);
        bench.show(page);
        auto* const ready = page.findChild<QComboBox*>("bringInReady");
        REQUIRE(ready);
        CHECK(ready->currentText() == "A year, and a day in it");
        ready->setFocus();
        QTest::keyClick(ready, Qt::Key_Down);
        CHECK(ready->currentText() == "A year, and a month in it");
    }
    BringInBench import;
    CHECK(import.ready().currentText() == "A year, and a month in it");
    const QDate today = QDate::currentDate();
    CHECK(import.previews(today.toString("yyyy/yyyy-MM")));
    CHECK_FALSE(import.page.findChild<QLineEdit*>("bringInBy")->isVisible());
    QTest::keyClick(&import.ready(), Qt::Key_Down);
    CHECK(import.previews(today.toString("yyyy")));
    import.page.look("/card");
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK(import.bench.library.ran.at(0).by == "{year}");
}

TEST_CASE("A folder that the place names is looked at, and after a job where one runs", "[bringin]")
{
    BringInBench import;
    import.page.openAt({.page = "bringin", .query = { { "from", "/run/media/me/EOS" } }});
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK(import.bench.library.ran.at(0).from == "/run/media/me/EOS");
    CHECK(import.bench.library.ran.at(0).dryRun);
    import.page.openAt({.page = "bringin"});
    CHECK(import.bench.library.runs() == 1);
    REQUIRE(import.bench.bridge.start(jobs::Verify{}));
    import.page.openAt({.page = "bringin", .query = { { "from", "/run/media/me/Nikon" } }});
    CHECK(import.page.words() == "/run/media/me/Nikon is looked at when the job that runs now is done.");
    import.bench.library.mayEnd = true;
    REQUIRE(import.bench.wait([&] { return import.page.result().isVisible(); }));
    CHECK(import.bench.library.ran.at(1).from == "/run/media/me/Nikon");
}
