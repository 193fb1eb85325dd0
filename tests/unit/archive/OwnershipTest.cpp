// Whatever lies in the archive's folders: the photos themselves are never moved, renamed, renewed or thrown away.
#include <filesystem>

#include "House.h"
#include "base/Sentence.h"
#include "support/FaultyFiles.h"
#include "support/HookedFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

/// Three photos of Anna's and one of Bob's, and what became of them.
struct WatchedHouse : House {
    std::map<std::string, std::string> before;
    WatchedHouse()
    {
        photo("a.jpg", bytesOf(1, 3000), 1, {person(1)});
        photo("b.jpg", bytesOf(2, 2000), 2, {person(1), person(2)});
        photo("c.jpg", bytesOf(3, 1000), 3, {person(1)});
        before = filesBelow(photos());
    }

    /// A new name for Anna, then all of hers is Bob's, then nobody's.
    void correctAll()
    {
        (void)file();
        input.people[0].name = "Annabel";
        (void)file();
        (void)zip();
        input.people.erase(input.people.begin());
        for (PhotoToFile& photo : input.photos) photo.targets = {person(2)};
        (void)file();
        for (PhotoToFile& photo : input.photos) photo.targets = {};
        (void)file();
        (void)zip();
    }
};

} // namespace

TEST_CASE("a person's folder that is a link to the photos is numbered past, and no photo is touched")
{
    WatchedHouse house;
    fs::create_directories(house.save());
    symlinkOrSkip(house.photos(), house.save() / "Anna");
    symlinkOrSkip(house.photos(), house.save() / "Bob");
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna (2)") == Names{"a.jpg", "b.jpg", "c.jpg"});
    CHECK(namesBelow(house.save() / "Bob (2)") == Names{"b.jpg"});
    house.correctAll();
    CHECK(filesBelow(house.photos()) == house.before);
    CHECK(fs::is_symlink(house.save() / "Anna"));
}

TEST_CASE("a folder that somebody renamed as its person is called by now is found first, and nothing in it is lost")
{
    const FilingMode mode = GENERATE(FilingMode::copy, FilingMode::hardLink, FilingMode::move);
    WatchedHouse house;
    house.input.options.mode = mode;
    requireDone(house.file());
    requireDone(house.zip());
    house.rescan();
    const auto filed = filesBelow(house.save() / "Anna");
    house.input.people[0].name = "Annabel";
    fs::rename(house.save() / "Anna", house.save() / "Annabel");
    CHECK(house.plan().steps.empty());
    const FilingReport report = house.file();
    requireDone(report);
    CHECK(report.problems.empty());
    CHECK(report.lostBefore.empty());
    CHECK(report.copiesAgain + report.foldersAgain + report.copied == 0);
    CHECK(filesBelow(house.save() / "Annabel") == filed);
    CHECK_FALSE(fs::exists(house.save() / "Anna"));
    requireDone(house.zip());
    CHECK(fs::exists(house.zips() / "Annabel.zip"));
    CHECK(house.verify().damaged == 0);
}

TEST_CASE("a photo in whose place another of its size and time was put is not moved, and the reason is said")
{
    WatchedHouse house;
    requireDone(house.file());
    house.input.options.mode = FilingMode::move;
    house.input.options.finishMove = true;
    const Path replaced = house.photos() / "a.jpg";
    const auto time = fs::last_write_time(replaced);
    writeFile(replaced, bytesOf(9, 3000));
    setTime(replaced, time);
    const FilingReport report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::originalKept);
    CHECK(report.problems[0].path == replaced);
    CHECK(report.problems[0].detail == originalReplaced);
    CHECK(report.removed == 2);
    CHECK(readFile(replaced) == bytesOf(9, 3000));
    CHECK(readFile(house.save() / "Anna" / "a.jpg") == bytesOf(1, 3000));
}

TEST_CASE("a folder of the person's new name that holds nothing that was filed is not taken for the one that is gone")
{
    WatchedHouse house;
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    house.input.people[0].name = "Annabel";
    fs::remove_all(house.save() / "Anna");
    writeFile(house.save() / "Annabel" / "a.jpg", bytesOf(9, 3000)); // as large, and another photo
    const FilingReport report = house.file();
    CHECK(report.problems.size() == 2); // what is Bob's too is made again
    for (const Error& problem : report.problems) CHECK(problem.code == Code::archiveLost);
    CHECK(readFile(house.save() / "Annabel" / "a.jpg") == bytesOf(9, 3000));
}

