#include "catalogue/FaceRows.h"
#include "catalogue/GroupRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"
#include "people/Matcher.h"
#include "people/NearPeople.h"

namespace albumen {
namespace {

constexpr std::size_t likeShown = 3; // people named beside an unknown group

/// The nearest people to a face that nobody decided.
Result<std::vector<std::pair<std::string, float>>> nearestPeople(Db& db, const KnownPeople& known,
                                                                 const std::vector<float>& face)
{
    std::vector<std::pair<std::string, float>> like;
    for (const NearPerson& person : everybodyNear(known.gallery, *known.index, face, matchReach(known.limits))) {
        if (like.size() == likeShown) break;
        TRY_ASSIGN(std::string name, PeopleRows(db).nameOf(person.root));
        like.emplace_back(std::move(name), person.distance);
    }
    return like;
}

} // namespace

Result<std::vector<std::int64_t>> GroupAnswers::ids() const
{
    if (FaceCounts* const counts = state_.catalogue().counts()) return counts->groups();
    return state_.catalogue().read([](Db& db) { return GroupRows(db).ids(); });
}

Result<std::vector<GroupCard>> GroupAnswers::cards(std::span<const std::int64_t> numbers) const
{
    const auto people = state_.people();
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<GroupCard>> {
        TRY_ASSIGN(const std::vector<GroupRow> rows, GroupRows(db).rows(numbers));
        std::shared_ptr<const KnownPeople> known; // none: no embedder, so nobody is like anybody
        if (people && *people) {
            TRY_ASSIGN(known, (*people)->known(db));
        }
        std::vector<GroupCard> cards;
        for (const GroupRow& row : rows) {
            GroupCard card{.number = row.number,
                           .faces = row.faces,
                           .photos = row.photos,
                           .best = row.best,
                           .bestPath = {},
                           .like = {}};
            TRY_ASSIGN(card.bestPath, PhotoRows(db).pathOf(row.best));
            if (known) {
                TRY_ASSIGN(const auto vector, FaceRows(db).embedding(row.best, (*people)->embedder()));
                if (vector) {
                    TRY_ASSIGN(card.like, nearestPeople(db, *known, vector->vector));
                }
            }
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<std::vector<FaceId>> GroupAnswers::singles() const
{
    return state_.catalogue().read([](Db& db) { return GroupRows(db).singles(); });
}

Result<StrangersCard> GroupAnswers::strangers(std::size_t smallerThan) const
{
    TRY_ASSIGN(const auto found, state_.catalogue().read([&](Db& db) { return GroupRows(db).strangers(smallerThan); }));
    return StrangersCard{.groups = found.groups, .faces = found.faces.size()};
}

} // namespace albumen
