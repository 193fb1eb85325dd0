#include "scan/ScanSession.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "ScanSupport.h"
#include "scan/RootMarker.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

constexpr RootId rootId{1};

struct Scene {
    TempFolder folder;
    WatchedFiles files;
    KnownTable known;
    JobControl job;
    Uid uid = Uid::random();
    std::vector<Path> excluded;
    std::map<Path, std::int64_t> beside; ///< by the names of photos
    std::map<std::string, Change> seen;
    std::size_t stopAfter = 0;
    std::int64_t nextId = 100;

    Path at(const std::string& name) const { return folder / "photos" / name; }
    void photo(const std::string& name) { writeFile(at(name), tinyJpeg); }

    /// As the catalogue would know it after a scan.
    PhotoId know(const std::string& folderName, const std::string& name, PhotoState state = PhotoState::present,
                 RootId root = rootId)
    {
        KnownPhoto photo{PhotoId{nextId++}, name, 0, 0, state, true};
        const auto info = files.info(at(folderName.empty() ? name : folderName + "/" + name), Follow::yes);
        if (info) photo.size = info->size, photo.mtimeNs = info->mtimeNs;
        known.add(root, folderName, photo);
        return photo.id;
    }
    KnownPhoto& last(const std::string& folderName) { return known.table[rootId][folderName].back(); }

    ScanRoot root(bool hasMarker = false) const
    {
        ScanRoot root;
        root.id = rootId;
        root.path = folder / "photos";
        root.uid = uid;
        root.hasMarker = hasMarker;
        return root;
    }
    ScanReport scan(const std::vector<ScanRoot>& roots)
    {
        seen.clear();
        ScanSession session(files, known, excluded, [this](const Path& photo) { return beside[photo.filename()]; });
        auto report = session.run(roots, job, [&](const ScannedPhoto& photo) {
            const std::string name =
                photo.photo.folder.empty() ? photo.photo.name : photo.photo.folder + "/" + photo.photo.name;
            seen[name] = photo.change;
            CHECK(photo.known.has_value() == (photo.change != Change::fresh));
            return seen.size() != stopAfter;
        });
        REQUIRE(report);
        return *report;
    }
};

using Ids = std::vector<PhotoId>;

} // namespace

TEST_CASE("A scan tells fresh, changed, unchanged and missing photos apart")
{
    Scene scene;
    for (const char* name :
         {"new.jpg", "same.jpg", "sub/size.jpg", "sub/time.jpg", "sub/beside.jpg", "unlooked.jpg", "back.jpg"})
        scene.photo(name);
    scene.know("", "same.jpg");
    scene.know("sub", "size.jpg");
    ++scene.last("sub").size;
    scene.know("sub", "time.jpg");
    ++scene.last("sub").mtimeNs;
    scene.know("sub", "beside.jpg");
    scene.beside["beside.jpg"] = 7;
    scene.know("", "unlooked.jpg");
    scene.last("").lookedAt = false;
    scene.know("", "back.jpg", PhotoState::missing);
    const PhotoId gone = scene.know("", "gone.jpg"), goneToo = scene.know("no such folder", "x.jpg");
    scene.know("", "long gone.jpg", PhotoState::missing);
    scene.know("", "trashed.jpg", PhotoState::trashed);
    const auto report = scene.scan({scene.root()});
    CHECK(scene.seen == std::map<std::string, Change>{{"new.jpg", Change::fresh},
                                                      {"same.jpg", Change::same},
                                                      {"sub/size.jpg", Change::changed},
                                                      {"sub/time.jpg", Change::changed},
                                                      {"sub/beside.jpg", Change::changed},
                                                      {"unlooked.jpg", Change::changed},
                                                      {"back.jpg", Change::changed}});
    CHECK(report.outcome == Outcome::completed);
    REQUIRE(report.roots.size() == 1);
    CHECK(report.roots[0].outcome == RootOutcome::completed);
    CHECK(report.roots[0].missing == Ids{gone, goneToo});
    CHECK(report.roots[0].found == 7);
    CHECK(report.roots[0].fresh == 1);
    CHECK(report.roots[0].changed == 5);
    CHECK(report.roots[0].same == 1);
    CHECK(report.problems.empty());
}

