#include "run/Evaluate.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/Text.h"
#include "load/InProcessLoader.h"
#include "people/Matcher.h"
#include "run/LabelFaces.h"
#include "run/PhotoPipeline.h"
#include "scan/FileEnumerator.h"
#include "scene/SceneClassifier.h"

namespace albumen {
namespace {

constexpr std::size_t worstShown = 20;
constexpr double wrongAllowed = 0.01;             // of impostors, at the limit that is suggested
constexpr std::uint64_t pixelBytes = 256U << 20U; // one photo at a time: a large one runs alone anyway
constexpr float anyDistance = 2;                  // no two unit vectors are farther apart

struct LabelledPhoto {
    FoundPhoto photo;
    std::string label;
};

/// The photos of all label folders, folder by folder, in the order of their names.
Result<std::vector<LabelledPhoto>> labelledPhotos(Files& files, const Path& folder, const JobControl& job)
{
    TRY_ASSIGN(const std::vector<std::string> labels, labelFolders(files, folder));
    std::vector<LabelledPhoto> photos;
    FileEnumerator enumerator(files, {});
    for (const std::string& label : labels) {
        const ScanRoot root{.id = {}, .path = folder / label, .uid = {}, .hasMarker = false, .onlyFiles = {}};
        enumerator.walk(root, job, [&](FoundPhoto photo) {
            photos.push_back({std::move(photo), label});
            return true;
        });
    }
    if (job.cancelled()) return fail(Code::internal, Stage::none, folder, "cancelled");
    if (photos.empty()) return fail(Code::pathEmpty, Stage::scan, folder, "no photo in its folders");
    return photos;
}

/// Calls `work` with each photo; counts them for the sink.
template <class Work>
Status forEachPhoto(const std::vector<LabelledPhoto>& photos, const JobControl& job, const ProgressSink& progress,
                    Work&& work)
{
    ProgressMeter meter(JobStep::recognise, progress);
    meter.setTotal(photos.size());
    for (const LabelledPhoto& photo : photos) {
        if (!job.mayGoOn()) return fail(Code::internal, Stage::none, photo.photo.path, "cancelled");
        work(photo);
        meter.advance(1, photo.photo.size, printable(photo.photo.path));
    }
    meter.finish();
    return {};
}

struct LabelledFaceVector {
    Path path;
    std::string label;
    FaceGrade grade = FaceGrade::unusable;
    std::vector<float> vector;
};

/// The largest face of each photo that has one with a vector.
Result<std::vector<LabelledFaceVector>> vectorsOf(const EvaluateParts& parts, const std::vector<LabelledPhoto>& photos,
                                                  FaceStages& stages, const JobControl& job,
                                                  const ProgressSink& progress, std::vector<Error>& problems)
{
    MemoryBudget budget(pixelBytes);
    InProcessLoader loader(budget);
    const KnownContents known;
    PhotoPipeline pipeline(parts.files, loader, known, stages);
    std::vector<LabelledFaceVector> vectors;
    TRY(forEachPhoto(photos, job, progress, [&](const LabelledPhoto& labelled) {
        PhotoResult result = pipeline.process(labelled.photo, Wanted{.faces = true, .thumbnail = false}, job);
        problems.insert(problems.end(), result.errors.begin(), result.errors.end());
        if (!result.faces) return;
        std::erase_if(*result.faces, [](const FaceFound& face) { return !face.embedding; });
        const auto largest =
            std::max_element(result.faces->begin(), result.faces->end(),
                             [](const auto& a, const auto& b) { return a.look.heightPx < b.look.heightPx; });
        if (largest != result.faces->end())
            vectors.push_back(
                {labelled.photo.path, labelled.label, largest->look.grade, std::move(largest->embedding->vector)});
    }));
    return vectors;
}

/// Who is known by what, and who is asked about.
struct Enrolment {
    std::vector<std::string> people;
    std::vector<GalleryFace> gallery;              ///< person = place in `people` + 1
    std::vector<const LabelledFaceVector*> probes; ///< of known people and of strangers
    std::uint64_t strangers = 0;

