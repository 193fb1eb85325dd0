#include "model/Manifest.h"

#include <functional>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "support/ModelsHere.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;
using Json = nlohmann::json;

/// A complete record, to be spoilt in one place.
Json goodRecord()
{
    return Json::parse(
        R"({"id": "good", "revision": "1", "task": "embed", "rank": 40, "engine": "opencv-dnn", "format": "onnx",
        "files": [{"name": "good.onnx", "bytes": 3, "urls": ["https://example.org/good.onnx"],
                   "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}],
        "licence": "MIT", "licence_file": "licences/MIT.txt", "origin": "somebody", "citation": "a paper",
        "input": {"kind": "align5", "width": 112, "height": 96, "order": "rgb", "layout": "nchw", "mean": [1, 2, 3],
                  "scale": [0.5, 1, 2], "template": [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10.5]]},
        "outputs": [{"kind": "embedding", "dim": 128, "names": ["fc1"]}], "metric": "cosine",
        "limits": {"match": {"value": 0.7, "source": "a paper"}, "strict": {"value": 0.6, "source": "a paper"},
                   "ask": {"value": 0.8, "source": "a paper"}, "group": {"value": 0.5, "source": "a paper"}}})");
}

Result<Manifest> parse(const Json& records)
{
    return Manifest::parse(Json{{"models", records}}.dump(), "manifest.json");
}

/// The words with which a record spoilt in one place is refused.
std::string refusal(const std::function<void(Json&)>& spoil)
{
    Json record = goodRecord();
    spoil(record);
    const auto manifest = parse(Json::array({record}));
    if (manifest) return "accepted";
    CHECK(manifest.error().code == Code::modelRecordWrong);
    if (manifest.error().path != "good") return "another record is named";
    return manifest.error().detail;
}

bool tells(const std::string& words, const std::string& part)
{
    INFO(words);
    return words.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("A complete record is read as it stands")
{
    const auto manifest = parse(Json::array({goodRecord()}));
    REQUIRE(manifest);
    REQUIRE(manifest->records().size() == 1);
    const ModelRecord& record = manifest->records().front();
    CHECK(record.rev().text() == "good@1");
    CHECK(record.task == ModelTask::embed);
    CHECK(record.rank == 40);
    CHECK(record.files.front().bytes == 3);
    CHECK(toHex(record.files.front().sha256) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(record.files.front().urls == std::vector<std::string>{"https://example.org/good.onnx"});
    CHECK(record.input.width == 112);
    CHECK(record.input.height == 96);
    CHECK(record.input.order == ChannelOrder::rgb);
    CHECK(record.input.mean == std::array<double, 3>{1, 2, 3});
    CHECK(record.input.scale == std::array<double, 3>{0.5, 1, 2});
    REQUIRE(record.input.points.size() == 5);
    CHECK(record.input.points[4] == cv::Point2f(9, 10.5F));
    CHECK(record.outputs.front().dim == 128);
    CHECK(record.outputs.front().names == std::vector<std::string>{"fc1"});
    CHECK(record.limit("group") == 0.5F);
    CHECK(record.limits.at("match").source == "a paper");
    CHECK(manifest->find("good") == &record);
    CHECK(manifest->find("goo") == nullptr);
}

TEST_CASE("A record without a usable file is refused by name")
{
    CHECK(tells(refusal([](Json& r) { r["files"][0].erase("sha256"); }), "no hash of good.onnx"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["sha256"] = "ba78"; }), "no hash of good.onnx"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["sha256"] = std::string(64, 'z'); }), "no hash of good.onnx"));
    CHECK(tells(refusal([](Json& r) {
                    r["files"][0]["sha256"] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
                }),
                "empty file"));
    CHECK(tells(refusal([](Json& r) { r["files"][0].erase("bytes"); }), "no size of good.onnx"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["bytes"] = 0; }), "no size of good.onnx"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["bytes"] = -3; }), "no size of good.onnx"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["urls"] = {"http://example.org/good.onnx"}; }), "not https"));
    CHECK(tells(refusal([](Json& r) { r["files"][0]["urls"] = {"file:///etc/hostname"}; }), "not https"));
    for (const char* name : {"../good.onnx", "/good.onnx", "a/b", ".hidden", "..", "a\\b"})
        CHECK(tells(refusal([&](Json& r) { r["files"][0]["name"] = name; }), "no plain name"));
    CHECK(tells(refusal([](Json& r) { r["files"] = Json::array(); }), "0 files"));
    CHECK(tells(refusal([](Json& r) { r["files"].push_back(r["files"][0]); }), "2 files"));
    CHECK(tells(refusal([](Json& r) { r["files"] = 7; }), "files is no list"));
}

