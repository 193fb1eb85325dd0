#include "face/Attributes.h"

#include <span>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Files.h"
#include "face/DlibDetector.h"
#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "sample/SampleAlbum.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"
#include "unit/face/ImageOf.h"

namespace albumen {
namespace {

using namespace test;

const ModelRecord& dlibRecord()
{
    static const Manifest manifest = shippedManifest();
    return *manifest.find("dlib-frontal-68");
}

/// dlib's landmarks, as Debian's package brings them.
VerifiedFiles landmarksOrSkip()
{
    const auto disk = makeFiles();
    TempFolder empty;
    ModelStore store(*disk, shippedManifest(), {}, empty.path());
    const auto files = store.verified(dlibRecord());
    if (!files) skip("libdlib-data");
    return *files;
}

cv::Mat turned(const cv::Mat& picture, double degrees)
{
    const cv::Point2f middle(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2);
    cv::Mat result;
    cv::warpAffine(picture, result, cv::getRotationMatrix2D(middle, degrees, 1), picture.size(), cv::INTER_LINEAR,
                   cv::BORDER_REPLICATE);
    return result;
}

} // namespace

TEST_CASE("The attribute slot sees every face level, its eyes in one place")
{
    const VerifiedFiles files = landmarksOrSkip();
    const auto landmarks = Landmarks68::open(dlibRecord().rev(), files);
    REQUIRE(landmarks);
    auto detector = DlibDetector::open(dlibRecord(), files);
    REQUIRE(detector);
    TempFolder album;
    const auto disk = makeFiles();
    REQUIRE(drawSampleAlbum(*disk, album.path()));

    int seen = 0;
    const cv::Size size(224, 224);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(album.path() / "known")) {
        if (!entry.is_regular_file()) continue;
        const cv::Mat picture = test::readPicture(entry.path().string());
        for (const double degrees : {0.0, 12.0, -12.0}) {
            CAPTURE(entry.path().filename().string(), degrees);
            const LoadedImage image = imageOf(turned(picture, degrees));
            const auto faces = (*detector)->detect(image);
            REQUIRE(faces);
            if (faces->size() != 1) continue; // turned too far for this detector
            const auto chip = chipByEyes(image, faces->front(), *landmarks, size);
            REQUIRE(chip);
            REQUIRE(chip->size() == size);
            REQUIRE(chip->type() == CV_8UC1);
            // Where the landmarks are seen again in the chip, within a sixteenth of its side.
            const Points68 again = landmarks->of(*chip, {25, 38, 175, 175});
            CHECK(rightEye(again).x == Approx(0.32 * 224).margin(14));
            CHECK(leftEye(again).x == Approx(0.68 * 224).margin(14));
            CHECK(rightEye(again).y == Approx(0.38 * 224).margin(14));
            CHECK(leftEye(again).y == Approx(0.38 * 224).margin(14));
            ++seen;
        }
    }
    CHECK(seen >= 10);
}

TEST_CASE("A network of the recipe runs in the attribute slot by its record alone")
{
    // Of random weights: the recipe's network in its smallest width, and what the framework says of noise.
    const std::filesystem::path data = std::filesystem::path(ALBUMEN_SOURCE) / "tests/data/attribute";
    const std::string weights = readFile(data / "random.onnx");
    Sha256Hasher hasher;
    hasher.add(std::as_bytes(std::span(weights.data(), weights.size())));
    const auto manifest =
        Manifest::parse(fmt::format(R"({{"models": [{{"id": "random", "revision": "1", "task": "attribute", "rank": 1,
            "engine": "opencv-dnn", "format": "onnx",
            "files": [{{"name": "random.onnx", "bytes": {}, "sha256": "{}", "urls": []}}],
            "licence": "GPL-3.0-or-later", "licence_file": "licences/GPL-3.0-or-later.txt", "origin": "this test",
            "input": {{"kind": "eyes68", "width": 224, "height": 224, "order": "grey", "layout": "nchw",
                      "scale": [0.00392156862745098, 0.00392156862745098, 0.00392156862745098]}},
            "outputs": [{{"kind": "softmax", "names": ["probability"], "labels": ["one", "two", "three"]}}]}}]}})",
                                    weights.size(), toHex(hasher.finish())),
                        "the test");
    if (!manifest) FAIL(manifest.error().detail);
    const ModelRecord& record = manifest->records().front();
    const auto disk = makeFiles();
    OpenCvEngine engine(*disk);
    const VerifiedFiles files{{data / "random.onnx"}};

    auto classifier = Classifier::open(record, files, engine);
    REQUIRE(classifier);
    const auto found = classifier->probabilities(recipeNoise(224, 224, 1));
    REQUIRE(found);
    const auto answers = nlohmann::json::parse(readFile(data / "random.json"))["values"]["probability"];
    REQUIRE(found->size() == answers.size());
    for (std::size_t i = 0; i < found->size(); ++i) CHECK((*found)[i] == Approx(answers[i].get<float>()).margin(1e-3));

    auto attributes = Attributes::open(record, files, landmarksOrSkip(), engine);
    REQUIRE(attributes);
    TempFolder album;
    REQUIRE(drawSampleAlbum(*disk, album.path()));
    auto detector = DlibDetector::open(dlibRecord(), landmarksOrSkip());
    REQUIRE(detector);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(album.path() / "known")) {
        if (!entry.is_regular_file()) continue;
        const LoadedImage image = imageOf(test::readPicture(entry.path().string()));
        const auto faces = (*detector)->detect(image);
        REQUIRE(faces);
        for (const FaceBox& face : *faces) {
            const auto guesses = attributes->of(image, face);
            REQUIRE(guesses);
            REQUIRE(guesses->size() == 3);
            CHECK((*guesses)[0].probability >= (*guesses)[2].probability);
            CHECK((*guesses)[0].probability + (*guesses)[1].probability + (*guesses)[2].probability ==
                  Approx(1).margin(1e-3));
        }
    }
}

TEST_CASE("A face whose eyes cannot be told apart has no chip")
{
    const auto landmarks = Landmarks68::open(dlibRecord().rev(), landmarksOrSkip());
    REQUIRE(landmarks);
    const LoadedImage image = imageOf(cv::Mat(40, 40, CV_8UC3, cv::Scalar(9, 9, 9)));
    const FaceBox speck{.box = {0.5F, 0.5F, 0.01F, 0.01F}};
    const auto chip = chipByEyes(image, speck, *landmarks, {224, 224});
    REQUIRE_FALSE(chip);
    CHECK(chip.error().code == Code::badLandmarks);
}

} // namespace albumen
