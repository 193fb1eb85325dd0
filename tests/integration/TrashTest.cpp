// Photos thrown away and brought back by the command line: the decision, the files, what is filed, other runs.
#include <catch2/catch.hpp>

#include "CliHome.h"

using namespace albumen::test;

namespace {

/// Three pictures, the first with a sidecar.
struct TrashHome {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos", save = cli / "People", zips = cli / "Zips", trash = photos / ".albumen-trash";

    TrashHome()
    {
        fs::create_directories(photos / "2023");
        for (int i = 0; i < 3; ++i) drawPicture(photos / "2023" / (std::string(1, char('a' + i)) + ".jpg"), i + 1);
        writeFile(photos / "2023/a.jpg.xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>");
        run();
    }
    Json run(const std::string& mode = "copy", int code = 0)
    {
        return cli.ask({"run", photos, "--save", save, "--zips", zips, "--mode", mode}, code);
    }
    Json listed() { return cli.ask({"trash", "--list"})["photos"]; }
    fs::path a() const { return photos / "2023/a.jpg"; }
};

} // namespace

TEST_CASE("A photo is thrown away with its sidecar, listed, left out by runs, and undone in another run of the program")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    const Json thrown = home.cli.ask({"trash", home.a()});
    CHECK(thrown["trashed"] == 1);
    CHECK(thrown["bytes_trashed"] == fs::file_size(home.trash / "a.jpg") + fs::file_size(home.trash / "a.jpg.xmp"));
    CHECK_FALSE(fs::exists(home.a()));
    CHECK_FALSE(fs::exists(home.a().string() + ".xmp"));
    REQUIRE(home.listed().size() == 1);
    CHECK(home.listed()[0]["path"] == home.a().string());
    CHECK(home.listed()[0]["trash_path"] == (home.trash / "a.jpg").string());
    const Json run = home.run();
    CHECK(run["found"] == 2);
    CHECK(run["missing"] == 0);
    CHECK(run["filed"]["retired"] == 1);
    CHECK_FALSE(filesBelow(home.save).contains("No people/a.jpg"));
    CHECK(home.cli({"trash", home.a()}).code == 2); // it is not there any more

    const Json undone = home.cli.ask({"undo"});
    CHECK(undone["restored"] == 1);
    CHECK(contentsBelow(home.photos) == before);
    CHECK(home.listed().empty());
    const Json again = home.run();
    CHECK(again["found"] == 3);
    CHECK(again["looked"] == 0);
    CHECK(filesBelow(home.save).contains("No people/a.jpg"));
    CHECK(home.cli({"verify"}).code == 0);
    CHECK(home.cli.ask({"redo"})["trashed"] == 1);
    CHECK(home.cli.ask({"history"})["decisions"].size() >= 2);
}

TEST_CASE("The trash is emptied only when somebody is sure, and what was deleted comes back by nothing")
{
    TrashHome home;
    const fs::path b = home.photos / "2023/b.jpg";
    home.cli.ask({"trash", home.a(), b});
    const auto before = contentsBelow(home.photos);
    const Json asked = home.cli.ask({"trash", "--empty"});
    CHECK(asked["would_delete"] == 2);
    CHECK(asked["done"] == false);
    CHECK(contentsBelow(home.photos) == before);
    const std::string number = home.listed()[0]["id"].dump();
    const std::uint64_t bytes = home.listed()[0]["bytes"];
    const Json one = home.cli.ask({"trash", "--empty", number, "--yes"});
    CHECK(one["deleted"] == 1);
    CHECK(one["bytes"] == bytes);
    REQUIRE(home.listed().size() == 1);
    CHECK(home.cli.ask({"trash", "--empty", "--yes"})["deleted"] == 1);
    CHECK(home.listed().empty());
    CHECK(filesBelow(home.trash).empty());
    CHECK(filesBelow(home.photos / "2023") == std::set<std::string>{"c.jpg"});
    CHECK(home.cli.ask({"trash", "--empty", "--yes"})["deleted"] == 0);
    const Said undone = home.cli({"undo"});
    CHECK(undone.out.find("2 photos were deleted from the trash for good: nothing brings them back.") !=
          std::string::npos);
    CHECK(filesBelow(home.photos / "2023") == std::set<std::string>{"c.jpg"});
    CHECK(home.cli.ask({"redo"})["deleted"] == 0);
    const Json run = home.run();
    CHECK(run["missing"] == 0);
    CHECK(run["filed"]["retired"] == 2);
    CHECK(home.cli({"restore", "--all"}).code == 0);
    writeFile(home.a(), before.at("2023/c.jpg"));
    CHECK(home.run()["found"] == 2); // what somebody puts there is a photo as any other
}

