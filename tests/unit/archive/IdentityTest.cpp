// What was filed is known by its bytes; what is missing or damaged is made again and said; what a person edited stays.
#include <chrono>
#include <filesystem>
#include <fstream>

#include "House.h"
#include "archive/ArchiveHome.h"
#include "support/CaselessFiles.h"
#include "support/FaultyFiles.h"
#include "support/HookedFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

struct FullHouse : House {
    explicit FullHouse(FilingMode mode = FilingMode::copy)
    {
        input.options.mode = mode;
        photo("a.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
        photo("b.jpg", bytesOf(2, 2000), 2, {person(1)});
        requireDone(file());
        requireDone(zip());
        for (PhotoToFile& photo : input.photos) photo.present = fs::exists(photo.source);
    }

    void shiftTimes(std::chrono::hours by)
    {
        for (const Path& top : {save(), zips()})
            for (const auto& entry : fs::recursive_directory_iterator(top))
                if (entry.is_regular_file()) setTime(entry, entry.last_write_time() + by);
    }
};

const Names allFiles = {"Anna/a.jpg", "Anna/b.jpg", "Bob/a.jpg"};
const Names allZips = {"Anna.zip", "Bob.zip"};

} // namespace

TEST_CASE("copies and zips whose times moved are what they were, and their new times are kept")
{
    const auto mode = GENERATE(FilingMode::copy, FilingMode::hardLink, FilingMode::move);
    if (mode == FilingMode::hardLink && !hardLinksHere()) return;
    const auto hours = GENERATE(1, -1, 24 * 365);
    FullHouse house(mode);
    house.shiftTimes(std::chrono::hours(hours));
    const auto filed = house.file(), zipped = house.zip();
    requireDone(filed);
    requireDone(zipped);
    CHECK(filed.copied == 0);
    CHECK(filed.unchanged == 3);
    CHECK(zipped.zipsMade == 0);
    CHECK(zipped.zipsUnchanged == 2);
    CHECK(namesBelow(house.save()) == allFiles);
    CHECK(namesBelow(house.zips()) == allZips);
    requireDone(house.verify());
    HookedFiles files;
    int opened = 0;
    files.onOpen = [&](const Path& path) { opened += path.extension() == ".jpg" || path.extension() == ".zip"; };
    requireDone(house.file(files));
    requireDone(house.zip(files));
    CHECK(opened == 0); // by size and time alone
}

TEST_CASE("checking takes moved times for no damage")
{
    FullHouse house;
    house.shiftTimes(std::chrono::hours(1));
    const auto report = house.verify();
    requireDone(report);
    CHECK(report.damaged == 0);
    CHECK(report.checked == 5);
}

TEST_CASE("an archive copied without its times to a new place is known there")
{
    FullHouse house;
    fs::create_directories(house.folder / "disk");
    fs::copy(house.save(), house.folder / "disk/People", fs::copy_options::recursive);
    fs::copy(house.zips(), house.folder / "disk/Zips", fs::copy_options::recursive);
    fs::remove_all(house.save());
    fs::remove_all(house.zips());
    const auto filed =
        Filer(*house.files, house.ledger, house.clock)
            .file({house.folder / "disk/People", house.folder / "disk/Zips"}, house.input, house.job, {});
    requireDone(filed);
    CHECK(filed.unchanged == 3);
    CHECK(namesBelow(house.folder / "disk/People") == allFiles);
}

