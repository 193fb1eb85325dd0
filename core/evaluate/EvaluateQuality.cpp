// Evaluating: which photos are shaken, unsharp, dark, or screenshots.
#include <algorithm>
#include <map>

#include "evaluate/LabelledPhotos.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "quality/Brightness.h"
#include "quality/DarkCheck.h"
#include "quality/ScreenshotCheck.h"
#include "quality/ShakeCheck.h"

namespace albumen {
namespace {

/// What the name of a folder says of its photos: verdict -> true or not. What it does not say is not asked.
using Truth = std::map<std::string, bool>;
const std::map<std::string, Truth> truths = {
    {"sharp", {{"shaken", false}, {"unsharp", false}, {"blurred", false}, {"screenshot", false}}},
    {"shaken", {{"shaken", true}, {"unsharp", false}, {"blurred", true}, {"screenshot", false}}},
    {"unsharp", {{"shaken", false}, {"unsharp", true}, {"blurred", true}, {"screenshot", false}}},
    {"dark", {{"dark", true}, {"dark by mean", true}, {"screenshot", false}}},
    {"bright", {{"dark", false}, {"dark by mean", false}, {"screenshot", false}}},
    {"screenshot", {{"shaken", false}, {"unsharp", false}, {"blurred", false}, {"screenshot", true}}},
    {"photo", {{"screenshot", false}}}};

std::vector<std::string> labelsOf(const std::map<std::string, Truth>& all)
{
    std::vector<std::string> labels;
    for (const auto& [label, truth] : all) labels.push_back(label);
    return labels;
}

/// The networks that take part; none of a kind: that is not asked.
struct Helpers {
    std::optional<FaceStages> faces;
    std::optional<DarkCheck> dark;
    float darkLimit = 0;

    int longSide() const { return faces ? std::max(sharpnessSide, faces->detector->wantedLongSide()) : sharpnessSide; }
};

Result<Helpers> helpersOf(const EvaluateParts& parts)
{
    Helpers helpers;
    auto faces = makeFaceStages(parts.models, parts.engine, parts.wanted);
    if (!faces && faces.error().code != Code::modelMissing) return fail(std::move(faces).error());
    if (faces) helpers.faces = *std::move(faces);
    const auto chosen = chooseModel(parts.models, ModelTask::dark);
    if (!chosen && chosen.error().code != Code::modelMissing) return fail(chosen.error());
    if (!chosen) return helpers;
    TRY_ASSIGN(auto dark, DarkCheck::open(*chosen->record, chosen->files, parts.engine));
    helpers.dark.emplace(std::move(dark));
    helpers.darkLimit = chosen->record->limit("dark");
    return helpers;
}

/// A verdict with the number it rests on.
struct Said {
    std::string verdict;
    bool yes = false;
    float number = 0;
    std::string why;
};

Result<std::vector<Said>> verdictsOn(const LoadedImage& image, Helpers& helpers)
{
    std::vector<RelBox> boxes;
    if (helpers.faces) {
        TRY_ASSIGN(const auto found, helpers.faces->detector->detect(image));
        for (const FaceBox& face : found) boxes.push_back(face.box);
    }
    const ShakeNumbers shake = measureShake(image.pixels, boxes);
    const ScreenshotNumbers screen = measureScreenshot(image);
    const Brightness brightness = measureBrightness(image.pixels);
    const bool shaken = shake.shaken >= shakenLimit, unsharp = shake.unsharp >= unsharpLimit;
    const float blurred = shake.shaken + shake.unsharp;
    std::vector<Said> said = {{"shaken", shaken, shake.shaken, shake.why},
                              {"unsharp", unsharp, shake.unsharp, shake.why},
                              {"blurred", blurred >= std::max(shakenLimit, unsharpLimit), blurred, shake.why},
                              {"screenshot", screen.screenshot >= screenshotLimit, screen.screenshot, screen.why},
                              {"dark by mean", brightness.mean <= darkMean, brightness.mean, {}}};
    if (!helpers.dark) return said;
    TRY_ASSIGN(const float dark, helpers.dark->of(image));
    said.push_back({"dark", dark >= helpers.darkLimit, dark, {}});
    return said;
}

void note(QualityFigures& figures, const LabelledPhoto& photo, const std::vector<Said>& all)
{
    const Truth& truth = truths.at(photo.label);
    for (const Said& said : all) {
        const auto is = truth.find(said.verdict);
        if (is == truth.end()) continue;
        VerdictFigures& verdict = figures.verdicts[said.verdict];
        ++verdict.asked;
        verdict.are += is->second ? 1U : 0U;
        verdict.called += said.yes ? 1U : 0U;
        verdict.rightly += said.yes && is->second ? 1U : 0U;
        if (said.yes != is->second)
            figures.wrong.push_back({photo.photo.path, said.verdict, is->second, said.number, said.why});
    }
}

} // namespace

Result<QualityFigures> evaluateQuality(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                       const ProgressSink& progress)
{
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    for (const LabelledPhoto& photo : photos)
        if (!truths.contains(photo.label)) return fail(wrongLabel(folder, photo, labelsOf(truths)));
    TRY_ASSIGN(Helpers helpers, helpersOf(parts));
    QualityFigures figures;
    if (helpers.dark) figures.dark = helpers.dark->model();
    if (helpers.faces) figures.detector = helpers.faces->detector->model();
    const FileReader reader(parts.files);
    MemoryBudget budget(decodedAtOnce);
    InProcessLoader loader(budget);
    TRY(forEachPhoto(photos, job, progress, [&](const LabelledPhoto& photo) {
        const auto said = [&]() -> Result<std::vector<Said>> {
            TRY_ASSIGN(const auto bytes, reader.read(photo.photo, job));
            TRY_ASSIGN(const LoadedImage image, loader.load(bytes, {.longSide = helpers.longSide()}, job));
            return verdictsOn(image, helpers);
        }();
        if (said) return note(figures, photo, *said);
        figures.problems.push_back(said.error());
        figures.problems.back().path = photo.photo.path;
    }));
    for (auto& [name, verdict] : figures.verdicts) {
        verdict.precision = shareOf(verdict.rightly, verdict.called);
        verdict.recall = shareOf(verdict.rightly, verdict.are);
    }
    return figures;
}

} // namespace albumen
