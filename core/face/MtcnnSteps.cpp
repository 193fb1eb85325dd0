#include "face/MtcnnSteps.h"

#include <algorithm>
#include <cmath>

#include "base/Contract.h"

namespace albumen {
namespace {

// A face that fills the picture gets a square a little larger than it; what is larger still is no face.
constexpr float largestOfPicture = 2;

} // namespace

std::vector<double> pyramidScales(cv::Size picture, double smallestFace)
{
    EXPECTS(smallestFace >= 1);
    std::vector<double> scales;
    const double shorter = std::min(picture.width, picture.height);
    for (double scale = proposeSide / smallestFace; scale * shorter >= proposeSide; scale *= pyramidFactor)
        scales.push_back(scale);
    return scales;
}

cv::Rect2f moved(const Proposal& proposal)
{
    const cv::Rect2f& box = proposal.box;
    const auto& [left, top, right, bottom] = proposal.shift;
    const cv::Point2f from(box.x + left * box.width, box.y + top * box.height);
    const cv::Point2f to(box.x + (1 + right) * box.width, box.y + (1 + bottom) * box.height);
    return {from.x, from.y, to.x - from.x, to.y - from.y};
}

cv::Rect2f squared(const cv::Rect2f& box)
{
    const float side = std::max(box.width, box.height);
    return {box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side};
}

bool canBeSeen(const cv::Rect2f& square, cv::Size picture)
{
    const auto longer = static_cast<float>(std::max(picture.width, picture.height));
    const bool sane = std::isfinite(square.x) && std::isfinite(square.y) && square.width >= 1 && square.height >= 1 &&
                      std::max(square.width, square.height) <= largestOfPicture * longer;
    return sane && (square & cv::Rect2f({0, 0}, cv::Size2f(picture))).area() >= 1;
}

cv::Mat cutSquare(const cv::Mat& picture, const cv::Rect2f& square)
{
    EXPECTS(canBeSeen(square, picture.size()));
    const int side = std::max(1, cvRound(square.width));
    const cv::Rect place(cvRound(square.x), cvRound(square.y), side, side);
    const cv::Rect inside = place & cv::Rect({0, 0}, picture.size());
    if (inside == place) return picture(place);
    cv::Mat part(place.size(), picture.type(), cv::Scalar::all(0));
    if (!inside.empty()) picture(inside).copyTo(part(inside - place.tl()));
    return part;
}

} // namespace albumen