TEST_CASE("what is missing is made again under its name, and counted")
{
    FullHouse house;
    SECTION("a copy")
    {
        fs::remove(house.save() / "Anna/b.jpg");
        const auto report = house.file();
        requireDone(report);
        CHECK(report.copied == 1);
        CHECK(report.copiesAgain == 1);
        CHECK(report.foldersAgain == 0);
        CHECK(report.unchanged == 2);
    }
    SECTION("a folder with all in it")
    {
        fs::remove_all(house.save() / "Anna");
        CHECK(house.plan().foldersMissing == 1);
        const auto report = house.file();
        requireDone(report);
        CHECK(report.foldersMade == 1);
        CHECK(report.foldersAgain == 1);
        CHECK(report.copiesAgain == 2);
        CHECK(report.unchanged == 1);
    }
    SECTION("a folder by the folders' own step")
    {
        fs::remove_all(house.save() / "Bob");
        const auto report = Filer(*house.files, house.ledger, house.clock)
                                .makeFolders({house.save(), house.zips()}, house.input, house.job, {});
        requireDone(report);
        CHECK(report.foldersMade == 1);
        CHECK(report.foldersThere == 1);
        CHECK(fs::is_directory(house.save() / "Bob"));
        requireDone(house.file());
    }
    SECTION("a zip")
    {
        fs::remove(house.zips() / "Anna.zip");
        const auto report = house.zip();
        requireDone(report);
        CHECK(report.zipsMade == 1);
        CHECK(report.zipsAgain == 1);
        CHECK(report.zipsUnchanged == 1);
    }
    CHECK(namesBelow(house.save()) == allFiles);
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == allZips);
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE(
    "folders that were emptied, mark and all, are filled again and said, what was moved into them is named as lost")
{
    const auto mode = GENERATE(FilingMode::copy, FilingMode::hardLink, FilingMode::move);
    if (mode == FilingMode::hardLink && !hardLinksHere()) return;
    FullHouse house(mode);
    const bool zipsToo = GENERATE(true, false);
    for (const Path& top : zipsToo ? std::vector<Path>{house.save(), house.zips()} : std::vector<Path>{house.save()})
        for (const auto& entry : fs::directory_iterator(top)) fs::remove_all(entry);
    if (mode != FilingMode::move) CHECK(house.verify().damaged == (zipsToo ? 5 : 3)); // which says it first
    const auto filed = house.file(), zipped = house.zip();
    CHECK(filed.outcome == Outcome::completed);
    if (mode == FilingMode::move) {
        CHECK(filed.problems.size() == 3);
        for (const Error& problem : filed.problems) CHECK(problem.code == Code::archiveLost);
        if (!zipsToo) CHECK(namesBelow(house.zips()) == allZips); // the last of it
        return;
    }
    CHECK(filed.foldersAgain == 2);
    CHECK(filed.copiesAgain == 3);
    CHECK(namesBelow(house.save()) == allFiles);
    CHECK(zipped.zipsAgain == (zipsToo ? 2 : 0));
    CHECK(namesBelow(house.zips()) == allZips);
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE("folders that were deleted and made again on their disk are filled again and said, what was moved is lost")
{
    const auto mode = GENERATE(FilingMode::copy, FilingMode::move);
    FullHouse house(mode);
    for (const Path& top : {house.save(), house.zips()}) {
        const Path fresh = top.native() + " made again"; // while the old one stands: another number
        fs::create_directory(fresh);
        fs::remove_all(top);
        fs::rename(fresh, top);
    }
    const auto filed = house.file(), zipped = house.zip();
    CHECK(filed.outcome == Outcome::completed);
    if (mode == FilingMode::move) {
        CHECK(filed.problems.size() == 3);
        for (const Error& problem : filed.problems) CHECK(problem.code == Code::archiveLost);
        CHECK(house.file().lostBefore.size() == 3); // by every run
        return;
    }
    CHECK(filed.foldersAgain == 2);
    CHECK(filed.copiesAgain == 3);
    CHECK(namesBelow(house.save()) == allFiles);
    CHECK(zipped.zipsAgain == 2);
    CHECK(namesBelow(house.zips()) == allZips);
    requireDone(house.verify());
}

TEST_CASE("folders that are not there are begun again where they are named again, unless they are on another disk")
{
    FullHouse house;
    for (const Path& top : {house.save(), house.zips()}) fs::remove_all(top);
    REQUIRE(house.file().error);
    CHECK(house.file().error->code == Code::archiveOffline);
    const bool away = GENERATE(false, true);
    if (away) standsOnAnotherDisk(house);
    REQUIRE(beginAgain(*house.files, house.ledger, house.save(), house.zips()));
    const auto filed = house.file();
    if (away) {
        REQUIRE(filed.error);
        CHECK(filed.error->code == Code::archiveOffline);
        CHECK_FALSE(fs::exists(house.save()));
        return;
    }
    requireDone(filed);
    CHECK(filed.copiesAgain == 3);
    CHECK(house.zip().zipsAgain == 2);
    CHECK(namesBelow(house.zips()) == allZips);
    requireDone(house.verify());
}

TEST_CASE("a person's zip stays when the folder was deleted, until the folder is made again")
{
    FullHouse house;
    const std::string zip = readFile(house.zips() / "Bob.zip");
    fs::remove_all(house.save() / "Bob");
    const auto report = house.zip();
    CHECK(report.zipsRetired == 0);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::archiveMissing);
    CHECK(readFile(house.zips() / "Bob.zip") == zip);
    requireDone(house.file());
    requireDone(house.zip());
    CHECK(readFile(house.zips() / "Bob.zip") == zip);
}

