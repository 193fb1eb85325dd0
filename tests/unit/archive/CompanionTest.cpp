// What belongs to a photo goes where it goes.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <utility>

#include "House.h"
#include "archive/Companions.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

struct LiveHouse : House {
    explicit LiveHouse(FilingMode mode, CompanionChoice choice = {})
    {
        input.options.mode = mode;
        writeFile(photos() / "IMG_1.jpg.xmp", "of the jpg");
        writeFile(photos() / "img_1.XMP", "of the stem");
        writeFile(photos() / "IMG_1.AAE", "edits");
        writeFile(photos() / "IMG_1.mov", "a film");
        writeFile(photos() / "IMG_10.xmp", "another's");
        writeFile(photos() / "notes.txt", "nobody's");
        photo("IMG_1.jpg", bytesOf(1, 3000), 1, {person(1), person(2)});
        addCompanions(*files, input, choice, job);
    }
    void rescan()
    {
        for (PhotoToFile& photo : input.photos) {
            photo.present = fs::exists(photo.source);
            photo.companions.clear();
        }
        addCompanions(*files, input, {}, job);
    }
};

const Names allOfIt = {"IMG_1.AAE", "IMG_1.XMP", "IMG_1.jpg", "IMG_1.jpg.xmp", "IMG_1.mov"};

} // namespace

TEST_CASE("what belongs to a photo is found by its stem, whatever the case, and nothing else is")
{
    LiveHouse house(FilingMode::copy);
    std::set<std::string> found;
    for (const Companion& one : house.input.photos[0].companions) found.insert(one.ending);
    CHECK(found == std::set<std::string>{".AAE", ".XMP", ".jpg.xmp", ".mov"});
}

TEST_CASE("a film that is filed as itself takes its sidecar along and no other film, and is beside no photo")
{
    House house;
    for (const char* name : {"p.mov", "p.mp4.xmp", "q.mov"}) writeFile(house.photos() / name, name);
    house.photo("p.mp4", bytesOf(1, 100), 1, {person(1)});
    house.photo("q.jpg", bytesOf(2, 100), 2, {person(1)});
    house.photo("q.mp4", bytesOf(3, 100), 3, {person(1)});
    addCompanions(*house.files, house.input, {}, house.job);
    REQUIRE(house.input.photos[0].companions.size() == 1);
    CHECK(house.input.photos[0].companions[0].ending == ".mp4.xmp");
    REQUIRE(house.input.photos[1].companions.size() == 1);
    CHECK(house.input.photos[1].companions[0].ending == ".mov");
    CHECK(house.input.photos[2].companions.empty());
}

TEST_CASE("in a move all of a photo goes along: Takeout's lists under its own name, and what editors laid beside it")
{
    House house;
    for (const char* name : {"p.jpg.pp3", "p.WAV", "p.supplemental-metadata.json", "shared.json"})
        writeFile(house.photos() / name, name);
    house.photo("p.jpg", bytesOf(1, 100), 1, {person(1)});
    house.photo("p-edited.jpg", bytesOf(2, 100), 2, {person(1)});
    const auto lists = [&](const Path& photo) {
        std::vector<Path> all{house.photos() / "shared.json"};
        if (photo.filename() == "p.jpg") all.push_back(house.photos() / "p.supplemental-metadata.json");
        return all;
    };
    const auto endings = [&](std::size_t photo) {
        std::set<std::string> all;
        for (const Companion& one : house.input.photos[photo].companions) all.insert(one.ending);
        return all;
    };
    addCompanions(*house.files, house.input, {.lists = lists}, house.job);
    CHECK(endings(0).empty()); // of copies nothing depends on them
    house.input.options.mode = FilingMode::move;
    addCompanions(*house.files, house.input, {.lists = lists}, house.job);
    CHECK(endings(0) == std::set<std::string>{".jpg.pp3", ".WAV", ".jpg.json", ".jpg.2.json"});
    CHECK(endings(1) == std::set<std::string>{".jpg.json"});
}

