#include "library/PathRules.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "support/Support.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

struct Paths {
    test::TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    fs::path photos = folder / "photos";

    Paths()
    {
        fs::create_directories(photos / "2019");
        std::ofstream(photos / "2019" / "a.jpg") << "a";
    }
    Code target(const fs::path& path) { return codeOf(checkTarget(*files, path, {photos})); }
    Code sources(const std::vector<fs::path>& paths)
    {
        ArchiveChoice choice;
        choice.photos = paths;
        return codeOf(checkSources(*files, choice));
    }
    /// `cancelled` stands for: it holds.
    static Code codeOf(const Status& status) { return status ? Code::cancelled : status.error().code; }
    static constexpr Code holds = Code::cancelled;
};

} // namespace

TEST_CASE("Sources are folders and files that are there and can be read")
{
    Paths paths;
    CHECK(paths.sources({paths.photos}) == Paths::holds);
    CHECK(paths.sources({paths.photos / "2019" / "a.jpg"}) == Paths::holds);
    CHECK(paths.sources({}) == Code::pathEmpty);
    CHECK(paths.sources({paths.photos, paths.folder / "none"}) == Code::pathMissing);
}

TEST_CASE("A single file is a source only when it is a photo by its name or by what is in it")
{
    Paths paths;
    const auto file = [&](const char* name, std::string_view bytes) {
        std::ofstream(paths.folder / name, std::ios::binary) << bytes;
        return paths.sources({paths.folder / name});
    };
    CHECK(file("readme.txt", "Dear all") == Code::pathEmpty);
    CHECK(file("nothing.jpg", "") == Code::pathEmpty);
    CHECK(file("broken.jpg", "a") == Paths::holds); // the run says what is wrong with it
    CHECK(file("no name", "\xff\xd8\xff\xe0 and so on") == Paths::holds);
}

TEST_CASE("No archive is begun inside another one or in its zips, and what was moved is told later")
{
    Paths paths;
    const fs::path save = paths.folder / "People", zips = paths.folder / "Zips";
    const ArchiveSettings one{.no = {}, .uid = {}, .save = save, .zips = zips};
    for (const fs::path& folder : {save, zips}) {
        fs::create_directories(folder / "Anna");
        std::ofstream(folder / ".albumen-archive") << "a mark";
    }
    const auto at = [&](const fs::path& folder) { return Paths::codeOf(checkNoArchive(*paths.files, folder, {one})); };
    fs::create_directory_symlink(save / "Anna", paths.folder / "way round");
    for (const fs::path& folder : {zips, zips / "Anna", save / "Anna", save / "Anna" / "new", save / ".albumen-trash",
                                   paths.folder / "way round"})
        CHECK(at(folder) == Code::pathInsideSource);
    for (const fs::path& folder : {save, paths.folder / "other", paths.folder.path()})
        CHECK(at(folder) == Paths::holds);
    fs::rename(save, paths.folder / "moved");
    CHECK(at(paths.folder / "moved") == Paths::holds);
    fs::create_directories(save);
    fs::rename(paths.folder / "moved", save / "deeper");
    CHECK(at(save / "deeper") == Paths::holds);
    const ArchiveSettings inside{.no = {}, .uid = {}, .save = zips / "Anna", .zips = zips};
    CHECK(Paths::codeOf(checkNoArchive(*paths.files, zips / "Bruno", {inside})) == Paths::holds);
}

TEST_CASE("An archive lies outside of the photos, or in their own Albumen folder")
{
    Paths paths;
    CHECK(paths.target(paths.folder / "archive") == Paths::holds);
    CHECK(paths.target(paths.folder / "not" / "made" / "yet") == Paths::holds);
    CHECK(paths.target(paths.photos / "Albumen" / "People") == Paths::holds);
    CHECK(paths.target(paths.photos) == Code::pathSameAsSource);
    CHECK(paths.target(paths.photos / "2019") == Code::pathInsideSource);
    CHECK(paths.target(paths.photos / "2019" / "a.jpg") == Code::pathNotFolder);
    fs::create_directory_symlink(paths.photos / "2019", paths.folder / "way round");
    CHECK(paths.target(paths.folder / "way round" / "People") == Code::pathInsideSource);
    CHECK_FALSE(fs::exists(paths.folder / "archive")); // asking makes nothing
    const fs::path photo = paths.photos / "2019" / "a.jpg";
    CHECK(Paths::codeOf(checkTarget(*paths.files, paths.photos, {photo})) == Code::sourceInsideTarget);
    CHECK(Paths::codeOf(checkTarget(*paths.files, paths.folder / "archive", {photo})) == Paths::holds);
}

TEST_CASE("Sources without a photo are empty, whatever else lies in them")
{
    Paths paths;
    ArchiveChoice choice{.photos = {paths.photos}};
    CHECK(checkNotEmpty(*paths.files, choice));
    fs::rename(paths.photos / "2019" / "a.jpg", paths.photos / "2019" / "a.txt");
    CHECK(Paths::codeOf(checkNotEmpty(*paths.files, choice)) == Code::pathEmpty);
}

TEST_CASE("The nearest folder of a path is the first that is there")
{
    Paths paths;
    CHECK(*nearestFolder(*paths.files, paths.photos / "a" / "b") == paths.photos);
    CHECK(*nearestFolder(*paths.files, paths.photos) == paths.photos);
    CHECK(nearestFolder(*paths.files, paths.photos / "2019" / "a.jpg" / "b").error().code == Code::pathNotFolder);
}
