#include "similar/SamePicture.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr double middle = 0.7; // how much of one is looked for, each way

/// How closely two pictures are compared.
struct Closeness {
    int longest;                   ///< side, in pixels
    double broad;                  ///< what is wider, in pixels, is light and shade and no edge
    double step;                   ///< from one size that is tried to the next
    std::span<const double> turns; ///< that are tried, in degrees
};

constexpr std::array coarseTurns{-4.0, 0.0, 4.0};
constexpr std::array fineTurns{-4.0, -2.0, 0.0, 2.0, 4.0};
constexpr Closeness coarse{48, 3, 1.07, coarseTurns}, fine{96, 2, 1.035, fineTurns};
constexpr double smallest = 0.7, largest = 1.3; // sizes that are tried

/// Edges of the small picture: what is left without its broad lights and shades.
cv::Mat edgesOf(const cv::Mat& picture, const Closeness& close)
{
    const double scale = static_cast<double>(close.longest) / std::max(picture.cols, picture.rows);
    const cv::Size size(std::max(8, cvRound(picture.cols * scale)), std::max(8, cvRound(picture.rows * scale)));
    cv::Mat shrunk, grey, detail, broad;
    cv::resize(picture, shrunk, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::cvtColor(shrunk, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, detail, {}, 0.8);
    cv::GaussianBlur(detail, broad, {}, close.broad);
    return detail - broad;
}

cv::Mat middleOf(const cv::Mat& picture)
{
    const int left = cvFloor(picture.cols * (1 - middle) / 2), top = cvFloor(picture.rows * (1 - middle) / 2);
    return picture({left, top, picture.cols - 2 * left, picture.rows - 2 * top});
}

cv::Mat turned(const cv::Mat& picture, double degrees)
{
    if (degrees == 0) return picture;
    const cv::Point2f centre(static_cast<float>(picture.cols) / 2, static_cast<float>(picture.rows) / 2);
    cv::Mat result;
    cv::warpAffine(picture, result, cv::getRotationMatrix2D(centre, degrees, 1), picture.size());
    return result;
}

float foundIn(const cv::Mat& where, const cv::Mat& what, const Closeness& close)
{
    float best = -1;
    for (const double degrees : close.turns) {
        const cv::Mat part = middleOf(turned(what, degrees));
        for (double size = smallest; size <= largest; size *= close.step) {
            cv::Mat sized, map;
            cv::resize(part, sized, {}, size, size, size < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
            if (sized.cols > where.cols || sized.rows > where.rows) break;
            cv::matchTemplate(where, sized, map, cv::TM_CCOEFF_NORMED);
            double most = 0;
            cv::minMaxLoc(map, nullptr, &most);
            best = std::max(best, static_cast<float>(most));
        }
    }
    return best;
}

/// One picture, and another whose middle is looked for in it.
struct Pair {
    cv::Mat where, what;
};

bool hasEdges(const cv::Mat& edges)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0] > 1;
}

constexpr Closeness still{192, 3, 0, {}}; // only edgesOf()
constexpr int partsEachWay = 4;

/// How well each part fits that has edges, the worst first.
std::vector<float> partsFit(const cv::Mat& a, const cv::Mat& b)
{
    std::vector<float> fits;
    for (int row = 0; row < partsEachWay; ++row)
        for (int column = 0; column < partsEachWay; ++column) {
            const cv::Rect part(a.cols * column / partsEachWay, a.rows * row / partsEachWay, a.cols / partsEachWay,
                                a.rows / partsEachWay);
            if (!hasEdges(a(part)) && !hasEdges(b(part))) continue;
            cv::Mat fit;
            cv::matchTemplate(a(part), b(part), fit, cv::TM_CCOEFF_NORMED);
            fits.push_back(fit.at<float>(0, 0));
        }
    std::sort(fits.begin(), fits.end());
    return fits;
}

/// Of two pictures of one size, seen in a mirror or not, in the part that has this place among those that fit worst.
/// 1 where no part has edges.
float partSameness(const cv::Mat& a, const cv::Mat& b, double place)
{
    EXPECTS(!a.empty() && !b.empty() && a.type() == CV_8UC3 && b.type() == CV_8UC3);
    const cv::Mat first = edgesOf(a, still), second = edgesOf(b, still);
    if (first.size() != second.size()) return 0;
    cv::Mat mirrored;
    cv::flip(first, mirrored, 1);
    const auto at = [place](const std::vector<float>& fits) {
        return fits.empty() ? 1 : fits[static_cast<std::size_t>(place * static_cast<double>(fits.size()))];
    };
    return std::max(at(partsFit(first, second)), at(partsFit(mirrored, second)));
}

/// What is red and what is blue, beside what all of the picture is.
cv::Mat chromaOf(const cv::Mat& picture)
{
    constexpr int placesEachWay = 16;
    cv::Mat shrunk, colours;
    cv::resize(picture, shrunk, {placesEachWay, placesEachWay}, 0, 0, cv::INTER_AREA);
    shrunk.convertTo(shrunk, CV_32F);
    cv::cvtColor(shrunk, colours, cv::COLOR_BGR2YCrCb);
    cv::subtract(colours, cv::mean(colours), colours);
    cv::multiply(colours, cv::Scalar(0, 1, 1), colours);
    return colours;
}

/// Are there other colours in places of the one than of the other? False where one of them has none.
bool otherColours(const cv::Mat& a, const cv::Mat& b)
{
    constexpr double none = 2.5 * 16; // of 255, over 16 x 16 places
    constexpr double sameFrom = 0.3;
    const cv::Mat first = chromaOf(a), second = chromaOf(b);
    if (std::min(cv::norm(first), cv::norm(second)) < none) return false;
    cv::Mat mirrored;
    cv::flip(first, mirrored, 1);
    const double most = cv::norm(first) * cv::norm(second);
    return std::max(first.dot(second), mirrored.dot(second)) < sameFrom * most;
}

float compare(const Pair& pair, const Closeness& close)
{
    const cv::Mat where = edgesOf(pair.where, close), what = edgesOf(pair.what, close);
    return hasEdges(where) && hasEdges(what) ? foundIn(where, what, close) : 0;
}

} // namespace

float shotSameness(const cv::Mat& a, const cv::Mat& b)
{
    return partSameness(a, b, 0);
}

float placedSameness(const cv::Mat& a, const cv::Mat& b)
{
    const float fit = partSameness(a, b, 0.5);
    return otherColours(a, b) ? std::min(fit, 0.F) : fit;
}

float sameness(const cv::Mat& a, const cv::Mat& b)
{
    EXPECTS(!a.empty() && !b.empty() && a.type() == CV_8UC3 && b.type() == CV_8UC3);
    cv::Mat mirrored;
    cv::flip(a, mirrored, 1);
    const std::array<Pair, 4> ways{{{a, b}, {b, a}, {mirrored, b}, {b, mirrored}}};
    std::array<float, 4> found{};
    for (std::size_t way = 0; way < ways.size(); ++way) found[way] = compare(ways[way], coarse);
    const auto best = std::max_element(found.begin(), found.end());
    if (*best < samePicture) return *best;
    return std::min(*best, compare(ways[static_cast<std::size_t>(best - found.begin())], fine));
}

} // namespace albumen
