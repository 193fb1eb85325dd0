#include "run/ChosenModels.h"

#include "model/ModelChoice.h"

namespace albumen {
namespace {

/// The best installed model of a task; none when there is none to be had.
std::optional<InstalledModel> best(ModelStore& store, ModelTask task, std::vector<std::string>& notes)
{
    auto chosen = chooseModel(store, task);
    if (!chosen) return std::nullopt;
    if (!chosen->note.empty()) notes.push_back(chosen->note);
    return InstalledModel{chosen->record, std::move(chosen->files)};
}

} // namespace

std::optional<ModelRev> ChosenModels::embedder() const
{
    if (!face.embed) return std::nullopt;
    return face.embed->record->rev();
}

MatchLimits ChosenModels::matchLimits() const
{
    const ModelRecord& record = *face.embed->record;
    return {.match = record.limit("match"), .strict = record.limit("strict"), .ask = record.limit("ask")};
}

float ChosenModels::groupLimit() const
{
    return face.embed->record->limit("group");
}

Result<ChosenModels> chooseModels(ModelStore& store)
{
    ChosenModels chosen;
    TRY_ASSIGN(ChosenModel detector, chooseModel(store, ModelTask::detect));
    if (!detector.note.empty()) chosen.notes.push_back(detector.note);
    chosen.face.detect = InstalledModel{detector.record, std::move(detector.files)};
    chosen.face.landmarks = best(store, ModelTask::landmarks, chosen.notes);
    chosen.face.pose = best(store, ModelTask::pose, chosen.notes);
    chosen.face.embed = best(store, ModelTask::embed, chosen.notes);
    if (!chosen.face.embed) {
        chosen.missing = missingModel(ModelTask::embed);
        chosen.notes.push_back(*chosen.missing);
    }
    return chosen;
}

} // namespace albumen
