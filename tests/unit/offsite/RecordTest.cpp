// What was sent is remembered here, and beside what was sent: by either one knows what was damaged, lost, or put there.
#include <functional>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "base/Sentence.h"
#include "support/FaultyFiles.h"
#include "unit/offsite/OffsiteHouse.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct RecordedDrive : OffsiteHouse {
    fs::path record = there / ".albumen-sent", beach = there / "People/Anna Müller/beach [1].jpg", to = folder / "back";

    RecordedDrive()
    {
        const auto mark = markOffsiteFolder(*files, there);
        REQUIRE(mark);
        place.mark = *mark;
    }
    /// A machine that never sent anything there.
    void moveToNewMachine()
    {
        fs::remove(recordFile);
        place.begun = false;
    }
    void damage() const { overwriteKeepingTime(beach, std::string(1499, 'a') + "b" + std::string(1500, 'a')); }
    bool leftBehind() const
    {
        if (!fs::exists(to)) return false;
        return std::any_of(fs::directory_iterator(to), {}, [](const fs::directory_entry& one) {
            return one.path().filename().string().starts_with(".albumen-fetch");
        });
    }
    std::size_t saying(std::string_view words) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            done.problems, [&](const Error& one) { return sentence(one).find(words) != std::string::npos; }));
    }
};

std::string line(const std::string& kind, const std::string& path)
{
    return kind + " " + toHex(std::as_bytes(std::span(path)));
}

} // namespace

TEST_CASE("A new machine knows by the record at the place what was changed there and what is gone, and nothing else")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    drive.moveToNewMachine();
    REQUIRE(drive.fetch({}, drive.folder / "whole"));
    CHECK(drive.done.problems.empty());
    CHECK(bytesBelow(drive.folder / "whole/People") == drive.wanted());
    CHECK(bytesBelow(drive.folder / "whole").size() == 4);

    drive.damage();
    fs::remove(drive.there / "People/Bert/*.jpg");
    REQUIRE(drive.fetch({}, drive.to));
    REQUIRE(drive.done.problems.size() == 2);
    CHECK(drive.saying("was changed there") == 1);
    CHECK(drive.saying("does not lie there any more") == 1);
    CHECK(fs::exists(drive.to / "Not as sent/People/Anna Müller/beach [1].jpg"));
    CHECK_FALSE(fs::exists(drive.to / "People/Anna Müller/beach [1].jpg"));
    CHECK_FALSE(fs::exists(drive.recordFile)); // only read

    drive.place.begun = true; // the machine is the same, and its record was lost
    REQUIRE(drive.fetch({"Anna Müller"}, drive.folder / "again"));
    CHECK(drive.saying("known by the record at the place alone") == 1);
    CHECK(drive.saying("was changed there") == 1);
}

TEST_CASE("Where no record can be read, here or there, it is said once that nothing can be compared")
{
    for (const bool begun : {false, true}) {
        for (const bool damaged : {false, true}) {
            RecordedDrive drive;
            REQUIRE(drive.send());
            drive.moveToNewMachine();
            drive.place.begun = begun;
            drive.damage();
            if (damaged)
                flipByte(drive.record, fs::file_size(drive.record) / 2);
            else
                fs::remove(drive.record);
            REQUIRE(drive.fetch({}, drive.to));
            REQUIRE(drive.done.problems.size() == 1);
            CHECK(drive.saying("Neither here nor there is a record") == 1);
            CHECK(bytesBelow(drive.to).size() == 4);
        }
    }
}

TEST_CASE("A record at the place that is changed, cut off or another's is named by a check and written by a sending")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    const std::string whole = readFile(drive.record);
    const std::string another = std::string(whole).replace(whole.find(" 3000 "), 6, " 3001 ");
    for (const std::string& bytes :
         {whole.substr(0, whole.size() / 2), another, std::string("another file"), std::string()}) {
        INFO(bytes);
        writeFile(drive.record, bytes);
        REQUIRE(drive.check());
        REQUIRE(drive.done.problems.size() == 1);
        CHECK(drive.done.problems[0].path == drive.record);
        REQUIRE(drive.send());
        CHECK(drive.done.problems.empty());
        REQUIRE(drive.check());
        CHECK(drive.done.problems.empty());
    }
    fs::remove(drive.record); // an earlier version laid none there
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
}

