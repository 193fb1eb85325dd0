#include "similar/Tone.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <opencv2/imgproc.hpp>

#include "Drawn.h"

namespace albumen {
namespace {

using namespace test;

cv::Mat plain(int red, int green, int blue)
{
    return {60, 90, CV_8UC3, cv::Scalar(blue, green, red)};
}

Tone toneOf(const cv::Mat& picture)
{
    const auto tone = readTone(toneBytes(picture));
    REQUIRE(tone);
    return *tone;
}

bool says(const cv::Mat& picture, ToneWord word)
{
    const auto words = wordsOf(toneOf(picture));
    return std::find(words.begin(), words.end(), word) != words.end();
}

TEST_CASE("a plain colour is called by its name and no other")
{
    const std::pair<cv::Mat, ToneWord> colours[] = {
        {plain(220, 20, 20), ToneWord::red},     {plain(255, 150, 0), ToneWord::orange},
        {plain(250, 230, 20), ToneWord::yellow}, {plain(30, 140, 40), ToneWord::green},
        {plain(60, 200, 200), ToneWord::cyan},   {plain(30, 60, 220), ToneWord::blue},
        {plain(135, 206, 235), ToneWord::blue},  {plain(130, 0, 130), ToneWord::purple},
        {plain(255, 150, 190), ToneWord::pink},  {plain(120, 70, 30), ToneWord::brown},
        {plain(250, 250, 250), ToneWord::white},
    };
    for (const auto& [picture, word] : colours)
        for (std::size_t i = static_cast<std::size_t>(ToneWord::red); i < toneWords; ++i) {
            INFO(nameOf(word) << " asked for " << nameOf(static_cast<ToneWord>(i)));
            CHECK(says(picture, static_cast<ToneWord>(i)) == (static_cast<ToneWord>(i) == word));
        }
}

TEST_CASE("dark and bright, warm and cold, and black and white are told")
{
    CHECK(says(plain(20, 20, 25), ToneWord::dark));
    CHECK_FALSE(says(plain(20, 20, 25), ToneWord::bright));
    CHECK(says(plain(230, 230, 225), ToneWord::bright));
    CHECK_FALSE(says(plain(128, 128, 128), ToneWord::bright));
    CHECK_FALSE(says(plain(128, 128, 128), ToneWord::dark));
    CHECK(says(plain(240, 160, 80), ToneWord::warm));
    CHECK(says(plain(80, 130, 220), ToneWord::cold));
    for (unsigned seed = 0; seed < 10; ++seed) {
        const cv::Mat picture = drawnPicture(seed), grey = edits().at("grey")(picture);
        CHECK(says(grey, ToneWord::blackAndWhite));
        CHECK_FALSE(says(picture, ToneWord::blackAndWhite));
        CHECK_FALSE(says(picture, ToneWord::tinted));
        CHECK_FALSE(says(grey, ToneWord::tinted));
        CHECK_FALSE(says(grey, ToneWord::muted));
        CHECK_FALSE(says(grey, ToneWord::colourful));
    }
}

TEST_CASE("one tint over all is tinted and not black and white")
{
    cv::Mat sepia;
    cv::transform(edits().at("grey")(drawnPicture(4)), sepia,
                  cv::Mat(cv::Matx33f(0, 0, 0.72F, 0, 0, 0.82F, 0, 0, 0.95F)));
    CHECK(says(sepia, ToneWord::tinted));
    CHECK_FALSE(says(sepia, ToneWord::blackAndWhite));
}

TEST_CASE("the tone of a picture hardly changes when it is made smaller, and the bytes say what they hold")
{
    for (unsigned seed = 0; seed < 10; ++seed) {
        const cv::Mat picture = drawnPicture(seed);
        CHECK(toneDistance(toneOf(picture), toneOf(edits().at("half")(picture))) < 0.05);
        CHECK(toneDistance(toneOf(picture), toneOf(picture)) == 0);
    }
    const Tone red = toneOf(plain(220, 20, 20));
    CHECK(red.shares[static_cast<std::size_t>(NamedColour::red)] == 1);
    CHECK(red.dominant[0].rgb == std::array<std::uint8_t, 3>{220, 20, 20});
    CHECK(red.dominant[0].share == 1);
    CHECK(red.dominant[1].share == 0);
}

TEST_CASE("black and white have nothing in common, and a different colour is farther than a different light")
{
    CHECK(toneDistance(toneOf(plain(0, 0, 0)), toneOf(plain(255, 255, 255))) == Approx(1));
    const Tone blue = toneOf(plain(30, 60, 220));
    CHECK(toneDistance(blue, toneOf(plain(40, 80, 250))) < toneDistance(blue, toneOf(plain(220, 60, 30))));
}

TEST_CASE("bytes of another layout are no tone")
{
    auto bytes = toneBytes(plain(1, 2, 3));
    CHECK(bytes.size() == 32);
    bytes[0] = 9;
    CHECK_FALSE(readTone(bytes));
    CHECK_FALSE(readTone({}));
    bytes[0] = 1;
    bytes.pop_back();
    CHECK_FALSE(readTone(bytes));
}

TEST_CASE("every word for a tone is understood again, in capitals too")
{
    for (std::size_t i = 0; i < toneWords; ++i)
        CHECK(toneWordOf(nameOf(static_cast<ToneWord>(i))) == static_cast<ToneWord>(i));
    CHECK(toneWordOf("Black And White") == ToneWord::blackAndWhite);
    CHECK(toneWordOf("B&W") == ToneWord::blackAndWhite);
    CHECK(toneWordOf("sepia") == ToneWord::tinted);
    CHECK_FALSE(toneWordOf("Paris"));
}

} // namespace
} // namespace albumen
