// PhotoRows::store and its second half: what one photo gave becomes rows.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <memory>

#include "base/Contract.h"
#include "catalogue/FaceBoxRows.h"
#include "catalogue/Half.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"
#include "catalogue/RunRows.h"
#include "catalogue/UnderstandingRows.h"
#include "catalogue/Views.h"
#include "catalogue/Writer.h"

namespace albumen {

namespace {

/// What went wrong is a matter of the file's bytes, and trying them again would fail again.
bool failsAgain(const Error& error)
{
    return error.stage != Stage::read && error.stage != Stage::scan && error.code != Code::outOfMemory &&
           error.code != Code::modelMissing && error.code != Code::internal;
}

struct PhotoTexts {
    std::optional<std::int64_t> takenS, offsetMin;
    std::optional<double> latitude, longitude;
    std::optional<std::string> camera;
    std::optional<int> orientation;
    DateSpan span = DateSpan::moment;
};

PhotoTexts textsOf(const PhotoResult& result)
{
    PhotoTexts texts;
    if (!result.exif) return texts; // a copy or a moved file was not decoded again
    texts.takenS = result.exif->takenLocalS;
    texts.span = result.exif->takenSpan;
    texts.offsetMin = result.exif->takenOffsetMin;
    texts.latitude = result.exif->latitude;
    texts.longitude = result.exif->longitude;
    if (!result.exif->camera.empty()) texts.camera = result.exif->camera;
    texts.orientation = static_cast<int>(result.exif->orientation);
    return texts;
}

/// Does no photo but this one show the picture? Asked where it is written: what was found beside it is written by now.
Result<bool> stillHeldOnlyHere(Db& db, const PhotoResult& result)
{
    TRY_ASSIGN(const auto photo, PhotoRows(db).photoAt(result.found.path));
    TRY_ASSIGN(const auto others, db.one("SELECT count(*) FROM photo WHERE content_id = ? AND id <> ? AND state = ?",
                                         result.edit->content, photo ? raw(photo->id) : 0, PhotoState::present));
    return photo && others.value_or(0) == 0;
}

/// The picture is named by its new data, and its faces lie where they are now.
Status becomeEdit(Db& db, const PhotoResult& result, Orientation orientation)
{
    const EditOf& edit = *result.edit;
    const std::span<const std::byte> hash(result.content->hash);
    TRY(db.run("DELETE FROM content_key WHERE content_id = ?", edit.content));
    TRY(db.run("INSERT INTO content_key(method, hash, content_id) VALUES (?, ?, ?)", result.content->method, hash,
               edit.content));
    TRY(db.run("UPDATE content SET width = ?, height = ?, format = ?, orientation = ? WHERE id = ?",
               result.fullSize.width, result.fullSize.height, result.format, orientation, edit.content));
    for (const auto& [face, box] : edit.boxes)
        TRY(db.run("UPDATE face SET x = ?, y = ?, w = ?, h = ? WHERE id = ?", box.x, box.y, box.w, box.h, face));
    return {};
}

Result<std::pair<ContentNo, bool>> contentRow(Db& db, const PhotoResult& result)
{
    const std::span<const std::byte> hash(result.content->hash);
    const int width = result.fullSize.width, height = result.fullSize.height;
    TRY_ASSIGN(const auto there, PhotoRows(db).contentOf(*result.content));
    if (there) { // met before, perhaps when it could not be decoded
        if (width > 0)
            TRY(db.run("UPDATE content SET width = ?, height = ?, format = ? WHERE id = ? AND width = 0", width, height,
                       result.format, *there));
        return std::pair(*there, false);
    }
    const Orientation orientation = result.exif ? result.exif->orientation : Orientation::upright;
    TRY_ASSIGN(const bool edited, result.edit ? stillHeldOnlyHere(db, result) : Result<bool>(false));
    if (edited) {
        TRY(becomeEdit(db, result, orientation));
        return std::pair(result.edit->content, false);
    }
    TRY(db.run("INSERT INTO content(uid, media, format, width, height, orientation) VALUES (?, 0, ?, ?, ?, ?)",
               Uid::random(), result.format, width, height, orientation));
    const auto fresh = static_cast<ContentNo>(db.lastId());
    TRY(db.run("INSERT INTO content_key(method, hash, content_id) VALUES (?, ?, ?)", result.content->method, hash,
               fresh));
    return std::pair(fresh, true);
}

/// A photo of this content that is missing, or whose row says one of the paths that are gone; one of the same name
/// first.
Result<std::optional<PhotoId>> goneTwin(Db& db, ContentNo content, const std::string& name,
                                        const std::vector<std::filesystem::path>& gone)
{
    std::optional<PhotoId> found;
    Query query = db.query("SELECT p.id, p.state, r.path, f.path, p.name FROM photo p "
                           "JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id "
                           "WHERE p.content_id = ? AND (p.state = 1 OR (p.state = 0 AND r.state = 0)) "
                           "ORDER BY p.name = ? DESC, p.state DESC, p.id",
                           content, name);
    while (!found && query.next()) {
        const auto path = absolutePath(query.text(2), query.text(3), query.text(4));
        if (query.id<PhotoState>(1) == PhotoState::missing || std::find(gone.begin(), gone.end(), path) != gone.end())
            found = query.id<PhotoId>(0);
    }
    TRY(query.status());
    return found;
}

Status updatePhoto(Db& db, PhotoId photo, std::int64_t folder, const PhotoResult& result,
                   std::optional<ContentNo> content)
{
    const PhotoTexts texts = textsOf(result);
    return db.run("UPDATE photo SET folder_id = ?, name = ?, size = ?, mtime_ns = ?, content_id = ?, "
                  "orientation = coalesce(?, orientation), taken_s = CASE WHEN ?6 IS NULL THEN taken_s ELSE ?7 END, "
                  "taken_offset_min = CASE WHEN ?6 IS NULL THEN taken_offset_min ELSE ?8 END, "
                  "lat = CASE WHEN ?6 IS NULL THEN lat ELSE ?9 END, lon = CASE WHEN ?6 IS NULL THEN lon ELSE ?10 END, "
                  "camera = CASE WHEN ?6 IS NULL THEN camera ELSE ?11 END, "
                  "taken_span = CASE WHEN ?6 IS NULL THEN taken_span ELSE ?12 END, beside = ?13, "
                  "state = iif(EXISTS(SELECT 1 FROM temp.photo_thrown WHERE photo_id = ?14), ?15, 0) "
                  "WHERE id = ?14",
                  folder, result.found.name, result.found.size, result.found.mtimeNs, content, texts.orientation,
                  texts.takenS, texts.offsetMin, texts.latitude, texts.longitude, texts.camera, texts.span,
                  result.found.beside, photo, PhotoState::trashed);
}

Result<PhotoId> insertPhoto(Db& db, std::int64_t folder, const PhotoResult& result, std::optional<ContentNo> content)
{
    const PhotoTexts texts = textsOf(result);
    TRY(db.run(
        "INSERT INTO photo(folder_id, name, size, mtime_ns, content_id, orientation, taken_s, taken_offset_min, "
        "lat, lon, camera, taken_span, beside, state) VALUES (?, ?, ?, ?, ?, coalesce(?, 1), ?, ?, ?, ?, ?, ?, ?, "
        "0)",
        folder, result.found.name, result.found.size, result.found.mtimeNs, content, texts.orientation, texts.takenS,
        texts.offsetMin, texts.latitude, texts.longitude, texts.camera, texts.span, result.found.beside));
    const auto photo = static_cast<PhotoId>(db.lastId());
    if (!result.exif && content) // a copy: what its twin says
        TRY(db.run("UPDATE photo SET (orientation, taken_s, taken_offset_min, lat, lon, camera, taken_span) = "
                   "(SELECT orientation, taken_s, taken_offset_min, lat, lon, camera, taken_span FROM photo "
                   " WHERE content_id = ?1 AND id <> ?2 ORDER BY id LIMIT 1) "
                   "WHERE id = ?2 AND EXISTS(SELECT 1 FROM photo WHERE content_id = ?1 AND id <> ?2)",
                   *content, photo));
    return photo;
}

struct KnownFace {
    FaceId id{};
    RelBox box;
    FaceOrigin origin{};
    int state = 0;
    bool taken = false;
};

/// Without those that were drawn and taken back.
Result<std::vector<KnownFace>> knownFaces(Db& db, ContentNo content)
{
    std::vector<KnownFace> faces;
    Query query = db.query("SELECT id, x, y, w, h, origin, state FROM face f WHERE content_id = ? AND (origin = ? "
                           "OR EXISTS(SELECT 1 FROM state WHERE reg = ? AND a = f.id AND b = 0)) ORDER BY id",
                           content, FaceOrigin::detected, Register::faceBox);
    while (query.next())
        faces.push_back({query.id<FaceId>(0),
                         {query.single(1), query.single(2), query.single(3), query.single(4)},
                         query.id<FaceOrigin>(5),
                         static_cast<int>(query.integer(6))});
    TRY(query.status());
    return faces;
}

/// Which known face each found one is, best overlap first, live ones before gone ones; -1 = none.
std::vector<int> pairUp(const std::vector<FaceFound>& found, std::vector<KnownFace>& known)
{
    struct Pair {
        float iou;
        bool live;
        int found, known;
    };
    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (std::size_t j = 0; j < known.size(); ++j)
            if (const float shared = iou(found[i].box.box, known[j].box); shared >= sameFaceIou)
                pairs.push_back({shared, known[j].state == faceLive, int(i), int(j)});
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.live != b.live ? a.live : a.iou > b.iou; });
    std::vector<int> same(found.size(), -1);
    for (const Pair& pair : pairs) {
        KnownFace& face = known[std::size_t(pair.known)];
        if (face.taken || same[std::size_t(pair.found)] >= 0) continue;
        face.taken = true;
        same[std::size_t(pair.found)] = pair.known;
    }
    return same;
}

