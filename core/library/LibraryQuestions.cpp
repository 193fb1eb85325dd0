// What a library is asked.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "base/Text.h"
#include "catalogue/Exchange.h"
#include "catalogue/FaceRows.h"
#include "catalogue/FilingRows.h"
#include "catalogue/PhotoRows.h"
#include "library/LibraryImpl.h"
#include "load/FaceThumbnail.h"
#include "load/FileReader.h"
#include "load/InProcessLoader.h"
#include "people/Gallery.h"
#include "people/VectorIndex.h"

namespace albumen {
namespace {

constexpr std::size_t likeShown = 3;               // people named beside an unknown group
constexpr std::uint64_t thumbnailPixels = 1 << 30; // its own budget: one photo at a time
constexpr int facesPerSide = 12;                   // a face is seldom smaller than this share of its photo

FaceCard cardOf(const LabelledFace& face, const Path& path, const MatchLimitRows& limits)
{
    FaceCard card{.id = face.id,
                  .path = path,
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

/// The nearest people to a face, each with its smallest distance.
std::vector<std::pair<std::string, float>> nearestPeople(Db& db, const std::vector<DecidedFace>& gallery,
                                                         const Embedding& face)
{
    std::map<PersonId, float> nearest;
    for (const DecidedFace& row : gallery) {
        const float distance = distanceOf({face.model, row.vector}, face);
        const auto [known, fresh] = nearest.emplace(row.root, distance);
        if (!fresh) known->second = std::min(known->second, distance);
    }
    std::vector<std::pair<std::string, float>> like;
    for (const auto& [person, distance] : nearest)
        if (const auto name = PeopleRows(db).nameOf(person)) like.emplace_back(*name, distance);
    std::sort(like.begin(), like.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (like.size() > likeShown) like.resize(likeShown);
    return like;
}

} // namespace

Result<Overview> LibraryImpl::overview() const
{
    return catalogue_->read([&](Db& db) -> Result<Overview> {
        Overview overview;
        TRY_ASSIGN(const PhotoCounts counts, PhotoRows(db).counts());
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        TRY_ASSIGN(const std::vector<GroupRow> groups, GroupRows(db).list());
        TRY_ASSIGN(overview.problems, RunRows(db).openProblemCount());
        TRY_ASSIGN(const std::optional<RunRow> last, RunRows(db).last());
        TRY_ASSIGN(const FiledTotals filed, filedTotals(db));
        overview.photos = counts.present;
        overview.faces = counts.faces;
        overview.people = people.size();
        overview.groupsToName = groups.size();
        overview.filedPhotos = filed.photos;
        overview.filedBytes = filed.bytes;
        for (const PersonRow& person : people) overview.facesToConfirm += person.toConfirm;
        if (last) overview.lastRunMs = last->endedMs;
        return overview;
    });
}

Result<std::vector<PersonCard>> LibraryImpl::people() const
{
    const ArchiveChoice now = choice();
    return catalogue_->read([&](Db& db) -> Result<std::vector<PersonCard>> {
        TRY_ASSIGN(const std::vector<PersonRow> rows, PeopleRows(db).list());
        TRY_ASSIGN(const auto places, filedPlaces(db, now.save, now.zips));
        std::vector<PersonCard> cards;
        for (const PersonRow& row : rows) {
            PersonCard card{.id = row.id,
                            .name = row.name,
                            .photos = row.photos,
                            .faces = row.faces,
                            .newPhotos = row.newPhotos,
                            .toConfirm = row.toConfirm,
                            .best = row.best};
            if (const auto place = places.find(row.id); place != places.end()) {
                card.folder = place->second.folder;
                card.zip = place->second.zip;
            }
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<std::vector<GroupCard>> LibraryImpl::groups() const
{
    const auto chosen = models();
    const std::optional<ModelRev> embedder = chosen ? chosen->embedder() : std::nullopt;
    return catalogue_->read([&](Db& db) -> Result<std::vector<GroupCard>> {
        TRY_ASSIGN(const std::vector<GroupRow> rows, GroupRows(db).list());
        std::vector<DecidedFace> gallery;
        if (embedder) {
            TRY_ASSIGN(gallery, FaceRows(db).gallery(*embedder));
        }
        std::vector<GroupCard> cards;
        for (const GroupRow& row : rows) {
            GroupCard card{.number = row.number, .faces = row.faces, .photos = row.photos, .best = row.best};
            TRY_ASSIGN(card.bestPath, PhotoRows(db).pathOf(row.best));
            if (embedder) {
                TRY_ASSIGN(const auto vector, FaceRows(db).embedding(row.best, *embedder));
                if (vector) card.like = nearestPeople(db, gallery, *vector);
            }
            cards.push_back(std::move(card));
        }
        return cards;
    });
}

Result<std::vector<FaceCard>> LibraryImpl::faces(const std::vector<Path>& photos) const
{
    return catalogue_->read([&](Db& db) -> Result<std::vector<FaceCard>> {
        TRY_ASSIGN(const std::vector<PhotoRow> rows, PhotoRows(db).photosUnder(photos));
        for (const Path& path : photos) {
            const bool known =
                std::any_of(rows.begin(), rows.end(), [&](const PhotoRow& row) { return isUnder(row.path, path); });
            if (!known) return fail(Code::pathMissing, Stage::none, path, "the library has no photo there");
        }
        TRY_ASSIGN(const MatchLimitRows limits, MatchRows(db).limits());
        std::vector<FaceCard> cards;
        for (const PhotoRow& row : rows) {
            if (!row.content) continue;
            TRY_ASSIGN(const std::vector<LabelledFace> found, FaceRows(db).ofContent(*row.content));
            for (const LabelledFace& face : found) cards.push_back(cardOf(face, row.path, limits));
        }
        return cards;
    });
}

Result<std::vector<Error>> LibraryImpl::problems() const
{
    return catalogue_->read([](Db& db) { return RunRows(db).openProblems(); });
}

EngineInfo LibraryImpl::engine() const
{
    const DeviceChoice& device = parts_.engine.device();
    EngineInfo info{.device = device.name,
                    .reason = device.reason,
                    .fellBack = device.fellBack,
                    .threads = workers(),
                    .detector = {},
                    .embedder = {},
                    .missing = {}};
    const auto chosen = models();
    if (!chosen) {
        info.missing = "Faces cannot be found: no detector is installed. Get one with: albumen-cli models fetch";
        return info;
    }
    info.detector = chosen->detector().text();
    if (chosen->embedder()) info.embedder = chosen->embedder()->text();
    info.missing = chosen->missing;
    return info;
}

Result<std::vector<std::byte>> LibraryImpl::faceThumbnail(FaceId face, int side) const
{
    struct Source {
        LabelledFace face;
        PhotoRow photo;
    };
    TRY_ASSIGN(const Source source, catalogue_->read([&](Db& db) -> Result<Source> {
        TRY_ASSIGN(const auto found, FaceRows(db).face(face));
        if (!found) return fail(Code::noFace, Stage::load, {}, "face " + std::to_string(raw(face)));
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosOf(found->content));
        if (photos.empty()) return fail(Code::fileVanished, Stage::load);
        return Source{*found, photos.front()};
    }));
    const Path& path = source.photo.path;
    TRY_ASSIGN(const std::vector<std::byte> bytes, readWhole(parts_.files, path, maxPhotoBytes));
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

Result<std::string> LibraryImpl::exportJson() const
{
    using Json = nlohmann::ordered_json;
    return catalogue_->read([&](Db& db) -> Result<std::string> {
        Json document{{"people", Json::array()}, {"photos", Json::array()}};
        TRY_ASSIGN(const std::vector<PersonRow> people, PeopleRows(db).list());
        for (const PersonRow& person : people)
            document["people"].push_back({{"name", person.name}, {"photos", person.photos}, {"faces", person.faces}});
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosUnder({}));
        for (const PhotoRow& photo : photos) {
            Json row{{"path", printable(photo.path)},
                     {"size", photo.size},
                     {"taken", photo.takenLocalS ? Json(*photo.takenLocalS) : Json()},
                     {"faces", Json::array()}};
            if (!isUtf8(photo.path.native())) row["path_bytes"] = base64(photo.path.native());
            std::vector<LabelledFace> faces;
            if (photo.content) {
                TRY_ASSIGN(faces, FaceRows(db).ofContent(*photo.content));
            }
            for (const LabelledFace& face : faces)
                row["faces"].push_back({{"box", {face.box.x, face.box.y, face.box.w, face.box.h}},
                                        {"person", face.name.empty() ? Json() : Json(face.name)},
                                        {"how", std::string(nameOf(face.how))},
                                        {"group", face.group ? Json(*face.group) : Json()}});
            document["photos"].push_back(std::move(row));
        }
        TRY_ASSIGN(const ExchangeFile exchange, Exchange(db).tell());
        document["exchange"] = toJson(exchange);
        return document.dump(2, ' ', false, Json::error_handler_t::replace);
    });
}

} // namespace albumen
