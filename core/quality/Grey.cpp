#include "quality/Grey.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {

cv::Mat greyOf(const cv::Mat& picture, int longSide)
{
    EXPECTS(!picture.empty() && (picture.type() == CV_8UC3 || picture.type() == CV_8UC1));
    cv::Mat grey = picture;
    if (picture.channels() == 3) cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    const int longest = std::max(grey.cols, grey.rows);
    if (longest <= longSide) return grey;
    const double scale = static_cast<double>(longSide) / longest;
    const cv::Size size(std::max(1, cvRound(grey.cols * scale)), std::max(1, cvRound(grey.rows * scale)));
    cv::Mat result;
    cv::resize(grey, result, size, 0, 0, cv::INTER_AREA);
    return result;
}

} // namespace albumen
