#include "catalogue/drafts/AlbumDrafts.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "base/Counted.h"
#include "base/SearchText.h"
#include "catalogue/AlbumRows.h"

namespace albumen {
namespace {

Result<AlbumRow> existing(Db& db, AlbumId id)
{
    TRY_ASSIGN(auto album, AlbumRows(db).album(id));
    if (!album) return fail(Code::albumUnknown, Stage::store, {}, "album " + std::to_string(raw(id)));
    return std::move(*album);
}

/// A name that no other album has.
Result<std::string> freeAlbumName(Db& db, const std::string& name, std::optional<AlbumId> own)
{
    TRY(checkPersonName(name)); // what cannot be seen or written down is no name of an album either
    const std::string kept = nameTakenIn(name);
    TRY_ASSIGN(const auto albums, AlbumRows(db).all());
    for (const AlbumRow& album : albums)
        if (album.id != own && folded(album.name) == folded(kept))
            return fail(Code::nameTaken, Stage::store, {}, album.name);
    return kept;
}

bool holds(const std::vector<ContentNo>& pictures, ContentNo picture)
{
    return std::ranges::find(pictures, picture) != pictures.end();
}

/// Positions are 1 and up; what stays where it is is no change.
void place(Draft& draft, AlbumId album, const std::vector<ContentNo>& pictures)
{
    std::int64_t position = 0;
    for (const ContentNo picture : pictures)
        draft.writes.push_back({Register::albumMember, raw(album), raw(picture), Value(++position)});
}

std::string noteOf(const std::string& name, std::size_t pictures, const char* what)
{
    return name + ", " + counted(pictures, "photo", "photos") + " " + what;
}

} // namespace

Result<Draft> makeAlbumDraft(Db& db, const std::string& name, const std::vector<ContentNo>& pictures,
                             const std::string& query)
{
    TRY_ASSIGN(const std::string kept, freeAlbumName(db, name, std::nullopt));
    TRY_ASSIGN(const AlbumId album, AlbumRows(db).makeRow());
    Draft draft{DecisionKind::albumChanged, kept + ", made", {{Register::albumName, raw(album), 0, kept}}};
    if (!query.empty()) draft.writes.push_back({Register::albumQuery, raw(album), 0, query});
    place(draft, album, pictures);
    return draft;
}

Result<Draft> renameAlbumDraft(Db& db, AlbumId album, const std::string& name)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    TRY_ASSIGN(const std::string kept, freeAlbumName(db, name, album));
    return Draft{DecisionKind::albumChanged, row.name + " -> " + kept, {{Register::albumName, raw(album), 0, kept}}};
}

Result<Draft> deleteAlbumDraft(Db& db, AlbumId album)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    Draft draft{DecisionKind::albumChanged, row.name + ", deleted", {{Register::albumName, raw(album), 0, {}}}};
    for (const Register reg : {Register::albumQuery, Register::albumCover, Register::albumNotes})
        draft.writes.push_back({reg, raw(album), 0, {}});
    for (const ContentNo picture : row.pictures)
        draft.writes.push_back({Register::albumMember, raw(album), raw(picture), {}});
    return draft;
}

Result<Draft> putIntoAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures)
{
    TRY_ASSIGN(AlbumRow row, existing(db, album));
    if (!row.query.empty())
        return fail(Code::usage, Stage::store, {}, row.name + " is filled by its search: \"" + row.query + "\"");
    const std::size_t before = row.pictures.size();
    for (const ContentNo picture : pictures)
        if (!holds(row.pictures, picture)) row.pictures.push_back(picture);
    Draft draft{DecisionKind::albumChanged, noteOf(row.name, row.pictures.size() - before, "added"), {}};
    if (row.pictures.size() > before) place(draft, album, row.pictures);
    return draft;
}

Result<Draft> takeOutOfAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    Draft draft{DecisionKind::albumChanged, {}, {}};
    for (const ContentNo picture : pictures)
        if (holds(row.pictures, picture)) draft.writes.push_back({Register::albumMember, raw(album), raw(picture), {}});
    draft.note = noteOf(row.name, draft.writes.size(), "taken out");
    return draft;
}

Result<Draft> albumCoverDraft(Db& db, AlbumId album, std::optional<ContentNo> picture)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    if (picture && row.query.empty() && !holds(row.pictures, *picture))
        return fail(Code::usage, Stage::store, {}, "the photo is not in the album " + row.name);
    return Draft{DecisionKind::albumChanged,
                 row.name + (picture ? ", cover chosen" : ", cover as it was"),
                 {{Register::albumCover, raw(album), 0, picture ? Value(raw(*picture)) : Value()}}};
}

Result<Draft> albumNotesDraft(Db& db, AlbumId album, const std::string& notes)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    const std::string kept = nameTakenIn(notes);
    if (kept.size() > longestNotes)
        return fail(Code::usage, Stage::store, {},
                    "notes of an album have " + std::to_string(longestNotes) + " bytes at most");
    return Draft{DecisionKind::albumChanged,
                 row.name + (kept.empty() ? ", notes taken away" : ", notes written"),
                 {{Register::albumNotes, raw(album), 0, kept.empty() ? Value() : Value(kept)}}};
}

Result<Draft> orderAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures,
                              std::optional<ContentNo> before)
{
    TRY_ASSIGN(const AlbumRow row, existing(db, album));
    std::vector<ContentNo> moved, rest;
    for (const ContentNo picture : pictures)
        if (holds(row.pictures, picture) && !holds(moved, picture)) moved.push_back(picture);
    for (const ContentNo picture : row.pictures)
        if (!holds(moved, picture)) rest.push_back(picture);
    const auto at = before ? std::ranges::find(rest, *before) : rest.end();
    rest.insert(at, moved.begin(), moved.end());
    Draft draft{DecisionKind::albumChanged, noteOf(row.name, moved.size(), "moved"), {}};
    place(draft, album, rest);
    return draft;
}

} // namespace albumen
