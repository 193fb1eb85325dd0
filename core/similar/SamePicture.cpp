#include "similar/SamePicture.h"

#include <algorithm>
#include <array>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

constexpr int longest = 48;    // of the pictures that are compared
constexpr double middle = 0.7; // how much of one is looked for, each way
// How much larger or smaller, and turned by how many degrees, it is looked for.
constexpr std::array sizes{0.7, 0.76, 0.82, 0.88, 0.94, 1.0, 1.06, 1.13, 1.2, 1.28};
constexpr std::array turns{-4.0, 0.0, 4.0};

/// Edges of the small picture: what is left without its broad lights and shades.
cv::Mat edgesOf(const cv::Mat& picture)
{
    const double scale = static_cast<double>(longest) / std::max(picture.cols, picture.rows);
    const cv::Size size(std::max(8, cvRound(picture.cols * scale)), std::max(8, cvRound(picture.rows * scale)));
    cv::Mat shrunk, grey, fine, broad;
    cv::resize(picture, shrunk, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::cvtColor(shrunk, grey, cv::COLOR_BGR2GRAY);
    grey.convertTo(grey, CV_32F);
    cv::GaussianBlur(grey, fine, {}, 0.8);
    cv::GaussianBlur(fine, broad, {}, 3);
    return fine - broad;
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

float foundIn(const cv::Mat& where, const cv::Mat& what)
{
    float best = -1;
    for (const double degrees : turns) {
        const cv::Mat part = middleOf(turned(what, degrees));
        for (const double size : sizes) {
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

bool hasEdges(const cv::Mat& edges)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return deviation[0] > 1;
}

} // namespace

float sameness(const cv::Mat& a, const cv::Mat& b)
{
    EXPECTS(!a.empty() && !b.empty() && a.type() == CV_8UC3 && b.type() == CV_8UC3);
    const cv::Mat first = edgesOf(a), second = edgesOf(b);
    if (!hasEdges(first) || !hasEdges(second)) return 0;
    cv::Mat mirrored;
    cv::flip(first, mirrored, 1);
    return std::max(
        {foundIn(first, second), foundIn(second, first), foundIn(mirrored, second), foundIn(second, mirrored)});
}

} // namespace albumen
