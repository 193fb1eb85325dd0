#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "House.h"
#include "archive/VerifiedCopy.h"
#include "support/FaultyFiles.h"

namespace albumen::test {
namespace fs = std::filesystem;
namespace {

/// Two photos of Anna, one of Bob, one of nobody; filed and zipped.
struct ZippedHouse : House {
    ZippedHouse()
    {
        photo("a.jpg", bytesOf(1, 5000), 1, {person(1)});
        photo("b 张.jpg", bytesOf(2, 3000), 2, {person(1), person(2)});
        photo("c.jpg", bytesOf(3, 2000), 3, {noPeople});
        requireDone(file());
        requireDone(zip());
    }
    std::vector<ZipEntry> entries(int id)
    {
        return zipEntriesOf({.save = save(), .zips = zips()}, state(), person(id));
    }
    Error checkError(const std::vector<ZipEntry>& expected)
    {
        const auto check = checkZip(*files, zips() / "Anna.zip", &expected, job);
        REQUIRE_FALSE(check.damage.empty());
        return check.damage.front();
    }
};

} // namespace

TEST_CASE("each person has one zip with exactly that person's photos, stored")
{
    ZippedHouse house;
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob.zip"});
    const auto anna = house.entries(1), bob = house.entries(2);
    REQUIRE(anna.size() == 2);
    REQUIRE(bob.size() == 1);
    CHECK(checkZip(*house.files, house.zips() / "Anna.zip", &anna, house.job).damage.empty());
    CHECK(checkZip(*house.files, house.zips() / "Bob.zip", &bob, house.job).damage.empty());
    CHECK(readFile(house.zips() / "Anna.zip").find(bytesOf(1, 5000)) !=
          std::string::npos); // stored, so it is in there as it is
    CHECK(house.checkError(bob).code == Code::zipBroken);
}

TEST_CASE("other programs read the zips")
{
    ZippedHouse house;
    if (std::system("command -v python3 >/dev/null") != 0) skip("python3");
    const std::string command = "cd '" + house.folder.path().native() +
                                "' && python3 -c \"import zipfile;z=zipfile.ZipFile('Zips/Anna.zip');"
                                "assert z.testzip() is None;assert z.namelist()==['a.jpg','b \u5f20.jpg'];"
                                "assert all(i.compress_type==0 for i in z.infolist())\"";
    CHECK(std::system(command.c_str()) == 0);
}

TEST_CASE("people whose photos did not change are not zipped again")
{
    ZippedHouse house;
    const auto before = house.files->info(house.zips() / "Anna.zip").value();
    house.photo("d.jpg", bytesOf(4, 100), 4, {person(2)});
    requireDone(house.file());
    const auto report = house.zip();
    requireDone(report);
    CHECK(report.zipsMade == 1);
    CHECK(report.zipsUnchanged == 1);
    const auto after = house.files->info(house.zips() / "Anna.zip").value();
    CHECK(after.mtimeNs == before.mtimeNs);
    CHECK(after.inode == before.inode);
    CHECK(house.entries(2).size() == 2);
    const auto bob = house.entries(2);
    CHECK(checkZip(*house.files, house.zips() / "Bob.zip", &bob, house.job).damage.empty());
}

TEST_CASE("the same photos give the same bytes")
{
    ZippedHouse house;
    const std::string before = readFile(house.zips() / "Anna.zip");
    fs::remove(house.zips() / "Anna.zip");
    requireDone(house.zip());
    CHECK(readFile(house.zips() / "Anna.zip") == before);
}

TEST_CASE("a zip with one flipped byte anywhere is refused")
{
    ZippedHouse house;
    const auto anna = house.entries(1);
    const auto size = static_cast<std::streamoff>(fs::file_size(house.zips() / "Anna.zip"));
    for (const std::streamoff at : {std::streamoff{0}, std::streamoff{40}, std::streamoff{2500}, size - 60}) {
        INFO("byte " << at);
        flipByte(house.zips() / "Anna.zip", at);
        CHECK_FALSE(checkZip(*house.files, house.zips() / "Anna.zip", &anna, house.job).damage.empty());
        flipByte(house.zips() / "Anna.zip", at);
    }
    CHECK(checkZip(*house.files, house.zips() / "Anna.zip", &anna, house.job).damage.empty());
}

TEST_CASE("a zip that somebody changed is left and the new one gets a number")
{
    ZippedHouse house;
    edit(house.zips() / "Anna.zip", "mine");
    const auto report = house.zip();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(report.zipsMade == 1);
    CHECK(namesBelow(house.zips()) == Names{"Anna (2).zip", "Anna.zip", "Bob.zip"});
    CHECK(readFile(house.zips() / "Anna.zip") == "mine");
    CHECK(house.zip().zipsMade == 0);
}

TEST_CASE("a zip that another program wrote anew is somebody's where it opens, and damaged where it does not")
{
    for (const bool opens : {true, false}) {
        ZippedHouse house;
        const Path zip = house.zips() / "Anna.zip";
        const std::string bytes = readFile(zip);
        const auto moment = static_cast<std::streamoff>(bytes.find("UT\x05")) + 5; // of the first local header
        flipByte(zip, opens ? moment : moment + 8);
        setTime(zip, fs::last_write_time(zip) + std::chrono::seconds(10));
        const std::string theirs = readFile(zip);
        const auto report = house.zip();
        CHECK(report.zipsMade == 1);
        CHECK(report.mended == (opens ? 0 : 1));
        CHECK(fs::exists(house.zips() / "Anna (2).zip") == opens);
        CHECK((readFile(zip) == theirs) == opens);
    }
}

TEST_CASE("the zip of a renamed person is renamed, of one without photos it goes to the trash")
{
    ZippedHouse house;
    const auto inode = house.files->info(house.zips() / "Anna.zip").value().inode;
    house.input.people[0].name = "Ännchen";
    house.input.photos[1].targets = {person(1)};
    requireDone(house.file());
    const auto report = house.zip();
    requireDone(report);
    CHECK(report.zipsMade == 0);
    CHECK(report.zipsRetired == 1);
    CHECK(namesBelow(house.zips()) == Names{".albumen-trash/4/Bob.zip", "Ännchen.zip"});
    CHECK(house.files->info(house.zips() / "Ännchen.zip").value().inode == inode);
    CHECK(house.zip().zipsUnchanged == 1);
}

TEST_CASE("zips of people who exchange their names exchange theirs, and what is in them stays")
{
    ZippedHouse house;
    house.input.people.push_back({static_cast<PersonId>(3), "Carla"});
    house.photo("d.jpg", bytesOf(4, 700), 4, {person(3)});
    requireDone(house.file());
    requireDone(house.zip());
    const auto before = filesBelow(house.zips());
    const bool three = GENERATE(false, true);
    house.input.people[0].name = "Bob";
    house.input.people[1].name = three ? "Carla" : "Anna";
    if (three) house.input.people[2].name = "Anna";
    const bool more = GENERATE(false, true); // one of them is made anew besides
    if (more) house.photo("e.jpg", bytesOf(5, 700), 5, {person(1)});
    requireDone(house.file());
    const std::uint64_t stale =
        *Zipper(*house.files, house.ledger, house.clock).stale(house.save(), house.zips(), {}).value();
    CHECK(stale == (three ? 3 : 2));
    const auto report = house.zip();
    requireDone(report);
    CHECK(report.zipsMade == (more ? 1 : 0));
    CHECK(report.zipsUnchanged == (more ? 2 : 3));
    const auto after = filesBelow(house.zips());
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob.zip", "Carla.zip"});
    CHECK(after.at(three ? "Carla.zip" : "Anna.zip") == before.at("Bob.zip"));
    if (!more) CHECK(after.at("Bob.zip") == before.at("Anna.zip"));
    if (three) CHECK(after.at("Anna.zip") == before.at("Carla.zip"));
    CHECK(house.zip().zipsUnchanged == 3);
    requireDone(house.verify());
}

TEST_CASE("a zip loses its number when its name is free, which a stranger's keeps it from")
{
    ZippedHouse house;
    edit(house.zips() / "Anna.zip", "mine");
    CHECK(house.zip().zipsMade == 1);
    REQUIRE(namesBelow(house.zips()) == Names{"Anna (2).zip", "Anna.zip", "Bob.zip"});
    fs::remove(house.zips() / "Anna.zip");
    writeFile(house.zips() / "Bob (2).zip", "a stranger's");
    const auto report = house.zip();
    requireDone(report);
    CHECK(report.zipsMade == 0);
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob (2).zip", "Bob.zip"});
    writeFile(house.zips() / "Cleo.zip", "a stranger's");
    house.input.people[0].name = "Cleo";
    requireDone(house.file());
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{"Bob (2).zip", "Bob.zip", "Cleo (2).zip", "Cleo.zip"});
    fs::remove(house.zips() / "Cleo.zip");
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{"Bob (2).zip", "Bob.zip", "Cleo.zip"});
    CHECK(readFile(house.zips() / "Bob (2).zip") == "a stranger's");
}

