// Every operation of a filing and a zipping is the last before a kill; after each, a second run must finish. Errors of
// the disk come at every third operation, each kind beginning at another one. ALBUMEN_FAULTS_APART=N: all of them at
// every Nth, 1 for a night, more on slow disks.
#include <cstdlib>
#include <iostream>
#include <set>

#include "House.h"
#include "support/FaultyFiles.h"
#include "support/HookedFiles.h"

namespace albumen::test {
namespace {

/// What the archive holds in the end, whatever went wrong in between.
using Content = std::map<std::string, std::string>;

struct Trial {
    std::string name;
    std::function<void(House&)> before; ///< without faults
    std::function<void(House&, Files&)> work;
    bool originalsMove = false;
    std::function<void(House&)> after = {};  ///< before the next run
    NamingRoad road = NamingRoad::noReplace; ///< the best that the disk knows
};

/// Ledger's commits are fault points too: a kill may come before each of them.
void listen(House& house, FaultyFiles& files, Fault fault)
{
    if (fault == Fault::kill) house.ledger.beforeCommit = [&files] { (void)files.step(); };
}

std::set<std::string> wholeFiles(const House& house)
{
    std::set<std::string> all;
    for (const auto& one : filesBelow(house.photos())) all.insert(one.second);
    for (const auto& one : filesBelow(house.save())) all.insert(one.second);
    for (const PhotoToFile& photo : house.input.photos) all.insert(readFile(photo.source) + photo.names);
    return all;
}

/// Nothing under a final name that is not one of the photos, whole, with its names or those of before.
void expectNoHalfFile(const House& house, const std::set<std::string>& whole)
{
    for (const auto& [name, bytes] : filesBelow(house.save())) {
        if (name.find(".part") != std::string::npos) continue;
        INFO(name);
        CHECK(whole.count(bytes) == 1);
    }
}

void expectOriginals(const House& house, const Content& originals, bool mayMove)
{
    const Content now = filesBelow(house.photos()), archive = filesBelow(house.save());
    for (const auto& [name, bytes] : originals) {
        INFO("original " << name);
        if (now.count(name)) {
            CHECK(now.at(name) == bytes);
            continue;
        }
        CHECK(mayMove);
        const auto copies = std::count_if(archive.begin(), archive.end(),
                                          [&original = bytes](const auto& one) { return one.second == original; });
        CHECK(copies > 0);
    }
}

void expectFinished(House& house, const Content& wanted)
{
    house.rescan();
    requireDone(house.file());
    house.rescan();
    requireDone(house.zip());
    CHECK(house.plan().steps.empty());
    CHECK(house.zip().zipsMade == 0);
    requireDone(house.verify());
    Content people, zips;
    for (const auto& [name, bytes] : filesBelow(house.save()))
        if (name.substr(0, 1) != ".") people[name] = bytes;
    for (const auto& [name, bytes] : people)
        if (!wanted.count(name)) UNSCOPED_INFO("too much: " << name);
    for (const auto& [name, bytes] : wanted)
        if (!people.count(name)) UNSCOPED_INFO("lost: " << name);
    CHECK(people == wanted);
    for (const auto& name : namesBelow(house.zips())) CHECK(name.find(".part") == std::string::npos);
    for (const auto& name : namesBelow(house.save())) CHECK(name.find(".part") == std::string::npos);
    CHECK(house.ledger.openEntries(static_cast<ArchiveNo>(1)).value().empty());
}

/// One trial with one fault at operation `at`. False: the work ended before it came to that operation.
bool tryAt(const Trial& trial, Fault fault, std::uint64_t at, const Content& wanted)
{
    House house;
    trial.before(house);
    const Content originals = filesBelow(house.photos());
    auto whole = wholeFiles(house);
    FaultyFiles files(fault, at, trial.road);
    listen(house, files, fault);
    try {
        trial.work(house, files);
    } catch (const Killed&) {
    }
    house.ledger.beforeCommit = nullptr;
    INFO(trial.name << ", fault " << static_cast<int>(fault) << " at operation " << at);
    expectOriginals(house, originals, trial.originalsMove);
    expectNoHalfFile(house, whole);
    if (trial.after) trial.after(house);
    expectFinished(house, wanted);
    return files.operations() >= at;
}

std::uint64_t apart(Fault fault)
{
    if (const char* const given = std::getenv("ALBUMEN_FAULTS_APART")) return std::max(1, std::atoi(given));
    return fault == Fault::kill ? 1 : 3;
}

/// How many operations lie between the first and the last fault, over all of them.
std::uint64_t tryAll(const Trial& trial, std::initializer_list<Fault> faults)
{
    House calm;
    trial.before(calm);
    trial.work(calm, *calm.files);
    if (trial.after) {
        trial.after(calm);
        requireDone(calm.file());
    }
    Content wanted;
    for (const auto& [name, bytes] : filesBelow(calm.save()))
        if (name.substr(0, 1) != ".") wanted[name] = bytes;
    REQUIRE_FALSE(wanted.empty());
    std::uint64_t points = 0, passed = 0;
    for (const Fault fault : faults) {
        std::uint64_t at = 1 + static_cast<std::uint64_t>(fault) % apart(fault);
        for (; tryAt(trial, fault, at, wanted); at += apart(fault), passed += apart(fault)) ++points;
    }
    std::cout << trial.name << ": " << points << " fault points\n";
    return passed;
}

constexpr auto allFaults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite, Fault::vanish};

void namedPhotos(House& house)
{
    somePhotos(house);
    house.input.photos[0].names = "Anna, Bob";
    house.input.photos[1].names = "Anna";
}

} // namespace

