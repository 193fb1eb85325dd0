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

TEST_CASE("A library that knows nothing of a trash brings back all of it by what lies beside")
{
    TrashHome home;
    const auto before = contentsBelow(home.photos);
    home.cli.ask({"trash", home.a(), home.photos / "2023/b.jpg"});
    CliHome other(CliHome::Weights::own);
    CHECK(other.ask({"restore", "--from-trash", home.photos})["restored"] == 3); // with the sidecar
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
