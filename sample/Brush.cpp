#include "sample/Brush.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {

constexpr int curveSteps = 8;     ///< pieces between two points of a curve
constexpr int fixedBits = 4;      ///< sixteenths of a pixel for polygon corners
constexpr float bellReach = 2.4F; ///< beyond this many radii a glow is under 1 in 255

/// Blurs `mask`; wide blurs on a smaller copy, where nobody sees the difference.
void soften(cv::Mat& mask, float sigma)
{
    constexpr float wide = 6;
    if (sigma <= wide) {
        cv::GaussianBlur(mask, mask, {}, sigma);
        return;
    }
    const int step = static_cast<int>(std::floor(sigma / wide)) + 1;
    cv::Mat small;
    const cv::Size size{std::max(1, mask.cols / step), std::max(1, mask.rows / step)};
    cv::resize(mask, small, size, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, sigma / static_cast<float>(step));
    cv::resize(small, mask, mask.size(), 0, 0, cv::INTER_LINEAR);
}

cv::Rect boxAround(const std::vector<cv::Point2f>& points, float margin)
{
    float left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (const cv::Point2f& point : points) {
        left = std::min(left, point.x), right = std::max(right, point.x);
        top = std::min(top, point.y), bottom = std::max(bottom, point.y);
    }
    const cv::Point first(static_cast<int>(std::floor(left - margin)), static_cast<int>(std::floor(top - margin)));
    const cv::Point last(static_cast<int>(std::ceil(right + margin)), static_cast<int>(std::ceil(bottom + margin)));
    return {first, last};
}

void blend(cv::Vec3f& pixel, const Colour& colour, float share)
{
    for (int c = 0; c < 3; ++c) pixel[c] += (colour[c] - pixel[c]) * share;
}

} // namespace

Colour rgb(std::uint32_t hex)
{
    const auto part = [hex](int shift) { return static_cast<float>((hex >> shift) & 0xFFU) / 255.F; };
    return {part(0), part(8), part(16)};
}

Colour mix(const Colour& a, const Colour& b, float share)
{
    return a + (b - a) * share;
}

Outline smooth(const Outline& points, bool closed)
{
    const int count = static_cast<int>(points.size());
    const auto at = [&](int i) {
        return points[static_cast<std::size_t>(closed ? (i + count) % count : std::clamp(i, 0, count - 1))];
    };
    Outline curve;
    const int pieces = closed ? count : count - 1;
    for (int i = 0; i < pieces; ++i)
        for (int step = 0; step < curveSteps; ++step) {
            const float t = static_cast<float>(step) / curveSteps;
            const cv::Point2f a = at(i - 1), b = at(i), c = at(i + 1), d = at(i + 2);
            curve.push_back(0.5F * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) +
                                    (3 * b - a - 3 * c + d) * (t * t * t)));
        }
    if (!closed) curve.push_back(points.back());
    return curve;
}

Outline mirrored(const Outline& rightHalf)
{
    Outline whole = rightHalf;
    for (auto point = rightHalf.rbegin(); point != rightHalf.rend(); ++point)
        if (point->x != 0) whole.emplace_back(-point->x, point->y);
    return whole;
}

Brush::Brush(cv::Mat& picture, cv::Point2f origin, float scale, float turn)
    : picture_(picture), origin_(origin), scale_(scale), cos_(std::cos(turn)), sin_(std::sin(turn))
{
}

cv::Point2f Brush::toPixel(cv::Point2f local) const
{
    return origin_ + scale_ * cv::Point2f(cos_ * local.x - sin_ * local.y, sin_ * local.x + cos_ * local.y);
}

cv::Point2f Brush::toLocal(cv::Point2f pixel) const
{
    const cv::Point2f away = (pixel - origin_) / scale_;
    return {cos_ * away.x + sin_ * away.y, cos_ * away.y - sin_ * away.x};
}

