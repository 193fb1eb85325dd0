// Wrong paths, wrong libraries, wrong models: one clear sentence, a code, and nothing changed.
#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "CliHome.h"
#include "support/Pictures.h"
#include "support/Regions.h"

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
    Said run(const fs::path& save)
    {
        return (*this)({"--json", "run", *this / "photos", "--save", save, "--zips", *this / "zips"});
    }
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
    rightsOrSkip();
    Home home;
    fs::create_directories(home / "locked");
    fs::permissions(home / "locked", fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write,
                    fs::perm_options::remove);
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
    for (const char* const share : {"0", "-1", "nan", "101", "much", "0x10", "010", "1e1", "5.", ".5", ""})
        CHECK(codeOf(home({"--json", "verify", "--sample", share})) == "usage");
    for (const auto& command : std::vector<std::vector<std::string>>{{"history", "--limit", "0x10"},
                                                                     {"people", "suggest", "--most", "010"},
                                                                     {"people", "ignore", "0x1"},
                                                                     {"faces", "reject", "0b1"},
                                                                     {"people", "photos", ""},
                                                                     {"run", ""},
                                                                     {"models", "fetch", ""}}) {
        std::vector<std::string> words = {"--json"};
        words.insert(words.end(), command.begin(), command.end());
        CHECK(codeOf(home(words)) == "usage");
    }
    CHECK(codeOf(home({"--json", "import", "xmp", "--from", home / "nowhere"})) == "pathMissing");
    const auto overview = home({});
    CHECK(overview.code == 0);
    CHECK(overview.out.find("albumen-cli run") != std::string::npos);
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

TEST_CASE("A person who is unknown is said with who was probably meant, whatever command names them")
{
    SampleHome home(CliHome::Weights::own);
    for (const std::vector<std::string>& words :
         std::vector<std::vector<std::string>>{{"people", "photos", "Brunno"},
                                               {"people", "rename", "Brunno", "Bo"},
                                               {"people", "merge", "Brunno", "Ada"},
                                               {"zip", "Brunno"},
                                               {"people", "suggest", "Brunno"},
                                               {"forget", "Brunno"},
                                               {"forget", "Brunno", "--yes"},
                                               {"search", "--person", "Brunno"},
                                               {"people", "born", "Brunno", "2001-01-01"},
                                               {"people", "split", "Brunno", "Bo", "1"}}) {
        const Said said = home.cli(words);
        INFO(words[0] << " " << words[1] << ": " << said.out << said.err);
        CHECK(said.code == 2);
        CHECK(said.err.find("There is no person called Brunno. Meant may be: Bruno.") != std::string::npos);
        CHECK(said.err.find("albumen-cli people list") != std::string::npos);
    }
    const Said nobody = home.cli({"people", "photos", "Wilhelmina"});
    CHECK(nobody.err.find("nor one whose name is like it") != std::string::npos);
}

TEST_CASE("What a command does not know is named with what it is, and nothing else is said to be done")
{
    Home home;
    const auto says = [&](const std::vector<std::string>& arguments, const std::string& words) {
        const Said said = home(arguments);
        INFO(said.out << said.err);
        CHECK(said.code == 2);
        CHECK((said.out + said.err).find(words) != std::string::npos);
        CHECK(said.out.empty());
    };
    REQUIRE(home({"--library", home / "library", "info"}).code == 0);
    const std::string library = home / "library";
    says({"--library", library, "redo"}, "nothing to redo");
    says({"--library", library, "undo", "77"}, "decision 77");
    says({"--library", library, "people", "name", "99", "Rose"}, "no group Unnamed 99");
    says({"--library", library, "people", "ignore", "99"}, "no group Unnamed 99");
    says({"--library", library, "models", "fetch", "nosuch"}, "no model \"nosuch\"");
    says({"--library", library, "import", "json", home / "nowhere.json"}, "nowhere.json does not exist");
    says({"--library", library, "import", "xmp", home / "nowhere"}, "no photo at " + (home / "nowhere").string());
    says({"--library", library, "zip", "Nobody"}, "Nobody");
    writeFile(home / "filled" / "letter.txt", "Dear all");
    says({"--library", library, "sample", home / "filled"}, "filled is not empty");
}

