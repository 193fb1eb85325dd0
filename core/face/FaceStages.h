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
#include "face/MaskCheck.h"
#include "model/ModelChoice.h"
#include "net/Engine.h"

namespace albumen {

/// Threads: one at a time; each worker owns its own.
struct FaceStages {
    std::unique_ptr<FaceDetector> detector;
    FaceAligner aligner; ///< onto the embedder's template
    HeadPose pose;
    std::optional<MaskCheck> mask;            ///< none installed: nobody tells covered faces
    std::optional<FaceEmbedder> embedder;     ///< none installed: faces are boxed and graded only
    const ModelRecord* embedRecord = nullptr; ///< its limits; lives as long as the store
    std::vector<Note> notes;                  ///< what is missing or not what the user chose

    /// Size, sharpness, turn and cover. Where the pose network fails the five points are asked; where the network for
    /// covered faces fails, or there is none, a face counts as open.
    /// Ensures: a covered face is Poor at best.
    /// Requires: `chip` was made by this aligner.
    FaceQuality grade(const LoadedImage& image, const FaceBox& face, const FaceChip& chip);

private:
    bool isCovered(const LoadedImage& image, const FaceBox& face);
};

/// The detector and embedder that are wanted, else the best installed (dlib's detector, where no network is), and the
/// best pose network and network for covered faces.
/// Fails: modelMissing and modelHashWrong (no detector at all: as chooseModel), as Engine::open. An embedder that is
/// not installed is a note; any other network that is not is nothing.
Result<FaceStages> makeFaceStages(ModelStore& store, Engine& engine, const WantedModels& wanted = {});

} // namespace albumen
