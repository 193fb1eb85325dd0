// The choice of what finds faces and what tells people apart, by the command line.
#include <catch2/catch.hpp>

#include <algorithm>

#include "CliHome.h"
#include "support/SmallNets.h"

using namespace albumen::test;

namespace {

const std::string randomId = "random-embedder";

/// From now on the program knows an embedder of random weights, ranked below its own.
void addRandomEmbedder(CliHome& cli)
{
    const fs::path source = fs::path(ALBUMEN_SOURCE) / "models", models = cli.ownModels();
    for (const auto& entry : fs::directory_iterator(source))
        if (entry.path().extension() == ".onnx") fs::copy_file(entry.path(), models / entry.path().filename());
    Json manifest = Json::parse(readFile(source / "manifest.json"));
    const auto own = std::find_if(manifest["models"].begin(), manifest["models"].end(),
                                  [](const Json& record) { return record["id"] == "albumen-facenet"; });
    REQUIRE(own != manifest["models"].end());
    Json record = *own; // its template, made larger
    record["id"] = randomId;
    record["rank"] = 1;
    record["format"] = "caffe";
    record["files"] = Json::parse(jsonOf(writeRandomEmbedder(models, randomId, 192, 64, 5)));
    record["input"]["kind"] = "prewhiten";
    record["input"]["width"] = record["input"]["height"] = 192;
    for (Json& point : record["input"]["template"])
        for (Json& value : point) value = 2 * value.get<double>();
    record["outputs"][0]["dim"] = 64;
    manifest["models"].push_back(record);
    writeFile(models / "manifest.json", manifest.dump());
}

Json resultOf(CliHome& cli, std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "--json");
    const Said said = cli(arguments);
    INFO(said.out << said.err);
    REQUIRE(said.code == 0);
    return said.json()["result"];
}

/// How each face is labelled, by its number; `how` alone when one is given.
std::map<int, std::string> labels(CliHome& cli, const std::string& how = {})
{
    std::map<int, std::string> found;
    const Json listed = resultOf(cli, {"faces", "list"})["faces"];
    for (const Json& face : listed)
        if (how.empty() || face["how"] == how)
            found[face["id"]] = face["how"].get<std::string>() + " " + face["person"].dump();
    return found;
}

bool startsWith(const Json& text, const std::string& start)
{
    return text.get<std::string>().starts_with(start);
}

} // namespace

TEST_CASE("Another embedder is chosen, every photo looked at again, and what was decided stays, there and back")
{
    SampleHome home(CliHome::Weights::own);
    REQUIRE(home.run.code == 0);
    for (const auto& [face, label] : labels(home.cli, "sure")) {
        REQUIRE(home.cli({"faces", "reject", std::to_string(face)}).code == 0);
        break;
    }
    for (const auto& [face, label] : labels(home.cli, "unknown")) {
        REQUIRE(home.cli({"faces", "assign", std::to_string(face), "Aunt May"}).code == 0);
        break;
    }
    REQUIRE(home.again().code == 0);
    const auto decided = labels(home.cli, "decided"), all = labels(home.cli);
    const Json history = resultOf(home.cli, {"history"});
    REQUIRE(decided.size() > 1);
    REQUIRE(all.size() > decided.size());

    addRandomEmbedder(home.cli);
    const Json before = home.again().json()["result"];
    CHECK(before["looked"] == 0);
    REQUIRE(home.cli({"models", "use", "embed", randomId}).code == 0);
    const Json with = home.again().json()["result"];
    CHECK(startsWith(with["models"]["embed"], randomId + "@"));
    CHECK(with["models"]["detect"] == before["models"]["detect"]);
    CHECK(with["looked"].get<int>() >= with["found"].get<int>());
    CHECK(labels(home.cli, "decided") == decided);
    CHECK(labels(home.cli).size() == all.size());
    CHECK(resultOf(home.cli, {"history"}) == history);
    CHECK(home.again().json()["result"]["looked"] == 0);

    REQUIRE(home.cli({"models", "use", "embed", "best"}).code == 0);
    const Json back = home.again().json()["result"];
    CHECK(startsWith(back["models"]["embed"], "albumen-facenet@"));
    CHECK(labels(home.cli) == all);
}

TEST_CASE("Another detector is chosen and looks at every photo, and what was decided stays")
{
    SampleHome home(CliHome::Weights::own);
    if (home.cli({"models", "use", "detect", "dlib-frontal-68"}).code != 0) skip("libdlib-data");
    REQUIRE(home.again().code == 0);
    const auto before = labels(home.cli, "decided");
    REQUIRE(before.size() > 1);
    REQUIRE(home.cli({"models", "use", "detect", "albumen-face-detect"}).code == 0);
    const Json run = home.again().json()["result"];
    CHECK(startsWith(run["models"]["detect"], "albumen-face-detect@"));
    CHECK(run["looked"].get<int>() >= run["found"].get<int>());
    CHECK(labels(home.cli, "decided") == before);
    CHECK(home.again().json()["result"]["looked"] == 0);
}