TEST_CASE("A record without licence, origin, revision or limits is refused by name")
{
    for (const char* key :
         {"licence", "licence_file", "origin", "revision", "task", "engine", "format", "input", "outputs"})
        CHECK(tells(refusal([&](Json& r) { r.erase(key); }), std::string("no ") + key));
    CHECK(tells(refusal([](Json& r) { r["licence"] = ""; }), "no licence"));
    CHECK(tells(refusal([](Json& r) { r["licence_file"] = "../MIT.txt"; }), "licence_file"));
    for (const char* limit : {"match", "strict", "ask", "group"})
        CHECK(tells(refusal([&](Json& r) { r["limits"].erase(limit); }), std::string("no limit ") + limit));
    CHECK(tells(refusal([](Json& r) { r["limits"]["match"].erase("source"); }), "match has no source"));
    CHECK(tells(refusal([](Json& r) { r["limits"]["match"]["value"] = "0.7"; }), "match is no number"));
    CHECK(tells(refusal([](Json& r) { r["task"] = "detect"; }), "no limit score"));
    CHECK(tells(refusal([](Json& r) { r["task"] = "dark"; }), "no limit dark"));
    CHECK(tells(refusal([](Json& r) { r["metric"] = "euclid"; }), "metric"));
}

TEST_CASE("A record of an unknown kind is refused by name")
{
    CHECK(tells(refusal([](Json& r) { r["task"] = "smell"; }), "task smell"));
    CHECK(tells(refusal([](Json& r) { r["engine"] = "oracle"; }), "engine oracle"));
    CHECK(tells(refusal([](Json& r) { r["format"] = "dlib"; }), "format dlib"));
    CHECK(tells(refusal([](Json& r) { r["input"]["kind"] = "round"; }), "input kind round"));
    CHECK(tells(refusal([](Json& r) { r["input"]["order"] = "grb"; }), "order"));
    CHECK(tells(refusal([](Json& r) { r["input"]["layout"] = "chwn"; }), "layout"));
    CHECK(tells(refusal([](Json& r) { r["input"]["width"] = 0; }), "no size of the input"));
    CHECK(tells(refusal([](Json& r) { r["input"]["mirrored"] = "yes"; }), "mirrored"));
    CHECK(tells(refusal([](Json& r) { r["input"]["width"] = 1e9; }), "width"));
    CHECK(tells(refusal([](Json& r) { r["input"]["mean"] = {1, 2}; }), "mean has not three"));
    CHECK(tells(refusal([](Json& r) { r["input"]["template"].erase(0); }), "4 points where five"));
    CHECK(tells(refusal([](Json& r) { r["input"]["template"][0] = {1, 2, 3}; }), "no pair"));
    CHECK(tells(refusal([](Json& r) { r["outputs"][0]["kind"] = "sound"; }), "output kind sound"));
    CHECK(tells(refusal([](Json& r) { r["outputs"][0].erase("dim"); }), "length of the vector"));
    CHECK(tells(refusal([](Json& r) { r["outputs"][0]["kind"] = "softmax"; }), "no labels"));
    CHECK(tells(refusal([](Json& r) { r["outputs"][0]["labels"] = {1}; }), "labels is no text"));
    CHECK(tells(refusal([](Json& r) { r["input"]["kind"] = "eyes68"; }), "eyes68 is grey"));
    CHECK(refusal([](Json&) {}) == "accepted");
}

