// Which roots chosen folders and photos are, and which of them are there.
#include "run/SourcesToScan.h"

#include <set>

#include <catch2/catch.hpp>

#include "archive/VerifiedCopy.h"
#include "run/SourceWatch.h"
#include "scan/RootMarker.h"
#include "support/CatalogueMaker.h"
#include "support/HookedFiles.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct Shelf {
    TestLibrary library;
    std::unique_ptr<Files> files = makeFiles();
    Path at = library.folder / "shelf";

    Shelf() { std::filesystem::create_directories(at); }

    Path folder(const std::string& name)
    {
        std::filesystem::create_directories(at / name);
        return at / name;
    }
    Path file(const std::string& name)
    {
        folder(Path(name).parent_path());
        writeFile(at / name, "a photo");
        return at / name;
    }
    /// As a run before would have left it.
    RootRow known(const Path& path, RootKind kind = RootKind::folder, bool marked = true)
    {
        RootRow root;
        root.uid = Uid::random();
        root.path = path;
        root.kind = kind;
        if (marked) markRoot(*files, root);
        must(library.catalogue->write([&](Db& db) -> Status {
            TRY_ASSIGN(root.id, PhotoRows(db).ensureRoot(root));
            return {};
        }));
        return root;
    }
    void photoIn(const RootRow& root, const std::string& folder, const std::string& name)
    {
        PhotoResult result = photoResult(root.id, folder, name, ++photos_, 0);
        library.store(result);
    }
    std::vector<SourceToScan> sources(const std::vector<Path>& chosen)
    {
        return must(library.catalogue->read([&](Db& db) { return sourcesToScan(*files, db, chosen); }));
    }

private:
    std::uint64_t photos_ = 100;
};

std::vector<Path> pathsOf(const std::vector<SourceToScan>& sources)
{
    std::vector<Path> paths;
    for (const SourceToScan& source : sources)
        paths.push_back(source.below.empty() ? source.root.path : source.root.path / source.below);
    return paths;
}

FoundPhoto photoAt(const SourceToScan& source, const Path& path)
{
    FoundPhoto found;
    found.root = source.root.id;
    found.path = path;
    return found;
}

} // namespace

TEST_CASE("A folder of photos that name people is not searched when none of them is there")
{
    Shelf shelf;
    const RootRow kept = shelf.known(shelf.folder("named"), RootKind::references, false);
    shelf.known(shelf.folder("home"), RootKind::references, false); // of a photo that never was
    shelf.photoIn(kept, "", "a.jpg");
    const auto sources = shelf.sources({shelf.folder("photos")});
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].root.path == shelf.at / "photos");
    CHECK(sources[1].root.path == kept.path);
    CHECK(sources[1].onlyFiles == std::vector<std::string>{"a.jpg"});
}

TEST_CASE("A folder nobody knows is a root of its own")
{
    Shelf shelf;
    const Path folder = shelf.folder("a");
    const auto sources = shelf.sources({folder});
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].root.path == folder);
    CHECK(sources[0].root.id == RootId{});
    CHECK(sources[0].root.kind == RootKind::folder);
    CHECK(sources[0].whole());
    CHECK(shelf.sources({folder, folder}).size() == 1);
}

TEST_CASE("A folder inside a known one is looked at as a part of it, and as a root of its own when that is away")
{
    Shelf shelf;
    const Path inner = shelf.folder("all/2019");
    const RootRow root = shelf.known(shelf.at / "all");
    const auto part = shelf.sources({inner});
    REQUIRE(part.size() == 1);
    CHECK(part[0].root.id == root.id);
    CHECK(part[0].below == "2019");
    CHECK_FALSE(part[0].whole());

    std::filesystem::remove(shelf.at / "all" / rootMarkerName); // another drive in its place
    const auto own = shelf.sources({inner});
    REQUIRE(own.size() == 1);
    CHECK(own[0].root.id == RootId{});
    CHECK(own[0].root.path == inner);
}

