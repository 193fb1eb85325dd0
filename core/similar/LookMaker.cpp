#include "similar/LookMaker.h"

#include <algorithm>
#include <bit>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "similar/Tone.h"

namespace albumen {
namespace {

constexpr int side = 32;     // of the picture that is analysed
constexpr int looked = 256;  // long side of the picture that a look is made of: shrunk once for all
constexpr int waves = 8;     // 0 to 7 each way; in place of the mean stands the eighth one down
constexpr double flat = 1.5; // standard deviation of grey values below which there is nothing to compare by

/// The bits of waves that change their sign in a mirror: those with an odd number across.
constexpr std::uint64_t oddAcross = 0xAAAAAAAAAAAAAAAAU;

} // namespace

std::uint64_t perceptualHash(const cv::Mat& pixels)
{
    EXPECTS(!pixels.empty() && pixels.type() == CV_8UC3);
    cv::Mat shrunk, grey, spectrum;
    cv::resize(pixels, shrunk, {side, side}, 0, 0, cv::INTER_AREA);
    cv::cvtColor(shrunk, grey, cv::COLOR_BGR2GRAY);
    cv::Scalar mean, deviation;
    cv::meanStdDev(grey, mean, deviation);
    if (deviation[0] < flat) return 0;
    grey.convertTo(grey, CV_32F);
    cv::dct(grey, spectrum);
    spectrum.at<float>(0, 0) = spectrum.at<float>(waves, 0);
    std::uint64_t hash = 0;
    for (int down = 0; down < waves; ++down)
        for (int across = 0; across < waves; ++across)
            if (spectrum.at<float>(down, across) > 0) hash |= std::uint64_t{1} << (down * waves + across);
    return hash != 0 ? hash : 1;
}

std::uint64_t mirroredHash(std::uint64_t hash)
{
    return hash == 0 ? 0 : hash ^ oddAcross;
}

int hashDistance(std::uint64_t a, std::uint64_t b)
{
    return std::popcount(a ^ b);
}

Look lookOf(const LoadedImage& image)
{
    const cv::Mat& pixels = image.pixels;
    const double scale = static_cast<double>(looked) / std::max(pixels.cols, pixels.rows);
    cv::Mat shrunk = pixels;
    if (scale < 1)
        cv::resize(pixels, shrunk,
                   {std::max(1, cvRound(pixels.cols * scale)), std::max(1, cvRound(pixels.rows * scale))}, 0, 0,
                   cv::INTER_AREA);
    return {perceptualHash(shrunk), toneBytes(shrunk), {}, std::nullopt};
}

} // namespace albumen
