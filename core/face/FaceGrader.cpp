#include "face/FaceGrader.h"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

struct Limits {
    float heightPx, sharpness, turn;
};
constexpr Limits good{48, 25, 50};
constexpr Limits usable{20, 4, 75};

bool within(const FaceLook& look, const Limits& limits)
{
    const float turn = std::max(std::abs(look.yaw), std::abs(look.pitch));
    return look.heightPx >= limits.heightPx && look.sharpness >= limits.sharpness && turn <= limits.turn;
}

} // namespace

float sharpnessOf(const FaceChip& chip, float eyeDistance)
{
    EXPECTS(chip.pixels.type() == CV_8UC3 && eyeDistance > 0);
    cv::Mat grey, edges;
    cv::cvtColor(chip.pixels, grey, cv::COLOR_BGR2GRAY);
    const double scale = sharpnessEyeDistance / eyeDistance;
    if (std::abs(scale - 1) > 0.02) cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Laplacian(grey, edges, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return static_cast<float>(deviation[0] * deviation[0]);
}

FaceGrade gradeOf(const FaceLook& look)
{
    if (within(look, good)) return FaceGrade::good;
    return within(look, usable) ? FaceGrade::poor : FaceGrade::unusable; // NaN is unusable
}

FaceLook lookOf(const LoadedImage& image, const FaceBox& face, const FaceChip& chip, float eyeDistance, const Pose& pose)
{
    FaceLook look{.heightPx = face.box.h * static_cast<float>(image.fullSize.height),
                  .sharpness = sharpnessOf(chip, eyeDistance),
                  .yaw = pose.yaw,
                  .pitch = pose.pitch,
                  .roll = pose.roll};
    look.grade = gradeOf(look);
    return look;
}

} // namespace albumen
