// One photo through the table of contents, with a loader, a detector and an embedder that do as they are told.
#include "run/PhotoPipeline.h"

#include <future>
#include <new>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>

#include "base/Contract.h"
#include "load/InProcessLoader.h"
#include "support/CatalogueMaker.h"
#include "support/FakeLoader.h"
#include "support/FakeStages.h"
#include "support/HookedFiles.h"
#include "support/Pictures.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// A file on the disk and all that looks at it.
struct OnePhoto {
    TempFolder folder;
    HookedFiles files;
    FakeStages fakes;
    FakeLoader loader;
    MemoryBudget fileBytes{1'000'000};
    KnownContents known;
    JobControl job;
    FoundPhoto found;

    explicit OnePhoto(const std::vector<PaintedFace>& faces = {{.person = 2}})
    {
        loader.pixels = paintedPicture(faces);
        found.path = folder / "a.jpg";
        writeFile(found.path, "not decoded by anybody");
        const auto info = must(files.info(found.path, Follow::yes));
        found.size = info.size;
        found.mtimeNs = info.mtimeNs;
    }
    PhotoResult process(WantedPasses wanted = {})
    {
        FaceStages stages = must(fakes.make());
        return PhotoPipeline(files, fileBytes, loader, known, stages).process(found, wanted, job);
    }
};

/// Sees faces in pictures that lie on their side, as surely as it is told, and counts how often it looks.
class SidewaysDetector final : public FaceDetector
{
public:
    SidewaysDetector(float score, int& looks) : score_(score), looks_(looks) {}
    Result<std::vector<FaceBox>> detect(const LoadedImage& image) override
    {
        ++looks_;
        if (image.pixels.cols < image.pixels.rows) return std::vector<FaceBox>{};
        TRY_ASSIGN(std::vector<FaceBox> faces, painted_.detect(image));
        for (FaceBox& face : faces) face.score = score_;
        return faces;
    }
    const ModelRev& model() const override { return testDetector; }
    int wantedLongSide() const override { return 640; }

private:
    FakeDetector painted_;
    float score_;
    int& looks_;
};

/// How many faces are found as surely, of a picture that a file says is to be turned so.
std::size_t facesSeen(OnePhoto& photo, float score, Orientation said, int& looks)
{
    FaceStages stages = must(photo.fakes.make());
    stages.detector = std::make_unique<SidewaysDetector>(score, looks = 0);
    photo.loader.orientation = said;
    return PhotoPipeline(photo.files, photo.fileBytes, photo.loader, photo.known, stages)
        .process(photo.found, {}, photo.job)
        .faces->size();
}

Error onlyError(const PhotoResult& result)
{
    REQUIRE(result.errors.size() == 1);
    return result.errors.front();
}

} // namespace

TEST_CASE("The time in Takeout's list is that of the photo beside it, where the photo says none")
{
    OnePhoto photo;
    writeFile(photo.folder / "a.jpg.supplemental-metadata.json", R"({"photoTakenTime": {"timestamp": "486986400"}})");
    CHECK(photo.process().exif->takenLocalS == 486986400);
}

TEST_CASE("A photo gives its name, its faces with look and vector, and its small pictures")
{
    const RelBox left{0.1F, 0.2F, 0.2F, 0.4F}, right{0.6F, 0.2F, 0.2F, 0.4F};
    OnePhoto photo({{.person = 4, .box = left}, {.person = 5, .box = right}});
    const PhotoResult result = photo.process();
    CHECK(result.errors.empty());
    CHECK_FALSE(result.cancelled);
    CHECK(result.content);
    CHECK(result.exif);
    CHECK(result.fullSize == cv::Size(320, 240));
    CHECK(result.detector == testDetector);
    CHECK(result.embedder == testEmbedder);
    CHECK(result.thumbnail);
    REQUIRE(result.faces);
    REQUIRE(result.faces->size() == 2);
    for (const FaceFound& face : *result.faces) {
        const bool first = iou(face.box.box, left) > 0.9F;
        CHECK(iou(face.box.box, first ? left : right) > 0.9F);
        CHECK(face.quality.grade == FaceGrade::good);
        REQUIRE(face.embedding);
        CHECK(distanceOf(*face.embedding, {testEmbedder, vectorOfPainted(first ? 4 : 5)}) < 0.01F);
        REQUIRE(face.thumbnail);
        CHECK(decodedPicture(*face.thumbnail).size() == cv::Size(160, 160));
    }
}

