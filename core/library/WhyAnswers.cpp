#include <algorithm>

#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"
#include "library/Answers.h"
#include "library/FaceCards.h"
#include "people/Matcher.h"

namespace albumen {
namespace {

constexpr std::size_t nearestShown = 3;   // people, and faces
constexpr std::size_t lookedThrough = 99; // faces, for those of one person

bool couldBe(Against against)
{
    return against == Against::nothing || against == Against::limit || against == Against::margin ||
           against == Against::nearer;
}

/// What was weighed for the face alone, brought to what it is labelled with: the faces of a photo are matched together.
void asLabelled(std::vector<Weighed>& weighed, const LabelledFace& face)
{
    const bool matched = face.how == LabelHow::sure || face.how == LabelHow::ask;
    for (Weighed& one : weighed) {
        const bool chosen = face.person == one.root;
        if (chosen && face.how != LabelHow::ask) one.against = Against::nothing;
        if (chosen && face.how == LabelHow::ask && couldBe(one.against))
            one.against = one.distance > one.sure ? Against::limit : Against::margin;
        if (chosen) return; // nobody farther was in its way
        if ((matched || face.how == LabelHow::unknown) && couldBe(one.against)) one.against = Against::photoMate;
    }
}

Result<std::vector<WhyPerson>> peopleOf(Db& db, const std::vector<Weighed>& weighed, const LabelledFace& face)
{
    std::vector<WhyPerson> people;
    for (const Weighed& one : weighed) {
        if (people.size() >= nearestShown && face.person != one.root) continue;
        TRY_ASSIGN(std::string name, PeopleRows(db).nameOf(one.root));
        people.push_back({one.root, std::move(name), one.distance, one.sure, one.ask, one.against});
    }
    return people;
}

/// `whose`: of this person alone, among those that are near at all.
Result<std::vector<NearFace>> facesNear(Db& db, const KnownPeople& known, FaceId face, const std::vector<float>& vector,
                                        std::optional<PersonId> whose = {})
{
    std::vector<NearFace> faces;
    const auto near =
        known.index->nearest({vector.data(), 1, vector.size()}, (whose ? lookedThrough : nearestShown) + 1);
    for (const Neighbour& neighbour : near.front()) {
        const Gallery::Entry& entry = known.gallery[neighbour.row];
        if (entry.face == face || faces.size() == nearestShown || (whose && entry.root != *whose)) continue;
        TRY_ASSIGN(std::string name, PeopleRows(db).nameOf(entry.root));
        faces.push_back({entry.face, entry.root, std::move(name), neighbour.distance});
    }
    return faces;
}

/// Whom it is like. Nobody: no embedder, nobody is known, or it has no vector.
Status putNear(Db& db, PeopleIndex& people, const LabelledFace& face, WhyCard& card)
{
    TRY_ASSIGN(const auto known, people.known(db));
    TRY_ASSIGN(const auto vector, FaceRows(db).embedding(face.id, people.embedder()));
    if (!vector || known->gallery.empty()) return {};
    const Matcher matcher(known->gallery, *known->index, known->constraints, known->limits);
    auto weighed = matcher.weigh(face.content, {face.id, face.box, face.quality.grade, vector->vector});
    asLabelled(weighed, face);
    TRY_ASSIGN(card.people, peopleOf(db, weighed, face));
    TRY_ASSIGN(card.nearest, facesNear(db, *known, face.id, vector->vector));
    if (!face.person) return {};
    TRY_ASSIGN(card.theirs, facesNear(db, *known, face.id, vector->vector, face.person));
    return {};
}

} // namespace

Result<WhyCard> FaceAnswers::why(FaceId face) const
{
    TRY_ASSIGN(const auto people, state_.people());
    return state_.catalogue().read([&](Db& db) -> Result<WhyCard> {
        TRY_ASSIGN(const auto row, FaceRows(db).face(face));
        if (!row) return fail(Code::noFace, Stage::match, {}, "face " + std::to_string(raw(face)));
        WhyCard card;
        TRY_ASSIGN(auto cards, faceCards(db, {*row}));
        card.face = std::move(cards.front());
        TRY_ASSIGN(const auto by, FaceRows(db).decidedBy(face));
        if (by) {
            card.decision = by->decision;
            card.decidedAtMs = by->atMs;
            card.decided = nameOf(by->kind);
        }
        if (people) TRY(putNear(db, *people, *row, card));
        return card;
    });
}

} // namespace albumen