/// Does any decision, in force or undone, speak of this face?
Result<bool> decidedUpon(Db& db, FaceId face)
{
    TRY_ASSIGN(const auto said,
               db.one("SELECT EXISTS(SELECT 1 FROM change WHERE reg BETWEEN ?1 AND ?2 AND a = ?3) "
                      "OR EXISTS(SELECT 1 FROM change WHERE reg = ?4 AND b = ?3) "
                      "OR EXISTS(SELECT 1 FROM change WHERE reg = ?5 AND after = ?3)",
                      Register::facePerson, Register::faceBox, face, Register::facePair, Register::personCover));
    return said.value_or(0) != 0;
}

Result<std::vector<FaceId>> storeFaces(Db& db, ContentNo content, const std::vector<FaceFound>& found)
{
    TRY_ASSIGN(auto known, knownFaces(db, content));
    const std::vector<int> same = pairUp(found, known);
    std::vector<FaceId> ids;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const RelBox& box = found[i].box.box;
        if (same[i] < 0) {
            TRY(db.run("INSERT INTO face(uid, content_id, x, y, w, h, origin, score, state) VALUES (?, ?, ?, ?, ?, ?, "
                       "?, ?, ?)",
                       Uid::random(), content, box.x, box.y, box.w, box.h, FaceOrigin::detected, found[i].box.score,
                       faceLive));
            ids.push_back(static_cast<FaceId>(db.lastId()));
            continue;
        }
        const KnownFace& face = known[std::size_t(same[i])];
        ids.push_back(face.id);
        if (face.origin == FaceOrigin::detected) // a drawn or imported box is the person's
            TRY(db.run("UPDATE face SET x = ?, y = ?, w = ?, h = ?, score = ?, state = ? WHERE id = ?", box.x, box.y,
                       box.w, box.h, found[i].box.score, faceLive, face.id));
    }
    for (const KnownFace& face : known) {
        if (face.taken || face.state == faceGone || face.origin != FaceOrigin::detected) continue;
        TRY_ASSIGN(const bool kept, decidedUpon(db, face.id));
        if (!kept) TRY(db.run("UPDATE face SET state = ? WHERE id = ?", faceGone, face.id));
    }
    return ids;
}

