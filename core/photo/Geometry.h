// Points and boxes as fractions of the upright picture, so that they hold at every decoding scale.
#pragma once

#include <algorithm>
#include <array>

#include <opencv2/core/types.hpp>

namespace albumen {

/// EXIF orientation, 1..8: how the stored pixels are turned to stand upright.
enum class Orientation : int {
    upright = 1,
    mirrored = 2,
    rotated180 = 3,
    flipped = 4,
    transposed = 5,
    rotated90 = 6,
    transversed = 7,
    rotated270 = 8
};

/// x to the right, y down, 0..1 inside the upright picture; may reach outside.
struct RelPoint {
    float x = 0, y = 0;
    cv::Point2f toPixels(cv::Size size) const
    {
        return {x * static_cast<float>(size.width), y * static_cast<float>(size.height)};
    }
    bool operator==(const RelPoint&) const = default;
};

struct RelBox {
    float x = 0, y = 0, w = 0, h = 0;

    float area() const { return std::max(w, 0.F) * std::max(h, 0.F); }
    RelPoint centre() const { return {x + w / 2, y + h / 2}; }
    cv::Rect2f toPixels(cv::Size size) const
    {
        const auto width = static_cast<float>(size.width), height = static_cast<float>(size.height);
        return {x * width, y * height, w * width, h * height};
    }
    bool operator==(const RelBox&) const = default;
};

inline RelPoint toRelative(cv::Point2f pixels, cv::Size size)
{
    return {pixels.x / static_cast<float>(size.width), pixels.y / static_cast<float>(size.height)};
}

inline RelBox toRelative(cv::Rect2f pixels, cv::Size size)
{
    const auto width = static_cast<float>(size.width), height = static_cast<float>(size.height);
    return {pixels.x / width, pixels.y / height, pixels.width / width, pixels.height / height};
}

/// The shared area of two boxes.
inline float overlap(const RelBox& a, const RelBox& b)
{
    const float w = std::min(a.x + a.w, b.x + b.w) - std::max(a.x, b.x);
    const float h = std::min(a.y + a.h, b.y + b.h) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0.F;
}

/// Intersection over union, 0..1.
inline float iou(const RelBox& a, const RelBox& b)
{
    const float both = overlap(a, b);
    const float either = a.area() + b.area() - both;
    return either > 0 ? both / either : 0.F;
}

} // namespace albumen
