#include "scene/ImageGuesser.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Files.h"
#include "net/OpenCvEngine.h"
#include "scene/SceneClassifier.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

LoadedImage loadedFrom(const cv::Mat& picture)
{
    REQUIRE_FALSE(picture.empty());
    LoadedImage image;
    image.pixels = picture;
    image.fullSize = picture.size();
    return image;
}

float cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.F);
}

struct OpenedGuesser {
    OpenedGuesser()
    {
        const ModelRecord record = *shippedManifest().find("mobilenet-v2-1.0-224");
        auto opened = ImageGuesser::open(record, filesOrSkip(record), engine);
        if (!opened) FAIL(opened.error().detail);
        guesser.emplace(*std::move(opened));
    }

    Classification of(const cv::Mat& picture)
    {
        auto classified = guesser->look(loadedFrom(picture));
        if (!classified) FAIL(classified.error().detail);
        return *std::move(classified);
    }

    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::optional<ImageGuesser> guesser;
};

/// "Afghan hound" of "n02088094_Afghan_hound.JPEG".
std::string labelOf(const Path& photo)
{
    std::string name = photo.stem().string();
    name.erase(0, name.find('_') + 1);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

} // namespace

TEST_CASE("The thousand classes have one label each, and the first is of what is none of them")
{
    const auto labels = shippedManifest().find("mobilenet-v2-1.0-224")->outputs.front().labels;
    REQUIRE(labels.size() == 1001);
    CHECK(labels[0] == "background");
    CHECK(labels[1] == "tench");
    CHECK(labels[161] == "Afghan hound");
    CHECK(labels[1000] == "toilet tissue");
    auto sorted = labels;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
}

TEST_CASE("A picture has five guesses, none of them background, and a vector of length 1")
{
    OpenedGuesser opened;
    for (const cv::Mat& picture : {cv::Mat(60, 90, CV_8UC3, cv::Scalar::all(0)), recipeNoise(224, 224, 3)}) {
        const Classification classified = opened.of(picture);
        CHECK(classified.guesses.size() == 5);
        CHECK(std::none_of(classified.guesses.begin(), classified.guesses.end(),
                           [](const Guess& guess) { return guess.label == "background"; }));
        CHECK(std::is_sorted(classified.guesses.begin(), classified.guesses.end(),
                             [](const Guess& a, const Guess& b) { return a.probability > b.probability; }));
        CHECK(classified.pooled.size() == 1280);
        CHECK(cosine(classified.pooled, classified.pooled) == Approx(1).margin(1e-4));
    }
}

TEST_CASE("Most photos of a thousand classes are named rightly, and nearly all within five guesses", "[photos]")
{
    const Path photos = photosOrSkip("classes/imagenet_sample");
    OpenedGuesser opened;
    int all = 0, first = 0, five = 0;
    for (const auto& photo : std::filesystem::directory_iterator(photos)) {
        const auto guesses = opened.of(test::readPicture(photo.path().string())).guesses;
        const std::string label = labelOf(photo.path());
        const auto found =
            std::find_if(guesses.begin(), guesses.end(), [&](const Guess& g) { return g.label == label; });
        ++all;
        first += found == guesses.begin() ? 1 : 0;
        five += found != guesses.end() ? 1 : 0;
        if (found != guesses.begin()) UNSCOPED_INFO(label + " was called " + guesses.front().label);
    }
    UNSCOPED_INFO(first << " and " << five << " of " << all);
    CHECK(first >= 0.8 * all);
    CHECK(five >= 0.9 * all);
}

TEST_CASE("A mirrored, darker and smaller copy is nearer to its photo than any other photo is", "[photos]")
{
    const Path photos = photosOrSkip("classes/imagenet_sample");
    const auto files = makeFiles();
    OpenCvEngine engine(*files);
    const ModelRecord record = *shippedManifest().find("albumen-scene5");
    auto classifier = SceneClassifier::open(record, filesOrSkip(record), engine);
    REQUIRE(classifier);
    std::vector<std::vector<float>> of, copies;
    for (const auto& photo : std::filesystem::directory_iterator(photos)) {
        cv::Mat picture = test::readPicture(photo.path().string()), copy;
        const auto classified = classifier->look(loadedFrom(picture));
        if (!classified) FAIL(classified.error().detail);
        CHECK(classified->guesses.size() == 5);
        of.push_back(classified->pooled);
        CHECK(of.back().size() == 512);
        CHECK(cosine(of.back(), of.back()) == Approx(1).margin(1e-4));
        cv::flip(picture, picture, 1);
        cv::resize(picture, copy, {}, 0.6, 0.6, cv::INTER_AREA);
        copies.push_back(classifier->look(loadedFrom(copy * 0.8))->pooled);
    }
    std::size_t right = 0;
    for (std::size_t i = 0; i < copies.size(); ++i) {
        std::vector<float> near;
        for (const auto& other : of) near.push_back(cosine(copies[i], other));
        const auto best = std::max_element(near.begin(), near.end()) - near.begin();
        right += best == static_cast<std::ptrdiff_t>(i) ? 1 : 0;
    }
    UNSCOPED_INFO(right << " of " << copies.size());
    CHECK(10 * right > 9 * copies.size());
}

} // namespace albumen
