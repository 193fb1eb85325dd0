#include "catalogue/TrashRows.h"

#include <algorithm>

#include "base/SearchText.h"
#include "catalogue/Registers.h"
#include "trash/TrashRecord.h"

namespace albumen {
namespace {

constexpr auto fileColumns =
    "SELECT t.id, t.photo_id, t.beside, t.from_path, t.trash_path, t.to_path, t.size, t.hash, t.at_ms, t.state FROM "
    "trash t ";
constexpr auto isThrown = "EXISTS(SELECT 1 FROM temp.photo_thrown x WHERE x.photo_id = p.id)";
static_assert(int(PhotoState::present) == 0 && int(PhotoState::trashed) == 2); // as indexes and queries have them

TrashedFile fileOf(const Query& query)
{
    TrashedFile file{.id = query.id<TrashId>(0),
                     .photo = query.id<PhotoId>(1),
                     .beside = query.integer(2) != 0,
                     .from = query.text(3),
                     .name = query.text(4),
                     .to = query.text(5)};
    file.size = static_cast<std::uint64_t>(query.integer(6));
    const auto hash = query.blob(7);
    std::copy_n(hash.begin(), std::min(hash.size(), file.hash.size()), file.hash.begin());
    file.atMs = query.integer(8);
    file.there = query.integer(9) != 0;
    return file;
}

Result<std::vector<TrashedFile>> filesOf(Db& db, PhotoId photo)
{
    std::vector<TrashedFile> files;
    Query query = db.query(std::string(fileColumns) + "WHERE t.photo_id = ? ORDER BY t.id", photo);
    while (query.next()) files.push_back(fileOf(query));
    TRY(query.status());
    return files;
}

/// Of rows that say which photo, and whether it was thrown away.
Result<std::vector<TrashWork>> workOf(Db& db, Query& query)
{
    std::vector<std::pair<PhotoId, bool>> photos;
    while (query.next()) photos.emplace_back(query.id<PhotoId>(0), query.integer(1) != 0);
    TRY(query.status());
    std::vector<TrashWork> all;
    for (const auto& [id, thrown] : photos) {
        TRY_ASSIGN(auto photo, PhotoRows(db).photo(id));
        TRY_ASSIGN(auto files, filesOf(db, id));
        if (photo) all.push_back({std::move(*photo), thrown, std::move(files)});
    }
    return all;
}

/// Ensures: no other photo has this place. A row whose file is gone gives way.
Status makeWay(Db& db, PhotoId photo, std::int64_t folder, const std::string& name)
{
    return db.run("UPDATE photo SET name = '.moved-' || id, state = iif(state = ?, ?, state) "
                  "WHERE folder_id = ? AND name = ? AND id <> ?",
                  PhotoState::present, PhotoState::missing, folder, name, photo);
}

/// By what was decided; `otherwise` where it was not thrown away.
Status setState(Db& db, PhotoId photo, PhotoState otherwise)
{
    return db.run("UPDATE photo AS p SET state = iif(" + std::string(isThrown) + ", ?, ?) WHERE p.id = ?",
                  PhotoState::trashed, otherwise, photo);
}

} // namespace

Result<TrashFollowed> TrashRows::follow(const std::vector<RegisterWrite>& writes) const
{
    TrashFollowed followed;
    for (const RegisterWrite& write : writes) {
        if (write.reg != Register::photoTrashed) continue;
        followed.any = true;
        TRY_ASSIGN(const auto thrown, db_.one("SELECT 1 FROM temp.photo_thrown WHERE photo_id = ?", write.a));
        if (thrown) {
            TRY(db_.run("UPDATE photo SET state = ? WHERE id = ? AND state = ?", PhotoState::trashed, write.a,
                        PhotoState::present));
        } else {
            TRY_ASSIGN(const auto deleted,
                       db_.one("SELECT 1 FROM photo WHERE id = ? AND state = ?", write.a, PhotoState::deleted));
            followed.deleted += deleted ? 1 : 0;
            TRY(db_.run("UPDATE photo SET state = ? WHERE id = ? AND state = ? AND NOT EXISTS(SELECT 1 FROM trash "
                        "WHERE photo_id = photo.id)",
                        PhotoState::present, write.a, PhotoState::trashed));
        }
    }
    return followed;
}

Result<std::vector<TrashWork>> TrashRows::inTrash() const
{
    Query query = db_.query("SELECT p.id, " + std::string(isThrown) +
                            " AS thrown FROM photo p JOIN folder f ON f.id = p.folder_id "
                            "WHERE p.id IN (SELECT photo_id FROM trash) "
                            "AND NOT EXISTS(SELECT 1 FROM trash t WHERE t.photo_id = p.id AND t.state = 0) "
                            "AND (NOT thrown OR (p.state = 2 AND EXISTS(SELECT 1 FROM trash t "
                            "WHERE t.photo_id = p.id AND NOT t.beside))) "
                            "ORDER BY f.root_id, p.id");
    return workOf(db_, query);
}

Result<std::vector<TrashWork>> TrashRows::work() const
{
    Query query = db_.query("SELECT p.id, " + std::string(isThrown) +
                            " AS thrown, (SELECT count(*) FROM trash t WHERE t.photo_id = p.id) AS files, "
                            "EXISTS(SELECT 1 FROM trash t WHERE t.photo_id = p.id AND NOT t.beside) AS itself, "
                            "(SELECT min(t.state) FROM trash t WHERE t.photo_id = p.id) AS settled "
                            "FROM photo p JOIN folder f ON f.id = p.folder_id "
                            "WHERE (p.state = 2 OR p.id IN (SELECT photo_id FROM trash)) "
                            "AND ((thrown AND ((p.state = 2 AND NOT itself) OR settled = 0)) "
                            "OR (NOT thrown AND files > 0)) "
                            "ORDER BY f.root_id, p.id");
    return workOf(db_, query);
}

Result<std::vector<ThrownAway>> TrashRows::all() const
{
    std::vector<ThrownAway> thrown;
    Query query = db_.query(
        "SELECT p.id, r.path, f.path, p.name, p.size, coalesce((SELECT d.at_ms FROM state s JOIN decision d ON d.id = "
        "s.decision_id WHERE s.reg = ? AND s.a = p.id AND s.b = 0), 0), "
        "(SELECT t.from_path FROM trash t WHERE t.photo_id = p.id AND NOT t.beside), "
        "(SELECT max(t.at_ms) FROM trash t WHERE t.photo_id = p.id), "
        "(SELECT sum(t.size) FROM trash t WHERE t.photo_id = p.id), "
        "(SELECT t.trash_path FROM trash t WHERE t.photo_id = p.id AND NOT t.beside) "
        "FROM photo p JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id WHERE p.state = 2",
        Register::photoTrashed);
    while (query.next()) {
        ThrownAway& one = thrown.emplace_back();
        one.photo = query.id<PhotoId>(0);
        const std::filesystem::path root = query.text(1);
        const bool moved = !query.null(6);
        one.path = moved ? root / query.text(6) : absolutePath(query.text(1), query.text(2), query.text(3));
        one.atMs = moved ? query.integer(7) : query.integer(5);
        one.bytes = static_cast<std::uint64_t>(moved ? query.integer(8) : query.integer(4));
        if (moved) one.trashPath = root / trashFolderName / query.text(9);
    }
    TRY(query.status());
    std::stable_sort(thrown.begin(), thrown.end(),
                     [](const ThrownAway& a, const ThrownAway& b) { return a.atMs > b.atMs; });
    return thrown;
}

Result<std::vector<FolderPhoto>> TrashRows::inFolders(RootId root, const std::set<std::filesystem::path>& folders) const
{
    std::vector<FolderPhoto> photos;
    for (const std::filesystem::path& folder : folders) {
        Query query = db_.query("SELECT p.id, coalesce(c.format = ?, 0), " + std::string(isThrown) +
                                    " AND p.state = ? FROM photo p JOIN folder f ON f.id = p.folder_id "
                                    "LEFT JOIN content c ON c.id = p.content_id "
                                    "WHERE f.root_id = ? AND f.path = ? AND p.state IN (?, ?) ORDER BY p.name",
                                ImageFormat::raw, PhotoState::trashed, root, folder.native(), PhotoState::present,
                                PhotoState::trashed);
        while (query.next()) {
            TRY_ASSIGN(auto photo, PhotoRows(db_).photo(query.id<PhotoId>(0)));
            if (photo) photos.push_back({std::move(*photo), query.integer(1) != 0, query.integer(2) != 0});
        }
        TRY(query.status());
    }
    return photos;
}

Result<bool> TrashRows::liesElsewhere(PhotoId photo) const
{
    TRY_ASSIGN(const auto other, db_.one("SELECT 1 FROM photo p JOIN photo o ON o.content_id = p.content_id "
                                         "WHERE p.id = ? AND o.id <> p.id AND o.state = ?",
                                         photo, PhotoState::present));
    return other.has_value();
}

Result<std::vector<PhotoId>> TrashRows::shotMates(PhotoId photo, bool thrown) const
{
    // Where each lies, or lay.
    const auto lay = [](const std::string& p, const std::string& f) {
        return "coalesce((SELECT t.from_path FROM trash t WHERE t.photo_id = " + p + ".id AND NOT t.beside), iif(" + f +
               ".path = '', '', " + f + ".path || '/') || " + p + ".name)";
    };
    std::vector<PhotoId> mates;
    Query query =
        db_.query("SELECT o.id, " + lay("p", "f") + ", " + lay("o", "g") +
                      " FROM photo p JOIN content c ON c.id = p.content_id JOIN folder f ON f.id = p.folder_id "
                      "JOIN photo o ON o.taken_s = p.taken_s AND " +
                      (thrown ? "o.state = 2" : "o.state = 0 AND o.folder_id = p.folder_id") +
                      " JOIN content d ON d.id = o.content_id JOIN folder g ON g.id = o.folder_id "
                      "WHERE p.id = ?1 AND o.id <> ?1 AND g.root_id = f.root_id AND p.taken_span = 0 "
                      "AND o.taken_span = 0 AND (c.format = ?2) <> (d.format = ?2)",
                  photo, ImageFormat::raw);
    const auto shot = [](const std::filesystem::path& at) {
        return std::pair(at.parent_path(), caselessKey(at.stem().native()));
    };
    while (query.next())
        if (shot(query.text(1)) == shot(query.text(2))) mates.push_back(query.id<PhotoId>(0));
    TRY(query.status());
    return mates;
}

Result<std::set<std::string>> TrashNotes::names()
{
    return catalogue_.read([this](Db& db) -> Result<std::set<std::string>> {
        std::set<std::string> names;
        Query query = db.query("SELECT t.trash_path FROM trash t JOIN photo p ON p.id = t.photo_id "
                               "JOIN folder f ON f.id = p.folder_id WHERE f.root_id = ?",
                               root_);
        while (query.next()) names.insert(query.text(0));
        TRY(query.status());
        return names;
    });
}

/// `at`: relative to the root.
Status TrashNotes::place(Db& db, PhotoId photo, const std::filesystem::path& at) const
{
    TRY_ASSIGN(const std::int64_t folder, PhotoRows(db).ensureFolder(root_, at.parent_path().native()));
    TRY(makeWay(db, photo, folder, at.filename().native()));
    return db.run("UPDATE photo SET folder_id = ?, name = ? WHERE id = ?", folder, at.filename().native(), photo);
}

Status TrashNotes::put(std::span<TrashedFile> files)
{
    return catalogue_.write([&](Db& db) -> Status {
        for (TrashedFile& file : files) {
            const std::optional<TrashId> id = file.id == TrashId{} ? std::nullopt : std::optional(file.id);
            TRY(db.run("INSERT OR REPLACE INTO trash(id, photo_id, from_path, trash_path, to_path, beside, size, hash, "
                       "at_ms, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                       id, file.photo, file.from.native(), file.name, file.to.native(), file.beside, file.size,
                       std::span<const std::byte>(file.hash), file.atMs, file.there));
            if (!id) file.id = static_cast<TrashId>(db.lastId());
            if (file.there && !file.beside)
                TRY(place(db, file.photo, std::filesystem::path(trashFolderName) / file.name));
        }
        return {};
    });
}

/// Does another photo lie there by now?
Result<bool> TrashNotes::isTaken(Db& db, PhotoId photo, const std::filesystem::path& at) const
{
    TRY_ASSIGN(const auto other,
               db.one("SELECT 1 FROM photo p JOIN folder f ON f.id = p.folder_id WHERE f.root_id = ? AND f.path = ? "
                      "AND p.name = ? AND p.id <> ? AND p.state = ?",
                      root_, at.parent_path().native(), at.filename().native(), photo, PhotoState::present));
    return other.has_value();
}

Status TrashNotes::drop(std::span<const TrashedFile> files, LeftTrash how)
{
    return catalogue_.write([&](Db& db) -> Status {
        for (const TrashedFile& file : files) {
            TRY(db.run("DELETE FROM trash WHERE id = ?", file.id));
            if (file.beside) continue;
            if (how == LeftTrash::deleted) { // its place stays in the trash: a file where it lay is a new photo
                TRY(db.run("UPDATE photo SET state = ? WHERE id = ?", PhotoState::deleted, file.photo));
            } else if (how == LeftTrash::lost) {
                TRY_ASSIGN(const bool taken, isTaken(db, file.photo, file.from));
                if (!taken) TRY(place(db, file.photo, file.from));
                TRY(db.run("UPDATE photo SET state = ? WHERE id = ?", PhotoState::missing, file.photo));
            } else {
                TRY(place(db, file.photo, how == LeftTrash::back ? file.to : file.from));
                TRY(setState(db, file.photo, PhotoState::present));
            }
        }
        return {};
    });
}

} // namespace albumen
