#include "catalogue/FaceRows.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"

namespace albumen {
namespace {

FaceCard cardOf(const LabelledFace& face, const MatchLimitRows& limits)
{
    FaceCard card{.id = face.id,
                  .content = face.content,
                  .path = {},
                  .box = face.box,
                  .score = face.score,
                  .look = face.look,
                  .how = face.how,
                  .personId = face.person,
                  .person = face.name};
    card.group = face.group;
    card.distance = face.distance;
    if (!face.distance || !face.person) return card;
    const auto own = limits.own.find(*face.person);
    card.limit = own == limits.own.end() ? limits.ofAll : own->second;
    return card;
}

Result<std::vector<FaceId>> inPhotos(Db& db, const std::vector<Path>& paths)
{
    std::vector<FaceId> ids;
    const auto add = [&](const std::vector<PhotoRow>& photos) -> Status {
        for (const PhotoRow& photo : photos) {
            if (!photo.content) continue;
            TRY_ASSIGN(const std::vector<FaceId> faces, FaceRows(db).idsOfContent(*photo.content));
            ids.insert(ids.end(), faces.begin(), faces.end());
        }
        return {};
    };
    for (const Path& path : paths) {
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosUnder({path}));
        if (photos.empty()) return fail(Code::pathMissing, Stage::none, path, "the library has no photo there");
        TRY(add(photos));
    }
    return ids;
}

} // namespace

Result<std::vector<FaceId>> FaceAnswers::ids(const FaceQuery& query) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<FaceId>> {
        FaceRows faces(db);
        if (query.person) return faces.idsOfPerson(*query.person, true);
        if (query.group) return faces.idsOfGroup(*query.group);
        return query.photos.empty() ? faces.idsOfAll() : inPhotos(db, query.photos);
    });
}

Result<std::vector<FaceCard>> FaceAnswers::cards(std::span<const FaceId> ids) const
{
    return state_.catalogue().read([&](Db& db) -> Result<std::vector<FaceCard>> {
        TRY_ASSIGN(const MatchLimitRows limits, MatchRows(db).limits());
        TRY_ASSIGN(const std::vector<LabelledFace> rows, FaceRows(db).rows(ids));
        std::vector<FaceCard> cards;
        for (const LabelledFace& row : rows) {
            FaceCard& card = cards.emplace_back(cardOf(row, limits));
            TRY_ASSIGN(card.path, PhotoRows(db).pathOf(row.content));
        }
        return cards;
    });
}

} // namespace albumen
