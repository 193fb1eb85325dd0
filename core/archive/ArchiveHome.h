// The folders of an archive, and what a killed filing left in them.
#pragma once

#include <memory>
#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// While it lives, nothing in the archive's folders is reached through a link, and they stay the ones that were opened.
struct OpenedArchive {
    ArchiveSettings settings;
    std::unique_ptr<Fence> save, zips;
};

/// Finds the archive of these folders, or begins one: makes the folders and their marks. An archive whose folder was
/// moved is known again by its mark, and one whose library is lost is gone on with: what lies in it counts as filed
/// where its bytes are those to be filed.
/// Requires: absolute paths. Fails: archiveOffline (something was filed here and nothing of it is there), foreignFile
/// (the mark of another library that is there), pathDenied, pathNotWritable, noSpace and kin.
Result<OpenedArchive> openArchive(Files& files, Ledger& ledger, const Path& save, const Path& zips);

/// Is this the archive and not an empty mount point? Its mark says so, or, where somebody tidied that away, a file that
/// lies where it was filed, with its bytes.
Result<bool> isArchiveThere(Files& files, const Path& save, const LedgerState& state);

/// The archive of these folders as far as the ledger knows it; none: not begun. Writes nothing.
Result<std::optional<ArchiveSettings>> findArchive(Ledger& ledger, const Path& save, const Path& zips);

/// Brings ledger and disk together again after a kill: removes half files, records what was finished, skips the rest,
/// which a new plan will ask for again. To be called before a plan is made. Cancelled halfway, it is done again next
/// time.
Status recoverArchive(Files& files, Ledger& ledger, const ArchiveSettings& home, const JobControl& job);

} // namespace albumen
