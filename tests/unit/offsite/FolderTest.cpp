// A mounted folder as a place off this machine.
#include <fstream>

#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "support/FaultyFiles.h"
#include "unit/offsite/OffsiteHouse.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct Drive : OffsiteHouse {
    Drive()
    {
        const auto mark = markOffsiteFolder(*files, there);
        REQUIRE(mark);
        place.mark = *mark;
    }
    std::map<std::string, std::string> sent() const { return bytesBelow(there / "People"); }
    std::map<std::string, std::string> removed() const { return bytesBelow(there / ".removed"); }
    /// As one that the user stops.
    void sendStopped(Files& by, const JobControl& stopped)
    {
        done = {};
        ProgressMeter meter(JobStep::file, {});
        OffsiteWork work{by, stopped, meter, nowMs};
        work.recordFile = recordFile;
        (void)sendOffsite(place, sources(), work, done);
    }
};

} // namespace

TEST_CASE("A folder gets what was filed, and a second sending copies nothing")
{
    Drive drive;
    REQUIRE(drive.send());
    CHECK(drive.sent() == drive.wanted());
    CHECK(drive.done.files == 4);
    CHECK(drive.done.sent == 4);
    CHECK(drive.done.bytesSent == 6004);
    CHECK(drive.removed().empty());
    REQUIRE(drive.send());
    CHECK(drive.done.files == 4);
    CHECK(drive.done.bytes == 6004);
    CHECK(drive.done.sent == 0);
    CHECK(drive.done.put == 0);
    CHECK(drive.done.problems.empty());
    REQUIRE(drive.check());
    CHECK(drive.done.files == 4);
    CHECK(drive.done.problems.empty());
    CHECK(drive.done.waiting == 0);
}

TEST_CASE("What changed, was renamed or removed here is kept there under its day, and the rest stays as it is")
{
    Drive drive;
    REQUIRE(drive.send());
    const auto before = drive.sent();
    overwriteKeepingTime(drive.people / "Anna Müller/beach [1].jpg", std::string(3000, 'x'));
    setTime(drive.people / "Anna Müller/beach [1].jpg", fs::file_time_type::clock::now());
    fs::rename(drive.people / "Bert", drive.people / "Bertram");
    fs::remove(drive.people / "Anna Müller/it's \"quoted\" {2}.jpg");
    REQUIRE(drive.check());
    CHECK(drive.done.waiting == 2);
    CHECK(drive.done.problems.empty());
    REQUIRE(drive.send());
    CHECK(drive.sent() == drive.wanted());
    CHECK(drive.done.sent == 2);
    CHECK(drive.done.put == 3);
    CHECK(!fs::exists(drive.there / "People/Bert"));
    const auto removed = drive.removed();
    REQUIRE(removed.size() == 3);
    for (const auto& [file, bytes] : removed) {
        REQUIRE(file.starts_with("2025-11-29/People/"));
        CHECK(bytes == before.at(file.substr(std::string("2025-11-29/People/").size())));
    }
    writeFile(drive.people / "Anna Müller/beach [1].jpg", "again another one");
    REQUIRE(drive.send());
    CHECK(drive.removed().size() == 4); // nothing that was kept is lost by what is kept later
}

TEST_CASE("Bit rot at the place is found by a check, byte for byte, and nothing else is")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path rotten = drive.there / "People/Anna Müller/beach [1].jpg";
    overwriteKeepingTime(rotten, std::string(1499, 'a') + "b" + std::string(1500, 'a'));
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].code == Code::offsiteDiffers);
    CHECK(drive.done.problems[0].path == rotten);
    CHECK(drive.done.files == 4);
    REQUIRE(drive.send()); // again, though its size and time are those of what is here
    CHECK(drive.done.sent == 1);
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    overwriteKeepingTime(rotten, std::string(1499, 'a')); // cut off
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 1);
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
}

