// Decisions that go through a folder which libraries share.
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "catalogue/Backups.h"
#include "catalogue/Exchange.h"
#include "library/SharedFolder.h"
#include "support/FaultyFiles.h"
#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> filesIn(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& entry : fs::directory_iterator(folder)) contents[entry.path().filename()] = readFile(entry.path());
    return contents;
}

/// A library with three photos of one face each, as every machine of the family has them.
struct Machine {
    PlantedLibrary library{[](PlantedLibrary& planted) {
        for (int i = 0; i < 3; ++i) planted.photo({PlantedLibrary::atAngle(30.0 * i)});
    }};
    std::vector<PhotoId> photos = must(library->photos().list({})).ids;

    void name(std::size_t face, const std::string& who)
    {
        library.decide(AssignFaces{{library.faces().at(face).id}, Whom(who)});
    }
    std::map<std::string, std::string> labels()
    {
        library.settle();
        std::map<std::string, std::string> labels;
        for (const FaceCard& face : library.faces())
            if (face.how == LabelHow::decided) labels[face.path.filename()] = face.person;
        return labels;
    }
    std::vector<std::string> albums()
    {
        std::vector<std::string> names;
        for (const AlbumCard& card : must(library->albums().all()))
            names.push_back(card.name + " " + std::to_string(card.photos));
        return names;
    }
    std::size_t decisions() { return must(library->history().newest(1000)).size(); }
    std::size_t backups()
    {
        std::size_t count = 0;
        for (const auto& entry : fs::directory_iterator(backupFolder(library.folder / "library")))
            count += entry.path().filename().native().starts_with("before-import") ? 1 : 0;
        return count;
    }
    std::string uid()
    {
        return must(library.look()->read([](Db& db) { return libraryUid(db); })).text();
    }
};

struct SharingFamily {
    TempFolder drive;
    fs::path folder = drive / "shared";
    Machine anna, bert;

    SharingFamily() { fs::create_directory(folder); }
    Report sync(Machine& machine, jobs::Sync order = {})
    {
        order.folder = folder;
        return machine.library.run(order);
    }
    fs::path logOf(Machine& machine) { return folder / ("albumen-" + machine.uid() + ".json"); }
    /// How many decisions came, of all files.
    static std::uint64_t came(const Report& report)
    {
        std::uint64_t decisions = 0;
        if (report.sync)
            for (const SharedLogReport& log : report.sync->logs) decisions += log.met.decisions;
        return decisions;
    }
    std::size_t files() { return std::size_t(std::distance(fs::directory_iterator(folder), {})); }
};

using Given = SyncReport::Given;

} // namespace

TEST_CASE("Two libraries that sync through one folder hold the same, and once more changes nothing")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.anna.library.decide(SetFavourite{{family.anna.photos[1]}, true});
    family.anna.library.decide(MakeAlbum{"Lake", {family.anna.photos[0], family.anna.photos[2]}, {}});
    family.bert.name(1, "Bo");
    CHECK(family.sync(family.anna).sync->given == Given::written);
    const Report first = family.sync(family.bert);
    CHECK(SharingFamily::came(first) == 3);
    CHECK(first.problems.empty());
    CHECK(SharingFamily::came(family.sync(family.anna)) == 1);
    CHECK(family.anna.labels().size() == 2);
    CHECK(family.anna.labels() == family.bert.labels());
    CHECK(family.bert.albums() == std::vector<std::string>{"Lake 2"});
    CHECK(family.files() == 2);

    const auto before = filesIn(family.folder);
    const std::size_t decisions = family.anna.decisions(), backups = family.anna.backups();
    for (Machine* const machine : {&family.bert, &family.anna, &family.bert}) {
        const Report again = family.sync(*machine);
        CHECK(SharingFamily::came(again) == 0);
        CHECK(again.sync->given == Given::unchanged);
    }
    CHECK(filesIn(family.folder) == before);
    CHECK(family.anna.decisions() == decisions);
    CHECK(family.anna.backups() == backups);
    CHECK(backups == 1);
}

TEST_CASE("What was decided apart is listed, and the later holds in both libraries")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.bert.name(1, "Bo");
    family.bert.name(0, "Carla"); // at 2, so later
    family.sync(family.anna);
    const Report met = family.sync(family.bert);
    REQUIRE(met.sync->logs.size() == 1);
    REQUIRE(met.sync->logs[0].met.apart.size() == 1);
    CHECK(met.sync->logs[0].met.apart[0].ours == "Carla");
    CHECK(met.sync->logs[0].met.apart[0].theirs == "Ada");
    CHECK(met.sync->logs[0].met.apart[0].oursHolds);
    family.sync(family.anna);
    CHECK(family.anna.labels() == family.bert.labels());
    CHECK(family.anna.labels().at("1.jpg") == "Carla");
}