TEST_CASE("What stands in the place of a record is named and never followed, and keeps nothing from coming and going")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    writeFile(drive.folder / "elsewhere", readFile(drive.record));
    const std::vector<std::function<void()>> ways = {
        [&] { fs::create_directories(drive.record / "in it"); },
        [&] { symlinkOrSkip(drive.folder / "elsewhere", drive.record); },
        [&] { REQUIRE(::mkfifo(drive.record.c_str(), 0600) == 0); },
    };
    std::size_t times = 0;
    for (const auto& stand : ways) {
        fs::remove_all(drive.record);
        stand();
        REQUIRE(drive.check());
        REQUIRE(drive.done.problems.size() == 1);
        CHECK(drive.done.problems[0].path == drive.record);
        const fs::path remembered = drive.folder / "remembered";
        fs::rename(drive.recordFile, remembered);
        REQUIRE(drive.fetch({}, drive.to));
        CHECK(drive.saying("Neither here nor there") == 1);
        CHECK(bytesBelow(drive.to / "People") == drive.wanted());
        fs::remove_all(drive.to);
        fs::rename(remembered, drive.recordFile);
        writeFile(drive.people / "Bert/new.jpg", std::string(++times, 'n'));
        REQUIRE(drive.send());
        CHECK(drive.done.sent == 1);
        CHECK(drive.done.problems.size() == (fs::is_directory(drive.record) ? 1 : 0));
    }
    CHECK(fs::is_regular_file(fs::symlink_status(drive.record)));
    CHECK(SentRecord::read(*drive.files, drive.folder / "elsewhere").value().below({}).size() == 4);
}

TEST_CASE("No line of a record leads out of what was sent")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    writeFile(drive.folder / "here/secret", "of this machine");
    const std::vector<std::string> bad = {line("source", "../here"), line("source", "/etc"),
                                          line("source", "People") + "\n" + line("file", "../../here/secret") + " 15 0",
                                          line("source", "People") + "\n" + line("spoilt", "../secret"),
                                          line("source", "People") + "\n" + line("file", "/etc/passwd") + " 15 0"};
    for (const std::string& lines : bad) {
        INFO(lines);
        writeFile(drive.record, "albumen sent 1\n" + lines + "\nend\n"); // an earlier version wrote no sum
        CHECK(SentRecord::read(*drive.files, drive.record).error().code == Code::foreignFile);
    }
    writeFile(drive.record,
              "albumen sent 1\n" + line("source", "People") + "\n" + line("file", "a/b.jpg") + " 15 0\nend\n");
    CHECK(SentRecord::read(*drive.files, drive.record).value().below({}).size() == 1);
}

TEST_CASE("A record that was forged makes files differ by name, and the next sending proves them anew")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    std::string forged, one;
    for (std::istringstream lines(readFile(drive.record)); std::getline(lines, one);)
        if (!one.starts_with("sum "))
            forged +=
                (one.starts_with("file ") ? one.substr(0, one.rfind(' ') + 1) + std::string(32, '0') : one) + "\n";
    drive.moveToNewMachine();
    drive.place.begun = true;
    writeFile(drive.record, forged);
    REQUIRE(drive.fetch({}, drive.to));
    CHECK(drive.saying("was changed there") == 4);
    CHECK(bytesBelow(drive.to / "Not as sent/People") == drive.wanted());
    REQUIRE(drive.send());
    CHECK(drive.done.sent == 0);
    REQUIRE(drive.fetch({}, drive.folder / "again"));
    CHECK(drive.done.problems.empty());
    CHECK(bytesBelow(drive.folder / "again/People") == drive.wanted());
}

TEST_CASE("A record here that says other hashes than both copies have is put right by a check")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    SentRecord wrong = drive.OffsiteHouse::record();
    wrong.prove("People", "Bert/*.jpg", Xxh128{});
    REQUIRE(wrong.write(*drive.files, drive.recordFile));
    REQUIRE(drive.fetch({"Bert"}, drive.to));
    CHECK(drive.saying("was changed there") == 1);
    REQUIRE(drive.check());
    REQUIRE(drive.done.problems.size() == 1); // the record there says otherwise
    CHECK(drive.done.problems[0].path == drive.record);
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    REQUIRE(drive.fetch({"Bert"}, drive.folder / "again"));
    CHECK(drive.done.problems.empty());
}