TEST_CASE("of two photos that differ in letter case each has the sidecar that is called as it is")
{
    House house;
    for (const char* name : {"p.jpg.xmp", "p.JPG.xmp"}) writeFile(house.photos() / name, name);
    house.photo("p.JPG", bytesOf(1, 100), 1, {person(1)});
    house.photo("p.jpg", bytesOf(2, 100), 2, {person(1)});
    if (std::distance(fs::directory_iterator(house.photos()), {}) < 4) return; // both names are one here
    fs::remove(house.photos() / "p.JPG.xmp");
    addCompanions(*house.files, house.input, {}, house.job);
    CHECK(house.input.photos[0].companions.empty());
    REQUIRE(house.input.photos[1].companions.size() == 1);
    CHECK(house.input.photos[1].companions[0].source == house.photos() / "p.jpg.xmp");
}

TEST_CASE("a sidecar called as neither of two photos goes with the one that has no other, in each mode and order")
{
    for (const FilingMode mode : {FilingMode::copy, FilingMode::move})
        for (const bool small : {true, false}) {
            House house;
            house.input.options.mode = mode;
            for (const char* name : {"p.jpg.xmp", "P.JPG.XMP"}) writeFile(house.photos() / name, name);
            house.photo(small ? "p.jpg" : "P.jpg", bytesOf(1, 100), 1, {person(1)});
            house.photo(small ? "P.jpg" : "p.jpg", bytesOf(2, 100), 2, {person(1)});
            if (std::distance(fs::directory_iterator(house.photos()), {}) < 4) return; // both names are one here
            addCompanions(*house.files, house.input, {}, house.job);
            for (const PhotoToFile& photo : house.input.photos) {
                REQUIRE(photo.companions.size() == 1);
                const bool smallOne = photo.source.filename() == "p.jpg";
                CHECK(photo.companions[0].source.filename() == (smallOne ? "p.jpg.xmp" : "P.JPG.XMP"));
            }
        }
}

TEST_CASE("sidecars and films are filed with their photo as chosen, into its folders and zips")
{
    LiveHouse house(FilingMode::copy, {.sidecars = true, .films = false});
    const auto report = house.file();
    requireDone(report);
    CHECK(report.copied == 2);
    CHECK(report.companions == 6);
    CHECK(namesBelow(house.save() / "Anna") == Names{"IMG_1.AAE", "IMG_1.XMP", "IMG_1.jpg", "IMG_1.jpg.xmp"});
    CHECK(house.plan().steps.empty());
    requireDone(house.zip());
    CHECK(zipEntriesOf({.save = house.save(), .zips = house.zips()}, house.state(), person(1)).size() == 4);
    requireDone(house.verify());
    house.input.photos[0].targets = {person(2)}; // and follow its correction
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna").empty());
    CHECK(namesBelow(house.save() / "Bob").size() == 4);
}

TEST_CASE("making folders knows of no sidecars and calls none lost, and filing makes again what is gone")
{
    LiveHouse house(FilingMode::copy);
    requireDone(house.file());
    const auto whole = filesBelow(house.save());
    for (const char* const folder : {"Anna", "Bob"}) fs::remove(house.save() / folder / "IMG_1.jpg.xmp");
    fs::remove_all(house.save() / "Bob");
    const auto companions = std::exchange(house.input.photos[0].companions, {});
    const auto folders = Filer(*house.files, house.ledger, house.clock)
                             .makeFolders({house.save(), house.zips()}, house.input, house.job, {});
    requireDone(folders);
    CHECK(folders.lostBefore.empty());
    house.input.photos[0].companions = companions;
    const auto filed = house.file();
    requireDone(filed);
    CHECK(filed.lostBefore.empty());
    CHECK(filesBelow(house.save()) == whole);
}

TEST_CASE("what is lost is a problem of the first filing that sees it, also after folders were made")
{
    LiveHouse house(FilingMode::move);
    requireDone(house.file());
    house.rescan();
    for (const char* const folder : {"Anna", "Bob"}) fs::remove(house.save() / folder / "IMG_1.jpg");
    requireDone(Filer(*house.files, house.ledger, house.clock)
                    .makeFolders({house.save(), house.zips()}, house.input, house.job, {}));
    const auto filed = house.file();
    REQUIRE(filed.problems.size() == 2);
    CHECK(filed.problems.front().code == Code::archiveLost);
    CHECK(house.file().lostBefore.size() == 2);
}

