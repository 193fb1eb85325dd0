// Remotes of rclone, local and encrypted, and repositories of restic.
#include <chrono>
#include <cstdlib>
#include <thread>

#include <catch2/catch.hpp>

#include "base/Sentence.h"
#include "support/FaultyFiles.h"
#include "unit/offsite/OffsiteHouse.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// With a configuration of its own: "plain", "secret" (crypt upon it) and "through" (an alias of that).
struct Remote : OffsiteHouse {
    explicit Remote(const std::string& remote)
    {
        programOrSkip("rclone");
        std::string hidden;
        REQUIRE(runProgram({.program = "rclone", .arguments = {"obscure", "a password"}}, job,
                           [&hidden](Heard, std::string_view line) { hidden = line; }));
        const std::string enc = (folder / "there").string();
        config = "[plain]\ntype = local\n\n[secret]\ntype = crypt\nremote = " + enc + "\npassword = " + hidden +
                 "\n\n[open]\ntype = crypt\nfilename_encryption = off\nremote = " + enc + "\npassword = " + hidden +
                 "\n\n[through]\ntype = alias\nremote = secret:\n";
        writeFile(folder / "rclone.conf", config);
        ::setenv("RCLONE_CONFIG", (folder / "rclone.conf").c_str(), 1);
        ::setenv("RCLONE_CACHE_DIR", (folder / "cache").c_str(), 1);
        place.kind = OffsiteKind::rclone;
        place.where = remote == "plain" ? "plain:" + there.string() : remote + ":";
    }
    std::string config;
};

struct Repository : OffsiteHouse {
    Repository()
    {
        programOrSkip("restic");
        ::setenv("RESTIC_CACHE_DIR", (folder / "cache").c_str(), 1);
        place.kind = OffsiteKind::restic;
        place.passwordFile = folder / "password";
        setPassword("right");
    }
    void setPassword(const std::string& password)
    {
        writeFile(place.passwordFile, password + "\n");
        fs::permissions(place.passwordFile, fs::perms::owner_read | fs::perms::owner_write);
    }
};

std::string allText(const std::map<std::string, std::string>& files)
{
    std::string text;
    for (const auto& [name, bytes] : files) text += name + "\n" + bytes + "\n";
    return text;
}

void expectBack(OffsiteHouse& house)
{
    auto wanted = house.wanted();
    REQUIRE(house.fetch({}, house.folder / "all"));
    CHECK(bytesBelow(house.folder / "all/People") == wanted);
    std::erase_if(wanted, [](const auto& one) { return !one.first.starts_with("Anna"); });
    const fs::path to = house.folder / "back";
    REQUIRE(house.fetch({"Anna Müller"}, to));
    CHECK(bytesBelow(to / "People") == wanted);
    CHECK(bytesBelow(to).size() == 2);
    writeFile(to / "People/Anna Müller/beach [1].jpg", "mine");
    REQUIRE(house.fetch({"People/Anna Müller/beach [1].jpg"}, to));
    CHECK(readFile(to / "People/Anna Müller/beach [1].jpg") == "mine");
    CHECK(readFile(to / "People/Anna Müller/beach [1] (2).jpg") == std::string(3000, 'a'));
    const Status nobody = house.fetch({"Nobody"}, house.folder / "none");
    REQUIRE(!nobody);
    CHECK(nobody.error().code == Code::pathMissing);
}

} // namespace

TEST_CASE("A local remote of rclone gets what was filed, what changed alone, and gives it back")
{
    Remote remote("plain");
    CHECK(makeTarget(remote.place)->encryption(remote.job).value() == Encryption::none);
    REQUIRE(remote.send());
    CHECK(bytesBelow(remote.there / "People") == remote.wanted());
    CHECK(remote.done.sent == 4);
    CHECK(remote.done.problems.empty());
    REQUIRE(remote.send());
    CHECK(remote.done.sent == 0);
    CHECK(remote.done.files == 4);
    expectBack(remote);
    REQUIRE(fs::remove(remote.there / "People/Bert/*.jpg"));
    REQUIRE(remote.check());
    REQUIRE(remote.done.problems.size() == 1); // lost there, and not new here
    CHECK(remote.done.problems[0].path.filename() == "*.jpg");
    CHECK(remote.done.waiting == 0);
    fs::rename(remote.people / "Bert/*.jpg", remote.folder / "kept.jpg");
    REQUIRE(remote.check());
    REQUIRE(remote.done.problems.size() == 1); // lost there and here
    CHECK(remote.done.problems[0].path.filename() == "*.jpg");
    fs::rename(remote.folder / "kept.jpg", remote.people / "Bert/*.jpg");
    REQUIRE(remote.send());
    overwriteKeepingTime(remote.there / "People/Bert/*.jpg", std::string(1000, 'x'));
    REQUIRE(remote.fetch({"Bert"}, remote.folder / "changed"));
    REQUIRE(remote.done.problems.size() == 1);
    CHECK(fs::exists(remote.folder / "changed/Not as sent/People/Bert/*.jpg"));
    REQUIRE(remote.check());
    REQUIRE(remote.send());

    writeFile(remote.people / "Anna Müller/beach [1].jpg", "changed");
    fs::remove(remote.people / "Bert/*.jpg");
    REQUIRE(remote.check());
    CHECK(remote.done.problems.empty()); // changed here, and not damaged there
    CHECK(remote.done.waiting == 1);
    REQUIRE(remote.send());
    CHECK(remote.done.sent == 1);
    CHECK(remote.done.put == 2);
    CHECK(bytesBelow(remote.there / "People") == remote.wanted());
    const std::string kept = allText(bytesBelow(remote.there / ".removed/2025-11-29/People"));
    CHECK(kept.find(std::string(3000, 'a')) != std::string::npos);
    CHECK(kept.find(std::string(1000, 'c')) != std::string::npos);
    CHECK(readFile(remote.folder / "rclone.conf") == remote.config);
}

