// Soft shapes painted on a picture of floats: what the drawn people and places are made of.
#pragma once

#include <cstdint>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace albumen {

using Colour = cv::Vec3f; ///< blue, green, red, 0..1
using Outline = std::vector<cv::Point2f>;

/// 0xRRGGBB.
Colour rgb(std::uint32_t hex);
Colour mix(const Colour& a, const Colour& b, float share);

/// A smooth curve through the points, closed or open (Catmull-Rom).
Outline smooth(const Outline& points, bool closed);
/// The points, then their mirror images on the other side of x = 0 in reverse order: half a face makes a whole one.
Outline mirrored(const Outline& rightHalf);

/// How much of each pixel of `area` a shape covers: 8-bit, 0..255.
struct Cover {
    cv::Rect area;
    cv::Mat alpha;
};

/// Paints on a picture (CV_32FC3, which it borrows) in units of its own.
/// Requires: the picture outlives the brush.
/// Threads: one at a time.
class Brush
{
public:
    /// One unit is `scale` pixels; the origin lies at `origin`, turned clockwise by `turn` (radians).
    Brush(cv::Mat& picture, cv::Point2f origin, float scale, float turn = 0);

    cv::Point2f toPixel(cv::Point2f local) const;
    cv::Point2f toLocal(cv::Point2f pixel) const;
    cv::Mat& picture() const { return picture_; }

    /// Everything painted from now on stays inside the cover; none: everywhere.
    void clipTo(const Cover* cover) { clip_ = cover; }

    /// What the polygon covers, its edge softened over `soft` units.
    Cover cover(const Outline& polygon, float soft = 0) const;
    void paint(const Cover& cover, const Colour& colour, float opacity = 1);
    void fill(const Outline& polygon, const Colour& colour, float opacity = 1, float soft = 0);
    /// A line whose width swells from `ends` to `middle`.
    void stroke(const Outline& line, float ends, float middle, const Colour& colour, float opacity = 1, float soft = 0);
    void ellipse(cv::Point2f centre, cv::Point2f radii, float turn, const Colour& colour, float opacity = 1,
                 float soft = 0);
    /// A spot that fades out like a bell; `radii` is where it has faded to 1/e.
    void glow(cv::Point2f centre, cv::Point2f radii, float turn, const Colour& colour, float opacity);

private:
    cv::Mat& picture_;
    const Cover* clip_ = nullptr;
    cv::Point2f origin_;
    float scale_;
    float cos_, sin_;
};

} // namespace albumen