TEST_CASE("a damaged zip of a person who was renamed goes to the trash and leaves its name to others")
{
    ZippedHouse house;
    const Path zip = house.zips() / "Anna.zip";
    fs::resize_file(zip, fs::file_size(zip) - 30);
    CHECK(house.verify().damaged == 1);
    house.input.people[0].name = "Bob";
    house.input.people[1].name = "Anna";
    requireDone(house.file());
    const auto report = house.zip();
    CHECK(report.mended == 1);
    CHECK(namesBelow(house.zips()) == Names{".albumen-trash/damaged/Bob.zip", "Anna.zip", "Bob.zip"});
    requireDone(house.verify());
}

TEST_CASE("a renamed person with new photos has one zip, under the new name")
{
    ZippedHouse house;
    house.input.people[0].name = "Ann";
    house.photo("d.jpg", bytesOf(4, 100), 4, {person(1)});
    requireDone(house.file());
    requireDone(house.zip());
    CHECK(namesBelow(house.zips()) == Names{"Ann.zip", "Bob.zip"});
    const auto ann = house.entries(1);
    CHECK(ann.size() == 3);
    CHECK(checkZip(*house.files, house.zips() / "Ann.zip", &ann, house.job).damage.empty());
}

TEST_CASE("an edited or missing file is named and left out, and the next filing mends both")
{
    ZippedHouse house;
    edit(house.save() / "Anna/a.jpg", "edited");
    fs::remove(house.save() / "Anna/b 张.jpg");
    const auto report = house.zip();
    CHECK(report.outcome == Outcome::completed);
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].code == Code::editedFile);
    CHECK(report.problems[1].code == Code::archiveMissing);
    requireDone(house.file());
    CHECK(namesBelow(house.save() / "Anna") == Names{"a (2).jpg", "a.jpg", "b 张.jpg"});
    CHECK(readFile(house.save() / "Anna/a.jpg") == "edited");
    requireDone(house.zip());
    CHECK(house.entries(1).size() == 2);
    const auto verified = house.verify();
    CHECK(verified.damaged == 0);
    REQUIRE(verified.problems.size() == 1); // what somebody edited is there, and no damage
    CHECK(verified.problems[0].code == Code::editedFile);
}

