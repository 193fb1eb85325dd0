#include "catalogue/PhotoRows.h"

#include <algorithm>
#include <iterator>

#include "base/Contract.h"
#include "base/Files.h"
#include "catalogue/Catalogue.h"
#include "catalogue/Registers.h"
#include "catalogue/RunRows.h"

namespace albumen {

namespace {

constexpr auto photoColumns = "SELECT p.id, p.content_id, r.path, f.path, p.name, r.id, p.size, p.mtime_ns, p.state, "
                              "p.taken_s, p.taken_span, p.beside FROM photo p JOIN folder f ON f.id = p.folder_id "
                              "JOIN root r ON r.id = f.root_id ";

PhotoRow rowOf(const Query& query)
{
    PhotoRow row;
    row.id = query.id<PhotoId>(0);
    if (!query.null(1)) row.content = query.id<ContentNo>(1);
    row.path = absolutePath(query.text(2), query.text(3), query.text(4));
    row.root = query.id<RootId>(5);
    row.size = static_cast<std::uint64_t>(query.integer(6));
    row.mtimeNs = query.integer(7);
    row.state = query.id<PhotoState>(8);
    row.takenLocalS = query.maybeInteger(9);
    row.takenSpan = query.id<DateSpan>(10);
    row.beside = query.integer(11);
    return row;
}

Result<std::vector<PhotoRow>> rowsOf(Query query)
{
    std::vector<PhotoRow> rows;
    while (query.next()) rows.push_back(rowOf(query));
    TRY(query.status());
    return rows;
}

Result<std::optional<PhotoRow>> firstOf(Query query)
{
    std::optional<PhotoRow> row;
    if (query.next()) row = rowOf(query);
    TRY(query.status());
    return row;
}

/// The key of a model that may never have looked: none of its passes can be found under -1.
Result<std::int64_t> keyOrNever(Db& db, const std::optional<ModelRev>& model)
{
    if (!model) return -1;
    TRY_ASSIGN(const auto key, modelKey(db, *model, false));
    return key.value_or(-1);
}

} // namespace

std::filesystem::path absolutePath(const std::string& root, const std::string& folder, const std::string& name)
{
    const std::filesystem::path base(root);
    return folder.empty() ? base / name : base / folder / name;
}

Result<std::optional<std::int64_t>> modelKey(Db& db, const ModelRev& model, bool make)
{
    TRY_ASSIGN(const auto key,
               db.one("SELECT key FROM d.model WHERE id = ? AND revision = ?", model.id, model.revision));
    if (key || !make) return key;
    TRY(db.run("INSERT INTO d.model(id, revision) VALUES (?, ?)", model.id, model.revision));
    return std::optional(db.lastId());
}

Result<RootId> PhotoRows::ensureRoot(const RootRow& root)
{
    TRY_ASSIGN(auto id, db_.one("SELECT id FROM root WHERE uid = ?", root.uid));
    if (!id) {
        TRY_ASSIGN(id, db_.one("SELECT id FROM root WHERE path = ? AND kind = ?", root.path.native(), root.kind));
    }
    const std::optional<std::string> volume = root.volume.empty() ? std::nullopt : std::optional(root.volume);
    if (!id) {
        const Uid uid = root.uid == Uid{} ? Uid::random() : root.uid;
        TRY(db_.run("INSERT INTO root(uid, path, kind, volume, has_marker, state) VALUES (?, ?, ?, ?, ?, ?)", uid,
                    root.path.native(), root.kind, volume, root.hasMarker, root.state));
        return static_cast<RootId>(db_.lastId());
    }
    TRY(db_.run("UPDATE root SET path = ?, kind = ?, volume = ?, has_marker = ?, state = ?, "
                "uid = CASE WHEN ? THEN uid ELSE ? END WHERE id = ?",
                root.path.native(), root.kind, volume, root.hasMarker, root.state, root.uid == Uid{}, root.uid, *id));
    return static_cast<RootId>(*id);
}

Result<std::vector<RootRow>> PhotoRows::roots() const
{
    std::vector<RootRow> rows;
    Query query =
        db_.query("SELECT id, uid, path, kind, volume, has_marker, state FROM root WHERE state <> ? ORDER BY id",
                  RootState::removed);
    while (query.next()) {
        RootRow row;
        row.id = query.id<RootId>(0);
        const auto uid = query.blob(1);
        std::copy_n(uid.begin(), std::min(uid.size(), row.uid.bytes.size()), row.uid.bytes.begin());
        row.path = query.text(2);
        row.kind = query.id<RootKind>(3);
        row.volume = query.text(4);
        row.hasMarker = query.integer(5) != 0;
        row.state = query.id<RootState>(6);
        rows.push_back(std::move(row));
    }
    TRY(query.status());
    return rows;
}

Result<std::int64_t> PhotoRows::ensureFolder(RootId root, const std::string& path)
{
    TRY_ASSIGN(const auto there, db_.one("SELECT id FROM folder WHERE root_id = ? AND path = ?", root, path));
    if (there) return *there;
    TRY(db_.run("INSERT INTO folder(root_id, path) VALUES (?, ?)", root, path));
    return db_.lastId();
}

Status PhotoRows::setRootState(RootId root, RootState state)
{
    return db_.run("UPDATE root SET state = ? WHERE id = ?", state, root);
}

Status PhotoRows::setScanned(RootId root, RunId run)
{
    return db_.run("UPDATE root SET complete_run = ? WHERE id = ?", run, root);
}

Result<std::vector<KnownPhoto>> PhotoRows::knownInFolder(RootId root, const std::string& folder,
                                                         const LookedWith& with) const
{
    TRY_ASSIGN(const std::int64_t detector, keyOrNever(db_, with.detector));
    TRY_ASSIGN(const std::int64_t embedder, keyOrNever(db_, with.embedder));
    TRY_ASSIGN(const std::int64_t masked, keyOrNever(db_, with.masked));
    std::vector<KnownPhoto> known;
    Query query = db_.query(
        "SELECT p.id, p.name, p.size, p.mtime_ns, p.state, "
        "  (p.content_id IS NOT NULL "
        "   AND (? OR EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = p.content_id AND s.kind = ? AND s.model_key = "
        "?)) "
        "   AND (? OR EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = p.content_id AND s.kind = ? AND s.model_key = "
        "?)) "
        "   AND (? OR EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = p.content_id AND s.kind = ? AND s.model_key = "
        "?))) "
        "  OR EXISTS(SELECT 1 FROM problem q WHERE q.photo_id = p.id AND q.solved_run IS NULL AND q.size = p.size "
        "            AND q.mtime_ns = p.mtime_ns), p.beside "
        "FROM folder f JOIN photo p ON p.folder_id = f.id WHERE f.root_id = ? AND f.path = ?",
        !with.detector, PassKind::detect, detector, !with.detector || !with.embedder, PassKind::embed, embedder,
        !with.detector || !with.masked, PassKind::masked, masked, root, folder);
    while (query.next())
        known.push_back({query.id<PhotoId>(0), query.text(1), static_cast<std::uint64_t>(query.integer(2)),
                         query.integer(3), query.id<PhotoState>(4), query.integer(5) != 0, query.integer(6)});
    TRY(query.status());
    return known;
}

Result<std::vector<std::string>> PhotoRows::folders(RootId root) const
{
    std::vector<std::string> folders;
    Query query = db_.query("SELECT path FROM folder f WHERE root_id = ? "
                            "AND EXISTS(SELECT 1 FROM photo p WHERE p.folder_id = f.id) ORDER BY path",
                            root);
    while (query.next()) folders.push_back(query.text(0));
    TRY(query.status());
    return folders;
}

Result<std::vector<KnownPhoto>> KnownRows::inFolder(RootId root, const std::string& folder)
{
    return catalogue_.read([&](Db& db) { return PhotoRows(db).knownInFolder(root, folder, with_); });
}

Result<std::vector<std::string>> KnownRows::folders(RootId root)
{
    return catalogue_.read([&](Db& db) { return PhotoRows(db).folders(root); });
}

Result<PhotoId> KnownRows::newest()
{
    return catalogue_.read([](Db& db) -> Result<PhotoId> {
        TRY_ASSIGN(const auto newest, db.one("SELECT max(id) FROM photo"));
        return PhotoId{newest.value_or(0)};
    });
}

Result<std::map<ContentId, Orientation>> PhotoRows::finished(const LookedWith& with) const
{
    TRY_ASSIGN(const std::int64_t detector, keyOrNever(db_, with.detector));
    TRY_ASSIGN(const std::int64_t embedder, keyOrNever(db_, with.embedder));
    TRY_ASSIGN(const std::int64_t masked, keyOrNever(db_, with.masked));
    std::map<ContentId, Orientation> done;
    Query query = db_.query("SELECT k.method, k.hash, c.orientation FROM content_key k "
                            "JOIN content c ON c.id = k.content_id "
                            "WHERE EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = k.content_id AND s.kind = ? AND "
                            "s.model_key = ?) "
                            "AND (? OR EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = k.content_id AND s.kind = ? "
                            "AND s.model_key = ?)) "
                            "AND (? OR EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = k.content_id AND s.kind = ? "
                            "AND s.model_key = ?))",
                            PassKind::detect, detector, !with.embedder, PassKind::embed, embedder, !with.masked,
                            PassKind::masked, masked);
    while (query.next()) {
        ContentId content;
        content.method = static_cast<int>(query.integer(0));
        const auto hash = query.blob(1);
        if (hash.size() == content.hash.size()) std::copy(hash.begin(), hash.end(), content.hash.begin());
        done.emplace(content, query.id<Orientation>(2));
    }
    TRY(query.status());
    return done;
}

Result<std::vector<PhotoRow>> PhotoRows::presentIn(RootId root) const
{
    return rowsOf(db_.query(std::string(photoColumns) + "WHERE r.id = ? AND p.state = ?", root, PhotoState::present));
}

Result<std::vector<PhotoRow>> PhotoRows::someIn(RootId root, std::size_t most) const
{
    return rowsOf(db_.query(std::string(photoColumns) + "WHERE r.id = ? AND p.state = ? LIMIT ?", root,
                            PhotoState::present, most));
}

Status PhotoRows::lookAgain(const std::vector<std::filesystem::path>& paths)
{
    TRY_ASSIGN(const std::vector<PhotoRow> photos, photosUnder(paths));
    for (const PhotoRow& photo : photos) {
        if (photo.content) TRY(db_.run("DELETE FROM d.pass WHERE content_id = ?", *photo.content));
        // A problem is of a size and a time: without them it is of no file that is there.
        TRY(db_.run("UPDATE problem SET size = NULL, mtime_ns = NULL WHERE photo_id = ? AND solved_run IS NULL",
                    photo.id));
    }
    return {};
}

Status PhotoRows::setBeside(PhotoId photo, std::int64_t beside)
{
    return db_.run("UPDATE photo SET beside = ? WHERE id = ?", beside, photo);
}

Status PhotoRows::markMissing(const std::vector<PhotoId>& photos)
{
    for (const PhotoId photo : photos)
        TRY(db_.run("UPDATE photo SET state = ? WHERE id = ? AND state = ?", PhotoState::missing, photo,
                    PhotoState::present));
    return {};
}

Result<PhotoCounts> PhotoRows::counts() const
{
    PhotoCounts counts;
    Query query = db_.query("SELECT sum(state = ?1), sum(state = ?2), sum(state = ?3), "
                            "count(DISTINCT CASE WHEN state = ?1 THEN content_id END), "
                            "count(CASE WHEN state = ?1 THEN content_id END) FROM photo "
                            "WHERE folder_id IN (SELECT f.id FROM folder f JOIN root r ON r.id = f.root_id "
                            "WHERE r.kind <> ?4 AND r.state <> ?5)",
                            PhotoState::present, PhotoState::missing, PhotoState::trashed, RootKind::references,
                            RootState::removed);
    if (query.next()) {
        counts.present = static_cast<std::uint64_t>(query.integer(0));
        counts.missing = static_cast<std::uint64_t>(query.integer(1));
        counts.trashed = static_cast<std::uint64_t>(query.integer(2));
        counts.contents = static_cast<std::uint64_t>(query.integer(3));
        counts.same = static_cast<std::uint64_t>(query.integer(4)) - counts.contents;
    }
    TRY(query.status());
    TRY_ASSIGN(const auto faces,
               db_.one("SELECT count(*) FROM temp.live_face f WHERE "
                       "f.content_id IN (SELECT content_id FROM temp.collection) "
                       "AND NOT EXISTS(SELECT 1 FROM face_status s WHERE s.face_id = f.id AND s.status IN (?, ?))",
                       FaceStatus::notAFace, FaceStatus::removed));
    counts.faces = static_cast<std::uint64_t>(faces.value_or(0));
    return counts;
}

Result<std::optional<PhotoRow>> PhotoRows::photo(PhotoId id) const
{
    return firstOf(db_.query(std::string(photoColumns) + "WHERE p.id = ?", id));
}

Result<std::optional<PhotoRow>> PhotoRows::photoAt(const std::filesystem::path& absolute) const
{
    TRY_ASSIGN(const auto all, roots());
    for (const RootRow& root : all) {
        if (!isUnder(absolute, root.path)) continue;
        const std::filesystem::path below = absolute.lexically_relative(root.path);
        const std::string folder = below == "." ? std::string() : below.parent_path().native();
        TRY_ASSIGN(auto row,
                   firstOf(db_.query(std::string(photoColumns) + "WHERE r.id = ? AND f.path = ? AND p.name = ?",
                                     root.id, folder, absolute.filename().native())));
        if (row) return row;
    }
    return std::nullopt;
}

Result<std::vector<PhotoRow>> PhotoRows::photosOf(ContentNo content) const
{
    return rowsOf(db_.query(std::string(photoColumns) + "WHERE p.content_id = ? "
                                                        "ORDER BY p.state = ? AND r.state = ? DESC, p.state, p.id",
                            content, PhotoState::present, RootState::online));
}

Result<std::filesystem::path> PhotoRows::pathOf(ContentNo content) const
{
    TRY_ASSIGN(const std::vector<PhotoRow> photos, photosOf(content));
    return photos.empty() ? std::filesystem::path() : photos.front().path;
}

Result<std::filesystem::path> PhotoRows::pathOf(FaceId face) const
{
    TRY_ASSIGN(const auto content, db_.one("SELECT content_id FROM face WHERE id = ?", face));
    if (!content) return std::filesystem::path();
    return pathOf(static_cast<ContentNo>(*content));
}

Status PhotoRows::addUnder(const RootRow& root, const std::filesystem::path& path, std::vector<PhotoRow>& rows) const
{
    const auto add = [&rows](Result<std::vector<PhotoRow>> some) -> Status {
        TRY(some);
        rows.insert(rows.end(), std::make_move_iterator(some->begin()), std::make_move_iterator(some->end()));
        return {};
    };
    const std::string inRoot = std::string(photoColumns) + "WHERE r.id = ? AND p.state = ? ";
    if (isUnder(root.path, path)) return add(rowsOf(db_.query(inRoot, root.id, PhotoState::present)));
    if (!isUnder(path, root.path)) return {};
    const std::filesystem::path below = path.lexically_relative(root.path);
    // '0' is the byte after '/': all folders below, by the index of folder.
    const std::string folder = below.native();
    TRY(add(rowsOf(db_.query(inRoot + "AND (f.path = ? OR (f.path > ? AND f.path < ?))", root.id, PhotoState::present,
                             folder, folder + "/", folder + "0"))));
    return add(rowsOf(db_.query(inRoot + "AND f.path = ? AND p.name = ?", root.id, PhotoState::present,
                                below.parent_path().native(), below.filename().native())));
}

Result<std::vector<PhotoRow>> PhotoRows::photosUnder(const std::vector<std::filesystem::path>& paths) const
{
    TRY_ASSIGN(const std::vector<RootRow> all, roots());
    std::vector<PhotoRow> rows;
    for (const RootRow& root : all) {
        if (paths.empty()) TRY(addUnder(root, root.path, rows));
        for (const auto& path : paths) // "/photos/trip/" is the folder as "/photos/trip" is
            TRY(addUnder(root, path.has_filename() ? path : path.parent_path(), rows));
    }
    std::sort(rows.begin(), rows.end(),
              [](const PhotoRow& a, const PhotoRow& b) { return a.path != b.path ? a.path < b.path : a.id < b.id; });
    const auto same = [](const PhotoRow& a, const PhotoRow& b) { return a.id == b.id; }; // asked for twice
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return rows;
}

Result<std::vector<PhotoRow>> PhotoRows::rows(std::span<const PhotoId> photos) const
{
    std::vector<PhotoRow> rows;
    for (const PhotoId id : photos) {
        TRY_ASSIGN(auto row, photo(id));
        if (row) rows.push_back(std::move(*row));
    }
    return rows;
}

Result<std::optional<ContentNo>> PhotoRows::contentOf(const ContentId& content) const
{
    TRY_ASSIGN(const auto number, db_.one("SELECT content_id FROM content_key WHERE method = ? AND hash = ?",
                                          content.method, std::span<const std::byte>(content.hash)));
    if (!number) return std::nullopt;
    return static_cast<ContentNo>(*number);
}

Result<std::vector<std::filesystem::path>> PhotoRows::otherPathsOf(const ContentId& content,
                                                                   const std::filesystem::path& here) const
{
    std::vector<std::filesystem::path> paths;
    TRY_ASSIGN(const auto number, contentOf(content));
    if (!number) return paths;
    Query query = db_.query("SELECT r.path, f.path, p.name FROM photo p JOIN folder f ON f.id = p.folder_id "
                            "JOIN root r ON r.id = f.root_id WHERE p.content_id = ? AND p.state = ? AND r.state = ?",
                            *number, PhotoState::present, RootState::online);
    while (query.next())
        if (auto path = absolutePath(query.text(0), query.text(1), query.text(2)); path != here)
            paths.push_back(std::move(path));
    TRY(query.status());
    return paths;
}

} // namespace albumen
