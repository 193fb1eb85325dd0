// evaluate pairs and cluster on the known people of the sample album, with the project's own weights.
#include <algorithm>

#include <catch2/catch.hpp>

#include "CliHome.h"
#include "evaluate/Evaluate.h"
#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"

using namespace albumen::test;

namespace {

struct KnownPeople {
    CliHome cli{CliHome::Weights::own};
    fs::path known = cli / "sample" / "known";

    KnownPeople() { cli.bringSample(); }

    Json cluster() { return result({"--json", "evaluate", "cluster", known}); }
    Json result(std::vector<std::string> arguments)
    {
        const Said said = cli(std::move(arguments));
        INFO(said.out << said.err);
        REQUIRE(said.code == 0);
        return said.json()["result"];
    }
};

/// The known people as LFW names its photos: NAME/NAME_0001.jpg.
fs::path likeLfw(const KnownPeople& people)
{
    const fs::path folder = people.cli.home() / "lfw";
    for (const std::string name : {"Ada", "Bruno", "Chloe", "Dmitri"}) {
        fs::create_directories(folder / name);
        for (int i = 1; i <= 3; ++i)
            fs::copy_file(people.known / name / (std::to_string(i) + ".jpg"),
                          folder / name / (name + "_000" + std::to_string(i) + ".jpg"));
    }
    return folder;
}

const char* const twoFolds = "2\t2\n"
                             "Ada\t1\t2\nBruno\t1\t3\n"
                             "Ada\t3\tBruno\t2\nAda\t1\tBruno\t1\n"
                             "Chloe\t2\t3\nDmitri\t1\t2\n"
                             "Chloe\t1\tDmitri\t1\nChloe\t3\tAda\t3\n";

} // namespace

TEST_CASE("Drawn people are grouped by person without their names, every score is one")
{
    KnownPeople people;
    const Json result = people.cluster();
    CHECK(result["people"] == 4);
    CHECK(result["faces"] == 12);
    CHECK(result["groups"] == 4);
    CHECK(result["single"] == 0);
    for (const auto& [name, score] : result["scores"].items()) {
        CAPTURE(name);
        CHECK(score["value"] == 1.0);
        CHECK(score["low"] == 1.0);
    }
    CHECK(result["scores"].size() == 10);
    CHECK(result["best_limit"].get<double>() > 0.25);
    CHECK(result["mixed"].empty());
    CHECK(result["split"].empty());
    CHECK(result["models"]["embed"].get<std::string>().starts_with("albumen-facenet@"));
}

TEST_CASE("A photo in the wrong folder is named as mixed into one group and split from the other")
{
    KnownPeople people;
    fs::rename(people.known / "Bruno" / "1.jpg", people.known / "Ada" / "9.jpg");
    fs::copy_file(people.known / "Ada" / "1.jpg", people.known / "Ada" / "again.jpg");
    const Json result = people.cluster();
    CHECK(result["copies"] == 1);
    REQUIRE(result["mixed"].size() == 1);
    CHECK(result["mixed"][0]["person"] == "Bruno");
    CHECK(result["mixed"][0]["faces"] == 3);
    CHECK(result["mixed"][0]["others"][0]["path"] == (people.known / "Ada" / "9.jpg").string());
    CHECK(result["mixed"][0]["others"][0]["truth"] == "Ada");
    REQUIRE(result["split"].size() == 1);
    CHECK(result["split"][0]["person"] == "Ada");
    CHECK(result["split"][0]["apart"].size() == 1);
    CHECK(result["split"][0]["apart"][0]["path"] == (people.known / "Ada" / "9.jpg").string());
    CHECK(result["scores"]["purity"]["value"].get<double>() == Approx(11.0 / 12));
    CHECK(result["scores"]["people_found"]["value"] == 1.0);
    CHECK(result["scores"]["purity"]["low"].get<double>() < 11.0 / 12);

    const Said text = people.cli({"evaluate", "cluster", people.known});
    CHECK(text.out.find("BCubed F") != std::string::npos);
    CHECK(text.out.find("9.jpg is Ada") != std::string::npos);
}