namespace {

/// What stands where the folder of a person was.
enum class Stands { linkToTheFolder, linkToThePhotos, file };

/// The folder lies elsewhere.
void standsInstead(WatchedHouse& house, const char* folder, Stands what = Stands::linkToTheFolder)
{
    fs::rename(house.save() / folder, house.folder / "aside");
    if (what == Stands::file) return writeFile(house.save() / folder, "mine");
    symlinkOrSkip(what == Stands::linkToThePhotos ? house.photos() : house.folder / "aside", house.save() / folder);
}

void comesBack(WatchedHouse& house, const char* folder)
{
    fs::remove(house.save() / folder);
    fs::rename(house.folder / "aside", house.save() / folder);
}

Names waitingIn(const FilingReport& report, Code code = Code::archiveLinked)
{
    Names names;
    for (const Error& problem : report.problems) {
        CHECK(problem.code == code);
        names.push_back(problem.path.filename());
    }
    return names;
}

} // namespace

TEST_CASE("a folder in whose place is a link or a file is named, and waits until it is back, in every mode")
{
    const FilingMode mode = GENERATE(FilingMode::copy, FilingMode::hardLink, FilingMode::move);
    const Stands instead = GENERATE(Stands::linkToTheFolder, Stands::linkToThePhotos, Stands::file);
    const Code code = instead == Stands::file ? Code::archiveBlocked : Code::archiveLinked;
    WatchedHouse house;
    house.input.options.mode = mode;
    requireDone(house.file());
    requireDone(house.zip());
    house.rescan();
    const auto before = filesBelow(house.save()), zips = filesBelow(house.zips());
    standsInstead(house, "Anna", instead);
    for (int i = 0; i < 2; ++i) {
        CHECK(waitingIn(house.file(), code) == Names{"Anna"});
        CHECK(waitingIn(house.zip(), code) == Names{"Anna"});
        const auto verified = house.verify();
        CHECK(waitingIn(verified, code) == Names{"Anna"});
        CHECK(verified.damaged == 1);
    }
    if (instead == Stands::file) CHECK(readFile(house.save() / "Anna") == "mine");
    CHECK_FALSE(fs::exists(house.save() / "Anna (2)"));
    comesBack(house, "Anna");
    requireDone(house.file());
    requireDone(house.zip());
    CHECK(filesBelow(house.save()) == before);
    CHECK(filesBelow(house.zips()) == zips);
    requireDone(house.verify());
    house.correctAll();
    if (mode != FilingMode::move) CHECK(filesBelow(house.photos()) == house.before);
}

TEST_CASE("a folder that is blocked is named with the number of photos that lay in it")
{
    WatchedHouse house;
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    standsInstead(house, "Anna", Stands::file);
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(sentence(report.problems[0]).find("Photos that lay in it: 3.") != std::string::npos);
}

TEST_CASE("while a folder is a link its photos stay, and what else is decided is done")
{
    WatchedHouse house;
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    standsInstead(house, "Anna");
    house.photo("d.jpg", bytesOf(4, 500), 4, {person(1), person(2)});
    house.photo("e.jpg", bytesOf(5, 500), 5, {person(2)});
    house.input.people[0].name = "Annabel";
    house.input.people[1].name = "Bobby";
    CHECK(waitingIn(house.file()) == Names{"Anna"});
    CHECK(namesBelow(house.save() / "Bobby") == Names{"b.jpg", "d.jpg", "e.jpg"});
    CHECK(namesBelow(house.photos()) == Names{"d.jpg"}); // not in all its folders yet
    CHECK(fs::is_symlink(house.save() / "Anna"));
    CHECK_FALSE(fs::exists(house.save() / "Annabel"));
    comesBack(house, "Anna");
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Annabel") == Names{"a.jpg", "b.jpg", "c.jpg", "d.jpg"});
    CHECK(namesBelow(house.photos()).empty());
}

