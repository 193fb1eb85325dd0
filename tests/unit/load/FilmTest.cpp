// Films by the picture that is made of them: drawn frames, encoded here.
#include "load/FilmDecoder.h"

#include <random>

#include <catch2/catch.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "support/Films.h"
#include "support/LoaderFixture.h"
#include "support/Pictures.h"
#include "support/Support.h"

using namespace albumen;

namespace {

struct FilmShelf : test::LoaderFixture {
    test::TempFolder folder;

    test::ByteVector film(const std::vector<cv::Mat>& frames, const test::FilmMade& how = {}) const
    {
        test::writeFilm(folder / "film", frames, how);
        return test::readBytes(folder / "film");
    }
};

/// Three pictures that are told apart.
std::vector<cv::Mat> threeScenes(cv::Size size = {96, 64})
{
    const cv::Mat first = test::unevenPicture(size);
    cv::Mat second, third;
    cv::flip(first, second, 0);
    cv::bitwise_not(first, third);
    return {first, second, third};
}

cv::Mat frameOf(const LoadedImage& image, int at)
{
    const int width = image.strip.down ? image.pixels.cols : image.pixels.cols / image.strip.frames;
    const int height = image.strip.down ? image.pixels.rows / image.strip.frames : image.pixels.rows;
    return image.pixels(cv::Rect(image.strip.down ? 0 : at * width, image.strip.down ? at * height : 0, width, height));
}

test::ByteVector replaced(test::ByteVector bytes, std::string_view from, std::string_view to)
{
    auto* const text = reinterpret_cast<char*>(bytes.data());
    const std::string_view all(text, bytes.size());
    for (std::size_t at = all.find(from); at != all.npos; at = all.find(from, at + 1))
        std::copy(to.begin(), to.end(), text + at);
    return bytes;
}

/// The pixels of a damaged film, or an error of the film's own.
bool isPictureOrError(const Result<LoadedImage>& image)
{
    if (image) return !image->pixels.empty() && image->strip.frames >= 1 && image->strip.frames <= 3;
    const Code code = image.error().code;
    return code == Code::imageBroken || code == Code::filmUnsupported || code == Code::imageUnsupported ||
           code == Code::imageTooBig;
}

} // namespace

TEST_CASE_METHOD(FilmShelf, "The picture of a film is its frames at 10, 50 and 90 per cent in their order")
{
    const auto scenes = threeScenes();
    for (const test::FilmMade& how :
         {test::FilmMade{}, test::FilmMade{.container = "mov"}, test::FilmMade{.container = "avi", .motionJpeg = true},
          test::FilmMade{.container = "matroska"}, test::FilmMade{.container = "mpegts"}}) {
        INFO(how.container);
        const auto image = load(film(test::shownFor(10, scenes), how));
        REQUIRE(image);
        CHECK(image->format == ImageFormat::film);
        CHECK_FALSE(image->cut);
        CHECK(image->strip.frames == 3);
        CHECK(image->fullSize == cv::Size(96, 192));
        CHECK(image->pixels.size() == image->fullSize);
        for (int i = 0; i < 3; ++i) CHECK(test::meanDifference(frameOf(*image, i), scenes[std::size_t(i)]) < 6);
    }
}

TEST_CASE_METHOD(FilmShelf, "Frames lie below each other in a wide film and beside each other in a high one")
{
    CHECK(load(film(test::shownFor(4, threeScenes({96, 64}))))->pixels.size() == cv::Size(96, 192));
    const auto high = threeScenes({64, 96});
    const auto image = load(film(test::shownFor(4, high)));
    REQUIRE(image);
    CHECK(image->pixels.size() == cv::Size(192, 96));
    CHECK_FALSE(image->strip.down);
    for (int i = 0; i < 3; ++i) CHECK(test::meanDifference(frameOf(*image, i), high[std::size_t(i)]) < 6);
}

TEST_CASE_METHOD(FilmShelf, "A film stands upright however it was held, and its pixels are square")
{
    const cv::Mat upright = test::unevenPicture();
    for (int value = 1; value <= 8; ++value) {
        INFO(value);
        const auto turn = static_cast<Orientation>(value);
        const auto image = load(film(test::shownFor(6, {test::storedAs(upright, turn)}), {.turn = turn}));
        REQUIRE(image);
        CHECK(image->exif.orientation == Orientation::upright);
        for (int i = 0; i < image->strip.frames; ++i) CHECK(test::meanDifference(frameOf(*image, i), upright) < 6);
    }
    cv::Mat narrow;
    cv::resize(upright, narrow, {48, 64}, 0, 0, cv::INTER_AREA);
    const auto image = load(film(test::shownFor(6, {narrow}), {.pixelWidth = 2}));
    REQUIRE(image);
    CHECK(image->fullSize == cv::Size(96, 64 * image->strip.frames));
    CHECK(test::meanDifference(frameOf(*image, 0), upright) < 6);
}

TEST_CASE_METHOD(FilmShelf, "The picture of a film is as large as it is wanted, and no larger than twice that")
{
    const auto bytes = film(test::shownFor(4, threeScenes({640, 480})));
    for (const int wanted : {64, 320, 700}) {
        const auto image = load(bytes, {.longSide = wanted});
        REQUIRE(image);
        CHECK(image->fullSize == cv::Size(640, 1440));
        CHECK(image->pixels.rows >= wanted);
        CHECK(image->pixels.rows <= 2 * wanted);
        CHECK(std::abs(image->pixels.cols - image->fullSize.width * image->scale) <= 1);
    }
}

