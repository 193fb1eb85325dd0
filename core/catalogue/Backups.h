// Copies of the catalogue in the folder `backups` beside it: when one is made, which of them stay.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/Error.h"
#include "base/Uid.h"
#include "catalogue/Db.h"

namespace albumen {

/// Where a library keeps its copies.
std::filesystem::path backupFolder(const std::filesystem::path& library);

/// "day-20240131.json" of "day-20240131.sqlite": the log of decisions as another library takes it, beside the copy.
std::string logNameOf(std::string_view copyName);
/// "day-20240131.sqlite": the copy of that day (UTC), made anew when more was done on it.
std::string dayCopyName(std::int64_t nowMs);
/// "before-import-20240131-173000.sqlite", "catalogue-20240131-173000.sqlite": `what` and the time (UTC).
std::string timedCopyName(std::string_view what, std::int64_t nowMs);
/// The time that such a name says (UTC). None: it says none.
std::optional<std::int64_t> timeInCopyName(std::string_view name);

/// Which of these names of files rotation gives up: of the days' copies stay the newest 7, the newest of each of 4 more
/// weeks and of each of 12 more months; of those before an import the newest 7. Others are never given up: somebody
/// asked for them, or a migration made them.
std::set<std::string> outOfRotation(const std::vector<std::string>& names);

/// The copy of today, checked, its log of decisions as JSON, and what rotation gives up removed, with its log; nothing
/// goes where the copy fails.
/// Fails: diskFull, backupFailed (also when the copy is damaged, which the catalogue then is too).
Status backUpDay(Db& db, const std::filesystem::path& library, std::int64_t nowMs);
/// Is there something that people decided or that was filed?
Result<bool> worthACopy(Db& db);
/// That, and no copy of today?
Result<bool> backUpDue(Db& db, const std::filesystem::path& library, std::int64_t nowMs);

/// What a catalogue, or a copy of one, holds. Looks without changing anything.
struct CatalogueFacts {
    std::filesystem::path file;
    std::int64_t atMs = 0;   ///< when the last thing in it was done, see doneMs(); UTC
    std::uint64_t bytes = 0; ///< of the file
    Uid library;
    bool sound = false; ///< whole, and of a version that this program reads. False: what follows is nothing
    std::uint64_t people = 0, decisions = 0, photos = 0, filed = 0;
};
/// When this library decided or worked the last time, by what stands in the file: a copy that was itself copied about
/// has another time on the disk. Where nothing stands in it, the file's own time.
std::int64_t doneMs(const std::filesystem::path& file);
CatalogueFacts lookInto(const std::filesystem::path& file);
/// For a look, also where the disk has no room for the files that reading beside a writer needs: as it stands then.
Result<std::unique_ptr<Db>> openToLook(const std::filesystem::path& file);

/// All copies with what they hold, newest first. Every page of each is read.
Result<std::vector<CatalogueFacts>> copiesOf(const std::filesystem::path& library);

} // namespace albumen