TEST_CASE("A crypt remote of rclone shows neither bytes nor names, is checked, and gives back byte for byte")
{
    Remote remote("secret");
    CHECK(makeTarget(remote.place)->encryption(remote.job).value() == Encryption::all);
    REQUIRE(remote.send());
    CHECK(remote.done.problems.empty());
    CHECK(!remote.done.sizesOnly);
    const std::string there = allText(bytesBelow(remote.there));
    CHECK(there.find("Anna") == std::string::npos);
    CHECK(there.find("beach") == std::string::npos);
    CHECK(there.find(std::string(100, 'a')) == std::string::npos);
    expectBack(remote);
    REQUIRE(remote.check());
    CHECK(remote.done.files == 4);
    CHECK(remote.done.problems.empty());

    fs::path rotten;
    for (const auto& entry : fs::recursive_directory_iterator(remote.there))
        if (entry.is_regular_file() && entry.file_size() > 3000) rotten = entry.path();
    REQUIRE(!rotten.empty());
    std::string bytes = readFile(rotten);
    bytes[2000] = static_cast<char>(bytes[2000] ^ 1);
    overwriteKeepingTime(rotten, bytes);
    REQUIRE(remote.check());
    REQUIRE(remote.done.problems.size() == 1);
    CHECK(remote.done.problems[0].code == Code::offsiteDiffers);
    CHECK(remote.done.problems[0].path.filename() == "beach [1].jpg");
}

TEST_CASE("What is not encrypted by rclone is told from what is, also through an alias")
{
    Remote remote("through");
    CHECK(makeTarget(remote.place)->encryption(remote.job).value() == Encryption::all);
    remote.place.where = "open:";
    CHECK(makeTarget(remote.place)->encryption(remote.job).value() == Encryption::contents);
    remote.place.where = "nowhere:x";
    const auto unknown = makeTarget(remote.place)->encryption(remote.job);
    REQUIRE(!unknown);
    CHECK(unknown.error().code == Code::usage);
    CHECK(!remote.send());
    CHECK(!fs::exists(remote.there));
}

TEST_CASE("A remote that is not where it was is told and not filled, and one that cannot be written says why")
{
    Remote remote("plain");
    REQUIRE(remote.send());
    fs::rename(remote.there, remote.folder / "unplugged");
    fs::create_directories(remote.there);
    const Status sent = remote.send();
    REQUIRE(!sent);
    CHECK(sent.error().code == Code::archiveOffline);
    CHECK(fs::is_empty(remote.there));
    fs::remove(remote.there);
    writeFile(remote.there, "a file in its place");
    remote.place.begun = false;
    const Status blocked = remote.send();
    REQUIRE(!blocked);
    CHECK(blocked.error().code == Code::programFailed);
    CHECK(sentence(blocked.error()).starts_with("rclone could not do it: "));
    CHECK(!blocked.error().detail.empty());
}

