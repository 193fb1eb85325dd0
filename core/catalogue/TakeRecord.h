// The record of what lies in the archive, taken over from the catalogue that a restored one replaced: names and
// decisions are those of the restored one, and where the copies lie nobody knows better than the newer one.
#pragma once

#include <filesystem>

#include "catalogue/Db.h"

namespace albumen {

/// Archives, targets, filed files and zips become those of `replaced`, with the people, pictures and photos that they
/// speak of where those are not known here: by what means the same in both catalogues, never by number. So the next
/// filing moves what lies under newer names, and copies nothing twice. Gives how many filed files are recorded; none:
/// `replaced` is damaged, of another library, or of another version, and nothing was taken.
/// Requires: what is newer than the catalogue in the attached files was forgotten; no transaction.
/// Fails: as the catalogue; nothing is taken then.
Result<std::optional<std::uint64_t>> takeRecord(Db& db, const std::filesystem::path& replaced);

} // namespace albumen
