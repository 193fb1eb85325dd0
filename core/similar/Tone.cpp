#include "similar/Tone.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr std::uint8_t layout = 1;
constexpr std::size_t byteCount = 32, sharesAt = 8, dominantAt = 20;
constexpr int longSide = 64; // colours are counted on a picture of this size

/// CIELAB: L* 0..100, a* and b* about -128..127.
struct LabColour {
    float l = 0, a = 0, b = 0;
    float chroma() const { return std::hypot(a, b); }
    float hue() const // degrees
    {
        const float degrees = std::atan2(b, a) * 57.29578F;
        return degrees < 0 ? degrees + 360 : degrees;
    }
};

/// The hues of CIELAB at which one word ends and the next begins, set by the sRGB colours of those names: red 40,
/// orange 73, yellow 103, green 136, cyan 196, sky blue 235, blue 306, purple 328, hot pink 351, pink 8.
NamedColour byHue(const LabColour& colour)
{
    const float hue = colour.hue(), chroma = colour.chroma();
    if (hue < 20 || hue >= 340) return colour.l < 50 ? NamedColour::red : NamedColour::pink;
    if (hue < 50) return colour.l > 65 && chroma < 45 ? NamedColour::pink : NamedColour::red;
    if (hue < 85) return colour.l < 55 || chroma < 35 ? NamedColour::brown : NamedColour::orange;
    if (hue < 112) return NamedColour::yellow;
    if (hue < 170) return NamedColour::green;
    if (hue < 220) return NamedColour::cyan;
    if (hue < 312) return NamedColour::blue;
    return NamedColour::purple;
}

NamedColour nameFor(const LabColour& colour)
{
    constexpr float noColour = 10, noColourInTheDark = 15;
    if (colour.l < 20 && colour.chroma() < noColourInTheDark) return NamedColour::black;
    if (colour.chroma() >= noColour) return byHue(colour);
    return colour.l > 85 ? NamedColour::white : NamedColour::grey;
}

std::uint8_t byteOf(float share)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.F, 1.F) * 255));
}

cv::Mat small(const cv::Mat& pixels)
{
    const double scale = static_cast<double>(longSide) / std::max(pixels.cols, pixels.rows);
    if (scale >= 1) return pixels;
    cv::Mat shrunk;
    cv::resize(pixels, shrunk, {std::max(1, cvRound(pixels.cols * scale)), std::max(1, cvRound(pixels.rows * scale))},
               0, 0, cv::INTER_AREA);
    return shrunk;
}

std::vector<LabColour> coloursOf(const cv::Mat& pixels)
{
    cv::Mat lab;
    cv::cvtColor(pixels, lab, cv::COLOR_BGR2Lab);
    std::vector<LabColour> colours;
    colours.reserve(lab.total());
    for (int y = 0; y < lab.rows; ++y)
        for (int x = 0; x < lab.cols; ++x) {
            const auto& p = lab.at<cv::Vec3b>(y, x);
            colours.push_back({float(p[0]) * 100 / 255, float(p[1]) - 128, float(p[2]) - 128});
        }
    return colours;
}

/// A named colour's pixels, summed.
struct Sum {
    std::size_t count = 0;
    cv::Vec3d bgr;
};

using Sums = std::array<Sum, namedColours>;

Sums sumsOf(const cv::Mat& pixels, const std::vector<LabColour>& colours)
{
    Sums sums;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        Sum& sum = sums[static_cast<std::size_t>(nameFor(colours[i]))];
        ++sum.count;
        sum.bgr +=
            cv::Vec3d(pixels.at<cv::Vec3b>(static_cast<int>(i) / pixels.cols, static_cast<int>(i) % pixels.cols));
    }
    return sums;
}

void putShares(const Sums& sums, std::size_t all, std::vector<std::uint8_t>& bytes)
{
    std::array<std::size_t, namedColours> order{};
    for (std::size_t i = 0; i < namedColours; ++i) {
        order[i] = i;
        bytes[sharesAt + i] = byteOf(static_cast<float>(sums[i].count) / static_cast<float>(all));
    }
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return sums[a].count > sums[b].count; });
    for (std::size_t rank = 0; rank < 3; ++rank) {
        const Sum& sum = sums[order[rank]];
        if (sum.count == 0) return;
        std::uint8_t* at = bytes.data() + dominantAt + 4 * rank;
        for (int channel = 0; channel < 3; ++channel)
            at[channel] = cv::saturate_cast<std::uint8_t>(sum.bgr[2 - channel] / static_cast<double>(sum.count));
        at[3] = bytes[sharesAt + order[rank]];
    }
}

/// Rises from 0 at `none` to 1 at `all`, which may be the lesser one.
float ramp(float value, float none, float all)
{
    return std::clamp((value - none) / (all - none), 0.F, 1.F);
}

float shareOf(NamedColour colour, const Tone& tone)
{
    return tone.shares[static_cast<std::size_t>(colour)];
}

float colouredShare(const Tone& tone)
{
    return std::max(0.F, 1 - shareOf(NamedColour::black, tone) - shareOf(NamedColour::grey, tone) -
                             shareOf(NamedColour::white, tone));
}

