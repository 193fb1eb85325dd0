// evaluate identify on the drawn people, and folders that cannot be evaluated.
#include <catch2/catch.hpp>

#include "CliHome.h"
#include "evaluate/Evaluate.h"

using namespace albumen::test;
using albumen::shareOf;

namespace {

struct Drawn {
    CliHome cli{CliHome::Weights::own};
    fs::path known = cli / "sample" / "known";
    Drawn() { cli.bringSample(); }
};

} // namespace

TEST_CASE("The drawn people are all told apart, and each figure says of how many")
{
    Drawn drawn;
    const Said said = drawn.cli({"--json", "evaluate", "identify", drawn.known, "--enrol", "1"});
    INFO(said.out << said.err);
    REQUIRE(said.code == 0);
    const Json result = said.json()["result"];
    CHECK(result["people"] == 4);
    CHECK(result["enrolled"] == 4);
    CHECK(result["probes"].get<int>() + result["without_face"].get<int>() >= 8);
    CHECK(result["rank1"]["value"] == 1.0);
    CHECK(result["rank1"]["of"] == result["probes"]);
    CHECK(result["wrong"]["value"] == 0.0);
    CHECK(result["worst"].empty());
    CHECK(result["models"]["embed"].get<std::string>().starts_with("albumen-facenet@"));
}

TEST_CASE("A photo in the wrong person's folder is a wrong name, told with its path")
{
    Drawn drawn;
    const fs::path strayed = drawn.known / "Bruno" / "9.jpg";
    fs::copy_file(drawn.known / "Ada" / "2.jpg", strayed);
    const Said said = drawn.cli({"--json", "evaluate", "identify", drawn.known, "--enrol", "1"});
    REQUIRE(said.code == 0);
    const Json result = said.json()["result"];
    CHECK(result["rank1"]["value"].get<double>() < 1);
    REQUIRE(result["worst"].size() == 1);
    CHECK(result["worst"][0]["path"] == strayed.string());
    CHECK(result["worst"][0]["said"] == "Ada");
    CHECK(result["worst"][0]["truth"] == "Bruno");
}

TEST_CASE("What cannot be evaluated is refused with what is wrong")
{
    Drawn drawn;
    CHECK(drawn.cli({"evaluate", "identify", drawn.cli / "nowhere"}).code == 2);
    const Said many = drawn.cli({"evaluate", "identify", drawn.known, "--enrol", "900"});
    CHECK(many.code == 2);
    CHECK(many.err.find("than the 900 to be made known") != std::string::npos);
    const Said classes = drawn.cli({"evaluate", "classes", drawn.known});
    CHECK(classes.code == 2);
    CHECK(classes.err.find(drawn.known) != std::string::npos);
    CHECK(classes.err.find("is no label, allowed are: people, animals, landscape, vehicles, buildings") !=
          std::string::npos);
    const Said quality = drawn.cli({"evaluate", "quality", drawn.known});
    CHECK(quality.code == 2);
    CHECK(quality.err.find("is no label, allowed are: bright, dark") != std::string::npos);
    CHECK(drawn.cli({"evaluate"}).code == 2);
}

TEST_CASE("A share has the interval of Wilson")
{
    const auto share = shareOf(8, 10); // 0.490 to 0.943 in the tables
    CHECK(share.value == Approx(0.8));
    CHECK(share.low == Approx(0.490).margin(1e-3));
    CHECK(share.high == Approx(0.943).margin(1e-3));
    CHECK(shareOf(0, 0).high == 1);
    CHECK(shareOf(0, 20).low == 0);
    CHECK(shareOf(20, 20).high == Approx(1));
}
