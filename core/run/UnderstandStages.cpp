#include "run/UnderstandStages.h"

#include <fmt/format.h>

namespace albumen {
namespace {

/// What the program measures by itself; another way to measure is another revision.
const ModelRev ownMeasures{"albumen-measures", "1"};

std::string daysText(const PrintedDate& date)
{
    std::string text;
    for (const Day& day : date.days())
        text += fmt::format("{}{:04}-{:02}-{:02}", text.empty() ? "" : " ", day.year, day.month, day.day);
    return text;
}

std::optional<ChosenModel> chosenFor(ModelStore& store, ModelTask task, std::vector<Note>& notes)
{
    auto chosen = chooseModel(store, task);
    if (!chosen) {
        notes.push_back(missingNote(task));
        return std::nullopt;
    }
    if (chosen->note) notes.push_back(*chosen->note);
    return *std::move(chosen);
}

} // namespace

std::vector<ModelRev> UnderstandModels::revisions() const
{
    std::vector<ModelRev> all{ownMeasures};
    for (const auto* const one : {&dark, &scene, &digits})
        if (*one) all.push_back((*one)->record->rev());
    return all;
}

UnderstandModels chooseUnderstandModels(ModelStore& store)
{
    UnderstandModels models;
    models.dark = chosenFor(store, ModelTask::dark, models.notes);
    models.scene = chosenFor(store, ModelTask::scene, models.notes);
    models.digits = chosenFor(store, ModelTask::digits, models.notes);
    return models;
}

Result<UnderstandStages> UnderstandStages::open(const UnderstandModels& models, Engine& engine)
{
    UnderstandStages stages;
    if (const auto& dark = models.dark) {
        TRY_ASSIGN(stages.dark_, DarkCheck::open(*dark->record, dark->files, engine));
    }
    if (const auto& scene = models.scene) {
        TRY_ASSIGN(stages.scene_, SceneClassifier::open(*scene->record, scene->files, engine));
    }
    if (const auto& digits = models.digits) {
        TRY_ASSIGN(stages.imprint_, DateImprint::open(*digits->record, digits->files, engine));
    }
    return stages;
}

Understanding UnderstandStages::look(const LoadedImage& image, std::span<const FaceInPicture> faces,
                                     std::vector<Error>& errors)
{
    Understanding seen;
    measure(image, faces, seen);
    seen.models.push_back(ownMeasures);
    const auto looked = [&](const ModelRev& model, const Status& status) {
        if (status) return seen.models.push_back(model);
        errors.push_back(status.error());
        if (errors.back().stage == Stage::none) errors.back().stage = Stage::classify;
    };
    if (dark_) {
        const auto dark = dark_->of(image);
        if (dark) seen.measures[Measure::dark] = *dark;
        looked(dark_->model(), dark ? Status() : fail(dark.error()));
    }
    if (scene_) {
        auto scene = scene_->classify(image);
        looked(scene_->model(), scene ? Status() : fail(scene.error()));
        if (scene) seen.scene = *std::move(scene);
    }
    if (imprint_) looked(imprint_->model(), readImprint(image, seen));
    return seen;
}

/// A camera that writes the date into its file has no need to burn it in.
Status UnderstandStages::readImprint(const LoadedImage& image, Understanding& seen)
{
    if (image.exif.takenLocalS) return {};
    TRY_ASSIGN(const std::optional<PrintedDate> date, imprint_->read(image));
    if (!date) return {};
    seen.measures[Measure::imprint] = date->strength;
    seen.details[Measure::imprint] = daysText(*date);
    return {};
}

void UnderstandStages::measure(const LoadedImage&, std::span<const FaceInPicture>, Understanding&) const {}

} // namespace albumen
