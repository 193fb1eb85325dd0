#include "load/InProcessLoader.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "load/ContentHash.h"
#include "load/Orientation.h"
#include "metadata/ExifWriter.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> filesBelow(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Loader {
    MemoryBudget budget{256U << 20U};
    InProcessLoader loader{budget};
    JobControl job;
    Result<LoadedImage> load(const fs::path& file, int longSide = 1280)
    {
        return loader.load(test::readBytes(file), {.longSide = longSide}, job);
    }
};

// What is drawn into these photos (a number, an arrow) disappears at this size; which side is up does not.
cv::Mat tiny(const cv::Mat& pixels)
{
    cv::Mat result;
    cv::resize(pixels, result, pixels.cols > pixels.rows ? cv::Size(24, 16) : cv::Size(16, 24), 0, 0, cv::INTER_AREA);
    return result;
}

/// Mebibytes this process ever held.
long peakMebibytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmHWM:", 0) == 0) return std::stol(line.substr(6)) / 1024;
    return 0;
}

} // namespace

TEST_CASE("Real photos of all eight orientations stand upright")
{
    const auto folder = test::photosOrSkip("camera");
    Loader loader;
    for (const char* set : {"orientation_1_8/Landscape_", "orientation_1_8/Portrait_", "exif_orientation/landscape_",
                            "exif_orientation/portrait_"}) {
        const auto first = loader.load(folder / (std::string(set) + "1.jpg"));
        REQUIRE(first);
        const cv::Mat upright = tiny(first->pixels);
        for (int number = 1; number <= 8; ++number) {
            const auto image = loader.load(folder / (set + std::to_string(number) + ".jpg"));
            INFO(set << number);
            REQUIRE(image);
            CHECK(static_cast<int>(image->exif.orientation) == number);
            const double right = test::meanDifference(tiny(image->pixels), upright);
            CHECK(right < 16);
            for (const auto wrong : {Orientation::mirrored, Orientation::rotated180, Orientation::flipped})
                CHECK(test::meanDifference(tiny(turnedUpright(image->pixels, wrong)), upright) > right + 10);
        }
    }
}

TEST_CASE("Every photo of the cameras loads, except those known to hold no picture")
{
    const auto folder = test::photosOrSkip("camera");
    const std::map<std::string, Code> known = {{"Canon-R6-pruned.CR3", Code::imageUnsupported}, // its data was cut out
                                               {"IMG_1361.dng", Code::imageBroken}};            // its data was cut out
    Loader loader;
    int loaded = 0;
    for (const fs::path& file : filesBelow(folder)) {
        const auto image = loader.load(file);
        const auto expected = known.find(file.filename().string());
        INFO(file.string());
        if (expected == known.end()) {
            REQUIRE(image);
            ++loaded;
            CHECK(image->pixels.type() == CV_8UC3);
            CHECK(std::abs(image->pixels.cols - image->fullSize.width * image->scale) <= 1);
            CHECK(std::abs(image->pixels.rows - image->fullSize.height * image->scale) <= 1);
        } else {
            REQUIRE_FALSE(image);
            CHECK(image.error().code == expected->second);
        }
    }
    CHECK(loaded > 140);
}

TEST_CASE("Phones' HEIC photos stand upright once, with what their metadata says")
{
    const auto folder = test::photosOrSkip("camera/formats");
    Loader loader;
    const auto portrait = loader.load(folder / "IMG_2927.HEIC");
    REQUIRE(portrait);
    CHECK(portrait->format == ImageFormat::heif);
    CHECK(portrait->fullSize == cv::Size(3024, 4032));
    CHECK(portrait->pixels.size() == cv::Size(960, 1280));
    CHECK(portrait->exif.orientation == Orientation::upright);
    CHECK(loader.load(folder / "example.avif").value().format == ImageFormat::avif);
}

