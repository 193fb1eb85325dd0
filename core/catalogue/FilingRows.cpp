#include "catalogue/FilingRows.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include <fmt/format.h>

#include "catalogue/ForgetFaces.h"
#include "catalogue/PhotoRows.h"
#include "photo/Face.h"

namespace albumen {

namespace {

/// The embedder whose looks count, as a condition on d.pass s; none: any that ever looked.
Result<std::string> lookedBy(Db& db, const std::optional<ModelRev>& embedder)
{
    if (!embedder) return std::string("TRUE");
    TRY_ASSIGN(const auto key, modelKey(db, *embedder, false));
    return fmt::format("s.model_key = {}", key.value_or(-1));
}

/// A photo `p` that lies in the trash, or was deleted from there; one that could not be moved there yet, or not brought
/// back, keeps what is filed of it.
std::string liesInTrash()
{
    return fmt::format("(p.state = {} OR (p.state = {} AND EXISTS(SELECT 1 FROM trash t WHERE t.photo_id = p.id "
                       "AND t.state = 1 AND NOT t.beside) "
                       "AND EXISTS(SELECT 1 FROM temp.photo_thrown x WHERE x.photo_id = p.id)))",
                       int(PhotoState::deleted), int(PhotoState::trashed));
}

/// A filed picture, `filed.content_id`, all of whose photos were thrown away or are gone, as a condition.
std::string thrownAway()
{
    return fmt::format("(EXISTS(SELECT 1 FROM photo p WHERE p.content_id = filed.content_id AND {}) "
                       "AND NOT EXISTS(SELECT 1 FROM photo p JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = "
                       "f.root_id WHERE p.content_id = filed.content_id AND p.state = {} AND r.kind <> {}) "
                       "AND NOT EXISTS(SELECT 1 FROM filed m WHERE m.content_id = filed.content_id AND m.mode = {}))",
                       liesInTrash(), int(PhotoState::present), int(RootKind::references), int(FilingMode::move));
}

Result<std::vector<FilingContent>> presentContents(Db& db, const std::string& byEmbedder)
{
    std::vector<FilingContent> contents;
    Query photos = db.query(
        "SELECT p.content_id, p.id, r.path, f.path, p.name, p.size, p.mtime_ns, "
        "EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = p.content_id AND s.kind = ?), "
        "EXISTS(SELECT 1 FROM temp.content_unfiled u WHERE u.content_id = p.content_id), "
        "EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = p.content_id AND s.kind = ? AND " +
            byEmbedder +
            "), c.format, CASE WHEN p.taken_span = 0 THEN p.taken_s END FROM photo p JOIN folder f ON f.id = "
            "p.folder_id JOIN root r ON r.id = f.root_id "
            "JOIN content c ON c.id = p.content_id WHERE p.state = ? AND r.state = ? AND r.kind IN (?, ?) AND "
            "p.content_id IS NOT NULL ORDER BY "
            "p.content_id, r.id, f.path, p.name",
        PassKind::detect, PassKind::embed, PhotoState::present, RootState::online, RootKind::folder, RootKind::files);
    while (photos.next()) {
        const auto content = photos.id<ContentNo>(0);
        FilingFile file{.photo = photos.id<PhotoId>(1),
                        .path = absolutePath(photos.text(2), photos.text(3), photos.text(4)),
                        .size = static_cast<std::uint64_t>(photos.integer(5)),
                        .mtimeNs = photos.integer(6)};
        if (!contents.empty() && contents.back().content == content) {
            contents.back().further.push_back(std::move(file));
            continue;
        }
        FilingContent row;
        row.content = content;
        row.photo = file.photo;
        row.path = std::move(file.path);
        row.size = file.size;
        row.mtimeNs = file.mtimeNs;
        row.looked = row.detected = photos.integer(7) != 0;
        row.unfiled = photos.integer(8) != 0;
        row.known = row.looked && photos.integer(9) != 0;
        row.raw = photos.id<ImageFormat>(10) == ImageFormat::raw;
        if (!photos.null(11)) row.takenLocalS = photos.integer(11);
        contents.push_back(std::move(row));
    }
    TRY(photos.status());
    return contents;
}

Result<std::vector<FilingContent>> contentsOutOfReach(Db& db, const std::optional<ModelRev>& embedder)
{
    TRY_ASSIGN(const std::optional<std::int64_t> key,
               embedder ? modelKey(db, *embedder, false) : Result<std::optional<std::int64_t>>(std::nullopt));
    std::vector<FilingContent> contents;
    Query query = db.query(
        "SELECT DISTINCT content_id, EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = filed.content_id "
        "AND s.kind = ? AND s.model_key = ?), EXISTS(SELECT 1 FROM photo p JOIN folder f ON f.id = p.folder_id "
        "JOIN root r ON r.id = f.root_id WHERE p.content_id = filed.content_id AND p.state = ? "
        "AND r.kind IN (?, ?) AND r.state NOT IN (?, ?)), EXISTS(SELECT 1 FROM d.pass s "
        "WHERE s.content_id = filed.content_id AND s.kind = ?) FROM filed WHERE NOT EXISTS(SELECT 1 FROM photo p "
        "JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id "
        "WHERE p.content_id = filed.content_id AND r.kind IN (?, ?) "
        "AND p.state = ? AND r.state = ?) AND NOT " +
            thrownAway() + " ORDER BY content_id",
        PassKind::embed, key.value_or(-1), PhotoState::present, RootKind::folder, RootKind::files, RootState::online,
        RootState::removed, PassKind::detect, RootKind::folder, RootKind::files, PhotoState::present,
        RootState::online);
    while (query.next()) {
        FilingContent row;
        row.content = query.id<ContentNo>(0);
        row.looked = row.known = query.integer(1) != 0;
        row.away = query.integer(2) != 0;
        row.detected = query.integer(3) != 0;
        row.present = false;
        contents.push_back(std::move(row));
    }
    TRY(query.status());
    return contents;
}

/// Requires: `contents` by content.
Status addLabels(Db& db, std::vector<FilingContent>& contents)
{
    std::set<PersonId> unfiled;
    Query people = db.query("SELECT person_id FROM temp.person_unfiled");
    while (people.next()) unfiled.insert(people.id<PersonId>(0));
    TRY(people.status());
    Query faces = db.query("SELECT l.content_id, l.how, l.person, n.name FROM temp.face_label l "
                           "LEFT JOIN main.person_name n ON n.person_id = l.person "
                           "ORDER BY l.content_id, l.person");
    auto row = contents.begin();
    while (faces.next()) {
        const auto content = faces.id<ContentNo>(0);
        while (row != contents.end() && row->content < content) ++row;
        if (row == contents.end() || row->content != content) continue; // neither within reach nor ever filed
        const auto how = faces.id<LabelHow>(1);
        if (how == LabelHow::notAFace) continue;
        ++row->faces;
        if (how == LabelHow::ask || how == LabelHow::unknown) ++row->unknownFaces;
        if (how == LabelHow::ask || how == LabelHow::unknown || how == LabelHow::sure) ++row->openFaces;
        if (how != LabelHow::decided && how != LabelHow::sure) continue;
        const auto person = faces.id<PersonId>(2);
        if (unfiled.contains(person)) continue;
        if (row->people.empty() || row->people.back().root != person) row->people.push_back({person, faces.text(3)});
    }
    TRY(faces.status());
    TRY_ASSIGN(const bool someDeleted, undecidedDeleted(db));
    for (FilingContent& content : contents)
        if (content.faces > 0 && content.openFaces == 0 && (content.detected || !someDeleted)) content.known = true;
    return {};
}

} // namespace

Result<std::vector<FilingContent>> filingContents(Db& db, const std::optional<ModelRev>& embedder)
{
    TRY_ASSIGN(const std::string byEmbedder, lookedBy(db, embedder));
    TRY_ASSIGN(const std::vector<FilingContent> present, presentContents(db, byEmbedder));
    TRY_ASSIGN(const std::vector<FilingContent> away, contentsOutOfReach(db, embedder));
    std::vector<FilingContent> contents;
    contents.reserve(present.size() + away.size());
    std::merge(present.begin(), present.end(), away.begin(), away.end(), std::back_inserter(contents),
               [](const FilingContent& a, const FilingContent& b) { return a.content < b.content; });
    TRY(addLabels(db, contents));
    return contents;
}

Result<FiledThrownAway> filedThrownAway(Db& db)
{
    FiledThrownAway thrown;
    Query pictures = db.query("SELECT DISTINCT content_id FROM filed WHERE " + thrownAway() + " ORDER BY content_id");
    while (pictures.next()) thrown.pictures.push_back(pictures.id<ContentNo>(0));
    TRY(pictures.status());
    Query further = db.query("SELECT DISTINCT x.photo_id FROM filed x JOIN photo p ON p.id = x.photo_id "
                             "WHERE x.companion LIKE '/%' AND " +
                                 liesInTrash() + " AND x.mode <> ? ORDER BY x.photo_id",
                             FilingMode::move);
    while (further.next()) thrown.further.push_back(further.id<PhotoId>(0));
    TRY(further.status());
    return thrown;
}

Result<FiledPhotos> filedPhotos(Db& db)
{
    FiledPhotos filed;
    Query query = db.query("SELECT DISTINCT content_id, photo_id, companion <> '' FROM filed "
                           "WHERE companion = '' OR companion LIKE '/%' ORDER BY content_id, photo_id");
    while (query.next()) {
        const auto content = query.id<ContentNo>(0);
        const auto photo = query.id<PhotoId>(1);
        if (query.integer(2) != 0)
            filed.further.emplace(photo, content);
        else
            filed.first.emplace(content, photo);
    }
    TRY(query.status());
    return filed;
}

Result<std::vector<std::filesystem::path>> filedFilesOf(Db& db, ContentNo picture, PhotoId photo)
{
    std::vector<std::filesystem::path> files;
    Query query = db.query("SELECT a.save_path, t.folder, f.name FROM filed f JOIN target t ON t.id = f.target_id "
                           "JOIN archive a ON a.id = t.archive_id WHERE f.content_id = ?3 AND f.photo_id = ?1 "
                           "AND f.state = ?2 AND f.target_id = (SELECT min(g.target_id) FROM filed g "
                           "WHERE g.content_id = ?3 AND g.photo_id = ?1 AND g.state = ?2 AND g.companion IN ('', '/') "
                           "AND coalesce(g.names, zeroblob(16)) = zeroblob(16)) "
                           "ORDER BY f.companion NOT IN ('', '/'), f.companion",
                           photo, FiledState::there, picture);
    while (query.next()) files.push_back(std::filesystem::path(query.text(0)) / query.text(1) / query.text(2));
    TRY(query.status());
    return files;
}

Result<std::set<PersonId>> peopleNotSeenYet(Db& db, const std::optional<ModelRev>& embedder)
{
    std::set<PersonId> people; // DISTINCT would have every decided face looked at for every face
    TRY_ASSIGN(const std::string byEmbedder, lookedBy(db, embedder));
    Query query =
        db.query("SELECT l.person FROM temp.face_label l WHERE l.how = ? "
                 "AND NOT EXISTS(SELECT 1 FROM d.pass s WHERE s.content_id = l.content_id AND s.kind = ? AND " +
                     byEmbedder +
                     ") AND EXISTS(SELECT 1 FROM photo p JOIN folder f ON f.id = p.folder_id "
                     "JOIN root r ON r.id = f.root_id WHERE p.content_id = l.content_id AND p.state = ? "
                     "AND r.state <> ? AND NOT EXISTS(SELECT 1 FROM problem q WHERE q.photo_id = p.id "
                     "AND q.solved_run IS NULL AND q.size = p.size AND q.mtime_ns = p.mtime_ns))", // nobody looks again
                 LabelHow::decided, PassKind::embed, PhotoState::present, RootState::removed);
    while (query.next()) people.insert(query.id<PersonId>(0));
    TRY(query.status());
    return people;
}

Result<std::set<ContentNo>> picturesWithPhotos(Db& db)
{
    std::set<ContentNo> pictures;
    Query query = db.query("SELECT p.content_id, p.id, EXISTS(SELECT 1 FROM filed x WHERE x.content_id = p.content_id "
                           "AND x.photo_id = p.id AND x.companion LIKE '/%') FROM photo p JOIN folder f ON f.id = "
                           "p.folder_id JOIN root r ON r.id = f.root_id WHERE p.state = ? AND r.kind IN (?, ?) AND "
                           "p.content_id IS NOT NULL",
                           PhotoState::present, RootKind::folder, RootKind::files);
    while (query.next()) {
        pictures.insert(query.id<ContentNo>(0));
        if (query.integer(2) != 0) pictures.insert(furtherFile(query.id<PhotoId>(1)));
    }
    TRY(query.status());
    return pictures;
}

Result<FiledTotals> filedTotals(Db& db)
{
    FiledTotals totals;
    Query query = db.query("SELECT count(DISTINCT content_id), coalesce(sum(size), 0) FROM filed WHERE state = ?",
                           FiledState::there);
    if (query.next())
        totals = {static_cast<std::uint64_t>(query.integer(0)), static_cast<std::uint64_t>(query.integer(1))};
    TRY(query.status());
    return totals;
}

Result<std::map<PersonId, FiledPlace>> filedPlaces(Db& db, const std::filesystem::path& save,
                                                   const std::filesystem::path& zips)
{
    std::map<PersonId, FiledPlace> places;
    Query query =
        db.query("SELECT t.person_id, t.folder, z.name FROM target t JOIN archive a ON a.id = t.archive_id "
                 "LEFT JOIN zip z ON z.target_id = t.id WHERE t.kind = ? AND a.save_path = ? AND a.zip_path = ?",
                 TargetKind::person, save.native(), zips.native());
    while (query.next()) {
        FiledPlace& place = places[query.id<PersonId>(0)];
        place.folder = save / query.text(1);
        if (!query.null(2)) place.zip = zips / query.text(2);
    }
    TRY(query.status());
    return places;
}

Result<std::map<TargetKey, std::string>> filedFolders(Db& db, const std::filesystem::path& save,
                                                      const std::filesystem::path& zips)
{
    std::map<TargetKey, std::string> folders;
    Query query = db.query("SELECT t.kind, t.person_id, t.folder FROM target t JOIN archive a ON a.id = t.archive_id "
                           "WHERE a.save_path = ? AND a.zip_path = ?",
                           save.native(), zips.native());
    while (query.next()) folders[{query.id<TargetKind>(0), query.id<PersonId>(1)}] = query.text(2);
    TRY(query.status());
    return folders;
}

namespace {

constexpr auto filedColumns =
    "SELECT f.content_id, n.name, t.folder, f.name, z.name, f.state FROM filed f JOIN target t ON t.id = f.target_id "
    "JOIN archive a ON a.id = t.archive_id LEFT JOIN zip z ON z.target_id = t.id "
    "LEFT JOIN person_name n ON n.person_id = t.person_id WHERE a.save_path = ? AND a.zip_path = ? ";

Result<std::vector<FiledRow>> filedRows(Query query, const std::filesystem::path& save,
                                        const std::filesystem::path& zips)
{
    std::vector<FiledRow> rows;
    while (query.next())
        rows.push_back({.content = query.id<ContentNo>(0),
                        .person = query.text(1),
                        .file = save / query.text(2) / query.text(3),
                        .zip = query.null(4) ? std::filesystem::path() : zips / query.text(4),
                        .state = query.id<FiledState>(5)});
    TRY(query.status());
    return rows;
}

} // namespace

Result<std::vector<FiledRow>> filedOf(Db& db, const std::filesystem::path& save, const std::filesystem::path& zips,
                                      ContentNo content)
{
    return filedRows(db.query(std::string(filedColumns) +
                                  "AND f.content_id = ? AND f.state = ? AND f.companion = '' ORDER BY t.folder",
                              save.native(), zips.native(), content, FiledState::there),
                     save, zips);
}

Result<std::vector<FlawedRow>> flawedFiles(Db& db, const std::filesystem::path& save, const std::filesystem::path& zips)
{
    std::vector<FlawedRow> rows;
    Query query =
        db.query("SELECT f.content_id, n.name, t.folder, f.name, f.state, f.photo_id, f.companion, "
                 "(SELECT u.folder || '/' || o.name FROM filed o JOIN target u ON u.id = o.target_id "
                 "WHERE o.content_id = f.content_id AND o.companion = f.companion AND o.state = ? AND "
                 "u.archive_id = t.archive_id AND (f.companion NOT LIKE '/%' OR o.photo_id = f.photo_id) ORDER BY o.id "
                 "LIMIT 1), "
                 "(SELECT o.name FROM filed o WHERE o.target_id = f.target_id AND o.content_id = f.content_id "
                 "AND o.companion = f.companion AND o.state = ? ORDER BY o.id LIMIT 1) "
                 "FROM filed f JOIN target t ON t.id = f.target_id JOIN archive a ON a.id = t.archive_id "
                 "LEFT JOIN person_name n ON n.person_id = t.person_id "
                 "WHERE a.save_path = ? AND a.zip_path = ? AND f.state <> ? ORDER BY t.folder, f.name",
                 FiledState::there, FiledState::there, save.native(), zips.native(), FiledState::there);
    while (query.next()) {
        FlawedRow& row = rows.emplace_back();
        row.filed = {.content = query.id<ContentNo>(0),
                     .person = query.text(1),
                     .file = save / query.text(2) / query.text(3),
                     .zip = {},
                     .state = query.id<FiledState>(4)};
        row.photo = query.id<PhotoId>(5);
        row.companion = query.text(6);
        if (!query.null(7)) row.other = save / query.text(7);
        if (!query.null(8)) row.beside = row.filed.file.parent_path() / query.text(8);
    }
    TRY(query.status());
    return rows;
}

Result<std::vector<FolderRow>> recordedFolders(Db& db, const std::filesystem::path& save,
                                               const std::filesystem::path& zips)
{
    std::vector<FolderRow> rows;
    Query query = db.query("SELECT n.name, t.folder FROM target t JOIN archive a ON a.id = t.archive_id "
                           "LEFT JOIN person_name n ON n.person_id = t.person_id "
                           "WHERE a.save_path = ? AND a.zip_path = ? AND t.made ORDER BY t.folder",
                           save.native(), zips.native());
    while (query.next()) rows.push_back({query.text(0), save / query.text(1)});
    TRY(query.status());
    return rows;
}

Result<std::vector<ZipRow>> recordedZips(Db& db, const std::filesystem::path& save, const std::filesystem::path& zips)
{
    std::vector<ZipRow> rows;
    Query query = db.query("SELECT n.name, z.name, z.fingerprint, z.entries, z.size, z.mtime_ns, t.folder, "
                           "EXISTS(SELECT 1 FROM filed f WHERE f.target_id = t.id AND f.state = ?) FROM zip z "
                           "JOIN target t ON t.id = z.target_id JOIN archive a ON a.id = t.archive_id "
                           "LEFT JOIN person_name n ON n.person_id = t.person_id "
                           "WHERE a.save_path = ? AND a.zip_path = ? ORDER BY z.name",
                           FiledState::there, save.native(), zips.native());
    while (query.next()) {
        ZipRow& row = rows.emplace_back();
        row.person = query.text(0);
        row.zip = zips / query.text(1);
        row.record.name = query.text(1);
        const std::span<const std::byte> hash = query.blob(2);
        std::copy_n(hash.begin(), std::min(hash.size(), row.record.fingerprint.size()), row.record.fingerprint.begin());
        row.record.entries = static_cast<std::uint64_t>(query.integer(3));
        row.record.size = static_cast<std::uint64_t>(query.integer(4));
        row.record.mtimeNs = query.integer(5);
        row.folder = save / query.text(6);
        row.whole = query.integer(7) != 0;
    }
    TRY(query.status());
    return rows;
}

} // namespace albumen