TEST_CASE("filing copies survives every fault at every operation")
{
    CHECK(tryAll({"copy", somePhotos, [](House& house, Files& files) { house.file(files); }}, allFaults) > 100);
}

TEST_CASE("filing links survives every fault at every operation")
{
    hardLinksOrSkip();
    const auto before = [](House& house) {
        somePhotos(house);
        house.input.options.mode = FilingMode::hardLink;
    };
    CHECK(tryAll({"hard link", before, [](House& house, Files& files) { house.file(files); }}, allFaults) > 50);
}

TEST_CASE("moving survives every fault at every operation, and no picture is ever lost")
{
    const auto before = [](House& house) {
        somePhotos(house);
        house.input.options.mode = FilingMode::move;
    };
    CHECK(tryAll({"move", before, [](House& house, Files& files) { house.file(files); }, true}, allFaults) > 100);
}

TEST_CASE("finishing a move survives every fault at every operation and no picture is ever lost")
{
    const auto before = [](House& house) {
        somePhotos(house);
        requireDone(house.file());
        house.input.options.mode = FilingMode::move;
        const FilingReport filed = house.file();
        REQUIRE(filed.removed == 0);
        REQUIRE(filed.copiedBefore > 0);
        house.input.options.finishMove = true;
    };
    CHECK(tryAll({"finish move", before, [](House& house, Files& files) { house.file(files); }, true}, allFaults) > 50);
}

TEST_CASE("corrections survive every fault at every operation")
{
    const auto before = [](House& house) {
        house.input.people.push_back({static_cast<PersonId>(3), "Carla"});
        somePhotos(house);
        house.photo("c.jpg", bytesOf(4, 20), 4, {person(3)});
        requireDone(house.file());
        requireDone(house.zip());
        house.input.people = {{static_cast<PersonId>(1), "Annabel"},
                              {static_cast<PersonId>(2), "Bob"}}; // renamed; Carla merged
        house.input.photos[0].targets = {person(2)};
        house.input.photos[3].targets = {person(2)};
    };
    // A disk that lies about what exists would make a correction forget files: only true answers here.
    const auto faults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};
    CHECK(tryAll({"correct", before, [](House& house, Files& files) { house.file(files); }}, faults) > 50);
}

TEST_CASE("names that go round survive every fault at every operation, and folders and zips have them in the end")
{
    const auto before = [](House& house) {
        house.input.people.push_back({static_cast<PersonId>(3), "Carla"});
        somePhotos(house);
        house.photo("b.jpg", bytesOf(5, 20), 5, {person(2)});
        house.photo("c.jpg", bytesOf(4, 20), 4, {person(3)});
        requireDone(house.file());
        requireDone(house.zip());
        for (PersonToFile& one : house.input.people)
            one.name = one.name == "Anna" ? "Bob" : one.name == "Bob" ? "Carla" : "Anna";
    };
    const auto work = [](House& house, Files& files) {
        house.file(files);
        house.zip(files);
    };
    const auto after = [](House& house) {
        (void)house.file();
        (void)house.zip();
        CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob.zip", "Carla.zip"});
    };
    const auto faults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};
    CHECK(tryAll({"names go round", before, work, false, after}, faults) > 50);
}