TEST_CASE("an archive that was moved and is reached through a link goes on there, and one without its mark does not")
{
    WatchedHouse house;
    requireDone(house.file());
    requireDone(house.zip());
    for (const Path& top : {house.save(), house.zips()}) {
        const Path moved = top.native() + " moved";
        fs::rename(top, moved);
        symlinkOrSkip(moved, top);
    }
    house.photo("d.jpg", bytesOf(4, 500), 4, {person(1)});
    requireDone(house.file());
    CHECK(fs::exists(house.folder / "People moved" / "Anna" / "d.jpg"));
    requireDone(house.zip());
    requireDone(house.verify());
    fs::remove(house.save());
    symlinkOrSkip(house.photos(), house.save());
    const auto report = house.file();
    REQUIRE(report.error);
    CHECK(report.error->code == Code::archiveOffline);
    house.before["d.jpg"] = bytesOf(4, 500);
    CHECK(filesBelow(house.photos()) == house.before);
}

namespace {

/// What stands where the folder of the zips was.
enum class Instead { nothing, emptyMountPoint, folderOfSomebody, linkToThePhotos, linkToNowhere, linkToItself };

void standsInstead(WatchedHouse& house, Instead what)
{
    fs::rename(house.zips(), house.folder / "zips aside");
    switch (what) {
    case Instead::nothing: break;
    case Instead::emptyMountPoint:
        standsOnAnotherDisk(house);
        fs::create_directories(house.zips());
        break;
    case Instead::folderOfSomebody: writeFile(house.zips() / "mine.txt", "mine"); break;
    case Instead::linkToThePhotos: symlinkOrSkip(house.photos(), house.zips()); break;
    case Instead::linkToNowhere: symlinkOrSkip(house.folder / "nowhere", house.zips()); break;
    case Instead::linkToItself: symlinkOrSkip(house.zips().filename(), house.zips()); break;
    }
}

void expectZipsAway(const House& house, const FilingReport& report)
{
    REQUIRE(report.error);
    CHECK(report.error->code == Code::archiveOffline);
    CHECK(report.error->path == house.zips());
}

} // namespace

TEST_CASE("zips whose folder is away are named and wait while folders are filed and nothing is made in its place")
{
    const auto instead = GENERATE(Instead::nothing, Instead::emptyMountPoint, Instead::folderOfSomebody,
                                  Instead::linkToThePhotos, Instead::linkToNowhere, Instead::linkToItself);
    WatchedHouse house;
    requireDone(house.file());
    requireDone(house.zip());
    standsInstead(house, instead);
    const auto status = fs::symlink_status(house.zips()).type();
    const bool link = status == fs::file_type::symlink;
    const Names before = link ? Names() : namesBelow(house.zips());
    house.photo("d.jpg", bytesOf(4, 500), 4, {person(1)});
    house.input.people[1].name = "Bobby";
    for (int i = 0; i < 2; ++i) {
        requireDone(house.file());
        expectZipsAway(house, house.zip());
        expectZipsAway(house, house.verify());
        CHECK(Zipper(*house.files, house.ledger, house.clock).stale(house.save(), house.zips(), house.job).value() ==
              0);
    }
    CHECK(namesBelow(house.save() / "Anna") == Names{"a.jpg", "b.jpg", "c.jpg", "d.jpg"});
    CHECK(fs::symlink_status(house.zips()).type() == status);
    CHECK((link ? Names() : namesBelow(house.zips())) == before);
    CHECK_FALSE(fs::exists(house.folder / "nowhere"));
    house.before["d.jpg"] = bytesOf(4, 500);
    CHECK(filesBelow(house.photos()) == house.before);

    fs::remove_all(house.zips());
    fs::rename(house.folder / "zips aside", house.zips());
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bobby.zip"});
    requireDone(house.verify());
}

TEST_CASE("zips that lie in their folder are known without its mark and another folder is begun where one is chosen")
{
    WatchedHouse house;
    requireDone(house.file());
    requireDone(house.zip());
    fs::remove(house.zips() / ".albumen-archive");
    const auto again = house.zip();
    requireDone(again);
    CHECK(again.zipsUnchanged == 2);
    CHECK(fs::exists(house.zips() / ".albumen-archive"));
    fs::rename(house.zips(), house.folder / "zips aside");
    const Path other = house.folder / "Other zips";
    requireDone(Zipper(*house.files, house.ledger, house.clock).zip(house.save(), other, std::nullopt, house.job, {}));
    CHECK(namesBelow(other) == Names{"Anna.zip", "Bob.zip"});
    CHECK_FALSE(fs::exists(house.zips()));
}

