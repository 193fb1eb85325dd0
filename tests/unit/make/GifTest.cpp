#include "make/GifWriter.h"

#include <optional>

#include <catch2/catch.hpp>
#include <gif_lib.h>
#include <opencv2/imgproc.hpp>

#include "make/Align.h"
#include "support/Pictures.h"

using namespace albumen;

namespace {

struct Played {
    std::vector<cv::Mat> frames;
    std::vector<int> centiseconds;
    std::optional<int> again; ///< how often it is shown again; 0: for ever
};

struct Source {
    const std::vector<std::byte>& bytes;
    std::size_t at = 0;
};

int readMore(GifFileType* gif, GifByteType* to, int count)
{
    auto& source = *static_cast<Source*>(gif->UserData);
    const std::size_t given = std::min<std::size_t>(std::size_t(count), source.bytes.size() - source.at);
    std::memcpy(to, source.bytes.data() + source.at, given);
    source.at += given;
    return int(given);
}

/// As giflib's own reader has it.
Played played(const std::vector<std::byte>& bytes)
{
    Source source{bytes};
    int error = 0;
    GifFileType* gif = DGifOpen(&source, readMore, &error);
    REQUIRE(gif);
    REQUIRE(DGifSlurp(gif) == GIF_OK);
    Played all;
    for (int i = 0; i < gif->ImageCount; ++i) {
        const SavedImage& image = gif->SavedImages[i];
        GraphicsControlBlock control;
        REQUIRE(DGifSavedExtensionToGCB(gif, i, &control) == GIF_OK);
        all.centiseconds.push_back(control.DelayTime);
        for (int k = 0; k < image.ExtensionBlockCount; ++k)
            if (const ExtensionBlock& block = image.ExtensionBlocks[k]; block.ByteCount == 3 && block.Bytes[0] == 1)
                all.again = block.Bytes[1] | block.Bytes[2] << 8;
        cv::Mat frame(image.ImageDesc.Height, image.ImageDesc.Width, CV_8UC3);
        for (int y = 0; y < frame.rows; ++y)
            for (int x = 0; x < frame.cols; ++x) {
                const GifColorType colour = image.ImageDesc.ColorMap->Colors[image.RasterBits[y * frame.cols + x]];
                frame.at<cv::Vec3b>(y, x) = {colour.Blue, colour.Green, colour.Red};
            }
        all.frames.push_back(frame);
    }
    DGifCloseFile(gif, &error);
    return all;
}

/// A soft picture of many colours, moved.
cv::Mat scene(cv::Point moved, cv::Size size = {240, 160})
{
    cv::Mat noise(size.height + 80, size.width + 80, CV_8UC3);
    cv::RNG(7).fill(noise, cv::RNG::UNIFORM, 0, 255);
    cv::GaussianBlur(noise, noise, {}, 3);
    cv::normalize(noise, noise, 0, 255, cv::NORM_MINMAX);
    return noise(cv::Rect(cv::Point(40, 40) - moved, size)).clone();
}

double difference(const cv::Mat& a, const cv::Mat& b)
{
    return cv::norm(a, b, cv::NORM_L1) / double(a.total() * 3);
}

} // namespace

TEST_CASE("A GIF shows every frame in its order, as long as it is wanted, and looks like the pictures it was made of")
{
    const std::vector<cv::Mat> frames{scene({0, 0}), scene({10, 5}), scene({-7, 0})};
    const auto bytes = gifOf(frames, {.centiseconds = 30});
    REQUIRE(bytes);
    const Played shown = played(*bytes);
    REQUIRE(shown.frames.size() == 3);
    CHECK(shown.centiseconds == std::vector{30, 30, 30});
    CHECK(shown.again == 0);
    for (std::size_t i = 0; i < 3; ++i) {
        cv::Mat soft, was;
        cv::GaussianBlur(shown.frames[i], soft, {}, 2); // as an eye does that sees spread colours
        cv::GaussianBlur(frames[i], was, {}, 2);
        CHECK(difference(soft, was) < 3);
        CHECK(difference(soft, was) < difference(soft, frames[(i + 1) % 3]) / 4);
    }
}

TEST_CASE("A GIF is shown once, or as often as is wanted")
{
    const std::vector<cv::Mat> frames{scene({0, 0}), scene({10, 5})};
    CHECK_FALSE(played(gifOf(frames, {.times = 1}).value()).again);
    CHECK(played(gifOf(frames, {.times = 2}).value()).again == 1);
    CHECK(played(gifOf(frames, {.times = 1000}).value()).again == 999);
}

TEST_CASE("A GIF of one colour, of one pixel and of an odd size is one")
{
    for (const cv::Size size : {cv::Size(1, 1), cv::Size(3, 7), cv::Size(97, 2)}) {
        const cv::Mat plain(size, CV_8UC3, cv::Scalar(10, 200, 90));
        const Played shown = played(gifOf({plain}, {}).value());
        REQUIRE(shown.frames.size() == 1);
        CHECK(difference(shown.frames[0], plain) < 1);
    }
}

TEST_CASE("Frames taken by hand are laid on one another and cut to what all of them show")
{
    const auto aligned = alignedFrames({scene({0, 0}), scene({6, -4}), scene({-5, 3})});
    REQUIRE(aligned.size() == 3);
    CHECK(aligned[0].size() == cv::Size(240 - 11, 160 - 7));
    CHECK(difference(aligned[0], aligned[1]) < 1);
    CHECK(difference(aligned[0], aligned[2]) < 1);
}

TEST_CASE("A frame of another scene stays where it is")
{
    cv::Mat other;
    cv::flip(scene({0, 0}), other, -1);
    const auto aligned = alignedFrames({scene({0, 0}), other});
    CHECK(aligned[0].size() == cv::Size(240, 160));
    CHECK(difference(aligned[1], other) == 0);
    CHECK(alignedFrames({other}).size() == 1);
}