TEST_CASE("A photo without faces was looked at, and one whose faces were not asked for was not")
{
    OnePhoto photo(std::vector<PaintedFace>{});
    const PhotoResult looked = photo.process();
    REQUIRE(looked.faces);
    CHECK(looked.faces->empty());
    const PhotoResult notAsked = photo.process({.faces = false, .thumbnail = true});
    CHECK_FALSE(notAsked.faces);
    CHECK(notAsked.thumbnail);
}

TEST_CASE("Nobody's small pictures are made where they are not wanted")
{
    OnePhoto photo;
    const PhotoResult result = photo.process({.faces = true, .thumbnail = false});
    CHECK_FALSE(result.thumbnail);
    REQUIRE(result.faces->size() == 1);
    CHECK_FALSE(result.faces->front().thumbnail);
}

TEST_CASE("A picture that is known is read and not decoded")
{
    OnePhoto photo;
    const PhotoResult first = photo.process();
    photo.known.add(*first.content);
    const PhotoResult copy = photo.process();
    CHECK(photo.loader.loads == 1);
    CHECK(copy.content == first.content);
    CHECK(copy.exif);
    CHECK_FALSE(copy.faces);
    CHECK(copy.errors.empty());
}

TEST_CASE("Each stage's error is the photo's, with its path and its stage")
{
    OnePhoto photo;
    SECTION("read")
    {
        std::filesystem::remove(photo.found.path);
        const PhotoResult result = photo.process();
        CHECK(onlyError(result).code == Code::fileVanished);
        CHECK(result.errors[0].stage == Stage::read);
        CHECK(result.errors[0].path == photo.found.path);
        CHECK(result.neverRead());
        CHECK(photo.loader.loads == 0);
    }
    SECTION("changed since the scan")
    {
        writeFile(photo.found.path, "longer than before, by another program");
        const PhotoResult result = photo.process();
        CHECK(onlyError(result).code == Code::fileChanging);
        CHECK(result.neverRead());
    }
    SECTION("load")
    {
        photo.loader.error = Error{.code = Code::imageBroken, .stage = Stage::load};
        const PhotoResult result = photo.process();
        CHECK(onlyError(result).code == Code::imageBroken);
        CHECK(result.errors[0].stage == Stage::load);
        CHECK(result.errors[0].path == photo.found.path);
        CHECK_FALSE(result.neverRead());
        CHECK(result.content);
        CHECK_FALSE(result.faces);
    }
    SECTION("align")
    {
        photo.loader.pixels = paintedPicture({{.person = 1, .box = {0.3F, 0.3F, 0.005F, 0.006F}}});
        const PhotoResult result = photo.process();
        CHECK(onlyError(result).stage == Stage::align);
        REQUIRE(result.faces); // a box without a vector stays a face
        REQUIRE(result.faces->size() == 1);
        CHECK_FALSE(result.faces->front().embedding);
    }
}

TEST_CASE("What a stage throws is an error of the photo and never leaves it")
{
    OnePhoto photo;
    SECTION("out of memory while decoding")
    {
        photo.loader.before = [] { throw std::bad_alloc(); };
        CHECK(onlyError(photo.process()).code == Code::outOfMemory);
    }
    SECTION("a broken contract in the detector")
    {
        photo.fakes.beforeDetect = [] { throw ContractBroken("planted"); };
        const PhotoResult result = photo.process();
        CHECK(onlyError(result).code == Code::internal);
        CHECK(result.errors[0].detail == "planted");
        CHECK(result.errors[0].path == photo.found.path);
    }
    SECTION("no exception at all")
    {
        photo.fakes.beforeDetect = [] { throw 3; };
        CHECK(onlyError(photo.process()).code == Code::internal);
    }
    CHECK(photo.fileBytes.lease(1'000'000, photo.job)); // given back
}

