// Decisions about albums, as drafts: what each would write, to be appended to the log.
// Requires (all): inside the transaction that appends the draft, else somebody may decide in between.
// Fails (all): albumUnknown (no such album).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/Db.h"
#include "catalogue/DecisionLog.h"
#include "photo/Ids.h"

namespace albumen {

/// With these pictures in this order, or filled by the words of a search. Fails: nameRefused, nameTaken.
Result<Draft> makeAlbumDraft(Db& db, const std::string& name, const std::vector<ContentNo>& pictures,
                             const std::string& query);
/// Fails: nameRefused, nameTaken.
Result<Draft> renameAlbumDraft(Db& db, AlbumId album, const std::string& name);
/// The album alone: pictures and photos stay.
Result<Draft> deleteAlbumDraft(Db& db, AlbumId album);
/// At its end, those that are in it already stay where they are. Fails: usage (a search fills it).
Result<Draft> putIntoAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures);
Result<Draft> takeOutOfAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures);
/// None: its first photo is shown again. Fails: usage (it is not in the album).
Result<Draft> albumCoverDraft(Db& db, AlbumId album, std::optional<ContentNo> picture);
/// Empty: none. Fails: usage (longer than longestNotes).
Result<Draft> albumNotesDraft(Db& db, AlbumId album, const std::string& notes);
/// These one after the other, before that one; none: at the end.
Result<Draft> orderAlbumDraft(Db& db, AlbumId album, const std::vector<ContentNo>& pictures,
                              std::optional<ContentNo> before);

} // namespace albumen
