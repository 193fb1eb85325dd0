// The networks the project trained: what OpenCV makes of them is what the framework made of them.
#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "net/Preprocess.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;
using Json = nlohmann::json;

/// The largest difference between a tensor and the framework's answer, or infinity when the sizes differ.
double largestDifference(const Tensor& found, const std::vector<float>& expected)
{
    if (found.total() != expected.size()) return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(found.ptr<float>()[i]) - expected[i]));
    return largest;
}

/// Runs one network on the noise picture and compares every value. The answers' file is named after the record.
void checkAnswers(const Path& answersFile, ModelStore& store, Engine& engine)
{
    const std::string id = answersFile.stem().string();
    CAPTURE(id);
    const Json answers = Json::parse(readFile(answersFile));
    const ModelRecord* const found = store.manifest().find(id);
    REQUIRE(found);
    ModelRecord record = *found;
    record.outputs.resize(1); // what was written down are the answers
    if (record.outputs.front().names.empty())
        for (const auto& [name, values] : answers["values"].items()) record.outputs.front().names.push_back(name);
    const auto files = store.verified(record);
    REQUIRE(files);
    auto net = engine.open(record, *files);
    if (!net) FAIL(net.error().detail);
    const cv::Size size(answers["input"][3], answers["input"][2]);
    const auto input = prepare(recipeNoise(size.height, size.width, answers["input"][1], answers.value("darker", 1)),
                               record.input, size);
    REQUIRE(input);
    const auto outputs = (*net)->run(input->tensor);
    REQUIRE(outputs);
    const std::vector<std::string>& names = record.outputs.front().names;
    REQUIRE(outputs->size() == names.size());
    REQUIRE(names.size() == answers["values"].size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        CAPTURE(names[i]);
        CHECK(largestDifference((*outputs)[i], answers["values"].at(names[i]).get<std::vector<float>>()) < 1e-3);
    }
}

} // namespace

TEST_CASE("Every network the project trained gives in OpenCV what it gave in the framework")
{
    const Path source = ALBUMEN_SOURCE;
    const auto files = makeFiles();
    const Path manifest = source / "models" / "manifest.json";
    auto records = Manifest::parse(readFile(manifest), manifest);
    REQUIRE(records);
    TempFolder empty;
    ModelStore store(*files, *std::move(records), {source / "models"}, empty.path());
    OpenCvEngine engine(*files);
    std::size_t compared = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source / "tests" / "data" / "models")) {
        checkAnswers(entry.path(), store, engine);
        ++compared;
    }
    CHECK(compared > 0);
}

} // namespace albumen
