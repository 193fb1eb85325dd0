#include <algorithm>

#include "catalogue/FaceRows.h"
#include "catalogue/MatchRows.h"
#include "catalogue/PhotoRows.h"
#include "library/Answers.h"
#include "load/FaceThumbnail.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"

namespace albumen {
namespace {

constexpr std::uint64_t thumbnailPixels = 1 << 30; // its own budget: one photo at a time
constexpr int facesPerSide = 12;                   // a face is seldom smaller than this share of its photo

FaceCard cardOf(const LabelledFace& face, const MatchLimitRows& limits)
{
    FaceCard card{.id = face.id,
                  .content = face.content,
                  .path = {},
                  .box = face.box,
                  .score = face.score,
                  .look = face.look,
                  .how = face.how,
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

Result<std::vector<std::byte>> FaceAnswers::thumbnail(FaceId face, int side) const
{
    struct Source {
        LabelledFace face;
        PhotoRow photo;
    };
    TRY_ASSIGN(const Source source, state_.catalogue().read([&](Db& db) -> Result<Source> {
        TRY_ASSIGN(const auto found, FaceRows(db).face(face));
        if (!found) return fail(Code::noFace, Stage::load, {}, "face " + std::to_string(raw(face)));
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosOf(found->content));
        if (photos.empty()) return fail(Code::fileVanished, Stage::load);
        return Source{*found, photos.front()};
    }));
    const Path& path = source.photo.path;
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(state_.parts.files, path, maxPhotoBytes));
    MemoryBudget budget(thumbnailPixels);
    InProcessLoader loader(budget);
    const float share = std::max(source.face.box.w, 1.F / static_cast<float>(facesPerSide));
    auto image = loader.load(bytes, {.longSide = static_cast<int>(static_cast<float>(side) / share)}, JobControl{});
    if (!image) {
        image.error().path = path;
        return fail(std::move(image).error());
    }
    return makeFaceThumbnail(*image, source.face.box, side);
}

} // namespace albumen
