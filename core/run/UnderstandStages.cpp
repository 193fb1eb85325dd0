#include "run/UnderstandStages.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/Timed.h"
#include "quality/Brightness.h"
#include "quality/ScreenshotCheck.h"
#include "quality/ShakeCheck.h"
#include "scene/TagsWithoutObjects.h"
#include "similar/LookMaker.h"

namespace albumen {
namespace {

/// What the program measures by itself; another way to measure is another revision.
const ModelRev ownMeasures{"albumen-measures", "3"};

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
        notes.push_back(missingNote(store, task));
        return std::nullopt;
    }
    if (chosen->note) notes.push_back(*chosen->note);
    return *std::move(chosen);
}

/// The one that somebody switched on, with the landmarks that it is aligned by.
void addAttributes(UnderstandModels& models, ModelStore& store, const std::string& wanted)
{
    const auto& records = store.manifest().records();
    const auto landmarks = std::ranges::find_if(records, [](const ModelRecord& record) {
        return std::ranges::find(record.outputs, "dlib68", &ModelOutput::kind) != record.outputs.end();
    });
    auto attribute = chooseModel(store, ModelTask::attribute, wanted);
    auto files = landmarks == records.end() ? fail(Code::modelMissing, Stage::model, "landmarks", {})
                                            : store.verified(*landmarks);
    if (!attribute || !files || attribute->record->id != wanted)
        return models.notes.push_back(missingNote(store, ModelTask::attribute));
    models.attribute = *std::move(attribute);
    models.landmarks = *std::move(files);
}

/// The stage of a network that is installed.
template <class Stage>
Status openStage(std::optional<Stage>& stage, const std::optional<ChosenModel>& model, Engine& engine)
{
    if (!model) return {};
    TRY_ASSIGN(stage, Stage::open(*model->record, model->files, engine));
    return {};
}

void measure(const LoadedImage& image, const std::vector<FaceBox>& faces, Understanding& seen)
{
    seen.look = lookOf(image);
    std::vector<RelBox> boxes;
    for (const FaceBox& face : faces) boxes.push_back(face.box);
    const ShakeNumbers shake = measureShake(image.pixels, boxes);
    seen.measures[Measure::laplacian] = shake.laplacian;
    seen.measures[Measure::shaken] = shake.shaken;
    seen.measures[Measure::unsharp] = shake.unsharp;
    seen.details[Measure::shaken] = shake.why;
    seen.measures[Measure::brightness] = measureBrightness(image.pixels).mean;
    const ScreenshotNumbers screen = measureScreenshot(image);
    seen.measures[Measure::screenshot] = screen.screenshot;
    seen.details[Measure::screenshot] = screen.why;
}

} // namespace

std::vector<ModelRev> UnderstandModels::revisions() const
{
    std::vector<ModelRev> all{ownMeasures};
    for (const auto* const one : {&dark, &scene, &digits, &objects, &imagenet, &attribute})
        if (*one) all.push_back((*one)->record->rev());
    return all;
}

std::optional<ModelRev> UnderstandModels::comparing() const
{
    for (const auto* const one : {&imagenet, &scene})
        if (*one && (*one)->record->outputs.size() > 1) return (*one)->record->rev();
    return std::nullopt;
}

UnderstandModels chooseUnderstandModels(ModelStore& store, const WantedModels& wanted)
{
    UnderstandModels models;
    models.dark = chosenFor(store, ModelTask::dark, models.notes);
    models.scene = chosenFor(store, ModelTask::scene, models.notes);
    models.digits = chosenFor(store, ModelTask::digits, models.notes);
    models.objects = chosenFor(store, ModelTask::objects, models.notes);
    models.imagenet = chosenFor(store, ModelTask::imagenet, models.notes);
    if (!wanted.attribute.empty()) addAttributes(models, store, wanted.attribute);
    return models;
}