TEST_CASE("Known roots inside a chosen folder come before it, so that their photos stay theirs")
{
    Shelf shelf;
    const RootRow inner = shelf.known(shelf.folder("all/2019"));
    const RootRow beside = shelf.known(shelf.folder("beside"));
    const auto sources = shelf.sources({shelf.at / "all"});
    CHECK(pathsOf(sources) == std::vector<Path>{inner.path, shelf.at / "all"});
    CHECK(sources[0].root.id == inner.id);
}

TEST_CASE("Single photos are files of their folder, each once")
{
    Shelf shelf;
    const Path a = shelf.file("some/a.jpg"), b = shelf.file("some/b.jpg");
    const auto sources = shelf.sources({b, a});
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].root.kind == RootKind::files);
    CHECK(sources[0].root.path == shelf.at / "some");
    CHECK(std::set<std::string>(sources[0].onlyFiles.begin(), sources[0].onlyFiles.end()) ==
          std::set<std::string>{"a.jpg", "b.jpg"});
    CHECK_FALSE(sources[0].whole());
}

TEST_CASE("Single photos inside a known folder are files of that folder")
{
    Shelf shelf;
    const Path a = shelf.file("all/2019/a.jpg");
    const RootRow root = shelf.known(shelf.at / "all");
    const auto sources = shelf.sources({a});
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].root.id == root.id);
    CHECK(sources[0].onlyFiles == std::vector<std::string>{"2019/a.jpg"});
}

TEST_CASE("A disk that is mounted elsewhere is known by its marker")
{
    Shelf shelf;
    const RootRow root = shelf.known(shelf.folder("mounted"));
    std::filesystem::rename(shelf.at / "mounted", shelf.at / "mounted2");
    const auto sources = shelf.sources({shelf.at / "mounted2"});
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].root.id == root.id);
    CHECK(sources[0].root.path == shelf.at / "mounted2");
}

TEST_CASE("Photos that define people are looked at with every source, while they are there")
{
    Shelf shelf;
    const RootRow references = shelf.known(shelf.folder("known"), RootKind::references, false);
    shelf.photoIn(references, "Ada", "1.jpg");
    const RootRow archive = shelf.known(shelf.folder("archive"), RootKind::archive, false);
    shelf.photoIn(archive, "Ben", "2.jpg");
    shelf.file(std::string("archive/") + archiveMarkName);
    const RootRow mountPoint = shelf.known(shelf.folder("archive3"), RootKind::archive, false); // empty, without a mark
    shelf.photoIn(mountPoint, "Cleo", "3.jpg");
    shelf.known(shelf.folder("archive2"), RootKind::archive, false); // nothing was moved there
    const auto sources = shelf.sources({shelf.folder("photos")});
    REQUIRE(pathsOf(sources) == std::vector<Path>{shelf.at / "photos", references.path, archive.path});
    CHECK(sources[1].whole()); // a tree
    CHECK(sources[2].onlyFiles == std::vector<std::string>{"Ben/2.jpg"});
    std::filesystem::remove_all(references.path);
    CHECK(pathsOf(shelf.sources({shelf.at / "photos"})) == std::vector<Path>{shelf.at / "photos", archive.path});
}

TEST_CASE("The sources of a job are there until they are not, and stay away then")
{
    Shelf shelf;
    shelf.file("one/a.jpg");
    shelf.file("two/part/b.jpg");
    shelf.known(shelf.at / "one");
    shelf.known(shelf.at / "two");
    const auto sources = shelf.sources({shelf.at / "one", shelf.at / "two/part", shelf.at / "two/never"});
    REQUIRE(sources.size() == 3);
    SourceWatch watch(*shelf.files, sources);
    const FoundPhoto a = photoAt(sources[0], shelf.at / "one/a.jpg");
    const FoundPhoto b = photoAt(sources[1], shelf.at / "two/part/b.jpg");
    CHECK_FALSE(watch.wentAway(a));
    CHECK_FALSE(watch.wentAway(b));
    CHECK(watch.isGone(shelf.at / "one/deleted.jpg"));
    CHECK_FALSE(watch.isGone(shelf.at / "one/a.jpg"));
    CHECK_FALSE(watch.isGone(shelf.at / "elsewhere/c.jpg")); // of no source

    std::filesystem::rename(shelf.at / "one", shelf.at / "renamed");
    CHECK_FALSE(watch.isAway(a));                      // nobody asked yet
    CHECK_FALSE(watch.isGone(shelf.at / "one/a.jpg")); // not deleted: away
    CHECK(watch.isAway(a));
    CHECK(watch.wentAway(a));
    std::filesystem::rename(shelf.at / "renamed", shelf.at / "one");
    CHECK(watch.isAway(a)); // for this job

    std::filesystem::rename(shelf.at / "two/part", shelf.at / "two/apart"); // a part of a root that is there
    CHECK(watch.wentAway(b));
    watch.lookAgain();
    CHECK(watch.away() == std::vector<bool>{true, true, false}); // what never was there did not go away
}