TEST_CASE("Photos with strange names are filed under them")
{
    Home home;
    const std::string strange[] = {
        "line\nbreak.jpg", "\xF0\x9F\x8C\xB7 tulip.jpg", std::string(251, 'n') + ".jpg", "dots...jpg",
        "caf\xC3\xA9.jpg", "bytes\xFF\xFE.jpg"};
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

TEST_CASE("A library of a newer Albumen is refused, and nothing in it changes")
{
    Home home;
    REQUIRE(home({"--library", home / "library", "info"}).code == 0);
    // The catalogue says which Albumen wrote it in its header, as SQLite's user version: 4 bytes, big end first, at 60.
    std::string bytes = readFile(home / "library" / "catalogue.sqlite");
    bytes[62] = 1;
    writeFile(home / "library" / "catalogue.sqlite", bytes);
    const Said said = home({"--json", "--library", home / "library", "recognise", home / "photos"});
    CHECK(said.code == 2);
    CHECK(codeOf(said) == "catalogueNewer");
    CHECK(readFile(home / "library" / "catalogue.sqlite") == bytes);
}

TEST_CASE("A model with one flipped byte is refused by name, and the run goes on with what is left", "[models]")
{
    Home home;
    const fs::path weights = modelsOrSkip("yunet/yunet_n_640_640.onnx");
    std::string bytes = readFile(weights);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    writeFile(home / "models" / weights.filename(), bytes);
    const Said verified = home({"--json", "--models", home / "models", "models", "verify"});
    CHECK(verified.code == 4);
    CHECK(codeOf(verified) == "modelHashWrong");
    CHECK(verified.json()["problems"][0]["message"].get<std::string>().find("yunet-n-640") != std::string::npos);
    const Said run = home({"--json", "--models", home / "models", "recognise", home / "photos"});
    CHECK(run.code == 0);
    CHECK(run.json()["result"]["models"]["detect"].get<std::string>().starts_with("dlib"));
    CHECK(run.json()["result"]["notes"].dump().find("yunet-n-640") != std::string::npos);
}

TEST_CASE("Every broken or hostile file costs one error at most, and the good photo beside them is filed", "[photos]")
{
    Home home;
    const fs::path hostile = photosOrSkip("hostile");
    fs::copy(hostile, home / "photos" / "hostile", fs::copy_options::recursive);
    const Said run = home({"--json", "recognise", home / "photos"});
    REQUIRE(run.code == 1);
    const Json document = run.json();
    CHECK(document["outcome"] == "completed");
    std::map<std::string, int> problems;
    for (const Json& problem : document["problems"]) ++problems[problem["path"]];
    for (const auto& [path, count] : problems) {
        CAPTURE(path);
        CHECK(count == 1);
    }
    CHECK(problems.size() > 100);
    CHECK_FALSE(problems.contains((home / "photos" / "meadow.jpg").string()));
    const Said second = home({"--json", "recognise"});
    CHECK(second.json()["result"]["looked"] == 0); // what failed is not tried again while it is the same file
}

TEST_CASE("Making a person known from a photo takes in nothing else of that photo's folder", "[models]")
{
    CliHome cli(CliHome::Weights::published);
    cli.bringSample();
    fs::create_directories(cli / "downloads");
    fs::copy_file(cli / "sample/known/Ada/1.jpg", cli / "downloads/ada.jpg");
    fs::copy_file(cli / "sample/known/Bruno/1.jpg", cli / "downloads/somebody else.jpg");
    REQUIRE(cli({"people", "add", "Ada", cli / "downloads/ada.jpg"}).code == 0);
    const Said several = cli({"--json", "people", "add", "Bruno", cli / "sample/photos/2024/birthday.jpg"});
    CHECK(codeOf(several) == "severalFaces");
    REQUIRE(cli({"run", cli / "sample/photos", "--save", cli / "People", "--zips", cli / "Zips"}).code == 0);
    const Json people = cli({"--json", "people", "list"}).json()["result"]["people"];
    REQUIRE(people.size() == 1);
    CHECK(people[0]["photos"].get<int>() > 3);
    CHECK(filesBelow(cli / "People" / "Ada").size() == people[0]["photos"]);
    CHECK(cli({"--json", "faces", "list", cli / "downloads/somebody else.jpg"}).code == 2);
    fs::remove_all(cli / "downloads");
    CHECK(cli({"run"}).code == 0); // who somebody is, is known without the photo too
}

TEST_CASE("The limits of a full and of a read-only disk are said before anything is copied")
{
    Home home;
    fs::create_directories(home / "disk");
    if (std::system(("mount -t tmpfs -o size=16k tmpfs " + (home / "disk").string() + " 2>/dev/null").c_str()) != 0)
        skip("the right to mount");
    for (int i = 1; i < 20; ++i) drawPicture(home / "photos" / (std::to_string(i) + ".jpg"), i);
    REQUIRE(home({"run", home / "photos", "--save", home / "before", "--zips", home / "zips"}).code == 0);
    const Said full = home({"--json", "run", home / "photos", "--save", home / "disk" / "People", "--zips",
                            home / "zips", "--mode", "move"});
    const auto kept = home({"--json", "info"}).json()["result"];
    const bool empty = filesBelow(home / "disk").empty();
    std::system(("mount -o remount,ro " + (home / "disk").string()).c_str());
    const Said readOnly = home.run(home / "disk" / "People");
    std::system(("umount " + (home / "disk").string()).c_str());
    CHECK(full.code == 2);
    CHECK(codeOf(full) == "noSpace");
    CHECK(kept.dump().find("\"mode\":\"copy\"") != std::string::npos); // no mode without its folders
    CHECK(kept.dump().find("disk/People") == std::string::npos);
    CHECK(empty);
    CHECK(readOnly.code == 2);
    CHECK(codeOf(readOnly) == "diskReadOnly");
}

TEST_CASE("A photo that is only linked into the folder is filed from where it lies")
{
    Home home;
    drawPicture(home / "elsewhere" / "lake.jpg", 3);
    symlinkOrSkip(home / "elsewhere" / "lake.jpg", home / "photos" / "linked.jpg");
    const Said run = home.run(home / "out");
    INFO(run.out);
    CHECK(run.code == 0);
    CHECK(filesBelow(home / "out" / "No people").size() == 2);
    CHECK(home.run(home / "out").json()["result"]["filed"]["copied"] == 0);
}

TEST_CASE("A RAW that cannot be read goes where the JPEG of its name goes and is named")
{
    const std::string raw = "no camera's format";
    for (const char* const mode : {"copy", "move"}) {
        Home home;
        const fs::path photos = home / mode, save = home / (std::string(mode) + " People");
        drawPicture(photos / "IMG_1.jpg", 1);
        writeFile(photos / "IMG_1.NEF", raw);
        writeFile(photos / "IMG_1.xmp", "<x/>");
        const Said said = home({"--json", "run", photos, "--save", save, "--zips", home / "zips", "--mode", mode});
        CHECK(said.code == 1);
        CHECK(said.json()["problems"][0]["path"] == (photos / "IMG_1.NEF").native());
        std::size_t copies = 0;
        for (const std::string& name : filesBelow(save)) copies += readFile(save / name) == raw ? 1 : 0;
        CHECK(copies == 1);
        CHECK(fs::exists(photos / "IMG_1.NEF") == (std::string_view(mode) == "copy"));
        CHECK(fs::exists(photos / "IMG_1.xmp") == (std::string_view(mode) == "copy"));
        CHECK(home({"--json", "file"}).json()["result"]["filed"]["copied"] == 0);
    }
}

TEST_CASE("The sidecar of a RAW that cannot be read names the people in the JPEG of its name")
{
    Home home;
    drawPicture(home / "shots" / "IMG_1.jpg", 1);
    writeFile(home / "shots" / "IMG_1.NEF", "no camera's format");
    writeFile(home / "shots" / "IMG_1.xmp", mwgPacket({{"Rose", "Face", "0.5 0.5 0.2 0.2"}}, "320 240"));
    CHECK(home({"recognise", home / "shots"}).code == 1);
    home({"import", "xmp"});
    const Json faces = home({"--json", "faces", "list", home / "shots" / "IMG_1.jpg"}).json()["result"]["faces"];
    REQUIRE(faces.size() == 1);
    CHECK(faces[0]["person"] == "Rose");
}

TEST_CASE("A word or an option that is none is named with the nearest one, and a word that lacks with all there are")
{
    Home home;
    const auto told = [&](const std::vector<std::string>& arguments) {
        const Said said = home(arguments);
        CHECK(said.code == 2);
        return said.err;
    };
    const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != text.npos; };
    CHECK(has(told({"peple", "list"}), "\"people\""));
    CHECK(has(told({"--josn", "info"}), "there is no option \"--josn\"; did you mean \"--json\""));
    CHECK(has(told({"run", "--sav=x"}), "\"--sav\"; did you mean \"--save\""));
    CHECK(has(told({"run", "--blue-sky"}), "there is no option \"--blue-sky\". "));
    CHECK(has(told({"faces"}), "\"faces\" wants one word more, one of: list, "));
    CHECK(has(told({"--quiet"}), "a command is missing, one of: run, "));
    CHECK_FALSE(has(told({"run", "--mode", "sideways"}), "there is no option"));
}

