#include "base/Files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "support/Support.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

struct Place {
    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    Path at(const std::string& name) const { return folder / name; }
    std::vector<std::string> names(const std::string& below = "") const
    {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(folder / below)) names.push_back(entry.path().filename());
        std::sort(names.begin(), names.end());
        return names;
    }
};

template <class T> Code codeOf(const Result<T>& result)
{
    REQUIRE_FALSE(result.has_value());
    return result.error().code;
}

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

} // namespace

TEST_CASE("Info tells kind, size, time and identity, and follows links only when asked")
{
    Place place;
    writeFile(place.at("file"), "12345");
    symlinkOrSkip("file", place.at("link"));
    symlinkOrSkip("nowhere", place.at("dangling"));
    pipeOrSkip(place.at("pipe"));
    const auto file = place.files->info(place.at("file"));
    REQUIRE(file);
    CHECK(file->kind == FileKind::file);
    CHECK(file->size == 5);
    CHECK(file->mtimeNs > 1'600'000'000'000'000'000);
    CHECK(place.files->info(place.folder.path())->kind == FileKind::folder);
    CHECK(place.files->info(place.at("link"))->kind == FileKind::link);
    CHECK(place.files->info(place.at("link"), Follow::yes)->inode == file->inode);
    CHECK(place.files->info(place.at("pipe"))->kind == FileKind::other);
    CHECK(codeOf(place.files->info(place.at("nothing"))) == Code::pathMissing);
    CHECK(codeOf(place.files->info(place.at("dangling"), Follow::yes)) == Code::pathMissing);
    CHECK(codeOf(place.files->info(place.at("file/x"))) == Code::pathNotFolder);
    CHECK(codeOf(place.files->info(place.at(std::string(256, 'n')))) == Code::pathTooLong);
}

TEST_CASE("A folder is listed whole, with the kinds, any bytes in the names")
{
    Place place;
    for (const std::string& name :
         {std::string("a"), std::string(".hidden"), std::string("n\nl"), std::string("\xff"), std::string(255, 'x')})
        writeFile(place.at(name), "");
    fs::create_directory(place.at("folder"));
    symlinkOrSkip("folder", place.at("link"));
    const auto entries = place.files->list(place.folder.path());
    REQUIRE(entries);
    std::error_code refused; // some disks take UTF-8 alone
    CHECK(entries->size() == (fs::exists(place.at("\xff"), refused) ? 7 : 6));
    for (const FolderEntry& entry : *entries)
        CHECK(entry.kind == (entry.name == "folder" ? FileKind::folder
                             : entry.name == "link" ? FileKind::link
                                                    : FileKind::file));
    CHECK(codeOf(place.files->list(place.at("nothing"))) == Code::pathMissing);
    CHECK(codeOf(place.files->list(place.at("a"))) == Code::pathNotFolder);
}

TEST_CASE("Reading gives the bytes asked for, fewer only at the end, and never blocks on a pipe")
{
    Place place;
    writeFile(place.at("file"), "0123456789");
    symlinkOrSkip("file", place.at("link"));
    pipeOrSkip(place.at("pipe"));
    const auto file = place.files->openRead(place.at("file"));
    REQUIRE(file);
    CHECK((*file)->info().size == 10);
    std::array<std::byte, 4> into{};
    CHECK((*file)->read(8, into) == 2);
    CHECK((*file)->read(3, into) == 4);
    CHECK(std::string(reinterpret_cast<char*>(into.data()), 4) == "3456");
    CHECK((*file)->read(50, into) == 0);
    CHECK_FALSE(place.files->openRead(place.at("pipe")));
    CHECK_FALSE(place.files->openRead(place.folder.path()));
    CHECK_FALSE(place.files->openRead(place.at("link")));
    CHECK(place.files->openRead(place.at("link"), Follow::yes));
}