TEST_CASE("What was sent and is gone or another file there is no change of here, and what is new here is no loss there")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path gone = drive.there / "People/Anna Müller/beach [1].jpg", cut = drive.there / "People/Bert/*.jpg";
    REQUIRE(fs::remove(gone));
    writeFile(cut, "cut"); // with a time of its own
    writeFile(drive.people / "Bert/new.jpg", "new here");
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 2);
    CHECK(drive.done.problems[0].path == gone);
    CHECK(sentence(drive.done.problems[0]).find("does not lie there any more") != std::string::npos);
    CHECK(drive.done.problems[1].path == cut);
    CHECK(drive.done.waiting == 1);

    REQUIRE(drive.fetch({"Anna Müller"}, drive.folder / "back"));
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].path == "People/Anna Müller/beach [1].jpg");
    REQUIRE(drive.fetch({"Bert"}, drive.folder / "back"));
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].path == "People/Bert/*.jpg");
    CHECK(sentence(drive.done.problems[0]).find("does not lie there any more") == std::string::npos);

    writeFile(drive.people / "Bert/*.jpg", "changed here too");
    REQUIRE(drive.check());
    CHECK(drive.done.problems.size() == 2);
    CHECK(drive.done.waiting == 2);
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    CHECK(drive.done.waiting == 0);
}

TEST_CASE("A file that something stands in the way of is lost there until it was sent")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path lost = drive.there / "People/Anna Müller/beach [1].jpg";
    REQUIRE(fs::remove(lost));
    fs::create_directories(lost / "in the way");
    REQUIRE(drive.send());
    CHECK(drive.done.problems.size() == 1);
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].path == lost);
    CHECK(drive.done.waiting == 0);
    fs::remove_all(lost);
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
}

TEST_CASE("The record of what was sent is read as it was written, and one that is cut off is none")
{
    const TempFolder folder;
    const auto files = makeFiles();
    const fs::path file = folder / "offsite/drive.sent";
    CHECK(SentRecord::read(*files, file).value().below({}).empty());
    SentRecord record;
    record.put("People", {{"Anna/a\nb \xFF.jpg", {12, -7}}, {"", {0, 0}}});
    record.put("Library", {{"day.sqlite", {1ULL << 40U, 1'764'420'000'123'456'789}}});
    record.spoil("People", "Anna/a\nb \xFF.jpg");
    record.spoil("Zips", "Anna.zip"); // of which nothing is remembered
    REQUIRE(record.write(*files, file));
    CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    const SentRecord again = SentRecord::read(*files, file).value();
    CHECK(again.has("People", "Anna/a\nb \xFF.jpg", {12, -7}));
    CHECK(again.spoilt("People") == std::set<fs::path>{"Anna/a\nb \xFF.jpg"});
    CHECK(again.spoilt("Library").empty());
    CHECK(again.spoilt("Zips") == std::set<fs::path>{"Anna.zip"});
    CHECK_FALSE(again.has("People", "Anna/a\nb \xFF.jpg", {12, -8}));
    CHECK_FALSE(again.has("Zips", "day.sqlite", {1ULL << 40U, 1'764'420'000'123'456'789}));
    const auto below = again.below("Library");
    REQUIRE(below.size() == 1);
    CHECK(below.begin()->first == "Library/day.sqlite");
    CHECK(below.begin()->second.size == 1ULL << 40U);
    CHECK(again.below("Lib").empty());
    const std::string text = readFile(file);
    for (const std::size_t length : {std::size_t{0}, std::size_t{5}, text.size() / 2, text.size() - 5}) {
        INFO(length);
        writeFile(file, text.substr(0, length));
        CHECK_FALSE(SentRecord::read(*files, file));
    }
}

TEST_CASE("A record of an earlier version keeps no hashes, is read, and gets them by the next sending")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path file = drive.recordFile;
    std::string old, line;
    for (std::istringstream lines(readFile(file)); std::getline(lines, line);)
        if (!line.starts_with("sum ")) // nor had they one
            old += (line.starts_with("file ") ? line.substr(0, line.rfind(' ')) : line) + "\n";
    writeFile(file, old);
    const auto hashed = [&drive] {
        const auto all = drive.record().below({});
        return std::ranges::count_if(all, [](const auto& one) { return one.second.hash.has_value(); });
    };
    CHECK(drive.record().below({}).size() == 4);
    CHECK(hashed() == 0);
    REQUIRE(drive.send());
    CHECK(drive.done.sent == 0);
    CHECK(hashed() == 4);
    writeFile(file, old.replace(old.find("\nend\n"), 1, " 0\n")); // a hash that lacks its digits
    CHECK_FALSE(SentRecord::read(*drive.files, file));
}

