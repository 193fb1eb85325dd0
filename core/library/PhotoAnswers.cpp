#include <algorithm>

#include "catalogue/FaceBoxRows.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/PlacelessRows.h"
#include "library/Answers.h"
#include "library/PhotoCards.h"

namespace albumen {
namespace {

Status putSize(Db& db, ViewedPhoto& viewed)
{
    TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(*viewed.card.content));
    const bool sideways = viewed.card.turn % 2 != 0;
    viewed.width = sideways ? picture.upright.height : picture.upright.width;
    viewed.height = sideways ? picture.upright.width : picture.upright.height;
    return {};
}

Status putPlaces(Db& db, const ArchiveChoice& choice, ViewedPhoto& viewed)
{
    TRY_ASSIGN(const auto filed, filedOf(db, choice.save, choice.zips, *viewed.card.content));
    for (const FiledRow& row : filed) viewed.filed.push_back({.name = row.person, .file = row.file, .zip = row.zip});
    TRY_ASSIGN(const auto files, PhotoRows(db).photosOf(*viewed.card.content));
    for (const PhotoRow& file : files)
        if (file.id != viewed.card.id && file.state == PhotoState::present) viewed.copies.push_back(file.path);
    return {};
}

} // namespace

Result<PhotoList> PhotoAnswers::list(const PhotoQuery& query) const
{
    return state_.catalogue().read([&](Db& db) { return photoList(db, query); });
}

Result<FilterCounts> PhotoAnswers::counts(const PhotoQuery& query) const
{
    return state_.catalogue().read([&](Db& db) -> Result<FilterCounts> {
        TRY_ASSIGN(PhotoTally tally, photoTally(db, query));
        FilterCounts counts{.people = {},
                            .months = std::move(tally.months),
                            .folders = {},
                            .photos = tally.photos,
                            .favourite = tally.favourite,
                            .noPeople = tally.noPeople,
                            .unknownPeople = tally.unknownPeople,
                            .unreadable = tally.unreadable};
        for (const auto& [path, photos] : tally.folders) counts.folders.push_back({path, photos});
        for (const auto& [person, photos] : tally.people) {
            TRY_ASSIGN(std::string name, PeopleRows(db).nameOf(person));
            counts.people.push_back({person, std::move(name), photos});
        }
        std::sort(counts.people.begin(), counts.people.end(), [](const auto& a, const auto& b) {
            return a.photos != b.photos ? a.photos > b.photos : a.name < b.name;
        });
        return counts;
    });
}

Result<std::vector<PhotoCard>> PhotoAnswers::cards(std::span<const PhotoId> ids) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<PhotoCard>> {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).rows(ids));
        std::vector<PhotoCard> cards;
        for (const PhotoRow& row : rows) {
            TRY_ASSIGN(PhotoCard card, photoCard(db, row));
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<ViewedPhoto> PhotoAnswers::viewed(PhotoId photo) const
{
    TRY_ASSIGN(const ArchiveChoice choice, settings_.choice());
    return state_.catalogue().read([&](Db& db) -> Result<ViewedPhoto> {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(photo));
        if (!row) return fail(Code::pathMissing, Stage::none, {}, "photo " + std::to_string(raw(photo)));
        ViewedPhoto viewed;
        TRY_ASSIGN(viewed.card, photoCard(db, *row));
        if (!row->content) return viewed;
        TRY(putSize(db, viewed));
        TRY_ASSIGN(viewed.faces, facesShown(db, *row->content));
        TRY(putPlaces(db, choice, viewed));
        TRY_ASSIGN(viewed.placeless, PlacelessRows(db).peopleIn(*row->content));
        return viewed;
    });
}

} // namespace albumen
