#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <limits>

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "face/MtcnnDetector.h"
#include "face/MtcnnSteps.h"
#include "face/YuNetDetector.h"
#include "net/OpenCvEngine.h"
#include "support/ModelsHere.h"
#include "support/Pictures.h"
#include "support/SmallNets.h"
#include "support/Support.h"
#include "unit/face/ImageOf.h"

using namespace albumen;
using albumen::test::imageOf;
namespace fs = std::filesystem;

namespace {

const ModelRecord& shipped(std::string_view id)
{
    static const Manifest manifest = test::shippedManifest();
    const ModelRecord* const record = manifest.find(id);
    REQUIRE(record);
    return *record;
}

// What the drawn networks below take for a face: a quarter red, a half blue, a quarter green, from left to right.
constexpr std::array<int, 4> stripes{0, 2, 2, 1}; // which of red, green and blue each quarter has

void drawTarget(cv::Mat& picture, cv::Rect place)
{
    for (int x = 0; x < place.width; ++x) {
        cv::Scalar colour(0, 0, 0);
        colour[2 - stripes[static_cast<std::size_t>(4 * x / place.width)]] = 255; // the picture is BGR
        picture(cv::Rect(place.x + x, place.y, 1, place.height)) = colour;
    }
}

// How much a square looks like the target, 1 where it is one, 0 where it is grey; as a probability, even at 0.8.
// Caffe's rows are the picture's columns, as Matlab has it.
test::SmallLayer likeness(int side, int stride)
{
    constexpr float steep = 20, even = 0.8F;
    test::SmallLayer layer{.name = "like", .from = "pooled", .outputs = 2, .side = side, .stride = stride};
    const auto plane = static_cast<std::size_t>(side * side);
    layer.weights = {{2, 3, side, side}, std::vector<float>(6 * plane)};
    layer.biases = {{2}, {0, -steep * even}};
    const float part = steep / static_cast<float>(3 * plane);
    for (std::size_t colour = 0; colour < 3; ++colour)
        for (std::size_t i = 0; i < plane; ++i)
            layer.weights.values[(3 + colour) * plane + i] =
                stripes[4 * i / plane] == static_cast<int>(colour) ? part : -part;
    layer.softmax = true;
    return layer;
}

// Says the same of every square.
test::SmallLayer constant(const std::string& name, int side, int stride, std::vector<float> values)
{
    const int count = static_cast<int>(values.size());
    test::SmallLayer layer{.name = name, .from = "pooled", .outputs = count, .side = side, .stride = stride};
    layer.weights = {{count, 3, side, side}, std::vector<float>(static_cast<std::size_t>(count * 3 * side * side))};
    layer.biases = {{count}, std::move(values)};
    return layer;
}

// Three networks that find the target. O-Net moves the edges by `shift` and always sees the five points in one place.
const std::vector<float> pointsX{0.3F, 0.7F, 0.5F, 0.35F, 0.65F}, pointsY{0.4F, 0.45F, 0.6F, 0.8F, 0.85F};
struct Drawn {
    test::TempFolder folder;
    std::unique_ptr<Files> files = makeFiles();
    OpenCvEngine engine{*files};
    std::unique_ptr<FaceDetector> detector;

    explicit Drawn(const std::vector<float>& shift = {0, 0, 0, 0})
    {
        ModelRecord record = shipped("mtcnn");
        VerifiedFiles paths;
        record.files.clear();
        std::vector<float> points = pointsX;
        points.insert(points.end(), pointsY.begin(), pointsY.end());
        for (const int side : {proposeSide, refineSide, outputSide}) {
            const int stride = side == proposeSide ? 2 : 1;
            const std::vector<float> edges = side == outputSide ? shift : std::vector<float>(4);
            std::vector<test::SmallLayer> layers{likeness(side, stride), constant("edges", side, stride, edges)};
            if (side == outputSide) layers.push_back(constant("points", side, stride, points));
            for (const ModelFile& file :
                 test::writeCaffe(folder.path(), "net" + std::to_string(side), side, side, 1, layers)) {
                record.files.push_back(file);
                paths.paths.push_back(folder / file.name);
            }
        }
        for (std::size_t i = 0; i < 3; ++i) record.outputs[i].names = {"like-softmax", "edges"};
        record.outputs[2].names.emplace_back("points");
        auto opened = MtcnnDetector::open(record, paths, engine);
        if (!opened) FAIL(opened.error().detail);
        detector = *std::move(opened);
    }