TEST_CASE("A new file is never made where something is")
{
    Place place;
    writeFile(place.at("taken"), "old");
    symlinkOrSkip("nowhere", place.at("link"));
    CHECK(codeOf(place.files->create(place.at("taken"))) == Code::nameTaken);
    CHECK(codeOf(place.files->create(place.at("link"))) == Code::nameTaken);
    CHECK(readFile(place.at("taken")) == "old");
    auto file = place.files->create(place.at("new"));
    REQUIRE(file);
    CHECK((*file)->reserve(1000));
    CHECK((*file)->write(0, bytesOf("hello")));
    CHECK((*file)->write(5, bytesOf(" world")));
    CHECK((*file)->truncate(8));
    CHECK((*file)->setModified(1'500'000'000'123'456'789));
    CHECK((*file)->sync());
    CHECK((*file)->info()->size == 8);
    CHECK(std::abs((*file)->info()->mtimeNs - 1'500'000'000'123'456'789) <= 2'000'000'000); // FAT counts by two seconds
    CHECK(readFile(place.at("new")) == "hello wo");
}

TEST_CASE("The time of a file is set together with the one of its reading as some disks take both or none")
{
    Place place;
    const auto file = place.files->create(place.at("file"));
    const timespec longAgo[2] = {{1'000'000'000, 0}, {1'000'000'000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, place.at("file").c_str(), longAgo, 0) == 0);
    REQUIRE((*file)->setModified(1'500'000'000'000'000'000));
    struct stat now {
    };
    REQUIRE(::stat(place.at("file").c_str(), &now) == 0);
    CHECK(now.st_mtime == 1'500'000'000);
    CHECK(now.st_atime != 1'000'000'000);
}

TEST_CASE("Times that no count of nanoseconds holds are its first and last, and any other can be set")
{
    TempFolder folder;
    const auto files = makeFiles();
    const Path path = folder / "far.jpg";
    for (const std::int64_t seconds :
         {std::int64_t{9223372037}, std::int64_t{1} << 34, std::int64_t{-10'000'000'000}}) {
        writeFile(path, "x");
        const timespec times[2] = {{0, UTIME_NOW}, {seconds, 0}};
        REQUIRE(::utimensat(AT_FDCWD, path.c_str(), times, 0) == 0);
        const auto info = files->info(path);
        REQUIRE(info);
        CHECK((info->mtimeNs > 0) == (seconds > 0));
        auto file = files->create(folder / ("copy" + std::to_string(seconds)));
        REQUIRE(file);
        CHECK((*file)->setModified(info->mtimeNs));
        CHECK(files->info(folder / ("copy" + std::to_string(seconds)))->mtimeNs == info->mtimeNs);
    }
    auto file = files->create(folder / "before 1970");
    REQUIRE(file);
    CHECK((*file)->setModified(-1));
    CHECK(files->info(folder / "before 1970")->mtimeNs == -1);
}

TEST_CASE("A rename never overwrites on any kind of disk: not a file, not a folder, not a link")
{
    Place place;
    place.files = makeFiles(GENERATE(NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain));
    writeFile(place.at("from"), "new");
    writeFile(place.at("file"), "old");
    fs::create_directory(place.at("folder"));
    symlinkOrSkip("nowhere", place.at("link"));
    for (const char* taken : {"file", "folder", "link"}) {
        CHECK(codeOf(place.files->rename(place.at("from"), place.at(taken))) == Code::nameTaken);
        CHECK(readFile(place.at("from")) == "new");
    }
    CHECK(readFile(place.at("file")) == "old");
    CHECK(fs::is_symlink(place.at("link")));
    CHECK(place.files->rename(place.at("from"), place.at("to")));
    CHECK(readFile(place.at("to")) == "new");
    CHECK_FALSE(fs::exists(place.at("from")));
    CHECK(codeOf(place.files->rename(place.at("from"), place.at("other"))) == Code::pathMissing);
    CHECK(codeOf(place.files->hardLink(place.at("to"), place.at("file"))) == Code::nameTaken);
    CHECK(codeOf(place.files->reflink(place.at("to"), place.at("file"))) == Code::nameTaken);
    CHECK(readFile(place.at("file")) == "old");
    CHECK(place.files->replace(place.at("to"), place.at("file"))); // the one call that may
    CHECK(readFile(place.at("file")) == "new");
}

TEST_CASE("A folder gets its name on any kind of disk, never over another's, and no empty file is left")
{
    Place place;
    place.files = makeFiles(GENERATE(NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain));
    writeFile(place.at("from/inside"), "x");
    writeFile(place.at("file"), "old");
    fs::create_directory(place.at("empty"));
    for (const char* taken : {"file", "empty"})
        CHECK(codeOf(place.files->rename(place.at("from"), place.at(taken))) == Code::nameTaken);
    CHECK(place.files->rename(place.at("from"), place.at("to")));
    CHECK(place.names() == std::vector<std::string>{"empty", "file", "to"});
    CHECK(readFile(place.at("to/inside")) == "x");
}

TEST_CASE("A name that a system call cannot give is not given by half")
{
    for (const NamingRoad road : {NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain})
        for (int at = 1; at <= 3; ++at) {
            Place place;
            int calls = 0;
            place.files = makeFiles(road, [&] { return ++calls == at ? EIO : 0; });
            writeFile(place.at("from"), "new");
            const auto renamed = place.files->rename(place.at("from"), place.at("to"));
            INFO("road " << static_cast<int>(road) << ", call " << at);
            CHECK(place.names() == std::vector<std::string>{renamed ? "to" : "from"});
        }
}

TEST_CASE("Below a fence no link is followed, and the folder stays the one that was opened")
{
    Place place;
    writeFile(place.at("save/Anna/a"), "ours");
    writeFile(place.at("photos/a"), "theirs");
    symlinkOrSkip(place.at("photos"), place.at("save/Bob"));
    CHECK(place.files->info(place.at("save/Bob/a"))); // no fence yet
    {
        const auto fence = place.files->fence(place.at("save"));
        REQUIRE(fence);
        CHECK(place.files->info(place.at("save/Anna/a")));
        CHECK(codeOf(place.files->info(place.at("save/Bob/a"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->list(place.at("save/Bob"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->openRead(place.at("save/Bob/a"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->create(place.at("save/Bob/b"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->makeFolders(place.at("save/Bob/c"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->makeFolders(place.at("save/Bob"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->rename(place.at("save/Bob/a"), place.at("save/a"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->rename(place.at("save/Anna/a"), place.at("save/Bob/b"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->replace(place.at("save/Anna/a"), place.at("save/Bob/a"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->hardLink(place.at("save/Anna/a"), place.at("save/Bob/b"))) == Code::pathNotFolder);
        CHECK(codeOf(place.files->remove(place.at("save/Bob/a"))) == Code::pathNotFolder);
        CHECK(place.files->makeFolders(place.at("save/New/deep")) == true);
        CHECK(place.files->list(place.at("save/New"))->size() == 1);
        fs::rename(place.at("save"), place.at("moved"));
        symlinkOrSkip(place.at("photos"), place.at("save"));
        CHECK(place.files->create(place.at("save/Anna/late")));
        CHECK(fs::exists(place.at("moved/Anna/late")));
    }
    CHECK(place.names("photos") == std::vector<std::string>{"a"});
    CHECK(place.files->info(place.at("save/a"))); // the fence is gone
}

TEST_CASE("A hard link is the same file or not there, a reflink is whole or not there")
{
    Place place;
    writeFile(place.at("a"), "bytes");
    if (hardLinksHere()) {
        REQUIRE(place.files->hardLink(place.at("a"), place.at("b")));
        CHECK(place.files->info(place.at("a"))->inode == place.files->info(place.at("b"))->inode);
    } else {
        CHECK_FALSE(place.files->hardLink(place.at("a"), place.at("b")));
        CHECK_FALSE(place.files->exists(place.at("b")));
    }
    if (place.files->reflink(place.at("a"), place.at("c")))
        CHECK(readFile(place.at("c")) == "bytes");
    else
        CHECK_FALSE(place.files->exists(place.at("c")));
}

TEST_CASE("Folders are made with their parents, and it is said which are new")
{
    Place place;
    CHECK(place.files->makeFolders(place.at("a/b/c")) == true);
    CHECK(place.files->makeFolders(place.at("a/b/c")) == false);
    CHECK(fs::is_directory(place.at("a/b/c")));
    writeFile(place.at("file"), "x");
    CHECK(codeOf(place.files->makeFolders(place.at("file"))) == Code::pathNotFolder);
    CHECK(codeOf(place.files->makeFolders(place.at("file/below"))) == Code::pathNotFolder);
    CHECK(codeOf(place.files->removeFolder(place.at("a"))) == Code::nameTaken);
    CHECK(place.files->removeFolder(place.at("a/b/c")));
    CHECK_FALSE(fs::exists(place.at("a/b/c")));
    CHECK(place.files->syncFolder(place.at("a")));
    CHECK(place.files->remove(place.at("file")));
    CHECK(codeOf(place.files->remove(place.at("file"))) == Code::pathMissing);
}

TEST_CASE("The canonical path has no links and no detours")
{
    Place place;
    writeFile(place.at("real/file"), "x");
    symlinkOrSkip("real", place.at("link"));
    const Path real = fs::canonical(place.at("real/file"));
    CHECK(place.files->canonical(place.at("link/../link/./file")) == real);
    CHECK(codeOf(place.files->canonical(place.at("gone"))) == Code::pathMissing);
    CHECK(place.files->space(place.folder.path())->total >= place.files->space(place.folder.path())->free);
}

TEST_CASE("A whole file is read up to its limit")
{
    Place place;
    writeFile(place.at("file"), "0123456789");
    const auto whole = readWhole(*place.files, place.at("file"), 10);
    REQUIRE(whole);
    CHECK(whole->size() == 10);
    const auto tooBig = readWhole(*place.files, place.at("file"), 9);
    CHECK(codeOf(tooBig) == Code::fileTooBig);
    CHECK(tooBig.error().needed == 10);
    CHECK(tooBig.error().available == 9);
    CHECK(codeOf(readWhole(*place.files, place.at("gone"), 10)) == Code::fileVanished);
    CHECK(codeOf(readWhole(*place.files, place.folder.path(), 10)) == Code::fileUnreadable);
}

TEST_CASE("A small file is written whole in the place of the old one, and leaves nothing beside it")
{
    Place place;
    CHECK(writeWhole(*place.files, place.at("file"), "one"));
    CHECK(writeWhole(*place.files, place.at("file"), "second"));
    CHECK(readFile(place.at("file")) == "second");
    CHECK(place.names() == std::vector<std::string>{"file"});
    fs::create_directory(place.at("folder"));
    CHECK_FALSE(writeWhole(*place.files, place.at("folder"), "x")); // cannot take the place of a folder
    CHECK_FALSE(writeWhole(*place.files, place.at("gone/file"), "x"));
    CHECK(place.names() == std::vector<std::string>{"file", "folder"});
}
