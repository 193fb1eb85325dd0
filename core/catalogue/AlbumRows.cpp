#include "catalogue/AlbumRows.h"

#include <algorithm>
#include <map>

#include "base/SearchText.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"

namespace albumen {

Result<std::vector<AlbumRow>> AlbumRows::all() const
{
    std::map<AlbumId, AlbumRow> albums;
    Query names = db_.query("SELECT n.a, n.value, q.value FROM main.state n LEFT JOIN main.state q "
                            "ON q.reg = ?2 AND q.a = n.a AND q.b = 0 WHERE n.reg = ?1",
                            Register::albumName, Register::albumQuery);
    while (names.next()) {
        const auto id = names.id<AlbumId>(0);
        albums[id] = {.id = id, .name = names.text(1), .query = names.null(2) ? std::string() : names.text(2)};
    }
    TRY(names.status());
    Query members =
        db_.query("SELECT s.a, s.b, (SELECT min(p.id) FROM main.photo p JOIN main.folder f ON f.id = p.folder_id "
                  "JOIN main.root r ON r.id = f.root_id WHERE p.content_id = s.b AND p.state = ?2 AND r.kind <> ?3 "
                  "AND r.state <> ?4) FROM main.state s WHERE s.reg = ?1 ORDER BY s.a, s.value, s.b",
                  Register::albumMember, PhotoState::present, RootKind::references, RootState::removed);
    while (members.next()) {
        const auto album = albums.find(members.id<AlbumId>(0));
        if (album == albums.end()) continue; // of one whose name an exchange took away
        album->second.pictures.push_back(members.id<ContentNo>(1));
        if (!members.null(2)) album->second.photos.push_back(members.id<PhotoId>(2));
    }
    TRY(members.status());
    std::vector<AlbumRow> rows;
    for (auto& [id, album] : albums) rows.push_back(std::move(album));
    std::ranges::stable_sort(rows, {}, [](const AlbumRow& row) { return folded(row.name); });
    return rows;
}

Result<std::optional<AlbumRow>> AlbumRows::album(AlbumId id) const
{
    TRY_ASSIGN(std::vector<AlbumRow> albums, all());
    const auto found = std::ranges::find(albums, id, &AlbumRow::id);
    if (found == albums.end()) return std::nullopt;
    return std::move(*found);
}

Result<AlbumId> AlbumRows::makeRow()
{
    TRY(db_.run("INSERT INTO album(uid) VALUES (?)", Uid::random()));
    return static_cast<AlbumId>(db_.lastId());
}

} // namespace albumen
