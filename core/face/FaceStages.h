// The stages faces go through, as one worker owns them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "face/FaceAligner.h"
#include "face/FaceDetector.h"
#include "face/FaceEmbedder.h"
#include "face/FaceGrader.h"
#include "face/HeadPose.h"
#include "model/ModelChoice.h"
#include "net/Engine.h"

namespace albumen {

/// Threads: one at a time; each worker owns its own.
struct FaceStages {
    std::unique_ptr<FaceDetector> detector;
    FaceAligner aligner; ///< onto the embedder's template
    HeadPose pose;
    std::optional<FaceEmbedder> embedder;     ///< none installed: faces are boxed and graded only
    const ModelRecord* embedRecord = nullptr; ///< its limits; lives as long as the store
    std::vector<std::string> notes;           ///< whole sentences: what is missing or not what the user chose

    /// Size, sharpness and turn. Where the pose network fails the five points are asked.
    /// Requires: `chip` was made by this aligner.
    FaceLook grade(const LoadedImage& image, const FaceBox& face, const FaceChip& chip);
};

/// The detector and embedder that are wanted, else the best installed (dlib's detector, where no network is), and the
/// best pose network.
/// Fails: modelMissing and modelHashWrong (no detector at all: as chooseModel), as Engine::open. An embedder or pose
/// network that is not installed is a note, or nothing.
Result<FaceStages> makeFaceStages(ModelStore& store, Engine& engine, const WantedModels& wanted = {});

} // namespace albumen