TEST_CASE("a photo with a number has companions with the same number")
{
    House house;
    house.photo("x/a.jpg", "one", 1, {person(1)});
    house.photo("y/a.jpg", "two", 2, {person(1)});
    writeFile(house.photos() / "x/a.jpg.xmp", "of one");
    writeFile(house.photos() / "y/a.jpg.xmp", "of two");
    addCompanions(*house.files, house.input, {}, house.job);
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a (2).jpg", "two"},
                                                                         {"Anna/a (2).jpg.xmp", "of two"},
                                                                         {"Anna/a.jpg", "one"},
                                                                         {"Anna/a.jpg.xmp", "of one"}});
}

TEST_CASE("a photo and what belongs to it take one number where somebody else's sidecar lies")
{
    for (const FilingMode mode : {FilingMode::copy, FilingMode::move}) {
        House house;
        house.input.options.mode = mode;
        house.photo("a.jpg", "one", 1, {person(1)});
        writeFile(house.photos() / "a.xmp", "mine");
        requireDone(house.makeFolders());
        writeFile(house.save() / "Anna/a.xmp", "another's");
        addCompanions(*house.files, house.input, {}, house.job);
        requireDone(house.file());
        CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a (2).jpg", "one"},
                                                                             {"Anna/a (2).xmp", "mine"},
                                                                             {"Anna/a.xmp", "another's"}});
        house.rescan();
        for (PhotoToFile& photo : house.input.photos) photo.companions.clear();
        if (mode == FilingMode::copy) addCompanions(*house.files, house.input, {}, house.job);
        CHECK(house.plan().steps.empty());
        writeFile(house.save() / "Bob/a (2).xmp", "Bob's own"); // and where they are moved to
        house.input.photos[0].targets = {person(2)};
        requireDone(house.file());
        const auto there = filesBelow(house.save() / "Bob");
        CHECK(there.size() == 3);
        CHECK(there.at("a (2).xmp") == "Bob's own");
        const std::string stem = there.contains("a.jpg") ? "a" : "a (2) (2)";
        CHECK(there.at(stem + ".jpg") == "one");
        CHECK(there.at(stem + ".xmp") == "mine");
    }
}

TEST_CASE("two photos of one stem and other formats share no sidecar's name")
{
    House house;
    house.photo("x/a.jpg", "one", 1, {person(1)});
    house.photo("y/a.png", "two", 2, {person(1)});
    writeFile(house.photos() / "x/a.xmp", "of one");
    writeFile(house.photos() / "y/a.xmp", "of two");
    addCompanions(*house.files, house.input, {}, house.job);
    requireDone(house.file());
    CHECK(filesBelow(house.save() / "Anna") ==
          std::map<std::string, std::string>{
              {"a (2).png", "two"}, {"a (2).xmp", "of two"}, {"a.jpg", "one"}, {"a.xmp", "of one"}});
    CHECK(house.plan().steps.empty());
}

TEST_CASE("two sidecars whose names differ in capitals alone are both filed, under names that are two on every disk")
{
    House house;
    house.input.options.mode = GENERATE(FilingMode::copy, FilingMode::move);
    writeFile(house.photos() / "a.xmp", "one");
    writeFile(house.photos() / "a.XMP", "two");
    if (readFile(house.photos() / "a.xmp") == "two") return; // both names are one here
    house.photo("a.jpg", bytesOf(1, 100), 1, {person(1)});
    addCompanions(*house.files, house.input, {}, house.job);
    requireDone(house.file());
    CHECK(filesBelow(house.save()) == std::map<std::string, std::string>{{"Anna/a.2.XMP", "two"},
                                                                         {"Anna/a.jpg", bytesOf(1, 100)},
                                                                         {"Anna/a.xmp", "one"}});
    requireDone(house.zip());
    CHECK(house.state().zips.at(0).entries == 3);
    const bool moved = house.input.options.mode == FilingMode::move;
    CHECK(namesBelow(house.photos()).size() == (moved ? 0 : 3));
    CHECK((moved || house.plan().steps.empty()));
}