TEST_CASE("what was under way with zips when their folder went away is finished when it is back")
{
    WatchedHouse house;
    requireDone(house.file());
    requireDone(house.zip());
    house.input.people[0].name = "Annabel";
    requireDone(house.file());
    bool renamed = false;
    for (std::uint64_t at = 1; !renamed; ++at) {
        FaultyFiles files(Fault::kill, at);
        try {
            house.zip(files);
        } catch (const Killed&) {
        }
        renamed = fs::exists(house.zips() / "Annabel.zip");
    }
    standsInstead(house, Instead::emptyMountPoint);
    requireDone(house.file());
    expectZipsAway(house, house.zip());
    fs::remove_all(house.zips());
    fs::rename(house.folder / "zips aside", house.zips());
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{"Annabel.zip", "Bob.zip"});
}

TEST_CASE("a zip that became a link is named and waits until it is back")
{
    WatchedHouse house;
    requireDone(house.file());
    requireDone(house.zip());
    const Path zip = house.zips() / "Anna.zip", aside = house.folder / "aside.zip";
    const std::string bytes = readFile(zip);
    fs::rename(zip, aside);
    const bool toItself = GENERATE(false, true);
    symlinkOrSkip(toItself ? zip.filename() : aside, zip);
    const bool changes = GENERATE(false, true);
    if (changes) {
        house.input.people[0].name = "Annabel";
        house.photo("d.jpg", bytesOf(4, 500), 4, {person(1)});
    }
    requireDone(house.file());
    for (int i = 0; i < 2; ++i) {
        CHECK(waitingIn(house.zip()) == Names{"Anna.zip"});
        const auto verified = house.verify();
        CHECK(waitingIn(verified) == Names{"Anna.zip"});
        CHECK(verified.damaged == 1);
    }
    CHECK(fs::is_symlink(zip));
    CHECK(readFile(aside) == bytes);
    fs::remove(zip);
    CHECK(namesBelow(house.zips()) == Names{"Bob.zip"});
    fs::rename(aside, zip);
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{changes ? "Annabel.zip" : "Anna.zip", "Bob.zip"});
    if (!changes) CHECK(readFile(zip) == bytes);
    requireDone(house.verify());
}

TEST_CASE("what a plan would do is not said of an archive that is away")
{
    WatchedHouse house;
    requireDone(house.file());
    fs::rename(house.save(), house.folder / "aside");
    fs::create_directories(house.save());
    standsOnAnotherDisk(house);
    const auto plan =
        Filer(*house.files, house.ledger, house.clock).plan({house.save(), house.zips()}, house.input, house.job);
    REQUIRE_FALSE(plan);
    CHECK(plan.error().code == Code::archiveOffline);
}

TEST_CASE("the archive of another library is called that")
{
    WatchedHouse house;
    const Path theirs = house.folder / "their library" / "catalogue.sqlite";
    writeFile(theirs, "x");
    const bool theSaveFolder = GENERATE(true, false);
    const Path folder = theSaveFolder ? house.save() : house.zips();
    writeFile(folder / ".albumen-archive",
              "Albumen archive 00112233445566778899aabbccddeeff\nLibrary " + theirs.native() + "\n");
    const auto report = house.file();
    REQUIRE(report.error);
    CHECK(sentence(*report.error) == folder.native() + " is the archive of another library, " +
                                         theirs.parent_path().native() +
                                         ", and was left alone. Choose another folder, or open that library.");
}

TEST_CASE("what was moved and is missing with nothing to make it from is a problem once and named until it is back")
{
    WatchedHouse house;
    house.input.options.mode = FilingMode::move;
    requireDone(house.file());
    house.rescan();
    const Path only = house.save() / "Anna" / "a.jpg", twice = house.save() / "Anna" / "b.jpg";
    fs::rename(only, house.folder / "aside.jpg");
    fs::remove(twice);
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::archiveLost);
    CHECK(report.problems[0].path == only);
    CHECK(fs::exists(twice)); // made from Bob's
    CHECK(report.lostBefore.empty());
    for (int run = 0; run < 2; ++run) {
        const auto later = house.file();
        requireDone(later);
        REQUIRE(later.lostBefore.size() == 1);
        CHECK(later.lostBefore[0].code == Code::archiveLost);
        CHECK(later.lostBefore[0].path == only);
    }
    const auto none = [](ContentNo) { return false; };
    const auto verified =
        Verifier(*house.files, house.ledger, {}, none).verify(house.save(), house.zips(), 1, 1, house.job, {});
    REQUIRE(verified.problems.size() == 1);
    CHECK(verified.problems[0].code == Code::archiveLost);
    fs::rename(house.folder / "aside.jpg", only);
    const auto back = house.file();
    requireDone(back);
    CHECK(back.lostBefore.empty());
    requireDone(house.verify());
}