Status storeProblems(Db& db, const PhotoResult& result, const StoredPhoto& stored, RunId run)
{
    RunRows runs(db);
    TRY(runs.solve(result.found.path, run));
    for (Error error : result.errors) {
        if (error.path.empty()) error.path = result.found.path;
        const bool again = !failsAgain(error); // without size and time it is tried in every run
        const std::optional<PhotoId> photo = stored.photo == PhotoId{} ? std::nullopt : std::optional(stored.photo);
        TRY(runs.addProblem(run, error, photo, again ? std::nullopt : std::optional(result.found.size),
                            again ? std::nullopt : std::optional(result.found.mtimeNs)));
    }
    return {};
}

std::vector<std::byte> pointBytes(const Landmarks& points)
{
    std::array<float, 10> numbers{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        numbers[2 * i] = points[i].x;
        numbers[2 * i + 1] = points[i].y;
    }
    std::vector<std::byte> bytes(sizeof numbers);
    std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes;
}

Status storeQuality(Db& db, FaceId face, const FaceFound& found)
{
    const FaceQuality& quality = found.quality;
    return db.run("INSERT OR REPLACE INTO d.face_look(face_id, points, yaw, pitch, roll, height_px, sharpness, grade) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                  face, pointBytes(found.box.points), quality.yaw, quality.pitch, quality.roll, quality.heightPx,
                  quality.sharpness, quality.grade);
}