TEST_CASE("a filed file whose bytes rotted does not get into a zip, and is mended by the next filing")
{
    ZippedHouse house;
    flipByte(house.save() / "Bob/b 张.jpg", 7);
    house.photo("d.jpg", bytesOf(4, 100), 4, {person(2)});
    requireDone(house.file());
    const std::string before = readFile(house.zips() / "Bob.zip");
    const auto report = house.zip();
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].code == Code::archiveDamaged);
    CHECK(report.problems[0].path == house.save() / "Bob/b 张.jpg");
    CHECK(readFile(house.zips() / "Bob.zip") == before);
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob.zip"});
    const auto again = house.file();
    requireDone(again);
    CHECK(again.mended == 1);
    const auto zipped = house.zip();
    requireDone(zipped);
    CHECK(zipped.zipsMade == 1);
}

TEST_CASE("cancelling in the middle of a zip leaves the old one and nothing else")
{
    ZippedHouse house;
    house.photo("big.jpg", bytesOf(9, 12 << 20), 9, {person(1)});
    requireDone(house.file());
    const std::string before = readFile(house.zips() / "Anna.zip");
    FaultyFiles files;
    bool partSeen = false;
    files.onStep = [&](std::uint64_t) {
        for (const auto& entry : fs::directory_iterator(house.zips()))
            if (entry.path().extension() == ".part" && entry.file_size() > 4 << 20) {
                partSeen = true;
                house.job.cancel();
            }
    };
    const auto report = house.zip(files);
    CHECK(partSeen);
    CHECK(report.outcome == Outcome::cancelled);
    CHECK_FALSE(report.error);
    CHECK(report.problems.empty());
    CHECK(namesBelow(house.zips()) == Names{"Anna.zip", "Bob.zip"});
    CHECK(readFile(house.zips() / "Anna.zip") == before);
}

