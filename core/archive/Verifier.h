// Reads the archive again and compares it with what was recorded.
#pragma once

#include <cstdint>
#include <optional>

#include "archive/FilingReport.h"
#include "archive/Identity.h"
#include "archive/Ledger.h"
#include "base/Files.h"
#include "base/Progress.h"

namespace albumen {

/// Is there a photo, here or on a drive that is away, of which a copy can be made anew? Without one, there always is.
using HasPhoto = std::function<bool(ContentNo)>;

/// Is it to be checked? Without one, everything is, the zips too; with one, none of those.
using ToCheck = std::function<bool(const FiledFile&)>;

/// Requires, Threads: as Filer.
class Verifier
{
public:
    Verifier(Files& files, Ledger& ledger, OpensAsPicture opens = {}, HasPhoto hasPhoto = {}, ToCheck toCheck = {})
        : files_(files), ledger_(ledger), opens_(std::move(opens)), hasPhoto_(std::move(hasPhoto)),
          toCheck_(std::move(toCheck))
    {
    }

    /// Checks a share (0..1] of filed files and zips, at least one. Which ones is decided by `seed` alone, and 1 /
    /// share seeds in a row take in all; none: the one after the last that was checked to its end. A check that was
    /// cancelled or killed goes on where it stopped (a checkpoint every 1,000 files) when the same share, and seed if
    /// any, is asked again. What is damaged or missing is recorded, so that the next filing and zipping mend it.
    /// Ensures: `problems` holds archiveDamaged, archiveMissing, editedFile or foreignFile for each that is not as it
    /// was filed, archiveLost for one that cannot be made anew, archiveLinked for a folder or zip that became a link,
    /// which is not read, archiveBlocked for a folder in whose place a file is; also those before the checkpoint, as
    /// the counts do, as far as they are to be mended. What could not be looked at, for permission is missing, is
    /// archiveClosed (a folder) or pathDenied, and no damage. What somebody edited is named by every check, and is no
    /// damage; once it is gone and another copy lies in its folder, nothing is missed. A folder that was renamed by
    /// hand is checked where it is. Fails: archiveOffline (of the save folder, or of zips that were made),
    /// nothingFiled.
    FilingReport verify(const Path& save, const Path& zips, double share, std::optional<std::uint64_t> seed,
                        const JobControl& job, const ProgressSink& progress);

private:
    Files& files_;
    Ledger& ledger_;
    const OpensAsPicture opens_;
    const HasPhoto hasPhoto_;
    const ToCheck toCheck_;
};

} // namespace albumen
