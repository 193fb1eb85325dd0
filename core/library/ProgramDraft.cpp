#include "library/ProgramDraft.h"

#include <algorithm>

#include "archive/SafeName.h"
#include "base/SearchText.h"
#include "catalogue/AlbumRows.h"
#include "catalogue/drafts/AlbumDrafts.h"

namespace albumen {
namespace {

/// Whether a person cleared it, and not an undo.
Result<bool> wasTakenBack(Db& db, Register reg, std::int64_t a, std::int64_t b)
{
    Query last = db.query("SELECT c.after IS NULL, d.kind FROM change c JOIN decision d ON d.id = c.decision_id "
                          "WHERE c.reg = ? AND c.a = ? AND c.b = ? AND d.kind <> ? "
                          "ORDER BY d.clock DESC, d.library DESC, d.at_ms DESC, d.id DESC, c.ord DESC LIMIT 1",
                          reg, a, b, DecisionKind::exchange);
    const bool taken = last.next() && last.integer(0) != 0 && last.id<DecisionKind>(1) != DecisionKind::undo;
    TRY(last.status());
    return taken;
}

/// Writes what nobody said yet.
Status say(Db& db, Draft& draft, RegisterWrite write, std::uint64_t& fresh, ProgramCounts& counts)
{
    TRY_ASSIGN(const Value there, DecisionLog(db, 0).read(write.reg, write.a, write.b));
    if (there == write.after) {
        ++counts.already;
        return {};
    }
    TRY_ASSIGN(const bool taken, wasTakenBack(db, write.reg, write.a, write.b));
    if (taken || !std::holds_alternative<std::monostate>(there)) {
        ++counts.kept;
        return {};
    }
    draft.writes.push_back(std::move(write));
    ++fresh;
    return {};
}

/// An album of that name that a person deleted.
Result<bool> wasDeleted(Db& db, const std::string& name)
{
    Query gone = db.query("SELECT c.before FROM change c JOIN decision d ON d.id = c.decision_id "
                          "WHERE c.reg = ? AND c.after IS NULL AND d.kind = ?",
                          Register::albumName, DecisionKind::albumChanged);
    bool deleted = false;
    while (!deleted && gone.next()) deleted = folded(gone.text(0)) == folded(name);
    TRY(gone.status());
    return deleted;
}

Status fill(Db& db, Draft& draft, const AlbumRow& album, const std::vector<ContentNo>& pictures, ProgramCounts& counts)
{
    std::vector<ContentNo> fresh;
    for (const ContentNo picture : pictures) {
        if (std::ranges::find(album.pictures, picture) != album.pictures.end()) {
            ++counts.already;
            continue;
        }
        TRY_ASSIGN(const bool taken, wasTakenBack(db, Register::albumMember, raw(album.id), raw(picture)));
        if (taken)
            ++counts.kept;
        else
            fresh.push_back(picture);
    }
    if (fresh.empty()) return {};
    TRY_ASSIGN(Draft filling, putIntoAlbumDraft(db, album.id, fresh));
    std::ranges::move(filling.writes, std::back_inserter(draft.writes));
    counts.inAlbums += fresh.size();
    return {};
}

Status putAlbum(Db& db, Draft& draft, const std::string& name, const std::vector<ContentNo>& pictures,
                ProgramCounts& counts)
{
    TRY_ASSIGN(const std::vector<AlbumRow> albums, AlbumRows(db).all());
    const auto there =
        std::ranges::find_if(albums, [&](const AlbumRow& row) { return folded(row.name) == folded(name); });
    if (there != albums.end() && there->query.empty()) return fill(db, draft, *there, pictures, counts);
    TRY_ASSIGN(const bool deleted, wasDeleted(db, name));
    if (there != albums.end() || deleted) {
        counts.kept += pictures.size();
        return {};
    }
    TRY_ASSIGN(Draft making, makeAlbumDraft(db, name, pictures, {}));
    std::ranges::move(making.writes, std::back_inserter(draft.writes));
    ++counts.albums;
    counts.inAlbums += pictures.size();
    return {};
}

/// Names as albums have them, of one but for capitals one; what can be none is left out.
std::map<std::string, std::pair<std::string, std::vector<ContentNo>>> byAlbum(const ProgramWrites& said)
{
    std::map<std::string, std::pair<std::string, std::vector<ContentNo>>> albums;
    for (const auto& [name, pictures] : said.albums) {
        const std::string kept = nameTakenIn(name);
        if (!checkPersonName(kept)) continue;
        auto& [first, all] = albums.try_emplace(folded(kept), kept, std::vector<ContentNo>()).first->second;
        for (const ContentNo picture : pictures)
            if (std::ranges::find(all, picture) == all.end()) all.push_back(picture);
    }
    return albums;
}

} // namespace

Status putProgramWrites(Db& db, const ProgramWrites& said, Draft& draft, ProgramCounts& counts)
{
    for (const auto& [content, one] : said.pictures) {
        if (one.favourite)
            TRY(say(db, draft, {Register::contentFavourite, raw(content), 0, std::int64_t{1}}, counts.favourites,
                    counts));
        if (one.rating > 0)
            TRY(say(db, draft, {Register::contentRating, raw(content), 0, std::int64_t{one.rating}}, counts.ratings,
                    counts));
        if (one.takenS)
            TRY(say(db, draft, {Register::contentTaken, raw(content), 0, *one.takenS}, counts.dates, counts));
    }
    for (const auto& [key, album] : byAlbum(said)) TRY(putAlbum(db, draft, album.first, album.second, counts));
    return {};
}

} // namespace albumen
