#include "face/FaceGrader.h"

#include <cmath>

#include <opencv2/imgproc.hpp>

#include "base/Contract.h"

namespace albumen {
namespace {

struct Limits {
    float heightPx, sharpness, yaw, pitch; // at least, at least, degrees at most, degrees at most
};

// Own measurement with face-reidentification-retail-0095: 87 photos of 29 people made smaller or blurred, distance to
// the nearest of five other photos of the same person, median (and share within 0.64):
//   height   16: 0.68 (34 %)  24: 0.52 (87 %)  32: 0.42 (97 %)  40: 0.34 (95 %)  48: 0.32  64: 0.29  as taken: 0.30 (98
//   %) blur at height 100, sharpness 9: 0.38 (98 %)  5: 0.55 (76 %)  4: 0.68 (37 %)  3: 0.79 (6 %)
// Turned by more than 45 degrees faces are few in that set; up to there the distance does not grow.
constexpr Limits good{40, 8, 45, 40};
constexpr Limits usable{16, 4, 75, 60};

bool within(const FaceQuality& quality, const Limits& limits)
{
    return quality.heightPx >= limits.heightPx && quality.sharpness >= limits.sharpness &&
           std::abs(quality.yaw) <= limits.yaw && std::abs(quality.pitch) <= limits.pitch;
}

} // namespace

float sharpnessOf(const FaceChip& chip, float eyeDistance)
{
    EXPECTS(chip.pixels.type() == CV_8UC3 && eyeDistance > 0);
    cv::Mat grey, edges;
    cv::cvtColor(chip.pixels, grey, cv::COLOR_BGR2GRAY);
    const double scale = sharpnessEyeDistance / eyeDistance;
    if (std::abs(scale - 1) > 0.02)
        cv::resize(grey, grey, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::Laplacian(grey, edges, CV_32F);
    cv::Scalar mean, deviation;
    cv::meanStdDev(edges, mean, deviation);
    return static_cast<float>(deviation[0] * deviation[0]);
}

FaceGrade gradeOf(const FaceQuality& quality)
{
    if (within(quality, good)) return FaceGrade::good;
    return within(quality, usable) ? FaceGrade::poor : FaceGrade::unusable; // NaN is unusable
}

FaceQuality qualityOf(const LoadedImage& image, const FaceBox& face, const FaceChip& chip, float eyeDistance,
                      const Pose& pose)
{
    FaceQuality quality{.heightPx = face.box.h * static_cast<float>(image.fullSize.height),
                        .sharpness = sharpnessOf(chip, eyeDistance),
                        .yaw = pose.yaw,
                        .pitch = pose.pitch,
                        .roll = pose.roll};
    quality.grade = gradeOf(quality);
    return quality;
}

} // namespace albumen
