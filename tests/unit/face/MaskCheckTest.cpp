#include "face/MaskCheck.h"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "base/Files.h"
#include "face/FaceStages.h"
#include "net/OpenCvEngine.h"
#include "sample/SampleAlbum.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

/// The stages with the project's own networks alone, and the faces of pictures with a grade.
struct Bench {
    explicit Bench(const Path& models = Path(ALBUMEN_SOURCE) / "models")
        : store(*files, shippedManifest(), {models}, folder / "download")
    {
        auto made = makeFaceStages(store, engine);
        REQUIRE(made);
        stages = *std::move(made);
    }

    std::vector<FaceBox> facesIn(const cv::Mat& picture)
    {
        const auto found = stages.detector->detect(imageOf(picture));
        REQUIRE(found);
        return *found;
    }

    FaceGrade gradeOf(const cv::Mat& picture, const FaceBox& face)
    {
        const LoadedImage image = imageOf(picture);
        const auto chip = stages.aligner.align(image, face);
        REQUIRE(chip);
        return stages.grade(image, face, *chip).grade;
    }

    static LoadedImage imageOf(const cv::Mat& picture)
    {
        REQUIRE_FALSE(picture.empty());
        LoadedImage image;
        image.pixels = picture;
        image.fullSize = picture.size();
        return image;
    }

    TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    ModelStore store;
    OpenCvEngine engine{*files};
    FaceStages stages;
};

std::vector<cv::Mat> picturesBelow(const Path& folder)
{
    std::vector<cv::Mat> pictures;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (cv::Mat picture = test::readPicture(entry.path().string()); !picture.empty())
            pictures.push_back(std::move(picture));
    return pictures;
}

/// A face in units of its own: from the middle of the eyes, one eye distance across, eyes to mouth down.
struct Places {
    Places(const FaceBox& face, cv::Size size)
    {
        const auto at = [&](int point) { return face.points[static_cast<std::size_t>(point)].toPixels(size); };
        middle = (at(0) + at(1)) / 2;
        across = at(1) - at(0);
        down = (at(3) + at(4)) / 2 - middle;
    }
    cv::Point operator()(float x, float y) const { return middle + across * x + down * y; }

    cv::Point2f middle, across, down;
};

/// A light blue mask from the bridge of the nose to below the chin.
cv::Mat withMask(const cv::Mat& picture, const FaceBox& face)
{
    const Places place(face, picture.size());
    const std::vector<cv::Point> outline{place(-0.85F, 0.5F), place(0, 0.3F),     place(0.85F, 0.5F),
                                         place(0.75F, 1.35F), place(0.4F, 1.75F), place(-0.4F, 1.75F),
                                         place(-0.75F, 1.35F)};
    cv::Mat masked = picture.clone();
    cv::fillPoly(masked, std::vector{outline}, cv::Scalar(220, 200, 160), cv::LINE_AA);
    for (const float fold : {0.75F, 1.0F, 1.25F})
        cv::line(masked, place(-0.7F, fold), place(0.7F, fold), cv::Scalar(195, 175, 140), 2, cv::LINE_AA);
    return masked;
}

cv::Mat withDarkGlasses(const cv::Mat& picture, const FaceBox& face)
{
    const Places place(face, picture.size());
    const cv::Size lens = cv::Size2f(0.4F, 0.3F) * static_cast<float>(cv::norm(place.across));
    const double turn = std::atan2(place.across.y, place.across.x) * 180 / CV_PI;
    cv::Mat dark = picture.clone();
    for (const float eye : {-0.5F, 0.5F})
        cv::ellipse(dark, place(eye, 0.05F), lens, turn, 0, 360, cv::Scalar(25, 20, 20), cv::FILLED, cv::LINE_AA);
    cv::line(dark, place(-1.1F, -0.05F), place(1.1F, -0.05F), cv::Scalar(25, 20, 20), lens.height / 4, cv::LINE_AA);
    return dark;
}

/// Of the good faces of pictures: how many there are, and how many lose their grade when covered.
struct Lost {
    int good = 0, masked = 0, darkGlasses = 0;
};

Lost lostWhenCovered(Bench& bench, const std::vector<cv::Mat>& pictures)
{
    Lost lost;
    const auto isPoor = [&](const cv::Mat& picture, const FaceBox& face) {
        const FaceGrade grade = bench.gradeOf(picture, face);
        CHECK(grade != FaceGrade::unusable);
        return grade == FaceGrade::poor;
    };
    for (const cv::Mat& picture : pictures) {
        for (const FaceBox& face : bench.facesIn(picture)) {
            if (bench.gradeOf(picture, face) != FaceGrade::good) continue;
            ++lost.good;
            lost.masked += isPoor(withMask(picture, face), face);
            lost.darkGlasses += isPoor(withDarkGlasses(picture, face), face);
        }
    }
    return lost;
}

/// How many faces are good with the network for covered faces, and without it.
std::pair<int, int> goodWithAndWithout(Bench& bench, const std::vector<cv::Mat>& pictures)
{
    std::pair<int, int> good;
    for (const cv::Mat& picture : pictures) {
        for (const FaceBox& face : bench.facesIn(picture)) {
            std::optional<MaskCheck> none;
            good.first += bench.gradeOf(picture, face) == FaceGrade::good;
            std::swap(bench.stages.mask, none);
            good.second += bench.gradeOf(picture, face) == FaceGrade::good;
            std::swap(bench.stages.mask, none);
        }
    }
    return good;
}

} // namespace

TEST_CASE("One good face of the drawn album at most is called covered, and with a mask drawn over it each is poor")
{
    Bench bench;
    REQUIRE(bench.stages.mask);
    REQUIRE(drawSampleAlbum(*bench.files, bench.folder / "album", {.longestSide = 1600}));
    const auto pictures = picturesBelow(bench.folder / "album");
    const auto [with, without] = goodWithAndWithout(bench, pictures);
    CHECK(with > 40);
    CHECK(with >= without - 1); // one with round glasses, whose points the built-in detector sees a little off
    const Lost lost = lostWhenCovered(bench, picturesBelow(bench.folder / "album/known"));
    CHECK(lost.good == 12);
    CHECK(lost.masked == lost.good);
    CHECK(lost.darkGlasses == lost.good);
}

TEST_CASE("Hardly a face of a real album is called covered, and with a mask drawn over it nearly each is poor",
          "[photos]")
{
    const auto pictures = picturesBelow(photosOrSkip("album/big_bang_theory"));
    Bench bench;
    const auto [with, without] = goodWithAndWithout(bench, pictures);
    CHECK(without >= 30);
    CHECK(with >= without - 1);
    const Lost lost = lostWhenCovered(bench, pictures);
    CHECK(lost.masked >= 0.95 * lost.good);
    CHECK(lost.darkGlasses >= 0.9 * lost.good);
}

TEST_CASE("Without the network for covered faces a masked face keeps its grade")
{
    TempFolder models;
    for (const auto& entry : std::filesystem::directory_iterator(Path(ALBUMEN_SOURCE) / "models"))
        if (entry.path().extension() == ".onnx" && entry.path().stem() != "albumen-masked")
            std::filesystem::create_symlink(entry.path(), models / entry.path().filename());
    Bench bench(models.path());
    REQUIRE_FALSE(bench.stages.mask);
    REQUIRE(drawSampleAlbum(*bench.files, bench.folder / "album", {.longestSide = 800}));
    const Lost lost = lostWhenCovered(bench, picturesBelow(bench.folder / "album/known"));
    CHECK(lost.good > 0);
    CHECK(lost.masked + lost.darkGlasses == 0);
}

} // namespace albumen