TEST_CASE("a sidecar of two photos lies beside each in the archive, and goes with the last of them")
{
    House house;
    house.input.options.mode = FilingMode::move;
    writeFile(house.photos() / "IMG_1.xmp", "of both");
    house.photo("IMG_1.JPG", "the first", 1, {person(1)});
    house.photo("IMG_1.png", "the second", 2, {person(2)});
    const bool oneStays = GENERATE(false, true);
    if (oneStays) house.input.photos[1].size += 1; // changed since it was scanned
    addCompanions(*house.files, house.input, {}, house.job);
    const auto report = house.file();
    const std::map<std::string, std::string> anna{{"Anna/IMG_1.JPG", "the first"}, {"Anna/IMG_1.xmp", "of both"}};
    auto both = anna;
    both.insert({{"Bob/IMG_1.png", "the second"}, {"Bob/IMG_1.xmp", "of both"}});
    if (oneStays) {
        CHECK(namesBelow(house.photos()) == Names{"IMG_1.png", "IMG_1.xmp"});
        CHECK(readFile(house.save() / "Anna/IMG_1.xmp") == "of both");
        house.input.photos[1].size -= 1;
        house.rescan();
        for (PhotoToFile& photo : house.input.photos) photo.companions.clear();
        addCompanions(*house.files, house.input, {}, house.job);
        requireDone(house.file());
    } else {
        requireDone(report);
    }
    CHECK(filesBelow(house.save()) == both);
    CHECK(namesBelow(house.photos()).empty());
}

TEST_CASE("moving takes all that belongs to a photo along, and it follows the person's name")
{
    LiveHouse house(FilingMode::move);
    const auto report = house.file();
    requireDone(report);
    CHECK(report.removed == 1);
    CHECK(namesBelow(house.photos()) == Names{"IMG_10.xmp", "notes.txt"});
    CHECK(namesBelow(house.save() / "Anna") == allOfIt);
    house.rescan();
    CHECK(house.plan().steps.empty());
    house.input.people.push_back({static_cast<PersonId>(3), "Carla"});
    house.input.photos[0].targets = {person(3)};
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Carla") == allOfIt);
    CHECK(namesBelow(house.save() / "Anna").empty());
    CHECK(house.plan().steps.empty());
}

namespace {

struct ShotHouse : House {
    ShotHouse()
    {
        input.options.mode = FilingMode::move;
        writeFile(photos() / "IMG_1.xmp", "of the raw");
        writeFile(photos() / "IMG_1.JPG.xmp", "of the jpg");
        photo("IMG_1.JPG", bytesOf(1, 3000), 1, {person(1)}).shotWith = {static_cast<ContentNo>(2)};
        PhotoToFile& raw = photo("IMG_1.CR2", bytesOf(2, 5000), 2, {person(1)});
        raw.raw = true;
        raw.shotWith = {static_cast<ContentNo>(1)};
        addCompanions(*files, input, {}, job);
    }
};

} // namespace

TEST_CASE("beside a RAW and a JPEG of one shot each sidecar belongs to its own, and all of it moves")
{
    ShotHouse house;
    REQUIRE(house.input.photos[0].companions.size() == 1);
    CHECK(house.input.photos[0].companions[0].ending == ".JPG.xmp");
    REQUIRE(house.input.photos[1].companions.size() == 1);
    CHECK(house.input.photos[1].companions[0].ending == ".xmp");
    const auto report = house.file();
    requireDone(report);
    CHECK(report.removed == 2);
    CHECK(namesBelow(house.photos()).empty());
    CHECK(namesBelow(house.save() / "Anna") == Names{"IMG_1.CR2", "IMG_1.JPG", "IMG_1.JPG.xmp", "IMG_1.xmp"});
}

TEST_CASE("the sidecar of a RAW that is not filed stays with it and does not go with the JPEG")
{
    House house;
    house.input.options.mode = FilingMode::move;
    writeFile(house.photos() / "img_1.NEF", "of nobody's known");
    writeFile(house.photos() / "IMG_1.xmp", "of the raw");
    writeFile(house.photos() / "IMG_1.jpg.xmp", "of the jpg");
    house.photo("IMG_1.jpg", bytesOf(1, 3000), 1, {person(1)});
    addCompanions(*house.files, house.input, {}, house.job);
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna") == Names{"IMG_1.jpg", "IMG_1.jpg.xmp"});
    CHECK(namesBelow(house.photos()) == Names{"IMG_1.xmp", "img_1.NEF"});
}

