#include "run/ChosenModels.h"

#include "model/ModelChoice.h"

namespace albumen {

std::optional<ModelRev> ChosenModels::embedder() const
{
    if (!embed) return std::nullopt;
    return embed->rev();
}

MatchLimits ChosenModels::matchLimits() const
{
    return {.match = embed->limit("match"), .strict = embed->limit("strict"), .ask = embed->limit("ask")};
}

float ChosenModels::groupLimit() const
{
    return embed->limit("group");
}

Result<ChosenModels> chooseModels(ModelStore& store)
{
    ChosenModels chosen;
    TRY_ASSIGN(const ChosenModel detector, chooseModel(store, ModelTask::detect));
    chosen.detect = detector.record;
    if (!detector.note.empty()) chosen.notes.push_back(detector.note);
    const auto embedder = chooseModel(store, ModelTask::embed);
    if (embedder) {
        chosen.embed = embedder->record;
        if (!embedder->note.empty()) chosen.notes.push_back(embedder->note);
    } else {
        chosen.missing = missingModel(ModelTask::embed);
        chosen.notes.push_back(*chosen.missing);
    }
    return chosen;
}

} // namespace albumen
