#include "load/Scaled.h"

#include <algorithm>

#include "photo/Shrunk.h"

namespace albumen {

cv::Mat atMost(const cv::Mat& pixels, int longSide)
{
    const int now = std::max(pixels.cols, pixels.rows);
    if (longSide <= 0 || now <= longSide) return pixels;
    const double scale = double(longSide) / now;
    return shrunk(pixels, {std::max(1, cvRound(pixels.cols * scale)), std::max(1, cvRound(pixels.rows * scale))});
}

} // namespace albumen