TEST_CASE("too little space for zips is said before the first")
{
    House house;
    house.photo("a.jpg", bytesOf(1, 5000), 1, {person(1)});
    requireDone(house.file());
    FaultyFiles files;
    files.freeBytes = 4999;
    const auto report = house.zip(files);
    REQUIRE(report.error);
    CHECK(report.error->code == Code::noSpaceForZips);
    CHECK(report.error->needed > 5000);
    CHECK(filesBelow(house.zips()).empty());
}

TEST_CASE("checking finds every damage and nothing else, and filing again mends it")
{
    ZippedHouse house;
    const auto whole = house.verify();
    requireDone(whole);
    CHECK(whole.checked == 6); // four files, two zips
    CHECK(whole.damaged == 0);
    flipByte(house.save() / "Anna/a.jpg", 100);
    fs::remove(house.save() / "Bob/b 张.jpg");
    flipByte(house.zips() / "Bob.zip", 100);
    const auto damaged = house.verify();
    CHECK(damaged.outcome == Outcome::completed);
    CHECK(damaged.checked == 6);
    CHECK(damaged.damaged == 3);
    REQUIRE(damaged.problems.size() == 3);
    CHECK(damaged.problems[0].code == Code::archiveDamaged);
    CHECK(damaged.problems[1].code == Code::archiveMissing);
    CHECK(damaged.problems[2].code == Code::zipDamaged);
    CHECK(damaged.problems[0].path == house.save() / "Anna/a.jpg");
    CHECK(damaged.problems[1].detail == "missing");
    CHECK(damaged.problems[2].path == house.zips() / "Bob.zip");
    CHECK(house.verify().damaged == 3); // until it is mended; the zip's own CRCs tell
    requireDone(house.file());
    requireDone(house.zip());
    requireDone(house.verify());
    CHECK(readFile(house.save() / "Anna/a.jpg") == bytesOf(1, 5000));
    CHECK(readFile(house.save() / "Bob/b 张.jpg") == bytesOf(2, 3000));
    CHECK(namesBelow(house.zips()) == Names{".albumen-trash/damaged/Bob.zip", "Anna.zip", "Bob.zip"});
}

TEST_CASE("a sample is a share chosen by its seed, and a cancelled check goes on where it stopped")
{
    House house;
    for (int i = 0; i < 400; ++i) house.photo(std::to_string(i) + ".jpg", bytesOf(i, 10), i, {person(1)});
    requireDone(house.file());
    const auto first = house.verify(0.25, 7).checked;
    CHECK(first > 60);
    CHECK(first < 140);
    CHECK(house.verify(0.25, 7).checked == first);
    FaultyFiles files;
    files.onStep = [&](std::uint64_t count) {
        if (count == 300) house.job.cancel();
    };
    const auto cancelled = Verifier(files, house.ledger).verify(house.save(), house.zips(), 1, 3, house.job, {});
    CHECK(cancelled.outcome == Outcome::cancelled);
    CHECK(cancelled.checked > 0);
    CHECK(cancelled.checked < 400);
    JobControl fresh;
    std::uint64_t total = 0;
    const auto rest =
        Verifier(*house.files, house.ledger).verify(house.save(), house.zips(), 1, 3, fresh, [&](const Progress& p) {
            total = p.total;
        });
    CHECK(rest.checked == 400);
    CHECK(total == 400 - cancelled.checked);
}

TEST_CASE("the smallest sample is one thing")
{
    House house;
    for (int i = 0; i < 30; ++i) house.photo(std::to_string(i) + ".jpg", bytesOf(i, 10), i, {person(1)});
    requireDone(house.file());
    for (const double share : {0.01, 1e-300})
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const auto part = house.verify(share, seed).checked;
            CHECK(part >= 1);
            CHECK(part < 4);
        }
    std::uint64_t checked = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) checked += house.verify(0.1, seed).checked;
    CHECK(checked >= 30); // every one, and those that stood in for nothing
    CHECK(checked < 40);
}