double secondsSince(std::chrono::steady_clock::time_point started)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

/// What a result keeps in memory beside itself.
std::uint64_t bytesHeld(const PhotoResult& result)
{
    std::uint64_t bytes = result.thumbnail ? result.thumbnail->size() : 0;
    if (result.understanding && result.understanding->look)
        bytes += result.understanding->look->pooled.size() * sizeof(float);
    if (!result.faces) return bytes;
    for (const FaceFound& face : *result.faces) {
        bytes += sizeof face + (face.embedding ? face.embedding->vector.size() * sizeof(float) : 0);
        bytes += face.thumbnail ? face.thumbnail->size() : 0;
    }
    return bytes;
}

Status storePass(Db& db, ContentNo content, PassKind kind, std::int64_t model, std::int64_t found)
{
    return db.run("INSERT OR REPLACE INTO d.pass(content_id, kind, model_key, found) VALUES (?, ?, ?, ?)", content,
                  kind, model, found);
}

} // namespace

Result<StoredPhoto> PhotoRows::store(const PhotoResult& result, RunId run,
                                     const std::vector<std::filesystem::path>& gone)
{
    EXPECTS(!result.cancelled);
    EXPECTS(!result.faces || result.detector);
    StoredPhoto stored;
    TRY_ASSIGN(const std::int64_t folder, ensureFolder(result.found.root, result.found.folder));
    TRY_ASSIGN(auto photo, db_.one("SELECT id FROM photo WHERE folder_id = ? AND name = ?", folder, result.found.name));
    if (result.neverRead()) {
        stored.photo = static_cast<PhotoId>(photo.value_or(0));
        TRY(storeProblems(db_, result, stored, run));
        return stored;
    }
    if (result.content) {
        TRY_ASSIGN(const auto content, contentRow(db_, result));
        stored.content = content.first;
        stored.freshContent = content.second;
        if (!photo && !stored.freshContent) {
            TRY_ASSIGN(const auto twin, goneTwin(db_, content.first, result.found.name, gone));
            stored.moved = twin.has_value();
            if (twin) photo = raw(*twin);
        }
    }
    if (photo) {
        stored.photo = static_cast<PhotoId>(*photo);
        TRY(updatePhoto(db_, stored.photo, folder, result, stored.content));
    } else {
        TRY_ASSIGN(stored.photo, insertPhoto(db_, folder, result, stored.content));
    }
    if (stored.content && result.faces) {
        TRY_ASSIGN(stored.faces, storeFaces(db_, *stored.content, *result.faces));
    }
    TRY(storeProblems(db_, result, stored, run));
    return stored;
}

