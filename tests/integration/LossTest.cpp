// What is forgotten is gone from every file, and what is lost, restored or damaged neither doubles the archive nor
// takes a photo away.
#include <catch2/catch.hpp>

#include <opencv2/core.hpp>

#include "CliHome.h"
#include "catalogue/Db.h"
#include "support/Pictures.h"
#include "support/Regions.h"

using namespace albumen::test;

namespace {

/// The sample album in a home of its own, filed once.
struct LossHome : SampleHome {
    fs::path photos = sample / "photos", library;

    LossHome() : SampleHome(CliHome::Weights::own)
    {
        for (const auto& entry : fs::recursive_directory_iterator(cli.home()))
            if (entry.path().filename() == "catalogue.sqlite") library = entry.path().parent_path();
        REQUIRE_FALSE(library.empty());
        REQUIRE(run.code == 0);
    }
    Json ask(const std::vector<std::string>& arguments, int code = 0) { return cli.ask(arguments, code); }
    Said say(const std::vector<std::string>& arguments) { return cli(arguments); }
    /// Files into an archive of its own in mode move.
    void moveAll()
    {
        save = cli / "Moved";
        ask({"run", "--mode", "move", "--save", save, "--zips", cli / "Moved zips"});
    }
    /// Copies in the archive, by name and bytes, wherever they lie.
    std::multiset<std::string> copies() const
    {
        std::multiset<std::string> all;
        for (const std::string& name : filesBelow(save)) all.insert(readFile(save / name));
        return all;
    }
    std::size_t filesWith(const std::string& bytes) const
    {
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(cli.home()))
            if (entry.is_regular_file() && readFile(entry.path()).find(bytes) != std::string::npos) ++files;
        return files;
    }
};