TEST_CASE("A root that lost its marker is another drive in its place: away from the start")
{
    Shelf shelf;
    shelf.file("one/a.jpg");
    shelf.known(shelf.at / "one");
    const auto sources = shelf.sources({shelf.at / "one"});
    std::filesystem::remove(shelf.at / "one" / rootMarkerName);
    SourceWatch watch(*shelf.files, sources);
    CHECK(watch.away() == std::vector<bool>{true});
    CHECK_FALSE(watch.isGone(shelf.at / "one/deleted.jpg"));
}

TEST_CASE("A root whose mark is gone is that root where its photos lie or its disk is and not on an empty mount")
{
    Shelf shelf;
    const Path at = shelf.folder("album");
    RootRow root = shelf.known(at);
    CHECK_FALSE(root.volume.empty());
    shelf.photoIn(root, "", "a.jpg");
    const auto some = must(shelf.library.catalogue->read([&](Db& db) { return PhotoRows(db).someIn(root.id, 10); }));
    REQUIRE(some.size() == 1);
    std::filesystem::remove(at / rootMarkerName);
    REQUIRE_FALSE(rootIsThere(*shelf.files, root));
    std::vector<PhotoRow> known = some;
    known[0].path = at / "a.jpg";

    SECTION("its photos lie there, whatever the disk")
    {
        writeFile(at / "a.jpg", std::string(known[0].size, 'x'));
        root.volume = "1";
        CHECK(markRoot(*shelf.files, root, known));
        CHECK(root.hasMarker);
        CHECK(root.volume != "1");
        CHECK(rootIsThere(*shelf.files, root));
        CHECK_FALSE(markRoot(*shelf.files, root, known)); // said once
    }
    SECTION("another photo of that name on another disk")
    {
        writeFile(at / "a.jpg", "x");
        root.volume = "1";
        CHECK_FALSE(markRoot(*shelf.files, root, known));
        CHECK_FALSE(rootIsThere(*shelf.files, root));
    }
    SECTION("the disk of before with something in the folder")
    {
        writeFile(at / "new.jpg", "x");
        CHECK(markRoot(*shelf.files, root, known));
        CHECK(rootIsThere(*shelf.files, root));
    }
    SECTION("an empty folder")
    {
        CHECK_FALSE(markRoot(*shelf.files, root, known));
        CHECK(root.hasMarker);
        CHECK_FALSE(rootIsThere(*shelf.files, root));
    }
    SECTION("no mark can be made")
    {
        writeFile(at / "a.jpg", std::string(known[0].size, 'x'));
        HookedFiles readOnly;
        readOnly.onCreate = [](const Path&) { return true; };
        CHECK(markRoot(readOnly, root, known));
        CHECK_FALSE(root.hasMarker);
        CHECK(rootIsThere(readOnly, root));
        CHECK_FALSE(markRoot(readOnly, root, known)); // said once
        root.volume = "1";                            // the disk is away, and its mount point is left
        std::filesystem::remove(at / "a.jpg");
        CHECK_FALSE(markRoot(readOnly, root, known));
        CHECK_FALSE(rootIsThere(readOnly, root));
        CHECK(toScan(readOnly, {root, {}, {}}).hasMarker); // so that nothing in it is missing
    }
}
