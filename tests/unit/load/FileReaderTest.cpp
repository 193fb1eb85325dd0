#include "load/FileReader.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "support/FaultyFiles.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

FoundPhoto foundAt(Files& files, const fs::path& path)
{
    const FileInfo info = files.info(path).value();
    return {.path = path, .name = path.filename().string(), .size = info.size, .mtimeNs = info.mtimeNs};
}

} // namespace

TEST_CASE("A photo is read whole, whatever the letters of its name")
{
    const test::TempFolder folder;
    const JobControl job;
    const auto files = makeFiles();
    for (const char* name : {"plain.jpg", "Größe μ 写真 (1).jpg", "not\xFFutf8.jpg"}) {
        test::writeFile(folder / name, std::string(100'000, 'x') + name);
        const auto bytes = FileReader(*files).read(foundAt(*files, folder / name), job);
        REQUIRE(bytes);
        CHECK(*bytes == test::readBytes(folder / name));
    }
}

TEST_CASE("A photo that is gone, no file, too large or changed is said to be so")
{
    const test::TempFolder folder;
    const JobControl job;
    const auto files = makeFiles();
    const fs::path path = folder / "photo.jpg";
    test::writeFile(path, "twelve bytes");
    const FoundPhoto found = foundAt(*files, path);
    CHECK(FileReader(*files, 12).read(found, job));

    const auto tooBig = FileReader(*files, 11).read(found, job);
    REQUIRE_FALSE(tooBig);
    CHECK(tooBig.error().code == Code::fileTooBig);
    CHECK(tooBig.error().needed == 12);
    CHECK(tooBig.error().available == 11);

    FoundPhoto older = found;
    older.mtimeNs -= 1'000'000'000;
    CHECK(FileReader(*files).read(older, job).error().code == Code::fileChanging);

    test::writeFile(path, "more than twelve bytes");
    CHECK(FileReader(*files).read(found, job).error().code == Code::fileChanging);

    fs::remove(path);
    const auto gone = FileReader(*files).read(found, job);
    CHECK(gone.error().code == Code::fileVanished);
    CHECK(gone.error().path == path);

    fs::create_directory(path);
    CHECK(FileReader(*files).read(found, job).error().code == Code::fileUnreadable);
}

TEST_CASE("A photo whose reading is cancelled is read no further than the MiB at hand")
{
    const test::TempFolder folder;
    const fs::path path = folder / "photo.jpg";
    constexpr std::uint64_t mib = 1 << 20;
    test::writeFile(path, std::string(5 * mib, 'x'));
    const auto steps = [&](bool cancelled) {
        test::FaultyFiles files;
        const FoundPhoto found = foundAt(files, path);
        JobControl job;
        const std::uint64_t before = files.operations();
        files.onStep = [&](std::uint64_t count) {
            if (cancelled && count == before + 2) job.cancel(); // opened, and now read for the first time
        };
        const auto bytes = FileReader(files).read(found, job);
        CHECK(bytes.has_value() != cancelled);
        if (!bytes) CHECK(bytes.error().code == Code::cancelled);
        return files.operations() - before;
    };
    CHECK(steps(true) == 2);
    CHECK(steps(false) >= 6);
}