TEST_CASE("folders whose names went round before a kill are found on a disk that numbers all it has anew")
{
    renamesAtOnceOrSkip(); // no disk that numbers anew has links
    int killed = 0;
    for (std::uint64_t at = 1;; ++at) {
        House house;
        house.photo("a.jpg", bytesOf(1, 3000), 1, {person(1)});
        house.photo("b.jpg", bytesOf(2, 3000), 2, {person(2)});
        requireDone(house.file());
        std::swap(house.input.people[0].name, house.input.people[1].name);
        FaultyFiles files(Fault::kill, at);
        try {
            house.file(files);
            break;
        } catch (const Killed&) {
            ++killed;
        }
        HookedFiles mountedAgain;
        mountedAgain.changeInfo = [](const Path&, FileInfo& info) { info.inode += 1'000'000; };
        INFO("killed at " << at);
        requireDone(house.file(mountedAgain));
        requireDone(house.file());
        CHECK(namesBelow(house.save()) == Names{"Anna/b.jpg", "Bob/a.jpg"});
        requireDone(house.verify());
    }
    CHECK(killed > 10);
}

TEST_CASE("writing names into copies survives every fault at every operation")
{
    CHECK(tryAll({"names", namedPhotos, [](House& house, Files& files) { house.file(files); }}, allFaults) > 100);
}

TEST_CASE("names that change between a fault and the next run leave no copy behind, nor a second one")
{
    const auto after = [](House& house) {
        house.input.photos[0].names = "Annabel, Bob";
        house.input.photos[1].names.clear();
    };
    const auto work = [](House& house, Files& files) { house.file(files); };
    CHECK(tryAll({"other names", namedPhotos, work, false, after}, {Fault::kill}) > 50);
}

TEST_CASE("renewing copies survives every fault at every operation, with the old copy whole until the new one is")
{
    const auto before = [](House& house) {
        namedPhotos(house);
        requireDone(house.file());
        requireDone(house.zip());
        house.input.photos[0].names = "Annabel, Bob";
        house.input.photos[1].names.clear();
    };
    const auto again = [](House& house) { house.input.photos[0].names = "Anna, Bob, Carla"; };
    const auto work = [](House& house, Files& files) { house.file(files); };
    CHECK(tryAll({"renew", before, work}, allFaults) > 100);
    CHECK(tryAll({"renew twice", before, work, false, again}, {Fault::kill}) > 50);
}

TEST_CASE("a merge that moves copies and changes what they say survives every fault at every operation")
{
    const auto before = [](House& house) {
        namedPhotos(house);
        requireDone(house.makeFolders());
        writeFile(house.save() / "Bob" / "a.jpg", "somebody's"); // so that what moves there gets a number
        requireDone(house.file());
        house.input.people.erase(house.input.people.begin()); // Anna is Bob
        for (PhotoToFile& photo : house.input.photos) {
            photo.names = photo.names.empty() ? "" : "Bob";
            photo.targets = {person(2)};
        }
    };
    const auto faults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};
    CHECK(tryAll({"merge", before, [](House& house, Files& files) { house.file(files); }}, faults) > 100);
}

TEST_CASE("zipping survives every fault at every operation, with the old zip whole until the new one is")
{
    const auto before = [](House& house) {
        somePhotos(house);
        requireDone(house.file());
        requireDone(house.zip());
        house.photo("new.jpg", bytesOf(5, 2000), 5, {person(1)});
        house.input.photos[0].targets = {person(1)}; // Bob's goes
        requireDone(house.file());
    };
    const auto work = [](House& house, Files& files) {
        const std::string old = readFile(house.zips() / "Anna.zip");
        std::exception_ptr killed;
        try {
            house.zip(files);
        } catch (const Killed&) {
            killed = std::current_exception();
        }
        const auto anna = zipEntriesOf({.save = house.save(), .zips = house.zips()}, house.state(), person(1));
        const bool isOld = readFile(house.zips() / "Anna.zip") == old;
        CHECK((isOld || checkZip(*house.files, house.zips() / "Anna.zip", &anna, house.job).damage.empty()));
        if (killed) std::rethrow_exception(killed);
    };
    const auto faults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};
    CHECK(tryAll({"zip", before, work}, faults) > 50);
}

namespace {

/// Anna is Annabel, and a folder of that name is somebody's; Carla's photos are Bob's.
void renamedBesideAStranger(House& house)
{
    house.input.people.push_back({static_cast<PersonId>(3), "Carla"});
    somePhotos(house);
    house.photo("c.jpg", bytesOf(4, 20), 4, {person(3)});
    requireDone(house.file());
    requireDone(house.zip());
    writeFile(house.save() / "Annabel" / "mine.txt", "somebody's");
    house.input.people = {{static_cast<PersonId>(1), "Annabel"}, {static_cast<PersonId>(2), "Bob"}};
    house.input.photos[3].targets = {person(2)};
}

constexpr auto roads = {NamingRoad::noReplace, NamingRoad::link, NamingRoad::plain};
constexpr auto trueFaults = {Fault::kill, Fault::noSpace, Fault::ioError, Fault::shortWrite};

} // namespace