TEST_CASE("a folder exchanged for a link in the middle of filing is not written through")
{
    WatchedHouse house;
    HookedFiles files;
    int seen = 0;
    files.onRename = [&](const Path& to) {
        if (to.parent_path() != house.save() / "Anna" || ++seen != 2) return;
        fs::rename(house.save() / "Anna", house.folder / "aside");
        symlinkOrSkip(house.photos(), house.save() / "Anna");
    };
    const auto report = house.file(files);
    CHECK(seen >= 2);
    CHECK_FALSE(report.problems.empty());
    CHECK(filesBelow(house.photos()) == house.before);
    house.correctAll();
    CHECK(filesBelow(house.photos()) == house.before);
}

TEST_CASE("a save folder exchanged for a link to the photos in the middle of filing changes nothing there")
{
    WatchedHouse house;
    HookedFiles files;
    bool done = false;
    files.onRename = [&](const Path& to) {
        if (done || to.parent_path() != house.save() / "Anna") return;
        done = true;
        fs::rename(house.save(), house.folder / "aside");
        symlinkOrSkip(house.photos(), house.save());
    };
    (void)house.file(files);
    CHECK(done);
    CHECK(filesBelow(house.photos()) == house.before);
}

TEST_CASE("a file in the archive that is the photo itself is numbered past and stays")
{
    WatchedHouse house;
    requireDone(house.makeFolders());
    hardLinkOrSkip(house.photos() / "a.jpg", house.save() / "Anna" / "a.jpg");
    hardLinkOrSkip(house.photos() / "b.jpg", house.save() / "Anna" / "c.jpg"); // of another name, too
    symlinkOrSkip(house.photos() / "b.jpg", house.save() / "Anna" / "b.jpg");
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna") == Names{"a (2).jpg", "a.jpg", "b (2).jpg", "b.jpg", "c (2).jpg", "c.jpg"});
    for (const FiledFile& file : house.state().filed)
        if (file.target == person(1)) CHECK(file.name.find("(2)") != std::string::npos);
    house.input.photos[0].targets.clear();
    requireDone(house.file());
    CHECK(fs::equivalent(house.photos() / "a.jpg", house.save() / "Anna" / "a.jpg"));
    CHECK(filesBelow(house.photos()) == house.before);
}

TEST_CASE("a copy exchanged for a link to its photo is named, and neither moved nor renewed")
{
    WatchedHouse house;
    requireDone(house.file());
    fs::remove(house.save() / "Anna" / "a.jpg");
    hardLinkOrSkip(house.photos() / "a.jpg", house.save() / "Anna" / "a.jpg");
    house.input.photos[0].targets.clear();
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::foreignFile);
    CHECK(report.retired == 0);
    CHECK(fs::equivalent(house.photos() / "a.jpg", house.save() / "Anna" / "a.jpg"));
}

TEST_CASE("somebody's link with the same bytes is no copy")
{
    WatchedHouse house;
    writeFile(house.folder / "theirs.jpg", bytesOf(1, 3000));
    requireDone(house.makeFolders());
    hardLinkOrSkip(house.folder / "theirs.jpg", house.save() / "Anna" / "a.jpg");
    requireDone(house.file());
    CHECK(readFile(house.save() / "Anna" / "a (2).jpg") == bytesOf(1, 3000));
}

TEST_CASE("the archive's trash that is a link is not written through")
{
    WatchedHouse house;
    requireDone(house.file());
    fs::create_directories(house.folder / "elsewhere");
    symlinkOrSkip(house.folder / "elsewhere", house.save() / ".albumen-trash");
    house.input.photos[0].targets.clear();
    const auto report = house.file();
    CHECK(report.problems.size() == 1);
    CHECK(fs::is_empty(house.folder / "elsewhere"));
    CHECK(fs::exists(house.save() / "Anna" / "a.jpg"));
}

