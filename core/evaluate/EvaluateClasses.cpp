// Evaluating: which of the five classes a photo is of.
#include <algorithm>
#include <numeric>

#include "evaluate/LabelledPhotos.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "scene/SceneClassifier.h"

namespace albumen {
namespace {

std::size_t placeOf(const ClassFigures& figures, const std::string& label)
{
    const auto found = std::find(figures.labels.begin(), figures.labels.end(), label);
    return static_cast<std::size_t>(found - figures.labels.begin());
}

void note(ClassFigures& figures, const LabelledPhoto& photo, const Guess& best, std::uint64_t& rightSaid)
{
    if (best.probability < figures.least)
        ++figures.unsaid;
    else if (best.label == photo.label)
        ++rightSaid;
    ++figures.said[placeOf(figures, photo.label)][placeOf(figures, best.label)];
    if (best.label != photo.label)
        figures.worst.push_back({photo.photo.path, best.label, photo.label, best.probability});
}

void sumUp(ClassFigures& figures, std::uint64_t rightSaid)
{
    std::uint64_t right = 0, all = 0, filled = 0;
    for (std::size_t i = 0; i < figures.said.size(); ++i) {
        const std::uint64_t row = std::accumulate(figures.said[i].begin(), figures.said[i].end(), std::uint64_t{0});
        if (row == 0) continue;
        ++filled;
        figures.balanced += static_cast<double>(figures.said[i][i]) / static_cast<double>(row);
        right += figures.said[i][i];
        all += row;
    }
    figures.right = shareOf(right, all);
    figures.rightSaid = shareOf(rightSaid, all - figures.unsaid);
    if (filled > 0) figures.balanced /= static_cast<double>(filled);
    std::stable_sort(figures.worst.begin(), figures.worst.end(),
                     [](const auto& a, const auto& b) { return a.certainty > b.certainty; });
    if (figures.worst.size() > worstShown) figures.worst.resize(worstShown);
}

} // namespace

Result<ClassFigures> evaluateClasses(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                     const ProgressSink& progress)
{
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    TRY_ASSIGN(const ChosenModel chosen, chooseModel(parts.models, ModelTask::scene));
    TRY_ASSIGN(auto classifier, SceneClassifier::open(*chosen.record, chosen.files, parts.engine));
    ClassFigures figures;
    figures.labels = chosen.record->outputs.front().labels;
    figures.model = classifier.model();
    figures.least = chosen.record->limitOrNone("class");
    std::uint64_t rightSaid = 0;
    figures.said.assign(figures.labels.size(), std::vector<std::uint64_t>(figures.labels.size()));
    for (const LabelledPhoto& photo : photos)
        if (placeOf(figures, photo.label) == figures.labels.size())
            return fail(wrongLabel(folder, photo, figures.labels));

    const FileReader reader(parts.files);
    MemoryBudget budget(decodedAtOnce);
    InProcessLoader loader(budget);
    const int longSide = 2 * chosen.record->input.width;
    TRY(forEachPhoto(photos, job, progress, [&](const LabelledPhoto& photo) {
        const auto guesses = [&]() -> Result<std::vector<Guess>> {
            TRY_ASSIGN(const auto bytes, reader.read(photo.photo, job));
            TRY_ASSIGN(const LoadedImage image, loader.load(bytes, {.longSide = longSide}, job));
            return classifier.classify(image);
        }();
        if (guesses) return note(figures, photo, guesses->front(), rightSaid);
        figures.problems.push_back(guesses.error());
        figures.problems.back().path = photo.photo.path;
    }));
    sumUp(figures, rightSaid);
    return figures;
}

} // namespace albumen