TEST_CASE("what goes into a folder that a stranger's sent elsewhere is found after every kill, in every mode")
{
    for (const FilingMode mode : {FilingMode::copy, FilingMode::hardLink, FilingMode::move}) {
        if (mode == FilingMode::hardLink && !hardLinksHere()) continue;
        const auto before = [mode](House& house) {
            house.input.options.mode = mode;
            renamedBesideAStranger(house);
            house.rescan();
            house.input.people.pop_back(); // Bob is Annabel, too
            for (PhotoToFile& photo : house.input.photos)
                if (photo.targets != std::vector{noPeople}) photo.targets = {person(1)};
        };
        const auto work = [](House& house, Files& files) { house.file(files); };
        CHECK(tryAll({"merged beside a stranger", before, work, mode == FilingMode::move}, {Fault::kill}) > 40);
    }
}

TEST_CASE("a folder renamed beside a stranger's of that name is found after every fault, and the stranger's stays")
{
    for (const NamingRoad road : roads) {
        const auto work = [](House& house, Files& files) { house.file(files); };
        CHECK(tryAll({"rename beside a stranger", renamedBesideAStranger, work, false, {}, road}, trueFaults) > 50);
    }
}

TEST_CASE("moved photos are found in a renamed folder after every fault, though a stranger's has its name")
{
    const auto before = [](House& house) {
        house.input.options.mode = FilingMode::move;
        renamedBesideAStranger(house);
        house.rescan();
    };
    const auto work = [](House& house, Files& files) { house.file(files); };
    CHECK(tryAll({"moved, renamed", before, work, true}, trueFaults) > 50);
}

TEST_CASE("a folder of another disk is not taken for the renamed one, whose number it has there")
{
    int killed = 0;
    for (std::uint64_t at = 1;; ++at) {
        House house;
        renamedBesideAStranger(house);
        FaultyFiles files(Fault::kill, at);
        try {
            house.file(files);
            break;
        } catch (const Killed&) {
            ++killed;
        }
        const auto renamed = house.files->info(house.save() / "Annabel (2)");
        if (!renamed) continue;
        HookedFiles other;
        other.changeInfo = [&](const Path& path, FileInfo& info) { // a disk that was mounted there
            if (path != house.save() / "Annabel") return;
            info.device += 1;
            info.inode = renamed->inode;
        };
        (void)house.file(other);
        INFO("killed at " << at);
        requireDone(house.file());
        CHECK(house.state().targets.front().folder == "Annabel (2)");
        CHECK(house.plan().steps.empty());
    }
    CHECK(killed > 10);
}

TEST_CASE("a folder renamed before a kill is found on a disk that numbers all it has anew when it is mounted again")
{
    renamesAtOnceOrSkip(); // no disk that numbers anew has links
    const FilingMode mode = GENERATE(FilingMode::copy, FilingMode::move);
    int killed = 0;
    for (std::uint64_t at = 1;; ++at) {
        House house;
        house.input.options.mode = mode;
        renamedBesideAStranger(house);
        house.rescan();
        const Names before = namesBelow(house.save());
        FaultyFiles files(Fault::kill, at);
        try {
            house.file(files);
            break;
        } catch (const Killed&) {
            ++killed;
        }
        HookedFiles mountedAgain;
        mountedAgain.changeInfo = [](const Path&, FileInfo& info) { info.inode += 1'000'000; };
        INFO("killed at " << at);
        house.rescan();
        requireDone(house.file(mountedAgain));
        CHECK(house.state().targets.front().folder == "Annabel (2)");
        CHECK(namesBelow(house.save()).size() == before.size());
        CHECK(house.plan().steps.empty());
        requireDone(house.verify());
    }
    CHECK(killed > 10);
}

TEST_CASE("names are given on disks without a way of their own, through every fault below it")
{
    for (const NamingRoad road : {NamingRoad::link, NamingRoad::plain}) {
        const auto work = [](House& house, Files& files) { house.file(files); };
        CHECK(tryAll({"copy by another road", somePhotos, work, false, {}, road}, allFaults) > 100);
        const auto moving = [](House& house) {
            somePhotos(house);
            house.input.options.mode = FilingMode::move;
        };
        CHECK(tryAll({"move by another road", moving, work, true, {}, road}, allFaults) > 100);
        const auto zipped = [](House& house) {
            somePhotos(house);
            requireDone(house.file());
        };
        const auto zip = [](House& house, Files& files) { house.zip(files); };
        CHECK(tryAll({"zip by another road", zipped, zip, false, {}, road}, trueFaults) > 50);
    }
}

