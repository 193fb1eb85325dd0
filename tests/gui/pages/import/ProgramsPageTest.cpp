// Import from other programs by clicks and keys, on jobs in memory.
#include <catch2/catch.hpp>

#include <fstream>

#include <QCheckBox>
#include <QLabel>
#include <QTemporaryDir>

#include "PageBench.h"
#include "pages/import/ProgramsPage.h"
#include "pages/import/UsualPlaces.h"
#include "widgets/Button.h"
#include "widgets/ListPanel.h"

using namespace albumen;

namespace {

struct ProgramLibrary : test::FakeLibrary {
    std::vector<jobs::ImportProgram> ran;
    std::optional<Error> error;
    bool fresh = true, nothing = false;
    std::vector<Command> taken;

    Report run(const JobOrder& order, const JobControl&, const ProgressSink&) override
    {
        ran.push_back(std::get<jobs::ImportProgram>(order));
        if (error) return {.outcome = Outcome::failed, .error = error};
        Report report;
        report.names = {.named = 120, .drawn = 8, .already = 2, .fresh = fresh};
        report.program = {.pictures = 300, .here = 299, .notHere = {"/old/x.jpg"}, .albums = 4, .ratings = 0};
        if (nothing) report.names = {}, report.program = {};
        return report;
    }
    Result<Decided> decide(const Command& command) override
    {
        taken.push_back(command);
        return Decided{};
    }
};

struct ProgramBench {
    test::PageBench<ProgramLibrary> bench;
    ProgramsPage page{bench.parts(), &bench.window};

    ProgramBench() { bench.show(page); }
    bool listed(const char* title)
    {
        return bench.wait([&] { return page.result().isVisible() && page.result().title() == title; });
    }
};

void touch(const std::filesystem::path& file)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << "x";
}

} // namespace

TEST_CASE("What another program knows is a table first, and one import that can be undone then", "[programs]")
{
    ProgramBench import;
    QTest::mouseClick(import.page.findChild<QCheckBox*>("programTags"), Qt::LeftButton);
    import.page.look(OtherProgram::digikam, "/home/me/Pictures/digikam4.db");
    REQUIRE(import.listed("digiKam knows something new"));
    CHECK(import.page.result().rows() == QStringList{"New\t", "Faces with a name\t120", "of them newly found\t8",
                                                     "Albums\t4", "As it is\t", "Known already\t2",
                                                     "Not in the library\t", "/old/x.jpg"});
    CHECK(import.bench.library.ran.at(0).dryRun);
    CHECK(import.bench.library.ran.at(0).tags);
    CHECK(import.page.result().stepButton().hasFocus());
    QTest::keyClick(&import.page.result().stepButton(), Qt::Key_Space);
    REQUIRE(import.listed("Imported from digiKam"));
    REQUIRE(import.bench.library.ran.size() == 2);
    CHECK_FALSE(import.bench.library.ran.at(1).dryRun);
    CHECK(import.bench.library.ran.at(1).from == "/home/me/Pictures/digikam4.db");
    CHECK(import.bench.messages.last() == "Imported from digiKam.");
    import.bench.messages.said.last().follow();
    REQUIRE(import.bench.wait([&] { return !import.bench.library.taken.empty(); }));
    CHECK(std::holds_alternative<Undo>(import.bench.library.taken.front()));
}

TEST_CASE("Where another program knows nothing new nothing is offered", "[programs]")
{
    ProgramBench import;
    import.bench.library.fresh = false;
    import.page.look(OtherProgram::takeout, "/home/me/Takeout");
    REQUIRE(import.listed("Google Takeout knows nothing new"));
    CHECK_FALSE(import.page.result().stepButton().isVisible());
    CHECK_FALSE(import.bench.library.ran.at(0).tags);
    QTest::keyClick(&import.page.result().backButton(), Qt::Key_Escape);
    CHECK_FALSE(import.page.result().isVisible());
    CHECK(import.bench.library.ran.size() == 1);
}

TEST_CASE("What is not that program's is said, and nothing is changed", "[programs]")
{
    ProgramBench import;
    import.bench.library.error = Error{.code = Code::foreignFile, .stage = Stage::import, .path = "/home/me/notes.db"};
    import.page.look(OtherProgram::shotwell, "/home/me/notes.db");
    REQUIRE(import.bench.wait([&] { return import.page.words() == "Nothing was changed."; }));
    CHECK(import.bench.messages.said.last().rank == Rank::error);
}

TEST_CASE("Databases of digiKam and Shotwell are found where they usually lie, and where digiKam says", "[programs]")
{
    const QTemporaryDir folder;
    const std::filesystem::path home = folder.path().toStdString(), pictures = home / "Pictures";
    CHECK(usualPlaces(home, pictures).empty());
    touch(pictures / "digikam4.db");
    touch(home / ".local/share/shotwell/data/photo.db");
    auto places = usualPlaces(home, pictures);
    CHECK(places.size() == 2);
    CHECK(places[OtherProgram::digikam] == pictures / "digikam4.db");
    CHECK(places[OtherProgram::shotwell] == home / ".local/share/shotwell/data/photo.db");
    touch(home / "db/digikam4.db");
    std::filesystem::create_directories(home / ".config");
    std::ofstream(home / ".config/digikamrc")
        << "[Database Settings]\nDatabase Name=" << (home / "db/").native() << "\n";
    CHECK(usualPlaces(home, pictures)[OtherProgram::digikam] == home / "db/digikam4.db");
}

TEST_CASE("A folder without any list of Picasa is said to have none, and one of Takeout is not", "[programs]")
{
    ProgramBench import;
    import.bench.library.fresh = false;
    import.bench.library.nothing = true;
    const auto says = [&] {
        const auto labels = import.page.result().findChildren<QLabel*>();
        return std::ranges::any_of(
            labels, [](const QLabel* label) { return label->text().contains(".picasa.ini that speaks"); });
    };
    import.page.look(OtherProgram::picasa, "/empty");
    REQUIRE(import.listed("Picasa knows nothing new"));
    CHECK(says());
    QTest::mouseClick(&import.page.result().backButton(), Qt::LeftButton);
    import.page.look(OtherProgram::takeout, "/empty");
    REQUIRE(import.listed("Google Takeout knows nothing new"));
    CHECK_FALSE(says());
}