TEST_CASE("a damaged copy goes to the trash and a good one gets its name, without a check before")
{
    FullHouse house;
    std::string rotten = bytesOf(2, 2000);
    rotten[1000] ^= 1;
    overwriteKeepingTime(house.save() / "Anna/b.jpg", rotten);
    SECTION("cut short, by its size")
    {
        overwriteKeepingTime(house.save() / "Anna/b.jpg", rotten = "cut");
    }
    SECTION("same size, found by a check")
    {
        CHECK(house.verify().damaged == 1);
    }
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 1);
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{".albumen-trash/3/Anna/b.jpg", rotten},
                                                                         {"Anna/a.jpg", bytesOf(1, 3000)},
                                                                         {"Anna/b.jpg", bytesOf(2, 2000)},
                                                                         {"Bob/a.jpg", bytesOf(1, 3000)}});
    requireDone(house.zip());
    requireDone(house.verify());
}

TEST_CASE("other bytes of a newer time are a person's while they open as a picture, else they are damage")
{
    FullHouse house;
    edit(house.save() / "Anna/b.jpg", "edited by hand");
    const bool opens = GENERATE(true, false);
    Filer filer(*house.files, house.ledger, house.clock, nullptr, [opens](const Path&) { return opens; });
    const auto report = filer.file({house.save(), house.zips()}, house.input, house.job, {});
    CHECK(report.problems.size() == (opens ? 1 : 0));
    if (opens) CHECK(report.problems[0].code == Code::editedFile);
    CHECK(readFile(house.save() / "Anna/b.jpg") == (opens ? "edited by hand" : bytesOf(2, 2000)));
    CHECK(fs::exists(house.save() / "Anna/b (2).jpg") == opens);
}

TEST_CASE("a copy that was taken for edited and has its own bytes again is ours again")
{
    FullHouse house;
    fs::copy_file(house.save() / "Anna/b.jpg", house.folder / "kept");
    edit(house.save() / "Anna/b.jpg", "edited by hand");
    house.input.photos[1].present = false; // nothing to make another from
    CHECK(house.file().problems.size() == 1);
    fs::copy_file(house.folder / "kept", house.save() / "Anna/b.jpg", fs::copy_options::overwrite_existing);
    requireDone(house.file());
    CHECK(house.state().filed[1].state == FiledState::there);
}

