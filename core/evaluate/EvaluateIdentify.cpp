// Evaluating: who is known, who is named.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "evaluate/LabelledPhotos.h"
#include "people/Matcher.h"

namespace albumen {
namespace {

constexpr double wrongAllowed = 0.01; // of impostors, at the limit that is suggested
constexpr float anyDistance = 2;      // no two unit vectors are farther apart

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

std::vector<Nearest> nearestOf(const Enrolment& enrolment, const Gallery& gallery, const VectorIndex& index)
{
    const Constraints none;
    const LearntLimits any({anyDistance, anyDistance, anyDistance});
    const Matcher matcher(gallery, index, none, any);
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

} // namespace

Result<IdentifyFigures> evaluateIdentify(const EvaluateParts& parts, const Path& folder, std::size_t enrol,
                                         const JobControl& job, const ProgressSink& progress)
{
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    TRY_ASSIGN(FaceStages stages, embeddingStages(parts));
    IdentifyFigures figures;
    figures.detector = stages.detector->model();
    figures.embedder = stages.embedder->model();
    TRY_ASSIGN(const auto vectors,
               mainFaces(parts, photos, MainFace::largest, stages, job, progress, figures.problems));
    figures.withoutFace = photos.size() - vectors.size();
    const Enrolment enrolment = enrolled(vectors, enrol);
    if (enrolment.gallery.empty())
        return fail(Code::usage, Stage::match, {},
                    fmt::format("nobody in {} has more photos with a face than the {} to be made known",
                                printable(folder), enrol));
    figures.people = enrolment.people.size();
    figures.strangers = enrolment.strangers;
    figures.enrolled = enrolment.gallery.size();
    const ModelRecord& record = *stages.embedRecord;
    const Gallery gallery(figures.embedder, enrolment.gallery.front().vector.size(), enrolment.gallery);
    const auto index = makeBruteForceIndex(gallery.rows());
    const MatchLimits given{
        .match = record.limit("match"), .strict = record.limit("strict"), .ask = record.limit("ask")};
    const LearntLimits limits = learnLimits(gallery, *index, {}, given, record.limit("group"));
    count(figures, enrolment, nearestOf(enrolment, gallery, *index), limits.ofAll());
    return figures;
}

} // namespace albumen
