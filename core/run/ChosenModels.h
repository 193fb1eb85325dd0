// The networks a job works with: the best installed one per task, and in words what is missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/Error.h"
#include "face/FaceStages.h"
#include "model/ModelStore.h"
#include "people/Matcher.h"

namespace albumen {

struct ChosenModels {
    FaceModels face;
    std::vector<std::string> notes;     ///< whole sentences: what is missing, what was refused
    std::optional<std::string> missing; ///< one sentence when faces can be found but not told apart

    ModelRev detector() const { return face.detect->record->rev(); }
    std::optional<ModelRev> embedder() const;
    /// Requires: an embedder is installed.
    MatchLimits matchLimits() const;
    float groupLimit() const;
};

/// Fails: modelMissing when not even dlib's detector is there; modelHashWrong and kin only when nothing else is left.
Result<ChosenModels> chooseModels(ModelStore& store);

} // namespace albumen