    bool knows(const std::string& label) const { return std::binary_search(people.begin(), people.end(), label); }
};

Enrolment enrolled(const std::vector<LabelledFaceVector>& vectors, std::size_t enrol)
{
    std::map<std::string, std::vector<const LabelledFaceVector*>> byLabel;
    for (const LabelledFaceVector& vector : vectors) byLabel[vector.label].push_back(&vector);
    Enrolment result;
    for (const auto& [label, faces] : byLabel) {
        const std::size_t known = faces.size() > enrol ? enrol : 0;
        if (known == 0)
            ++result.strangers;
        else
            result.people.push_back(label);
        const PersonId person{static_cast<std::int64_t>(result.people.size())};
        for (std::size_t i = 0; i < known; ++i)
            result.gallery.push_back(
                {FaceId{static_cast<std::int64_t>(result.gallery.size()) + 1}, person, person, faces[i]->vector});
        result.probes.insert(result.probes.end(), faces.begin() + static_cast<std::ptrdiff_t>(known), faces.end());
    }
    return result;
}

/// What the matcher says of a probe when any distance will do.
struct Nearest {
    const LabelledFaceVector* probe = nullptr;
    std::string said;
    float distance = anyDistance;
    float impostor = anyDistance; ///< to the nearest person whom the probe is not
};

std::vector<Nearest> nearestOf(const Enrolment& enrolment, const ModelRev& model)
{
    const std::size_t dim = enrolment.gallery.front().vector.size();
    const Gallery gallery(model, dim, enrolment.gallery);
    const auto index = makeBruteForceIndex(gallery.rows());
    const Constraints none;
    const Matcher matcher(gallery, *index, none, {anyDistance, anyDistance, anyDistance});
    std::vector<Nearest> found;
    for (const LabelledFaceVector* probe : enrolment.probes) {
        const FaceToMatch face{FaceId{-1}, {0, 0, 1, 1}, FaceGrade::good, probe->vector};
        const auto match = matcher.match(ContentNo{1}, std::span(&face, 1)).front();
        if (!match) continue;
        const auto nameOf = [&](PersonId person) {
            return enrolment.people[static_cast<std::size_t>(raw(person)) - 1];
        };
        Nearest nearest{probe, nameOf(match->person), match->distance, match->distance};
        if (nearest.said == probe->label) nearest.impostor = match->runnerUp ? match->runnerUpDistance : anyDistance;
        found.push_back(nearest);
    }
    return found;
}

/// The distance under which `wrongAllowed` of the impostors lie.
float limitFor(const std::vector<Nearest>& found)
{
    std::vector<float> impostors;
    for (const Nearest& nearest : found) impostors.push_back(nearest.impostor);
    std::sort(impostors.begin(), impostors.end());
    if (impostors.empty()) return 0;
    const auto place = static_cast<std::size_t>(wrongAllowed * static_cast<double>(impostors.size()));
    return std::nextafter(impostors[place], 0.F);
}

float limitOf(FaceGrade grade, const MatchLimits& limits)
{
    if (grade == FaceGrade::unusable) return -1;
    return grade == FaceGrade::poor ? limits.strict : limits.match;
}

void count(IdentifyFigures& figures, const Enrolment& enrolment, const std::vector<Nearest>& found,
           const MatchLimits& limits)
{
    std::uint64_t first = 0, named = 0, wrong = 0, strangersNamed = 0, atBest = 0;
    figures.limit = limits.match;
    figures.bestLimit = limitFor(found);
    for (const Nearest& nearest : found) {
        const bool known = enrolment.knows(nearest.probe->label), right = nearest.said == nearest.probe->label;
        const bool sure = nearest.distance <= limitOf(nearest.probe->grade, limits);
        ++(known ? figures.probes : figures.strangerProbes);
        first += right ? 1U : 0U;
        named += right && sure ? 1U : 0U;
        atBest += right && nearest.distance <= figures.bestLimit ? 1U : 0U;
        if (right || !sure) continue;
        ++(known ? wrong : strangersNamed);
        figures.worst.push_back(
            {nearest.probe->path, nearest.said, known ? nearest.probe->label : std::string(), nearest.distance});
    }
    figures.rank1 = shareOf(first, figures.probes);
    figures.named = shareOf(named, figures.probes);
    figures.namedAtBest = shareOf(atBest, figures.probes);
    figures.wrong = shareOf(wrong, figures.probes);
    figures.strangersNamed = shareOf(strangersNamed, figures.strangerProbes);
    std::stable_sort(figures.worst.begin(), figures.worst.end(),
                     [](const auto& a, const auto& b) { return a.certainty < b.certainty; });
    if (figures.worst.size() > worstShown) figures.worst.resize(worstShown);
}

std::size_t placeOf(const ClassFigures& figures, const std::string& label)
{
    const auto found = std::find(figures.labels.begin(), figures.labels.end(), label);
    return static_cast<std::size_t>(found - figures.labels.begin());
}

void note(ClassFigures& figures, const LabelledPhoto& photo, const Guess& best)
{
    ++figures.said[placeOf(figures, photo.label)][placeOf(figures, best.label)];
    if (best.label != photo.label)
        figures.worst.push_back({photo.photo.path, best.label, photo.label, best.probability});
}

void sumUp(ClassFigures& figures)
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
    if (filled > 0) figures.balanced /= static_cast<double>(filled);
    std::stable_sort(figures.worst.begin(), figures.worst.end(),
                     [](const auto& a, const auto& b) { return a.certainty > b.certainty; });
    if (figures.worst.size() > worstShown) figures.worst.resize(worstShown);
}

} // namespace