TEST_CASE("a JPEG stays where the RAW of its shot cannot be moved, and the RAW where the JPEG cannot")
{
    for (const int stays : {0, 1}) {
        ShotHouse house;
        house.input.photos[static_cast<std::size_t>(stays)].targets.clear(); // never filed
        const auto report = house.file();
        CHECK(report.removed == 0);
        REQUIRE(report.problems.size() == 1);
        CHECK(report.problems[0].code == Code::companionKept);
        CHECK(report.problems[0].path == house.input.photos[static_cast<std::size_t>(1 - stays)].source);
        CHECK(namesBelow(house.photos()).size() == 4);
    }
}

TEST_CASE("a photo whose companion cannot be moved stays with all of it, and is named")
{
    LiveHouse house(FilingMode::move);
    fs::remove(house.photos() / "IMG_1.mov");
    symlinkOrSkip("IMG_1.AAE", house.photos() / "IMG_1.mov"); // a link is not read
    const auto report = house.file();
    CHECK(report.removed == 0);
    const bool said = std::any_of(report.problems.begin(), report.problems.end(),
                                  [&](const Error& problem) { return problem.path.parent_path() == house.photos(); });
    CHECK(said);
    for (const char* name : {"IMG_1.jpg", "IMG_1.jpg.xmp", "IMG_1.AAE", "img_1.XMP"})
        CHECK(fs::exists(house.photos() / name));
}

TEST_CASE("a sidecar that another program changed is filed anew")
{
    LiveHouse house(FilingMode::copy);
    requireDone(house.file());
    writeFile(house.photos() / "IMG_1.jpg.xmp", "other names by now");
    house.rescan();
    requireDone(house.file());
    CHECK(readFile(house.save() / "Anna/IMG_1.jpg.xmp") == "other names by now");
    CHECK(house.plan().steps.empty());
    fs::remove(house.photos() / "IMG_1.jpg.xmp"); // what was filed stays filed
    house.rescan();
    requireDone(house.file());
    CHECK(readFile(house.save() / "Anna/IMG_1.jpg.xmp") == "other names by now");
}

TEST_CASE("a photo filed before moving was chosen stays where it is, though a film of it is new")
{
    LiveHouse house(FilingMode::copy, {.sidecars = true, .films = false});
    requireDone(house.file());
    house.input.options.mode = FilingMode::move;
    house.rescan(); // the film comes along from now on
    const auto report = house.file();
    CHECK(report.removed == 0);
    for (const char* name : {"IMG_1.jpg", "IMG_1.jpg.xmp", "IMG_1.AAE", "img_1.XMP", "IMG_1.mov"})
        CHECK(fs::exists(house.photos() / name));
}

TEST_CASE("a sidecar that a person changed in the archive is theirs, though it opens as no picture")
{
    LiveHouse house(FilingMode::copy);
    requireDone(house.file());
    const Path edited = house.save() / "Anna/IMG_1.jpg.xmp";
    writeFile(edited, "rated in the archive");
    setTime(edited, fs::last_write_time(edited) + std::chrono::hours(1));
    Filer filer(*house.files, house.ledger, house.clock, nullptr, [](const Path&) { return false; });
    const auto report = filer.file({house.save(), house.zips()}, house.input, house.job, {});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(readFile(edited) == "rated in the archive");
}

TEST_CASE("what belongs to a photo is called after the photo, however its own name is typed")
{
    House house;
    writeFile(house.photos() / "Jose\xCC\x81.xmp", "accent apart"); // NFD
    writeFile(house.photos() / "JOS\xC3\x89.XMP", "capitals");
    house.photo("Jos\xC3\xA9.jpg", "a photo", 1, {person(1)}); // NFC
    addCompanions(*house.files, house.input, {}, house.job);
    REQUIRE(house.input.photos[0].companions.size() == 2);
    CHECK(house.input.photos[0].companions[0].ending == ".xmp");
    CHECK(house.input.photos[0].companions[1].ending == ".2.XMP");
}

namespace {

/// The files say who they are in their bytes: "id X".
struct FarHouse : House {
    std::vector<std::string> asked;
    LiveIdentifiers live{.ofPhoto = [this](const Path& path) { return say(path); },
                         .ofFilm = [this](const Path& path) { return say(path); }};