TEST_CASE("A photo that is cancelled on the way is half looked at")
{
    OnePhoto photo;
    SECTION("while its file waits for memory")
    {
        photo.job.cancel();
        CHECK(photo.process().cancelled);
        CHECK(photo.loader.loads == 0);
    }
    SECTION("while it is decoded")
    {
        photo.loader.before = [&] { photo.job.cancel(); };
        CHECK(photo.process().cancelled);
    }
    SECTION("while faces are found")
    {
        photo.fakes.beforeDetect = [&] { photo.job.cancel(); };
        const PhotoResult result = photo.process();
        CHECK(result.cancelled);
        CHECK_FALSE(result.faces);
    }
}

TEST_CASE("A file is not read before there is memory for it, which is free again before the networks run")
{
    OnePhoto photo;
    bool opened = false, freeAgain = false;
    photo.files.onOpen = [&](const Path&) { opened = true; };
    photo.fakes.beforeDetect = [&] { freeAgain = photo.fileBytes.lease(1'000'000, photo.job).has_value(); };
    auto all = photo.fileBytes.lease(1'000'000, photo.job);
    auto running = std::async(std::launch::async, [&] { return photo.process(); });
    CHECK(running.wait_for(std::chrono::milliseconds(100)) == std::future_status::timeout);
    CHECK_FALSE(opened);
    all.reset();
    CHECK(running.get().errors.empty());
    CHECK(opened);
    CHECK(freeAgain);
}

TEST_CASE("Workers that hold files and wait for pixels never wait for each other")
{
    TempFolder folder;
    HookedFiles files;
    FakeStages fakes;
    const KnownContents known;
    const JobControl job;
    MemoryBudget fileBytes(1), pixelBytes(1); // everything is larger than its budget and has to be alone
    InProcessLoader loader(pixelBytes);
    std::atomic<int> faces{0};
    const auto work = [&](int worker) {
        FaceStages stages = must(fakes.make());
        PhotoPipeline pipeline(files, fileBytes, loader, known, stages);
        for (int i = 0; i < 5; ++i) {
            FoundPhoto found;
            found.path = folder / (std::to_string(worker) + "-" + std::to_string(i) + ".png");
            writePainted(found.path, {{.person = worker}}, i);
            const auto info = files.info(found.path, Follow::yes);
            found.size = info->size;
            found.mtimeNs = info->mtimeNs;
            const PhotoResult result = pipeline.process(found, WantedPasses{}, job);
            faces += result.faces ? static_cast<int>(result.faces->size()) : 0;
        }
    };
    std::vector<std::future<void>> workers;
    for (int i = 0; i < 4; ++i) workers.push_back(std::async(std::launch::async, work, i));
    for (auto& worker : workers) worker.get();
    CHECK(faces == 20);
}

TEST_CASE("The other turns are tried where no face is sure, and against what a file says one has to be")
{
    OnePhoto photo;
    int looks = 0;
    CHECK(facesSeen(photo, 0.95F, Orientation::rotated90, looks) == 1);
    CHECK(looks == 1);
    cv::rotate(photo.loader.pixels, photo.loader.pixels, cv::ROTATE_90_CLOCKWISE);
    CHECK(facesSeen(photo, 0.95F, Orientation::rotated90, looks) == 1);
    CHECK(looks == 3); // as it is said, a small one that shows a sure face, and that one whole
    CHECK(facesSeen(photo, 0.85F, Orientation::rotated90, looks) == 0);
    CHECK(facesSeen(photo, 0.85F, Orientation::upright, looks) == 1);
    photo.loader.pixels = paintedPicture({});
    CHECK(facesSeen(photo, 0.95F, Orientation::rotated90, looks) == 0);
    CHECK(looks == 4);
}
