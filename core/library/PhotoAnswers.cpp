#include <algorithm>

#include "catalogue/FaceBoxRows.h"
#include "catalogue/FaceRows.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PeopleRows.h"
#include "catalogue/PhotoFilter.h"
#include "catalogue/PhotoMarks.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/PlacelessRows.h"
#include "library/Answers.h"
#include "library/FaceCards.h"

namespace albumen {
namespace {

Result<PhotoCard> cardOf(Db& db, const PhotoRow& row)
{
    TRY_ASSIGN(const PhotoMarks marks, photoMarks(db, row));
    return PhotoCard{.id = row.id,
                     .content = row.content,
                     .path = row.path,
                     .bytes = row.size,
                     .takenLocalS = marks.takenLocalS ? marks.takenLocalS : row.takenLocalS,
                     .takenSpan = marks.takenLocalS ? DateSpan::moment : row.takenSpan,
                     .state = row.state,
                     .takenSaid = marks.takenLocalS.has_value(),
                     .faces = marks.faces,
                     .favourite = marks.favourite,
                     .turn = marks.turn,
                     .unfiled = marks.unfiled,
                     .unreadable = marks.unreadable};
}

Status putSize(Db& db, ViewedPhoto& viewed)
{
    TRY_ASSIGN(const PictureFacts picture, FaceBoxRows(db).picture(*viewed.card.content));
    const bool sideways = viewed.card.turn % 2 != 0;
    viewed.width = sideways ? picture.upright.height : picture.upright.width;
    viewed.height = sideways ? picture.upright.width : picture.upright.height;
    return {};
}

/// As the picture is shown, left to right.
Status putFaces(Db& db, ViewedPhoto& viewed)
{
    TRY_ASSIGN(std::vector<LabelledFace> rows, FaceRows(db).ofContent(*viewed.card.content));
    std::erase_if(rows, [](const LabelledFace& face) { return face.how == LabelHow::notAFace; });
    TRY_ASSIGN(viewed.faces, faceCards(db, rows));
    std::stable_sort(viewed.faces.begin(), viewed.faces.end(),
                     [](const FaceCard& a, const FaceCard& b) { return a.box.x < b.box.x; });
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
            TRY_ASSIGN(PhotoCard card, cardOf(db, row));
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
        TRY_ASSIGN(viewed.card, cardOf(db, *row));
        if (!row->content) return viewed;
        TRY(putSize(db, viewed));
        TRY(putFaces(db, viewed));
        TRY(putPlaces(db, choice, viewed));
        TRY_ASSIGN(viewed.placeless, PlacelessRows(db).peopleIn(*row->content));
        return viewed;
    });
}

} // namespace albumen