Result<UnderstandStages> UnderstandStages::open(const UnderstandModels& models, Engine& engine)
{
    UnderstandStages stages;
    TRY(openStage(stages.dark_, models.dark, engine));
    TRY(openStage(stages.scene_, models.scene, engine));
    TRY(openStage(stages.imprint_, models.digits, engine));
    TRY(openStage(stages.objects_, models.objects, engine));
    TRY(openStage(stages.guesser_, models.imagenet, engine));
    if (const auto& attribute = models.attribute) {
        TRY_ASSIGN(stages.attributes_,
                   Attributes::open(*attribute->record, attribute->files, models.landmarks, engine));
    }
    if (models.scene) stages.sceneRecord_ = models.scene->record;
    return stages;
}

Understanding UnderstandStages::look(const LoadedImage& image, const std::vector<FaceBox>& faces,
                                     std::vector<Error>& errors)
{
    const bool film = image.format == ImageFormat::film;
    Understanding seen;
    seen.models.push_back(ownMeasures);
    UnderstandSeconds& took = seen.seconds;
    if (!film) timed(took.measure, [&] { measure(image, faces, seen); });
    const auto looked = [&](double& seconds, const ModelRev& model, const std::function<Status()>& work) {
        const Status status = timed(seconds, work);
        if (status) return seen.models.push_back(model);
        errors.push_back(status.error());
        if (errors.back().stage == Stage::none) errors.back().stage = Stage::classify;
    };
    const auto unlessFilm = [&](Status (UnderstandStages::*work)(const LoadedImage&, Understanding&)) {
        return [=, this, &image, &seen] { return film ? Status() : (this->*work)(image, seen); };
    };
    if (dark_) looked(took.dark, dark_->model(), unlessFilm(&UnderstandStages::judgeDark));
    if (scene_) looked(took.classes, scene_->model(), [&] { return classify(image, seen); });
    if (guesser_) // its features go in the place of the classes'
        looked(took.guesses, guesser_->model(), [&] { return guess(image, seen); });
    if (imprint_) looked(took.imprint, imprint_->model(), unlessFilm(&UnderstandStages::readImprint));
    if (attributes_) looked(took.attributes, attributes_->model(), [&] { return judgeFaces(image, faces, seen); });
    if (objects_)
        looked(took.tags, objects_->model(), [&] { return tag(image, seen); });
    else if (sceneRecord_)
        seen.objects = tagsWithoutObjects(faces, seen.scene, *sceneRecord_);
    return seen;
}

Status UnderstandStages::judgeDark(const LoadedImage& image, Understanding& seen)
{
    TRY_ASSIGN(seen.measures[Measure::dark], dark_->of(image));
    return {};
}

Status UnderstandStages::classify(const LoadedImage& image, Understanding& seen)
{
    TRY_ASSIGN(Classification classified, scene_->look(image));
    seen.scene = std::move(classified.guesses);
    if (!seen.look) return {};
    seen.look->pooled = std::move(classified.pooled);
    if (!seen.look->pooled.empty()) seen.look->network = scene_->model();
    return {};
}

Status UnderstandStages::guess(const LoadedImage& image, Understanding& seen)
{
    TRY_ASSIGN(Classification classified, guesser_->look(image));
    seen.imagenet = std::move(classified.guesses);
    if (!seen.look || classified.pooled.empty()) return {};
    seen.look->pooled = std::move(classified.pooled);
    seen.look->network = guesser_->model();
    return {};
}

Status UnderstandStages::tag(const LoadedImage& image, Understanding& seen)
{
    TRY_ASSIGN(seen.objects, objects_->look(image));
    return {};
}

/// A face without eyes apart has none.
Status UnderstandStages::judgeFaces(const LoadedImage& image, const std::vector<FaceBox>& faces, Understanding& seen)
{
    std::vector<std::vector<Guess>> all;
    for (const FaceBox& face : faces) {
        auto guesses = attributes_->of(image, face);
        if (!guesses && guesses.error().code != Code::badLandmarks) return fail(guesses.error());
        all.push_back(guesses ? *std::move(guesses) : std::vector<Guess>{});
    }
    seen.attributes = std::move(all); // of every face, or of none
    return {};
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

} // namespace albumen