Share shareOf(std::uint64_t count, std::uint64_t all)
{
    constexpr double z = 1.96;
    if (all == 0) return {0, 0, 1, 0};
    const double n = static_cast<double>(all), p = static_cast<double>(count) / n;
    const double middle = p + z * z / (2 * n), half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    const double whole = 1 + z * z / n;
    return {p, std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole), all};
}

Result<IdentifyFigures> evaluateIdentify(const EvaluateParts& parts, const Path& folder, const IdentifyOrder& order,
                                         const JobControl& job, const ProgressSink& progress)
{
    if (!order.models.detect.empty()) TRY(namedModel(parts.models, ModelTask::detect, order.models.detect));
    if (!order.models.embed.empty()) TRY(namedModel(parts.models, ModelTask::embed, order.models.embed));
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    TRY_ASSIGN(FaceStages stages, makeFaceStages(parts.models, parts.engine, order.models));
    if (!stages.embedder) return fail(Code::modelMissing, Stage::model, "embed", missingModel(ModelTask::embed));
    IdentifyFigures figures;
    figures.detector = stages.detector->model();
    figures.embedder = stages.embedder->model();
    TRY_ASSIGN(const auto vectors, vectorsOf(parts, photos, stages, job, progress, figures.problems));
    figures.withoutFace = photos.size() - vectors.size();
    const Enrolment enrolment = enrolled(vectors, order.enrol);
    if (enrolment.gallery.empty())
        return fail(Code::noFace, Stage::match, folder, "nobody has more photos with a face than are to be made known");
    figures.people = enrolment.people.size();
    figures.strangers = enrolment.strangers;
    figures.enrolled = enrolment.gallery.size();
    const ModelRecord& record = *stages.embedRecord;
    count(figures, enrolment, nearestOf(enrolment, figures.embedder),
          {.match = record.limit("match"), .strict = record.limit("strict"), .ask = record.limit("ask")});
    return figures;
}

Result<ClassFigures> evaluateClasses(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                     const ProgressSink& progress)
{
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    TRY_ASSIGN(const ChosenModel chosen, chooseModel(parts.models, ModelTask::scene));
    TRY_ASSIGN(auto classifier, SceneClassifier::open(*chosen.record, chosen.files, parts.engine));
    ClassFigures figures;
    figures.labels = chosen.record->outputs.front().labels;
    figures.model = classifier.model();
    figures.said.assign(figures.labels.size(), std::vector<std::uint64_t>(figures.labels.size()));
    for (const LabelledPhoto& photo : photos)
        if (placeOf(figures, photo.label) == figures.labels.size())
            return fail(Code::usage, Stage::classify, folder / photo.label, "the folder's name is none of the classes");

    const FileReader reader(parts.files);
    MemoryBudget budget(pixelBytes);
    InProcessLoader loader(budget);
    const int longSide = 2 * chosen.record->input.width;
    TRY(forEachPhoto(photos, job, progress, [&](const LabelledPhoto& photo) {
        const auto guesses = [&]() -> Result<std::vector<Guess>> {
            TRY_ASSIGN(const auto bytes, reader.read(photo.photo));
            TRY_ASSIGN(const LoadedImage image, loader.load(bytes, {.longSide = longSide}, job));
            return classifier.classify(image);
        }();
        if (guesses) return note(figures, photo, guesses->front());
        figures.problems.push_back(guesses.error());
        figures.problems.back().path = photo.photo.path;
    }));
    sumUp(figures);
    return figures;
}

} // namespace albumen