TEST_CASE("A repository of restic is made once, gets what changed alone, and gives one person back byte for byte")
{
    Repository repository;
    CHECK(makeTarget(repository.place)->encryption(repository.job).value() == Encryption::all);
    REQUIRE(repository.send());
    CHECK(repository.done.sent == 4);
    CHECK(repository.done.problems.empty());
    const std::string there = allText(bytesBelow(repository.there));
    CHECK(there.find("Anna") == std::string::npos);
    CHECK(there.find(std::string(100, 'a')) == std::string::npos);
    writeFile(repository.people / "Bert/second.jpg", "second");
    REQUIRE(repository.send());
    CHECK(repository.done.sent == 1);
    REQUIRE(repository.check());
    CHECK(repository.done.problems.empty());
    CHECK(repository.done.files == 5);
    expectBack(repository);

    writeFile(repository.people / "Bert/third.jpg", "third");
    REQUIRE(repository.check());
    CHECK(repository.done.waiting == 1); // not sent yet
    CHECK(repository.done.files == 5);
    fs::remove(repository.people / "Bert/third.jpg");

    Repository unsent;
    REQUIRE(unsent.check());
    CHECK(unsent.done.files == 0); // nothing was sent
    CHECK(unsent.done.waiting > 0);

    for (const auto& entry : fs::recursive_directory_iterator(repository.there / "data"))
        if (entry.is_regular_file()) {
            fs::permissions(entry.path(), fs::perms::owner_all);
            flipByte(entry.path(), entry.file_size() / 2);
        }
    REQUIRE(repository.check());
    REQUIRE(repository.done.problems.size() == 1);
    CHECK(repository.done.problems[0].code == Code::offsiteDiffers);
    CHECK(sentence(repository.done.problems[0]).find("Mend it with restic") != std::string::npos);
}

