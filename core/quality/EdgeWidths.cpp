#include "quality/EdgeWidths.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr int square = 32;             // pixels; one edge of each direction in it
constexpr int reach = 32;              // pixels from the steepest step to where an edge is given up
constexpr int border = 3;              // pixels, where no gradient is trusted
constexpr float leastContrast = 16;    // grey values
constexpr float contrastOverNoise = 6; // standard deviations
constexpr float leastGradient = 12;    // of Sobel's masks: an edge of leastContrast over some 5 pixels
constexpr float gradientOverNoise = 8; // Sobel's masks give noise a standard deviation of 3.5 each
constexpr float flatStep = 0.12F;      // of the steepest step: two such end an edge
constexpr float steeperElsewhere =
    3; // a walk that meets this much is on the foot of another edge; a clean step gives 2
constexpr std::size_t fewDirections = 5; // three numbers are fitted

struct Candidate {
    int strength = 0; ///< square of the gradient
    cv::Point at, gradient;
};
using Square = std::array<Candidate, edgeDirections>;

/// Without branches, of which none could be foretold.
int directionOf(int gx, int gy)
{
    constexpr int one = 1024; // tangents of 11.25, 33.75, 56.25 and 78.75 degrees
    const int side = std::abs(gx) * 204, half = std::abs(gx) * 684, steep = std::abs(gx) * 1533,
              up = std::abs(gx) * 5148;
    const int along = std::abs(gy) * one;
    const int step = int{along > side} + int{along > half} + int{along > steep} + int{along > up};
    return (gx ^ gy) < 0 ? (edgeDirections - step) % edgeDirections : step;
}

std::vector<Square> steepest(const cv::Mat& grey, float least)
{
    cv::Mat gx, gy;
    cv::Sobel(grey, gx, CV_16S, 1, 0);
    cv::Sobel(grey, gy, CV_16S, 0, 1);
    const int across = (grey.cols + square - 1) / square, down = (grey.rows + square - 1) / square;
    std::vector<Square> squares(static_cast<std::size_t>(across) * static_cast<std::size_t>(down));
    const int leastSum = cvCeil(least);
    for (int y = border; y < grey.rows - border; y += 2) { // an edge is found from the row beside it too
        const short *rowX = gx.ptr<short>(y), *rowY = gy.ptr<short>(y);
        Square* row = squares.data() + static_cast<std::ptrdiff_t>(y / square) * across;
        for (int x = border; x < grey.cols - border; ++x) {
            const int dx = rowX[x], dy = rowY[x];
            if (std::abs(dx) + std::abs(dy) < leastSum) continue;
            const int strength = dx * dx + dy * dy;
            Candidate& best = row[x / square][static_cast<std::size_t>(directionOf(dx, dy))];
            if (strength > best.strength) best = {strength, {x, y}, {dx, dy}};
        }
    }
    return squares;
}

/// Walks across an edge. Grey values between pixels, smoothed a little along the edge.
class Walk
{
public:
    Walk(const cv::Mat& grey, const Candidate& start)
        : grey_(grey), x_(static_cast<float>(start.at.x)), y_(static_cast<float>(start.at.y))
    {
        const float length = std::sqrt(static_cast<float>(start.strength));
        dx_ = static_cast<float>(start.gradient.x) / length;
        dy_ = static_cast<float>(start.gradient.y) / length;
    }

    bool at(int step, float& value) const
    {
        const float x = x_ + dx_ * static_cast<float>(step), y = y_ + dy_ * static_cast<float>(step);
        if (x < 2 || y < 2 || x >= static_cast<float>(grey_.cols - 3) || y >= static_cast<float>(grey_.rows - 3))
            return false;
        value = (2 * between(x, y) + between(x - dy_, y + dx_) + between(x + dy_, y - dx_)) / 4;
        return true;
    }

private:
    float between(float x, float y) const
    {
        const int left = static_cast<int>(x), top = static_cast<int>(y);
        const float ax = x - static_cast<float>(left), ay = y - static_cast<float>(top);
        const uchar *a = grey_.ptr(top) + left, *b = grey_.ptr(top + 1) + left;
        return (static_cast<float>(a[0]) * (1 - ax) + static_cast<float>(a[1]) * ax) * (1 - ay) +
               (static_cast<float>(b[0]) * (1 - ax) + static_cast<float>(b[1]) * ax) * ay;
    }

    const cv::Mat& grey_;
    float x_, y_, dx_ = 0, dy_ = 0;
};

