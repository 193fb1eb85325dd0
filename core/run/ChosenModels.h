// The networks a job works with: the user's choice, else the best installed one per task, and in words what is missing.
#pragma once

#include <optional>
#include <vector>

#include "base/Error.h"
#include "catalogue/PhotoRows.h"
#include "model/ModelChoice.h"
#include "model/ModelStore.h"
#include "people/Matcher.h"

namespace albumen {

/// Those of an embedder's record.
MatchLimits matchLimitsOf(const ModelRecord& embedder);

/// The same choice that makeFaceStages makes for each worker. The records live as long as the store.
struct ChosenModels {
    WantedModels wanted;                 ///< what was asked for: the same for each worker
    const ModelRecord* detect = nullptr; ///< never null
    const ModelRecord* embed = nullptr;  ///< null: faces can be found but not told apart
    const ModelRecord* masked = nullptr; ///< null: nobody tells covered faces
    std::vector<Note> notes;             ///< what is missing, what was refused, what would be better
    std::optional<Note> missing;         ///< when there is no embedder

    ModelRev detector() const { return detect->rev(); }
    std::optional<ModelRev> embedder() const;
    LookedWith lookedWith() const;
    /// Requires: an embedder is installed.
    MatchLimits matchLimits() const { return matchLimitsOf(*embed); }
    float groupLimit() const;
};

/// A wanted model that cannot be used is a note, and the best installed one is taken.
/// Fails: modelMissing when not even dlib's detector is there; modelHashWrong and kin only when nothing else is left.
Result<ChosenModels> chooseModels(ModelStore& store, const WantedModels& wanted = {});

} // namespace albumen
