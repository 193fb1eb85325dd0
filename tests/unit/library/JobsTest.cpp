// Jobs: one at a time, how they end, and how soon when they are cancelled.
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>

#include <unistd.h>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "support/Pictures.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

TEST_CASE("A first click without a Pictures folder says so and makes nothing")
{
    PlantedLibrary library;
    std::filesystem::remove(library.pictures);
    const Report report = library.run(jobs::All{});
    CHECK(endingOf(report) == Ending::failed);
    REQUIRE(report.error);
    CHECK(report.error->code == Code::pathMissing);
    CHECK(report.error->path == library.pictures);
    CHECK_FALSE(std::filesystem::exists(library.pictures));
}

TEST_CASE("A run over an empty folder ends with nothing to do and says why")
{
    PlantedLibrary library;
    const Report report = library.run(jobs::All{});
    CHECK(endingOf(report) == Ending::nothingToDo);
    REQUIRE(report.nothing);
    CHECK(report.nothing->code == Code::pathEmpty);
    CHECK(report.nothing->path == library.pictures);
}

TEST_CASE("A run with a photo that cannot be read ends with problems, and one without ends done")
{
    PlantedLibrary library;
    std::ofstream(library.pictures / "broken.jpg") << "no picture";
    const Report report = library.run(jobs::All{});
    CHECK(report.outcome == Outcome::completed);
    CHECK(endingOf(report) == Ending::withProblems);
    CHECK(report.unreadable == 1);
    std::filesystem::remove(library.pictures / "broken.jpg");
    std::filesystem::copy_file(std::filesystem::path(ALBUMEN_SOURCE) / "resources/readme/archive-done.png",
                               library.pictures / "fine.png");
    CHECK(endingOf(library.run(jobs::All{})) == Ending::done);
}

TEST_CASE("How many photos cannot be read is one number wherever it is asked for")
{
    PlantedLibrary library;
    for (const char* const name : {"a.jpg", "b.jpg", "gone.jpg"})
        std::ofstream(library.pictures / name) << "no picture: " << name;
    CHECK(library.run(jobs::All{}).unreadable == 3);
    std::filesystem::remove(library.pictures / "gone.jpg");
    CHECK_FALSE(library.run(jobs::All{}).error);
    CHECK(must(library->archive().overview()).unreadable == 2);
    CHECK(must(library->archive().unreadable()).size() == 2);
    CHECK(must(library->photos().counts({})).unreadable == 2);
    CHECK(must(library->photos().list({.unreadable = true})).ids.size() == 2);
}

TEST_CASE("A photo that lacks its end is none that could not be read, wherever that is asked for")
{
    PlantedLibrary library;
    std::ofstream(library.pictures / "a.jpg") << "no picture";
    const std::filesystem::path cut = library.pictures / "cut.jpg";
    cv::Mat noise(256, 256, CV_8UC3);
    cv::randu(noise, 0, 255);
    writePicture(cut.native(), noise);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) * 8 / 10);
    const Report report = library.run(jobs::All{});
    CHECK(endingOf(report) == Ending::withProblems);
    CHECK(report.unreadable == 1);
    CHECK(report.failed() == 1);
    CHECK(report.cut() == 1);
    CHECK(report.copied == 1); // as far as it goes
    const Overview overview = must(library->archive().overview());
    CHECK(overview.unreadable == 1);
    CHECK(overview.cut == 1);
    CHECK(must(library->archive().unreadable()).size() == 1);
    const std::vector<Error> lacking = must(library->archive().cut());
    REQUIRE(lacking.size() == 1);
    CHECK(lacking.front().path == cut);
    CHECK(must(library->photos().counts({})).unreadable == 1);
    CHECK(must(library->photos().list({.unreadable = true})).ids.size() == 1);
    const RunCard run = must(library->archive().runs(1)).front();
    CHECK(run.problems == 1);
    CHECK(run.cut == 1);
}