float colourless(const Tone& tone)
{
    return std::min(ramp(tone.chroma, 0.047F, 0), ramp(colouredShare(tone), 0.04F, 0));
}

float ofColour(NamedColour colour, const Tone& tone)
{
    return ramp(shareOf(colour, tone), 0, 0.4F);
}

} // namespace

std::vector<std::uint8_t> toneBytes(const cv::Mat& pixels)
{
    EXPECTS(!pixels.empty() && pixels.type() == CV_8UC3);
    const cv::Mat shrunk = small(pixels);
    const auto colours = coloursOf(shrunk);
    const auto all = static_cast<float>(colours.size());
    float l = 0, l2 = 0, dark = 0, light = 0, chroma = 0, a = 0, b = 0;
    for (const LabColour& colour : colours) {
        l += colour.l / 100, l2 += colour.l * colour.l / 10000;
        dark += colour.l < 20 ? 1.F : 0.F, light += colour.l > 80 ? 1.F : 0.F;
        chroma += colour.chroma(), a += colour.a, b += colour.b;
    }
    float variety = 0;
    for (const LabColour& colour : colours) variety += std::hypot(colour.a - a / all, colour.b - b / all);
    std::vector<std::uint8_t> bytes(byteCount);
    const float mean = l / all;
    bytes[0] = layout;
    bytes[1] = byteOf(mean);
    bytes[2] = byteOf(2 * std::sqrt(std::max(0.F, l2 / all - mean * mean)));
    bytes[3] = byteOf(dark / all);
    bytes[4] = byteOf(light / all);
    bytes[5] = byteOf(chroma / all * 2 / 255);
    bytes[6] = byteOf(variety / all * 2 / 255);
    bytes[7] = cv::saturate_cast<std::uint8_t>((b + a / 2) / all + 128);
    putShares(sumsOf(shrunk, colours), colours.size(), bytes);
    return bytes;
}

std::optional<Tone> readTone(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() != byteCount || bytes[0] != layout) return std::nullopt;
    const auto share = [&](std::size_t at) { return static_cast<float>(bytes[at]) / 255; };
    Tone tone{share(1), share(2), share(3), share(4), share(5), share(6), static_cast<float>(bytes[7]) - 128, {}, {}};
    for (std::size_t i = 0; i < namedColours; ++i) tone.shares[i] = share(sharesAt + i);
    for (std::size_t rank = 0; rank < 3; ++rank) {
        const std::size_t at = dominantAt + 4 * rank;
        tone.dominant[rank] = {{bytes[at], bytes[at + 1], bytes[at + 2]}, share(at + 3)};
    }
    return tone;
}

float toneDistance(const Tone& a, const Tone& b)
{
    float apart = 0;
    for (std::size_t i = 0; i < namedColours; ++i) apart += std::abs(a.shares[i] - b.shares[i]) / 2;
    const float look =
        std::abs(a.brightness - b.brightness) + std::abs(a.contrast - b.contrast) / 4 + std::abs(a.chroma - b.chroma);
    return 0.6F * std::min(1.F, apart) + 0.4F * std::min(1.F, look);
}

float fitOf(ToneWord word, const Tone& tone)
{
    switch (word) {
    case ToneWord::dark: return ramp(tone.brightness, 0.45F, 0.15F);
    case ToneWord::bright: return ramp(tone.brightness, 0.5F, 0.9F);
    case ToneWord::blackAndWhite: return colourless(tone);
    case ToneWord::tinted: return tone.chroma < 0.04F ? 0.F : ramp(tone.variety, 0.063F, 0);
    case ToneWord::colourful: return ramp(tone.chroma, 0.08F, 0.4F);
    case ToneWord::muted: return colourless(tone) >= toneFits ? 0.F : ramp(tone.chroma, 0.19F, 0);
    case ToneWord::warm: return ramp(tone.warmth, 0, 28);
    case ToneWord::cold: return ramp(tone.warmth, 0, -16);
    case ToneWord::contrasty: return ramp(tone.contrast, 0.35F, 0.75F);
    case ToneWord::soft: return ramp(tone.contrast, 0.4F, 0);
    case ToneWord::red: return ofColour(NamedColour::red, tone);
    case ToneWord::orange: return ofColour(NamedColour::orange, tone);
    case ToneWord::yellow: return ofColour(NamedColour::yellow, tone);
    case ToneWord::green: return ofColour(NamedColour::green, tone);
    case ToneWord::cyan: return ofColour(NamedColour::cyan, tone);
    case ToneWord::blue: return ofColour(NamedColour::blue, tone);
    case ToneWord::purple: return ofColour(NamedColour::purple, tone);
    case ToneWord::pink: return ofColour(NamedColour::pink, tone);
    case ToneWord::brown: return ofColour(NamedColour::brown, tone);
    case ToneWord::white: return ofColour(NamedColour::white, tone);
    }
    return 0;
}

std::vector<ToneWord> wordsOf(const Tone& tone)
{
    std::vector<ToneWord> words;
    for (std::size_t i = 0; i < toneWords; ++i)
        if (fitOf(static_cast<ToneWord>(i), tone) >= toneFits) words.push_back(static_cast<ToneWord>(i));
    return words;
}

} // namespace albumen
