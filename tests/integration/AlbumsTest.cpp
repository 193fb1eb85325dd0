// Albums by the command line.
#include <catch2/catch.hpp>

#include "CliHome.h"

using namespace albumen::test;

TEST_CASE("An album is made of photos and folders, shown, changed, deleted and had back by the command line")
{
    CliHome cli{CliHome::Weights::own};
    const fs::path photos = cli / "photos";
    fs::create_directories(photos / "lake");
    drawPicture(photos / "a.jpg", 30);
    drawPicture(photos / "lake/b.jpg", 31);
    drawPicture(photos / "lake/c.jpg", 32);
    cli.ask({"recognise", photos});
    CHECK(cli.ask({"album", "list"})["albums"].empty());
    CHECK(cli.ask({"album", "make", "Lake", photos / "lake"})["changed"] == true);
    CHECK(cli.ask({"album", "add", "Lake", photos / "a.jpg"})["changed"] == true);
    CHECK(cli.ask({"album", "add", "Lake", photos / "a.jpg"})["changed"] == false);
    const auto shown = [&] { return cli.ask({"album", "show", "Lake"})["photos"]; };
    REQUIRE(shown().size() == 3);
    CHECK(shown()[2]["path"] == (photos / "a.jpg").string());
    CHECK(cli.ask({"album", "show", "LAKE"})["photos"].size() == 3);
    cli.ask({"album", "remove", "Lake", photos / "lake/b.jpg"});
    CHECK(shown().size() == 2);
    cli.ask({"album", "rename", "Lake", "Sea"});
    CHECK(cli({"album", "show", "Lake"}).code == 2);
    CHECK(cli.ask({"album", "list"})["albums"][0]["name"] == "Sea");
    cli.ask({"album", "delete", "Sea"});
    CHECK(cli.ask({"album", "list"})["albums"].empty());
    cli.ask({"undo"});
    CHECK(cli.ask({"album", "list"})["albums"][0]["photos"] == 2);
    cli.ask({"album", "make", "Of 1970", "--search", "1970"});
    CHECK(cli.ask({"album", "list"})["albums"][0]["search"] == "1970");
    CHECK(cli({"album", "make", "Sea"}).code == 2);
    CHECK(cli({"album", "add", "Nothing", photos}).code == 2);
}
