#include "library/Suggestions.h"

#include <unordered_map>
#include <unordered_set>

#include "people/NearPeople.h"
#include "people/Suggester.h"

namespace albumen {
namespace {

struct Facts {
    std::shared_ptr<const KnownPeople> known;
    std::vector<FaceRows::Refused> refused;
    std::vector<OpenFace> open;
    std::vector<AskedMatch> asked;
    std::vector<FaceId> confirmed;
};

Result<Facts> readFacts(Db& db, PeopleIndex& people)
{
    Facts facts;
    TRY_ASSIGN(facts.known, people.known(db));
    TRY_ASSIGN(facts.refused, FaceRows(db).refused(people.embedder()));
    TRY_ASSIGN(facts.open, FaceRows(db).toGroup(people.embedder()));
    TRY_ASSIGN(facts.asked, FaceRows(db).asked());
    TRY_ASSIGN(facts.confirmed, FaceRows(db).confirmed());
    return facts;
}

/// What was answered to earlier questions, at the distances they would have now.
void addAnswers(Certainty& certainty, const KnownPeople& known, const std::vector<FaceRows::Refused>& refused,
                const std::vector<FaceId>& confirmed, float within)
{
    const std::unordered_set<FaceId> yes(confirmed.begin(), confirmed.end());
    for (std::size_t row = 0; row < known.gallery.size(); ++row) {
        if (!yes.contains(known.gallery[row].face)) continue;
        if (const auto distance = distanceToOthers(known.gallery, *known.index, row, within))
            certainty.answered(known.gallery[row].root, *distance, true);
    }
    for (const FaceRows::Refused& face : refused)
        if (const auto distance = distanceTo(known.gallery, *known.index, face.root, face.vector, within))
            certainty.answered(face.root, *distance, false);
}

} // namespace

Result<std::vector<Suggestion>> suggestions(const Catalogue& catalogue, PeopleIndex& people,
                                            std::optional<PersonId> person, std::size_t most)
{
    TRY_ASSIGN(const Facts facts, catalogue.read([&](Db& db) { return readFacts(db, people); }));
    if (facts.open.empty()) return std::vector<Suggestion>{};
    const std::size_t dim = facts.open.front().vector.size();
    const KnownPeople& known = *facts.known;
    Certainty certainty(known.limits);
    addAnswers(certainty, known, facts.refused, facts.confirmed, people.ask());

    std::unordered_map<FaceId, std::size_t> rowOf;
    std::vector<float> vectors;
    for (const OpenFace& face : facts.open) {
        rowOf.emplace(face.face, rowOf.size());
        vectors.insert(vectors.end(), face.vector.begin(), face.vector.end());
    }
    std::vector<OpenQuestion> questions;
    std::vector<FaceId> evidence;
    for (const AskedMatch& match : facts.asked) {
        const auto row = rowOf.find(match.face);
        if (row == rowOf.end() || (person && match.root != *person)) continue;
        questions.push_back({match.face, match.root, match.distance, row->second});
        evidence.push_back(match.evidence);
    }
    std::vector<Suggestion> found;
    const VectorRows open{vectors.data(), facts.open.size(), dim};
    for (const Question& question : questionsByGain(questions, open, known.limits, certainty, most)) {
        const OpenQuestion& asked = questions[question.place];
        found.push_back(
            {asked.face, asked.root, asked.distance, evidence[question.place], question.chance, question.settles});
    }
    return found;
}

} // namespace albumen
