// Evaluating: are the groups of the unknown one person each?
#include <algorithm>
#include <map>
#include <set>

#include "evaluate/LabelledPhotos.h"
#include "people/Grouper.h"

namespace albumen {
namespace {

// Limits tried for the one to suggest: from hardly anybody to nearly everybody is one person.
constexpr int firstLimit = 25, lastLimit = 80; // hundredths

/// The faces with the number of their person, in the order of the folders.
struct KnownFaces {
    std::vector<LabelledFaceVector> faces; ///< each picture once
    std::vector<std::size_t> people;
    std::vector<std::string> names;
    std::uint64_t copies = 0;
};

KnownFaces knownFaces(std::vector<LabelledFaceVector> vectors)
{
    KnownFaces known;
    std::set<ContentId> seen;
    for (LabelledFaceVector& face : vectors) {
        if (!seen.insert(face.content).second) {
            ++known.copies;
            continue;
        }
        if (known.names.empty() || known.names.back() != face.label) known.names.push_back(face.label);
        known.people.push_back(known.names.size() - 1);
        known.faces.push_back(std::move(face));
    }
    return known;
}

/// The person and group of every face, or none when cancelled.
std::optional<std::vector<GroupedFace>> grouped(const KnownFaces& known, const Grouper& grouper, const JobControl& job)
{
    std::vector<FaceToGroup> faces;
    std::vector<GroupedFace> result;
    for (std::size_t i = 0; i < known.faces.size(); ++i) {
        const LabelledFaceVector& face = known.faces[i];
        faces.push_back({FaceId{static_cast<std::int64_t>(i)}, face.content, {0, 0, 1, 1}, face.grade, face.vector});
        result.push_back({known.people[i], std::nullopt});
    }
    const auto partition = grouper.group(faces, Constraints(), job);
    if (!partition) return std::nullopt;
    for (std::size_t group = 0; group < partition->groups.size(); ++group)
        for (const FaceId face : partition->groups[group].faces)
            result[static_cast<std::size_t>(raw(face))].group = group;
    return result;
}

/// Which faces are in each group, and which of each person.
struct Places {
    std::map<std::size_t, std::vector<std::size_t>> groups, people;
};

Places placesOf(const std::vector<GroupedFace>& faces)
{
    Places places;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        places.people[faces[i].person].push_back(i);
        if (faces[i].group) places.groups[*faces[i].group].push_back(i);
    }
    return places;
}

/// The key that most of the faces have, of equals the lowest.
template <class Key> auto mostOf(const std::vector<std::size_t>& faces, const Key& key)
{
    std::map<decltype(key(std::size_t{})), std::size_t> counts;
    for (const std::size_t face : faces) ++counts[key(face)];
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

std::vector<MixedGroup> mixedGroups(const KnownFaces& known, const std::vector<GroupedFace>& faces,
                                    const Places& places)
{
    std::vector<MixedGroup> mixed;
    for (const auto& [group, members] : places.groups) {
        const std::size_t mostly = mostOf(members, [&](std::size_t face) { return faces[face].person; });
        MixedGroup found{.person = known.names[mostly], .faces = members.size(), .others = {}};
        for (const std::size_t face : members)
            if (faces[face].person != mostly)
                found.others.push_back({known.faces[face].path, found.person, known.faces[face].label, 0});
        if (!found.others.empty()) mixed.push_back(std::move(found));
    }
    std::stable_sort(mixed.begin(), mixed.end(),
                     [](const auto& a, const auto& b) { return a.others.size() > b.others.size(); });
    if (mixed.size() > worstShown) mixed.resize(worstShown);
    return mixed;
}

std::vector<PersonInParts> splitPeople(const KnownFaces& known, const std::vector<GroupedFace>& faces,
                                       const Places& places)
{
    std::vector<PersonInParts> split;
    for (const auto& [person, theirs] : places.people) {
        std::vector<std::size_t> together;
        std::set<std::size_t> groups;
        for (const std::size_t face : theirs) {
            if (!faces[face].group) continue;
            together.push_back(face);
            groups.insert(*faces[face].group);
        }
        PersonInParts found{known.names[person], theirs.size(), groups.size(), theirs.size() - together.size(), {}};
        if (found.faces < 2 || found.groups + found.single < 2) continue;
        const auto groupOf = [&](std::size_t face) { return faces[face].group; };
        const auto largest = together.empty() ? std::nullopt : mostOf(together, groupOf);
        for (const std::size_t face : theirs)
            if (!largest || faces[face].group != largest) found.apart.push_back(known.faces[face].path);
        split.push_back(std::move(found));
    }
    std::stable_sort(split.begin(), split.end(),
                     [](const auto& a, const auto& b) { return a.apart.size() > b.apart.size(); });
    if (split.size() > worstShown) split.resize(worstShown);
    return split;
}

/// Where BCubed F is highest, in the middle of a run of equals.
Status suggestLimit(ClusterFigures& figures, const KnownFaces& known, const JobControl& job)
{
    const auto tallies = [&](int hundredths) -> Result<std::vector<PersonTally>> {
        const auto faces = grouped(known, *makeGrouper(static_cast<float>(hundredths) / 100), job);
        if (!faces) return fail(Code::cancelled, Stage::group);
        return tallyPeople(*faces);
    };
    double best = -1;
    int first = firstLimit, last = firstLimit;
    for (int hundredths = firstLimit; hundredths <= lastLimit; ++hundredths) {
        TRY_ASSIGN(const auto people, tallies(hundredths));
        const double f = scoreOf(people).f;
        if (f > best) first = hundredths;
        if (f > best || (f == best && last == hundredths - 1)) last = hundredths;
        best = std::max(best, f);
    }
    const int middle = (first + last) / 2;
    figures.bestLimit = static_cast<float>(middle) / 100;
    TRY_ASSIGN(const auto people, tallies(middle));
    figures.atBest = scoreWithInterval(people);
    return {};
}

Status judge(ClusterFigures& figures, const KnownFaces& known, const JobControl& job)
{
    const auto faces = grouped(known, *makeGrouper(figures.limit), job);
    const auto byMean = grouped(known, *makeMeanGrouper(figures.limit), job);
    if (!faces || !byMean) return fail(Code::cancelled, Stage::group);
    const Places places = placesOf(*faces);
    figures.people = known.names.size();
    figures.faces = known.faces.size();
    figures.copies = known.copies;
    figures.groups = places.groups.size();
    for (const GroupedFace& face : *faces) figures.single += face.group ? 0U : 1U;
    figures.score = scoreWithInterval(tallyPeople(*faces));
    figures.byMean = scoreWithInterval(tallyPeople(*byMean));
    figures.mixed = mixedGroups(known, *faces, places);
    figures.split = splitPeople(known, *faces, places);
    return suggestLimit(figures, known, job);
}

} // namespace

Result<ClusterFigures> evaluateCluster(const EvaluateParts& parts, const Path& folder, const JobControl& job,
                                       const ProgressSink& progress)
{
    TRY_ASSIGN(const auto photos, labelledPhotos(parts.files, folder, job));
    TRY_ASSIGN(FaceStages stages, embeddingStages(parts));
    ClusterFigures figures;
    figures.detector = stages.detector->model();
    figures.embedder = stages.embedder->model();
    figures.limit = stages.embedRecord->limit("group");
    TRY_ASSIGN(auto vectors, mainFaces(parts, photos, MainFace::largest, stages, job, progress, figures.problems));
    figures.withoutFace = photos.size() - vectors.size();
    if (vectors.empty()) return fail(Code::noFace, Stage::group, folder, "no photo has a face");
    TRY(judge(figures, knownFaces(std::move(vectors)), job));
    return figures;
}

} // namespace albumen
