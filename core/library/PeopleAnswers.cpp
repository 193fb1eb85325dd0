#include <algorithm>
#include <map>

#include "catalogue/FilingRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PlacelessRows.h"
#include "catalogue/SaidNames.h"
#include "library/Answers.h"

namespace albumen {

Result<std::vector<PersonId>> PeopleAnswers::ids(PeopleOrder order) const
{
    FaceCounts* const counts = order == PeopleOrder::mostPhotos ? state_.catalogue().counts() : nullptr;
    if (!counts) return state_.catalogue().read([&](Db& db) { return PeopleRows(db).ids(order); });
    TRY_ASSIGN(std::vector<PersonId> people,
               state_.catalogue().read([](Db& db) { return PeopleRows(db).ids(PeopleOrder::name); }));
    TRY_ASSIGN(FaceCounts::PhotosOf photos, counts->photosOfPeople());
    std::stable_sort(people.begin(), people.end(), [&](PersonId a, PersonId b) { return photos[a] > photos[b]; });
    return people;
}

Result<std::vector<PersonCard>> PeopleAnswers::cards(std::span<const PersonId> ids) const
{
    TRY_ASSIGN(const ArchiveChoice now, settings_.choice());
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<PersonCard>> {
        TRY_ASSIGN(const std::vector<PersonRow> rows, PeopleRows(db).rows(ids));
        TRY_ASSIGN(const auto places, filedPlaces(db, now.save, now.zips));
        TRY_ASSIGN(const auto placeless, PlacelessRows(db).counts());
        std::vector<PersonCard> cards;
        for (const PersonRow& row : rows) {
            PersonCard card{.id = row.id,
                            .name = row.name,
                            .photos = row.photos,
                            .faces = row.faces,
                            .newPhotos = row.newPhotos,
                            .toConfirm = row.toConfirm,
                            .best = row.best,
                            .folder = {},
                            .zip = {},
                            .birth = {}};
            TRY_ASSIGN(card.birth, PeopleRows(db).birth(row.id));
            TRY_ASSIGN(card.unfiled, PeopleRows(db).unfiled(row.id));
            if (const auto some = placeless.find(row.id); some != placeless.end()) card.placeless = some->second;
            if (const auto place = places.find(row.id); place != places.end()) {
                card.folder = place->second.folder;
                card.zip = place->second.zip;
            }
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<std::optional<PersonId>> PeopleAnswers::named(const std::string& name) const
{
    return state_.catalogue().read([&](Db& db) { return PeopleRows(db).find(name); });
}

Result<std::vector<RenameCard>> PeopleAnswers::renames() const
{
    TRY_ASSIGN(const std::vector<RenamedFace> waiting,
               state_.catalogue().read([](Db& db) { return SaidNames(db).waiting(); }));
    std::vector<RenameCard> cards;
    for (const RenamedFace& one : waiting) { // by name
        if (cards.empty() || cards.back().from != one.from || cards.back().to != one.to)
            cards.push_back({one.from, one.to, {}});
        cards.back().faces.push_back(one.face);
    }
    return cards;
}

} // namespace albumen