    std::string say(const Path& path)
    {
        asked.push_back(path.filename().native());
        const std::string bytes = readFile(path);
        return bytes.starts_with("id ") ? bytes : std::string();
    }
    void find(const CompanionChoice& choice = {})
    {
        for (PhotoToFile& photo : input.photos) photo.companions.clear();
        asked.clear();
        addCompanions(*files, input, choice, job, live);
    }
};

} // namespace

TEST_CASE("the film of a live photo with another name is found by what both say and called as the photo")
{
    FarHouse house;
    house.input.options.mode = FilingMode::move;
    house.photo("IMG_1.HEIC", "id one", 1, {person(1)});
    house.photo("IMG_2.HEIC", "id two", 2, {person(1)});
    house.photo("IMG_3.HEIC", "id three", 3, {person(1)});
    writeFile(house.photos() / "clip.MOV", "id one");
    writeFile(house.photos() / "holiday.mov", "says nothing");
    writeFile(house.photos() / "IMG_3.MOV", "of its stem");
    writeFile(house.photos() / "else/IMG_9.MOV", "id two"); // another folder
    writeFile(house.photos() / "IMG_0.HEIC", "id two");     // not filed: what its edited copy IMG_2 says is its film's
    writeFile(house.photos() / "IMG_0.MOV", "id two");
    house.find();
    REQUIRE(house.input.photos[0].companions.size() == 1);
    CHECK(house.input.photos[0].companions[0].ending == ".MOV");
    CHECK(house.input.photos[0].companions[0].source == house.photos() / "clip.MOV");
    CHECK(house.input.photos[1].companions.empty());
    CHECK(house.input.photos[2].companions.size() == 1);
    CHECK(std::count(house.asked.begin(), house.asked.end(), "IMG_3.HEIC") == 0);
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna") ==
          Names{"IMG_1.HEIC", "IMG_1.MOV", "IMG_2.HEIC", "IMG_3.HEIC", "IMG_3.MOV"});
    CHECK(namesBelow(house.photos()) == Names{"IMG_0.HEIC", "IMG_0.MOV", "else/IMG_9.MOV", "holiday.mov"});
}

TEST_CASE("photos are not asked who they are where no film says so, and films not where they are not wanted")
{
    FarHouse house;
    house.photo("IMG_1.HEIC", "id one", 1, {person(1)});
    house.find();
    CHECK(house.asked.empty());
    writeFile(house.photos() / "holiday.mov", "says nothing");
    house.find();
    CHECK(house.asked == std::vector<std::string>{"holiday.mov"});
    writeFile(house.photos() / "clip.mov", "id one");
    house.find({.films = false});
    CHECK(house.asked.empty());
    CHECK(house.input.photos[0].companions.empty());
}

TEST_CASE("moving a photo with what belongs to it survives every fault at every operation")
{
    const auto tryAt = [](Fault fault, std::uint64_t at) {
        LiveHouse house(FilingMode::move);
        const auto originals = filesBelow(house.photos());
        FaultyFiles files(fault, at);
        if (fault == Fault::kill) house.ledger.beforeCommit = [&files] { (void)files.step(); };
        try {
            (void)house.file(files);
        } catch (const Killed&) {
        }
        house.ledger.beforeCommit = nullptr;
        INFO("fault " << static_cast<int>(fault) << " at " << at);
        const auto archive = filesBelow(house.save());
        for (const auto& [name, bytes] : originals)
            CHECK((fs::exists(house.photos() / name) ||
                   std::ranges::count(archive, bytes, [](const auto& one) { return one.second; }) > 0));
        house.rescan();
        requireDone(house.file());
        house.rescan();
        CHECK(house.plan().steps.empty());
        CHECK(namesBelow(house.photos()) == Names{"IMG_10.xmp", "notes.txt"});
        CHECK(namesBelow(house.save() / "Anna") == allOfIt);
        CHECK(namesBelow(house.save() / "Bob") == allOfIt);
        return files.operations() >= at;
    };
    for (const Fault fault : {Fault::kill, Fault::noSpace, Fault::ioError}) {
        std::uint64_t at = 1;
        while (tryAt(fault, at)) ++at;
        CHECK(at > 100);
    }
}

} // namespace albumen::test
