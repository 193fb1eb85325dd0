#include <filesystem>

#include <sys/stat.h>

#include "House.h"
#include "archive/Companions.h"
#include "archive/VerifiedCopy.h"
#include "support/FaultyFiles.h"
#include "support/HookedFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;

TEST_CASE("a photo of three people lands in three folders and the others in theirs")
{
    House house;
    house.input.people.push_back({static_cast<PersonId>(3), "张伟"});
    house.photo("a.jpg", "aaa", 1, {person(1), person(2), person(3)});
    house.photo("b.jpg", "bbb", 2, {unknownPeople});
    house.photo("c.jpg", "ccc", 3, {noPeople, unknownPeople});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 6);
    CHECK(report.bytesCopied == 18);
    CHECK(report.foldersMade == 5);
    const std::map<std::string, std::string> expected = {{"Anna/a.jpg", "aaa"},    {"Bob/a.jpg", "aaa"},
                                                         {"张伟/a.jpg", "aaa"},    {"Unknown/b.jpg", "bbb"},
                                                         {"Unknown/c.jpg", "ccc"}, {"No people/c.jpg", "ccc"}};
    CHECK(filesBelow(house.save()) == expected);
    const auto original = house.files->info(house.photos() / "a.jpg").value(),
               copy = house.files->info(house.save() / "Anna/a.jpg").value();
    CHECK(copy.mtimeNs == original.mtimeNs);
    CHECK(copy.inode != original.inode);
}

TEST_CASE("filing again does nothing")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    CHECK(house.plan().steps.empty());
    const auto commits = house.ledger.commits;
    const auto again = house.file();
    requireDone(again);
    CHECK(again.copied == 0);
    CHECK(again.unchanged == 1);
    CHECK(house.ledger.commits == commits);
    CHECK(filesBelow(house.photos()).size() == 1);
}

TEST_CASE("one batch of 64 photos is one commit before and one after")
{
    House house;
    requireDone(house.file()); // folders
    for (int i = 0; i < 65; ++i) house.photo(std::to_string(i) + ".jpg", bytesOf(i, 10), i, {person(1)});
    const auto before = house.ledger.commits;
    requireDone(house.file());
    CHECK(house.ledger.commits - before == 2 + 2 * 2); // begin, end, two batches
}

TEST_CASE("folders alone can be made, and people's folders are kept when their names are the same")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    const auto report = Filer(*house.files, house.ledger, house.clock)
                            .makeFolders({house.save(), house.zips()}, house.input, house.job, {});
    requireDone(report);
    CHECK(report.foldersMade == 2);
    CHECK(filesBelow(house.save()).empty());
    CHECK(fs::is_directory(house.save() / "Anna"));
    CHECK(fs::exists(house.save() / ".albumen-archive"));
    CHECK(readFile(house.save() / ".albumen-archive") == readFile(house.zips() / ".albumen-archive"));
}

TEST_CASE("two photos of one name both are filed, the second with a number")
{
    House house;
    house.photo("x/a.jpg", "one", 1, {person(1)});
    house.photo("y/A.JPG", "two", 2, {person(1)});
    requireDone(house.file());
    CHECK(filesBelow(house.save()) ==
          std::map<std::string, std::string>{{"Anna/A (2).JPG", "two"}, {"Anna/a.jpg", "one"}});
    CHECK(house.plan().steps.empty());
}

TEST_CASE("the same picture twice is filed once, from the first that is there")
{
    House house;
    house.photo("gone.jpg", "one", 1, {person(1)}).present = false;
    house.photo("x/a.jpg", "one", 1, {person(1)});
    house.photo("y/b.jpg", "one", 1, {person(2)});
    requireDone(house.file());
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Bob/a.jpg"});
}