bool says(const Json& result, const std::string& words)
{
    const Json notes = result["notes"];
    return std::any_of(notes.begin(), notes.end(),
                       [&](const Json& note) { return note.get<std::string>().find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("Somebody who is forgotten is in no file of the library and in no folder after the next run")
{
    LossHome home;
    std::vector<std::string> vectors;
    {
        auto db = albumen::Db::open(home.library / "catalogue.sqlite", albumen::DbAccess::readOnly).value();
        REQUIRE(db->run("ATTACH DATABASE ? AS d", (home.library / "derived.sqlite").native()));
        albumen::Query query = db->query("SELECT e.vec FROM d.embedding e JOIN face_person f ON f.face_id = e.face_id "
                                         "JOIN person_name n ON n.person_id = f.person_id WHERE n.name = 'Bruno'");
        while (query.next())
            vectors.emplace_back(reinterpret_cast<const char*>(query.blob(0).data()), query.blob(0).size());
    }
    REQUIRE_FALSE(vectors.empty());
    for (const std::string& vector : vectors) REQUIRE(home.filesWith(vector) > 0);
    REQUIRE(home.say({"people", "rename", "Bruno", "Qwzxan"}).code == 0); // the archive says this name for a while
    home.ask({"run"});
    REQUIRE(home.say({"people", "rename", "Qwzxan", "Bruno"}).code == 0);
    REQUIRE(home.filesWith("Qwzxan") > 0);
    const auto others = home.ask({"people", "list"})["people"].size();

    const Json asked = home.ask({"forget", "Bruno"});
    CHECK(asked["done"] == false);
    CHECK(home.filesWith(vectors.front()) > 0);
    CHECK(home.say({"forget", "Nobody", "--yes"}).code == 2);
    CHECK(home.say({"forget"}).code == 2);
    const Json gone = home.ask({"forget", "Bruno", "--yes"});
    CHECK(gone["vectors"].get<std::size_t>() >= vectors.size());
    CHECK(gone["faces"] == asked["faces"]); // in photos that define people too
    CHECK(gone["photos"] == asked["photos"]);
    for (const std::string& vector : vectors) CHECK(home.filesWith(vector) == 0);
    const Json run = home.ask({"run"});
    CHECK(run["looked"] == 0);
    CHECK(home.ask({"people", "list"})["people"].size() == others - 1);
    CHECK_FALSE(fs::exists(home.save / "Bruno"));
    CHECK_FALSE(fs::exists(home.zips / "Bruno.zip"));
    for (const std::string& vector : vectors) CHECK(home.filesWith(vector) == 0);
    CHECK(home.filesWith("Qwzxan") == 0);
}

TEST_CASE("What lies of somebody who is forgotten in a save folder of before is named and in no record")
{
    LossHome home;
    REQUIRE(home.say({"people", "rename", "Bruno", "Qwzxan"}).code == 0);
    home.ask({"run"});
    home.ask({"run", "--save", home.cli / "New", "--zips", home.cli / "New zips"});
    const Json gone = home.ask({"forget", "Qwzxan", "--yes"});
    CHECK(gone["left"] == Json::array({(home.save / "Qwzxan").native(), (home.zips / "Qwzxan.zip").native()}));
    home.ask({"run"});
    CHECK_FALSE(fs::exists(home.cli / "New/Qwzxan"));
    CHECK(fs::exists(home.save / "Qwzxan"));
    for (const auto& [name, bytes] : contentsBelow(home.library)) {
        INFO(name);
        CHECK(bytes.find("Qwzxan") == std::string::npos);
    }
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("Checking says what mends a zip and nothing of a match where nothing was read")
{
    LossHome home;
    fs::remove(home.zips / "Bruno.zip");
    const Said missing = home.say({"verify"});
    CHECK(missing.code == 4);
    CHECK(missing.err.find("Bruno.zip is not there any more. Zip again") != std::string::npos);
    CHECK(missing.err.find("could not be read") == std::string::npos); // the others were
    CHECK(missing.err.find("  1 not as filed") != std::string::npos);
    CHECK(home.say({"zip"}).code == 0);
    flipByte(home.zips / "Bruno.zip", 3000);
    const Said damaged = home.say({"verify"});
    CHECK(damaged.err.find("Bruno.zip does not hold what was put into it. Zip again") != std::string::npos);
    CHECK(home.say({"zip"}).code == 0);
    CHECK(home.say({"verify"}).out.find("all match") != std::string::npos);
    fs::rename(home.save, home.cli / "unplugged");
    const Said away = home.say({"verify"});
    CHECK(away.code == 2);
    CHECK(away.out.find("match") == std::string::npos);
}

TEST_CASE("Checking goes on with a library that can only be read and says that nothing of it is kept")
{
    LossHome home;
    flipByte(home.save / *filesBelow(home.save).begin(), 300);
    const std::string before = readFile(home.library / "catalogue.sqlite");
    const std::string mount = "mount --bind " + home.library.string() + " " + home.library.string() +
                              " && mount -o remount,bind,ro " + home.library.string();
    if (std::system((mount + " 2> /dev/null").c_str()) != 0) {
        WARN("skipped: nothing can be mounted here");
        return;
    }
    const Said checked = home.say({"verify"}), again = home.say({"verify"});
    CHECK(std::system(("umount " + home.library.string()).c_str()) == 0);
    for (const Said& said : {checked, again}) {
        CHECK(said.code == 4);
        CHECK(said.out.find("1 damaged") != std::string::npos);
        CHECK(said.out.find("can only be read") != std::string::npos);
    }
    CHECK(readFile(home.library / "catalogue.sqlite") == before);
    CHECK(home.say({"verify"}).code == 4);
}

TEST_CASE("A photo that is gone when it is to be filed is named once however many folders it goes into")
{
    LossHome home;
    for (const std::string& copy : filesBelow(home.save)) fs::remove(home.save / copy);
    fs::remove_all(home.photos);
    const Said said = home.say({"--json", "file"});
    CHECK(said.code == 1);
    CHECK(said.json()["problems"].size() > 10);
    std::set<std::string> named;
    for (const Json& problem : said.json()["problems"])
        if (problem["path"].is_string()) CHECK(named.insert(problem["path"].get<std::string>()).second);
}

TEST_CASE("Face data of everybody is deleted only by somebody who says so twice")
{
    LossHome home;
    const Json info = home.ask({"info"});
    const Json asked = home.ask({"forget", "--all-faces"});
    CHECK(asked["done"] == false);
    CHECK(asked["faces"] == info["faces"]);
    CHECK(home.ask({"run"})["looked"] == 0); // all is there
    CHECK(home.say({"forget", "--all-faces"}).out.find("forget --all-faces --yes") != std::string::npos);
    CHECK(home.say({"forget", "Bruno", "--all-faces", "--yes"}).code == 2);
    CHECK(home.ask({"forget", "--all-faces", "--yes"})["done"] == true);
    CHECK(home.ask({"run"})["looked"].get<int>() >= info["photos"].get<int>()); // and those that define people
}

TEST_CASE("After face data of everybody is deleted filing moves nothing until the photos are looked at again")
{
    const bool moved = GENERATE(false, true);
    CAPTURE(moved);
    LossHome home;
    std::int64_t named = 0, stranger = 0; // the one beside somebody unknown, the other too
    const Json found = home.ask({"faces", "list"});
    for (const Json& face : found["faces"])
        if (face["path"].get<std::string>().ends_with("/garden.jpg") && face["person"] == "Chloe") named = face["id"];
    REQUIRE(home.say({"faces", "assign", std::to_string(named), "Chloe"}).code == 0);
    for (const std::string& photo : filesBelow(home.photos))
        if (photo.ends_with("by-the-sea.jpg"))
            REQUIRE(home.say({"faces", "draw", home.photos / photo, "--box", "0.8", "0.1", "0.1", "0.1"}).code == 0);
    const Json drawn = home.ask({"faces", "list"});
    for (const Json& face : drawn["faces"])
        if (face["path"].get<std::string>().ends_with("/by-the-sea.jpg"))
            stranger = std::max(stranger, face["id"].get<std::int64_t>());
    REQUIRE(home.say({"faces", "ignore", std::to_string(stranger)}).code == 0);
    home.ask({"run"});
    if (moved) home.moveAll();
    const auto before = contentsBelow(home.save), zips = contentsBelow(home.zips);
    home.ask({"forget", "--all-faces", "--yes"});
    const Json filed = home.ask({"file"});
    CHECK(says(filed, "must be looked at first"));
    CHECK(contentsBelow(home.save) == before);
    home.ask({"zip"});
    CHECK(contentsBelow(home.zips) == zips);
    CHECK(home.ask({"recognise"})["looked"].get<int>() > 10); // where they now lie
    const Json again = home.ask({"file"});
    CHECK_FALSE(says(again, "must be looked at first"));
    CHECK(contentsBelow(home.save) == before);
}

TEST_CASE("A folder of moved photos that became a link is named and nothing is doubled when it is back")
{
    LossHome home;
    home.moveAll();
    const auto before = contentsBelow(home.save);
    fs::rename(home.save / "Bruno", home.cli / "elsewhere");
    symlinkOrSkip(home.cli / "elsewhere", home.save / "Bruno");
    for (const char* const command : {"run", "file", "folders", "zip"}) {
        INFO(command);
        const Said said = home.say({command});
        CHECK(said.code == 1);
        CHECK(said.err.find("/Bruno is a link now") != std::string::npos);
        CHECK(said.err.find("/Bruno is a link now") == said.err.rfind("/Bruno is a link now")); // once
    }
    const Said verified = home.say({"verify"});
    CHECK(verified.code == 4);
    CHECK(verified.err.find("/Bruno is a link now") != std::string::npos);
    CHECK(verified.err.find("not there any more") == std::string::npos);
    fs::remove(home.save / "Bruno");
    fs::rename(home.cli / "elsewhere", home.save / "Bruno");
    home.ask({"run"});
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("What was moved and is gone from the archive is said to be lost and not promised to be made anew")
{
    LossHome home;
    home.moveAll();
    const auto before = contentsBelow(home.save);
    std::string only; // one that lies in no other folder
    for (const auto& [name, bytes] : before)
        if (home.copies().count(bytes) == 1) only = name;
    REQUIRE_FALSE(only.empty());
    fs::rename(home.save / only, home.cli / "aside");
    const Said run = home.say({"run"});
    CHECK(run.code == 1);
    CHECK(run.err.find(only + " is missing or damaged, and there is nothing to make it anew from") !=
          std::string::npos);
    CHECK(run.err.find("The path was not changed") == std::string::npos);
    CHECK(run.err.find(only + " is missing") == run.err.rfind(only + " is missing")); // once in a run
    for (int i = 0; i < 2; ++i) {
        const Said later = home.say({"run"});
        CHECK(later.code == 1);
        CHECK(later.err.find(only + " is missing or damaged") != std::string::npos); // until it is back
    }
    const Said verified = home.say({"verify"});
    CHECK(verified.code == 4);
    CHECK(verified.err.find("nothing to make it anew from") != std::string::npos);
    CHECK(verified.err.find("File again") == std::string::npos);
    fs::rename(home.cli / "aside", home.save / only);
    home.ask({"run"});
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("A moved photo of which the end is gone is no work of a person's, and its zip stays as it was")
{
    LossHome home;
    home.moveAll();
    std::string alone; // of one person, in no other folder
    for (const std::string& name : filesBelow(home.save))
        if (name.ends_with(".jpg") && home.copies().count(readFile(home.save / name)) == 1 &&
            fs::exists(home.cli / "Moved zips" / (fs::path(name).parent_path().string() + ".zip")))
            alone = name;
    REQUIRE_FALSE(alone.empty());
    const fs::path photo = home.save / alone;
    const fs::path zip = home.cli / "Moved zips" / (fs::path(alone).parent_path().string() + ".zip");
    const std::string before = readFile(zip);
    fs::resize_file(photo, fs::file_size(photo) - 100);
    fs::last_write_time(photo, fs::last_write_time(photo) + std::chrono::seconds(10));
    const Said run = home.say({"run"});
    CHECK(run.code == 1);
    CHECK(run.err.find("nothing to make it anew from") != std::string::npos);
    CHECK(run.out.find("was edited in the archive") == std::string::npos);
    CHECK(home.say({"verify"}).code == 4);
    CHECK(readFile(zip) == before);
}

TEST_CASE("A moved photo with other bytes inside is no work of a person's: it is lost and named, its zip as it was")
{
    LossHome home;
    home.moveAll();
    const auto copies = home.copies();
    const auto names = filesBelow(home.save);
    const auto only = std::ranges::find_if(names, [&](const std::string& name) {
        return name.ends_with(".jpg") && copies.count(readFile(home.save / name)) == 1;
    });
    REQUIRE(only != names.end());
    const fs::path photo = home.save / *only,
                   zip = home.cli / "Moved zips" / (photo.parent_path().filename() += ".zip");
    const std::string zipped = readFile(zip);
    std::string bytes = readFile(photo);
    const std::size_t middle = bytes.size() / 2;
    std::fill_n(bytes.begin() + long(middle), bytes.size() / 4, '\0');
    bytes.replace(middle, 2, "\xFF\xD9"); // the end of a picture, where none is
    const auto time = fs::last_write_time(photo);
    writeFile(photo, bytes);
    fs::last_write_time(photo, time + std::chrono::seconds(10));
    for (int i = 0; i < 2; ++i) {
        const Said run = home.say({"run"});
        CHECK(run.code == 1);
        CHECK(run.err.find("edited") == std::string::npos);
        CHECK(run.err.find(photo.native()) != std::string::npos);
        CHECK(readFile(zip) == zipped);
    }
    CHECK(home.say({"verify"}).code == 4);
}

TEST_CASE("What the program exports into the sidecars of moved photos is known there, in every folder and zip")
{
    LossHome home;
    for (const std::string& name : filesBelow(home.photos))
        if (name.ends_with(".jpg")) writeFile(home.photos / (name + ".xmp"), mwgPacket({}));
    home.moveAll();
    const auto names = filesBelow(home.save);
    home.ask({"export", "xmp"});
    const Said run = home.say({"run"});
    CHECK(run.code == 0);
    CHECK(run.err.find("changed by somebody") == std::string::npos);
    for (const std::string& name : filesBelow(home.save)) CHECK(name.find("(2)") == std::string::npos);
    CHECK(home.say({"verify"}).code == 0);
    std::map<std::string, std::set<std::string>> beside; // by the photo's bytes
    for (const std::string& name : names)
        if (fs::exists(home.save / (name + ".xmp")))
            beside[readFile(home.save / name)].insert(readFile(home.save / (name + ".xmp")));
    CHECK(std::ranges::any_of(beside, [](const auto& one) {
        return std::ranges::any_of(one.second, [](const auto& text) { return text.find("Ada") != text.npos; });
    }));
    for (const auto& [photo, sidecars] : beside) CHECK(sidecars.size() == 1);
}

TEST_CASE("What is lost is named by every run where no photo is left beside it")
{
    LossHome home;
    home.moveAll();
    for (const std::string& rest : filesBelow(home.photos)) fs::remove(home.photos / rest);
    home.ask({"run"});
    for (const std::string& name : filesBelow(home.save)) fs::remove(home.save / name);
    for (int i = 0; i < 3; ++i) {
        const Said run = home.say({"run"});
        CHECK(run.code == 1);
        CHECK(run.err.find("nothing to make it anew from") != std::string::npos);
    }
}

TEST_CASE("A moved photo that somebody edits in the archive is looked at again and stays filed by what it shows")
{
    LossHome home;
    home.moveAll();
    const fs::path alone = home.save / "No people" / *filesBelow(home.save / "No people").begin();
    const fs::path known = home.save / "Chloe" / *filesBelow(home.save / "Chloe").begin();
    const cv::Mat brighter = readPicture(known) + cv::Scalar(4, 4, 4);
    writePicture(alone, brighter); // she is in it by now
    const std::string bytes = readFile(alone);
    CHECK(says(home.ask({"run"}), "was edited in the archive"));
    CHECK_FALSE(fs::exists(alone));
    CHECK(readFile(home.save / "Chloe" / alone.filename()) == bytes);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("Photos that were moved into another save folder are named by every run and looked at by every check")
{
    LossHome home;
    home.moveAll();
    const fs::path before = home.save, lost = before / *filesBelow(before).begin();
    const std::string told = before.native() + ", the save folder of before";
    CHECK_FALSE(says(home.ask({"run"}), told));
    CHECK(home.ask({"info"})["moved_elsewhere"].empty());
    CHECK(says(home.ask({"run", "--save", home.cli / "New"}), told));
    const Json left = home.ask({"info"})["moved_elsewhere"];
    REQUIRE(left.size() == 1);
    CHECK(left[0]["folder"] == before.native());
    CHECK(left[0]["photos"].get<int>() > 10);
    CHECK(home.say({"info"}).out.find("photos lie in " + before.native()) != std::string::npos);
    for (const char* const command : {"run", "file", "zip", "folders"}) {
        INFO(command);
        CHECK(says(home.ask({command}), told));
    }
    const Json checked = home.ask({"verify"});
    CHECK(says(checked, told));
    CHECK(checked["checked"].get<int>() > 10);
    for (const std::string& name : filesBelow(before)) // wherever the photo lies there
        if (name != fs::relative(lost, before) && readFile(before / name) == readFile(lost)) fs::remove(before / name);
    fs::rename(lost, home.cli / "aside");
    CHECK(says(home.ask({"run"}), "Not there any more: 1."));
    const Said verified = home.say({"verify"});
    CHECK(verified.code == 4);
    CHECK(verified.err.find(lost.native() + " is missing or damaged, and there is nothing") != std::string::npos);
    fs::rename(home.cli / "aside", lost);
    fs::rename(before, home.cli / "unplugged");
    CHECK(says(home.ask({"run"}), "That folder is not there now."));
    home.ask({"verify"});
    CHECK_FALSE(says(home.ask({"run", "--exclude", before}), told));
    fs::rename(home.cli / "unplugged", before);
    CHECK_FALSE(says(home.ask({"run", "--no-exclude", before, "--save", before}), told));
    CHECK(home.ask({"info"})["moved_elsewhere"].empty());
}

TEST_CASE("No library moves photos out of the archive of another one")
{
    LossHome home;
    const auto before = contentsBelow(home.save);
    const auto copies = home.copies(); // without the mark of a source
    const std::string other = home.cli / "second", into = home.cli / "Second People";
    for (const fs::path& source : {home.save / "Bruno", home.save / *filesBelow(home.save).begin()}) {
        const Said refused = home.say(
            {"--library", other, "run", source, "--save", into, "--zips", home.cli / "Second zips", "--mode", "move"});
        CHECK(refused.code == 2);
        CHECK(refused.err.find("is the archive of another library") != std::string::npos);
    }
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.say({"--library", other, "run", home.save / "Bruno", "--save", into, "--zips", home.cli / "Second zips"})
              .code == 0);
    CHECK(filesBelow(into).size() == filesBelow(home.save / "Bruno").size());
    CHECK(home.copies() == copies);
}

TEST_CASE("Photos whose folder becomes the archive of another library are filed and not moved, and that is said")
{
    LossHome home;
    const fs::path later = home.cli / "later", photos = later / "photos";
    fs::create_directories(later);
    fs::rename(home.photos, photos);
    home.ask({"run", photos});
    const auto before = contentsBelow(photos);
    albumen::JobControl cancelled;
    cancelled.cancel();
    (void)home.cli({"run", "--mode", "move", "--save", home.cli / "Moved"}, cancelled); // chosen, and nothing done
    REQUIRE(home.ask({"info"})["choice"]["mode"] == "move");
    writeFile(later / ".albumen-archive",
              "Albumen archive 00112233445566778899aabbccddeeff\nLibrary /elsewhere/library/catalogue.sqlite\n");
    for (int i = 0; i < 2; ++i) {
        const Said run = home.say({"file"});
        CHECK(run.code == 1);
        CHECK(run.err.find("later is the archive of another library") != std::string::npos);
        CHECK(contentsBelow(photos) == before);
        CHECK(filesBelow(home.cli / "Moved").size() > 10);
    }
    fs::remove(later / ".albumen-archive");
    CHECK(home.ask({"file"})["filed"]["removed"].get<int>() > 10);
}

TEST_CASE("While an archive of moved photos is not there nothing is taken for gone")
{
    LossHome home;
    home.moveAll();
    for (const std::string& rest : filesBelow(home.photos)) fs::remove(home.photos / rest); // all photos are moved
    home.ask({"run"});
    const auto before = contentsBelow(home.save);
    const Json photos = home.ask({"info"})["photos"];
    fs::rename(home.save, home.cli / "unplugged");
    const Said away = home.say({"run"});
    CHECK(away.code == 2);
    CHECK(away.err.find("is not there. Connect its drive") != std::string::npos);
    CHECK(away.err.find("does not exist") == std::string::npos);
    CHECK(home.ask({"info"})["photos"] == photos);
    fs::rename(home.cli / "unplugged", home.save);
    const Json back = home.ask({"run"});
    CHECK(back["filed"]["copied"] == 0);
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.ask({"info"})["photos"] == photos);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("A catalogue of before a rename finds moved photos where the archive has them")
{
    LossHome home;
    home.moveAll();
    const auto before = contentsBelow(home.save);
    fs::path copy;
    for (const auto& entry : fs::directory_iterator(home.library / "backups"))
        if (entry.path().extension() == ".sqlite") copy = entry.path();
    REQUIRE_FALSE(copy.empty());
    fs::copy_file(copy, home.cli / "old.sqlite");
    REQUIRE(home.say({"people", "rename", "Bruno", "Uncle Bruno"}).code == 0);
    home.ask({"run"});
    REQUIRE(fs::exists(home.save / "Uncle Bruno"));
    REQUIRE(home.say({"restore-catalogue", home.cli / "old.sqlite"}).code == 0);
    const Said run = home.say({"run"});
    CHECK(run.err.find("does not exist") == std::string::npos);
    CHECK(run.code == 0);
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("A catalogue of before a rename and and a merge moves what was filed since and copies nothing twice")
{
    LossHome home;
    const auto before = filesBelow(home.save);
    const auto copies = home.copies();
    REQUIRE(home.say({"people", "rename", "Bruno", "Uncle Bruno"}).code == 0);
    std::string second;
    const Json people = home.ask({"people", "list"})["people"];
    for (const Json& person : people)
        if (person["name"] != "Uncle Bruno") second = person["name"];
    REQUIRE_FALSE(second.empty());
    REQUIRE(home.say({"people", "merge", second, "Uncle Bruno"}).code == 0);
    fs::path copy;
    for (const auto& entry : fs::directory_iterator(home.library / "backups"))
        if (entry.path().extension() == ".sqlite") copy = entry.path();
    REQUIRE_FALSE(copy.empty());
    fs::copy_file(copy, home.cli / "old.sqlite");
    CHECK(fs::exists(fs::path(copy).replace_extension(".json")));
    home.ask({"run"});
    REQUIRE(fs::exists(home.save / "Uncle Bruno"));
    REQUIRE(home.say({"restore-catalogue", home.cli / "old.sqlite"}).code == 0);
    const Json filed = home.ask({"file"});
    CHECK(says(filed, "is known from the catalogue that was replaced"));
    std::uint64_t parted = 0; // what leaves the common folder is copied from the photos, as whenever a merge is undone
    for (const std::string& file : filesBelow(home.save / second)) parted += fs::file_size(home.save / second / file);
    CHECK(filed["filed"]["bytes"].get<std::uint64_t>() <= parted);
    CHECK(filesBelow(home.save) == before);
    home.ask({"run"});
    CHECK(filesBelow(home.save) == before);
    CHECK(home.copies() == copies);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("A folder of moved photos that its person's new name was given by hand is found and nothing is lost")
{
    LossHome home;
    home.moveAll();
    const auto before = home.copies();
    REQUIRE(home.say({"people", "rename", "Bruno", "Benno"}).code == 0);
    fs::rename(home.save / "Bruno", home.save / "Benno");
    const std::string first = GENERATE("run", "recognise", "file");
    for (const std::string& command : {first, std::string("run")}) {
        const Said said = home.say({command});
        INFO(command << said.out << said.err);
        CHECK(said.code == 0);
        CHECK((said.out + said.err).find("missing") == std::string::npos);
    }
    CHECK(home.copies() == before);
    CHECK_FALSE(fs::exists(home.save / "Bruno"));
    CHECK(fs::exists(home.cli / "Moved zips/Benno.zip"));
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("Folders that were given any other names by hand are checked where they are and get the persons' names again")
{
    LossHome home;
    const bool moved = GENERATE(true, false);
    if (moved) home.moveAll();
    const auto before = filesBelow(home.save);
    fs::rename(home.save / "Bruno", home.save / "Bruno, summers");
    fs::rename(home.save / "Unknown", home.save / "strangers");
    fs::create_directory(home.save / "Aaa");
    fs::copy_file(home.save / "Bruno, summers" / fs::path(*filesBelow(home.save / "Bruno, summers").begin()).filename(),
                  home.save / "Aaa/theirs.jpg");
    const Said verified = home.say({"verify"});
    INFO(verified.out << verified.err);
    CHECK(verified.code == 0);
    const Said said = home.say({"run"});
    INFO(said.out << said.err);
    CHECK(said.code == 0);
    CHECK((said.out + said.err).find("missing") == std::string::npos);
    auto after = filesBelow(home.save);
    CHECK(std::erase_if(after, [](const auto& file) { return std::string(file).starts_with("Aaa/"); }) == 1);
    CHECK(after == before);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("Two folders that somebody exchanged are known by what was filed into them and get their names back")
{
    LossHome home;
    const bool moved = GENERATE(true, false);
    if (moved) home.moveAll();
    const auto before = contentsBelow(home.save);
    const std::string first = GENERATE("run", "verify");
    fs::rename(home.save / "Ada", home.save / "aside");
    fs::rename(home.save / "Bruno", home.save / "Ada");
    fs::rename(home.save / "aside", home.save / "Bruno");
    for (const std::string& command : {first, std::string("run")}) {
        const Said said = home.say({command});
        INFO(command << said.out << said.err);
        CHECK(said.code == 0);
        CHECK((said.out + said.err).find("missing") == std::string::npos);
    }
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("Names that are exchanged between two filings are those of the folders and zips after the next one")
{
    LossHome home;
    if (GENERATE(false, true)) home.moveAll();
    const fs::path zips = home.save.filename() == "Moved" ? home.cli / "Moved zips" : home.zips;
    const auto folders = contentsBelow(home.save), zipped = contentsBelow(zips);
    for (const auto& [from, to] : {std::pair("Ada", "Tmp"), {"Bruno", "Ada"}, {"Tmp", "Bruno"}})
        REQUIRE(home.say({"people", "rename", from, to}).code == 0);
    home.ask({"run"});
    const auto exchanged = [](const std::map<std::string, std::string>& files) {
        std::map<std::string, std::string> others;
        for (const auto& [name, bytes] : files) {
            const std::string other = name.starts_with("Ada")     ? "Bruno" + name.substr(3)
                                      : name.starts_with("Bruno") ? "Ada" + name.substr(5)
                                                                  : name;
            others[other] = bytes;
        }
        return others;
    };
    CHECK(contentsBelow(home.save) == exchanged(folders));
    CHECK(contentsBelow(zips) == exchanged(zipped));
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("A merge ends as it would have, though somebody exchanged the two folders before")
{
    std::vector<std::map<std::string, std::string>> ends(2);
    for (const bool exchanged : {false, true}) {
        LossHome home;
        if (exchanged) {
            fs::rename(home.save / "Ada", home.save / "aside");
            fs::rename(home.save / "Bruno", home.save / "Ada");
            fs::rename(home.save / "aside", home.save / "Bruno");
        }
        REQUIRE(home.say({"people", "merge", "Ada", "Bruno"}).code == 0);
        home.ask({"run"});
        for (const std::string& name : filesBelow(home.save)) ends[exchanged][name] = readFile(home.save / name);
        CHECK_FALSE(fs::exists(home.save / "Ada"));
        CHECK(fs::exists(home.zips / "Bruno.zip"));
        CHECK_FALSE(fs::exists(home.zips / "Ada.zip"));
        CHECK(home.ask({"verify"})["damaged"] == 0);
    }
    CHECK(ends[0] == ends[1]);
}

TEST_CASE("A copy that somebody made of a folder stays theirs though the folder lacks a file")
{
    LossHome home;
    const auto before = contentsBelow(home.save);
    fs::copy(home.save / "Ada", home.save / "Ada, a backup", fs::copy_options::recursive);
    REQUIRE(fs::remove(home.save / "Ada" / *filesBelow(home.save / "Ada").begin()));
    REQUIRE(fs::remove(home.save / "Bruno" / *filesBelow(home.save / "Bruno").begin()));
    CHECK(home.say({"run"}).code == 0);
    auto after = contentsBelow(home.save);
    std::erase_if(after, [](const auto& file) { return file.first.starts_with("Ada, a backup/"); });
    CHECK(after == before);
    CHECK(fs::exists(home.save / "Ada, a backup"));
}

TEST_CASE("Moved photos are found after a backup was restored that knows their folder by its old name")
{
    LossHome home;
    home.moveAll();
    const auto before = home.copies();
    fs::copy_file(home.library / "catalogue.sqlite", home.cli / "old.sqlite");
    REQUIRE(home.say({"people", "rename", "Bruno", "Benno"}).code == 0);
    home.ask({"run"});
    REQUIRE(fs::exists(home.save / "Benno"));
    fs::remove(home.library / "catalogue.sqlite");
    for (const char* const end : {"-wal", "-shm"}) fs::remove(home.library / (std::string("catalogue.sqlite") + end));
    REQUIRE(home.say({"restore-catalogue", home.cli / "old.sqlite"}).code == 0);
    const Said said = home.say({"run"});
    INFO(said.out << said.err);
    CHECK(said.code == 0);
    CHECK((said.out + said.err).find("missing") == std::string::npos);
    CHECK(home.say({"verify"}).code == 0);
    CHECK(home.copies() == before);
    CHECK(fs::exists(home.save / "Bruno"));
    CHECK_FALSE(fs::exists(home.save / "Benno"));
}

TEST_CASE("A moved photo that somebody put elsewhere in the archive is said to lie there and is back when it is")
{
    LossHome home;
    home.moveAll();
    const auto copies = home.copies();
    fs::path was; // of Bruno alone
    for (const std::string& name : filesBelow(home.save / "Bruno"))
        if (copies.count(readFile(home.save / "Bruno" / name)) == 1) was = home.save / "Bruno" / name;
    REQUIRE_FALSE(was.empty());
    const fs::path now = home.save / "Mine/summer" / was.filename();
    fs::create_directories(now.parent_path());
    fs::rename(was, now);
    const std::string words = was.string() + " lies at " + now.string() + " now";
    for (const char* const command : {"verify", "run", "run"}) {
        const Said said = home.say({command});
        INFO(command << said.out << said.err);
        CHECK((said.out + said.err).find(words) != std::string::npos);
    }
    CHECK(fs::exists(now));
    fs::rename(now, was);
    home.say({"run"});
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("A folder of the archive that nobody may open is named and the rest is checked and filed")
{
    rightsOrSkip();
    LossHome home;
    const bool open = GENERATE(false, true); // to look, and not to change
    fs::permissions(home.save / "Bruno", open ? fs::perms(0555) : fs::perms::none);
    REQUIRE(fs::remove(home.save / "Ada" / *filesBelow(home.save / "Ada").begin()));
    const auto privileges = std::make_unique<WithoutPrivileges>();
    const Said verified = home.say({"verify"}), run = home.say({"run"});
    REQUIRE(home.say({"people", "rename", "Ada", "Adele"}).code == 0);
    const Said filed = home.say({"run"});
    fs::permissions(home.save / "Bruno", fs::perms::owner_all);
    const std::string words = (home.save / "Bruno").string() + " cannot be opened or changed";
    CHECK(((verified.out + verified.err).find(words) != std::string::npos) == !open);
    CHECK((verified.out.find("1 could not be looked at") != std::string::npos) == !open);
    CHECK(verified.out.find("in its place") == std::string::npos);
    CHECK(verified.out.find("missing") != std::string::npos); // what the other folder lacks
    for (const Said& said : {run, filed}) {
        INFO(said.out << said.err);
        CHECK(said.code == 1);
        CHECK((said.out + said.err).find(words) != std::string::npos);
    }
    CHECK(fs::exists(home.save / "Adele"));
    CHECK(home.say({"run"}).code == 0);
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("A save folder that nobody may open is not called away")
{
    rightsOrSkip();
    LossHome home;
    const auto before = filesBelow(home.save);
    fs::permissions(home.save, fs::perms::none);
    const auto privileges = std::make_unique<WithoutPrivileges>();
    const Said verified = home.say({"verify"}), run = home.say({"run"});
    fs::permissions(home.save, fs::perms::owner_all);
    for (const Said& said : {verified, run}) {
        INFO(said.out << said.err);
        CHECK(said.code == 2);
        CHECK((said.out + said.err).find("is not there") == std::string::npos);
    }
    CHECK(verified.err.find(home.save.string() + " cannot be opened or changed: permission is missing") !=
          std::string::npos);
    CHECK(run.err.find(home.save.string() + " cannot be written to") != std::string::npos);
    CHECK(home.say({"run"}).code == 0);
    CHECK(home.say({"verify"}).code == 0);
    CHECK(filesBelow(home.save) == before);
}

TEST_CASE("A folder of zips that nobody may open is named while the folders are filed and checked")
{
    rightsOrSkip();
    LossHome home;
    const auto before = filesBelow(home.save);
    const fs::path zips = home.cli / "Zips";
    const auto zipped = contentsBelow(zips);
    REQUIRE(fs::remove(home.save / "Ada" / *filesBelow(home.save / "Ada").begin()));
    fs::permissions(zips, fs::perms::none);
    const auto privileges = std::make_unique<WithoutPrivileges>();
    const Said lacking = home.say({"verify"}), run = home.say({"run"}), verified = home.say({"verify"});
    fs::permissions(zips, fs::perms::owner_all);
    for (const Said& said : {lacking, run, verified}) {
        INFO(said.out << said.err);
        CHECK((said.out + said.err).find(zips.string() + " cannot be opened or changed") != std::string::npos);
        CHECK((said.out + said.err).find(zips.string() + " is not there") == std::string::npos);
        CHECK((said.out + said.err).find(".zip") == std::string::npos);
    }
    CHECK(lacking.code == 4);
    CHECK(lacking.out.find("missing") != std::string::npos);
    CHECK(run.code == 1);
    CHECK(verified.out.find("missing") == std::string::npos);
    CHECK(filesBelow(home.save) == before);
    CHECK(contentsBelow(zips) == zipped);
    CHECK(home.say({"run"}).code == 0);
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("A folder of zips that nobody may change is one error and everything else is done")
{
    rightsOrSkip();
    LossHome home;
    const auto before = filesBelow(home.save), zipped = filesBelow(home.zips);
    REQUIRE(fs::remove(home.save / "Ada" / *filesBelow(home.save / "Ada").begin()));
    if (GENERATE(false, true)) writeFile(home.zips / ".albumen-77.part", "left by a kill");
    if (GENERATE(false, true)) fs::remove(home.zips / ".albumen-archive");
    fs::permissions(home.zips, fs::perms(0555));
    const auto privileges = std::make_unique<WithoutPrivileges>();
    REQUIRE(home.say({"people", "rename", "Bruno", "Bertil"}).code == 0);
    const Said run = home.say({"--json", "run"}), zip = home.say({"zip"}), verified = home.say({"verify"});
    fs::permissions(home.zips, fs::perms::owner_all);
    INFO(run.out << run.err << zip.out << zip.err << verified.out << verified.err);
    CHECK(run.code == 1);
    REQUIRE(run.json()["problems"].size() == 1);
    CHECK(run.json()["problems"][0]["code"] == "archiveClosed");
    CHECK(run.json()["problems"][0]["path"] == home.zips.string());
    CHECK(fs::exists(home.save / "Bertil"));
    CHECK(filesBelow(home.save).size() == before.size());
    CHECK(zip.code == 1);
    CHECK(verified.code == 0); // it can be looked at
    CHECK(home.say({"run"}).code == 0);
    CHECK(fs::exists(home.zips / "Bertil.zip"));
    CHECK_FALSE(fs::exists(home.zips / "Bruno.zip"));
    CHECK(filesBelow(home.zips).size() == zipped.size());
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("A mark of the archive that nobody may read closes its folder and nothing else")
{
    rightsOrSkip();
    LossHome home;
    const auto before = contentsBelow(home.save);
    const bool zips = GENERATE(false, true);
    const fs::path folder = zips ? home.zips : home.save, mark = folder / ".albumen-archive";
    fs::permissions(mark, fs::perms::none);
    auto privileges = std::make_unique<WithoutPrivileges>();
    const Said run = home.say({"--json", "run"}), verified = home.say({"verify"});
    privileges.reset();
    fs::permissions(mark, fs::perms::owner_read | fs::perms::owner_write);
    CHECK(run.code == (zips ? 1 : 2));
    REQUIRE(run.json()["problems"].size() == 1);
    CHECK(run.json()["problems"][0]["code"] == "archiveClosed");
    CHECK(run.json()["problems"][0]["path"] == folder.string());
    CHECK(verified.code == 0);
    CHECK(contentsBelow(home.save) == before);
    CHECK(home.say({"run"}).code == 0);
}

TEST_CASE("Where only permission is missing a check says what could not be looked at and finds no damage")
{
    rightsOrSkip();
    LossHome home;
    const std::string place = GENERATE("People/Bruno", "Zips", "Zips/Bruno.zip");
    const fs::path closed = home.cli / place;
    const bool another = closed.extension() == ".zip" && GENERATE(false, true); // time, so that it would be read
    if (another) fs::last_write_time(closed, fs::last_write_time(closed) + std::chrono::seconds(10));
    const fs::perms rights = fs::status(closed).permissions();
    fs::permissions(closed, fs::perms::none);
    auto privileges = std::make_unique<WithoutPrivileges>();
    const Said verified = home.say({"verify"}), asked = home.say({"--json", "verify"});
    privileges.reset();
    fs::permissions(closed, rights);
    INFO(verified.out << verified.err);
    CHECK(verified.code == 1);
    CHECK(verified.out.find("1 could not be looked at") != std::string::npos);
    CHECK(verified.err.find(closed.string()) != std::string::npos);
    CHECK(asked.json()["result"]["damaged"] == 0);
    CHECK(asked.json()["result"]["not_looked_at"] == 1);
    CHECK(asked.json()["problems"].size() == 1);
    CHECK(home.say({"verify"}).code == 0);
    flipByte(home.zips / "Ada.zip", 3000);
    fs::permissions(closed, fs::perms::none);
    if (closed != home.zips) {
        const WithoutPrivileges none;
        CHECK(home.say({"verify"}).code == 4); // both are said
    }
    fs::permissions(closed, rights);
}

TEST_CASE("What a kill left in a folder that nobody may change by now keeps nobody from the rest")
{
    rightsOrSkip();
    LossHome home;
    {
        auto db = albumen::Db::open(home.library / "catalogue.sqlite", albumen::DbAccess::readWrite).value();
        const fs::path copy = home.save / "Bruno/new.jpg";
        REQUIRE(db->run("INSERT INTO journal(id, filing_id, op, src, dst, target_kind, target_person, content_id, "
                        "photo_id, mode, size, mtime_ns, names, state, inode, companion) SELECT 987654, max(f.id), 3, "
                        "'', ?, 0, t.person_id, 1, 1, 0, 1, 1, zeroblob(16), 0, 0, '' FROM filing f, target t "
                        "WHERE t.folder = 'Bruno'",
                        copy.native()));
        writeFile(copy.parent_path() / ".albumen-987654.part", "half of it");
    }
    fs::permissions(home.save / "Bruno", fs::perms(0555));
    REQUIRE(fs::remove(home.save / "Ada" / *filesBelow(home.save / "Ada").begin()));
    const auto privileges = std::make_unique<WithoutPrivileges>();
    const Said run = home.say({"run"});
    fs::permissions(home.save / "Bruno", fs::perms::owner_all);
    INFO(run.out << run.err);
    CHECK(run.code == 1);
    CHECK(run.err.find("/Bruno cannot be opened or changed") != std::string::npos);
    CHECK(home.say({"run"}).code == 0);
    CHECK_FALSE(fs::exists(home.save / "Bruno/.albumen-987654.part"));
    CHECK(home.say({"verify"}).code == 0);
}

TEST_CASE("A copy or a zip that nobody may read is no damage")
{
    rightsOrSkip();
    LossHome home;
    const bool moved = GENERATE(false, true);
    if (moved) home.moveAll();
    const auto before = filesBelow(home.save);
    const fs::path copy = home.save / "Bruno" / fs::path(*filesBelow(home.save / "Bruno").begin()).filename();
    const fs::path zip = home.cli / (moved ? "Moved zips/Bruno.zip" : "Zips/Bruno.zip");
    REQUIRE(fs::exists(zip));
    for (const fs::path& path : {copy, zip}) fs::permissions(path, fs::perms::none);
    auto privileges = std::make_unique<WithoutPrivileges>();
    const Said verified = home.say({"verify"}), run = home.say({"run"});
    privileges.reset();
    for (const fs::path& path : {copy, zip}) fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    for (const Said& said : {verified, run}) {
        INFO(said.out << said.err);
        CHECK(said.code == 1);
        for (const fs::path& path : {copy, zip})
            CHECK((said.out + said.err).find(path.string() + " cannot be opened: permission is missing") !=
                  std::string::npos);
    }
    CHECK(home.say({"verify"}).code == 0);
    CHECK(home.say({"run"}).code == 0);
    CHECK(filesBelow(home.save) == before);
}

TEST_CASE("A refusal says its reason and not the path alone")
{
    LossHome home;
    const std::string photo = *filesBelow(home.photos).begin();
    const Said inArchive = home.say({"export", "photos", home.photos / photo, "--to", home.save / "gift"});
    CHECK(inArchive.code == 2);
    CHECK(inArchive.err.find((home.save / "gift").string() + " lies in the archive, and copies for others do not go") !=
          std::string::npos);
    const Said outside = home.say({"import", "photos", home.photos, "--to", home.cli / "elsewhere", "--dry-run"});
    CHECK(outside.code == 2);
    CHECK(outside.err.find("imported into a photo folder of the library") != std::string::npos);
}

TEST_CASE("A folder whose mark somebody tidied away is no drive that is away and that is said once")
{
    LossHome home;
    const auto photos = home.ask({"info"})["photos"];
    const auto filed = contentsBelow(home.save);
    for (const auto& entry : fs::recursive_directory_iterator(home.photos))
        REQUIRE((entry.path() == home.photos / ".albumen-root" || entry.path().filename() != ".albumen-root"));
    REQUIRE(fs::remove(home.photos / ".albumen-root"));
    const bool readOnly = GENERATE(false, true);
    if (readOnly) rightsOrSkip();
    if (readOnly) fs::permissions(home.photos, fs::perms::owner_write, fs::perm_options::remove);
    const Json first = home.ask({"run"}), second = home.ask({"run"});
    fs::permissions(home.photos, fs::perms::owner_write, fs::perm_options::add);
    CHECK(says(first, "was gone"));
    CHECK_FALSE(says(second, "was gone"));
    for (const Json& run : {first, second}) {
        CHECK(run["ending"] == "done");
        CHECK(run["looked"] == 0);
        CHECK(run["missing"] == 0);
        CHECK(run["filed"]["copied"] == 0);
    }
    CHECK(home.ask({"info"})["photos"] == photos);
    CHECK(contentsBelow(home.save) == filed);
}

TEST_CASE("Moving that is chosen after copying leaves what was filed and finishes it when it is told to")
{
    LossHome home;
    const auto originals = contentsBelow(home.photos);
    const Json run = home.ask({"run", "--mode", "move", "--no-names-in-copies"});
    REQUIRE(says(run, "were filed as copies before and stay"));
    CHECK(contentsBelow(home.photos) == originals);
    CHECK(home.ask({"file"})["filed"]["removed"] == 0);

    // A copy that rotted meanwhile keeps its original.
    const auto truth = filesBelow(home.save);
    fs::path rotten;
    for (const std::string& name : truth)
        if (rotten.empty() && fs::path(name).extension() == ".jpg") rotten = home.save / name;
    flipByte(rotten, fs::file_size(rotten) / 2);
    const auto kept = readFile(rotten);
    const Said finished = home.say({"--json", "file", "--finish-move"});
    const Json result = finished.json()["result"];
    CHECK(result["filed"]["removed"].get<int>() > 10);
    const auto left = contentsBelow(home.photos);
    CHECK(left.size() < originals.size());
    std::set<std::string> archived;
    for (const auto& [path, bytes] : contentsBelow(home.save)) archived.insert(bytes);
    for (const auto& [path, bytes] : originals) CHECK((left.contains(path) || archived.contains(bytes)));
    CHECK(finished.code == 1); // the damaged copy is named
    home.ask({"file"});        // and mended
    CHECK(readFile(rotten) != kept);
    home.ask({"file", "--finish-move"});
    archived.clear();
    for (const auto& [path, bytes] : contentsBelow(home.save)) archived.insert(bytes);
    const auto last = contentsBelow(home.photos);
    for (const auto& [path, bytes] : originals) CHECK((last.contains(path) || archived.contains(bytes)));
    CHECK(home.ask({"run"})["missing"] == 0);
    CHECK(home.ask({"verify"})["damaged"] == 0);
    CHECK(home.say({"file", "--mode", "copy", "--finish-move"}).code == 2);
}

TEST_CASE("Rot in copies and zips and the library is found and named first and mended where it can be")
{
    LossHome home;
    const auto names = filesBelow(home.save);
    const fs::path copy = home.save / *names.begin();
    fs::path zip;
    for (const auto& entry : fs::directory_iterator(home.zips))
        if (entry.path().extension() == ".zip") zip = entry.path();
    const std::string good = readFile(copy);
    flipByte(copy, good.size() / 2);
    flipByte(zip, fs::file_size(zip) / 2);
    const Said found = home.say({"verify"});
    CHECK(found.code == 4);
    CHECK(found.err.find(copy.native()) != std::string::npos);
    CHECK(found.err.find(zip.native()) != std::string::npos);
    CHECK(found.out.find("2 damaged") != std::string::npos);
    home.ask({"run"});
    CHECK(readFile(copy) == good);
    CHECK(home.ask({"verify"})["damaged"] == 0);

    const fs::path catalogue = home.library / "catalogue.sqlite";
    std::string pages = readFile(catalogue);
    for (std::size_t page = 2; page < pages.size() / 4096; ++page)
        std::fill_n(pages.begin() + long(page * 4096), 64, '\x5a');
    writeFile(catalogue, pages);
    const Said hurt = home.say({"verify"});
    CHECK(hurt.code == 4);
    CHECK(hurt.err.find(home.library.native()) != std::string::npos);
    CHECK(hurt.out.find("restore-catalogue latest") != std::string::npos);
    REQUIRE(home.say({"restore-catalogue", "latest"}).code == 0);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("What networks found that is damaged is found by a check and made again at the next start")
{
    LossHome home;
    const fs::path derived = home.library / "derived.sqlite";
    const auto filed = contentsBelow(home.save);
    std::string pages = readFile(derived);
    for (std::size_t page = 4; page < pages.size() / 4096; ++page)
        std::fill_n(pages.begin() + long(page * 4096), 64, '\x5a');
    writeFile(derived, pages);
    const Said found = home.say({"--json", "verify"});
    CHECK(found.code == 4);
    home.ask({"file"}); // nothing goes away for it
    CHECK(contentsBelow(home.save) == filed);
    CHECK(fs::exists(derived.native() + ".broken"));
    CHECK(home.ask({"run"})["looked"].get<int>() > 10);
    CHECK(contentsBelow(home.save) == filed);
    CHECK(home.ask({"verify"})["damaged"] == 0);
}

TEST_CASE("Rows of a catalogue that contradict each other end a command with a sentence and never the program")
{
    const char* const damage =
        GENERATE("UPDATE person SET root_id = 3 - id WHERE id < 3", "UPDATE person SET root_id = 999 WHERE id = 1",
                 "UPDATE face SET content_id = 99999 WHERE id = 1");
    LossHome home;
    {
        auto db = albumen::Db::open(home.library / "catalogue.sqlite", albumen::DbAccess::readWrite).value();
        REQUIRE(db->script(std::string("PRAGMA foreign_keys = OFF; ") + damage));
    }
    INFO(damage);
    const auto before = contentsBelow(home.photos);
    const std::vector<std::vector<std::string>> commands{
        {"people", "list"}, {"people", "groups"}, {"history"}, {"people", "suggest"}, {"export", "json"}, {"run"},
        {"file"},           {"verify"},           {"undo"}};
    for (const auto& command : commands) {
        INFO(command.front() << ' ' << command.back());
        const Said said = home.say(command);
        CHECK(said.code >= 0);
        CHECK((said.code != 2 || !said.err.empty()));
    }
    CHECK(contentsBelow(home.photos) == before);
}