TEST_CASE("a folder in the archive that photos lie in is numbered past")
{
    House house;
    writeFile(house.save() / "Anna" / "own.jpg", bytesOf(1, 300));
    const FileInfo info = house.files->info(house.save() / "Anna" / "own.jpg").value();
    house.input.photos.push_back({static_cast<ContentNo>(1),
                                  static_cast<PhotoId>(1),
                                  house.save() / "Anna" / "own.jpg",
                                  info.size,
                                  info.mtimeNs,
                                  {person(1)}});
    requireDone(house.file());
    CHECK(namesBelow(house.save()) == Names{"Anna (2)/own.jpg", "Anna/own.jpg"});
    house.input.people[0].name = "Annabel";
    requireDone(house.file());
    CHECK(namesBelow(house.save()) == Names{"Anna/own.jpg", "Annabel/own.jpg"});
}

TEST_CASE("a stranger's folder of a person's name is numbered past at the first filing and stays as it is, which is "
          "said once")
{
    House house;
    const std::map<std::string, std::string> theirs = {{"Anna/a.jpg", "aaa"}, {"Anna/notes.txt", "hers"}};
    for (const auto& [name, text] : theirs) writeFile(house.save() / name, text);
    house.photo("a.jpg", "aaa", 1, {person(1)});
    house.photo("b.jpg", "bbb", 2, {person(2)});
    const auto with = [&](std::map<std::string, std::string> ours) {
        ours.insert(theirs.begin(), theirs.end());
        return ours;
    };
    const auto first = house.file();
    requireDone(first);
    CHECK(first.passed == Names{"Anna (2)"});
    CHECK(first.adopted == 0);
    CHECK(filesBelow(house.save()) == with({{"Anna (2)/a.jpg", "aaa"}, {"Bob/b.jpg", "bbb"}}));
    const auto again = house.file();
    requireDone(again);
    CHECK(again.passed.empty());
    CHECK(again.unchanged == 2);

    writeFile(house.save() / "Cleo" / "own.jpg", "ooo");
    house.input.people[0].name = "Cleo";
    const auto renamed = house.file();
    requireDone(renamed);
    CHECK(renamed.passed == Names{"Cleo (2)"});
    CHECK(filesBelow(house.save()) == with({{"Cleo (2)/a.jpg", "aaa"}, {"Cleo/own.jpg", "ooo"}, {"Bob/b.jpg", "bbb"}}));
    house.input.photos[0].targets.clear();
    requireDone(house.file());
    CHECK(namesBelow(house.save()) ==
          Names{".albumen-trash/3/Cleo (2)/a.jpg", "Anna/a.jpg", "Anna/notes.txt", "Bob/b.jpg", "Cleo/own.jpg"});
}

TEST_CASE("a folder that somebody made is a person's as long as nothing lies in it but what desktops leave there")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    house.photo("b.jpg", "bbb", 2, {person(2)});
    fs::create_directories(house.save() / "Anna");
    writeFile(house.save() / "Bob" / ".DS_Store", "view");
    const auto report = house.file();
    requireDone(report);
    CHECK(report.passed.empty());
    CHECK(report.foldersMade == 0);
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Bob/.DS_Store", "Bob/b.jpg"});
}

TEST_CASE("a person who comes later has a folder beside a stranger's of that name, by the step of the folders too")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    writeFile(house.save() / "Cleo" / "own.jpg", "ooo");
    house.input.people.push_back({static_cast<PersonId>(3), "Cleo"});
    house.photo("c.jpg", "ccc", 3, {person(3)});
    const auto folders = house.makeFolders();
    requireDone(folders);
    CHECK(folders.passed == Names{"Cleo (2)"});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.passed.empty());
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Cleo (2)/c.jpg", "Cleo/own.jpg"});
}

TEST_CASE("an archive whose library is lost is gone on with in its own folders, past the stranger's among them")
{
    House house;
    writeFile(house.save() / "Anna" / "notes.txt", "hers");
    house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
    requireDone(house.file());
    const auto before = filesBelow(house.save());
    house.ledger = MemoryLedger();
    SECTION("by the whole filing")
    {
    }
    SECTION("by the step of the folders first")
    {
        requireDone(house.makeFolders());
    }
    const auto report = house.file();
    requireDone(report);
    CHECK(report.adopted == 2);
    CHECK(report.copied == 0);
    CHECK(filesBelow(house.save()) == before);
}

