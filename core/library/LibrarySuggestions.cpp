// What to ask next, and many answers at once.
#include <limits>

#include "catalogue/FaceRows.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/drafts/FaceDrafts.h"
#include "library/LibraryImpl.h"

namespace albumen {
namespace {

constexpr std::size_t all = std::numeric_limits<std::int32_t>::max();

} // namespace

Result<std::vector<Suggestion>> LibraryImpl::openSuggestions(const std::string& name, std::size_t most) const
{
    TRY_ASSIGN(const ChosenModels chosen, models());
    std::optional<PersonId> person;
    if (!name.empty()) {
        TRY_ASSIGN(person, catalogue_->read([&](Db& db) { return PeopleRows(db).find(name); }));
        if (!person) return fail(Code::personUnknown, Stage::match, {}, name);
    }
    return albumen::suggestions(*catalogue_, chosen, person, most);
}

Result<std::vector<SuggestionCard>> LibraryImpl::suggestions(const std::string& name, std::size_t most) const
{
    TRY_ASSIGN(const std::vector<Suggestion> open, openSuggestions(name, most));
    return catalogue_->read([&](Db& db) -> Result<std::vector<SuggestionCard>> {
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        std::vector<SuggestionCard> cards;
        for (const Suggestion& suggestion : open) {
            SuggestionCard card{.face = suggestion.face,
                                .distance = suggestion.distance,
                                .chance = suggestion.chance,
                                .settles = suggestion.settles,
                                .evidence = suggestion.evidence};
            TRY_ASSIGN(const auto face, FaceRows(db).face(suggestion.face));
            if (face) card.box = face->box;
            TRY_ASSIGN(card.path, PhotoRows(db).pathOf(suggestion.face));
            TRY_ASSIGN(card.evidencePath, PhotoRows(db).pathOf(suggestion.evidence));
            for (const PersonRow& person : people) {
                if (person.id != suggestion.person) continue;
                card.person = person.name;
                card.best = person.best;
            }
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<AcceptedCard> LibraryImpl::acceptSuggestions(const std::string& name, float within, bool dry)
{
    TRY_ASSIGN(const std::vector<Suggestion> open, openSuggestions(name, all));
    AcceptedCard accepted;
    std::vector<FaceId> faces;
    for (const Suggestion& suggestion : open) {
        if (suggestion.distance > within) continue;
        faces.push_back(suggestion.face);
        accepted.wrong += 1 - suggestion.chance;
    }
    accepted.faces = faces.size();
    if (!dry && !faces.empty()) TRY(decideAndMatch([&](Db& db) { return confirmDraft(db, faces); }));
    return accepted;
}

Result<StrangersCard> LibraryImpl::ignoreStrangers(std::size_t smallerThan, bool dry)
{
    TRY_ASSIGN(const GroupRows::Strangers strangers,
               catalogue_->read([&](Db& db) { return GroupRows(db).strangers(smallerThan); }));
    if (!dry) TRY(decideAndMatch([&](Db&) -> Result<Draft> { return ignoreDraft(strangers.faces); }));
    return StrangersCard{.groups = strangers.groups, .faces = strangers.faces.size()};
}

} // namespace albumen