TEST_CASE("What was changed there in the same size comes back apart and is named, and the rest comes back to its place")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path changed = drive.there / "People/Anna Müller/beach [1].jpg", to = drive.folder / "back";
    overwriteKeepingTime(changed, std::string(1499, 'a') + "b" + std::string(1500, 'a'));
    REQUIRE(drive.fetch({"Anna Müller"}, to));
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].code == Code::offsiteDiffers);
    CHECK(drive.done.problems[0].path == "People/Anna Müller/beach [1].jpg");
    const fs::path apart = to / "Not as sent/People/Anna Müller/beach [1].jpg";
    CHECK(sentence(drive.done.problems[0]).find(apart.string()) != std::string::npos);
    CHECK(readFile(apart) == readFile(changed));
    CHECK(bytesBelow(to / "People").size() == 1);
    CHECK(bytesBelow(to).size() == 2);

    REQUIRE(drive.check());
    REQUIRE(drive.send()); // again, as it is here
    REQUIRE(drive.fetch({}, drive.folder / "again"));
    CHECK(drive.done.problems.empty());
    CHECK(bytesBelow(drive.folder / "again/People") == drive.wanted());
    CHECK(bytesBelow(drive.folder / "again").size() == 4);
}

TEST_CASE("Somebody who was sent and is lost there is known, with all that was sent, and a stranger is not")
{
    Drive drive;
    REQUIRE(drive.send());
    fs::remove_all(drive.there / "People/Anna Müller");
    REQUIRE(drive.fetch({"Anna Müller", "Bert"}, drive.folder / "back"));
    REQUIRE(drive.done.problems.size() == 2);
    for (const Error& problem : drive.done.problems) {
        CHECK(problem.path.parent_path() == "People/Anna Müller");
        CHECK(sentence(problem).find("was sent and does not lie there any more") != std::string::npos);
    }
    CHECK(bytesBelow(drive.folder / "back").size() == 1);
    CHECK(drive.fetch({"Nobody"}, drive.folder / "none").error().code == Code::pathMissing);
    fs::remove_all(drive.there / "People");
    REQUIRE(drive.fetch({}, drive.folder / "none"));
    CHECK(drive.done.problems.size() == 4);
}

TEST_CASE("A check names what is gone there and here, and what is changed there and gone here, and not what waits")
{
    Drive drive;
    REQUIRE(drive.send());
    fs::remove(drive.people / "Bert/*.jpg");
    fs::remove(drive.there / "People/Bert/*.jpg");
    fs::remove(drive.people / "Anna Müller/beach [1].jpg");
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].path == drive.there / "People/Bert/*.jpg");
    CHECK(sentence(drive.done.problems[0]).find("neither there nor here") != std::string::npos);
    overwriteKeepingTime(drive.there / "People/Anna Müller/beach [1].jpg", std::string(3000, 'x'));
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 2);
    CHECK(drive.done.problems[0].path == drive.there / "People/Anna Müller/beach [1].jpg");
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
}

TEST_CASE("A full disk is said with both numbers, and what was there stays whole")
{
    Drive drive;
    FaultyFiles full;
    full.freeBytes = 17ULL << 20U;
    REQUIRE(drive.send(full));
    writeFile(drive.people / "Anna Müller/large.jpg", std::string(2 << 20U, 'l'));
    const auto before = drive.sent();
    const Status sent = drive.send(full);
    REQUIRE(!sent);
    CHECK(sent.error().code == Code::noSpace);
    CHECK(sent.error().needed > sent.error().available);
    CHECK(drive.sent() == before);
}

TEST_CASE("A fault or a kill at any operation leaves whole files and loses none, and the next sending goes on")
{
    for (const Fault fault : {Fault::kill, Fault::noSpace, Fault::ioError}) {
        std::uint64_t last = 0;
        for (std::uint64_t at = 1; at < 2000; at += 7) {
            Drive drive;
            REQUIRE(drive.send());
            const auto old = drive.sent();
            writeFile(drive.people / "Anna Müller/beach [1].jpg", "changed");
            fs::remove(drive.people / "Bert/*.jpg");
            writeFile(drive.people / "Carla/new.jpg", "new");
            FaultyFiles faulty(fault, at);
            try {
                (void)drive.send(faulty);
            } catch (const Killed&) {
            }
            const auto wanted = drive.wanted();
            for (const auto& [file, bytes] : drive.sent()) {
                if (file.ends_with(".part")) continue;
                const bool isOld = old.contains(file) && old.at(file) == bytes;
                const bool isNew = wanted.contains(file) && wanted.at(file) == bytes;
                CHECK((isOld || isNew));
            }
            INFO("fault " << static_cast<int>(fault) << " at " << at);
            REQUIRE(drive.send());
            CHECK(drive.sent() == wanted);
            std::size_t kept = 0;
            for (const auto& [file, bytes] : drive.removed())
                if (bytes == std::string(3000, 'a') || bytes == std::string(1000, 'c')) ++kept;
            CHECK(kept == 2);
            last = at;
            if (faulty.operations() < at) break; // all of it went well
        }
        CHECK(last < 1999);
    }
}