TEST_CASE("a photo corrected without its picture changing is filed anew, and the old copy is in the trash")
{
    const auto mode = GENERATE(FilingMode::copy, FilingMode::hardLink);
    if (mode == FilingMode::hardLink && !hardLinksHere()) return;
    FullHouse house(mode);
    fs::remove(house.photos() / "b.jpg"); // as an editor saves: a new file
    house.rewrite(house.input.photos[1], bytesOf(9, 2100));
    CHECK(house.plan().steps.size() > 0);
    const auto report = house.file();
    requireDone(report);
    CHECK(report.retired == 1);
    CHECK(filesBelow(house.save()) ==
          std::map<std::string, std::string>{{".albumen-trash/3/Anna/b.jpg", bytesOf(2, 2000)},
                                             {"Anna/a.jpg", bytesOf(1, 3000)},
                                             {"Anna/b.jpg", bytesOf(9, 2100)},
                                             {"Bob/a.jpg", bytesOf(1, 3000)}});
    const auto zipped = house.zip();
    requireDone(zipped);
    CHECK(zipped.zipsMade == 1);
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE("a photo that was only touched is read once and filed as it was")
{
    FullHouse house;
    setTime(house.photos() / "b.jpg", fs::last_write_time(house.photos() / "b.jpg") + std::chrono::hours(3));
    house.input.photos[1].mtimeNs = house.files->info(house.photos() / "b.jpg").value().mtimeNs;
    requireDone(house.file());
    CHECK(namesBelow(house.save()) == allFiles);
    HookedFiles files;
    int opened = 0;
    files.onOpen = [&](const Path& path) { opened += path.extension() == ".jpg"; };
    requireDone(house.file(files));
    CHECK(opened == 0);
}

TEST_CASE("a copy with names follows its photo's correction")
{
    House house;
    house.photo("a.jpg", "aaa", 1, {person(1)}).names = "Anna";
    requireDone(house.file());
    writeFile(house.photos() / "a.jpg", "aaaa");
    const FileInfo info = house.files->info(house.photos() / "a.jpg").value();
    house.input.photos[0].size = info.size;
    house.input.photos[0].mtimeNs = info.mtimeNs;
    const auto report = house.file();
    requireDone(report);
    CHECK(report.renewed == 1);
    CHECK(readFile(house.save() / "Anna/a.jpg") == "aaaaAnna");
    CHECK(readFile(house.save() / ".albumen-trash/2/Anna/a.jpg") == "aaaAnna");
    CHECK(house.plan().steps.empty());
}

TEST_CASE("a damaged zip goes to the trash, an edited one stays, and the good one is made")
{
    FullHouse house;
    const Path zip = house.zips() / "Bob.zip";
    SECTION("damaged")
    {
        const auto time = fs::last_write_time(zip);
        fs::resize_file(zip, 100);
        setTime(zip, time);
        requireDone(house.zip());
        CHECK(namesBelow(house.zips()) == Names{".albumen-trash/damaged/Bob.zip", "Anna.zip", "Bob.zip"});
    }
    SECTION("cut and touched")
    {
        fs::resize_file(zip, 100);
        requireDone(house.zip());
        CHECK(namesBelow(house.zips()) == Names{".albumen-trash/damaged/Bob.zip", "Anna.zip", "Bob.zip"});
    }
    SECTION("a person put another zip there")
    {
        edit(zip, readFile(house.zips() / "Anna.zip"));
        const auto report = house.zip();
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].code == Code::editedFile);
        CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob (2).zip", "Bob.zip"});
        for (int run = 0; run < 3; ++run) { // as long as it is there
            const auto verified = house.verify();
            REQUIRE(verified.problems.size() == 1);
            CHECK(verified.problems[0].code == Code::editedFile);
            CHECK(verified.problems[0].path == zip);
            CHECK(verified.damaged == 0);
            requireDone(house.zip());
        }
        fs::remove(zip);
    }
    requireDone(house.file());
    requireDone(house.zip());
    requireDone(house.verify());
}