Cover Brush::cover(const Outline& polygon, float soft) const
{
    std::vector<cv::Point2f> pixels;
    pixels.reserve(polygon.size());
    for (const cv::Point2f& point : polygon) pixels.push_back(toPixel(point));
    const float sigma = soft * scale_;
    const cv::Rect room({0, 0}, picture_.size());
    // The margin outside the picture keeps the blur at its edge the same as if the picture went on.
    const int margin = static_cast<int>(std::ceil(sigma * 3)) + 2;
    const cv::Rect wide = room + cv::Size(2 * margin, 2 * margin) - cv::Point(margin, margin);
    const cv::Rect box = boxAround(pixels, static_cast<float>(margin)) & wide;
    Cover result{box & room, {}};
    if (result.area.empty()) return result;
    cv::Mat mask(box.size(), CV_8U, cv::Scalar(0));
    std::vector<cv::Point> corners;
    corners.reserve(pixels.size());
    constexpr float fixed = 1 << fixedBits;
    for (const cv::Point2f& pixel : pixels)
        corners.emplace_back(static_cast<int>(std::lround((pixel.x - static_cast<float>(box.x)) * fixed)),
                             static_cast<int>(std::lround((pixel.y - static_cast<float>(box.y)) * fixed)));
    cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{corners}, cv::Scalar(255), cv::LINE_AA, fixedBits);
    if (sigma > 0.4F) soften(mask, sigma);
    result.alpha = mask(result.area - box.tl());
    return result;
}

void Brush::paint(const Cover& cover, const Colour& colour, float opacity)
{
    const cv::Rect area = clip_ ? cover.area & clip_->area : cover.area;
    for (int y = area.y; y < area.br().y; ++y) {
        auto* pixel = picture_.ptr<cv::Vec3f>(y);
        const auto* alpha = cover.alpha.ptr<std::uint8_t>(y - cover.area.y) - cover.area.x;
        const auto* clip = clip_ ? clip_->alpha.ptr<std::uint8_t>(y - clip_->area.y) - clip_->area.x : nullptr;
        for (int x = area.x; x < area.br().x; ++x)
            if (alpha[x] != 0) {
                const float inside = clip ? static_cast<float>(clip[x]) / 255.F : 1.F;
                blend(pixel[x], colour, opacity * inside * static_cast<float>(alpha[x]) / 255.F);
            }
    }
}

void Brush::fill(const Outline& polygon, const Colour& colour, float opacity, float soft)
{
    paint(cover(polygon, soft), colour, opacity);
}

void Brush::stroke(const Outline& line, float ends, float middle, const Colour& colour, float opacity, float soft)
{
    const std::size_t count = line.size();
    Outline left, right;
    for (std::size_t i = 0; i < count; ++i) {
        const cv::Point2f along = line[std::min(i + 1, count - 1)] - line[i == 0 ? 0 : i - 1];
        const float length = std::max(1e-6F, std::hypot(along.x, along.y));
        const float where = static_cast<float>(i) / static_cast<float>(std::max<std::size_t>(1, count - 1));
        const float half = 0.5F * (ends + (middle - ends) * std::sin(3.14159265F * where));
        const cv::Point2f aside = cv::Point2f(-along.y, along.x) * (half / length);
        left.push_back(line[i] + aside);
        right.push_back(line[i] - aside);
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    fill(left, colour, opacity, soft);
}

void Brush::ellipse(cv::Point2f centre, cv::Point2f radii, float turn, const Colour& colour, float opacity, float soft)
{
    constexpr int corners = 48;
    Outline outline;
    for (int i = 0; i < corners; ++i) {
        const float angle = 6.28318531F * static_cast<float>(i) / corners;
        const cv::Point2f on(radii.x * std::cos(angle), radii.y * std::sin(angle));
        outline.push_back(centre + cv::Point2f(std::cos(turn) * on.x - std::sin(turn) * on.y,
                                               std::sin(turn) * on.x + std::cos(turn) * on.y));
    }
    fill(outline, colour, opacity, soft);
}

void Brush::glow(cv::Point2f centre, cv::Point2f radii, float turn, const Colour& colour, float opacity)
{
    const float reach = std::max(radii.x, radii.y) * bellReach * scale_;
    const cv::Rect area =
        boxAround({toPixel(centre)}, reach) & (clip_ ? clip_->area : cv::Rect({0, 0}, picture_.size()));
    const float c = std::cos(turn), s = std::sin(turn);
    for (int y = area.y; y < area.br().y; ++y) {
        auto* pixel = picture_.ptr<cv::Vec3f>(y);
        const auto* clip = clip_ ? clip_->alpha.ptr<std::uint8_t>(y - clip_->area.y) - clip_->area.x : nullptr;
        for (int x = area.x; x < area.br().x; ++x) {
            if (clip && clip[x] == 0) continue;
            const cv::Point2f d = toLocal({static_cast<float>(x), static_cast<float>(y)}) - centre;
            const float u = (c * d.x + s * d.y) / radii.x, v = (c * d.y - s * d.x) / radii.y;
            const float far = u * u + v * v;
            if (far < bellReach * bellReach)
                blend(pixel[x], colour, opacity * std::exp(-far) * (clip ? static_cast<float>(clip[x]) / 255.F : 1.F));
        }
    }
}

} // namespace albumen