TEST_CASE("What is stored while the scan goes on is not missing, however slow the scan is")
{
    Scene scene;
    scene.photo("old.jpg");
    scene.know("", "old.jpg");
    scene.know("", "gone.jpg");
    const PhotoId gone = scene.last("").id;
    for (const char* const name : {"a.jpg", "b.jpg", "sub/c.jpg"}) scene.photo(name);
    ScanSession session(scene.files, scene.known, {}, [](const Path&) { return 0; });
    const std::vector roots{scene.root()};
    const auto report = session.run(roots, scene.job, [&](const ScannedPhoto& photo) {
        if (photo.change == Change::fresh) scene.know(photo.photo.folder, photo.photo.name); // by another thread
        return true;
    });
    REQUIRE(report);
    REQUIRE(report->roots.size() == 1);
    CHECK(report->roots[0].fresh == 3);
    CHECK(report->roots[0].missing == Ids{gone});
}

TEST_CASE("A cancelled scan reports nothing missing")
{
    Scene scene;
    for (const char* name : {"a.jpg", "b.jpg", "c.jpg"}) scene.photo(name);
    scene.know("", "gone.jpg");
    scene.stopAfter = 2;
    auto report = scene.scan({scene.root(), scene.root()});
    CHECK(report.outcome == Outcome::cancelled);
    REQUIRE(report.roots.size() == 2);
    CHECK(report.roots[0].outcome == RootOutcome::cancelled);
    CHECK(report.roots[1].outcome == RootOutcome::cancelled);
    CHECK(report.roots[0].missing.empty());
    CHECK(scene.seen.size() == 2);

    scene.stopAfter = 3; // after the last file: still not seen to the end
    CHECK(scene.scan({scene.root()}).roots[0].missing.empty());

    scene.stopAfter = 0;
    scene.job.cancel();
    report = scene.scan({scene.root()});
    CHECK(report.outcome == Outcome::cancelled);
    CHECK(report.roots[0].missing.empty());
    CHECK(scene.seen.empty());
}

TEST_CASE("A root that is offline reports nothing missing, and the others are scanned")
{
    Scene scene;
    scene.photo("a.jpg");
    scene.know("", "gone.jpg");
    ScanRoot away = scene.root();
    away.id = RootId{2};
    away.path = scene.folder / "not connected";
    scene.know("", "away.jpg", PhotoState::present, RootId{2});
    const auto report = scene.scan({away, scene.root()});
    CHECK(report.outcome == Outcome::completed);
    CHECK(report.roots[0].outcome == RootOutcome::offline);
    CHECK(report.roots[0].missing.empty());
    CHECK(report.roots[1].outcome == RootOutcome::completed);
    CHECK(report.roots[1].missing.size() == 1);
    CHECK(scene.seen.size() == 1);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::rootOffline);
    CHECK(report.problems[0].path == away.path);
}

TEST_CASE("An empty mount is told from an empty folder")
{
    Scene scene;
    fs::create_directories(scene.folder / "photos");
    scene.know("", "a.jpg");
    const auto mount = scene.scan({scene.root(true)}); // a marker was written, and it is not there
    CHECK(mount.roots[0].outcome == RootOutcome::offline);
    CHECK(mount.roots[0].missing.empty());
    REQUIRE(RootMarker(scene.files).write(scene.root().path, scene.uid));
    const auto emptied = scene.scan({scene.root(true)});
    CHECK(emptied.roots[0].outcome == RootOutcome::completed);
    CHECK(emptied.roots[0].missing.size() == 1);
}

TEST_CASE("A drive pulled out during the scan loses nobody")
{
    Scene scene;
    for (const char* name : {"a/1.jpg", "b/2.jpg"}) scene.photo(name);
    REQUIRE(RootMarker(scene.files).write(scene.root().path, scene.uid));
    scene.know("a", "1.jpg");
    scene.know("b", "2.jpg");
    scene.files.onList = [&](const Path& path) {
        if (path != scene.at("b")) return;
        fs::rename(scene.folder / "photos", scene.folder / "unplugged");
        fs::create_directories(scene.folder / "photos");
    };
    const auto report = scene.scan({scene.root(true)});
    CHECK(report.roots[0].outcome == RootOutcome::offline);
    CHECK(report.roots[0].missing.empty());
}

TEST_CASE("What is known in a folder that cannot be opened is not missing")
{
    Scene scene;
    for (const char* name : {"open/1.jpg", "shut/2.jpg", "shut/deep/3.jpg"}) scene.photo(name);
    scene.know("shut", "2.jpg");
    scene.know("shut/deep", "3.jpg");
    const PhotoId gone = scene.know("shutter", "x.jpg"); // begins alike, is another folder
    scene.files.closed = {scene.at("shut")};
    auto report = scene.scan({scene.root()});
    CHECK(report.roots[0].outcome == RootOutcome::completed);
    CHECK(report.roots[0].missing == Ids{gone});
    CHECK(report.problems.size() == 1);

    scene.files.closed = {scene.folder / "photos"};
    report = scene.scan({scene.root()});
    CHECK(report.roots[0].missing.empty());
    CHECK(report.problems.size() == 1);
}