TEST_CASE("an edited zip of somebody who is gone is named by every check until it is gone too")
{
    FullHouse house;
    const Path zip = house.zips() / "Bob.zip";
    edit(zip, readFile(house.zips() / "Anna.zip"));
    house.input.people.pop_back();
    for (PhotoToFile& photo : house.input.photos) std::erase(photo.targets, person(2));
    requireDone(house.file());
    const auto report = house.zip();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(report.problems[0].path == zip);
    for (int run = 0; run < 2; ++run) {
        requireDone(house.zip());
        const auto verified = house.verify(0.5, static_cast<std::uint64_t>(run));
        REQUIRE(verified.problems.size() == 1);
        CHECK(verified.problems[0].path == zip);
    }
    fs::remove(zip);
    requireDone(house.verify());
    fs::copy_file(house.zips() / "Anna.zip", zip); // not what was edited
    requireDone(house.verify());
}

TEST_CASE("a name that changes in its capitals alone takes folder and zip along, without a number")
{
    FullHouse house;
    house.input.people[0].name = "anna";
    house.input.people[1].name = "BOB";
    requireDone(house.file());
    requireDone(house.zip());
    CHECK(namesBelow(house.save()) == Names{"BOB/a.jpg", "anna/a.jpg", "anna/b.jpg"});
    CHECK(namesBelow(house.zips()) == Names{"BOB.zip", "anna.zip"});
    CHECK(house.zip().zipsUnchanged == 2);
}

TEST_CASE("on a disk that tells no capitals apart they change with the name, through every kill")
{
    renamesAtOnceOrSkip(); // a link of another spelling is not made there
    const bool spellings = GENERATE(false, true);
    int killed = 0;
    for (std::uint64_t at = 1;; ++at) {
        FullHouse house;
        house.input.people[0].name = "anna";
        house.input.people[1].name = "BOB";
        CaselessFiles files(std::make_unique<FaultyFiles>(Fault::kill, at)), after(makeFiles());
        files.spellingsHaveInodes = after.spellingsHaveInodes = spellings;
        bool done = false;
        try {
            house.file(files);
            house.zip(files);
            done = true;
        } catch (const Killed&) {
            ++killed;
        }
        INFO("killed at " << at);
        requireDone(house.file(after));
        requireDone(house.zip(after));
        CHECK(namesBelow(house.save()) == Names{"BOB/a.jpg", "anna/a.jpg", "anna/b.jpg"});
        CHECK(namesBelow(house.zips()) == Names{"BOB.zip", "anna.zip"});
        CHECK(house.file(after).retired + house.zip(after).zipsMade == 0);
        if (done) break;
    }
    CHECK(killed > 50);
}

TEST_CASE("people whose names differ in capitals or accents alone get folders that are two on every disk")
{
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"eva", "EVA"},
        {"Th\u1ebf", "TH\u1ebe"},
        {"\uff26\uff55\uff4c\uff4c", "\uff26\uff35\uff2c\uff2c"},
        {"\U00010428", "\U00010400"},
        {"Jos\u00e9", "Jose\u0301"}};
    for (const auto& [one, other] : pairs) {
        House house;
        house.input.people = {{static_cast<PersonId>(1), one}, {static_cast<PersonId>(2), other}};
        house.photo("a.jpg", "aaa", 1, {person(1), person(2)});
        requireDone(house.file());
        requireDone(house.zip());
        INFO(one << ", " << other);
        CHECK(fs::exists(house.save() / one));
        CHECK(fs::exists(house.save() / (other + " (2)")));
        CHECK(fs::exists(house.zips() / (other + " (2).zip")));
    }
    House two;
    two.input.people = {{static_cast<PersonId>(1), "Jose"}, {static_cast<PersonId>(2), "Jos\u00e9"}};
    requireDone(two.file());
    CHECK(fs::exists(two.save() / "Jos\u00e9")); // another letter is another name
}