TEST_CASE("samples that follow each other take in everything and a check that goes on names what it found before")
{
    House house;
    for (int i = 0; i < 400; ++i) house.photo(std::to_string(i) + ".jpg", bytesOf(i, 10), i, {person(1)});
    requireDone(house.file());
    for (const char* const name : {"Anna/17.jpg", "Anna/230.jpg"}) flipByte(house.save() / name, 3);
    Verifier verifier(*house.files, house.ledger);
    const auto next = [&](const JobControl& control) {
        return verifier.verify(house.save(), house.zips(), 0.25, {}, control, {});
    };
    std::uint64_t checked = 0, damaged = 0;
    for (int i = 0; i < 4; ++i) {
        const auto part = next(house.job);
        CHECK(part.checked > 60);
        CHECK(part.checked < 140);
        checked += part.checked;
        damaged += part.damaged;
    }
    CHECK(checked == 400);
    CHECK(damaged == 2);
    JobControl job; // a fresh round, stopped halfway: the same sample goes on, and not the next one
    FaultyFiles slow;
    slow.onStep = [&](std::uint64_t count) {
        if (count == 100) job.cancel();
    };
    const auto first = Verifier(slow, house.ledger).verify(house.save(), house.zips(), 0.25, {}, job, {});
    REQUIRE(first.outcome == Outcome::cancelled);
    const auto rest = next(house.job);
    CHECK(rest.outcome == Outcome::completed);
    CHECK(rest.problems.size() == rest.damaged);

    JobControl whole;
    FaultyFiles files;
    files.onStep = [&](std::uint64_t count) {
        if (count == 900) whole.cancel();
    };
    const auto stopped = Verifier(files, house.ledger).verify(house.save(), house.zips(), 1, {}, whole, {});
    REQUIRE(stopped.outcome == Outcome::cancelled);
    REQUIRE(stopped.checked < 400);
    REQUIRE(stopped.damaged > 0);
    const auto wentOn = verifier.verify(house.save(), house.zips(), 1, {}, house.job, {});
    CHECK(wentOn.checked == 400);
    CHECK(wentOn.damaged == 2);
    CHECK(wentOn.problems.size() == 2);
}

namespace {

std::uint64_t residentBytes()
{
    std::ifstream pages("/proc/self/statm");
    std::uint64_t all = 0, resident = 0;
    pages >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

/// So many entries, all of one small file.
std::vector<ZipEntry> manyEntries(House& house, int count)
{
    const Path file = house.folder / "tiny.jpg";
    writeFile(file, bytesOf(1, 300));
    const FileInfo info = house.files->info(file).value();
    const Xxh128 hash = hashFile(*house.files, file, house.job).value().value();
    std::vector<ZipEntry> entries;
    for (int i = 0; i < count; ++i)
        entries.push_back({fmt::format("{:05}.jpg", i), file, info.size, info.mtimeNs, hash});
    return entries;
}

/// The bytes after "UT" and its length, of the first header that has it.
std::uint32_t momentIn(const std::string& zip)
{
    const std::size_t at = zip.find(std::string("UT\x05\x00\x01", 5));
    REQUIRE(at != std::string::npos);
    std::uint32_t seconds = 0;
    std::memcpy(&seconds, zip.data() + at + 5, sizeof seconds);
    return seconds;
}

} // namespace

TEST_CASE("a zip takes no memory for each entry, and holds more of them than 65,535")
{
    House house;
    const auto entries = manyEntries(house, 66'000);
    const std::uint64_t before = residentBytes();
    const Path zip = house.folder / "many.zip";
    REQUIRE(writeZip(*house.files, zip, entries, house.job).value());
    CHECK(residentBytes() - before < 400U << 20U); // under 6 kB each; a buffer each would be 66 GB
    const ZipCheck check = checkZip(*house.files, zip, &entries, house.job);
    CHECK(check.damage.empty());
    CHECK(check.entries == 66'000);
}

TEST_CASE("entries have local times as other programs write them, and the moment beside it")
{
    const std::string zone = ::getenv("TZ") ? ::getenv("TZ") : "";
    ::setenv("TZ", "Asia/Tokyo", 1);
    ::tzset();
    House house;
    auto entries = manyEntries(house, 1);
    entries[0].mtimeNs = 1'583'414'131'000'000'000; // 2020-03-05 22:15:31 +0900
    setTime(entries[0].path,
            std::filesystem::file_time_type::clock::from_sys(
                std::chrono::sys_time<std::chrono::nanoseconds>(std::chrono::nanoseconds(entries[0].mtimeNs))));
    const Path zip = house.folder / "one.zip";
    REQUIRE(writeZip(*house.files, zip, entries, house.job).value());
    if (zone.empty())
        ::unsetenv("TZ");
    else
        ::setenv("TZ", zone.c_str(), 1);
    ::tzset();
    const std::string bytes = readFile(zip);
    const auto word = [&](std::size_t at) {
        return static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) |
               static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1])) << 8U;
    };
    CHECK(word(10) == (22U << 11U | 15U << 5U | 31U / 2U));     // time, of the local header
    CHECK(word(12) == ((2020U - 1980U) << 9U | 3U << 5U | 5U)); // date
    CHECK(momentIn(bytes) == 1'583'414'131U);
}