TEST_CASE("What is used and what was chosen is listed, in a home that has no library as well")
{
    CliHome cli(CliHome::Weights::own);
    addRandomEmbedder(cli);
    const auto shown = [&](const char* key) {
        std::set<std::string> ids;
        const Json models = resultOf(cli, {"models", "list"})["models"];
        for (const Json& record : models)
            if (record[key] == true) ids.insert(record["id"]);
        return ids;
    };
    CHECK(shown("used").contains("albumen-facenet"));
    CHECK(shown("used").size() == 2); // and a detector
    CHECK(shown("chosen").empty());
    CHECK_FALSE(fs::exists(cli / ".local/share/albumen/library")); // asking makes none

    REQUIRE(cli({"models", "use", "detect", "albumen-face-detect"}).code == 0);
    REQUIRE(cli({"models", "use", "embed", randomId}).code == 0);
    CHECK(shown("chosen") == std::set<std::string>{"albumen-face-detect", randomId});
    CHECK(shown("used") == shown("chosen"));
    const Json info = resultOf(cli, {"info"});
    CHECK(info["chosen_models"] == Json{{"detect", "albumen-face-detect"}, {"embed", randomId}});
    CHECK(startsWith(info["models"]["detect"], "albumen-face-detect@"));
    CHECK(startsWith(info["models"]["embed"], randomId + "@"));
    CHECK_THAT(cli({"info"}).out, Catch::Contains("(your choice)"));

    fs::remove(cli / "program/models" / (randomId + ".caffemodel")); // and then it goes
    CHECK(startsWith(resultOf(cli, {"info"})["models"]["embed"], "albumen-facenet@"));
    CHECK_THAT(cli({"info"}).out, Catch::Contains("cannot be used: albumen-cli models fetch " + randomId));
    REQUIRE(cli({"models", "use", "embed", "best"}).code == 0);
    CHECK(resultOf(cli, {"info"})["chosen_models"]["embed"].is_null());
}

TEST_CASE("A model that is not known, of another task or not installed is refused with what to do")
{
    CliHome cli(CliHome::Weights::own);
    for (const char* id : {"nobody", "albumen-face-detect"}) {
        const Said said = cli({"models", "use", "embed", id});
        CHECK(said.code == 2);
        CHECK_THAT(said.err, Catch::Contains("no model of the task embed is called " + std::string(id)));
        CHECK_THAT(said.err, Catch::Contains("albumen-cli models list"));
    }
    Said said = cli({"models", "use", "embed", "sface-2021dec"});
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Catch::Contains("The model sface-2021dec is not installed. Fetch it"));
    CHECK(cli({"models", "use", "dark", "albumen-dark"}).code == 2);
    CHECK(resultOf(cli, {"info"})["chosen_models"]["embed"].is_null());

    fs::create_directories(cli / "people");
    drawPicture(cli / "people/somebody/one.jpg");
    said = cli({"evaluate", "identify", cli / "people", "--embedder", "nobody"});
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Catch::Contains("no model of the task embed is called nobody"));
    CHECK(cli({"evaluate", "identify", cli / "people", "--detector", "yunet-2023mar"}).code == 2);
}

TEST_CASE("Evaluating asks the models that are named")
{
    CliHome cli(CliHome::Weights::own);
    addRandomEmbedder(cli);
    cli.bringSample();
    const auto models = [&](std::vector<std::string> more) {
        std::vector<std::string> arguments{"evaluate", "identify", cli / "sample/known", "--enrol", "1"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return resultOf(cli, arguments)["models"];
    };
    CHECK(startsWith(models({})["embed"], "albumen-facenet@"));
    const Json named = models({"--detector", "albumen-face-detect", "--embedder", randomId});
    CHECK(startsWith(named["detect"], "albumen-face-detect@"));
    CHECK(startsWith(named["embed"], randomId + "@"));
}

TEST_CASE("A model that does not fit its record is refused by the run, and the difference named")
{
    CliHome cli(CliHome::Weights::own);
    addRandomEmbedder(cli);
    Json manifest = Json::parse(readFile(cli / "program/models/manifest.json"));
    manifest["models"].back()["outputs"][0]["dim"] = 128;
    writeFile(cli / "program/models/manifest.json", manifest.dump());
    REQUIRE(cli({"models", "use", "embed", randomId}).code == 0);
    drawPicture(cli / "photos/one.jpg");
    const Said said = cli({"run", cli / "photos", "--save", cli / "People", "--zips", cli / "Zips"});
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Catch::Contains("The model random-embedder does not give what its record says"));
    CHECK_THAT(said.err, Catch::Contains("the output vector is 1 x 64: 64 values where the record says 128"));
}

TEST_CASE("With MTCNN chosen the album of known people is filed as its truth says", "[photos][models]")
{
    const fs::path album = photosOrSkip("album/big_bang_theory");
    modelsOrSkip("mtcnn");
    CliHome cli(CliHome::Weights::published);
    REQUIRE(cli({"models", "use", "detect", "mtcnn"}).code == 0);
    fs::copy(album / "photos", cli / "photos", fs::copy_options::recursive);
    REQUIRE(cli({"people", "import", album / "known"}).code != 2); // one photo gives no face
    const Json run = resultOf(cli, {"run", cli / "photos", "--save", cli / "People", "--zips", cli / "Zips"});
    CHECK(startsWith(run["models"]["detect"], "mtcnn@"));
    for (const auto& [name, files] : truthByPerson(album / "truth.json")) {
        CAPTURE(name);
        CHECK(filesBelow(cli / "People" / name) == files);
    }
}