TEST_CASE(
    "After a sending that was killed or cancelled nothing that lies whole or put away there is called lost or changed")
{
    for (const bool killed : {true, false}) {
        for (std::uint64_t at = 1; at < 2000; at += 3) {
            INFO((killed ? "killed" : "cancelled") << " at " << at);
            Drive drive;
            REQUIRE(drive.send());
            fs::rename(drive.people / "Bert", drive.people / "Bertram"); // a name was given
            writeFile(drive.people / "Anna Müller/beach [1].jpg", "changed");
            writeFile(drive.people / "Carla/new.jpg", "new");
            JobControl stopped;
            FaultyFiles faulty(killed ? Fault::kill : Fault::none, at);
            faulty.onStep = [&](std::uint64_t step) {
                if (!killed && step == at) stopped.cancel();
            };
            try {
                drive.sendStopped(faulty, stopped);
            } catch (const Killed&) {
            }
            REQUIRE(drive.check());
            for (const Error& one : drive.done.problems) UNSCOPED_INFO(sentence(one));
            CHECK(drive.done.problems.empty());
            if (!drive.record().open() && faulty.operations() < at) break;
            REQUIRE(drive.fetch({}, drive.folder / "back"));
            CHECK(std::ranges::count(drive.done.problems, Code::offsiteDiffers, &Error::code) == 0);
            CHECK(!fs::exists(drive.folder / "back/Not as sent"));
            if (!drive.record().open()) continue;
            overwriteKeepingTime(drive.there / "People/Anna Müller/it's \"quoted\" {2}.jpg", std::string(2000, 'x'));
            REQUIRE(drive.check());
            CHECK(drive.done.problems.size() == 1); // damage stays damage
        }
    }
}

TEST_CASE("What a sending that was cancelled brought there is in the record of this machine")
{
    Drive drive;
    JobControl stopped;
    FaultyFiles counting;
    counting.onStep = [&](std::uint64_t) {
        if (fs::exists(drive.there / "People/Anna Müller/beach [1].jpg")) stopped.cancel();
    };
    drive.sendStopped(counting, stopped);
    const SentRecord record = drive.record();
    CHECK(record.open());
    for (const auto& [file, bytes] : drive.sent())
        if (!file.ends_with(".part")) CHECK(record.of("People").contains(file));
    CHECK(record.of("People").size() >= 2);
    CHECK(record.of("People").size() < 4);
}

TEST_CASE("An empty mount point in the place of a drive is told and not filled")
{
    Drive drive;
    REQUIRE(drive.send());
    fs::rename(drive.there, drive.folder / "unplugged");
    fs::create_directories(drive.there);
    const Status sent = drive.send();
    REQUIRE(!sent);
    CHECK(sent.error().code == Code::archiveOffline);
    CHECK(fs::is_empty(drive.there));
    REQUIRE(!drive.check());
    fs::remove(drive.there);
    REQUIRE(!drive.send());
    CHECK(!fs::exists(drive.there));
    const auto another = markOffsiteFolder(*drive.files, drive.there);
    REQUIRE(another);
    REQUIRE(!drive.send()); // another drive at its place
}

TEST_CASE("A source in which nothing lies any more is said, and what was sent of it stays")
{
    Drive drive;
    REQUIRE(drive.send());
    const auto before = drive.sent();
    fs::rename(drive.people, drive.folder / "elsewhere");
    fs::create_directories(drive.people);
    REQUIRE(drive.send());
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].code == Code::rootOffline);
    CHECK(drive.sent() == before);
    CHECK(drive.removed().empty());
}

TEST_CASE("Only an empty folder becomes a place, or one that is a place already")
{
    const OffsiteHouse house;
    const auto refused = markOffsiteFolder(*house.files, house.people);
    REQUIRE(!refused);
    CHECK(refused.error().code == Code::usage);
    const auto mark = markOffsiteFolder(*house.files, house.there);
    REQUIRE(mark);
    CHECK(markOffsiteFolder(*house.files, house.there).value() == *mark);
}

