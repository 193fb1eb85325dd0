#include "face/HeadPose.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"
#include "net/Preprocess.h"

namespace albumen {
namespace {

constexpr float degrees = static_cast<float>(180 / std::numbers::pi);
// Fitted to head-pose-estimation-adas-0001 on 519 faces (correlation: yaw 0.94, pitch 0.50): tangent of the yaw per
// nose offset, both in heights from eyes to mouth; pitch in degrees per such height; where the nose of a level face
// lies.
constexpr float yawSteep = 2.1F, pitchSteep = 97, levelNose = 0.56F;

cv::Rect squareAround(const cv::Rect2f& box)
{
    const float side = std::max(box.width, box.height);
    const cv::Point2f centre = (box.tl() + box.br()) / 2;
    const int length = std::max(1, cvRound(side));
    return {cvRound(centre.x - side / 2), cvRound(centre.y - side / 2), length, length};
}

// The pixels of a square that may reach outside of the picture; there the border is repeated.
cv::Mat cut(const cv::Mat& picture, cv::Rect square)
{
    const cv::Rect inside = square & cv::Rect({0, 0}, picture.size());
    if (inside.empty()) return {};
    cv::Mat pixels;
    cv::copyMakeBorder(picture(inside), pixels, inside.y - square.y, square.br().y - inside.br().y, inside.x - square.x,
                       square.br().x - inside.br().x, cv::BORDER_REPLICATE);
    return pixels;
}

} // namespace

Pose poseFromPoints(const FacePoints& points)
{
    const cv::Point2f eyes = points[1] - points[0];
    const cv::Point2f middle = (points[0] + points[1]) / 2;
    const cv::Point2f down = (points[3] + points[4]) / 2 - middle;
    const cv::Point2f nose = points[2] - middle;
    const auto height = static_cast<float>(cv::norm(down));
    if (height <= 0) return {};
    // In the turned system of the face: along the line from eyes to mouth, and across it.
    const cv::Point2f along = down / height, across(along.y, -along.x);
    const float noseAcross = nose.dot(across) / height, noseAlong = nose.dot(along) / height;
    return {.yaw = std::atan(noseAcross * yawSteep) * degrees,
            .pitch = (noseAlong - levelNose) * pitchSteep,
            .roll = std::atan2(eyes.y, eyes.x) * degrees};
}

Result<HeadPose> HeadPose::open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine)
{
    EXPECTS(!record.outputs.empty() && record.outputs.front().kind == "pose");
    TRY_ASSIGN(auto net, engine.open(record, files));
    return HeadPose(record.input, std::move(net));
}

Result<Pose> HeadPose::of(const LoadedImage& image, const FaceBox& face)
try {
    const cv::Size size = image.pixels.size();
    if (!net_) {
        FacePoints points;
        for (std::size_t i = 0; i < points.size(); ++i) points[i] = face.points[i].toPixels(size);
        return poseFromPoints(points);
    }
    const cv::Mat pixels = cut(image.pixels, squareAround(face.box.toPixels(size)));
    if (pixels.empty()) return fail(Code::badLandmarks, Stage::align, {}, "outside of the picture");
    TRY_ASSIGN(const Prepared prepared, prepare(pixels, input_));
    TRY_ASSIGN(const auto outputs, net_->run(prepared.tensor));
    if (outputs.size() != 3) return fail(Code::netShape, Stage::align, {}, "pose: wanted three outputs");
    for (const Tensor& output : outputs)
        if (output.type() != CV_32F || output.total() != 1)
            return fail(Code::netShape, Stage::align, {}, "pose: wanted one number each");
    return Pose{.yaw = *outputs[0].ptr<float>(), .pitch = *outputs[1].ptr<float>(), .roll = *outputs[2].ptr<float>()};
} catch (const cv::Exception& e) {
    return fail(Code::netFailed, Stage::align, {}, e.what());
}

} // namespace albumen
