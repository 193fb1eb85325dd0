#include "load/Scaled.h"

#include <algorithm>

#include "photo/Shrunk.h"

namespace albumen {

cv::Size sizeAtMost(cv::Size size, int longSide)
{
    const int now = std::max(size.width, size.height);
    if (longSide <= 0 || now <= longSide) return size;
    const double scale = double(longSide) / now;
    return {std::max(1, cvRound(size.width * scale)), std::max(1, cvRound(size.height * scale))};
}

cv::Mat atMost(const cv::Mat& pixels, int longSide)
{
    const cv::Size size = sizeAtMost(pixels.size(), longSide);
    return size == pixels.size() ? pixels : shrunk(pixels, size);
}

} // namespace albumen