TEST_CASE("Links are not sent, neither followed here nor written through there")
{
    Drive drive;
    writeFile(drive.folder / "secret", "of somebody");
    symlinkOrSkip(drive.folder / "secret", drive.people / "Bert/link.jpg");
    REQUIRE(drive.send());
    CHECK(drive.done.leftOut == 1);
    CHECK(!fs::exists(drive.there / "People/Bert/link.jpg"));
    fs::remove_all(drive.there / "People/Bert");
    fs::create_directories(drive.folder / "stranger");
    fs::create_directory_symlink(drive.folder / "stranger", drive.there / "People/Bert");
    (void)drive.send();
    CHECK(fs::is_empty(drive.folder / "stranger"));
}

TEST_CASE("A person, a file or all of it comes back from a folder byte for byte, and never over a file")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path to = drive.folder / "back";
    REQUIRE(drive.fetch({"Anna Müller"}, to));
    auto wanted = drive.wanted();
    std::erase_if(wanted, [](const auto& one) { return !one.first.starts_with("Anna"); });
    CHECK(bytesBelow(to / "People") == wanted);
    CHECK(bytesBelow(to).size() == 2);
    REQUIRE(drive.fetch({"Anna Müller"}, to));
    CHECK(drive.done.sent == 0);
    CHECK(drive.done.files == 2);
    writeFile(to / "People/Anna Müller/beach [1].jpg", "mine");
    REQUIRE(drive.fetch({"People/Anna Müller/beach [1].jpg"}, to));
    CHECK(readFile(to / "People/Anna Müller/beach [1].jpg") == "mine");
    CHECK(readFile(to / "People/Anna Müller/beach [1] (2).jpg") == std::string(3000, 'a'));
    REQUIRE(drive.fetch({}, drive.folder / "all"));
    CHECK(bytesBelow(drive.folder / "all/People") == drive.wanted());
    CHECK(bytesBelow(drive.folder / "all").size() == 4);
    const Status nobody = drive.fetch({"Nobody"}, drive.folder / "none");
    REQUIRE(!nobody);
    CHECK(nobody.error().code == Code::pathMissing);
    CHECK(bytesBelow(drive.folder / "none").empty());
    for (const char* const out : {"../here/People/Bert", "/etc/passwd", "People/../../here"}) {
        const Status led = drive.fetch({out}, drive.folder / "none");
        REQUIRE(!led);
        CHECK(led.error().code != Code::internal);
    }
    CHECK(bytesBelow(drive.folder / "none").empty());
}

TEST_CASE("A limit is kept to")
{
    Drive drive;
    writeFile(drive.people / "Bert/large.jpg", std::string(300'000, 'l'));
    const auto begun = std::chrono::steady_clock::now();
    REQUIRE(drive.send(*drive.files, 300));
    CHECK(std::chrono::steady_clock::now() - begun > std::chrono::milliseconds(900));
}

TEST_CASE("A file that cannot be read here is named by a check, and the rest is checked")
{
    Drive drive;
    REQUIRE(drive.send());
    const fs::path closed = drive.people / "Anna Müller/beach [1].jpg", rotten = drive.there / "People/Bert/*.jpg";
    fs::permissions(closed, fs::perms::none);
    if (std::ifstream(closed)) skip("a user whom rights keep out");
    overwriteKeepingTime(rotten, std::string(1000, 'x'));
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 2);
    CHECK(drive.done.problems[0].code == Code::fileUnreadable);
    CHECK(drive.done.problems[0].path == closed);
    CHECK(drive.done.problems[1].path == rotten);
}

TEST_CASE("A closed folder here is named by a check, and nothing in it is called gone here")
{
    Drive drive;
    REQUIRE(drive.send());
    fs::remove(drive.there / "People/Bert/*.jpg");
    fs::permissions(drive.people / "Bert", fs::perms::none);
    std::error_code closed;
    const fs::directory_iterator inside(drive.people / "Bert", closed);
    if (!closed) skip("a user whom rights keep out");
    REQUIRE(drive.check());
    fs::permissions(drive.people / "Bert", fs::perms::owner_all);
    REQUIRE(drive.done.problems.size() == 2);
    CHECK(drive.done.problems[0].code == Code::pathDenied);
    CHECK(drive.done.problems[0].path == drive.people / "Bert");
    CHECK(drive.done.problems[1].path == drive.there / "People/Bert/*.jpg");
    CHECK(sentence(drive.done.problems[1]).find("neither there nor here") == std::string::npos);
}