TEST_CASE("What another root gives, and a link whose target is away, is not missing, what is excluded is")
{
    Scene scene;
    for (const char* name : {"sub/1.jpg", "2.jpg", "out/3.jpg"}) scene.photo(name);
    fs::create_symlink("/no such place/x.jpg", scene.at("link.jpg"));
    scene.know("sub", "1.jpg");
    scene.know("", "2.jpg");
    scene.know("", "link.jpg");
    const PhotoId excluded = scene.know("out", "3.jpg");
    scene.excluded = {scene.at("out")};
    ScanRoot inner = scene.root();
    inner.id = RootId{2};
    inner.path = scene.at("sub");
    const auto report = scene.scan({inner, scene.root()});
    CHECK(report.roots[0].found == 1);
    CHECK(report.roots[1].found == 1);
    CHECK(report.roots[1].missing == Ids{excluded});
}

TEST_CASE("Of single photos only those named can be missing")
{
    Scene scene;
    for (const char* name : {"a.jpg", "b.jpg"}) scene.photo(name);
    scene.know("", "a.jpg");
    scene.know("", "unnamed gone.jpg");
    scene.know("sub", "gone.jpg");
    const PhotoId gone = scene.know("", "gone.jpg");
    ScanRoot single = scene.root();
    single.onlyFiles = {"a.jpg", "gone.jpg"};
    const auto report = scene.scan({single});
    CHECK(scene.seen == std::map<std::string, Change>{{"a.jpg", Change::same}});
    CHECK(report.roots[0].missing == Ids{gone});
    CHECK(report.problems.size() == 1);
}

TEST_CASE("A second scan finds nothing new, whatever the names")
{
    Scene scene;
    std::size_t count = 0;
    for (const std::string& name : {std::string("new\nline.jpg"), std::string("bad\xff\xfe.jpg"),
                                    std::string(251, 'n') + ".jpg", std::string("dot..jpg")}) {
        scene.photo(name);
        scene.photo("f\xff\n/" + name);
        scene.know("", name);
        scene.know("f\xff\n", name);
        count += 2;
    }
    const auto report = scene.scan({scene.root()});
    CHECK(report.roots[0].same == count);
    CHECK(report.roots[0].found == count);
    CHECK(report.roots[0].missing.empty());
}

TEST_CASE("A broken catalogue ends the scan with its error")
{
    Scene scene;
    scene.photo("a.jpg");
    scene.known.broken = true;
    ScanSession session(scene.files, scene.known, {}, [](const Path&) { return 0; });
    const std::vector roots{scene.root()};
    const auto report = session.run(roots, scene.job, [](const ScannedPhoto&) { return true; });
    REQUIRE_FALSE(report);
    CHECK(report.error().code == Code::catalogueBroken);
}

TEST_CASE("A marker tells present, unmarked and offline apart, for several libraries")
{
    TempFolder folder;
    WatchedFiles files;
    RootMarker writer(files);
    const Uid mine = Uid::random(), other = Uid::random();
    CHECK(writer.check(folder.path(), mine, false) == RootPresence::unmarked);
    CHECK(writer.check(folder.path(), mine, true) == RootPresence::offline);
    CHECK(writer.check(folder / "away", mine, false) == RootPresence::offline);
    CHECK(writer.check(folder / "away", mine, true) == RootPresence::offline);
    REQUIRE(writer.write(folder.path(), other));
    CHECK(writer.check(folder.path(), mine, true) == RootPresence::offline); // another drive in its place
    REQUIRE(writer.write(folder.path(), mine));
    REQUIRE(writer.write(folder.path(), mine));
    CHECK(writer.check(folder.path(), mine, true) == RootPresence::present);
    CHECK(writer.check(folder.path(), other, true) == RootPresence::present);
    CHECK(readFile(folder / ".albumen-root") == other.text() + "\n" + mine.text() + "\n");
    writeFile(folder / "file", "x");
    CHECK(writer.check(folder / "file", mine, false).error().code == Code::pathNotFolder);
}

TEST_CASE("A read-only root goes without a marker")
{
    TempFolder folder;
    WatchedFiles files;
    files.closed = {folder.path()};
    RootMarker marker(files);
    const auto written = marker.write(folder.path(), Uid::random());
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Code::pathNotWritable);
    CHECK(fs::is_empty(folder.path()));
}