TEST_CASE("a corrected photo is filed anew through every fault, and the old copy is never lost before")
{
    const auto before = [](House& house) {
        namedPhotos(house);
        requireDone(house.file());
        for (std::size_t i : {0U, 2U}) {
            house.rewrite(house.input.photos[i], bytesOf(7 + static_cast<int>(i), 500));
        }
    };
    const auto work = [](House& house, Files& files) { house.file(files); };
    CHECK(tryAll({"corrected", before, work}, trueFaults) > 50);
}

TEST_CASE("what is missing or damaged is made again through every fault")
{
    const auto before = [](House& house) {
        somePhotos(house);
        requireDone(house.file());
        requireDone(house.zip());
        std::filesystem::remove_all(house.save() / "Bob");
        overwriteKeepingTime(house.save() / "Anna" / "a.jpg", bytesOf(99, 3000));
        house.verify();
    };
    const auto work = [](House& house, Files& files) { house.file(files); };
    CHECK(tryAll({"mend", before, work}, trueFaults) > 50);
}

TEST_CASE("a photo that is corrected between a kill and the next run is filed once, as it is by then")
{
    const auto work = [](House& house, Files& files) { house.file(files); };
    const auto after = [](House& house) { house.rewrite(house.input.photos[0], bytesOf(70, 500)); };
    CHECK(tryAll({"corrected after a kill", somePhotos, work, false, after}, {Fault::kill}) > 50);
    const auto inAnotherZone = [&after](House& house) { // by a disk that keeps local time
        for (const auto& [name, bytes] : filesBelow(house.save()))
            setTime(house.save() / name,
                    std::filesystem::last_write_time(house.save() / name) + std::chrono::minutes(-570));
        after(house);
    };
    CHECK(tryAll({"in another zone after a kill", somePhotos, work, false, inAnotherZone}, {Fault::kill}) > 50);
    const auto moving = [](House& house) {
        somePhotos(house);
        house.input.options.mode = FilingMode::move;
    };
    const auto afterMove = [](House& house) {
        house.rescan();
        if (house.input.photos[0].present) house.rewrite(house.input.photos[0], bytesOf(70, 500));
    };
    for (std::uint64_t at = 1;; ++at) {
        House house;
        moving(house);
        FaultyFiles files(Fault::kill, at);
        listen(house, files, Fault::kill);
        bool killed = false;
        try {
            house.file(files);
        } catch (const Killed&) {
            killed = true;
        }
        house.ledger.beforeCommit = nullptr;
        afterMove(house);
        INFO("killed at " << at);
        requireDone(house.file());
        CHECK(filesBelow(house.photos()).empty());
        CHECK(namesBelow(house.save() / "Anna") == Names{"a (2).jpg", "a.jpg"});
        if (!killed) break;
    }
}

TEST_CASE("a picture saved over another, with the person renamed, is filed once through every kill")
{
    const auto before = [](House& house) {
        somePhotos(house);
        requireDone(house.file());
        house.input.people[0].name = "Annabel";
        PhotoToFile& photo = house.input.photos[0];
        const PhotoToFile old{.content = photo.content, .targets = photo.targets, .present = false};
        photo.content = static_cast<ContentNo>(9);
        house.rewrite(photo, bytesOf(90, 500));
        house.input.photos.push_back(old);
    };
    CHECK(tryAll({"saved over", before, [](House& house, Files& files) { house.file(files); }}, {Fault::kill}) > 50);
}

TEST_CASE("links and moved copies take the place of missing ones through every kill")
{
    const auto work = [](House& house, Files& files) { house.file(files); };
    const auto linked = [](House& house) {
        somePhotos(house);
        house.input.options.mode = FilingMode::hardLink;
        requireDone(house.file());
        std::filesystem::remove_all(house.save() / "Anna");
    };
    if (hardLinksHere()) CHECK(tryAll({"missing links", linked, work}, {Fault::kill}) > 30);
    const auto merged = [](House& house) {
        somePhotos(house);
        requireDone(house.file());
        std::filesystem::remove_all(house.save() / "Anna");
        house.input.people.pop_back(); // Bob is Anna
        house.input.photos[0].targets = {person(1)};
    };
    CHECK(tryAll({"moved to where one is missing", merged, work}, {Fault::kill}) > 30);
}

} // namespace albumen::test