TEST_CASE("Faces that an import leaves are counted once: with whom they stay, or as nobody's")
{
    CHECK(NameCounts{}.keptByNobody() == 0);
    CHECK(NameCounts{.kept = 6, .staysWith = {{"Ann", 2}, {"Bob", 1}}}.keptByNobody() == 3);
    CHECK(NameCounts{.kept = 3, .staysWith = {{"Ann", 2}, {"Bob", 1}}}.keptByNobody() == 0);
}

TEST_CASE("An ending is computed from what happened, the worst first")
{
    Report report;
    CHECK(endingOf(report) == Ending::done);
    report.nothing = Error{.code = Code::pathEmpty};
    CHECK(endingOf(report) == Ending::nothingToDo);
    report.problems.push_back({.code = Code::imageBroken});
    CHECK(endingOf(report) == Ending::withProblems);
    report.outcome = Outcome::cancelled;
    CHECK(endingOf(report) == Ending::cancelled);
    report.error = Error{.code = Code::noSpace};
    CHECK(endingOf(report) == Ending::failed);
    Report verified{.damaged = 1};
    CHECK(endingOf(verified) == Ending::withProblems);
}

TEST_CASE("Paths that cannot be read are an error of every job, and no default is filed to")
{
    PlantedLibrary library;
    library.close();
    {
        const auto catalogue = must(Catalogue::open(library.folder / "library", library.folder / "cache",
                                                    Catalogue::Mode::readWrite, library.clock));
        must(catalogue->write([](Db& db) { return SettingRows(db).set("choice", "{half"); }));
    }
    library.open();
    CHECK_FALSE(library->settings().choice());
    for (const JobOrder& order :
         {JobOrder(jobs::All{}), JobOrder(jobs::MakeFolders{}), JobOrder(jobs::File{}), JobOrder(jobs::Verify{})}) {
        const Report report = library.run(order);
        REQUIRE(report.error);
        CHECK(report.error->code == Code::catalogueBroken);
    }
    CHECK_FALSE(std::filesystem::exists(library.pictures / "Albumen"));
}

TEST_CASE("A second job is refused while one runs, and decisions are taken beside it")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    for (int i = 0; i < 20; ++i) std::ofstream(library.pictures / (std::to_string(i) + ".jpg")) << "no picture " << i;
    std::mutex mutex;
    std::condition_variable changed;
    bool heard = false, goOn = false;
    std::thread job([&] {
        library->run(jobs::Recognise{}, JobControl{}, [&](const Progress&) {
            std::unique_lock lock(mutex);
            heard = true;
            changed.notify_all();
            changed.wait(lock, [&] { return goOn; });
        });
    });
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return heard; });
    }
    const Report second = library.run(jobs::Verify{});
    const auto named = library->decide(AssignFaces{{face}, "Ida"});
    {
        const std::lock_guard lock(mutex);
        goOn = true;
    }
    changed.notify_all();
    job.join();
    REQUIRE(second.error);
    CHECK(second.error->code == Code::libraryInUse);
    REQUIRE(named);
    CHECK(named->id);
}

TEST_CASE("A job that was cancelled before it began does nothing and says so")
{
    PlantedLibrary library([](PlantedLibrary& planted) { planted.photo({PlantedLibrary::atAngle(0)}); });
    JobControl cancelled;
    cancelled.cancel();
    for (const JobOrder& order : {JobOrder(jobs::All{}), JobOrder(jobs::Recognise{}), JobOrder(jobs::File{}),
                                  JobOrder(jobs::Verify{}), JobOrder(jobs::GroupAgain{}), JobOrder(jobs::ImportXmp{}),
                                  JobOrder(jobs::ExportXmp{}), JobOrder(jobs::ExportJson{}),
                                  JobOrder(jobs::FindNames{}), JobOrder(jobs::FindNames{library.folder.path()})}) {
        const Report report = library->run(order, cancelled, {});
        CHECK(endingOf(report) == Ending::cancelled);
    }
    CHECK_FALSE(std::filesystem::exists(library.pictures / "Albumen"));
}

