// The folders of an archive, and what a killed filing left in them.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "archive/Ledger.h"
#include "base/Files.h"

namespace albumen {

/// While it lives, nothing in the archive's folders is reached through a link, and they stay the ones that were opened.
struct OpenedArchive {
    ArchiveSettings settings;
    std::unique_ptr<Fence> save, zips;
    std::optional<Error> zipsWait; ///< as zipsWait(): nothing was begun in their place
    bool adopted = false;          ///< its library is gone, and this one goes on with it from now on
    bool begun = false;            ///< by this: no archive was here before, so that nothing in it is the archive's
};

/// Finds the archive of these folders, or begins one: makes the folders and their marks. An archive whose folder was
/// moved is known again by its mark, and one whose library is lost is gone on with: what lies in it counts as filed
/// where its bytes are those to be filed.
/// Requires: absolute paths. Fails: archiveOffline (something was filed here and nothing of it is there), archiveClosed
/// (it may lie here, and nobody may look), foreignFile (the mark of another library that is there), pathInsideSource
/// (the zips of an archive, not what was filed into it), pathDenied, pathNotWritable, noSpace and kin.
Result<OpenedArchive> openArchive(Files& files, Ledger& ledger, const Path& save, const Path& zips);

/// Is this the archive and not an empty mount point? Its mark says so, or, where somebody tidied that away, a file that
/// lies where it was filed, with its bytes; or it is the folder that was filed into, emptied or made again empty since
/// on its disk; or beginAgain() was asked. Fails (and areZipsAway): archiveClosed, as the ledger.
Result<bool> isArchiveThere(Files& files, Ledger& ledger, const ArchiveSettings& home, const LedgerState& state);

/// Does this file or folder lie in the archive of another library, whose photos are not ours to move? As foreignFile
/// says it; none: no, as far as it can be looked at. Fails: pathMissing and kin; as the ledger.
Result<std::optional<Error>> archiveOfAnother(Files& files, Ledger& ledger, const Path& path);

/// Is the folder of the zips away or closed, so that what it held is not missing but waits? It is not away where none
/// was made in it. Requires: `home` as recorded, or with the zip folder that was chosen since.
Result<bool> areZipsAway(Files& files, Ledger& ledger, const ArchiveSettings& home);

/// Why no zip can be made, renamed or thrown away: archiveOffline (`away`, as areZipsAway says), archiveClosed (nobody
/// may look into their folder, or change it), diskReadOnly. None: all of it can be. Keeps nobody from the folders.
std::optional<Error> zipsWait(const Path& zips, bool away);
/// A folder in which a change was denied: archiveClosed, or diskReadOnly. Requires: isDenied(code).
Error deniedOf(const Path& folder, Code code);

/// Somebody named these folders, though they are the ones of before: where one is empty or not there, the next filing
/// fills it again. Not one that was on another disk than the one that its place is on: that drive is away.
Status beginAgain(Files& files, Ledger& ledger, const Path& save, const Path& zips);

/// The archive of these folders as far as the ledger knows it; none: not begun. Writes nothing.
Result<std::optional<ArchiveSettings>> findArchive(Ledger& ledger, const Path& save, const Path& zips);

/// Brings ledger and disk together again after a kill: removes half files, records what was finished, skips the rest,
/// which a new plan will ask for again. To be called before a plan is made. Cancelled halfway, it is done again next
/// time; what was under way with zips waits while those do, and what was in a folder that nobody may change with that.
Status recoverArchive(Files& files, Ledger& ledger, const ArchiveSettings& home, bool zipsWait, const JobControl& job);

} // namespace albumen
