// Where a face looks: by a network when one is installed, else from the five points.
#pragma once

#include <memory>

#include "base/Error.h"
#include "net/Engine.h"
#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen
{

/// Degrees; 0 = frontal, upright. Yaw: positive when the face looks to the right of the picture. Pitch: positive
/// when it looks down. Roll: positive when it is turned clockwise in the picture.
struct Pose {
    float yaw = 0, pitch = 0, roll = 0;
};

/// From the five points alone: roll by the eye line, yaw and pitch by where the nose lies between eyes and mouth.
/// Coarse. Requires: points in pixels (one scale in x and y).
Pose poseFromPoints(const std::array<cv::Point2f, 5>& points);

/// Threads: one at a time.
class HeadPose
{
public:
    /// Without a network.
    HeadPose();
    /// Requires: outputs of kind pose, in the order yaw, pitch, roll. Fails: as Engine::open.
    static Result<HeadPose> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);
    HeadPose(HeadPose&&) noexcept;
    HeadPose& operator=(HeadPose&&) noexcept;
    ~HeadPose();

    /// Fails: netFailed, netShape.
    Result<Pose> of(const LoadedImage& image, const FaceBox& face);

private:
    ModelInput input_;
    std::unique_ptr<Net> net_; ///< none: from the points
};

} // namespace albumen
