// Where a face looks: by a network when one is installed, else from the five points.
#pragma once

#include <memory>

#include "base/Error.h"
#include "face/FaceAligner.h"
#include "net/Engine.h"
#include "photo/Face.h"
#include "photo/LoadedImage.h"

namespace albumen {

/// Degrees; 0 = frontal, upright. Yaw: positive when the face looks to the right of the picture. Pitch: positive
/// when it looks down. Roll: positive when it is turned clockwise in the picture.
struct Pose {
    float yaw = 0, pitch = 0, roll = 0;
};

/// From the five points alone: roll by the eye line, yaw and pitch by where the nose lies between eyes and mouth.
/// Coarse. Requires: points in pixels (one scale in x and y).
Pose poseFromPoints(const FacePoints& points);

/// Threads: one at a time.
class HeadPose
{
public:
    /// Without a network: from the points.
    HeadPose() = default;
    /// Requires: one output of kind pose with the names of yaw, pitch and roll. Fails: as Engine::open.
    static Result<HeadPose> open(const ModelRecord& record, const VerifiedFiles& files, Engine& engine);

    /// Fails: netFailed, netShape.
    Result<Pose> of(const LoadedImage& image, const FaceBox& face);

private:
    HeadPose(ModelInput input, std::unique_ptr<Net> net) : input_(std::move(input)), net_(std::move(net)) {}

    ModelInput input_;
    std::unique_ptr<Net> net_; ///< none: from the points
};

} // namespace albumen