TEST_CASE("One copy and one folder are told in the singular")
{
    Home home;
    REQUIRE(home({"recognise", home / "photos"}).code == 0);
    const Said plan = home({"file", "--dry-run"});
    CHECK(plan.out.find("\n1 copy (") != std::string::npos);
    CHECK(plan.out.find("into 1 folder. Nothing") != std::string::npos);
}

TEST_CASE("A folder that is named for zips turns zips on again")
{
    Home home;
    const auto zips = [&] { return home.ask({"info"})["choice"]["zip"].get<bool>(); };
    REQUIRE(home.run(home / "out").code == 0);
    CHECK(zips());
    REQUIRE(home({"run", "--no-zip"}).code == 0);
    CHECK_FALSE(zips());
    REQUIRE(home({"run"}).code == 0);
    CHECK_FALSE(zips());
    REQUIRE(home({"run", "--zips", home / "zips"}).code == 0);
    CHECK(zips());
    REQUIRE(home({"run", "--zips", home / "zips", "--no-zip"}).code == 0);
    CHECK_FALSE(zips());
}

TEST_CASE("A broken photo is unreadable until it is taken away")
{
    Home home;
    writeFile(home / "photos" / "broken.jpg", "no picture");
    CHECK(home({"--json", "recognise", home / "photos"}).code == 1);
    CHECK(home({"--json", "info"}).json()["result"]["unreadable"] == 1);
    fs::remove(home / "photos" / "broken.jpg");
    CHECK(home({"--json", "recognise"}).code == 0);
    CHECK(home({"--json", "info"}).json()["result"]["unreadable"] == 0);
}

