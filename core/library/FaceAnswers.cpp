#include "base/Sentence.h"
#include "catalogue/FaceRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"
#include "library/FaceCards.h"

namespace albumen {
namespace {

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
        if (photos.empty()) return fail(Code::pathMissing, Stage::none, path, std::string(noPhotoThere));
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
        TRY_ASSIGN(const std::vector<LabelledFace> rows, FaceRows(db).rows(ids));
        return faceCards(db, rows);
    });
}

Result<std::vector<IgnoredCard>> FaceAnswers::ignored() const
{
    TRY_ASSIGN(const auto rows, state_.catalogue().read([](Db& db) { return FaceRows(db).ignored(); }));
    std::vector<IgnoredCard> cards;
    for (const FaceRows::Ignored& row : rows) {
        if (cards.empty() || cards.back().decision != row.decision)
            cards.push_back({.decision = row.decision, .atMs = row.atMs, .faces = {}});
        cards.back().faces.push_back(row.face);
    }
    return cards;
}

} // namespace albumen
