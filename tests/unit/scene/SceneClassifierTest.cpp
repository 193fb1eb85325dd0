#include "scene/SceneClassifier.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <fmt/format.h>

#include "base/Files.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

struct Classified {
    Classified()
    {
        const ModelRecord record = *shippedManifest().find("albumen-scene5");
        auto opened = SceneClassifier::open(record, filesOrSkip(record), engine);
        REQUIRE(opened);
        classifier.emplace(*std::move(opened));
    }

    std::vector<Guess> of(const cv::Mat& picture)
    {
        REQUIRE_FALSE(picture.empty());
        LoadedImage image;
        image.pixels = picture;
        image.fullSize = picture.size();
        const auto guesses = classifier->classify(image);
        REQUIRE(guesses);
        return *guesses;
    }

    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::optional<SceneClassifier> classifier;
};

/// Which class the photos of a folder are of; empty: of no one class.
std::string classOf(const std::string& folder)
{
    static const std::map<std::string, std::string> classes = {
        {"caltech_Faces", "people"},      {"pacs_person", "people"},          {"caltech_airplanes", "vehicles"},
        {"caltech_car_side", "vehicles"}, {"caltech_Motorbikes", "vehicles"}, {"caltech_helicopter", "vehicles"},
        {"caltech_ferry", "vehicles"},    {"caltech_ketch", "vehicles"},      {"intel_street", "buildings"},
        {"intel_buildings", "buildings"}, {"caltech_pagoda", "buildings"},    {"caltech_minaret", "buildings"},
        {"pacs_house", "buildings"},      {"cmu_campus", "buildings"},        {"intel_forest", "landscape"},
        {"intel_glacier", "landscape"},   {"intel_mountain", "landscape"},    {"intel_sea", "landscape"},
        {"cmu_desert", "landscape"},      {"cmu_rainforest", "landscape"},    {"cmu_landscape", "landscape"},
        {"imagenet_sample", ""}};
    const auto found = classes.find(folder);
    return found == classes.end() ? "animals" : found->second;
}

} // namespace

TEST_CASE("A photo has all five classes, the likeliest first, and they sum up to one")
{
    Classified classified;
    const auto guesses = classified.of(cv::Mat(60, 90, CV_8UC3, cv::Scalar(200, 120, 40)));
    REQUIRE(guesses.size() == 5);
    float sum = 0;
    std::set<std::string> labels;
    for (const Guess& guess : guesses) {
        sum += guess.probability;
        labels.insert(guess.label);
    }
    CHECK(sum == Approx(1).margin(1e-3));
    CHECK(labels == std::set<std::string>{"people", "animals", "landscape", "vehicles", "buildings"});
    CHECK(std::is_sorted(guesses.begin(), guesses.end(),
                         [](const Guess& a, const Guess& b) { return a.probability > b.probability; }));
}

TEST_CASE("Photos of other sources are told apart into the five classes", "[photos]")
{
    const Path photos = photosOrSkip("classes");
    Classified classified;
    std::map<std::string, std::pair<int, int>> right; // of a class: right, all
    for (const auto& folder : std::filesystem::directory_iterator(photos)) {
        if (!folder.is_directory()) continue;
        const std::string truth = classOf(folder.path().filename());
        if (truth.empty()) continue;
        for (const auto& photo : std::filesystem::directory_iterator(folder)) {
            auto& [good, all] = right[truth];
            ++all;
            good += classified.of(test::readPicture(photo.path().string())).front().label == truth ? 1 : 0;
        }
    }
    REQUIRE(right.size() == 5);
    double balanced = 0;
    for (const auto& [label, counts] : right) {
        UNSCOPED_INFO(fmt::format("{}: {} of {}", label, counts.first, counts.second));
        balanced += counts.first / (5.0 * counts.second);
    }
    CHECK(balanced > 0.90);
}

} // namespace albumen
