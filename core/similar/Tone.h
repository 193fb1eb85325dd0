// The colours of a picture in few bytes, and the words that a person looks for them by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace albumen {

/// A colour that has a word of its own. The order is that of the stored bytes.
enum class NamedColour { black, grey, white, red, orange, yellow, green, cyan, blue, purple, pink, brown };
inline constexpr std::size_t namedColours = 12;

/// What a person may ask for.
enum class ToneWord {
    dark,
    bright,
    blackAndWhite, ///< no colour at all
    tinted,        ///< one tint everywhere, as sepia
    colourful,
    muted,
    warm,
    cold,
    contrasty, ///< from deep shadows to bright light
    soft,      ///< all of it of about one brightness
    red,
    orange,
    yellow,
    green,
    cyan,
    blue,
    purple,
    pink,
    brown,
    white
};
inline constexpr std::size_t toneWords = 20;
/// In English, as a person would type it: "black and white", "blue".
std::string_view nameOf(ToneWord word);
/// None: no word for a tone. Capitals do not matter; "gray", "b&w", "sepia" and the like are known too.
std::optional<ToneWord> toneWordOf(std::string_view text);

/// A colour and how much of the picture it takes.
struct ColourShare {
    std::array<std::uint8_t, 3> rgb{};
    float share = 0; ///< 0..1
};

/// What the bytes say. Kept are (each one byte, 255 = 1 unless said otherwise):
///   0      layout, 1
///   1      brightness: mean of L* / 100
///   2      contrast: twice the standard deviation of L* / 100
///   3, 4   shares of dark (L* < 20) and light (L* > 80) pixels
///   5      colourfulness: mean chroma of CIELAB, 128 = a chroma of 64
///   6      variety: mean distance of a pixel's (a*, b*) from the mean one, 128 = 64
///   7      warmth: mean of b* + a* / 2, offset by 128
///   8..19  share of each NamedColour
///   20..31 the three named colours that take most, most first: R, G, B of their mean, and share
struct Tone {
    float brightness = 0, contrast = 0; ///< 0..1
    float darkShare = 0, lightShare = 0;
    float chroma = 0, variety = 0;
    float warmth = 0; ///< below 0 cold
    std::array<float, namedColours> shares{};
    std::array<ColourShare, 3> dominant{}; ///< the last ones may have a share of 0
};

/// Requires: 8-bit BGR, not empty. Ensures: 32 bytes; the size of the picture matters little. Threads: all.
std::vector<std::uint8_t> toneBytes(const cv::Mat& pixels);
/// None: bytes of another layout, or none.
std::optional<Tone> readTone(std::span<const std::uint8_t> bytes);

/// 0 the same tone .. 1 nothing in common, as black and white are.
float toneDistance(const Tone& a, const Tone& b);

/// How well a word fits, 0..1; from `toneFits` on it is said of the picture.
float fitOf(ToneWord word, const Tone& tone);
inline constexpr float toneFits = 0.5F;
/// All words that fit, in the order of ToneWord.
std::vector<ToneWord> wordsOf(const Tone& tone);

} // namespace albumen
