#include "catalogue/MovedPhotos.h"

#include <map>
#include <string>

#include "archive/Ledger.h"

namespace albumen {
namespace {

/// Where the archive has a photo.
struct Place {
    std::string folder, name;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

Result<std::map<PhotoId, Place>> movedPlaces(Db& db, const std::filesystem::path& save)
{
    std::map<PhotoId, Place> places;
    Query query = db.query("SELECT f.photo_id, t.folder, f.name, f.size, f.mtime_ns FROM filed f "
                           "JOIN target t ON t.id = f.target_id JOIN archive a ON a.id = t.archive_id "
                           "WHERE a.save_path = ? AND f.mode = ? AND f.state = ? AND f.companion IN ('', '/') "
                           "ORDER BY f.photo_id, t.kind, t.person_id, f.name",
                           save.native(), FilingMode::move, FiledState::there);
    while (query.next())
        places.try_emplace(query.id<PhotoId>(0), Place{query.text(1), query.text(2),
                                                       static_cast<std::uint64_t>(query.integer(3)), query.integer(4)});
    TRY(query.status());
    return places;
}

/// Those that lie elsewhere than their row says, and whose old file is not there.
Result<std::map<PhotoId, Place>> toBring(Db& db, const std::map<PhotoId, Place>& places, const RootRow& home,
                                         const std::set<std::filesystem::path>& gone)
{
    std::map<PhotoId, Place> bring;
    for (const auto& [id, place] : places) {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(id));
        if (!row) continue;
        const auto now = absolutePath(home.path, place.folder, place.name);
        const bool settled = row->path == now && row->state == PhotoState::present && row->root == home.id;
        const bool free = row->root == home.id || row->state == PhotoState::missing || gone.contains(row->path);
        if (!settled && free) bring.emplace(id, place);
    }
    return bring;
}

/// A name no file has: two photos may exchange theirs.
Status park(Db& db, PhotoId photo)
{
    return db.run("UPDATE photo SET name = '.moved-' || id WHERE id = ?", photo);
}

Status bringTo(Db& db, const RootRow& home, PhotoId photo, const Place& place)
{
    TRY_ASSIGN(const std::int64_t folder, PhotoRows(db).ensureFolder(home.id, place.folder));
    TRY_ASSIGN(const auto stale, db.one("SELECT id FROM photo WHERE folder_id = ? AND name = ? AND state <> ?", folder,
                                        place.name, PhotoState::present));
    if (stale) TRY(park(db, static_cast<PhotoId>(*stale)));
    // One that was missing keeps its size and time: it may have been edited, and is looked at again then.
    return db.run("UPDATE photo SET folder_id = ?1, name = ?2, size = iif(state = ?5, ?3, size), "
                  "mtime_ns = iif(state = ?5, ?4, mtime_ns), state = ?5 WHERE id = ?6",
                  folder, place.name, static_cast<std::int64_t>(place.size), place.mtimeNs, PhotoState::present, photo);
}

} // namespace

Result<std::vector<std::filesystem::path>> oldPathsOfMoved(Db& db, const std::filesystem::path& save)
{
    TRY_ASSIGN(const auto places, movedPlaces(db, save));
    std::vector<std::filesystem::path> paths;
    for (const auto& [id, place] : places) {
        TRY_ASSIGN(const auto row, PhotoRows(db).photo(id));
        if (row && row->state == PhotoState::present && row->path != absolutePath(save, place.folder, place.name))
            paths.push_back(row->path);
    }
    return paths;
}

Status followMoved(Db& db, const std::filesystem::path& save, const std::set<std::filesystem::path>& gone)
{
    TRY_ASSIGN(const auto places, movedPlaces(db, save));
    RootRow home;
    home.path = save;
    home.kind = RootKind::archive;
    TRY_ASSIGN(const auto known, db.one("SELECT id FROM root WHERE path = ? AND kind = ?", save.native(), home.kind));
    if (places.empty() && !known) return {};
    TRY_ASSIGN(home.id, PhotoRows(db).ensureRoot(home));
    TRY_ASSIGN(const std::vector<PhotoRow> here, PhotoRows(db).presentIn(home.id));
    std::vector<PhotoId> unfiled;
    for (const PhotoRow& photo : here)
        if (!places.contains(photo.id)) unfiled.push_back(photo.id);
    TRY(PhotoRows(db).markMissing(unfiled));
    TRY_ASSIGN(const auto bring, toBring(db, places, home, gone));
    for (const auto& [photo, place] : bring) TRY(park(db, photo));
    for (const auto& [photo, place] : bring) TRY(bringTo(db, home, photo, place));
    return {};
}

Status followEdited(Db& db, const std::filesystem::path& save)
{
    return db.run("WITH here AS (SELECT i.id, i.photo_id, i.companion FROM filed i JOIN target t ON t.id = i.target_id "
                  "JOIN archive a ON a.id = t.archive_id WHERE a.save_path = ?1) "
                  "UPDATE filed SET content_id = (SELECT content_id FROM photo WHERE id = filed.photo_id) "
                  "WHERE id IN (SELECT id FROM here) AND mode = ?2 AND companion NOT LIKE '/%' AND EXISTS(SELECT 1 "
                  "FROM photo p JOIN folder f ON f.id = p.folder_id JOIN root r ON r.id = f.root_id "
                  "WHERE p.id = filed.photo_id AND p.state = ?3 AND p.content_id <> filed.content_id AND r.kind = ?4 "
                  "AND r.path = ?1) AND (SELECT count(*) FROM here o WHERE o.photo_id = filed.photo_id "
                  "AND o.companion = '') = 1",
                  save.native(), FilingMode::move, PhotoState::present, RootKind::archive);
}

Result<std::vector<LeftArchive>> leftArchives(Db& db, const std::filesystem::path& save)
{
    std::vector<LeftArchive> archives;
    Query query = db.query( // CROSS: the archive that is filed into is left out first
        "SELECT a.save_path, a.zip_path, f.photo_id, t.folder, f.name FROM archive a CROSS JOIN target t "
        "ON t.archive_id = a.id CROSS JOIN filed f ON f.target_id = t.id WHERE a.save_path <> ?1 AND f.mode = ?2 AND "
        "f.state <> ?3 "
        "AND f.companion IN ('', '/') AND NOT EXISTS(SELECT 1 FROM photo p JOIN folder d ON d.id = p.folder_id "
        "JOIN root r ON r.id = d.root_id WHERE p.content_id = f.content_id AND p.size = f.size AND p.state = ?4 AND "
        "r.kind IN (?5, ?6)) "
        "AND NOT EXISTS(SELECT 1 FROM filed o JOIN target u ON u.id = o.target_id JOIN archive b ON b.id = "
        "u.archive_id WHERE o.content_id = f.content_id AND o.hash = f.hash AND o.state = ?7 AND b.save_path = ?1) "
        "ORDER BY a.id, "
        "f.photo_id, t.id",
        save.native(), FilingMode::move, FiledState::foreign, PhotoState::present, RootKind::folder, RootKind::files,
        FiledState::there);
    while (query.next()) {
        const std::filesystem::path home = query.text(0);
        if (archives.empty() || archives.back().save != home) archives.push_back({home, query.text(1), {}});
        archives.back().places[query.id<PhotoId>(2)].push_back(home / query.text(3) / query.text(4));
    }
    TRY(query.status());
    return archives;
}

Result<std::map<PhotoId, std::vector<std::filesystem::path>>> missedThere(Db& db, const std::filesystem::path& save)
{
    std::map<PhotoId, std::vector<std::filesystem::path>> missed;
    Query query = db.query(
        "SELECT f.photo_id, t.folder, f.name FROM filed f JOIN target t ON t.id = f.target_id JOIN archive a "
        "ON a.id = t.archive_id JOIN photo m ON m.id = f.photo_id WHERE a.save_path = ? AND f.mode = ? AND f.state "
        "<> ? AND f.companion IN ('', '/') AND m.state = ? AND NOT EXISTS(SELECT 1 FROM photo p JOIN folder d "
        "ON d.id = p.folder_id JOIN root r ON r.id = d.root_id WHERE p.content_id = m.content_id AND p.state = ? "
        "AND r.kind IN (?, ?)) ORDER BY f.photo_id, t.id",
        save.native(), FilingMode::move, FiledState::foreign, PhotoState::missing, PhotoState::present,
        RootKind::folder, RootKind::files);
    while (query.next()) missed[query.id<PhotoId>(0)].push_back(save / query.text(1) / query.text(2));
    TRY(query.status());
    return missed;
}

Result<bool> anyMoved(Db& db)
{
    TRY_ASSIGN(const auto one,
               db.one("SELECT 1 FROM filed WHERE mode = ? AND state <> ? AND companion IN ('', '/') LIMIT 1",
                      FilingMode::move, FiledState::foreign));
    return one.has_value();
}

} // namespace albumen