TEST_CASE("What changed in the trash is not deleted, and is named")
{
    TrashHome home;
    home.cli.ask({"trash", home.a()});
    writeFile(home.trash / "a.jpg", "another one");
    const Said kept = home.cli({"trash", "--empty", "--yes"});
    CHECK(kept.code == 1);
    CHECK((kept.out + kept.err).find("was changed since it was thrown away") != std::string::npos);
    CHECK(readFile(home.trash / "a.jpg") == "another one");
    CHECK(fs::exists(home.trash / "a.jpg.xmp"));
}

TEST_CASE("Photos come back by path, by number and all at once, also into a folder that is gone")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a(), home.photos / "2023/b.jpg", home.photos / "2023/c.jpg"});
    CHECK(home.listed().size() == 3);
    fs::remove_all(home.photos / "2023");
    CHECK(home.cli.ask({"restore", home.a()})["restored"] == 1);
    CHECK(fs::exists(home.a()));
    const int id = home.listed()[0]["id"];
    CHECK(home.cli.ask({"restore", std::to_string(id)})["restored"] == 1);
    CHECK(home.cli.ask({"restore", "--all"})["restored"] == 1);
    CHECK(contentsBelow(home.photos) == before);
    CHECK(home.cli({"restore", home.a()}).code == 2); // not in the trash
    CHECK(home.cli.ask({"restore", "--all"})["restored"] == 0);
}

TEST_CASE("A photo that could not be moved yet is in no list, and the next run moves it")
{
    TrashHome home;
    writeFile(home.trash, "a file of somebody in the place of the trash");
    const Json refused = home.cli.ask({"trash", home.a()}, 1);
    CHECK(refused["trashed"] == 0);
    CHECK(fs::exists(home.a()));
    REQUIRE(home.listed().size() == 1);
    CHECK(home.listed()[0]["trash_path"].is_null());
    const Json run = home.run("copy", 1);
    CHECK(run["looked"] == 0);
    CHECK(home.listed().size() == 1);
    fs::remove(home.trash);
    home.run();
    CHECK_FALSE(fs::exists(home.a()));
    CHECK(fs::exists(home.trash / "a.jpg"));
    CHECK(home.cli.ask({"undo"})["restored"] == 1);
    CHECK(fs::exists(home.a()));
}

TEST_CASE("A photo that was changed in the trash is named when undo brings it back")
{
    TrashHome home;
    home.cli.ask({"trash", home.a()});
    flipByte(home.trash / "a.jpg", 100);
    const Said undone = home.cli({"undo"});
    CHECK(undone.code == 1);
    CHECK((undone.out + undone.err).find(home.a().string() + " is not as it was thrown away") != std::string::npos);
    CHECK(fs::exists(home.a()));
}

TEST_CASE("A photo that is missing from the trash when its throwing away is undone is named, and comes back when it is")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a()});
    fs::rename(home.trash / "a.jpg", home.cli / "aside");
    const Said undone = home.cli({"undo"});
    CHECK(undone.code == 1);
    CHECK((undone.out + undone.err).find((home.trash / "a.jpg").string() + " is missing") != std::string::npos);
    CHECK(fs::exists(home.trash / "a.jpg.trashed.json"));
    CHECK(home.listed().size() == 1);
    CHECK(home.run("copy", 1)["filed"]["retired"] == 0); // its copy in the archive may be the last
    CHECK(filesBelow(home.save).contains("No people/a.jpg"));
    SECTION("put into the trash again")
    {
        fs::rename(home.cli / "aside", home.trash / "a.jpg");
        home.run();
        CHECK(contentsBelow(home.photos) == before);
    }
    SECTION("put where it lay")
    {
        fs::rename(home.cli / "aside", home.a());
        home.run();
        CHECK(contentsBelow(home.photos) == before);
    }
    SECTION("thrown away once more by redo, and deleted")
    {
        CHECK(home.cli({"redo"}).code == 0);
        home.cli({"trash", "--empty", "--yes"});
    }
    SECTION("forgotten by emptying the trash")
    {
        CHECK(home.cli({"trash", "--empty", "--yes"}).code == 1); // named for the last time
        CHECK(filesBelow(home.save).contains("No people/a.jpg"));
    }
    CHECK(home.listed().empty());
    CHECK_FALSE(fs::exists(home.trash / "a.jpg.trashed.json"));
    CHECK(home.cli({"run"}).code == 0);
}

