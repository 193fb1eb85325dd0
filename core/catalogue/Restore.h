// A copy of the catalogue put in its place. The catalogue that was there is kept beside it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "catalogue/Backups.h"

namespace albumen {

/// What else of a library lies in this folder; empty: nothing, so that a library may begin here.
std::string restOfLibrary(const std::filesystem::path& library);
/// Why the catalogue of this folder cannot be what was left there, without opening it: it is missing or empty, and what
/// belongs to a library lies beside it. Empty: nothing speaks against it, or there is no library at all.
std::string lostCatalogue(const std::filesystem::path& library);

/// What goes with the catalogue of today when this copy takes its place, as far as today's can still be read: each
/// thing that the copy does not have, whatever the copy has that today's has not. The record of what is filed is taken
/// over, see TakeRecord.h.
struct Loss {
    bool known = false; ///< false: today's is missing or damaged
    std::uint64_t decisions = 0, people = 0, photos = 0;
    std::optional<std::int64_t> sinceMs = {}; ///< UTC, when the oldest of these decisions was taken
};
Loss lostBy(const CatalogueFacts& copy, const CatalogueFacts& today);

/// Puts the copy in place: written beside the catalogue, flushed, checked, and renamed; killed at any moment, the
/// folder has the old catalogue, the new one, or none that lostCatalogue() tells of. What networks found stays where it
/// is still right and is found anew elsewhere. Returns where the old catalogue is kept; empty: there was none.
/// Requires: nobody has the library open. Fails: libraryInUse, pathMissing, catalogueBroken (the copy is),
/// catalogueNewer, backupFailed, noSpace; the catalogue is as it was.
Result<std::filesystem::path> restoreCatalogue(const std::filesystem::path& library, const std::filesystem::path& copy,
                                               std::int64_t nowMs);

/// For a program that has the library open: the copy is put in place when the library is opened for writing the next
/// time, before anything is read. Another call replaces the wish; an empty path takes it back.
/// Fails: pathMissing, catalogueBroken (the copy is); as writing a small file.
Status restoreAtNextStart(const std::filesystem::path& library, const std::filesystem::path& copy);
/// The copy that was wished for; empty: none. Fails: as reading a small file.
Result<std::filesystem::path> wishedFor(const std::filesystem::path& library);
/// Does what was wished for, if anything. Requires: the library's lock is held, nothing is open.
/// Fails: as restoreCatalogue; the wish is forgotten then.
Status restoreWished(const std::filesystem::path& library, std::int64_t nowMs);

} // namespace albumen