TEST_CASE("A dry run tells what would come and changes neither the library nor the folder")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    const auto before = filesIn(family.folder);
    const std::size_t runs = must(family.bert.library->archive().runs(10)).size();
    const Report dry = family.sync(family.bert, {.dryRun = true});
    CHECK(SharingFamily::came(dry) == 1);
    REQUIRE(dry.sync->logs.size() == 1);
    REQUIRE(dry.sync->logs[0].coming.size() == 1);
    CHECK(dry.sync->logs[0].coming[0].note == "Ada");
    CHECK(dry.sync->logs[0].coming[0].faces == 1);
    CHECK(dry.sync->logs[0].coming[0].sentence == "name 1 face Ada");
    CHECK(dry.sync->giving.empty());
    CHECK(dry.sync->given == Given::no);
    CHECK(filesIn(family.folder) == before);
    CHECK(family.bert.labels().empty());
    CHECK(family.bert.decisions() == 0);
    CHECK(must(family.bert.library->archive().runs(10)).size() == runs);
    family.bert.name(1, "Bo");
    const Report both = family.sync(family.bert, {.dryRun = true});
    REQUIRE(both.sync->giving.size() == 1);
    CHECK(both.sync->giving[0].note == "Bo");
    family.sync(family.bert);
    CHECK(family.sync(family.bert, {.dryRun = true}).sync->giving.empty()); // theirs lies there already
}

TEST_CASE("An undo and a redo that travel say what they are about")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.anna.library.decide(Undo{});
    family.anna.library.decide(Redo{});
    const Report dry = family.sync(family.anna, {.dryRun = true});
    REQUIRE(dry.sync->giving.size() == 3);
    CHECK(dry.sync->giving[0].of.empty());
    for (const std::size_t i : {1U, 2U}) CHECK(dry.sync->giving[i].of == dry.sync->giving[0].what);
    CHECK(dry.sync->giving[1].sentence == "undo: name 1 face Ada");
    CHECK(dry.sync->giving[2].sentence == "redo: name 1 face Ada");
}

TEST_CASE("Copies that a cloud made of a log are taken like it and stay where they are")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    const std::string stem = family.logOf(family.anna).stem();
    fs::rename(family.logOf(family.anna), family.folder / (stem + " (conflicted copy).json"));
    family.anna.name(1, "Bo");
    family.sync(family.anna);
    fs::rename(family.logOf(family.anna), family.folder / (stem + ".sync-conflict-20260101-120000-ABCDEFG.json"));
    family.anna.name(2, "Carla");
    const Report mine = family.sync(family.anna);
    CHECK(SharingFamily::came(mine) == 0);
    CHECK(SharingFamily::came(family.sync(family.bert)) == 3);
    CHECK(family.bert.labels() == family.anna.labels());
    CHECK(family.files() == 4);
}

TEST_CASE("A file that cannot be taken is told, and the others are taken")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    const std::string good = readFile(family.logOf(family.anna));
    auto newer = nlohmann::json::parse(good);
    newer["exchange"]["version"] = 99;
    auto hostile = nlohmann::json::parse(good);
    hostile["exchange"]["decisions"][0]["changes"][0]["a"] = std::string(32, 'f');
    writeFile(family.folder / "albumen-0.json", good.substr(0, good.size() / 2));
    writeFile(family.folder / "albumen-1.json", "");
    writeFile(family.folder / "albumen-2.json", "[1, 2]");
    writeFile(family.folder / "albumen-3.json", newer.dump());
    writeFile(family.folder / "albumen-4.json", hostile.dump());
    writeFile(family.folder / "albumen-5.json", std::string(100'000, '['));
    writeFile(family.folder / "holiday.json", "not ours");
    fs::create_directory(family.folder / "albumen-6.json");
    fs::create_symlink("/dev/zero", family.folder / "albumen-7.json");
    const Report report = family.sync(family.bert);
    CHECK(report.outcome == Outcome::completed);
    std::vector<Code> codes;
    for (const Error& problem : report.problems) codes.push_back(problem.code);
    CHECK(codes == std::vector{Code::foreignFile, Code::foreignFile, Code::foreignFile, Code::catalogueNewer,
                               Code::foreignFile, Code::foreignFile});
    CHECK(family.bert.labels() == family.anna.labels());
    CHECK(report.sync->given == Given::written);
    CHECK(readFile(family.folder / "albumen-2.json") == "[1, 2]");
    CHECK(readFile(family.logOf(family.anna)) == good);
}

TEST_CASE("A folder that is away or empty where logs lay before is told, and nothing is written there")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    family.sync(family.bert);
    fs::rename(family.folder, family.drive / "aside");
    CHECK(family.sync(family.anna).error->code == Code::pathMissing);
    CHECK_FALSE(fs::exists(family.folder));
    fs::create_directory(family.folder); // a mount point with nothing on it
    const Report empty = family.sync(family.anna);
    REQUIRE(empty.error);
    CHECK(empty.error->code == Code::rootOffline);
    CHECK(family.files() == 0);
    CHECK(family.sync(family.anna, {.anew = true}).sync->given == Given::written);
    CHECK(family.files() == 1);
    writeFile(family.drive / "file", "");
    CHECK(family.anna.library.run(jobs::Sync{family.drive / "file"}).error->code == Code::pathNotFolder);
}

TEST_CASE("A log that lay there before and is gone is told once, and what it said stays")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    family.sync(family.bert);
    fs::remove(family.logOf(family.anna));
    const Report report = family.sync(family.bert);
    CHECK(report.sync->gone == std::vector<fs::path>{family.logOf(family.anna)});
    CHECK(family.bert.labels().size() == 1);
    CHECK(family.sync(family.bert).sync->gone.empty());
}