namespace {

/// Nothing can be written into the folder until this goes. Who may write everywhere needs a disk for it.
class OnlyRead
{
public:
    explicit OnlyRead(std::filesystem::path folder) : folder_(std::move(folder)), mounts_(::geteuid() == 0)
    {
        if (mounts_)
            mount();
        else
            rights(std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    }
    ~OnlyRead()
    {
        if (mounts_)
            static_cast<void>(std::system(("umount '" + folder_.native() + "'").c_str()));
        else
            rights(std::filesystem::perms::owner_all);
    }
    OnlyRead(const OnlyRead&) = delete;
    OnlyRead& operator=(const OnlyRead&) = delete;

private:
    void mount() const
    {
        const std::string at = "'" + folder_.native() + "' 2>/dev/null";
        if (std::system(("mount --bind '" + folder_.native() + "' " + at).c_str()) != 0) skip("the right to mount");
        REQUIRE(std::system(("mount -o remount,ro,bind " + at).c_str()) == 0);
    }
    void rights(std::filesystem::perms to) const { std::filesystem::permissions(folder_, to); }

    std::filesystem::path folder_;
    bool mounts_;
};

} // namespace

TEST_CASE("A library that can only be read is opened all the same, and whatever would change it names the library")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    library.decide(AssignFaces{{face}, "Ida"});
    library.close();
    const std::filesystem::path at = library.folder / "library";
    {
        const OnlyRead closed(at);
        library.open();
        CHECK(library.face(face).person == "Ida");
        CHECK_FALSE(library.run(jobs::ExportJson{}).error);
        const auto named = library->decide(RenamePerson{"Ida", "Jon"});
        REQUIRE_FALSE(named);
        CHECK(named.error().code == Code::libraryReadOnly);
        CHECK(named.error().path == at);
        const Report ran = library.run(jobs::All{});
        REQUIRE(ran.error);
        CHECK(ran.error->code == Code::libraryReadOnly);
        CHECK(ran.error->path == at);
        library.close();
    }
    library.open();
    library.decide(RenamePerson{"Ida", "Jon"});
}

TEST_CASE("A library opened for reading answers and exports, and neither decides nor runs")
{
    FaceId face{};
    PlantedLibrary library(
        [&](PlantedLibrary& planted) { face = planted.photo({PlantedLibrary::atAngle(0)}).front(); });
    library.close();
    library.open(LibraryMode::readOnly);
    CHECK(must(library->faces().ids({})).size() == 1);
    const Report told = library.run(jobs::ExportJson{});
    CHECK_FALSE(told.error);
    CHECK(told.document.find("\"exchange\"") != std::string::npos);
    const auto named = library->decide(AssignFaces{{face}, "Ida"});
    REQUIRE_FALSE(named);
    CHECK(named.error().code == Code::libraryInUse);
    REQUIRE(library.run(jobs::Recognise{}).error);
}

TEST_CASE("A lost file of the archive is named by every filing until it is left out, and by nothing after that")
{
    PlantedLibrary library;
    writePicture(library.pictures / "only.png", cv::Mat(300, 400, CV_8UC3, cv::Scalar(90, 120, 160)));
    ArchiveChoice choice = must(library->settings().choice());
    choice.mode = FilingMode::move;
    must(library->settings().choose(choice));
    REQUIRE(endingOf(library.run(jobs::All{})) == Ending::done);
    const std::filesystem::path filed = choice.save / "No people" / "only.png";
    REQUIRE(std::filesystem::remove(filed));
    CHECK(library.run(jobs::All{}).problems.size() == 1);
    CHECK(library.run(jobs::File{}).lostBefore.size() == 1);
    CHECK(must(library->archive().damaged()).size() == 1);

    choice.excluded.push_back(filed);
    must(library->settings().choose(choice));
    const Report report = library.run(jobs::File{});
    CHECK(report.problems.empty());
    CHECK(report.lostBefore.empty());
    const Report verified = library.run(jobs::Verify{});
    CHECK(verified.problems.empty());
    CHECK(verified.damaged == 0);
    CHECK(must(library->archive().damaged()).empty());
}
