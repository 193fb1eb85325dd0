// Wrong paths, wrong libraries, wrong models: one clear sentence, a code, and nothing changed.
#include <catch2/catch.hpp>

#include "CliHome.h"

using namespace albumen::test;

namespace {

/// The one problem of a document that failed.
std::string codeOf(const Said& said)
{
    return said.json()["problems"].back()["code"];
}

/// A home with one drawn photo in a folder, so that only what a test breaks is wrong.
struct Home : CliHome {
    Home() { drawPicture(prepared()); }
    fs::path prepared() const { return *this / "photos" / "meadow.jpg"; }
    Said run(const fs::path& save) { return (*this)({"--json", "run", *this / "photos", "--save", save, "--zips", *this / "zips"}); }
};

} // namespace

TEST_CASE("A missing folder is said by name, and nothing is made")
{
    Home home;
    const Said said = home({"--json", "run", home / "nowhere", "--save", home / "out", "--zips", home / "zips"});
    CHECK(said.code == 2);
    CHECK(codeOf(said) == "pathMissing");
    CHECK(said.json()["outcome"] == "failed");
    CHECK(said.json()["problems"][0]["message"].get<std::string>().find("nowhere") != std::string::npos);
    CHECK_FALSE(fs::exists(home / "out"));
}

TEST_CASE("A folder without photos is said, and an empty one too")
{
    Home home;
    writeFile(home / "words" / "letter.txt", "Dear all");
    CHECK(codeOf(home({"--json", "run", home / "words", "--save", home / "out"})) == "pathEmpty");
    fs::create_directories(home / "empty");
    CHECK(codeOf(home({"--json", "run", home / "empty", "--save", home / "out"})) == "pathEmpty");
}

TEST_CASE("A file where the save folder should be is refused")
{
    Home home;
    writeFile(home / "taken", "a file");
    const Said said = home.run(home / "taken");
    CHECK(said.code == 2);
    CHECK(codeOf(said) == "pathNotFolder");
    CHECK(readFile(home / "taken") == "a file");
}

TEST_CASE("Saving into the photos, or onto them, is refused")
{
    Home home;
    CHECK(codeOf(home.run(home / "photos" / "sorted")) == "pathInsideSource");
    CHECK(codeOf(home.run(home / "photos")) == "pathSameAsSource");
    CHECK_FALSE(fs::exists(home / "photos" / "sorted"));
}

TEST_CASE("A save folder that may not be written to is refused")
{
    Home home;
    fs::create_directories(home / "locked");
    fs::permissions(home / "locked", fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
    CHECK(codeOf(home.run(home / "locked" / "People")) == "pathNotWritable");
}

TEST_CASE("A refused path leaves the remembered one in force")
{
    Home home;
    REQUIRE(home.run(home / "out").code == 0);
    REQUIRE(home.run(home / "photos").code == 2);
    CHECK(home({"--json", "info"}).json()["result"]["choice"]["save"] == (home / "out").string());
}

TEST_CASE("A corrupt catalogue is said and left as it is")
{
    Home home;
    writeFile(home / "library" / "catalogue.sqlite", std::string(8192, 'x'));
    const Said said = home({"--json", "--library", home / "library", "info"});
    CHECK(said.code == 2);
    CHECK(codeOf(said) == "catalogueBroken");
    CHECK(readFile(home / "library" / "catalogue.sqlite") == std::string(8192, 'x'));
}

TEST_CASE("An unknown command, option or value is usage, with exit code 2")
{
    Home home;
    CHECK(home({"dance"}).code == 2);
    CHECK(home({"run", "--mode", "teleport"}).code == 2);
    CHECK(home({}).code == 2);
    CHECK(codeOf(home({"--json", "faces", "assign", "12"})) == "usage");
    CHECK(home({"--help"}).code == 0);
}

TEST_CASE("An unknown person, face or group is said, and nothing changes")
{
    Home home;
    REQUIRE(home.run(home / "out").code == 0);
    CHECK(codeOf(home({"--json", "people", "rename", "Nobody", "Somebody"})) == "personUnknown");
    CHECK(codeOf(home({"--json", "people", "merge", "Nobody", "Somebody"})) == "personUnknown");
    CHECK(codeOf(home({"--json", "people", "name", "7", "Somebody"})) == "personUnknown");
    CHECK(codeOf(home({"--json", "faces", "ignore", "4711"})) == "noFace");
    CHECK(codeOf(home({"--json", "people", "add", "...", home / "photos" / "meadow.jpg"})) == "nameRefused");
    CHECK(codeOf(home({"--json", "people", "add", "Ada", home / "photos" / "meadow.jpg"})) == "noFace");
    CHECK(home({"--json", "people", "list"}).json()["result"]["people"].empty());
}

TEST_CASE("Photos with strange names are filed under them")
{
    Home home;
    const std::string strange[] = {"line\nbreak.jpg", "\xF0\x9F\x8C\xB7 tulip.jpg", std::string(251, 'n') + ".jpg", "dots...jpg", "caf\xC3\xA9.jpg", "bytes\xFF\xFE.jpg"};
    for (const std::string& name : strange) {
        fs::copy_file(home.prepared(), home / "photos" / name);
        std::string bytes = readFile(home / "photos" / name);
        writeFile(home / "photos" / name, bytes + name); // after the end of the picture: another file, the same picture
    }
    const Said said = home.run(home / "out");
    INFO(said.out);
    CHECK(said.code == 0);
    CHECK(home({"verify"}).code == 0);
    CHECK(said.json()["result"]["found"] == 7);
}
