#include "catalogue/Half.h"

#include <opencv2/core.hpp>

#include <cmath>
#include <cstring>

#include "base/Contract.h"

namespace albumen {

std::vector<std::byte> toHalf(std::span<const float> numbers)
{
    std::vector<std::byte> halves(numbers.size() * 2);
    if (numbers.empty()) return halves;
    const cv::Mat from(1, static_cast<int>(numbers.size()), CV_32F, const_cast<float*>(numbers.data()));
    cv::Mat to;
    from.convertTo(to, CV_16F);
    std::memcpy(halves.data(), to.data, halves.size());
    return halves;
}

std::vector<float> fromHalf(std::span<const std::byte> halves)
{
    EXPECTS(halves.size() % 2 == 0);
    std::vector<float> numbers(halves.size() / 2);
    if (numbers.empty()) return numbers;
    cv::Mat from(1, static_cast<int>(numbers.size()), CV_16F);
    std::memcpy(from.data, halves.data(), halves.size());
    cv::Mat to(1, static_cast<int>(numbers.size()), CV_32F, numbers.data());
    from.convertTo(to, CV_32F);
    double squares = 0;
    for (const float number : numbers) squares += double(number) * double(number);
    constexpr double nearOne = 0.01; // rounding of a unit vector stays far below; anything else is left as it is
    if (std::abs(squares - 1) < nearOne)
        for (float& number : numbers) number = static_cast<float>(number / std::sqrt(squares));
    return numbers;
}

} // namespace albumen