TEST_CASE("Pairs of drawn people are told right in every fold by the limit of the others")
{
    KnownPeople people;
    const fs::path folder = likeLfw(people), list = people.cli / "pairs.txt";
    writeFile(list, twoFolds);
    const Json result = people.result({"--json", "evaluate", "pairs", folder, list});
    CHECK(result["same"] == 4);
    CHECK(result["different"] == 4);
    CHECK(result["left_out"] == 0);
    CHECK(result["without_face"] == 0);
    REQUIRE(result["folds"].size() == 2);
    CHECK(result["folds"][0]["right"]["of"] == 4);
    CHECK(result["accuracy"]["mean"] == 1.0);
    CHECK(result["accuracy"]["deviation"] == 0.0);
    REQUIRE(result["roc"].size() == 2);
    CHECK(result["roc"][0]["far"] == 0.01);
    CHECK(result["roc"][1]["tar"]["value"] == 1.0);
    CHECK(result["worst"].empty());
    CHECK(people.cli({"evaluate", "pairs", folder, list}).out.find("100.00 % +- 0.00") != std::string::npos);
    const Said none = people.cli({"evaluate", "pairs", folder, people.cli / "none.txt"});
    CHECK(none.code == 2);
    CHECK(none.err.find("none.txt does not exist") != std::string::npos);
}

TEST_CASE("A pair that the list calls wrongly is among the worst, with both paths")
{
    KnownPeople people;
    const fs::path folder = likeLfw(people), list = people.cli / "pairs.txt";
    fs::copy_file(folder / "Chloe" / "Chloe_0001.jpg", folder / "Ada" / "Ada_0003.jpg",
                  fs::copy_options::overwrite_existing);
    writeFile(list, twoFolds);
    const Json result = people.result({"--json", "evaluate", "pairs", folder, list});
    const Json& worst = result["worst"]; // "Chloe 3 Ada 3" are two by the list, which spoils the other fold's limit too
    const auto called = std::find_if(worst.begin(), worst.end(), [&](const Json& pair) {
        return pair["first"] == (folder / "Chloe" / "Chloe_0003.jpg").string();
    });
    REQUIRE(called != worst.end());
    CHECK((*called)["second"] == (folder / "Ada" / "Ada_0003.jpg").string());
    CHECK((*called)["same"] == false);
    CHECK(result["accuracy"]["mean"].get<double>() == Approx(1 - static_cast<double>(worst.size()) / 8));
    CHECK(result["accuracy"]["mean"].get<double>() >= 0.5);
}

TEST_CASE("Pairs whose photos are not there are left out and counted, a list that is none is refused")
{
    KnownPeople people;
    const fs::path folder = likeLfw(people), list = people.cli / "pairs.txt";
    writeFile(list, twoFolds);
    fs::remove(folder / "Dmitri" / "Dmitri_0002.jpg");
    CHECK(people.result({"--json", "evaluate", "pairs", folder, list})["left_out"] == 1);
    writeFile(list, "10\t300\nAda\t1\n");
    const Said said = people.cli({"--json", "evaluate", "pairs", folder, list});
    CHECK(said.code == 2);
    CHECK(said.out.find("line 2") != std::string::npos);
    CHECK(people.cli({"evaluate", "pairs", folder, people.cli / "nowhere.txt"}).code == 2);
    CHECK(people.cli({"evaluate", "pairs", people.cli / "nowhere", list}).code == 2);
    CHECK(people.cli({"evaluate", "cluster", people.cli / "nowhere"}).code == 2);
}

TEST_CASE("Several workers find of the same folders what one finds, in the same order")
{
    using namespace albumen;
    KnownPeople people;
    const auto files = makeFiles();
    ModelStore store(*files, shippedManifest(), {Path(ALBUMEN_SOURCE) / "models"}, people.cli / "download");
    OpenCvEngine engine(*files);
    const JobControl job;
    const auto evaluate = [&](int workers) {
        const EvaluateParts parts{*files, store, engine, {}, workers};
        auto figures = evaluateIdentify(parts, people.known, 1, job, [](const auto&) {});
        REQUIRE(figures);
        return *std::move(figures);
    };
    const IdentifyFigures one = evaluate(1), several = evaluate(3);
    CHECK(one.probes == 8);
    CHECK(several.probes == one.probes);
    CHECK(several.rank1.value == one.rank1.value);
    CHECK(several.bestLimit == one.bestLimit);
    REQUIRE(several.worst.size() == one.worst.size());
    for (std::size_t i = 0; i < one.worst.size(); ++i) {
        CHECK(several.worst[i].path == one.worst[i].path);
        CHECK(several.worst[i].certainty == one.worst[i].certainty);
    }
}

TEST_CASE("Evaluating groups and pairs writes nothing beside the photos and can be cancelled")
{
    KnownPeople people;
    const auto before = contentsBelow(people.known);
    albumen::JobControl job;
    job.cancel();
    CHECK(people.cli({"evaluate", "cluster", people.known}, job).code == 3);
    people.cluster();
    CHECK(contentsBelow(people.known) == before);
}
