#include "catalogue/AlbumRows.h"

#include <algorithm>

#include "base/SearchText.h"
#include "catalogue/PhotoRows.h"
#include "catalogue/Registers.h"

namespace albumen {

Result<std::vector<AlbumRow>> AlbumRows::all() const
{
    TRY_ASSIGN(auto albums, named());
    // A cover comes after all members, by the number of its register.
    Query pictures = db_.query(
        "SELECT s.a, s.reg, iif(s.reg = ?1, s.b, s.value) AS c, (SELECT min(p.id) FROM main.photo p "
        "JOIN main.folder f ON f.id = p.folder_id JOIN main.root r ON r.id = f.root_id WHERE p.content_id = "
        "iif(s.reg = ?1, s.b, s.value) AND p.state = ?3 AND r.kind <> ?4 AND r.state <> ?5) "
        "FROM main.state s WHERE s.reg IN (?1, ?2) ORDER BY s.a, s.reg, s.value, s.b",
        Register::albumMember, Register::albumCover, PhotoState::present, RootKind::references, RootState::removed);
    while (pictures.next()) {
        const auto found = albums.find(pictures.id<AlbumId>(0));
        if (found == albums.end()) continue; // of one whose name an exchange took away
        AlbumRow& album = found->second;
        const auto picture = pictures.id<ContentNo>(2);
        const bool member = pictures.id<Register>(1) == Register::albumMember;
        if (member) album.pictures.push_back(picture);
        if (pictures.null(3)) continue;
        if (member)
            album.photos.push_back(pictures.id<PhotoId>(3));
        else if (!album.query.empty() || std::ranges::find(album.pictures, picture) != album.pictures.end())
            album.cover = pictures.id<PhotoId>(3);
    }
    TRY(pictures.status());
    std::vector<AlbumRow> rows;
    for (auto& [id, album] : albums) rows.push_back(std::move(album));
    std::ranges::stable_sort(rows, {}, [](const AlbumRow& row) { return folded(row.name); });
    return rows;
}

/// Without what is in them.
Result<std::map<AlbumId, AlbumRow>> AlbumRows::named() const
{
    std::map<AlbumId, AlbumRow> albums;
    Query names = db_.query("SELECT n.a, n.value, q.value, t.value FROM main.state n "
                            "LEFT JOIN main.state q ON q.reg = ?2 AND q.a = n.a AND q.b = 0 "
                            "LEFT JOIN main.state t ON t.reg = ?3 AND t.a = n.a AND t.b = 0 WHERE n.reg = ?1",
                            Register::albumName, Register::albumQuery, Register::albumNotes);
    while (names.next()) {
        AlbumRow& album = albums[names.id<AlbumId>(0)];
        album.id = names.id<AlbumId>(0);
        album.name = names.text(1);
        if (!names.null(2)) album.query = names.text(2);
        if (!names.null(3)) album.notes = names.text(3);
    }
    TRY(names.status());
    return albums;
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
