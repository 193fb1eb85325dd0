#include <limits>
#include <map>

#include "catalogue/FaceRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"
#include "library/FaceCards.h"
#include "library/Suggestions.h"

namespace albumen {
namespace {

constexpr std::size_t all = std::numeric_limits<std::int32_t>::max();

Result<std::vector<Suggestion>> openOf(LibraryState& state, const std::string& name, std::size_t most)
{
    TRY_ASSIGN(const auto people, state.people());
    std::optional<PersonId> person;
    if (!name.empty()) {
        TRY_ASSIGN(person, state.catalogue().read([&](Db& db) { return PeopleRows(db).meant(name); }));
        if (!person) return fail(Code::personUnknown, Stage::match, {}, name);
    }
    if (!people) return std::vector<Suggestion>{}; // no embedder
    return suggestions(state.catalogue(), *people, person, most);
}

} // namespace

Result<std::vector<SuggestionCard>> SuggestionAnswers::open(const std::string& name, std::size_t most) const
{
    TRY_ASSIGN(const std::vector<Suggestion> open, openOf(state_, name, most));
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<SuggestionCard>> {
        std::vector<PersonId> ids;
        for (const Suggestion& suggestion : open) ids.push_back(suggestion.person);
        TRY_ASSIGN(const std::vector<PersonRow> rows, PeopleRows(db).rows(ids));
        std::map<PersonId, const PersonRow*> people;
        for (const PersonRow& row : rows) people[row.id] = &row;
        std::vector<SuggestionCard> cards;
        for (const Suggestion& suggestion : open) {
            const auto person = people.find(suggestion.person);
            TRY_ASSIGN(const auto face, FaceRows(db).face(suggestion.face));
            if (person == people.end() || !face) continue; // decided since
            SuggestionCard& card = cards.emplace_back(SuggestionCard{.face = suggestion.face,
                                                                     .path = {},
                                                                     .box = {},
                                                                     .person = person->second->name,
                                                                     .distance = suggestion.distance,
                                                                     .chance = suggestion.chance,
                                                                     .settles = suggestion.settles,
                                                                     .evidence = suggestion.evidence,
                                                                     .evidencePath = {},
                                                                     .best = person->second->best});
            TRY_ASSIGN(card.box, shownBox(db, face->content, face->box));
            TRY_ASSIGN(card.path, PhotoRows(db).pathOf(suggestion.face));
            TRY_ASSIGN(card.evidencePath, PhotoRows(db).pathOf(suggestion.evidence));
        }
        return cards;
    });
}

Result<AcceptedCard> SuggestionAnswers::within(const std::string& name, float distance) const
{
    TRY_ASSIGN(const std::vector<Suggestion> open, openOf(state_, name, all));
    AcceptedCard accepted;
    for (const Suggestion& suggestion : open) {
        if (suggestion.distance > distance) continue;
        ++accepted.faces;
        accepted.wrong += 1 - suggestion.chance;
    }
    return accepted;
}

} // namespace albumen
