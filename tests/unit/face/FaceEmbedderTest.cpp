#include "face/FaceEmbedder.h"

#include <numeric>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "model/ModelStore.h"
#include "net/OpenCvEngine.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

/// The project's own embedder, its record changed by `change`.
struct OwnEmbedder {
    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    TempFolder empty;
    ModelRecord record;
    std::optional<FaceEmbedder> embedder;

    explicit OwnEmbedder(const std::function<void(ModelRecord&)>& change = {})
    {
        const Path models = Path(ALBUMEN_SOURCE) / "models";
        auto manifest = Manifest::parse(readFile(models / "manifest.json"), models);
        REQUIRE(manifest);
        ModelStore store(*files, *std::move(manifest), {models}, empty.path());
        const ModelRecord* const own = store.manifest().find("albumen-facenet");
        REQUIRE(own);
        record = *own;
        if (change) change(record);
        const auto weights = store.verified(record);
        REQUIRE(weights);
        auto opened = FaceEmbedder::open(record, *weights, engine);
        REQUIRE(opened);
        embedder = *std::move(opened);
    }

    std::vector<float> of(const cv::Mat& pixels)
    {
        FaceChip chip;
        chip.pixels = pixels;
        const auto embedding = embedder->embed(chip);
        REQUIRE(embedding);
        return embedding->vector;
    }
    cv::Mat picture() const
    {
        cv::Mat chip(record.input.height, record.input.width, CV_8UC3, cv::Scalar(90, 120, 170));
        cv::circle(chip, {30, 40}, 9, {20, 30, 40}, cv::FILLED);
        cv::rectangle(chip, {50, 60}, {90, 80}, {200, 40, 90}, cv::FILLED);
        return chip;
    }
};

float cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

cv::Mat mirrored(const cv::Mat& picture)
{
    cv::Mat other;
    cv::flip(picture, other, 1);
    return other;
}

} // namespace

TEST_CASE("An embedding has length one and depends on the face")
{
    OwnEmbedder own;
    const auto vector = own.of(own.picture());
    CHECK(vector.size() == 256);
    CHECK(cosine(vector, vector) == Approx(1).margin(1e-4));
    CHECK(cosine(vector, own.of(cv::Mat(96, 96, CV_8UC3, cv::Scalar(10, 200, 60)))) < 0.99F);
}

TEST_CASE("A record that says mirrored gives a face and its mirror image one vector, another record does not")
{
    OwnEmbedder both([](ModelRecord& record) { record.input.mirrored = true; });
    CHECK(cosine(both.of(both.picture()), both.of(mirrored(both.picture()))) == Approx(1).margin(1e-4));
    OwnEmbedder one([](ModelRecord& record) { record.input.mirrored = false; });
    CHECK(cosine(one.of(one.picture()), one.of(mirrored(one.picture()))) < 0.999F);
}

} // namespace albumen