namespace {

/// Mode move, filed and zipped: one photo of Anna alone, one of Anna and Bob.
struct MovedHouse : House {
    MovedHouse()
    {
        input.options.mode = FilingMode::move;
        photo("only.jpg", bytesOf(1, 5000), 1, {person(1)});
        photo("both.jpg", bytesOf(2, 3000), 2, {person(1), person(2)});
        requireDone(file());
        requireDone(zip());
        rescan();
    }
    /// One more photo of Anna, filed and zipped.
    FilingReport more(int seed)
    {
        photo(fmt::format("new{}.jpg", seed), bytesOf(seed, 100), seed, {person(1)});
        (void)file();
        rescan();
        return zip();
    }
    /// Zips in the trash of the zips.
    Names kept()
    {
        Names trashed = namesBelow(zips());
        std::erase_if(trashed, [](const std::string& name) { return !name.starts_with(".albumen-trash"); });
        return trashed;
    }
};

} // namespace

TEST_CASE("a zip whose person's folder became a file stays as it is until the folder is back")
{
    MovedHouse house;
    const auto before = filesBelow(house.zips());
    fs::rename(house.save() / "Anna", house.folder / "aside");
    writeFile(house.save() / "Anna", "mine");
    for (int run = 0; run < 2; ++run) {
        const auto filed = house.file();
        REQUIRE(filed.problems.size() == 1);
        CHECK(filed.problems[0].code == Code::archiveBlocked);
        CHECK(filed.problems[0].path == house.save() / "Anna");
        CHECK(house.more(3 + run).zipsMade == 0);
        CHECK(filesBelow(house.zips()) == before);
    }
    fs::remove(house.save() / "Anna");
    fs::rename(house.folder / "aside", house.save() / "Anna");
    requireDone(house.file());
    CHECK(house.zip().zipsMade == 1);
    CHECK(namesBelow(house.save() / "Anna") == Names{"both.jpg", "new3.jpg", "new4.jpg", "only.jpg"});
}

TEST_CASE("a zip that holds the last of a photo that is gone is kept when a new one is made, once")
{
    MovedHouse house;
    const std::string before = readFile(house.zips() / "Anna.zip");
    fs::remove_all(house.save() / "Anna"); // with the only copy of one
    CHECK(house.file().problems.size() == 1);
    CHECK(house.zip().zipsMade == 0); // it waits
    CHECK(house.kept().empty());
    CHECK(house.more(3).zipsMade == 1);
    REQUIRE(house.kept().size() == 1);
    CHECK(readFile(house.zips() / house.kept()[0]) == before);
    for (const int seed : {4, 5}) CHECK(house.more(seed).zipsMade == 1);
    CHECK(house.zip().zipsMade == 0);
    CHECK(house.kept().size() == 1);
}

