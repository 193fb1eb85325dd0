// What an archive's disk and its ledger say apart, found before a plan is made.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "archive/Identity.h"
#include "archive/Ledger.h"

namespace albumen {

struct Inspection {
    LedgerState state; ///< as things are by now, without the targets that wait
    LedgerBatch batch; ///< what is to be recorded of it
    std::vector<Error>
        problems; ///< editedFile, foreignFile: when they are first seen. archiveLinked, -Blocked, -Closed: always
    std::set<TargetKey> waiting; ///< targets in whose folder's place is a link or a file, or that nobody may change
    std::map<FiledKey, FiledState> spoilt; ///< missing or damaged, and seen so for the first time
    std::map<FiledKey, FiledLook>
        changed; ///< moved files that a person edited, links whose photo says other things by now
    std::vector<std::filesystem::path> taken; ///< moved files that stay filed as somebody edited them

    /// That is its state from now on.
    void settle(FiledFile& file, FiledState as);
    /// The file is theirs from now on, which is a problem when it is first seen.
    void giveUp(FiledFile& file, Code code, const std::filesystem::path& path);
};

/// Looks at every folder and every filed file, by size and time, and at the bytes of those that differ. Writes
/// nothing. None: cancelled. Fails: as Files. What is `changed` waits for takeChanges() (archive/Changes.h).
Result<std::optional<Inspection>> inspect(const Identity& identity, const ArchiveSettings& home, LedgerState state,
                                          const JobControl& job);

/// Notes what lies in the save folder beside the targets' folders. Fails: as Files.
Status noteStrangers(Files& files, const ArchiveSettings& home, LedgerState& state);

/// What can be filed while some targets wait: nothing into those, and of their photos nothing goes away anywhere. None:
/// all of the input, for no target waits.
std::optional<FilingInput> withoutWaiting(const FilingInput& input, const std::set<TargetKey>& waiting);

/// Marks what was made of a photo that says other things by now: another date, place or caption of the same picture.
/// A photo is read where its size or time differ from those it was filed with. False: cancelled.
bool findStale(Files& files, const FilingInput& input, Inspection& inspection, const JobControl& job);

/// To finish a move: copies of photos that are there, saying no names and nothing else than the photo, are recorded as
/// moved, so that the plan lets the originals go as those of any move, once all copies were read again.
void takeCopiesAsMoved(const FilingInput& input, Inspection& inspection);

} // namespace albumen
