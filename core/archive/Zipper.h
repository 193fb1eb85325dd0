// One zip per person, made anew only when the person's files changed. Its three operations have their rows in
// ops/Zips.cpp for recovery; what carries them out is here, for a zip is made of entries and an old zip and is no step
// of a filing plan.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "archive/FilingReport.h"
#include "archive/Identity.h"
#include "archive/ZipFile.h"
#include "base/Clock.h"
#include "base/Files.h"
#include "base/Progress.h"

namespace albumen {

/// The entries the target's zip is to have: what is filed in it and there, by name.
std::vector<ZipEntry> zipEntriesOf(const ArchiveSettings& home, const LedgerState& state, const TargetKey& target);

/// Requires, Threads, Ensures: as Filer. The old zip stays whole until the new one is proved.
class Zipper
{
public:
    Zipper(Files& files, Ledger& ledger, const Clock& clock, OpensAsPicture opens = {})
        : files_(files), ledger_(ledger), clock_(clock), opens_(std::move(opens))
    {
    }

    /// The zips of all people, or of those given. A person without photos loses the zip to the trash of the zip folder.
    /// Files that are missing or were edited are named in the problems and left out; the next filing mends them. A zip
    /// that became a link is named (archiveLinked), always, and waits.
    /// Fails: noSpaceForZips before the first zip; archiveOffline (of the save folder, or of zips that were made),
    /// foreignFile and kin.
    FilingReport zip(const Path& save, const Path& zips, const std::optional<std::set<PersonId>>& only,
                     const JobControl& job, const ProgressSink& progress);
    /// How many zips would be made or taken away now. Writes nothing. None: cancelled.
    Result<std::optional<std::uint64_t>> stale(const Path& save, const Path& zips, const JobControl& job);

private:
    Files& files_;
    Ledger& ledger_;
    const Clock& clock_;
    const OpensAsPicture opens_;
};

} // namespace albumen