TEST_CASE("A photo that lacks its end is told apart from those that could not be read, at every run")
{
    Home home;
    fs::create_directories(home / "photos");
    cv::Mat noise(256, 256, CV_8UC3);
    cv::randu(noise, 0, 255);
    writePicture((home / "photos" / "cut.jpg").string(), noise);
    fs::resize_file(home / "photos" / "cut.jpg", fs::file_size(home / "photos" / "cut.jpg") * 8 / 10);
    writeFile(home / "photos" / "broken.jpg", "no picture");
    for (int i = 0; i < 2; ++i) {
        const Said said = home({"recognise", home / "photos"});
        CHECK(said.out.find("1 photo could not be read.") != std::string::npos);
        CHECK(said.out.find("1 photo lacks its end and is filed as far as it goes.") != std::string::npos);
    }
    const auto info = home({"--json", "info"}).json()["result"];
    CHECK(info["unreadable"] == 1);
    CHECK(info["cut"] == 1);
}

TEST_CASE("The whole disk is no folder of photos without a word more, and the home folder is with a word of warning")
{
    Home home;
    for (const char* command : {"run", "recognise"}) {
        for (const char* disk : {"/", "//", "/tmp/.."}) {
            const Said said = home({command, disk});
            INFO(command << " " << disk << ": " << said.err);
            CHECK(said.code == 2);
            CHECK(said.err.find("/ is the whole disk") != std::string::npos);
            CHECK(said.err.find("--yes") != std::string::npos);
        }
    }
    const TempFolder elsewhere;
    const Said all = home({"run", home.home(), "--save", elsewhere / "People", "--zips", elsewhere / "Zips"});
    INFO(all.out << all.err);
    CHECK(all.code != 2);
    CHECK(all.out.find("Photos are the whole home folder") != std::string::npos);
    CHECK(home({"recognise", home / "photos"}).out.find("whole home folder") == std::string::npos);
}