TEST_CASE("Where nothing can be written what the others decided is taken all the same, and that is told")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    fs::create_directories(family.logOf(family.bert) / "inside"); // in the place of its log
    const Report report = family.sync(family.bert);
    CHECK(report.outcome == Outcome::completed);
    CHECK(SharingFamily::came(report) == 1);
    CHECK(report.problems.size() == 1);
    CHECK(report.sync->given == Given::no);
    CHECK(family.files() == 2); // nothing half lies there
}

TEST_CASE("A log of another library under this one's name is never written over")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.sync(family.anna);
    const std::string theirs = readFile(family.logOf(family.anna));
    writeFile(family.logOf(family.bert), theirs);
    family.bert.name(1, "Bo");
    const Report report = family.sync(family.bert);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::nameTaken);
    CHECK(readFile(family.logOf(family.bert)) == theirs);
    CHECK(family.bert.labels().size() == 2);
}

TEST_CASE("A library that was put back to an earlier time has from its own log what it decided since")
{
    SharingFamily family;
    family.anna.name(0, "Ada");
    family.anna.library.close();
    fs::copy(family.anna.library.folder / "library", family.drive / "copy", fs::copy_options::recursive);
    family.anna.library.open();
    family.anna.name(1, "Bo");
    family.sync(family.anna);
    family.sync(family.bert);
    family.anna.library.close();
    fs::remove_all(family.anna.library.folder / "library");
    fs::copy(family.drive / "copy", family.anna.library.folder / "library", fs::copy_options::recursive);
    family.anna.library.open();
    family.anna.name(1, "Carla"); // the second decision of this library once more
    const Report report = family.sync(family.anna);
    REQUIRE(report.sync->logs.size() == 2);
    CHECK((report.sync->logs[0].own || report.sync->logs[1].own));
    family.sync(family.bert);
    CHECK(family.anna.labels() == family.bert.labels());
    CHECK(family.anna.labels().at("2.jpg") == "Carla"); // the later one

    const std::string now = readFile(family.logOf(family.anna));
    writeFile(family.logOf(family.anna), now.substr(0, 100)); // the cloud put back an earlier or a half one
    CHECK(family.sync(family.anna).sync->given == Given::written);
    CHECK(readFile(family.logOf(family.anna)) == now);
}

TEST_CASE("Whatever goes wrong while a log is written the one before or the new one lies there whole")
{
    TempFolder folder;
    const Uid library = Uid::random();
    const std::string before(5000, 'a'), after(6000, 'b');
    const fs::path log = folder.path() / sharedLogName(library);
    FaultyFiles counting;
    must(SharedFolder(counting, folder.path()).give(library, before));
    const std::uint64_t operations = counting.operations();
    CHECK(operations > 5);
    for (const Fault fault : {Fault::noSpace, Fault::ioError, Fault::shortWrite, Fault::vanish, Fault::kill})
        for (std::uint64_t at = 1; at <= operations + 2; ++at) {
            INFO(int(fault) << " at " << at);
            writeFile(log, before);
            FaultyFiles files(fault, at);
            bool given = false;
            try {
                const auto done = SharedFolder(files, folder.path()).give(library, after);
                given = done.value_or(false);
                CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
            } catch (const Killed&) {
            }
            const std::string there = readFile(log);
            CHECK((there == after || (!given && there == before)));
            auto plain = makeFiles();
            must(SharedFolder(*plain, folder.path()).give(library, after)); // and the next goes on
            CHECK(readFile(log) == after);
            CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
        }
}