TEST_CASE("a zip that never held the photo that is gone is replaced and not kept")
{
    MovedHouse house;
    house.photo("late.jpg", bytesOf(3, 100), 3, {person(1)});
    requireDone(house.file()); // after the zip
    house.rescan();
    fs::remove(house.save() / "Anna/late.jpg");
    CHECK(house.more(4).zipsMade == 1);
    CHECK(house.kept().empty());
}

TEST_CASE("a zip is not kept for a photo that lies in the folder of somebody else")
{
    MovedHouse house;
    fs::remove(house.save() / "Anna/both.jpg");
    house.photo("new.jpg", bytesOf(3, 100), 3, {person(1)});
    const auto both = house.input.photos[1];
    house.input.photos.erase(house.input.photos.begin() + 1); // so that filing does not make it again
    requireDone(house.file());
    house.input.photos.push_back(both);
    CHECK(house.zip().zipsMade == 1);
    CHECK(house.kept().empty());
}

TEST_CASE("the loss of a photo is named after its person is gone, and the zip stays until it is back or left out")
{
    MovedHouse house;
    const auto before = filesBelow(house.zips());
    const Path lost = house.save() / "Anna/only.jpg", aside = house.folder / "aside";
    fs::rename(house.save() / "Anna", aside);
    CHECK(house.file().problems.size() == 1);
    house.input.people.erase(house.input.people.begin());
    house.input.photos[0].targets = GENERATE(std::vector<TargetKey>{person(2)}, std::vector<TargetKey>{});
    house.input.photos[1].targets = {person(2)};
    for (int run = 0; run < 3; ++run) {
        const auto report = house.file();
        requireDone(report);
        REQUIRE(report.lostBefore.size() == 1);
        CHECK(report.lostBefore[0].path == lost);
        CHECK(house.zip().zipsRetired == 0);
        CHECK(filesBelow(house.zips()) == before);
    }
    SECTION("it comes back")
    {
        fs::create_directories(lost.parent_path());
        fs::rename(aside / "only.jpg", lost);
        const auto report = house.file();
        requireDone(report);
        CHECK(report.lostBefore.empty());
        CHECK(house.zip().zipsRetired == (house.input.photos[0].targets.empty() ? 0 : 1));
    }
    SECTION("it is left out")
    {
        house.input.leftOut = {"Anna/only.jpg"};
        CHECK(house.file().lostBefore.empty());
        CHECK(house.zip().zipsRetired == 1);
        CHECK(readFile(house.zips() / house.kept().at(0)) == before.at("Anna.zip"));
        CHECK(house.zip().zipsRetired == 0);
    }
}

TEST_CASE("the loss of a photo is named after its person has another name, and the zip stays")
{
    MovedHouse house;
    const bool folderToo = GENERATE(false, true);
    CAPTURE(folderToo);
    const auto before = filesBelow(house.zips());
    if (folderToo)
        fs::remove_all(house.save() / "Anna");
    else
        fs::remove(house.save() / "Anna/only.jpg");
    CHECK(house.file().problems.size() == 1);
    house.input.people[0].name = "Hannah";
    for (int run = 0; run < 3; ++run) {
        const auto report = house.file();
        requireDone(report);
        REQUIRE(report.lostBefore.size() == 1);
        CHECK(report.lostBefore[0].path.filename() == "only.jpg");
        CHECK(house.zip().zipsRetired == 0);
    }
    std::set<std::string> bytes;
    for (const auto& [name, is] : filesBelow(house.zips())) bytes.insert(is);
    for (const auto& [name, is] : before) CHECK(bytes.contains(is));
}

TEST_CASE("a folder whose photos are lost and that comes back from the zip is known again")
{
    MovedHouse house;
    const auto before = filesBelow(house.save());
    fs::rename(house.save() / "Anna", house.folder / "aside");
    for (int run = 0; run < 3; ++run) {
        (void)house.file();
        (void)house.zip();
    }
    REQUIRE(namesBelow(house.save()) == Names{"Anna/both.jpg", "Bob/both.jpg"});
    fs::copy_file(house.folder / "aside/only.jpg", house.save() / "Anna/only.jpg"); // with another time
    const auto filed = house.file();
    requireDone(filed);
    CHECK(filed.copied == 0);
    CHECK(filed.lostBefore.empty());
    CHECK(filesBelow(house.save()) == before);
    requireDone(house.zip());
    requireDone(house.verify());
}

} // namespace albumen::test