TEST_CASE("a name somebody else's file has is never overwritten, the same bytes count as filed")
{
    House house;
    requireDone(house.makeFolders());
    writeFile(house.save() / "Anna/a.jpg", "somebody's");
    writeFile(house.save() / "Anna/b.jpg", "bbb");
    house.photo("a.jpg", "aaa", 1, {person(1)});
    house.photo("b.jpg", "bbb", 2, {person(1)});
    requireDone(house.file());
    const std::map<std::string, std::string> expected = {
        {"Anna/a (2).jpg", "aaa"}, {"Anna/a.jpg", "somebody's"}, {"Anna/b.jpg", "bbb"}};
    CHECK(filesBelow(house.save()) == expected);
    CHECK(house.plan().steps.empty());
}

TEST_CASE("names of 255 bytes, with newlines, emoji and dots at the end are filed under safe names")
{
    House house;
    const Names names = {std::string(251, 'x') + ".jpg", "new\nline.jpg", "👩‍👧.jpg", "dots...",
                         "bytes\xff.jpg"};
    for (const std::string& name : names) {
        writeFile(house.photos() / name, {});
        std::error_code refused;
        if (!fs::exists(house.photos() / name, refused)) skip("a disk that takes every name");
        const int number = static_cast<int>(house.input.photos.size()) + 1;
        house.photo(name, std::to_string(number), number, {person(1)});
    }
    requireDone(house.file());
    const Names expected = {"Anna/bytes_.jpg", "Anna/dots", "Anna/new_line.jpg",
                            "Anna/" + std::string(239, 'x') + ".jpg", "Anna/👩‍👧.jpg"};
    CHECK(namesBelow(house.save()) == expected);
    requireDone(house.zip());
    requireDone(house.verify());
}

TEST_CASE("one bad photo is a problem and the rest is filed")
{
    House house;
    house.photo("vanished.jpg", "1", 1, {person(1)});
    house.photo("changed.jpg", "2", 2, {person(1)});
    house.photo("link.jpg", "3", 3, {person(1)});
    house.photo("good.jpg", "4", 4, {person(1)});
    fs::remove(house.photos() / "vanished.jpg");
    writeFile(house.photos() / "changed.jpg", "22");
    fs::remove(house.photos() / "link.jpg");
    symlinkOrSkip("good.jpg", house.photos() / "link.jpg");
    const auto report = house.file();
    CHECK(report.outcome == Outcome::completed);
    std::vector<Code> codes;
    for (const Error& problem : report.problems) codes.push_back(problem.code);
    CHECK(codes == std::vector<Code>{Code::fileVanished, Code::sourceChanged, Code::fileUnreadable});
    CHECK(namesBelow(house.save()) == Names{"Anna/good.jpg"});
}

TEST_CASE("too little space is said before the first copy")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    FaultyFiles files;
    files.freeBytes = 100;
    const auto report = house.file(files);
    CHECK(report.outcome == Outcome::failed);
    REQUIRE(report.error);
    CHECK(report.error->code == Code::noSpace);
    CHECK(report.error->needed == 4096);
    CHECK(report.error->available == 100);
    CHECK(filesBelow(house.save()).empty());
    CHECK_FALSE(fs::exists(house.save() / "Anna"));
}

TEST_CASE("a correction moves the photo to the archive's trash, and nothing else")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
    house.photo("b.jpg", "bbb", 2, {person(1)});
    requireDone(house.file());
    house.input.photos[0].targets = {person(2)};
    const auto report = house.file();
    requireDone(report);
    CHECK(report.retired == 1);
    const std::map<std::string, std::string> expected = {
        {".albumen-trash/2/Anna/a.jpg", "aaa"}, {"Anna/b.jpg", "bbb"}, {"Bob/a.jpg", "aaa"}};
    CHECK(filesBelow(house.save()) == expected);
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a file that a person edited in the archive stays and is named, once")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    edit(house.save() / "Anna/a.jpg", "edited");
    house.input.photos[0].targets.clear();
    const auto report = house.file();
    CHECK(report.outcome == Outcome::completed);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(report.problems[0].path == house.save() / "Anna/a.jpg");
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a.jpg", "edited"}});
    requireDone(house.file());
}

