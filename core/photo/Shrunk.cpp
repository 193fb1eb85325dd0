#include "photo/Shrunk.h"

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {

cv::Mat shrunk(const cv::Mat& picture, cv::Size size)
{
    EXPECTS(!picture.empty() && size.width > 0 && size.height > 0);
    cv::Mat result = picture;
    while (result.cols >= 2 * size.width && result.rows >= 2 * size.height && result.cols % 2 + result.rows % 2 == 0) {
        cv::Mat half;
        cv::resize(result, half, result.size() / 2, 0, 0, cv::INTER_AREA);
        result = half;
    }
    if (result.size() == size) return result.data == picture.data ? picture.clone() : result;
    cv::Mat sized;
    const bool shrinks = size.width < result.cols || size.height < result.rows;
    cv::resize(result, sized, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
    return sized;
}

} // namespace albumen
