#include "load/Orientation.h"

#include <opencv2/core.hpp>

namespace albumen {
namespace {

cv::Mat flipped(const cv::Mat& pixels, int code) // 0: top and bottom, 1: left and right, -1: both
{
    cv::Mat result;
    cv::flip(pixels, result, code);
    return result;
}

cv::Mat transposed(const cv::Mat& pixels)
{
    cv::Mat result;
    cv::transpose(pixels, result);
    return result;
}

} // namespace

cv::Mat turnedUpright(const cv::Mat& stored, Orientation orientation)
{
    switch (orientation) {
    case Orientation::upright: return stored;
    case Orientation::mirrored: return flipped(stored, 1);
    case Orientation::rotated180: return flipped(stored, -1);
    case Orientation::flipped: return flipped(stored, 0);
    case Orientation::transposed: return transposed(stored);
    case Orientation::rotated90: return flipped(transposed(stored), 1);
    case Orientation::transversed: return flipped(transposed(stored), -1);
    case Orientation::rotated270: return flipped(transposed(stored), 0);
    }
    return stored;
}

cv::Mat turnedBy(const cv::Mat& pixels, int quarters)
{
    constexpr int codes[] = {-1, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
    const int code = codes[(quarters % 4 + 4) % 4];
    if (code < 0) return pixels;
    cv::Mat turned;
    cv::rotate(pixels, turned, code);
    return turned;
}

cv::Size uprightSize(cv::Size stored, Orientation orientation)
{
    return swapsSides(orientation) ? cv::Size(stored.height, stored.width) : stored;
}

} // namespace albumen