TEST_CASE("A repository that somebody works at is locked, which is no damage, and a check goes on when it is free")
{
    Repository repository;
    REQUIRE(repository.send());
    JobControl other;
    std::thread works([&] { // restic waits for what it is to keep, and holds its lock meanwhile
        (void)runProgram({.program = "sh",
                          .arguments = {"-c", "sleep 60 | restic backup --stdin"},
                          .environment = {{"RESTIC_REPOSITORY", repository.there.string()},
                                          {"RESTIC_PASSWORD_FILE", repository.place.passwordFile.string()}}},
                         other);
    });
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (fs::is_empty(repository.there / "locks") && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const Status locked = repository.check();
    const auto problems = repository.done.problems;
    other.cancel();
    works.join();
    for (const auto& lock : fs::directory_iterator(repository.there / "locks"))
        fs::remove(lock); // of one that was killed
    REQUIRE(!locked);
    CHECK(locked.error().code == Code::programFailed);
    CHECK(sentence(locked.error()).find("locked") != std::string::npos);
    CHECK(problems.empty());
    REQUIRE(repository.check());
    CHECK(repository.done.problems.empty());
    CHECK(repository.done.files == 4);
}

TEST_CASE("A repository whose newest sending was taken away lacks what came with it, and says whose it was")
{
    Repository repository;
    REQUIRE(repository.send());
    writeFile(repository.people / "Carla/new.jpg", "new");
    REQUIRE(repository.send());
    const auto restic = [&](std::vector<std::string> arguments, std::string& said) {
        REQUIRE(runProgram({.program = "restic",
                            .arguments = std::move(arguments),
                            .environment = {{"RESTIC_REPOSITORY", repository.there.string()},
                                            {"RESTIC_PASSWORD_FILE", repository.place.passwordFile.string()}}},
                           repository.job, [&said](Heard, std::string_view line) { said += line; }));
    };
    std::string snapshots, said;
    restic({"snapshots", "--json"}, snapshots);
    const auto at = snapshots.rfind("\"short_id\":\"") + std::string("\"short_id\":\"").size();
    restic({"forget", snapshots.substr(at, 8)}, said);
    REQUIRE(repository.check());
    REQUIRE(repository.done.problems.size() == 1);
    CHECK(repository.done.problems[0].path == "People/Carla/new.jpg");
    REQUIRE(repository.fetch({"Carla", "Bert"}, repository.folder / "back"));
    REQUIRE(repository.done.problems.size() == 1);
    CHECK(repository.done.problems[0].path == "People/Carla/new.jpg");
    CHECK(bytesBelow(repository.folder / "back").size() == 1);
    fs::remove_all(repository.people / "Carla");
    REQUIRE(repository.check());
    REQUIRE(repository.done.problems.size() == 1);
    CHECK(sentence(repository.done.problems[0]).find("neither there nor here") != std::string::npos);
    REQUIRE(repository.send());
    REQUIRE(repository.check());
    CHECK(repository.done.problems.empty());
}

TEST_CASE("A wrong password is said as restic says it, and others may not read the right one")
{
    Repository repository;
    REQUIRE(repository.send());
    repository.setPassword("wrong");
    const Status wrong = repository.send();
    REQUIRE(!wrong);
    CHECK(wrong.error().code == Code::programFailed);
    CHECK(sentence(wrong.error()) == "restic could not do it: wrong password or no key found");
    repository.setPassword("right");
    rightsOrSkip();
    fs::permissions(repository.place.passwordFile, fs::perms::group_read, fs::perm_options::add);
    const Status open = repository.send();
    REQUIRE(!open);
    CHECK(open.error().code == Code::usage);
    CHECK(sentence(open.error()).find("chmod 600") != std::string::npos);
}

TEST_CASE("A repository that is away is told and not made anew")
{
    Repository repository;
    REQUIRE(repository.send());
    fs::rename(repository.there, repository.folder / "unplugged");
    const Status sent = repository.send();
    REQUIRE(!sent);
    CHECK(sent.error().code == Code::archiveOffline);
    CHECK(!fs::exists(repository.there));
}

TEST_CASE("A sending to restic that is cancelled goes on the next time")
{
    Repository repository;
    for (int i = 0; i < 300; ++i)
        writeFile(repository.people / ("Bert/" + std::to_string(i) + ".jpg"),
                  std::string(20'000, static_cast<char>(i)));
    repository.job.cancel();
    CHECK(repository.send().error().code == Code::cancelled);
    OffsiteDone done;
    JobControl job;
    ProgressMeter meter(JobStep::file, [&job](const Progress& progress) {
        if (progress.done > 0) job.cancel();
    });
    (void)sendOffsite(repository.place, repository.sources(), {*repository.files, job, meter, repository.nowMs}, done);
    JobControl again;
    ProgressMeter second(JobStep::file, {});
    done = {};
    REQUIRE(sendOffsite(repository.place, repository.sources(), {*repository.files, again, second, repository.nowMs},
                        done));
    CHECK(done.files == 304);
    CHECK(done.problems.empty());
}

TEST_CASE("A remote of rclone says on a new machine what was changed and what was put there, encrypted or not")
{
    for (const std::string name : {"plain", "secret"}) {
        INFO(name);
        Remote remote(name);
        REQUIRE(remote.send());
        REQUIRE(remote.check());
        CHECK(remote.done.problems.empty());
        const std::string root = name == "plain" ? "plain:" + remote.there.string() + "/" : "secret:";
        const auto put = [&](const std::string& bytes, const std::string& path) {
            writeFile(remote.folder / "put", bytes);
            setTime(remote.folder / "put", fs::last_write_time(remote.people / "Bert/*.jpg"));
            REQUIRE(runProgram(
                {.program = "rclone", .arguments = {"copyto", "--ignore-times", remote.folder / "put", root + path}},
                remote.job));
        };
        put(std::string(1000, 'x'), "People/Bert/*.jpg");
        put("of somebody", "People/Bert/stranger.jpg");
        const fs::path remembered = remote.folder / "remembered";
        fs::rename(remote.recordFile, remembered);
        remote.place.begun = false;
        REQUIRE(remote.fetch({}, remote.folder / "new"));
        REQUIRE(remote.done.problems.size() == 2);
        CHECK(remote.done.problems[0].path == "People/Bert/*.jpg");
        CHECK(remote.done.problems[1].path == "People/Bert/stranger.jpg");
        CHECK(bytesBelow(remote.folder / "new/Not as sent").size() == 1);
        CHECK(bytesBelow(remote.folder / "new").size() == 4);
        fs::rename(remembered, remote.recordFile);
        remote.place.begun = true;

        writeFile(remote.people / "Bert/*.jpg", "changed here"); // and damaged there
        writeFile(remote.people / "Anna Müller/beach [1].jpg", "changed here alone");
        REQUIRE(remote.check());
        CHECK(remote.done.waiting == 2);
        REQUIRE(remote.done.problems.size() == 1);
        CHECK(remote.done.problems[0].path.filename() == "*.jpg");
        fs::remove(remote.people / "Bert/*.jpg"); // the place has the only one
        REQUIRE(remote.check());
        REQUIRE(remote.done.problems.size() == 1);
        CHECK(remote.done.problems[0].path.filename() == "*.jpg");
        CHECK_FALSE(fs::exists(remote.folder / "passing"));
    }
}

TEST_CASE("Asking a place that is none for something makes none")
{
    Remote remote("plain");
    CHECK(remote.fetch({}, remote.folder / "back").error().code == Code::archiveOffline);
    CHECK_FALSE(fs::exists(remote.there));
    Repository repository;
    CHECK(repository.fetch({}, repository.folder / "back").error().code == Code::archiveOffline);
    CHECK_FALSE(fs::exists(repository.there));
    CHECK_FALSE(fs::exists(repository.folder / "back"));
}

TEST_CASE("What came into the archive while it was sent by rclone is no stranger's")
{
    Remote remote("plain");
    FaultyFiles counting;
    int steps = 0;
    counting.onStep = [&](std::uint64_t) { // once the record lies there, what is sent is listed, from its folder down
        if (fs::exists(remote.there / ".albumen-sent") && ++steps == 3)
            writeFile(remote.people / "Zoe/late.jpg", "late");
    };
    REQUIRE(remote.send(counting));
    REQUIRE(fs::exists(remote.there / "People/Zoe/late.jpg"));
    REQUIRE(remote.fetch({}, remote.folder / "back"));
    CHECK(remote.done.problems.empty());
    CHECK(bytesBelow(remote.folder / "back/People") == remote.wanted());
}
