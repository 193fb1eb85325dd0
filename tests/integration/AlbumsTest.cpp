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

TEST_CASE("Covers, notes, favourites and stars are said, searched for, exported and undone by the command line")
{
    CliHome cli{CliHome::Weights::own};
    const fs::path photos = cli / "photos", a = photos / "a.jpg", b = photos / "b.jpg", c = photos / "c.jpg";
    fs::create_directories(photos);
    drawPicture(a, 30);
    drawPicture(b, 31);
    drawPicture(c, 32);
    cli.ask({"recognise", photos});
    cli.ask({"album", "make", "Lake", photos});
    const auto lake = [&] { return cli.ask({"album", "list"})["albums"][0]; };
    const std::string first = lake()["cover"], other = first == b ? c.string() : b.string();
    CHECK(lake()["cover_chosen"] == false);
    CHECK(lake()["notes"] == "");
    CHECK(cli.ask({"album", "cover", "Lake", other})["changed"] == true);
    CHECK(lake()["cover"] == other);
    CHECK(lake()["cover_chosen"] == true);
    CHECK(cli({"album", "cover", "Lake"}).code == 2);
    CHECK(cli({"album", "cover", "Lake", photos}).code == 2);
    CHECK(cli.ask({"album", "cover", "Lake", "--first"})["changed"] == true);
    CHECK(lake()["cover"] == first);
    CHECK(cli.ask({"album", "note", "Lake", "Three days, much rain."})["changed"] == true);
    CHECK(lake()["notes"] == "Three days, much rain.");
    CHECK(cli({"album", "list"}).out.find("    Three days, much rain.\n") != std::string::npos);
    CHECK(cli.ask({"album", "note", "Lake", "--remove"})["changed"] == true);
    CHECK(lake()["notes"] == "");

    CHECK(cli.ask({"rate", "4", a, b})["photos"] == 2);
    CHECK(cli.ask({"rate", "4", a})["changed"] == false);
    CHECK(cli.ask({"favourite", a})["changed"] == true);
    const auto found = [&](const char* words) { return cli.ask({"search", words})["photos"].size(); };
    CHECK(found("4 stars") == 2);
    CHECK(found("favourite, 4 stars and more") == 1);
    const auto described = cli.ask({"describe", a})["photos"][0];
    CHECK(described["stars"] == 4);
    CHECK(described["favourite"] == true);
    CHECK(cli({"describe", a}).out.find("favourite, 4 stars\n") != std::string::npos);
    for (const char* const wrong : {"6", "-1", "many"}) CHECK(cli({"rate", wrong, a}).code == 2);
    CHECK(cli({"rate", "4"}).code == 2);
    CHECK(cli({"rate", "4", photos / "none.jpg"}).code == 2);

    const auto sidecar = [](fs::path photo) { return photo += ".xmp"; };
    CHECK(cli.ask({"export", "xmp"})["starred"] == 2);
    CHECK(readFile(sidecar(a)).find("xmp:Rating=\"4\"") != std::string::npos);
    CHECK_FALSE(fs::exists(sidecar(c)));
    CHECK(cli.ask({"export", "xmp"})["written"] == 0);
    cli.ask({"undo"}); // the favourite
    CHECK(cli.ask({"describe", a})["photos"][0]["favourite"] == false);
    CHECK(cli.ask({"rate", "0", a})["changed"] == true);
    CHECK(found("stars") == 1);
    CHECK(cli.ask({"export", "xmp"})["written"] == 1);
    CHECK(readFile(sidecar(a)).find("xmp:Rating=\"0\"") != std::string::npos);
    CHECK(cli.ask({"export", "xmp"})["written"] == 0);
    CHECK(readFile(sidecar(b)).find("xmp:Rating=\"4\"") != std::string::npos);
    CHECK(cli.ask({"favourite", b, "--remove"})["changed"] == false);
}
