// Copies off this machine by the command line: added, listed, sent, checked, brought back, forgotten.
#include <cstdlib>

#include <catch2/catch.hpp>

#include "CliHome.h"
#include "offsite/Program.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Three pictures that are filed.
struct OffsiteHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", save = cli / "People", zips = cli / "Zips", drive = cli / "drive";

    OffsiteHome()
    {
        for (int i = 0; i < 3; ++i) drawPicture(photos / (std::string(1, char('a' + i)) + ".jpg"), i + 1);
        run();
    }
    Json run() { return cli.ask({"run", photos, "--save", save, "--zips", zips}); }
    Json send(int code = 0) { return cli.ask({"offsite", "send"}, code)["places"]; }
};

} // namespace

TEST_CASE("The archive and the catalogue go to a drive, changed files only, and come back by name of their folder")
{
    OffsiteHome home;
    const Said none = home.cli({"offsite", "send"});
    CHECK(none.code == 0);
    CHECK(none.out.find("offsite add") != std::string::npos);
    const Said added = home.cli({"offsite", "add", "drive", "--folder", home.drive, "--with", "photos,zips"});
    REQUIRE(added.code == 0);
    CHECK(added.out.find("not encrypted") != std::string::npos);
    CHECK(added.out.find("never sent") != std::string::npos);
    CHECK(home.cli({"offsite", "add", "DRIVE", "--folder", home.cli / "other"}).code == 2);

    const Json first = home.send();
    REQUIRE(first.size() == 1);
    CHECK(first[0]["problems"] == 0);
    CHECK(filesBelow(home.drive / "People") == filesBelow(home.save));
    CHECK(contentsBelow(home.drive / "Photos/photos") == contentsBelow(home.photos));
    CHECK(filesBelow(home.drive / "Zips") == filesBelow(home.zips));
    std::set<std::string> endings;
    for (const std::string& file : filesBelow(home.drive / "Library")) endings.insert(fs::path(file).extension());
    CHECK(endings == std::set<std::string>{".json", ".sqlite"});

    const Json second = home.send()[0];
    CHECK(second["files"] == first[0]["files"]);
    CHECK(second["copied"] <= 2); // the catalogue and its log, made anew
    const Json listed = home.cli.ask({"offsite", "list"})["places"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["outcome"] == "sent");
    CHECK(listed[0]["encryption"] == "not encrypted");
    CHECK(listed[0]["what"] == "People, Library, Zips, Photos");
    CHECK(listed[0]["files"] == first[0]["files"]);
    CHECK(listed[0]["last_ms"].is_number());

    CHECK(home.cli({"offsite", "check", "drive"}).code == 0);
    flipByte(home.drive / "People/No people/a.jpg", 100);
    const Said rotten = home.cli({"offsite", "check", "drive"});
    CHECK(rotten.code == 4);
    CHECK(rotten.err.find("a.jpg is not as it is here") != std::string::npos);
    CHECK(home.cli.ask({"offsite", "list"})["places"][0]["differed"] == 1);
    REQUIRE(home.cli({"offsite", "send", "drive"}).code == 0);
    CHECK(home.cli({"offsite", "check", "drive"}).code == 0);
    CHECK(home.cli.ask({"offsite", "list"})["places"][0]["differed"] == 0);

    fs::path record;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(home.cli / "")))
        if (entry.path().extension() == ".sent") record = entry.path();
    REQUIRE_FALSE(record.empty());
    const std::string remembered = readFile(record);
    writeFile(record, remembered.substr(0, remembered.size() / 2));
    const Said byPlace = home.cli({"offsite", "check", "drive"});
    CHECK(byPlace.code == 1);
    CHECK(byPlace.err.find("known by the record at the place alone") != std::string::npos);
    fs::remove(home.drive / ".albumen-sent");
    for (int i = 0; i < 2; ++i) { // a check does not take away what it says
        const Said unknown = home.cli({"offsite", "check", "drive"});
        INFO(unknown.out << unknown.err);
        CHECK(unknown.code == 1);
        CHECK(unknown.err.find("what was sent before is not known") != std::string::npos);
    }
    fs::remove(record);
    for (int i = 0; i < 2; ++i) {
        const Said unknown = home.cli({"offsite", "check", "drive"});
        CHECK(unknown.code == 1);
        CHECK(unknown.err.find("what was sent before is not known") != std::string::npos);
    }
    const Said anew = home.cli({"offsite", "send", "drive"});
    CHECK(anew.code == 1);
    CHECK(anew.err.find("what was sent before is not known") != std::string::npos);
    CHECK(home.cli({"offsite", "check", "drive"}).code == 0);

    const fs::path back = home.cli / "back";
    REQUIRE(home.cli({"offsite", "restore", "drive", "No people", "--to", back}).code == 0);
    CHECK(readFile(back / "People/No people/b.jpg") == readFile(home.photos / "b.jpg"));
    CHECK(filesBelow(back).size() == 3);
    const Said nobody = home.cli({"offsite", "restore", "drive", "No peopel", "--to", back});
    CHECK(nobody.code == 2);
    CHECK(nobody.err.find("No peopel was never sent there") != std::string::npos);
    CHECK(nobody.err.find("Meant may be: No people.") != std::string::npos);
    flipByte(home.drive / "People/No people/a.jpg", 100);
    const Said changed = home.cli({"offsite", "restore", "drive", "No people/a.jpg", "--to", home.cli / "changed"});
    CHECK(changed.code == 2); // a path there begins with People
    const Said apart =
        home.cli({"offsite", "restore", "drive", "People/No people/a.jpg", "--to", home.cli / "changed"});
    CHECK(apart.code == 4);
    CHECK(apart.err.find("not as it was sent") != std::string::npos);
    CHECK(filesBelow(home.cli / "changed") == std::set<std::string>{"Not as sent/People/No people/a.jpg"});
    CHECK(home.cli({"offsite", "restore", "drive", "--to", home.photos / "in"}).code == 2);
    CHECK_FALSE(fs::exists(home.photos / "in"));
    CHECK(home.cli({"offsite", "restore", "elsewhere", "--to", back}).code == 2);

    CliHome another{CliHome::Weights::own}; // a new machine
    REQUIRE(another({"offsite", "add", "drive", "--folder", home.drive}).code == 0);
    writeFile(home.drive / "People/No people/stranger.jpg", "of somebody");
    const Said elsewhere = another({"offsite", "restore", "drive", "No people", "--to", another / "back"});
    CHECK(elsewhere.code == 4);
    CHECK(elsewhere.err.find("a.jpg is not as it was sent") != std::string::npos);
    CHECK(elsewhere.err.find("stranger.jpg lies there and was never sent there") != std::string::npos);
    CHECK(filesBelow(another / "back") == std::set<std::string>{"Not as sent/People/No people/a.jpg",
                                                                "People/No people/b.jpg", "People/No people/c.jpg"});
    fs::remove(home.drive / "People/No people/stranger.jpg");

    const auto before = contentsBelow(home.drive);
    CHECK(home.cli({"offsite", "remove", "drive"}).code == 0);
    CHECK(contentsBelow(home.drive) == before);
    CHECK(home.cli.ask({"offsite", "list"})["places"].empty());
    CHECK(home.cli({"offsite", "send", "drive"}).code == 2);
}