TEST_CASE("a renamed person's folder is renamed, not copied")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    const auto inode = house.files->info(house.save() / "Anna/a.jpg").value().inode;
    house.input.people[0].name = "Anna Maria";
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 0);
    CHECK(namesBelow(house.save()) == Names{"Anna Maria/a.jpg"});
    CHECK(house.files->info(house.save() / "Anna Maria/a.jpg").value().inode == inode);
    CHECK(house.plan().steps.empty());
}

TEST_CASE("the photos of a merged person move by rename and the empty folder goes")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    house.photo("b.jpg", "bbb", 2, {person(1), person(2)});
    requireDone(house.file());
    const auto first = house.zip();
    requireDone(first);
    CHECK(first.zipsNew == 2);
    const auto inode = house.files->info(house.save() / "Anna/a.jpg").value().inode;
    house.input.people.erase(house.input.people.begin());
    for (auto& photo : house.input.photos) photo.targets = {person(2)};
    const auto report = house.file();
    requireDone(report);
    CHECK(report.moved == 1);
    CHECK(report.copied == 0);
    CHECK(report.foldersRemoved == 1);
    CHECK(namesBelow(house.save()) == Names{".albumen-trash/3/Anna/b.jpg", "Bob/a.jpg", "Bob/b.jpg"});
    CHECK(house.files->info(house.save() / "Bob/a.jpg").value().inode == inode);
    CHECK_FALSE(fs::exists(house.save() / "Anna"));
    CHECK(house.plan().steps.empty());
    const auto zipped = house.zip();
    requireDone(zipped);
    CHECK(zipped.zipsRetired == 1);
    CHECK(zipped.zipsMade == 1);
    CHECK(zipped.zipsNew == 0); // it was there, and is renewed
    CHECK(namesBelow(house.zips()) == Names{".albumen-trash/4/Anna.zip", "Bob.zip"});
    CHECK(house.state().targets == std::vector<Target>{{person(2), "Bob", true}});
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a hard link is the photo's own inode")
{
    hardLinksOrSkip();
    House house;
    house.input.options.mode = FilingMode::hardLink;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    CHECK(house.files->info(house.save() / "Anna/a.jpg").value().inode ==
          house.files->info(house.photos() / "a.jpg").value().inode);
    CHECK(house.state().filed[0].mode == FilingMode::hardLink);
    requireDone(house.file());
    requireDone(house.verify());
}

TEST_CASE("where the disk cannot clone, the probe says so and filing refuses instead of copying")
{
    House house;
    fs::create_directories(house.save());
    if (canReflink(*house.files, house.save())) return;
    CHECK(fs::is_empty(house.save()));
    house.input.options.mode = FilingMode::reflink;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    const auto report = house.file();
    CHECK(report.outcome == Outcome::completed);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].detail.find("cannot clone") != std::string::npos);
    CHECK(namesBelow(house.save()).empty());
}

TEST_CASE("moving takes the photo away when every copy is recorded, and leaves its twins")
{
    House house;
    house.input.options.mode = FilingMode::move;
    house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
    house.photo("twin.jpg", "aaa", 1, {});
    house.photo("nobody.jpg", "bbb", 2, {});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.removed == 1);
    CHECK(namesBelow(house.photos()) == Names{"nobody.jpg", "twin.jpg"});
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg", "Bob/a.jpg"});
    house.input.photos[0].present = false;
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a later file of a photo that was moved stays where it is with all beside it, which is said")
{
    House house;
    house.input.options.mode = FilingMode::move;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    house.input.photos.clear();
    PhotoToFile& later = house.photo("card/a.jpg", "aaa", 1, {person(1)});
    later.photo = static_cast<PhotoId>(7);
    writeFile(house.photos() / "card/a.jpg.xmp", "says something else");
    addCompanions(*house.files, house.input, {}, house.job);
    const FilingPlan plan = house.plan();
    CHECK(plan.steps.empty());
    CHECK(plan.lines() ==
          std::vector<std::string>{"leave " + later.source.native() + ": its picture is in the archive already"});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.alreadyThere == 1);
    CHECK(namesBelow(house.photos()) == Names{"card/a.jpg", "card/a.jpg.xmp"});
    CHECK(namesBelow(house.save()) == Names{"Anna/a.jpg"});
}