    std::vector<FaceBox> in(const cv::Mat& picture)
    {
        const auto faces = detector->detect(imageOf(picture));
        if (!faces) FAIL(faces.error().detail);
        return *faces;
    }
};

// The square that P-Net sees whole in its cell (column, row) at a level of the pyramid.
cv::Rect onGrid(int level, int column, int row)
{
    const double scale = pyramidScales({2000, 2000}, 20).at(static_cast<std::size_t>(level));
    return {cvRound(2 * column / scale), cvRound(2 * row / scale), cvRound(12 / scale), cvRound(12 / scale)};
}

cv::Mat grey(int width, int height)
{
    return {height, width, CV_8UC3, cv::Scalar(127, 127, 127)};
}

} // namespace

TEST_CASE("The pyramid begins where the smallest face fills the square and ends where the picture does")
{
    const auto scales = pyramidScales({1500, 1000}, 20);
    REQUIRE(scales.size() == 12);
    CHECK(scales.front() == Approx(0.6));
    for (std::size_t i = 1; i < scales.size(); ++i) CHECK(scales[i] == Approx(0.709 * scales[i - 1]));
    CHECK(scales.back() * 1000 >= 12);
    CHECK(scales.back() * 0.709 * 1000 < 12);
    CHECK(pyramidScales({20, 900}, 20).size() == 1);
    CHECK(pyramidScales({19, 900}, 20).empty());
}

TEST_CASE("A shift moves each edge by its own part of the box, and a square keeps the middle")
{
    const Proposal proposal{.box = {100, 200, 40, 20}, .score = 1, .shift = {0.1F, -0.2F, 0.05F, 0.5F}};
    const cv::Rect2f box = moved(proposal);
    CHECK(box.x == Approx(104));
    CHECK(box.y == Approx(196));
    CHECK(box.br().x == Approx(142));
    CHECK(box.br().y == Approx(230));
    const cv::Rect2f square = squared({100, 200, 40, 20});
    CHECK(square == cv::Rect2f(100, 190, 40, 40));
    CHECK(squared({100, 200, 20, 40}) == cv::Rect2f(90, 200, 40, 40));
}

TEST_CASE("What lies beyond the picture is black, and a square that shows none of it is not looked at")
{
    const cv::Mat picture(60, 80, CV_8UC3, cv::Scalar(9, 9, 9));
    const cv::Mat part = cutSquare(picture, {-10, -10, 40, 40});
    REQUIRE(part.size() == cv::Size(40, 40));
    CHECK(part.at<cv::Vec3b>(9, 20) == cv::Vec3b(0, 0, 0));
    CHECK(part.at<cv::Vec3b>(10, 10) == cv::Vec3b(9, 9, 9));
    CHECK(cutSquare(picture, {5, 5, 30, 30}).size() == cv::Size(30, 30));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const cv::Rect2f square :
         {cv::Rect2f(-50, 0, 40, 40), cv::Rect2f(0, 0, 0.5F, 0.5F), cv::Rect2f(0, 0, 161, 161),
          cv::Rect2f(nan, 0, 9, 9), cv::Rect2f(0, 0, nan, nan), cv::Rect2f(0, 0, -9, -9)})
        CHECK_FALSE(canBeSeen(square, picture.size()));
    CHECK(canBeSeen({-30, -20, 160, 160}, picture.size()));
}

TEST_CASE("Three networks find what they look for at its place, and neither its mirror image nor one that lies")
{
    cv::Mat picture = grey(400, 300);
    const cv::Rect place = onGrid(3, 23, 6);
    drawTarget(picture, place);
    cv::Mat other = grey(place.width, place.height), turned;
    drawTarget(other, {{0, 0}, place.size()});
    cv::flip(other, turned, 1);
    turned.copyTo(picture(onGrid(3, 6, 5)));
    cv::transpose(other, turned);
    turned.copyTo(picture(onGrid(3, 6, 18)));

    const auto faces = Drawn().in(picture);
    REQUIRE(faces.size() == 1);
    const cv::Rect2f box = faces.front().box.toPixels(picture.size());
    CHECK(overlapOf(box, cv::Rect2f(place), Overlap::ofUnion) > 0.9F);
    CHECK(faces.front().score > 0.9F);
    for (std::size_t i = 0; i < 5; ++i) {
        const cv::Point2f point = faces.front().points[i].toPixels(picture.size());
        CHECK(point.x == Approx(box.x + pointsX[i] * box.width).margin(0.1));
        CHECK(point.y == Approx(box.y + pointsY[i] * box.height).margin(0.1));
    }
}