TEST_CASE("Bringing back that is cancelled leaves nothing but whole files in their places")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    for (std::uint64_t at = 1; at < 200; at += 5) {
        INFO(at);
        JobControl job;
        FaultyFiles counting;
        counting.onStep = [&](std::uint64_t step) {
            if (step == at) job.cancel();
        };
        ProgressMeter meter(JobStep::file, {});
        OffsiteDone done;
        OffsiteWork work{counting, job, meter, drive.nowMs};
        work.recordFile = drive.recordFile;
        const Status back = fetchOffsite(drive.place, {}, drive.to, work, done);
        if (!back) CHECK(back.error().code == Code::cancelled);
        CHECK_FALSE(drive.leftBehind());
        const auto wanted = drive.wanted();
        for (const auto& [file, bytes] : bytesBelow(drive.to))
            CHECK(wanted.at(file.substr(std::string("People/").size())) == bytes);
        fs::remove_all(drive.to);
        if (counting.operations() < at) break;
    }
}

TEST_CASE("What was never sent stays at the place and is named, unless it is asked for by its path")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    writeFile(drive.there / "People/Anna Müller/stranger.jpg", "of somebody");
    writeFile(drive.there / "People/Carla/stranger.jpg", "of somebody");
    writeFile(drive.there / "autorun.inf", "of somebody");
    for (const bool newMachine : {false, true}) {
        INFO(newMachine);
        if (newMachine) drive.moveToNewMachine();
        const fs::path to = drive.folder / (newMachine ? "new" : "old");
        REQUIRE(drive.fetch({"Anna Müller"}, to));
        REQUIRE(drive.done.problems.size() == 1);
        CHECK(drive.done.problems[0].path == "People/Anna Müller/stranger.jpg");
        CHECK(drive.saying("was never sent there") == 1);
        CHECK(bytesBelow(to).size() == 2);
        REQUIRE(drive.fetch({}, to));
        CHECK(drive.saying("was never sent there") == 3);
        CHECK(bytesBelow(to).size() == 4);
        REQUIRE(drive.fetch({"People/Anna Müller/stranger.jpg"}, to));
        CHECK(drive.done.problems.empty());
        CHECK(readFile(to / "People/Anna Müller/stranger.jpg") == "of somebody");
    }
}

TEST_CASE("What a sending kept at the place comes back by its path, and so do files that are sent no more")
{
    RecordedDrive drive;
    const fs::path library = drive.folder / "here/Library";
    for (const char* const name : {"1.sqlite", "2.sqlite", "3.sqlite"}) writeFile(library / name, name);
    const auto send = [&](std::vector<std::string> only) {
        ProgressMeter meter(JobStep::file, {});
        drive.done = {};
        REQUIRE(sendOffsite(drive.place,
                            {{.name = "People", .folder = drive.people},
                             {.name = "Library", .folder = library, .only = std::move(only)}},
                            drive.work(*drive.files, meter), drive.done));
        drive.place.begun = true;
    };
    send({"1.sqlite", "2.sqlite"});
    fs::remove(library / "1.sqlite");
    writeFile(drive.people / "Bert/*.jpg", "another");
    send({"2.sqlite", "3.sqlite"});
    REQUIRE(drive.fetch({}, drive.to));
    CHECK(drive.done.problems.empty());
    CHECK(bytesBelow(drive.to / "Library").size() == 3);
    REQUIRE(drive.fetch({".removed/2025-11-29"}, drive.folder / "kept"));
    CHECK(drive.done.problems.empty());
    CHECK(readFile(drive.folder / "kept/.removed/2025-11-29/People/Bert/*.jpg") == std::string(1000, 'c'));
    fs::remove(drive.there / "Library/1.sqlite"); // tidied up there
    send({"2.sqlite", "3.sqlite"});
    REQUIRE(drive.fetch({"Library"}, drive.folder / "tidy"));
    CHECK(drive.done.problems.empty());
}

TEST_CASE("What is changed here and damaged at the place is both")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    writeFile(drive.people / "Anna Müller/beach [1].jpg", "changed here");
    writeFile(drive.people / "Bert/*.jpg", "changed here");
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    CHECK(drive.done.waiting == 2);
    drive.damage();
    REQUIRE(drive.check());
    CHECK(drive.done.waiting == 2);
    REQUIRE(drive.done.problems.size() == 1);
    CHECK(drive.done.problems[0].path == drive.beach);
    fs::remove(drive.there / "People/Bert/*.jpg");
    REQUIRE(drive.check());
    CHECK(drive.done.waiting == 2);
    CHECK(drive.done.problems.size() == 2);
    CHECK(drive.saying("does not lie there any more") == 1);
    REQUIRE(drive.send());
    REQUIRE(drive.check());
    CHECK(drive.done.problems.empty());
    CHECK(drive.done.waiting == 0);
}