TEST_CASE("A photo that lacks its end is an error, or what is there and the rest grey, and never anything else")
{
    std::vector<fs::path> photos = filesBelow(test::photosOrSkip("camera/formats"));
    for (const fs::path& one : filesBelow(test::photosOrSkip("camera/formats_webp"))) photos.push_back(one);
    photos.push_back(test::photosOrSkip("hostile/heif_fuzz") / "colors-no-alpha-thumbnail.heic");
    Loader loader;
    const cv::Vec3b grey = cv::Vec3b::all(0x80);
    int cuts = 0;
    for (const fs::path& photo : photos) {
        const auto bytes = test::readBytes(photo);
        const auto whole = loader.loader.load(bytes, {}, loader.job);
        for (const std::size_t percent : {60, 95}) {
            if (!whole || whole->format == ImageFormat::jpeg) continue; // coarse at first: see CutTest
            INFO(photo.filename() << " to " << percent << " %");
            const auto cut = loader.loader.load(std::span(bytes).first(bytes.size() * percent / 100), {}, loader.job);
            if (!cut) {
                CHECK(cut.error().code == Code::imageBroken);
                continue;
            }
            CHECK((cut->cut || cut->format == ImageFormat::raw));           // a RAW's preview lies before its data
            if (cut->exif.orientation != whole->exif.orientation) continue; // said behind the picture
            ++cuts;
            REQUIRE(cut->pixels.size() == whole->pixels.size());
            std::size_t other = 0;
            for (int y = 0; y < cut->pixels.rows; ++y)
                for (int x = 0; x < cut->pixels.cols; ++x) {
                    const auto& is = cut->pixels.at<cv::Vec3b>(y, x);
                    other += is != whole->pixels.at<cv::Vec3b>(y, x) && is != grey ? 1 : 0;
                }
            CHECK(other * 50 < cut->pixels.total()); // blurred where it ends
            if (!cut->cut) CHECK(other == 0);
        }
    }
    CHECK(cuts > 10);
}

TEST_CASE("A phone's HEIC photo asks for the memory that it needs and no more")
{
    const auto file = test::photosOrSkip("camera/formats") / "IMG_2682.heic";
    constexpr std::uint64_t pixels = 4032ULL * 3024;
    MemoryBudget budget(10 * pixels);
    InProcessLoader loader(budget);
    JobControl job;
    const auto others = budget.lease(3 * pixels, job); // 7 bytes a pixel are left, and 6.1 are needed
    auto loading = std::async(std::launch::async,
                              [&] { return loader.load(test::readBytes(file), {.longSide = 1280}, job).has_value(); });
    const bool done = loading.wait_for(std::chrono::seconds(20)) == std::future_status::ready;
    job.cancel();
    CHECK(done);
    CHECK(loading.get());
}

TEST_CASE("New metadata leaves a real photo's name, and damage in its data does not")
{
    const auto folder = test::photosOrSkip("camera/makernotes");
    ExifFacts facts;
    facts.takenLocalS = 0;
    facts.orientation = Orientation::rotated180;
    int seen = 0;
    for (const fs::path& file : filesBelow(folder)) {
        const auto before = test::readBytes(file);
        const auto id = ContentHash().identify(before).value();
        if (id.method != 1) continue;
        ++seen;
        INFO(file.string());
        CHECK(ContentHash().identify(withExif(before, facts).value()).value() == id);
    }
    CHECK(seen > 50);
}

TEST_CASE("Hostile files cost at most an error and bounded memory")
{
    const auto files = filesBelow(test::photosOrSkip("hostile"));
    CHECK(files.size() > 400);
    Loader loader;
    for (const fs::path& file : files)
        for (const int longSide : {1280, 0}) {
            const auto bytes = test::readBytes(file);
            CHECK(ContentHash().identify(bytes).has_value() != bytes.empty());
            const auto image = loader.loader.load(bytes, {.longSide = longSide}, loader.job);
            INFO(file.string());
            if (image)
                CHECK(!image->pixels.empty());
            else
                CHECK(image.error().code <= Code::outOfMemory);
        }
    CHECK(peakMebibytes() < 700);
}

TEST_CASE("Bombs are refused before decoding")
{
    const auto folder = test::photosOrSkip("hostile/bombs");
    Loader loader;
    CHECK(loader.load(folder / "reallybig.bmp").error().code == Code::imageTooBig);
    CHECK(loader.load(folder / "m1-108af7a96a2efa82a0cee0f200e6b9a2.tif").error().code == Code::imageTooBig);
    CHECK_FALSE(loader.load(folder / "badwidth.bmp"));
    CHECK(peakMebibytes() < 200);
}
