#include "quality/Brightness.h"

#include <numeric>

#include "quality/Grey.h"

namespace albumen {

Brightness measureBrightness(const cv::Mat& picture)
{
    constexpr int side = 256; // a mean needs no more
    const cv::Mat grey = greyOf(picture, side);
    std::uint64_t sum = 0, dark = 0;
    for (int y = 0; y < grey.rows; ++y)
        for (int x = 0; x < grey.cols; ++x) {
            const int value = grey.ptr(y)[x];
            sum += static_cast<std::uint64_t>(value);
            dark += value < darkPixel ? 1U : 0U;
        }
    const auto all = static_cast<double>(grey.total());
    return {.mean = static_cast<float>(static_cast<double>(sum) / (255 * all)),
            .darkShare = static_cast<float>(static_cast<double>(dark) / all)};
}

} // namespace albumen