TEST_CASE("What is in the way of what comes back gets company, and nothing is left behind")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    drive.damage();
    writeFile(drive.to / "Not as sent", "mine");
    writeFile(drive.to / "People (2)", "mine");
    symlinkOrSkip(drive.folder / "nowhere", drive.to / "People");
    REQUIRE(drive.fetch({}, drive.to));
    CHECK(drive.done.problems.size() == 1);
    CHECK(readFile(drive.to / "Not as sent") == "mine");
    CHECK(readFile(drive.to / "Not as sent (2)/People/Anna Müller/beach [1].jpg") == readFile(drive.beach));
    CHECK(drive.saying("Not as sent (2)") == 1);
    CHECK(bytesBelow(drive.to / "People (3)").size() == 3);
    CHECK_FALSE(fs::exists(drive.folder / "nowhere"));
    CHECK_FALSE(drive.leftBehind());

    writeFile(drive.to / "file", "mine");
    CHECK_FALSE(drive.fetch({"Bert"}, drive.to / "file"));
    CHECK_FALSE(drive.fetch({"Nobody"}, drive.folder / "none"));
    CHECK_FALSE(fs::exists(drive.folder / "none"));
    CHECK(readFile(drive.to / "file") == "mine");
}

TEST_CASE("Bringing back ends early at any operation and leaves nothing but whole files, or goes on after a kill")
{
    for (const Fault fault : {Fault::ioError, Fault::noSpace, Fault::vanish, Fault::kill}) {
        RecordedDrive drive;
        REQUIRE(drive.send());
        drive.damage();
        const auto wanted = bytesBelow(drive.there / "People");
        bool ended = false;
        for (std::uint64_t at = 1; !ended; at += 3) {
            INFO("fault " << static_cast<int>(fault) << " at " << at);
            FaultyFiles faulty(fault, at);
            ProgressMeter meter(JobStep::file, {});
            OffsiteDone done;
            Status back;
            bool killed = false;
            try {
                back = fetchOffsite(drive.place, {}, drive.to, drive.work(faulty, meter), done);
            } catch (const Killed&) {
                killed = true;
            }
            ended = faulty.operations() < at;
            for (const auto& [file, bytes] : bytesBelow(drive.to)) {
                if (file.starts_with(".albumen-fetch")) continue;
                const bool apart = file.starts_with("Not as sent/");
                const std::string path = file.substr(std::string(apart ? "Not as sent/People/" : "People/").size());
                REQUIRE(wanted.contains(path));
                CHECK(wanted.at(path) == bytes);
            }
            if (!killed && drive.leftBehind()) CHECK(bytesBelow(drive.to).size() >= 4); // it was taking that away
            REQUIRE(drive.fetch({}, drive.to));
            CHECK(bytesBelow(drive.to).size() == 4);
            CHECK(fs::exists(drive.to / "Not as sent/People/Anna Müller/beach [1].jpg"));
            CHECK_FALSE(drive.leftBehind());
            fs::remove_all(drive.to);
        }
    }
}

TEST_CASE("After a sending that did not end a new machine gets all of it, and hears that not all could be compared")
{
    RecordedDrive drive;
    REQUIRE(drive.send());
    writeFile(drive.people / "Carla/new.jpg", "new");
    bool under = false;
    for (std::uint64_t at = 1; at < 400 && !under; ++at) {
        FaultyFiles faulty(Fault::kill, at);
        try {
            (void)drive.send(faulty);
        } catch (const Killed&) {
        }
        under = fs::exists(drive.there / "People/Carla/new.jpg");
    }
    REQUIRE(under);
    const SentRecord there = SentRecord::read(*drive.files, drive.record).value();
    CHECK(there.open());
    drive.moveToNewMachine();
    REQUIRE(drive.fetch({}, drive.to));
    CHECK(drive.saying("did not end") == 1);
    CHECK(drive.done.problems.size() == 1);
    CHECK(bytesBelow(drive.to / "People") == drive.wanted());
}
