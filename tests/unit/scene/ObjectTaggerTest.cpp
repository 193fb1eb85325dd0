#include "scene/ObjectTagger.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "base/Files.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

RawObject rawOf(int object, cv::Rect2f box, float score)
{
    return {.object = object, .box = box, .score = score};
}

LoadedImage loaded(const cv::Mat& picture)
{
    REQUIRE_FALSE(picture.empty());
    LoadedImage image;
    image.pixels = picture;
    image.fullSize = picture.size();
    return image;
}

/// An opened detector of this name, or the case is skipped.
struct OpenedTagger {
    explicit OpenedTagger(const char* id)
    {
        const ModelRecord record = *shippedManifest().find(id);
        auto opened = ObjectTagger::open(record, filesOrSkip(record), engine);
        if (!opened) FAIL(opened.error().detail);
        tagger.emplace(*std::move(opened));
    }

    std::vector<SeenObject> of(const cv::Mat& picture)
    {
        const auto seen = tagger->look(loaded(picture));
        if (!seen) FAIL(seen.error().detail);
        return *seen;
    }

    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::optional<ObjectTagger> tagger;
};

} // namespace

TEST_CASE("Of two boxes of a class on one thing the better stays, and those of two classes stay both")
{
    const cv::Size2f size(100, 50);
    const auto seen = taggedObjects({rawOf(16, {10, 10, 20, 20}, 0.6F), rawOf(16, {11, 10, 20, 20}, 0.9F),
                                     rawOf(15, {10, 10, 20, 20}, 0.7F), rawOf(16, {60, 10, 20, 20}, 0.8F)},
                                    0.5F, size);
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].score == 0.9F);
    CHECK(seen[1].score == 0.8F);
    CHECK(seen[2].object == 15);
    CHECK(seen[0].tag == Tag::animal);
    CHECK(seen[0].box.x == Approx(0.11F));
    CHECK(seen[0].box.y == Approx(0.2F));
    CHECK(seen[0].box.w == Approx(0.2F));
    CHECK(seen[0].box.h == Approx(0.4F));
}

TEST_CASE("A thing of two tags stands there once for each, in one box")
{
    const auto seen = taggedObjects({rawOf(72, {10, 10, 20, 20}, 0.6F)}, 0.5F, {100, 100});
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].tag == Tag::furniture);
    CHECK(seen[1].tag == Tag::device);
    CHECK(seen[0].box == seen[1].box);
    CHECK(seen[1].object == 72);
}

TEST_CASE("Boxes are cut at the edges of the picture, and what has its middle beside it is left out")
{
    const cv::Size2f size(100, 50); // the rest of a square input is filled up
    const auto seen = taggedObjects({rawOf(0, {-10, 20, 60, 50}, 0.9F), rawOf(2, {10, 45, 20, 40}, 0.8F),
                                     rawOf(2, {10, 10, -5, 10}, 0.7F), rawOf(3, {1e30F, 1e30F, 1e30F, 1e30F}, 0.7F)},
                                    0.5F, size);
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].box.x == 0);
    CHECK(seen[0].box.y == Approx(0.4F));
    CHECK(seen[0].box.w == Approx(0.5F));
    CHECK(seen[0].box.h == Approx(0.6F));
    CHECK(taggedObjects({}, 0.5F, size).empty());
}

TEST_CASE("A record whose outputs nobody can read is refused as wrong")
{
    const auto files = makeFiles();
    OpenCvEngine engine(*files);
    ModelRecord record = *shippedManifest().find("picodet-s-416");
    record.outputs.front().kind = "nanodet";
    const auto opened = ObjectTagger::open(record, {}, engine);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::modelRecordWrong);
}

TEST_CASE("A photo with a dog is tagged animal, with a box on the dog", "[photos]")
{
    const Path photos = photosOrSkip("classes/pacs_dog");
    const cv::Mat picture = test::readPicture((photos / "n02109525_704.jpg").string());
    for (const char* id : {"yolo-fastest-1.1-xl", "picodet-s-416"}) {
        CAPTURE(id);
        OpenedTagger opened(id);
        const auto seen = opened.of(picture);
        const auto dog = std::find_if(seen.begin(), seen.end(), [](const SeenObject& one) { return one.object == 16; });
        REQUIRE(dog != seen.end());
        CHECK(dog->tag == Tag::animal);
        CHECK(iou(dog->box, {0.125F, 0.19F, 0.73F, 0.76F}) > 0.6F); // by eye
    }
}

TEST_CASE("A box lies on the same thing in a wide and in a high picture, and an empty picture has none", "[photos]")
{
    const Path photos = photosOrSkip("classes/pacs_dog");
    const cv::Mat dog = test::readPicture((photos / "n02109525_704.jpg").string());
    for (const char* id : {"yolo-fastest-1.1-xl", "picodet-s-416"}) {
        CAPTURE(id);
        OpenedTagger opened(id);
        for (const bool wide : {true, false}) {
            cv::Mat picture(wide ? dog.rows : 2 * dog.rows, wide ? 2 * dog.cols : dog.cols, CV_8UC3,
                            cv::Scalar(90, 110, 100));
            dog.copyTo(picture(cv::Rect(wide ? dog.cols : 0, wide ? 0 : dog.rows, dog.cols, dog.rows)));
            const auto seen = opened.of(picture);
            const auto found =
                std::find_if(seen.begin(), seen.end(), [](const SeenObject& one) { return one.tag == Tag::animal; });
            REQUIRE(found != seen.end());
            CHECK(iou(found->box, wide ? RelBox{0.5625F, 0.19F, 0.365F, 0.76F} : RelBox{0.125F, 0.595F, 0.73F, 0.38F}) >
                  0.6F);
        }
        CHECK(opened.of(cv::Mat(300, 400, CV_8UC3, cv::Scalar::all(120))).empty());
    }
}

} // namespace albumen
