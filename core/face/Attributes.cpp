#include "face/Attributes.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "face/FaceAligner.h"

namespace albumen {
namespace {

constexpr double eyesFromSides = 0.32, eyesFromTop = 0.38; // of the chip's side

// Eyes nearer than this, in pixels, have no direction.
constexpr double nearestEyes = 2;

/// A box of any detector as dlib frames a face: a square of the same middle and area.
cv::Rect squareOf(const cv::Rect2f& box)
{
    const float side = std::sqrt(std::max(1.F, box.area()));
    const cv::Point2f middle = (box.tl() + box.br()) / 2;
    return {cvRound(middle.x - side / 2), cvRound(middle.y - side / 2), cvRound(side), cvRound(side)};
}

/// Takes the eyes, the right one of the person first, to their places in a chip.
cv::Matx23d eyesToChip(cv::Point2d right, cv::Point2d left, cv::Size size)
{
    const cv::Point2d eyes = left - right;
    const double across = (1 - 2 * eyesFromSides) * size.width / eyes.dot(eyes);
    const double a = eyes.x * across, b = eyes.y * across;
    return {a,  b, eyesFromSides * size.width - a * right.x - b * right.y,
            -b, a, eyesFromTop * size.height + b * right.x - a * right.y};
}

} // namespace

Result<Attributes> Attributes::open(const ModelRecord& record, const VerifiedFiles& files,
                                    const VerifiedFiles& landmarks, Engine& engine)
{
    EXPECTS(record.task == ModelTask::attribute && record.input.kind == "eyes68");
    TRY_ASSIGN(Landmarks68 points, Landmarks68::open(record.rev(), landmarks));
    TRY_ASSIGN(auto classifier, Classifier::open(record, files, engine));
    return Attributes(std::move(classifier), std::move(points));
}

Result<cv::Mat> chipByEyes(const LoadedImage& image, const FaceBox& face, const Landmarks68& landmarks, cv::Size size)
try {
    cv::Mat grey;
    cv::cvtColor(image.pixels, grey, cv::COLOR_BGR2GRAY);
    const Points68 points = landmarks.of(grey, squareOf(face.box.toPixels(grey.size())));
    const cv::Point2f right = rightEye(points), left = leftEye(points);
    if (cv::norm(left - right) < nearestEyes) return fail(Code::badLandmarks, Stage::align, {}, "the eyes coincide");
    return cutChip(grey, eyesToChip(right, left, size), size, cv::BORDER_REPLICATE);
} catch (const std::exception& e) { // cv::Exception, dlib::error and bad_alloc alike
    return fail(Code::badLandmarks, Stage::align, {}, e.what());
}

Result<std::vector<Guess>> Attributes::of(const LoadedImage& image, const FaceBox& face)
{
    const cv::Size size(classifier_.input().width, classifier_.input().height);
    TRY_ASSIGN(const cv::Mat pixels, chipByEyes(image, face, landmarks_, size));
    return classifier_.guesses(pixels);
}

} // namespace albumen