TEST_CASE(
    "A place lies in no photo folder, archive or library, nor any of them in it, and its drive is away when it is")
{
    OffsiteHome home;
    for (const fs::path& inside :
         {home.photos / "copies", home.save / "copies", home.zips, home.photos, home.cli.home()})
        CHECK(home.cli({"offsite", "add", "drive", "--folder", inside}).code == 2);
    CHECK_FALSE(fs::exists(home.photos / "copies"));
    CHECK_FALSE(fs::exists(home.save / "copies"));
    CHECK(home.cli.ask({"offsite", "list"})["places"].empty());

    REQUIRE(home.cli({"offsite", "add", "drive", "--folder", home.drive}).code == 0);
    REQUIRE(home.cli({"offsite", "add", "second", "--folder", home.cli / "second"}).code == 0);
    fs::remove_all(home.drive);
    fs::create_directories(home.drive); // an empty mount point
    const Said sent = home.cli({"offsite", "send"});
    CHECK(sent.code == 1);
    CHECK(sent.err.find("is not there") != std::string::npos);
    CHECK(fs::is_empty(home.drive));
    CHECK(filesBelow(home.cli / "second/People") == filesBelow(home.save)); // the other one gets its own
    CHECK(home.cli({"offsite", "send", "drive"}).code == 2);

    fs::rename(home.save, home.cli / "unplugged"); // the archive here is away: nothing there counts as gone
    CHECK(home.cli({"offsite", "send", "second"}).code == 2);
    CHECK_FALSE(fs::exists(home.cli / "second/.removed"));
}

TEST_CASE("What nobody may read at a place could not be looked at and is neither gone nor changed")
{
    rightsOrSkip();
    OffsiteHome home;
    REQUIRE(home.cli({"offsite", "add", "drive", "--folder", home.drive}).code == 0);
    home.send();
    const fs::path closed =
        GENERATE(false, true) ? home.drive / "People/No people" : home.drive / "People/No people/a.jpg";
    const fs::perms rights = fs::status(closed).permissions();
    fs::permissions(closed, fs::perms::none);
    auto privileges = std::make_unique<WithoutPrivileges>();
    const Said said = home.cli({"offsite", "check", "drive"});
    privileges.reset();
    fs::permissions(closed, rights);
    INFO(said.out << said.err);
    CHECK(said.code == 1);
    CHECK(said.out.find("0 not as here, 1 could not be looked at") != std::string::npos);
    CHECK(said.err.find(closed.string() + " cannot be opened: permission is missing") != std::string::npos);
    CHECK(home.cli({"offsite", "check", "drive"}).code == 0);
}

TEST_CASE("A repository of restic keeps the archive by the command line, and the password is in no list of processes")
{
    if (!runProgram({.program = "restic", .arguments = {"version"}}, JobControl{})) skip("restic");
    OffsiteHome home;
    ::setenv("RESTIC_CACHE_DIR", (home.cli / "cache").c_str(), 1);
    writeFile(home.cli / "password", "of nobody\n");
    fs::permissions(home.cli / "password", fs::perms::owner_read | fs::perms::owner_write);
    const fs::path repository = home.cli / "repository";
    CHECK(home.cli({"offsite", "add", "vault", "--restic", repository}).code == 2); // without a password
    REQUIRE(
        home.cli({"offsite", "add", "vault", "--restic", repository, "--password-file", home.cli / "password"}).code ==
        0);
    const Json sent = home.send();
    REQUIRE(sent.size() == 1);
    CHECK(sent[0]["problems"] == 0);
    CHECK(home.cli.ask({"offsite", "list"})["places"][0]["encryption"] == "encrypted");
    CHECK(home.cli({"offsite", "check", "vault"}).code == 0);
    REQUIRE(home.cli({"offsite", "restore", "vault", "No people", "--to", home.cli / "back"}).code == 0);
    CHECK(contentsBelow(home.cli / "back/People/No people") == contentsBelow(home.save / "No people"));
    writeFile(home.cli / "password", "another\n");
    const Said wrong = home.cli({"offsite", "send", "vault"});
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("restic could not do it: wrong password") != std::string::npos);
    CHECK(home.cli.ask({"offsite", "list"})["places"][0]["outcome"] == "failed");
}
