#include "library/Suggestions.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "people/NearPeople.h"
#include "people/Suggester.h"

namespace albumen {
namespace {

/// That a name which another program gives a photo is that of its one open face. Own estimate: the named person may
/// be the one whose face was not found.
constexpr double offeredChance = 0.9;

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

/// Names of other programs without a place, for the one face that was open in their photo and still is, and that nobody
/// else is asked about. One a face.
Result<std::vector<Suggestion>> offered(Db& db, std::optional<PersonId> person)
{
    std::vector<Suggestion> open;
    std::optional<FaceId> last;
    Query query = db.query(
        "SELECT s.a, p.root_id, (SELECT min(fp.face_id) FROM main.face_person fp JOIN person m ON m.id = fp.person_id "
        "WHERE m.root_id = p.root_id) FROM state s JOIN person p ON p.id = s.b "
        "JOIN temp.known_person k ON k.person_id = p.root_id JOIN temp.face_label l ON l.face_id = s.a "
        "WHERE s.reg = ? AND l.how = ? AND NOT EXISTS(SELECT 1 FROM main.face_not_person r JOIN person rp "
        "ON rp.id = r.person_id WHERE r.face_id = s.a AND rp.root_id = p.root_id) ORDER BY s.a, p.root_id",
        Register::faceOffered, LabelHow::unknown);
    while (query.next()) {
        const auto face = query.id<FaceId>(0);
        const auto whom = query.id<PersonId>(1);
        const bool second = std::exchange(last, face) == face;
        if (second || (person && *person != whom)) continue;
        const FaceId evidence = query.null(2) ? face : query.id<FaceId>(2); // of somebody without a face: itself
        open.push_back({face, whom, 0, evidence, offeredChance, 0});
    }
    TRY(query.status());
    return open;
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
    TRY_ASSIGN(std::vector<Suggestion> found, catalogue.read([&](Db& db) { return offered(db, person); }));
    found.resize(std::min(found.size(), most));
    TRY_ASSIGN(const Facts facts, catalogue.read([&](Db& db) { return readFacts(db, people); }));
    if (facts.open.empty()) return found;
    const std::size_t toldAlready = found.size();
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
    const VectorRows open{vectors.data(), facts.open.size(), dim};
    for (const Question& question : questionsByGain(questions, open, known.limits, certainty, most - toldAlready)) {
        const OpenQuestion& asked = questions[question.place];
        const auto same = [&](const Suggestion& other) { return other.face == asked.face; };
        if (std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(toldAlready), same)) continue;
        found.push_back(
            {asked.face, asked.root, asked.distance, evidence[question.place], question.chance, question.settles});
    }
    return found;
}

} // namespace albumen