TEST_CASE("A sidecar that is missing from the trash is named, and its photo can be thrown away and back again")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a()});
    fs::rename(home.trash / "a.jpg.xmp", home.cli / "aside");
    CHECK(home.cli({"undo"}).code == 1);
    CHECK(fs::exists(home.a()));
    CHECK(home.cli.ask({"trash", home.a()})["trashed"] == 1);
    CHECK_FALSE(fs::exists(home.a()));
    CHECK(home.cli({"run"}).code == 0);
    fs::rename(home.cli / "aside", home.trash / "a.jpg.xmp");
    CHECK(home.cli.ask({"undo"})["restored"] == 1);
    CHECK(contentsBelow(home.photos) == before);
    CHECK(home.cli({"run"}).code == 0);
}

TEST_CASE("A photo that is gone is not thrown away and nothing was decided")
{
    TrashHome home;
    const auto before = home.cli.ask({"history"})["decisions"].size();
    fs::remove(home.a());
    const Said said = home.cli({"trash", home.a()});
    CHECK(said.code == 2);
    CHECK(said.err.find("does not exist") != std::string::npos);
    CHECK(home.cli.ask({"history"})["decisions"].size() == before);
}

TEST_CASE("A library that knows nothing of a trash brings back all of it by what lies beside")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a(), home.photos / "2023/b.jpg"});
    CliHome other(CliHome::Weights::own);
    const std::uintmax_t bytes = fs::file_size(home.trash / "a.jpg") + fs::file_size(home.trash / "a.jpg.xmp") +
                                 fs::file_size(home.trash / "b.jpg");
    const Json back = other.ask({"restore", "--from-trash", home.photos});
    CHECK(back["restored"] == 3); // with the sidecar
    CHECK(back["bytes_restored"] == bytes);
    CHECK(contentsBelow(home.photos) == before);
}

TEST_CASE("A moved photo is the only one and is not thrown away, a later copy of it is and the archive keeps its own")
{
    TrashHome home;
    const std::string bytes = readFile(home.a());
    home.cli.ask({"file", "--mode", "move", "--finish-move"});
    REQUIRE_FALSE(fs::exists(home.a()));
    const fs::path filed = home.save / "No people/a.jpg";
    REQUIRE(readFile(filed) == bytes);
    const Said refused = home.cli({"trash", filed});
    CHECK(refused.code == 2);
    CHECK(refused.err.find("moved into the archive") != std::string::npos);
    writeFile(home.photos / "later.jpg", bytes);
    home.run("move");
    if (fs::exists(home.photos / "later.jpg")) {
        home.cli.ask({"trash", home.photos / "later.jpg"});
        CHECK(home.run("move")["filed"]["retired"] == 0);
    }
    CHECK(readFile(filed) == bytes);
}

TEST_CASE("A photo that could not be moved to the trash keeps its copies until it is there")
{
    TrashHome home;
    const std::string copy = "No people/a.jpg";
    writeFile(home.trash, "a file in the place of the trash");
    CHECK(home.cli({"trash", home.a()}).code == 1);
    CHECK(fs::exists(home.a()));
    CHECK(home.run("copy", 1)["filed"]["retired"] == 0);
    CHECK(filesBelow(home.save).contains(copy));
    fs::remove(home.trash);
    CHECK(home.run()["filed"]["retired"] == 1);
    CHECK_FALSE(fs::exists(home.a()));
    CHECK_FALSE(filesBelow(home.save).contains(copy));
}