TEST_CASE("moving leaves a stranger's link to the photo where it is, and the photo is in the archive")
{
    WatchedHouse house;
    house.input.options.mode = FilingMode::move;
    requireDone(house.makeFolders());
    hardLinkOrSkip(house.photos() / "a.jpg", house.save() / "Anna" / "a.jpg");
    requireDone(house.file());
    CHECK(readFile(house.save() / "Anna" / "a (2).jpg") == bytesOf(1, 3000));
    CHECK(readFile(house.save() / "Anna" / "a.jpg") == bytesOf(1, 3000));
    CHECK_FALSE(fs::exists(house.photos() / "a.jpg"));
}

TEST_CASE("a copy gone bad is not copied on when its photo is away, and is mended when that is back")
{
    WatchedHouse house;
    requireDone(house.file());
    PhotoToFile& photo = house.input.photos[0];
    flipByte(house.save() / "Anna" / "a.jpg", 1500);
    photo.targets.push_back(noPeople);
    photo.present = false;
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::archiveDamaged);
    CHECK(report.problems[0].path == house.save() / "Anna" / "a.jpg");
    CHECK(namesBelow(house.save() / "No people").empty());
    photo.present = true;
    requireDone(house.file());
    for (const char* const folder : {"Anna", "No people"})
        CHECK(readFile(house.save() / folder / "a.jpg") == house.before.at("a.jpg"));
}

TEST_CASE("a photo is not removed when a copy of it went bad since it was made")
{
    WatchedHouse house;
    requireDone(house.file());
    flipByte(house.save() / "Anna" / "a.jpg", 1500);
    house.input.options.mode = FilingMode::move;
    house.input.photos[0].targets.push_back(noPeople);
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::archiveDamaged);
    CHECK(fs::exists(house.photos() / "a.jpg"));
    requireDone(house.file());
    CHECK_FALSE(fs::exists(house.photos() / "a.jpg"));
    for (const char* const folder : {"Anna", "No people"})
        CHECK(readFile(house.save() / folder / "a.jpg") == house.before.at("a.jpg"));
}

TEST_CASE(
    "a photo that is filed by a link stays when moving is chosen later, and so does what the archive has no copy of")
{
    hardLinksOrSkip();
    WatchedHouse house;
    house.input.options.mode = FilingMode::hardLink;
    requireDone(house.file());
    house.input.options.mode = FilingMode::move;
    house.input.photos[0].targets.push_back(noPeople);
    const auto report = house.file();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::originalKept);
    CHECK(report.problems[0].path == house.photos() / "a.jpg");
    CHECK(filesBelow(house.photos()) == house.before);
    CHECK(house.plan().steps.empty());
    requireDone(house.file()); // said once
}

TEST_CASE("Of two libraries that file into one new folder at the same moment one has it, and the other is told whose")
{
    for (std::uint64_t at = 1;; ++at) {
        INFO(at);
        House house;
        somePhotos(house);
        MemoryLedger other;
        for (MemoryLedger* const ledger : {&house.ledger, &other}) {
            ledger->keptIn = house.folder / (ledger == &other ? "other/catalogue" : "own/catalogue");
            writeFile(ledger->keptIn, "a library");
        }
        std::optional<FilingReport> second;
        FaultyFiles files;
        files.onStep = [&](std::uint64_t count) {
            if (count != at || second) return;
            const auto others = makeFiles();
            second.emplace(); // what it does counts no steps
            *second = Filer(*others, other, house.clock, &house.names)
                          .file({house.save(), house.zips()}, house.input, house.job, {});
        };
        const FilingReport first = house.file(files);
        if (!second) break;
        const FilingReport& refused = first.error ? first : *second;
        requireDone(first.error ? *second : first);
        REQUIRE(refused.error);
        CHECK(refused.error->code == Code::foreignFile);
        CHECK(refused.error->detail.starts_with(archiveOfLibrary));
        CHECK(refused.copied == 0);
        CHECK(namesBelow(house.save()) == Names{"Anna/a (2).jpg", "Anna/a.jpg", "Bob/a.jpg", "No people/big.jpg"});
    }
}

} // namespace albumen::test
