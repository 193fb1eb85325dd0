#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/PlacelessRows.h"
#include "library/Answers.h"
#include "people/Matcher.h"
#include "people/NearPeople.h"

namespace albumen {
namespace {

/// A person among those whose name fits.
struct Candidate {
    PersonId id{};
    std::string name;
    bool typed = false; ///< the whole name: whoever types Ann means Ann, not the Hanna that the face is like
    std::optional<float> distance;
    std::size_t known = 0; ///< faces that define them
    std::optional<FaceId> best;
};

/// What the index knows of everybody, and how far a face is from them.
struct Knowledge {
    std::map<PersonId, std::size_t> faces;
    std::map<PersonId, FaceId> best;
    std::map<PersonId, float> distance; ///< of those near enough to be asked
    bool compared = false;              ///< there is a face to compare with
};

Result<std::optional<FaceId>> askedFace(Db& db, const NameQuery& query)
{
    if (query.face) return query.face;
    if (query.group) return GroupRows(db).best(*query.group);
    return std::nullopt;
}

Result<Knowledge> knowledgeFor(Db& db, PeopleIndex& people, const NameQuery& query)
{
    Knowledge knowledge;
    TRY_ASSIGN(const auto known, people.known(db));
    for (std::size_t row = 0; row < known->gallery.size(); ++row) {
        ++knowledge.faces[known->gallery[row].root];
        knowledge.best.emplace(known->gallery[row].root, known->gallery[row].face);
    }
    TRY_ASSIGN(const auto face, askedFace(db, query));
    if (!face || known->gallery.empty()) return knowledge;
    TRY_ASSIGN(const auto vector, FaceRows(db).embedding(*face, people.embedder()));
    if (!vector) return knowledge;
    TRY_ASSIGN(const auto row, FaceRows(db).face(*face));
    const FaceGrade grade = row ? row->quality.grade : FaceGrade::poor;
    knowledge.compared = true;
    for (const NearPerson& person :
         everybodyNear(known->gallery, *known->index, vector->vector, matchReach(known->limits), *face)) {
        if (person.distance > farthestAsked(grade, known->limits.of(person.root))) continue;
        knowledge.distance[person.root] = person.distance;
        knowledge.best[person.root] = known->gallery[person.rows.front()].face;
    }
    return knowledge;
}

/// Whoever is called so, then the nearest; the others by name where there is something to compare with, else those with
/// most faces first.
bool before(const Candidate& a, const Candidate& b, bool compared)
{
    if (a.typed != b.typed) return a.typed;
    if (a.distance.has_value() != b.distance.has_value()) return a.distance.has_value();
    if (a.distance != b.distance) return a.distance < b.distance;
    if (!compared && a.known != b.known) return a.known > b.known;
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

template <class Map> auto valueAt(const Map& map, PersonId person) -> std::optional<typename Map::mapped_type>
{
    const auto found = map.find(person);
    return found == map.end() ? std::nullopt : std::optional(found->second);
}

/// Of their nearest faces. None: one of them has none that defines them.
std::optional<float> nearestFaces(const Gallery& gallery, PersonId a, PersonId b)
{
    std::optional<float> nearest;
    for (std::size_t i = 0; i < gallery.size(); ++i) {
        if (gallery[i].root != a) continue;
        for (std::size_t j = 0; j < gallery.size(); ++j) {
            if (gallery[j].root != b) continue;
            const float distance =
                distanceFrom(innerProduct(gallery.rows()[i].data(), gallery.rows()[j].data(), gallery.dim()));
            if (!nearest || distance < *nearest) nearest = distance;
        }
    }
    return nearest;
}

} // namespace

Result<std::vector<NameCard>> PeopleAnswers::matching(const NameQuery& query) const
{
    TRY_ASSIGN(const auto people, state_.people());
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<NameCard>> {
        Knowledge knowledge; // none: no embedder
        if (people) {
            TRY_ASSIGN(knowledge, knowledgeFor(db, *people, query));
        }
        TRY_ASSIGN(const auto all, PeopleRows(db).names());
        std::vector<Candidate> found;
        for (const auto& [id, name] : all)
            if (names_.holds(name, query.text))
                found.push_back({id, name, names_.is(name, query.text), valueAt(knowledge.distance, id),
                                 valueAt(knowledge.faces, id).value_or(0), valueAt(knowledge.best, id)});
        const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(query.most, found.size()));
        std::partial_sort(found.begin(), end, found.end(),
                          [&](const Candidate& a, const Candidate& b) { return before(a, b, knowledge.compared); });
        std::vector<NameCard> cards;
        for (auto one = found.begin(); one != end; ++one) {
            TRY_ASSIGN(const auto cover, PeopleRows(db).cover(one->id));
            cards.push_back(
                {one->id, one->name, cover ? cover : one->best, one->distance, names_.begins(one->name, query.text)});
        }
        return cards;
    });
}

Result<PersonFaces> PeopleAnswers::faces(PersonId person) const
{
    return state_.catalogue().read([&](Db& db) -> Result<PersonFaces> {
        TRY_ASSIGN(const PersonId root, PeopleRows(db).rootOf(person));
        TRY_ASSIGN(std::vector<FaceRows::OfPerson> rows, FaceRows(db).ofPersonByTime(root));
        std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
            if (a.how != b.how) return a.how < b.how;
            if (a.how == LabelHow::ask) return std::tie(a.distance, a.face) < std::tie(b.distance, b.face);
            return a.takenLocalS != b.takenLocalS ? a.takenLocalS > b.takenLocalS : a.face < b.face; // none is least
        });
        PersonFaces faces;
        for (const FaceRows::OfPerson& row : rows) {
            if (row.how == LabelHow::decided) faces.confirmed.push_back(row.face);
            if (row.how == LabelHow::sure) faces.sure.push_back(row.face);
            if (row.how == LabelHow::ask) faces.toConfirm.push_back(row.face);
        }
        TRY_ASSIGN(faces.placeless, PlacelessRows(db).photosOf(root));
        return faces;
    });
}

Result<PairCard> PeopleAnswers::pair(PersonId a, PersonId b) const
{
    TRY_ASSIGN(const auto people, state_.people());
    return state_.catalogue().read([&](Db& db) -> Result<PairCard> {
        TRY_ASSIGN(const PersonId first, PeopleRows(db).rootOf(a));
        TRY_ASSIGN(const PersonId second, PeopleRows(db).rootOf(b));
        PairCard card;
        if (people) {
            TRY_ASSIGN(const auto known, people->known(db));
            card.distance = nearestFaces(known->gallery, first, second);
        }
        TRY_ASSIGN(const auto theirs, PeopleRows(db).pictures(first));
        TRY_ASSIGN(const auto others, PeopleRows(db).pictures(second));
        const std::set<ContentNo> of(others.begin(), others.end());
        for (const ContentNo picture : theirs) {
            if (!of.contains(picture)) continue;
            ++card.photosTogether;
            if (card.in) continue;
            TRY_ASSIGN(card.in, PhotoRows(db).pathOf(picture));
        }
        return card;
    });
}

} // namespace albumen
