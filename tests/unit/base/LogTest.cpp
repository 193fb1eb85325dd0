// The log names photos: it is nobody else's, and never makes anybody wait.
#include "base/Log.h"

#include <sys/stat.h>

#include "base/FileRights.h"
#include "support/Support.h"

#include <catch2/catch.hpp>

using namespace albumen;
using namespace albumen::test;

namespace {

unsigned rights(const std::filesystem::path& path)
{
    struct stat found {
    };
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 07777U;
}

void fill(int lines)
{
    for (int i = 0; i < lines; ++i)
        log::error({.code = Code::fileUnreadable, .stage = Stage::load, .path = std::string(4000, 'p')});
}

} // namespace

TEST_CASE("The log is private whatever the umask also those that it rotates into and one that others could read")
{
    rightsOrSkip();
    const TempFolder folder;
    const mode_t old = ::umask(0);
    log::open(folder / "albumen.log");
    fill(1500); // over the size of one
    log::open({});
    ::umask(old);
    CHECK(rights(folder / "albumen.log") == 0600);
    REQUIRE(std::filesystem::exists(folder / "albumen.1.log"));
    CHECK(rights(folder / "albumen.1.log") == 0600);
    std::filesystem::permissions(folder / "albumen.log", std::filesystem::perms(0644));
    log::open(folder / "albumen.log");
    log::open({});
    CHECK(rights(folder / "albumen.log") == 0600);
}

TEST_CASE("A log that is deleted is empty with all that it was rotated into, and goes on")
{
    const TempFolder folder;
    CHECK(log::files().empty());
    REQUIRE(log::clear());
    log::open(folder / "albumen.log");
    fill(1500); // over the size of one
    CHECK(log::files() == std::vector<std::filesystem::path>{folder / "albumen.log", folder / "albumen.1.log"});
    REQUIRE(log::clear());
    CHECK(log::files() == std::vector<std::filesystem::path>{folder / "albumen.log"});
    CHECK(readFile(folder / "albumen.log").empty());
    log::error({.code = Code::fileUnreadable, .stage = Stage::load, .path = "/after"});
    log::open({});
    const std::string text = readFile(folder / "albumen.log");
    CHECK(text.find("/after") != std::string::npos);
    CHECK(text.size() < 200);
    CHECK(log::files().empty());
}

TEST_CASE("A pipe or a link in the place of the log is left alone and nobody waits for it")
{
    const TempFolder folder;
    pipeOrSkip((folder / "pipe.log"));
    log::open(folder / "pipe.log");
    fill(1);
    writeFile(folder / "other", "of somebody");
    symlinkOrSkip(folder / "other", folder / "link.log");
    log::open(folder / "link.log");
    fill(1);
    log::open({});
    CHECK(readFile(folder / "other") == "of somebody");
}

TEST_CASE("A file never gives more than the one it is narrowed to and never more than before")
{
    rightsOrSkip();
    const TempFolder folder;
    writeFile(folder / "photo", "p");
    writeFile(folder / "copy", "c");
    const auto narrowed = [&](unsigned photo, unsigned copy) {
        std::filesystem::permissions(folder / "photo", std::filesystem::perms(photo));
        std::filesystem::permissions(folder / "copy", std::filesystem::perms(copy));
        narrowRights(folder / "copy", folder / "photo");
        return rights(folder / "copy");
    };
    CHECK(narrowed(0600, 0644) == 0600);
    CHECK(narrowed(0640, 0666) == 0640);
    CHECK(narrowed(0644, 0600) == 0600);
    CHECK(narrowed(0444, 0644) == 0644); // the owner files on
}