TEST_CASE("A new photo under the name of one that was thrown away gets that name in the archive")
{
    TrashHome home;
    home.cli.ask({"trash", home.a()});
    drawPicture(home.a(), 9);
    writeFile(home.a().string() + ".xmp", "<x:xmpmeta xmlns:x='adobe:ns:meta/'> </x:xmpmeta>");
    const std::string bytes = readFile(home.a());
    CHECK(home.run()["filed"]["retired"] == 1);
    CHECK(readFile(home.save / "No people/a.jpg") == bytes);
    CHECK(readFile(home.save / "No people/a.jpg.xmp") == readFile(home.a().string() + ".xmp"));
    CHECK(filesBelow(home.save / "No people") == std::set<std::string>{"a.jpg", "a.jpg.xmp", "b.jpg", "c.jpg"});
    CHECK(home.run()["filed"]["unchanged"] == 3);
    CHECK(home.cli({"verify"}).code == 0);
}

TEST_CASE("No trash is taken for a folder of photos, whatever path leads into it")
{
    TrashHome home;
    home.cli.ask({"trash", home.a()});
    const fs::path link = home.cli / "link";
    symlinkOrSkip(home.trash, link);
    fs::create_directories(home.trash / "below");
    drawPicture(home.trash / "below/x.jpg");
    for (const fs::path& path : {home.trash, home.trash / "below", home.trash / "a.jpg", link, link / "below"}) {
        for (const char* const command : {"recognise", "run"}) {
            INFO(command << " " << path);
            const Said said = home.cli({command, path});
            CHECK(said.code == 2);
            CHECK(said.err.find(path.native() + " lies in a trash") != std::string::npos);
            CHECK(said.err.find("Restore it, or choose another folder.") != std::string::npos);
        }
    }
    fs::create_directories(home.trash / "Lena");
    drawPicture(home.trash / "Lena/x.jpg");
    CHECK(home.cli({"people", "import", home.trash}).err.find("lies in a trash") != std::string::npos);
    CHECK(home.listed().size() == 1);
    CHECK(home.run()["found"] == 2); // what was chosen before stands
}

TEST_CASE("Where a file or a link lies in the place of the trash it is named, and not the photo as a link")
{
    TrashHome home;
    SECTION("a file")
    {
        writeFile(home.trash, "a file of somebody");
    }
    SECTION("a link")
    {
        symlinkOrSkip(home.cli / "elsewhere", home.trash);
    }
    SECTION("a link to a folder")
    {
        symlinkOrSkip(home.photos / "2023", home.trash);
    }
    const Said said = home.cli({"trash", home.a()});
    CHECK(said.code == 1);
    CHECK(said.err.find(home.a().native() + " could not be moved to the trash and stays where it is: " +
                        home.trash.native() + " is a file or a link") != std::string::npos);
    CHECK(said.err.find("it is a link") == std::string::npos);
    CHECK(fs::exists(home.a()));
}

TEST_CASE("What another library brought back is told by the list of the first, and comes back there without an error")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a(), home.photos / "2023/b.jpg"});
    drawPicture(home.photos / "2023/b.jpg", 9); // its name is taken: it comes back under another
    CliHome other(CliHome::Weights::own);
    REQUIRE(other.ask({"restore", "--from-trash", home.photos})["restored"] == 3);
    REQUIRE(readFile(home.a()) == before.at("2023/a.jpg"));
    const Said list = home.cli({"trash", "--list"});
    CHECK(list.out.find("0 photos in the trash (0 B).") != std::string::npos);
    CHECK(list.out.find("Not in the trash any more: 2") != std::string::npos);
    for (const Json& row : home.listed()) CHECK(row["gone"] == true);
    home.run();
    CHECK(home.cli.ask({"restore", home.a()})["restored"] == 1); // it is where it belongs
    CHECK(home.cli({"restore", "--all"}).err.find("b.jpg is not in the trash any more") != std::string::npos);
    CHECK(home.listed().empty());
    const Json run = home.run();
    CHECK(run["found"] == 4);
    CHECK(run["missing"] == 0);
    CHECK(readFile(home.a()) == before.at("2023/a.jpg"));
    CHECK(home.cli({"trash", home.a()}).code == 0);
}
