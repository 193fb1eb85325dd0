#include "quality/ShakeCheck.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include "quality/EdgeWidths.h"
#include "quality/Grey.h"

namespace albumen {
namespace {

// All numbers without another source: own measurement, on 91 camera photos, the same blurred by three paths of a hand
// and two lens openings each, and on portraits; see ShakeCheck.h for how often they are right on others.

constexpr std::size_t leastEdges = 250;     ///< fog, sky and night have fewer, and are not judged
constexpr std::size_t leastOfDirection = 8; ///< edges, of the whole picture
constexpr std::size_t leastOfPart = 4;      ///< edges, of a part of it
constexpr int partSide = 256;               ///< pixels
constexpr int leastFace = 96;               ///< pixels of a face that is looked at by itself

/// Pixels that the edges of the sharpest part are wide where sharp and blurred photos are equally many.
constexpr float blurredWidth = 2.2F;
/// The same for pictures of half of sharpnessSide and less: most were cut out and enlarged, or saved often.
constexpr float smallBlurredWidth = 2.6F;
constexpr float blurSlope = 13, blurBySwing = 6.5F;
constexpr float motionBySwing = 28.2F, motionByUneven = 24.4F, motionByLevel = -10.6F, motionFrom = 23.7F;

float share(float logit)
{
    return 1 / (1 + std::exp(-logit));
}

float laplacianVariance(const cv::Mat& grey)
{
    cv::Mat second;
    cv::Laplacian(grey, second, CV_16S, 1);
    cv::Scalar mean, deviation;
    cv::meanStdDev(second, mean, deviation);
    return static_cast<float>(deviation[0] * deviation[0]);
}

std::vector<Edge> inside(const std::vector<Edge>& edges, const cv::Rect2f& box)
{
    std::vector<Edge> found;
    std::copy_if(edges.begin(), edges.end(), std::back_inserter(found),
                 [&](const Edge& edge) { return box.contains(cv::Point2f(edge.at)); });
    return found;
}

/// The level of the second sharpest part: the sharpest one alone may be a date or a frame. Infinite: no two can tell.
float sharpestLevel(const std::vector<Edge>& edges, cv::Size size)
{
    const int across = std::max(1, cvRound(static_cast<double>(size.width) / partSide));
    const int down = std::max(1, cvRound(static_cast<double>(size.height) / partSide));
    std::vector<std::vector<Edge>> parts(static_cast<std::size_t>(across * down));
    for (const Edge& edge : edges)
        parts[static_cast<std::size_t>(edge.at.y * down / size.height * across + edge.at.x * across / size.width)]
            .push_back(edge);
    std::vector<float> levels;
    for (const auto& part : parts)
        if (const auto widths = widthsOf(part, leastOfPart)) levels.push_back(widths->level);
    if (levels.size() < 2) return std::numeric_limits<float>::infinity();
    std::nth_element(levels.begin(), levels.begin() + 1, levels.end());
    return levels[1];
}

/// What is judged: the whole picture, or a face of it that is sharper.
struct Judged {
    std::vector<Edge> edges;
    WidthByDirection widths;
};

std::optional<Judged> judgedOf(std::vector<Edge> edges, const std::vector<RelBox>& faces, cv::Size size)
{
    if (edges.size() < leastEdges) return std::nullopt;
    const auto whole = widthsOf(edges, leastOfDirection);
    if (!whole) return std::nullopt;
    Judged best{{}, *whole};
    for (const RelBox& face : faces) {
        const cv::Rect2f box = face.toPixels(size);
        if (std::min(box.width, box.height) < leastFace) continue;
        std::vector<Edge> found = inside(edges, box);
        const auto widths = widthsOf(found, leastOfPart);
        if (widths && widths->level < best.widths.level) best = {std::move(found), *widths};
    }
    if (best.edges.empty()) best.edges = std::move(edges);
    return best;
}

float medianUneven(const std::vector<Edge>& edges)
{
    std::vector<float> uneven;
    for (const Edge& edge : edges) uneven.push_back(edge.uneven);
    const auto middle = uneven.begin() + static_cast<std::ptrdiff_t>(uneven.size() / 2);
    std::nth_element(uneven.begin(), middle, uneven.end());
    return *middle;
}

float blurredWidthFor(cv::Size size)
{
    const int side = std::max(size.width, size.height);
    const float missing = std::clamp(2.F - 2.F * static_cast<float>(side) / sharpnessSide, 0.F, 1.F);
    return blurredWidth + (smallBlurredWidth - blurredWidth) * missing;
}

std::string inWords(const WidthByDirection& widths, float level)
{
    return fmt::format("edges {:.1f} pixels wide where they are sharpest; {:.1f} one way, {:.1f} across",
                       std::exp(level), std::exp(widths.level + widths.swing), std::exp(widths.level - widths.swing));
}

} // namespace

ShakeNumbers measureShake(const cv::Mat& picture, const std::vector<RelBox>& faces)
{
    const cv::Mat grey = greyOf(picture, sharpnessSide);
    ShakeNumbers numbers;
    numbers.laplacian = laplacianVariance(grey);
    const std::vector<Edge> edges = edgesOf(grey);
    const auto judged = judgedOf(edges, faces, grey.size());
    if (!judged) {
        numbers.why = "too few edges to tell";
        return numbers;
    }
    const WidthByDirection& widths = judged->widths;
    const float level = std::min(widths.level, sharpestLevel(edges, grey.size()));
    const float blurred =
        share(blurSlope * (level - std::log(blurredWidthFor(grey.size()))) + blurBySwing * widths.swing);
    const float moved = share(motionBySwing * widths.swing + motionByUneven * medianUneven(judged->edges) +
                              motionByLevel * widths.level - motionFrom);
    numbers.shaken = blurred * moved;
    numbers.unsharp = blurred * (1 - moved);
    numbers.why = inWords(widths, level);
    return numbers;
}

} // namespace albumen