TEST_CASE("an archive whose library is lost is gone on with: the same bytes count as filed")
{
    FullHouse house;
    house.input.photos.clear();
    house.photo("x/a.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
    house.photo("b.jpg", bytesOf(2, 2000), 2, {person(1)});
    house.photo("y/b.jpg", bytesOf(5, 70), 3, {person(1)}); // "b (2).jpg"
    requireDone(house.file());
    requireDone(house.zip());
    const auto before = filesBelow(house.save()), zips = filesBelow(house.zips());
    std::swap(house.input.photos[1], house.input.photos[2]); // found in another order
    house.ledger = MemoryLedger();
    const auto filed = house.file(), zipped = house.zip();
    requireDone(filed);
    requireDone(zipped);
    CHECK(filed.adopted == 4);
    CHECK(filed.copied == 0);
    CHECK(filed.takenOver == 4);
    CHECK(filed.bytesCopied == 0);
    CHECK(zipped.zipsMade == 0);
    CHECK(zipped.adopted == 2);
    CHECK(filesBelow(house.save()) == before);
    CHECK(filesBelow(house.zips()) == zips);
    CHECK(house.plan().steps.empty());
    requireDone(house.verify());
}

TEST_CASE(
    "an archive whose library is lost is gone on with on a disk that it fills, and what needs room is refused whole")
{
    House house;
    somePhotos(house);
    requireDone(house.file());
    const auto before = filesBelow(house.save());
    FaultyFiles full;
    full.freeBytes = 0;
    MemoryLedger fresh;
    const auto file = [&] {
        return Filer(full, fresh, house.clock).file({house.save(), house.zips()}, house.input, house.job, {});
    };
    house.photo("new.jpg", bytesOf(8, 5000), 8, {person(1)});
    const auto refused = file();
    REQUIRE(refused.error);
    CHECK(refused.error->code == Code::noSpace);
    CHECK(refused.error->needed == 8192);
    CHECK(refused.problems.empty());
    CHECK(filesBelow(house.save()) == before);
    house.input.photos.pop_back();
    const auto report = file();
    requireDone(report);
    CHECK(report.adopted == before.size());
    CHECK(report.copied == 0);
    CHECK(report.bytesCopied == 0);
    CHECK(filesBelow(house.save()) == before);
}

TEST_CASE("nothing filed is said to be nothing, and is no archive that went away")
{
    House house;
    CHECK(house.verify().error->code == Code::nothingFiled);
    requireDone(house.file());
    CHECK(house.verify().error->code == Code::nothingFiled);
    std::filesystem::remove_all(house.save());
    CHECK(house.verify().error->code == Code::nothingFiled);
}

TEST_CASE("what is refused for want of room leaves neither folder nor mark")
{
    House house;
    house.photo("a.jpg", bytesOf(1, 3000), 1, {person(1)});
    FaultyFiles files;
    files.freeBytes = 100;
    const auto report = house.file(files);
    CHECK(report.error->code == Code::noSpace);
    CHECK_FALSE(fs::exists(house.save()));
    CHECK_FALSE(fs::exists(house.zips()));
    CHECK(house.ledger.archives().value().empty());
}

TEST_CASE("another picture saved over a photo takes the old one's place and name, and the old one is in the trash")
{
    FullHouse house;
    house.rewrite(house.input.photos[1], bytesOf(9, 2100));
    PhotoToFile old{.content = static_cast<ContentNo>(2), .targets = {person(1)}, .present = false};
    house.input.photos[1].content = static_cast<ContentNo>(3);
    house.input.photos.push_back(old);
    requireDone(house.file());
    CHECK(filesBelow(house.save()) ==
          std::map<std::string, std::string>{{".albumen-trash/3/Anna/b.jpg", bytesOf(2, 2000)},
                                             {"Anna/a.jpg", bytesOf(1, 3000)},
                                             {"Anna/b.jpg", bytesOf(9, 2100)},
                                             {"Bob/a.jpg", bytesOf(1, 3000)}});
    CHECK(house.plan().steps.empty());
    requireDone(house.zip());
    requireDone(house.verify());
}

} // namespace albumen::test
