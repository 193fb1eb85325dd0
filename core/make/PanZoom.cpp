#include "make/PanZoom.h"

#include <algorithm>

#include <opencv2/imgproc.hpp>

namespace albumen {
namespace {

constexpr double mostZoom = 1.15;        // of a picture: more is hasty in four seconds
constexpr double drift = 0.25;           // of what a full frame leaves out: where a way to the middle begins
constexpr double leastWide = 1.25;       // width to height: 5:4 loses 30 % of its height to 16:9
constexpr double mostWide = 2.4;         // a panorama would lose its ends
constexpr double hair = 0.5, side = 0.3; // of a face's box, which ends at the forehead
constexpr double chin = 0.2;
constexpr double border = 0.04; // of the ground's sides, around a picture that stands on it: lost by the zoom

/// As large as this, near that middle, inside the picture and around what is to be kept.
cv::Rect2d placed(cv::Size2d size, cv::Point2d middle, cv::Size picture, const cv::Rect2d& keep)
{
    const auto along = [](double at, double length, double whole, double keepFrom, double keepTo) {
        const double least = std::max(0.0, keepTo - length), most = std::min(keepFrom, whole - length);
        return std::max(least, std::min(at - length / 2, most));
    };
    return {along(middle.x, size.width, picture.width, keep.x, keep.x + keep.width),
            along(middle.y, size.height, picture.height, keep.y, keep.y + keep.height), size.width, size.height};
}

cv::Size fittingInside(cv::Size size, cv::Size into)
{
    const double scale = std::min(double(into.width) / size.width, double(into.height) / size.height);
    return {std::clamp(cvRound(size.width * scale), 1, into.width),
            std::clamp(cvRound(size.height * scale), 1, into.height)};
}

/// The picture itself, filling all of it, so soft and dark that nobody looks there.
cv::Mat groundOf(const cv::Mat& picture, cv::Size size)
{
    constexpr int coarse = 24; // smaller, where blurring costs nothing
    constexpr double dark = 0.45;
    const cv::Size small(std::max(2, size.width / coarse), std::max(2, size.height / coarse));
    const double scale = std::max(double(small.width) / picture.cols, double(small.height) / picture.rows);
    const cv::Size covers(std::max(small.width, cvRound(picture.cols * scale)),
                          std::max(small.height, cvRound(picture.rows * scale)));
    cv::Mat soft, ground;
    cv::resize(picture, soft, covers, 0, 0, cv::INTER_AREA);
    soft = soft(cv::Rect({(covers.width - small.width) / 2, (covers.height - small.height) / 2}, small)).clone();
    cv::GaussianBlur(soft, soft, {}, small.height / 20.0 + 1);
    cv::resize(soft, ground, size, 0, 0, cv::INTER_CUBIC);
    ground.convertTo(ground, -1, dark);
    return ground;
}

} // namespace

cv::Rect2d PanZoom::at(double part) const
{
    const auto between = [part](double a, double b) { return a + (b - a) * part; };
    return {between(from.x, to.x), between(from.y, to.y), between(from.width, to.width),
            between(from.height, to.height)};
}

std::optional<cv::Rect2d> headsIn(cv::Size picture, std::span<const RelBox> faces)
{
    std::optional<cv::Rect2d> heads;
    for (const RelBox& face : faces) {
        const cv::Rect2d box = face.toPixels(picture);
        const cv::Rect2d head(box.x - side * box.width, box.y - hair * box.height, box.width * (1 + 2 * side),
                              box.height * (1 + hair + chin));
        heads = heads ? *heads | head : head;
    }
    if (!heads) return heads;
    const cv::Rect2d inside = *heads & cv::Rect2d({}, cv::Size2d(picture));
    return inside.empty() ? std::nullopt : std::optional(inside);
}

std::optional<PanZoom> panZoomOf(cv::Size picture, cv::Size frame, std::optional<cv::Rect2d> keep)
{
    const double scale = std::min(double(picture.width) / frame.width, double(picture.height) / frame.height);
    const cv::Size2d wide(frame.width * scale, frame.height * scale);
    const cv::Point2d middle(picture.width / 2.0, picture.height / 2.0);
    const cv::Rect2d kept = keep.value_or(cv::Rect2d(middle, cv::Size2d()));
    if (kept.width > wide.width || kept.height > wide.height) return std::nullopt;
    const double least = std::max({1 / mostZoom, kept.width / wide.width, kept.height / wide.height});
    const cv::Size2d tight(wide.width * least, wide.height * least);
    const cv::Point2d slack(picture.width - wide.width, picture.height - wide.height);
    const cv::Point2d begins = keep ? middle : middle + slack * drift;
    const cv::Point2d ends(kept.x + kept.width / 2, kept.y + kept.height / 2);
    return PanZoom{placed(wide, begins, picture, kept), placed(tight, ends, picture, kept)};
}

bool fillsFrame(cv::Size picture)
{
    const double shape = double(picture.width) / picture.height;
    return shape >= leastWide && shape <= mostWide;
}

OnGround onGround(const cv::Mat& picture, cv::Size frame)
{
    const cv::Size size(cvRound(frame.width / (1 - 2 * border)), cvRound(frame.height / (1 - 2 * border)));
    OnGround made{groundOf(picture, size), {}};
    const cv::Size fits = fittingInside(picture.size(), frame);
    const cv::Rect place({(size.width - fits.width) / 2, (size.height - fits.height) / 2}, fits);
    cv::resize(picture, made.pixels(place), fits, 0, 0, fits.width < picture.cols ? cv::INTER_AREA : cv::INTER_LINEAR);
    made.picture = place;
    return made;
}

cv::Mat inSight(const cv::Mat& pixels, const cv::Rect2d& sight, cv::Size frame)
{
    const double across = sight.width / frame.width, down = sight.height / frame.height;
    const cv::Matx23d there(across, 0, sight.x + across / 2 - 0.5, 0, down, sight.y + down / 2 - 0.5);
    cv::Mat shown;
    cv::warpAffine(pixels, shown, there, frame, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return shown;
}

} // namespace albumen
