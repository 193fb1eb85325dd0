// How many pixels wide the edges of a picture are, each across itself: what is sharp has narrow ones, and a camera that
// moved widens those across its way and leaves the others.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace albumen {

/// Directions that are told apart, of 22.5 degrees each; 0 is an edge that one crosses going right.
inline constexpr int edgeDirections = 8;

struct Edge {
    int direction = 0; ///< in which one crosses it
    cv::Point at;
    float width = 0;  ///< pixels: its contrast divided by its steepest step
    float uneven = 0; ///< 1: one even ramp; more where it rises in bursts, as a hand moves
};

/// The steepest edge of each direction in each square of 32 pixels, where its contrast stands above the noise.
/// Requires: 8-bit grey. Threads: all.
std::vector<Edge> edgesOf(const cv::Mat& grey);

/// Edge width as a function of the direction t: exp(level + swing * cos(2 (t - widest))).
struct WidthByDirection {
    float level = 0;  ///< of the logarithm of the width
    float swing = 0;  ///< 0: equal in all directions
    float widest = 0; ///< degrees, 0..180: going that way the edges are widest
};

/// Of the narrowest part (`narrowPart`) of the edges of each direction. None where fewer than five directions have
/// `least` edges.
std::optional<WidthByDirection> widthsOf(const std::vector<Edge>& edges, std::size_t least);

/// Of the edges of a direction this share is narrower than what counts. Own measurement: less is noise, more is soft
/// background.
inline constexpr double narrowPart = 0.15;

/// The standard deviation of a picture's noise, in grey values: the median of the answers of a mask that sees neither
/// edges nor slopes (Immerkaer 1996, with the median that textures move less). Requires: 8-bit grey. Threads: all.
float noiseOf(const cv::Mat& grey);

} // namespace albumen