TEST_CASE("A record of an embedder says how faces are cut and what comes out, or is refused by what lacks")
{
    CHECK(refusal([](Json& r) { r["input"]["kind"] = "prewhiten"; }) == "accepted");
    CHECK(tells(refusal([](Json& r) { r["input"]["kind"] = "plain"; }), "input kind plain"));
    CHECK(tells(refusal([](Json& r) { r["input"].erase("template"), r["input"]["kind"] = "prewhiten"; }),
                "no template of five points"));
    CHECK(tells(refusal([](Json& r) { r["input"]["kind"] = "prewhiten", r["input"]["template"].erase(0); }),
                "4 points where five"));
    CHECK(tells(refusal([](Json& r) { r["outputs"][0]["kind"] = "pose"; }), "not one of kind embedding"));
    CHECK(tells(refusal([](Json& r) { r["outputs"].push_back(r["outputs"][0]); }), "not one of kind embedding"));
}

TEST_CASE("A record of a network that finds things has a least score and a limit of overlap")
{
    const auto finder = [](Json& r) {
        r["task"] = "objects";
        r["outputs"][0] = {{"kind", "darknet"}};
        r["limits"] = Json::object();
        for (const char* limit : {"score", "nms"}) r["limits"][limit] = {{"value", 0.5}, {"source", "a paper"}};
    };
    CHECK(refusal(finder) == "accepted");
    for (const char* limit : {"score", "nms"})
        CHECK(tells(refusal([&](Json& r) { finder(r), r["limits"].erase(limit); }), std::string("no limit ") + limit));
}

TEST_CASE("A record of MTCNN has the files, outputs and limits of three networks, or is refused by what lacks")
{
    const auto spoilt = [](const std::function<void(Json&)>& spoil) {
        const std::filesystem::path file = std::filesystem::path(ALBUMEN_SOURCE) / "models/manifest.json";
        const Json shipped = Json::parse(readFile(file));
        const auto found = std::find_if(shipped["models"].begin(), shipped["models"].end(),
                                        [](const Json& record) { return record["id"] == "mtcnn"; });
        REQUIRE(found != shipped["models"].end());
        Json record = *found;
        spoil(record);
        const auto manifest = parse(Json::array({record}));
        return manifest ? std::string("accepted") : manifest.error().detail;
    };
    CHECK(spoilt([](Json&) {}) == "accepted");
    CHECK(tells(spoilt([](Json& r) { r["files"].erase(4), r["files"].erase(4); }), "4 files where"));
    CHECK(tells(spoilt([](Json& r) { r["outputs"].erase(2); }), "three of kind mtcnn"));
    CHECK(tells(spoilt([](Json& r) { r["outputs"][2]["names"].erase(2); }), "two, two and three names"));
    CHECK(tells(spoilt([](Json& r) { r["outputs"][1] = {{"kind", "dlibbox"}}; }), "three of kind mtcnn"));
    CHECK(tells(spoilt([](Json& r) { r["input"]["kind"] = "plain"; }), "kind matlab"));
    for (const char* limit : {"propose", "refine", "score", "nms"})
        CHECK(tells(spoilt([&](Json& r) { r["limits"].erase(limit); }), std::string("no limit ") + limit));
}

TEST_CASE("Two records of one id, a record without id, and what is no manifest are refused")
{
    auto manifest = parse(Json::array({goodRecord(), goodRecord()}));
    REQUIRE_FALSE(manifest);
    CHECK(manifest.error().path == "good");
    CHECK(tells(manifest.error().detail, "two records"));
    Json nameless = goodRecord();
    nameless.erase("id");
    for (const Json& record : {nameless, Json("text"), Json(nullptr)}) {
        manifest = parse(Json::array({goodRecord(), record}));
        REQUIRE_FALSE(manifest);
        CHECK(tells(manifest.error().detail, "record 2 has no id"));
    }
    for (const char* text : {"", "{", "[]", "7", "{\"models\": {}}", "{}"}) {
        manifest = Manifest::parse(text, "manifest.json");
        REQUIRE_FALSE(manifest);
        CHECK(manifest.error().code == Code::modelRecordWrong);
        CHECK(manifest.error().path == "manifest.json");
    }
}

