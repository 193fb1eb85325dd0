// Places by the command line, over a gazetteer of the test's own.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "unit/place/Lists.h"

using namespace albumen;
using namespace albumen::test;

namespace {

void drawAt(const fs::path& file, int seed, std::int64_t takenS, std::optional<Coordinates> at)
{
    drawPicture(file, seed);
    ExifFacts facts;
    facts.takenLocalS = takenS;
    facts.camera = "Acme One";
    if (at) {
        facts.latitude = at->latitude;
        facts.longitude = at->longitude;
    }
    const auto bytes = must(withExif(readBytes(file), facts));
    put(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

struct Travels {
    CliHome cli{CliHome::Weights::own};
    fs::path photos = cli / "photos";

    Travels()
    {
        constexpr std::int64_t noon = 1'560'254'400;
        fs::create_directories(photos);
        drawAt(photos / "a.jpg", 30, noon, Coordinates{38.7167, -9.1333});
        drawAt(photos / "b.jpg", 31, noon + 600, std::nullopt);
        drawAt(photos / "c.jpg", 32, noon + 86'400, Coordinates{48.8534, 2.3488});
        cli.ask({"recognise", photos});
    }
    void install()
    {
        fs::create_directories(cli / "lists");
        put(cli / "lists/cities15000.txt", rowOf({1, "Lisbon", "", 38.7167, -9.1333, "PT", "14", 517'802, "PPLC"}) +
                                               rowOf({2, "Paris", "", 48.8534, 2.3488, "FR", "A8", 2'138'551, "PPLC"}) +
                                               rowOf({3, "Paris", "", 33.6609, -95.5555, "US", "TX", 25'171}));
        put(cli / "lists/countryInfo.txt",
            Lists::country("PT", "Portugal", 2264397) + Lists::country("US", "United States", 6252001));
    }
};

} // namespace

TEST_CASE("Places are listed, said, proposed and taken away by the command line")
{
    Travels travels;
    travels.install();
    CliHome& cli = travels.cli;
    const auto list = cli.ask({"place", "list"});
    REQUIRE(list["places"].size() == 2);
    CHECK(list["named"] == true);
    CHECK(list["without"] == 1);
    CHECK(cli.ask({"place", "list", "--by", "country"})["places"][0]["place"] == "FR");
    CHECK(cli.ask({"place", "show", travels.photos / "a.jpg"})["photos"][0]["from"] == "file");
    CHECK(cli.ask({"place", "show", travels.photos / "b.jpg"})["photos"][0]["from"] == "proposed");
    CHECK(cli.ask({"place", "propose"})["photos"].size() == 1);
    CHECK(cli.ask({"place", "list"})["without"] == 1); // asking stores nothing
    CHECK(cli.ask({"place", "propose", "--accept"})["accepted"] == true);
    CHECK(cli.ask({"place", "show", travels.photos / "b.jpg"})["photos"][0]["from"] == "said");
    cli.ask({"undo"});
    CHECK(cli.ask({"place", "set", travels.photos / "b.jpg", "--city", "Paris, US"})["latitude"] == Approx(33.6609));
    CHECK(cli.ask({"place", "set", travels.photos / "b.jpg", "--at", "-33.86,151.21"})["longitude"] == 151.21);
    CHECK(cli.ask({"place", "set", travels.photos / "b.jpg", "--at=-33.86,151.21"})["changed"] == false);
    CHECK(cli.ask({"place", "remove", travels.photos})["changed"] == true);
    CHECK(cli.ask({"search", "lisbon"})["found"] == 1);
    CHECK(cli.ask({"search", "--place", "portugal"})["found"] == 1);
    cli.ask({"album", "make", "Portugal", "--search", "portugal"});
    CHECK(cli.ask({"album", "show", "Portugal"})["photos"].size() == 1);
}

TEST_CASE("A place that is none is refused in words, and without the lists the package is named")
{
    Travels travels;
    CliHome& cli = travels.cli;
    const auto refused = [&](const std::vector<std::string>& arguments) {
        const auto result = cli(arguments);
        CHECK(result.code == 2);
        return result.err;
    };
    const std::string photo = travels.photos / "b.jpg";
    for (const char* const wrong : {"91,0", "nan,nan", "0,0", "38,71,-9,13", "here", "5"})
        CHECK(refused({"place", "set", photo, "--at", wrong}).find("38.7167,-9.1333") != std::string::npos);
    CHECK(refused({"place", "set", photo}).find("--at") != std::string::npos);
    refused({"place", "set", photo, "--at", "1,1", "--city", "Lisbon"});
    CHECK(refused({"place", "set", photo, "--city", "Lisbon"}).find("libtimezonemap-data") != std::string::npos);
    CHECK(refused({"search", "--place", "Lisbon"}).find("libtimezonemap-data") != std::string::npos);
    CHECK(cli({"place", "list"}).out.find("libtimezonemap-data") != std::string::npos);
    CHECK(cli.ask({"place", "list"})["places"].size() == 2);
    travels.install();
    CHECK(refused({"place", "set", photo, "--city", "Atlantis"}).find("Atlantis") != std::string::npos);
    refused({"place", "list", "--by", "planet"});
}
