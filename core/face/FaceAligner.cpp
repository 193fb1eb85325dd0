#include "face/FaceAligner.h"

#include <algorithm>
#include <cmath>
#include <complex>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "photo/Shrunk.h"

namespace albumen {
namespace {

// The template of face-reidentification-retail-0095 in its 128 x 128 chip (Open Model Zoo), image-left first: what
// faces are graded in when no embedder is installed.
const cv::Size plainSize{128, 128};
const FacePoints plainPoints{cv::Point2f(40.39F, 59.08F), cv::Point2f(87.38F, 59.08F), cv::Point2f(64.03F, 81.98F),
                             cv::Point2f(44.73F, 105.56F), cv::Point2f(83.64F, 105.56F)};

// Sine of the angle that eye line and eyes-to-mouth line must span at least. Frontal faces have about 1, profiles that
// YuNet finds stay above 0.2; below this the points lie on a line.
constexpr float flattest = 0.05F;

// Eyes to mouth, in pixels of the loaded picture. Below, nothing of a face is left; a face larger than four pictures is
// none.
constexpr float shortestFace = 2.F, longestFaceOfPicture = 4.F;

std::complex<double> complexOf(cv::Point2f point)
{
    return {point.x, point.y};
}

std::complex<double> meanOf(const FacePoints& points)
{
    std::complex<double> sum = 0;
    for (const cv::Point2f& point : points) sum += complexOf(point);
    return sum / static_cast<double>(points.size());
}

tl::unexpected<Error> bad(const char* why)
{
    return fail(Code::badLandmarks, Stage::align, {}, why);
}

Status checkPoints(const FacePoints& points, cv::Size picture)
{
    for (const cv::Point2f& point : points)
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return bad("a point is not a number");
    const cv::Point2f eyes = points[1] - points[0];
    const cv::Point2f down = (points[3] + points[4]) / 2 - (points[0] + points[1]) / 2;
    const auto eyeLine = static_cast<float>(cv::norm(eyes)), height = static_cast<float>(cv::norm(down));
    const auto pictureSide = static_cast<float>(std::max(picture.width, picture.height));
    if (height < shortestFace) return bad("eyes and mouth coincide");
    if (std::max(height, eyeLine) > longestFaceOfPicture * pictureSide) return bad("larger than the picture");
    const cv::Point2f nose = points[2];
    const float reach = longestFaceOfPicture * pictureSide;
    if (std::abs(nose.x) > reach || std::abs(nose.y) > reach) return bad("far outside of the picture");
    const float turn =
        eyes.x * down.y - eyes.y * down.x; // positive: the right eye of the person is left in the picture
    if (turn < flattest * eyeLine * height || eyeLine <= 0) return bad("collinear or mirrored");
    return {};
}

// The part of the picture that the chip shows, with a border for interpolation.
cv::Rect partOf(const cv::Matx23d& toChip, cv::Size chip, cv::Size picture)
{
    cv::Matx23d back;
    cv::invertAffineTransform(toChip, back);
    const double x = chip.width, y = chip.height;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const cv::Point2d corner : {cv::Point2d(0, 0), cv::Point2d(x, 0), cv::Point2d(0, y), cv::Point2d(x, y)}) {
        const cv::Vec2d p = back * cv::Vec3d(corner.x, corner.y, 1);
        left = std::min(left, p[0]), right = std::max(right, p[0]);
        top = std::min(top, p[1]), bottom = std::max(bottom, p[1]);
    }
    const double border = 2 + 0.02 * std::max(right - left, bottom - top);
    const auto inside = [](double value, int end) { return static_cast<int>(std::clamp<double>(value, 0, end)); };
    const cv::Point from(inside(std::floor(left - border), picture.width),
                         inside(std::floor(top - border), picture.height));
    const cv::Point to(inside(std::ceil(right + border), picture.width),
                       inside(std::ceil(bottom + border), picture.height));
    return {from, to};
}

} // namespace

Result<cv::Matx23d> similarity(const FacePoints& from, const FacePoints& to)
{
    // With points as complex numbers a similarity is q = a p + b, and least squares give a without a decomposition.
    const std::complex<double> fromMean = meanOf(from), toMean = meanOf(to);
    std::complex<double> both = 0;
    double spread = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const std::complex<double> p = complexOf(from[i]) - fromMean, q = complexOf(to[i]) - toMean;
        both += std::conj(p) * q;
        spread += std::norm(p);
    }
    if (!std::isfinite(spread) || !std::isfinite(std::abs(both))) return bad("a point is not a number");
    if (spread < 1e-6 || std::abs(both) < 1e-9) return bad("points coincide");
    const std::complex<double> a = both / spread, b = toMean - a * fromMean;
    return cv::Matx23d(a.real(), -a.imag(), b.real(), a.imag(), a.real(), b.imag());
}

Result<cv::Mat> cutChip(const cv::Mat& picture, cv::Matx23d toChip, cv::Size size, int border)
{
    const cv::Rect part = partOf(toChip, size, picture.size());
    if (part.empty()) return bad("outside of the picture");
    cv::Mat source = picture(part);
    toChip(0, 2) += toChip(0, 0) * part.x + toChip(0, 1) * part.y;
    toChip(1, 2) += toChip(1, 0) * part.x + toChip(1, 1) * part.y;

    const double scale = std::hypot(toChip(0, 0), toChip(1, 0));
    if (scale < 1) {
        const cv::Mat smaller = shrunk(
            source, {std::max(1, cvRound(source.cols * scale)), std::max(1, cvRound(source.rows * scale))});
        const double sx = static_cast<double>(source.cols) / smaller.cols,
                     sy = static_cast<double>(source.rows) / smaller.rows;
        // Pixel centres: x of the source = (x + 0.5) sx - 0.5.
        const double dx = 0.5 * sx - 0.5, dy = 0.5 * sy - 0.5;
        for (int row = 0; row < 2; ++row) {
            toChip(row, 2) += toChip(row, 0) * dx + toChip(row, 1) * dy;
            toChip(row, 0) *= sx;
            toChip(row, 1) *= sy;
        }
        source = smaller;
    }
    cv::Mat chip;
    cv::warpAffine(source, chip, toChip, size, cv::INTER_LINEAR, border);
    return chip;
}

FaceAligner::FaceAligner(const ModelInput& input) : size_(input.width, input.height), points_{}
{
    EXPECTS(input.points.size() == points_.size() && input.width > 0 && input.height > 0);
    std::copy(input.points.begin(), input.points.end(), points_.begin());
}

FaceAligner::FaceAligner() : size_(plainSize), points_(plainPoints)
{
}

float FaceAligner::eyeDistance() const
{
    return static_cast<float>(cv::norm(points_[1] - points_[0]));
}

Result<FaceChip> FaceAligner::align(const LoadedImage& image, const FaceBox& face) const
try {
    EXPECTS(image.pixels.type() == CV_8UC3);
    FacePoints points;
    for (std::size_t i = 0; i < points.size(); ++i) points[i] = face.points[i].toPixels(image.pixels.size());
    TRY(checkPoints(points, image.pixels.size()));
    TRY_ASSIGN(const cv::Matx23d toChip, similarity(points, points_));
    FaceChip chip;
    TRY_ASSIGN(chip.pixels, cutChip(image.pixels, toChip, size_, cv::BORDER_CONSTANT));
    return chip;
} catch (const cv::Exception& e) {
    return fail(Code::badLandmarks, Stage::align, {}, e.what());
}

} // namespace albumen