TEST_CASE("Targets of every size are found once, whether large or small, side by side")
{
    cv::Mat picture = grey(900, 400);
    std::vector<cv::Rect> places{onGrid(0, 2, 60), onGrid(0, 30, 60), onGrid(2, 30, 3), onGrid(4, 25, 2),
                                 onGrid(6, 24, 3)};
    for (const cv::Rect place : places) drawTarget(picture, place);
    const auto faces = Drawn().in(picture);
    CHECK(faces.size() == places.size());
    for (const cv::Rect place : places) {
        CAPTURE(place.x, place.y, place.width);
        CHECK(std::count_if(faces.begin(), faces.end(), [&](const FaceBox& face) {
                  return overlapOf(face.box.toPixels(picture.size()), cv::Rect2f(place), Overlap::ofUnion) > 0.8F;
              }) == 1);
    }
}

TEST_CASE("The last network's shift moves the box and leaves the points where it saw them")
{
    cv::Mat picture = grey(400, 300);
    drawTarget(picture, onGrid(3, 23, 6));
    const FaceBox still = Drawn().in(picture).front(), shifted = Drawn({0.1F, 0.2F, -0.1F, 0.3F}).in(picture).front();
    CHECK(shifted.box.x == Approx(still.box.x + 0.1F * still.box.w));
    CHECK(shifted.box.y == Approx(still.box.y + 0.2F * still.box.h));
    CHECK(shifted.box.w == Approx(0.8F * still.box.w));
    CHECK(shifted.box.h == Approx(1.1F * still.box.h));
    for (std::size_t i = 0; i < 5; ++i) CHECK(shifted.points[i].x == Approx(still.points[i].x));
}

TEST_CASE("Pictures without a target, too small for one, or of noise bring no face and no failure")
{
    Drawn drawn;
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(19, 400), cv::Size(20, 20), cv::Size(300, 200)})
        CHECK(drawn.in(grey(size.width, size.height)).empty());
    cv::Mat noise(200, 300, CV_8UC3);
    cv::RNG(3).fill(noise, cv::RNG::UNIFORM, 0, 256);
    CHECK(drawn.in(noise).empty());
    CHECK_NOTHROW(Drawn({9, 9, -9, -9}).in(noise)); // edges that cross
}

TEST_CASE("MTCNN's weights find every face of the group photos, where YuNet has them, points and all")
{
    const fs::path groups = test::photosOrSkip("groups/compreface_counts");
    const auto disk = makeFiles();
    OpenCvEngine engine(*disk);
    const auto open = [&](std::string_view id, auto opener) {
        auto detector = opener(shipped(id), test::filesOrSkip(shipped(id)), engine);
        if (!detector) FAIL(detector.error().detail);
        return *std::move(detector);
    };
    const auto mtcnn = open("mtcnn", MtcnnDetector::open);
    const auto yunet = open("yunet-n-640", YuNetDetector::open);
    const auto truth = nlohmann::json::parse(test::readFile(groups / "truth.json"));
    for (const auto& [photo, count] : truth["faces in the photo"].items()) {
        CAPTURE(photo);
        const LoadedImage image = imageOf(test::readPicture((groups / photo).string()));
        const auto found = mtcnn->detect(image), other = yunet->detect(image);
        REQUIRE(found);
        REQUIRE(other);
        CHECK(found->size() == count.get<std::size_t>());
        for (const FaceBox& face : *found) {
            const auto twin = std::find_if(other->begin(), other->end(),
                                           [&](const FaceBox& one) { return iou(one.box, face.box) > 0.4F; });
            REQUIRE(twin != other->end());
            const cv::Size size = image.pixels.size();
            for (std::size_t i = 0; i < 5; ++i)
                CHECK(cv::norm(face.points[i].toPixels(size) - twin->points[i].toPixels(size)) <
                      0.2 * face.box.toPixels(size).height);
        }
    }
}