TEST_CASE("A record nested deeper than any stack is refused")
{
    constexpr std::size_t depth = 1'000'000;
    const std::string deep = std::string(depth, '[') + std::string(depth, ']');
    for (const char* list : {"files", "outputs"}) {
        Json record = goodRecord();
        record[list] = "here";
        std::string text = Json{{"models", Json::array({record})}}.dump();
        text.replace(text.find("\"here\""), 6, deep);
        const auto manifest = Manifest::parse(text, "manifest.json");
        REQUIRE_FALSE(manifest);
        CHECK(manifest.error().code == Code::modelRecordWrong);
    }
}

TEST_CASE("The records of a task come highest rank first, and no others")
{
    Json low = goodRecord(), high = goodRecord(), other = goodRecord();
    low["id"] = "low";
    low["rank"] = 1;
    high["id"] = "high";
    high["rank"] = 50;
    other["id"] = "other";
    other["task"] = "scene";
    const auto manifest = parse(Json::array({low, other, goodRecord(), high}));
    REQUIRE(manifest);
    std::vector<std::string> ids;
    for (const ModelRecord* record : manifest->of(ModelTask::embed)) ids.push_back(record->id);
    CHECK(ids == std::vector<std::string>{"high", "good", "low"});
    CHECK(manifest->of(ModelTask::pose).empty());
}

TEST_CASE("What the project trained stays small enough for a repository that people clone")
{
    const std::filesystem::path models = std::filesystem::path(ALBUMEN_SOURCE) / "models";
    std::uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(models)) {
        if (entry.path().extension() != ".onnx") continue;
        CAPTURE(entry.path().filename());
        bytes += entry.file_size();
        CHECK(std::filesystem::exists(models / "cards" / entry.path().filename().replace_extension(".md")));
    }
    CHECK(bytes > 0);
    CHECK(bytes < 40'000'000);
}

TEST_CASE("Every shipped record has hashes, limits in order, and its licences beside it")
{
    const Manifest manifest = shippedManifest();
    CHECK(manifest.records().size() >= 6);
    const std::filesystem::path models = std::filesystem::path(ALBUMEN_SOURCE) / "models";
    std::set<std::string> hashes;
    for (const ModelRecord& record : manifest.records()) {
        INFO(record.id);
        CHECK(readFile(models / record.licenceFile).size() > 500);
        std::string licences = record.licence;
        for (std::size_t at; (at = licences.find(" AND ")) != std::string::npos; licences.erase(0, at + 5))
            CHECK(std::filesystem::exists(models / "licences" / (licences.substr(0, at) + ".txt")));
        CHECK(std::filesystem::exists(models / "licences" / (licences + ".txt")));
        CHECK_FALSE(record.citation.empty());
        for (const ModelFile& file : record.files) CHECK(hashes.insert(toHex(file.sha256)).second);
        for (const auto& [name, limit] : record.limits) CHECK((limit.value >= 0 && limit.value <= 1));
        if (record.task != ModelTask::embed) continue;
        CHECK(record.limit("group") <= record.limit("strict"));
        CHECK(record.limit("strict") <= record.limit("match"));
        CHECK(record.limit("match") <= record.limit("ask"));
        for (const cv::Point2f& point : record.input.points)
            CHECK(cv::Rect2f(0, 0, static_cast<float>(record.input.width), static_cast<float>(record.input.height))
                      .contains(point));
    }
    for (const ModelTask task : {ModelTask::detect, ModelTask::embed, ModelTask::pose})
        CHECK_FALSE(manifest.of(task).empty());
}

TEST_CASE("A record tells how good and how fast its network is, each number with its source")
{
    const Manifest manifest = shippedManifest();
    for (const ModelRecord& record : manifest.records())
        for (const auto& [name, figure] : record.figures) {
            INFO(record.id << " " << name);
            CHECK(std::set<std::string>{"msPhoto", "msFace", "found", "right", "things"}.contains(name));
            CHECK_FALSE(figure.source.empty());
        }
    CHECK(manifest.find("face-reidentification-retail-0095")->figures.at("msFace").value == 10.7F);
    CHECK(tells(refusal([](Json& r) { r["figures"]["right"] = {{"value", 98}}; }), "figure right has no source"));
    CHECK(tells(refusal([](Json& r) { r["figures"] = 98; }), "figures is no object"));
}

} // namespace albumen