TEST_CASE("a moved photo reaches a person who is named later from the archive itself")
{
    House house;
    house.input.options.mode = FilingMode::move;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    house.input.photos[0].present = false;
    house.input.photos[0].targets = {person(1), person(2)};
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a.jpg", "aaa"}, {"Bob/a.jpg", "aaa"}});
}

TEST_CASE("moving keeps the photo when one of its copies could not be made")
{
    House house;
    house.input.options.mode = FilingMode::move;
    house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
    HookedFiles hooked;
    hooked.onCreate = [&house](const Path& path) { return path.parent_path() == house.save() / "Bob"; };
    const auto report = house.file(hooked);
    CHECK_FALSE(report.problems.empty());
    CHECK(report.removed == 0);
    CHECK(fs::exists(house.photos() / "a.jpg"));
}

TEST_CASE("moving after copying leaves what was copied until it is to be finished and keeps what a copy of rotted")
{
    hardLinksOrSkip();
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
    house.photo("b.jpg", "bbb", 2, {person(1)});
    house.photo("linked.jpg", "ccc", 3, {person(2)});
    house.input.options.mode = FilingMode::hardLink;
    std::swap(house.input.photos[0], house.input.photos[2]);
    const auto others = std::vector<PhotoToFile>(house.input.photos.begin() + 1, house.input.photos.end());
    house.input.photos.resize(1);
    requireDone(house.file()); // a link: the photo is in the archive by another name, and stays
    house.input.photos.insert(house.input.photos.end(), others.begin(), others.end());
    house.input.options.mode = FilingMode::copy;
    requireDone(house.file());
    house.input.options.mode = FilingMode::move;
    const auto left = house.file();
    requireDone(left);
    CHECK(left.removed == 0);
    CHECK(left.copiedBefore == 2);
    CHECK(namesBelow(house.photos()).size() == 3);

    overwriteKeepingTime(house.save() / "Bob/a.jpg", "axa");
    house.input.options.finishMove = true;
    const auto finished = house.file();
    CHECK(finished.removed == 1);
    CHECK(finished.problems.size() == 1);
    CHECK(namesBelow(house.photos()) == Names{"a.jpg", "linked.jpg"});
    CHECK(readFile(house.photos() / "a.jpg") == "aaa");
}

TEST_CASE("an archive whose mark is gone is offline and not begun anew")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    fs::rename(house.save(), house.folder / "unplugged");
    const auto report = house.file();
    REQUIRE(report.error);
    CHECK(report.error->code == Code::archiveOffline);
    CHECK_FALSE(fs::exists(house.save()));
}

TEST_CASE("an archive whose mark somebody tidied away is known by what lies in it, and marked again")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    house.photo("b.jpg", "bbb", 2, {person(2)});
    requireDone(house.file());
    requireDone(house.zip());
    for (const Path& folder : {house.save(), house.zips()}) fs::remove(folder / ".albumen-archive");
    requireDone(house.verify());
    fs::remove(house.save() / "Anna/a.jpg"); // not all of it need be there
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 1);
    CHECK(report.unchanged == 1);
    requireDone(house.zip());
    CHECK(fs::exists(house.save() / ".albumen-archive"));

    fs::remove(house.save() / ".albumen-archive"); // other things under those names are not the archive
    for (const char* const name : {"Anna/a.jpg", "Bob/b.jpg"}) writeFile(house.save() / name, "xyz");
    CHECK(house.file().error->code == Code::archiveOffline);
}

