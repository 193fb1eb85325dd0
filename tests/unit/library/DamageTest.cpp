// What of the archive is not as it was filed: one number wherever it is told, and what can be made again.
#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "support/Pictures.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// A small picture of one colour.
void paint(const std::filesystem::path& file, int colour)
{
    const cv::Mat picture(64, 64, CV_8UC3, cv::Scalar(colour, 255 - colour, colour / 2));
    writePicture(file.native(), picture);
}

/// Pictures 1.bmp, 2.bmp ... filed to nobody.
struct Filed {
    PlantedLibrary library;
    std::filesystem::path folder;

    explicit Filed(int pictures)
    {
        for (int i = 1; i <= pictures; ++i) paint(photo(i), 20 * i);
        REQUIRE(endingOf(library.run(jobs::All{})) == Ending::done);
        folder = must(library->settings().choice()).save / "No people";
        REQUIRE(std::filesystem::exists(copy(pictures)));
    }
    std::filesystem::path photo(int i) { return library.pictures / (std::to_string(i) + ".bmp"); }
    std::filesystem::path copy(int i) const { return folder / (std::to_string(i) + ".bmp"); }
    void edit(int i, int colour) const
    {
        paint(copy(i), colour);
        std::filesystem::last_write_time(copy(i),
                                         std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
    }
    std::vector<DamageCard> losses() { return must(library->archive().damaged()); }
    /// Checks all, and that every place says the same.
    Flaws check()
    {
        const Report report = library.run(jobs::Verify{});
        CHECK(report.flaws == flawsOf(losses()));
        CHECK(report.flaws.total() == report.problems.size());
        CHECK(report.damaged == report.flaws.damage());
        const RunCard run = must(library->archive().runs(1)).front();
        CHECK(run.flaws == report.flaws);
        CHECK(run.problems == report.problems.size());
        return report.flaws;
    }
};

} // namespace

TEST_CASE("A check, its run and the list of losses give one number of each kind, at every check")
{
    Filed archive(7);
    CHECK(archive.check().total() == 0);
    std::filesystem::remove(archive.copy(1));
    {
        const auto time = std::filesystem::last_write_time(archive.copy(2));
        paint(archive.copy(2), 1);
        std::filesystem::last_write_time(archive.copy(2), time);
    }
    archive.edit(3, 2);
    std::filesystem::remove(archive.copy(4));
    std::filesystem::create_directory(archive.copy(4));
    for (int i = 0; i < 2; ++i) {
        const Flaws flaws = archive.check();
        CHECK(flaws.of(Flaw::missing) == 1);
        CHECK(flaws.of(Flaw::damaged) == 1);
        CHECK(flaws.of(Flaw::edited) == 1);
        CHECK(flaws.of(Flaw::foreign) == 1);
        CHECK(flaws.damage() == 2);
    }
}

TEST_CASE("What somebody edited is told by every check, also once a new copy lies beside it, until it is gone")
{
    Filed archive(2);
    archive.edit(1, 2);
    CHECK(archive.check().of(Flaw::edited) == 1);
    CHECK(archive.losses().front().beside.empty());
    REQUIRE(archive.library.run(jobs::All{}).copied == 1);
    REQUIRE(std::filesystem::exists(archive.folder / "1 (2).bmp"));
    CHECK(archive.losses().front().beside == archive.folder / "1 (2).bmp");
    for (int i = 0; i < 2; ++i) {
        const Flaws flaws = archive.check();
        CHECK(flaws.of(Flaw::edited) == 1);
        CHECK(flaws.total() == 1);
    }
    std::filesystem::remove(archive.copy(1));
    CHECK(archive.check().total() == 0);
    CHECK(archive.library.run(jobs::File{}).copied == 0);
}

TEST_CASE("Of the folders of an archive those are counted that got files of this run")
{
    Filed archive(2);
    CHECK(archive.library.run(jobs::All{}).foldersFilled == 0);
    paint(archive.photo(3), 90);
    const Report report = archive.library.run(jobs::All{});
    CHECK(report.copied == 1);
    CHECK(report.foldersThere > 0);
    CHECK(report.foldersFilled == 1);
    std::filesystem::remove(archive.copy(1));
    std::filesystem::remove(archive.copy(3));
    CHECK(archive.library.run(jobs::File{}).foldersFilled == 1); // two files, one folder
}

TEST_CASE("A folder in whose place a file lies is one loss, and its copies wait with it")
{
    Filed archive(2);
    std::filesystem::rename(archive.folder, archive.library.folder / "aside");
    std::ofstream(archive.folder) << "mine";
    const Flaws flaws = archive.check();
    CHECK(flaws.of(Flaw::blocked) == 1);
    CHECK(flaws.total() == 1);
}

TEST_CASE("Only what is there is named as what a copy can be made again from")
{
    Filed archive(4);
    for (int i = 1; i <= 3; ++i) std::filesystem::remove(archive.copy(i));
    std::filesystem::remove(archive.photo(2));
    CHECK(archive.check().of(Flaw::missing) == 3);
    auto losses = archive.losses();
    REQUIRE(losses.size() == 3);
    CHECK(losses[0].from == archive.photo(1));
    CHECK(losses[1].from.empty());
    CHECK_FALSE(canBeMadeAgain(losses[1]));
    for (const int i : {1, 3}) std::filesystem::remove(archive.photo(i));
    losses = archive.losses();
    CHECK(std::ranges::none_of(losses, canBeMadeAgain));
    archive.library.run(jobs::Recognise{}); // sees that the photos are gone
    CHECK(archive.check().of(Flaw::lost) == 3);
}
