// The stages faces go through, as one worker owns them.
#pragma once

#include <memory>
#include <optional>

#include "face/FaceAligner.h"
#include "face/FaceDetector.h"
#include "face/FaceEmbedder.h"
#include "face/FaceGrader.h"
#include "face/HeadPose.h"
#include "net/Engine.h"

namespace albumen
{

/// A record and its files, verified; none where no such model is installed. The records must outlive makeFaceStages.
struct InstalledModel {
    const ModelRecord* record = nullptr;
    VerifiedFiles files;
};
struct FaceModels {
    std::optional<InstalledModel> detect, landmarks, embed, pose;
};

/// Threads: one at a time; each worker owns its own.
struct FaceStages {
    std::unique_ptr<FaceDetector> detector;
    FaceAligner aligner; ///< onto the embedder's template
    HeadPose pose;
    std::optional<FaceEmbedder> embedder; ///< none installed: faces are boxed and graded only

    /// Size, sharpness and turn. A pose network that fails counts as none: the points are asked.
    FaceLook grade(const LoadedImage& image, const FaceBox& face, const FaceChip& chip);
};

/// YuNet when a detector of that kind is installed, else dlib's with its landmarks.
/// Fails: modelMissing (no detector and no landmarks: says where they were looked for), as Engine::open.
Result<FaceStages> makeFaceStages(const FaceModels& models, Engine& engine);

} // namespace albumen