TEST_CASE_METHOD(FilmShelf, "A film of one frame has one, and one without pictures or a reader for them says so")
{
    const cv::Mat scene = test::unevenPicture();
    const auto one = load(film({scene}));
    REQUIRE(one);
    CHECK(one->strip.frames == 1);
    CHECK_FALSE(one->cut);
    CHECK(one->pixels.size() == scene.size());
    const auto frames = test::shownFor(6, {scene});
    const auto code = [&](const test::ByteVector& bytes) {
        const auto image = load(bytes);
        REQUIRE_FALSE(image);
        UNSCOPED_INFO(image.error().detail);
        return image.error().code;
    };
    CHECK(code(replaced(film(frames), "vide", "soun")) == Code::filmUnsupported);
    CHECK(code(film(frames, {.encrypted = true})) == Code::filmUnsupported);
    CHECK(code(replaced(film(frames, {.container = "mov", .motionJpeg = true}), "jpeg", "zzzz")) ==
          Code::filmUnsupported);
}

TEST_CASE_METHOD(FilmShelf, "A film that lacks its end gives the frames that are there and says that it is cut")
{
    const auto scenes = threeScenes();
    const auto bytes = film(test::shownFor(10, scenes), {.indexFirst = true});
    const auto image = load(std::span(bytes).first(bytes.size() * 3 / 4));
    REQUIRE(image);
    CHECK(image->cut);
    REQUIRE(image->strip.frames == 2);
    CHECK(test::meanDifference(frameOf(*image, 0), scenes[0]) < 6);
    CHECK(test::meanDifference(frameOf(*image, 1), scenes[1]) < 6);
    const auto withoutIndex = film(test::shownFor(10, scenes));
    CHECK(load(std::span(withoutIndex).first(withoutIndex.size() / 2)).error().code == Code::imageBroken);
}

TEST_CASE_METHOD(FilmShelf, "However a film is cut or changed it gives a picture or an error in a moment")
{
    std::mt19937 random(7);
    for (const test::FilmMade& how : {test::FilmMade{.indexFirst = true}, test::FilmMade{.container = "avi"},
                                      test::FilmMade{.container = "matroska"}, test::FilmMade{.container = "mpegts"}}) {
        const auto bytes = film(test::shownFor(4, threeScenes()), how);
        for (std::size_t i = 0; i < 40; ++i) {
            INFO(how.container << " to " << bytes.size() * i / 40);
            CHECK(isPictureOrError(load(std::span(bytes).first(bytes.size() * i / 40))));
        }
        for (int round = 0; round < 60; ++round) {
            INFO(how.container << " change " << round);
            auto changed = bytes;
            // half of them where the tables are
            const std::size_t reach = round % 2 == 0 ? changed.size() : std::min<std::size_t>(changed.size(), 900);
            for (int i = 0; i < 1 + round / 6; ++i) changed[random() % reach] = static_cast<std::byte>(random());
            CHECK(isPictureOrError(load(changed)));
        }
    }
}

TEST_CASE_METHOD(FilmShelf, "A cancelled job ends the reading of a film")
{
    const auto bytes = film(test::shownFor(4, threeScenes()));
    job.cancel();
    FilmDecoder decoder;
    const LoadRequest request;
    const auto decoded = decoder.decode(filmBytes(bytes), {.request = request, .job = job, .budget = budget});
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == Code::cancelled);
}

TEST_CASE_METHOD(FilmShelf, "A film's time and place are read as phones and cameras write them")
{
    const auto frames = test::shownFor(2, {test::unevenPicture()});
    const auto facts = [&](const test::FilmMade& how) { return load(film(frames, how))->exif; };
    constexpr std::int64_t tenInUtc = 1560592800; // 2019-06-15 10:00
    const ExifFacts plain = facts({.says = {{"creation_time", "2019-06-15T10:00:00Z"}}});
    CHECK(plain.takenLocalS == tenInUtc);
    CHECK(plain.takenOffsetMin == 0);
    CHECK_FALSE(plain.latitude);
    const ExifFacts phone = facts({.container = "mov",
                                   .says = {{"creation_time", "2019-06-16T10:00:00Z"},
                                            {"com.apple.quicktime.creationdate", "2019-06-15T10:00:00+0200"},
                                            {"com.apple.quicktime.make", "Apple"},
                                            {"com.apple.quicktime.model", "iPhone 8"},
                                            {"com.apple.quicktime.location.ISO6709", "+48.1374+011.5755+520.000/"}}});
    CHECK(phone.takenLocalS == tenInUtc);
    CHECK(phone.takenOffsetMin == 120);
    CHECK(phone.latitude.value() == Approx(48.1374));
    CHECK(phone.longitude.value() == Approx(11.5755));
    CHECK(phone.camera == "Apple iPhone 8");
    const ExifFacts south = facts({.container = "mov", .says = {{"location", "-3352.5-07030.6/"}}});
    CHECK(south.latitude.value() == Approx(-33.875));
    CHECK(south.longitude.value() == Approx(-70.51));
    CHECK_FALSE(south.takenLocalS);
    CHECK_FALSE(facts({.container = "mov", .says = {{"location", "+00.0000+000.0000/"}}}).latitude);
}
