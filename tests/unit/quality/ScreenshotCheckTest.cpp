#include "quality/ScreenshotCheck.h"

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "quality/Brightness.h"
#include "support/LoaderFixture.h"
#include "support/Pictures.h"
#include "support/Support.h"

namespace albumen {
namespace {

using namespace test;

/// A list of rows with icons and words, as phones show it.
cv::Mat drawnScreen(cv::Size size = {1080, 1920})
{
    cv::Mat screen(size, CV_8UC3, cv::Scalar(250, 250, 250));
    cv::rectangle(screen, {0, 0, size.width, 150}, cv::Scalar(160, 90, 40), cv::FILLED);
    cv::putText(screen, "Messages", {60, 100}, cv::FONT_HERSHEY_DUPLEX, 2, cv::Scalar(255, 255, 255), 3, cv::LINE_AA);
    for (int y = 170, i = 0; y + 140 < size.height; y += 150, ++i) {
        cv::circle(screen, {90, y + 65}, 45, cv::Scalar(40 * (i % 6), 120, 220 - 30 * (i % 5)), cv::FILLED,
                   cv::LINE_AA);
        cv::putText(screen, "Somebody wrote to you", {170, y + 55}, cv::FONT_HERSHEY_SIMPLEX, 1.1,
                    cv::Scalar(30, 30, 30), 2, cv::LINE_AA);
        cv::putText(screen, "what it is about, in grey", {170, y + 105}, cv::FONT_HERSHEY_SIMPLEX, 0.8,
                    cv::Scalar(120, 120, 120), 1, cv::LINE_AA);
        cv::line(screen, {170, y + 140}, {size.width, y + 140}, cv::Scalar(215, 215, 215), 1);
    }
    return screen;
}

/// A photo of that screen: askew, not quite sharp, uneven light, noise.
cv::Mat photographed(const cv::Mat& screen, cv::Size size)
{
    const auto w = static_cast<float>(screen.cols), h = static_cast<float>(screen.rows);
    const auto pw = static_cast<float>(size.width), ph = static_cast<float>(size.height);
    const cv::Point2f from[] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
    const cv::Point2f to[] = {
        {0.08F * pw, 0.05F * ph}, {0.93F * pw, 0.02F * ph}, {0.97F * pw, 0.96F * ph}, {0.03F * pw, 0.99F * ph}};
    cv::Mat photo(size, CV_8UC3, cv::Scalar(60, 70, 80));
    cv::warpPerspective(screen, photo, cv::getPerspectiveTransform(from, to), size, cv::INTER_AREA,
                        cv::BORDER_TRANSPARENT);
    cv::GaussianBlur(photo, photo, {}, 0.8);
    cv::Mat light(size, CV_32FC3), noise(size, CV_32FC3), lit;
    for (int x = 0; x < size.width; ++x) light.col(x).setTo(cv::Scalar::all(0.7 + 0.25 * x / size.width));
    cv::RNG(3).fill(noise, cv::RNG::NORMAL, 0, 3);
    photo.convertTo(lit, CV_32F);
    lit = lit.mul(light) + noise;
    lit.convertTo(photo, CV_8U);
    return photo;
}

ScreenshotNumbers of(const cv::Mat& pixels, ImageFormat format = ImageFormat::png, const std::string& camera = {})
{
    LoadedImage image;
    image.pixels = pixels;
    image.fullSize = pixels.size();
    image.format = format;
    image.exif.camera = camera;
    return measureScreenshot(image);
}

bool isOne(const ScreenshotNumbers& numbers)
{
    INFO(numbers.why);
    CHECK((numbers.screenshot >= 0 && numbers.screenshot <= 1));
    return numbers.screenshot >= screenshotLimit;
}

} // namespace

TEST_CASE("A drawn screen is a screenshot, as PNG and as JPEG, of an odd size and made smaller by areas")
{
    LoaderFixture fixture;
    CHECK(isOne(of(drawnScreen())));
    CHECK(isOne(of(drawnScreen({1021, 1700}))));
    for (const auto& bytes : {encoded(drawnScreen(), ".jpg", 85), encoded(drawnScreen({1440, 3200}), ".png")}) {
        const auto loaded = fixture.load(bytes, {.longSide = 1024});
        REQUIRE(loaded);
        CHECK(isOne(measureScreenshot(*loaded)));
    }
}

TEST_CASE("A photo of that screen is none, of a screen's size neither")
{
    CHECK_FALSE(isOne(of(photographed(drawnScreen(), {1200, 1600}), ImageFormat::jpeg)));
    CHECK_FALSE(isOne(of(photographed(drawnScreen(), {1080, 1920}))));
}

TEST_CASE("What a camera took is no screenshot, however flat it is")
{
    CHECK_FALSE(isOne(of(drawnScreen(), ImageFormat::jpeg, "Canon EOS 5D")));
}

TEST_CASE("A file that says that it is a screenshot is one, whatever is seen on it and whatever camera it names")
{
    LoadedImage image;
    image.pixels = unevenPicture({1600, 1200});
    image.fullSize = image.pixels.size();
    image.format = ImageFormat::jpeg;
    image.exif.camera = "Maker Phone 5";
    CHECK_FALSE(isOne(measureScreenshot(image)));
    image.exif.screenshot = true;
    CHECK(isOne(measureScreenshot(image)));
    CHECK(measureScreenshot(image).why.starts_with("its file says so, no screen's size"));
}

TEST_CASE("A black picture, a smooth one and noise are no screenshots")
{
    cv::Mat noise(cv::Size(1600, 1200), CV_8UC3);
    cv::RNG(4).fill(noise, cv::RNG::UNIFORM, 0, 255);
    CHECK_FALSE(isOne(of(noise)));
    CHECK_FALSE(isOne(of(unevenPicture({1600, 1200}), ImageFormat::jpeg)));
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 900), cv::Size(900, 3)})
        CHECK_FALSE(isOne(of(cv::Mat(size, CV_8UC3, cv::Scalar(3, 3, 3)), ImageFormat::jpeg)));
}