/// From the steepest step both ways for as long as it rises.
std::optional<Edge> measure(const Walk& walk, const Candidate& start, int direction, float leastRise)
{
    float middle = 0, next = 0, before = 0;
    if (!walk.at(0, middle) || !walk.at(1, next) || !walk.at(-1, before)) return std::nullopt;
    float steep = std::max(next - middle, middle - before);
    if (steep <= 0) return std::nullopt;
    float squares = 0, rise = 0;
    for (const int way : {1, -1}) {
        float last = middle, farthest = 0;
        for (int t = 1, flat = 0; t <= reach; ++t) {
            float value = 0;
            if (!walk.at(way * t, value)) break;
            const float step = (value - last) * static_cast<float>(way);
            last = value;
            steep = std::max(steep, step);
            farthest = std::max(farthest, (value - middle) * static_cast<float>(way));
            flat = step < flatStep * steep ? flat + 1 : 0;
            if (flat == 2) break;
            squares += step * step;
        }
        rise += farthest;
    }
    const float here = std::sqrt(static_cast<float>(start.strength)) / 8; // Sobel's masks of a slope of 1 give 8
    if (rise < leastRise || steep > steeperElsewhere * here) return std::nullopt;
    return Edge{.direction = direction,
                .at = start.at,
                .width = rise / steep,
                .uneven = rise * steep / std::max(squares, 1e-3F)};
}

float narrowOf(std::vector<float>& widths)
{
    const auto at = static_cast<std::ptrdiff_t>(narrowPart * static_cast<double>(widths.size() - 1) + 0.5);
    std::nth_element(widths.begin(), widths.begin() + at, widths.end());
    return widths[static_cast<std::size_t>(at)];
}

} // namespace

float noiseOf(const cv::Mat& grey)
{
    EXPECTS(grey.type() == CV_8UC1);
    constexpr std::size_t most = 1024;
    std::array<std::size_t, most> counts{};
    std::size_t all = 0;
    for (int y = 1; y < grey.rows - 1; y += 2) {
        const uchar *a = grey.ptr(y - 1), *b = grey.ptr(y), *c = grey.ptr(y + 1);
        for (int x = 1; x < grey.cols - 1; ++x, ++all) {
            const int answer =
                a[x - 1] - 2 * a[x] + a[x + 1] - 2 * (b[x - 1] - 2 * b[x] + b[x + 1]) + c[x - 1] - 2 * c[x] + c[x + 1];
            ++counts[std::min(static_cast<std::size_t>(std::abs(answer)), most - 1)];
        }
    }
    std::size_t median = 0;
    for (std::size_t seen = counts[0]; median + 1 < most && 2 * seen < all; seen += counts[++median]) {
    }
    return static_cast<float>(median) / (0.6745F * 6); // the mask's weights have a norm of 6
}

std::vector<Edge> edgesOf(const cv::Mat& grey)
{
    EXPECTS(grey.type() == CV_8UC1);
    const float noise = noiseOf(grey);
    const float leastRise = std::max(leastContrast, contrastOverNoise * noise);
    std::vector<Edge> edges;
    for (const Square& found : steepest(grey, std::max(leastGradient, gradientOverNoise * noise)))
        for (int direction = 0; direction < edgeDirections; ++direction) {
            const Candidate& start = found[static_cast<std::size_t>(direction)];
            if (start.strength == 0) continue;
            if (const auto edge = measure(Walk(grey, start), start, direction, leastRise)) edges.push_back(*edge);
        }
    return edges;
}

std::optional<WidthByDirection> widthsOf(const std::vector<Edge>& edges, std::size_t least)
{
    std::array<std::vector<float>, edgeDirections> widths;
    for (const Edge& edge : edges) widths[static_cast<std::size_t>(edge.direction)].push_back(edge.width);
    cv::Matx33d normal = cv::Matx33d::zeros();
    cv::Vec3d right;
    std::size_t directions = 0;
    for (std::size_t i = 0; i < edgeDirections; ++i) {
        if (widths[i].size() < least) continue;
        ++directions;
        const double weight = std::min(static_cast<double>(widths[i].size()), 40.0);
        const double turn = 2 * CV_PI * static_cast<double>(i) / edgeDirections;
        const cv::Vec3d row(1, std::cos(turn), std::sin(turn));
        normal += weight * row * row.t();
        right += weight * std::log(static_cast<double>(narrowOf(widths[i]))) * row;
    }
    if (directions < fewDirections) return std::nullopt;
    const cv::Vec3d fit = normal.solve(right, cv::DECOMP_CHOLESKY);
    const double widest = std::atan2(fit[2], fit[1]) * 90 / CV_PI;
    return WidthByDirection{.level = static_cast<float>(fit[0]),
                            .swing = static_cast<float>(std::hypot(fit[1], fit[2])),
                            .widest = static_cast<float>(widest < 0 ? widest + 180 : widest)};
}

} // namespace albumen