Status PhotoRows::storeDerived(const PhotoResult& result, const StoredPhoto& stored)
{
    if (!stored.content || !result.faces) return {};
    EXPECTS(stored.faces.size() == result.faces->size());
    TRY_ASSIGN(const auto detector, modelKey(db_, *result.detector, true));
    std::optional<std::int64_t> embedder;
    if (result.embedder) {
        TRY_ASSIGN(embedder, modelKey(db_, *result.embedder, true));
    }
    for (const char* table : {"face_look", "embedding", "match", "group_face", "face_attribute"})
        TRY(db_.run(std::string("DELETE FROM d.") + table +
                        " WHERE face_id IN (SELECT id FROM face WHERE content_id = ? AND state = 1)",
                    *stored.content));
    for (std::size_t i = 0; i < stored.faces.size(); ++i) {
        const FaceFound& face = (*result.faces)[i];
        TRY(storeQuality(db_, stored.faces[i], face));
        if (!face.embedding) continue;
        EXPECTS(result.embedder && face.embedding->model == *result.embedder);
        TRY(db_.run("INSERT INTO d.embedding(model_key, face_id, vec) VALUES (?, ?, ?) "
                    "ON CONFLICT(model_key, face_id) DO UPDATE SET vec = excluded.vec",
                    embedder, stored.faces[i], toHalf(face.embedding->vector)));
    }
    if (result.understanding) TRY(UnderstandingRows(db_).store(*stored.content, *result.understanding, stored.faces));
    // Passes last: until they are there the photo counts as not looked at.
    TRY(db_.run("DELETE FROM d.pass WHERE content_id = ? AND kind IN (?, ?)", *stored.content, PassKind::detect,
                PassKind::masked));
    TRY_ASSIGN(const auto faces,
               db_.one("SELECT count(*) FROM face WHERE content_id = ? AND origin = 0 AND state = 0", *stored.content));
    TRY(storePass(db_, *stored.content, PassKind::detect, *detector, faces.value_or(0)));
    if (result.masked) {
        TRY_ASSIGN(const auto masked, modelKey(db_, *result.masked, true));
        TRY(storePass(db_, *stored.content, PassKind::masked, *masked, faces.value_or(0)));
    }
    if (!embedder) return {};
    TRY_ASSIGN(const auto vectors,
               db_.one("SELECT count(*) FROM face f JOIN d.embedding e ON e.face_id = f.id "
                       "AND e.model_key = ? WHERE f.content_id = ? AND f.origin = 0 AND f.state = 0",
                       *embedder, *stored.content));
    return storePass(db_, *stored.content, PassKind::embed, *embedder, vectors.value_or(0));
}

Status PhotoRows::storeThumb(const PhotoResult& result, const StoredPhoto& stored)
{
    ThumbRows rows(db_);
    if (stored.content && result.thumbnail)
        TRY(rows.put(ThumbKind::content320, raw(*stored.content), *result.thumbnail));
    for (std::size_t i = 0; i < stored.faces.size(); ++i)
        if (const auto& thumbnail = (*result.faces)[i].thumbnail)
            TRY(rows.put(ThumbKind::face, raw(stored.faces[i]), *thumbnail));
    return {};
}

Status PhotoRows::storeLater(Writer& writer, PhotoResult result, RunId run,
                             std::function<void(const StoredPhoto&)> stored, std::vector<std::filesystem::path> gone)
{
    struct Both {
        PhotoResult result;
        StoredPhoto stored;
    };
    WriteWork work;
    work.bytes = sizeof(Both) + bytesHeld(result);
    auto both = std::make_shared<Both>(Both{std::move(result), {}});
    work.catalogue = [both, run, gone = std::move(gone)](Db& db) -> Status {
        const auto started = std::chrono::steady_clock::now();
        TRY_ASSIGN(both->stored, PhotoRows(db).store(both->result, run, gone));
        both->stored.seconds += secondsSince(started);
        return {};
    };
    work.derived = [both](Db& db) -> Status {
        const auto started = std::chrono::steady_clock::now();
        TRY(PhotoRows(db).storeDerived(both->result, both->stored));
        both->stored.seconds += secondsSince(started);
        return {};
    };
    if (both->result.thumbnail || both->result.faces)
        work.thumbs = [both](Db& db) { return PhotoRows(db).storeThumb(both->result, both->stored); };
    if (stored) work.stored = [both, stored = std::move(stored)] { stored(both->stored); };
    return writer.later(std::move(work));
}

} // namespace albumen