TEST_CASE("The sizes of screens hold either way up, and those of cameras are none")
{
    CHECK(isScreenSize({1170, 2532}));
    CHECK(isScreenSize({2532, 1170}));
    CHECK(isScreenSize({1920, 1080}));
    CHECK_FALSE(isScreenSize({4000, 3000}));
    CHECK_FALSE(isScreenSize({1600, 1200}));
}

TEST_CASE("Real screenshots of apps are found", "[photos]")
{
    const std::filesystem::path folder = photosOrSkip("quality/screenshots");
    LoaderFixture fixture;
    for (const char* name :
         {"03.png", "04.png", "05.png", "06.png", "07.png", "5_en-US.png", "6_en-US.png", "7_en-US.png",
          "add-photo-album-1-2502.jpg", "album-edit-menu-2502.jpg", "share-delete-1-2503.jpg"}) {
        const auto loaded = fixture.load(readBytes(folder / name), {.longSide = 1024});
        REQUIRE(loaded);
        CAPTURE(name);
        CHECK(isOne(measureScreenshot(*loaded)));
    }
}

TEST_CASE("Next to no photo is called a screenshot", "[photos]")
{
    LoaderFixture fixture;
    std::size_t seen = 0;
    std::vector<std::string> called;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(photosOrSkip("faces_identity/celeba_wild"))) {
        if (!entry.is_regular_file()) continue;
        const auto loaded = fixture.load(readBytes(entry.path()), {.longSide = 1024});
        if (!loaded) continue;
        ++seen;
        if (measureScreenshot(*loaded).screenshot >= screenshotLimit) called.push_back(entry.path().filename());
    }
    CAPTURE(called);
    CHECK(seen > 200);
    CHECK(called.size() <= 2);
}

TEST_CASE("Brightness is the mean of the grey values, with the share of dark pixels beside it")
{
    CHECK(measureBrightness(cv::Mat(30, 40, CV_8UC3, cv::Scalar(255, 255, 255))).mean == 1);
    CHECK(measureBrightness(cv::Mat(30, 40, CV_8UC1, cv::Scalar(51))).mean == Approx(0.2));
    cv::Mat half(600, 800, CV_8UC1, cv::Scalar(0));
    half.colRange(0, 400).setTo(200);
    const Brightness brightness = measureBrightness(half);
    CHECK(brightness.mean == Approx(100.0 / 255));
    CHECK(brightness.darkShare == Approx(0.5));
}

TEST_CASE("A photo with far too much light is none: it is white and flat, and has no edge of a screen")
{
    cv::Mat white(1200, 1600, CV_8UC3, cv::Scalar::all(255));
    cv::ellipse(white, {700, 900}, {260, 180}, 20, 0, 360, cv::Scalar(180, 190, 210), cv::FILLED);
    cv::GaussianBlur(white, white, {}, 12);
    CHECK_FALSE(isOne(of(white, ImageFormat::jpeg)));
    CHECK_FALSE(isOne(of(white)));
    CHECK_FALSE(isOne(of(cv::Mat(1200, 1600, CV_8UC3, cv::Scalar::all(255)), ImageFormat::jpeg)));
}

} // namespace albumen
