#include "load/Scaled.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace albumen {

cv::Mat atMost(const cv::Mat& pixels, int longSide)
{
    const int now = std::max(pixels.cols, pixels.rows);
    if (now <= longSide) return pixels;
    const double scale = double(longSide) / now;
    cv::Mat small;
    cv::resize(pixels, small, {std::max(1, cvRound(pixels.cols * scale)), std::max(1, cvRound(pixels.rows * scale))}, 0,
               0, cv::INTER_AREA);
    return small;
}

} // namespace albumen
