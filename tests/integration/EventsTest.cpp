// Events by the command line.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "metadata/ExifWriter.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

void drawOn(const fs::path& file, int seed, std::int64_t takenS)
{
    drawPicture(file, seed);
    ExifFacts facts;
    facts.takenLocalS = takenS;
    const auto bytes = must(withExif(readBytes(file), facts));
    put(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

} // namespace

TEST_CASE("Events are listed, shown, named, split, joined and laid into a calendar by the command line")
{
    CliHome cli{CliHome::Weights::own};
    const fs::path photos = cli / "photos";
    constexpr std::int64_t noon = 1'560'254'400; // 11 June 2019
    fs::create_directories(photos);
    CHECK(cli.ask({"event", "list"})["events"].empty());
    drawOn(photos / "a.jpg", 30, noon);
    drawOn(photos / "b.jpg", 31, noon + 600);
    drawOn(photos / "c.jpg", 32, noon + 86'400);
    cli.ask({"recognise", photos});
    const auto list = cli.ask({"event", "list"})["events"];
    REQUIRE(list.size() == 2);
    CHECK(list[0]["title"] == "12 June 2019");
    CHECK(list[1]["photos"] == 2);
    CHECK(cli.ask({"event", "list", "--year", "2018"})["events"].empty());
    CHECK(cli.ask({"event", "show", "2"})["paths"].size() == 2);
    CHECK(cli.ask({"event", "name", photos / "a.jpg", "Picnic"})["changed"] == true);
    CHECK(cli.ask({"event", "show", photos / "b.jpg"})["title"] == "Picnic");
    CHECK(cli.ask({"search", "picnic"})["photos"].size() == 2);
    CHECK(cli.ask({"event", "split", photos / "b.jpg"})["changed"] == true);
    CHECK(cli.ask({"event", "list"})["events"].size() == 3);
    CHECK(cli.ask({"event", "join", photos / "b.jpg"})["changed"] == true);
    CHECK(cli.ask({"event", "list"})["events"].size() == 2);
    cli.ask({"undo"});
    CHECK(cli.ask({"event", "list"})["events"].size() == 3);
    const auto days = cli.ask({"event", "calendar", "2019-06"})["days"];
    REQUIRE(days.size() == 2);
    CHECK(days[0]["day"] == "2019-06-11");
    CHECK(days[0]["photos"] == 2);
    CHECK(cli.ask({"event", "calendar", "2019"})["days"].size() == 2);
}