TEST_CASE("a moved archive is known by its mark, another library's is refused")
{
    House house;
    house.ledger.keptIn = house.folder / "library";
    house.photo("a.jpg", "aaa", 1, {person(1)});
    requireDone(house.file());
    fs::rename(house.save(), house.folder / "elsewhere");
    Filer filer(*house.files, house.ledger, house.clock);
    const auto moved = filer.file({house.folder / "elsewhere", house.zips()}, house.input, house.job, {});
    requireDone(moved);
    CHECK(moved.unchanged == 1);
    writeFile(house.ledger.keptIn, "the library that filed it");
    MemoryLedger other;
    const auto refused = Filer(*house.files, other, house.clock)
                             .file({house.folder / "elsewhere", house.zips()}, house.input, house.job, {});
    REQUIRE(refused.error);
    CHECK(refused.error->code == Code::foreignFile);
}

TEST_CASE("copies, companions and zips lose the rights that what they were made of lost since, and get none")
{
    rightsOrSkip();
    House house;
    PhotoToFile& photo = house.photo("a.jpg", "aaa", 1, {person(1), noPeople});
    writeFile(house.photos() / "a.xmp", "sidecar");
    const auto info = house.files->info(house.photos() / "a.xmp").value();
    photo.companions = {{".xmp", house.photos() / "a.xmp", info.size, info.mtimeNs}};
    const auto give = [&](fs::perms rights) {
        for (const char* file : {"a.jpg", "a.xmp"}) fs::permissions(house.photos() / file, rights);
    };
    const auto rights = [&](unsigned expected) {
        for (const char* file : {"People/Anna/a.jpg", "People/Anna/a.xmp", "People/No people/a.jpg", "Zips/Anna.zip"}) {
            INFO(file);
            CHECK(static_cast<unsigned>(fs::status(house.folder / file).permissions()) == expected);
        }
    };
    const mode_t before = ::umask(0022);
    give(fs::perms(0644));
    house.file();
    house.zip();
    ::umask(before);
    rights(0644);
    give(fs::perms(0600));
    CHECK(house.file().unchanged == 2);
    CHECK(house.zip().zipsUnchanged == 1);
    rights(0600);
    give(fs::perms(0644));
    house.file();
    house.zip();
    rights(0600);
}

TEST_CASE("what cannot be written is named by the name it was to have, and never by one of the program's own")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)});
    HookedFiles files;
    std::string where; // the disk has errors in this folder
    files.onCreate = [&](const Path& path) { return path.parent_path().filename() == where; };
    const auto named = [](const FilingReport& report) {
        std::vector<Path> paths;
        if (report.error) paths.push_back(report.error->path);
        for (const Error& problem : report.problems) paths.push_back(problem.path);
        return paths;
    };
    where = "People";
    CHECK(named(house.file(files)) == std::vector{house.save() / archiveMarkName});
    where = "Anna";
    CHECK(named(house.file(files)) == std::vector{house.save() / "Anna/a.jpg"});
    house.file();
    where = "Zips";
    CHECK(named(house.zip(files)) == std::vector{house.zips() / "Anna.zip"});
}

TEST_CASE("a cancel in the middle of a big file leaves nothing half done and is an outcome")
{
    House house;
    house.photo("big.jpg", bytesOf(1, 20 << 20), 1, {person(1)});
    house.photo("small.jpg", "aaa", 2, {person(1)});
    FaultyFiles files;
    std::uint64_t seen = 0, cancelledAt = 0;
    files.onStep = [&](std::uint64_t count) {
        seen = count;
        if (cancelledAt != 0 || !fs::exists(house.save())) return;
        for (const auto& entry : fs::recursive_directory_iterator(house.save()))
            if (entry.path().extension() == ".part" && entry.file_size() >= 4 << 20) cancelledAt = count;
        if (cancelledAt != 0) house.job.cancel();
    };
    const auto report = house.file(files);
    CHECK(cancelledAt > 0);
    CHECK(report.outcome == Outcome::cancelled);
    CHECK_FALSE(report.error);
    CHECK(report.problems.empty());
    CHECK(seen < cancelledAt + 10); // within a piece of the sixteen that are left, not at the end of the file
    CHECK(filesBelow(house.save()).empty());
    CHECK(house.ledger.openEntries(static_cast<ArchiveNo>(1)).value().empty());
}

} // namespace albumen::test
