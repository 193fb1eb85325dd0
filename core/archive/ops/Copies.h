// What steps share that bring a photo's bytes into a folder: copies, clones, links, and copies renewed in their place.
#pragma once

#include <optional>
#include <string>

#include "archive/FilingContext.h"
#include "archive/RecoveryContext.h"

namespace albumen {

/// "Anna/a.jpg", as a plan says it.
std::string placeText(const FilingStep& step);

/// The planned name, or, of what belongs to a photo, the one that goes with the name the photo got.
std::string wantedName(const FilingContext& context, const FilingStep& step);
/// Are the names free that what belongs to the photo has beside one of this name, or is it that which lies there?
bool suitsCompanions(FilingContext& context, const FilingStep& step, const std::string& name);

/// What is recorded of a step that puts its source's picture somewhere.
FiledFile filedBy(const ReadyStep& ready, const std::string& name, FilingMode mode, const Xxh128& hash);
/// Records it, and counts it as copied.
void recordCopied(FilingContext& context, const ReadyStep& ready, FiledFile filed, LedgerBatch& batch);

/// The journal's paths of a step that puts a new file into its target's folder.
void pathsOfCopy(const FilingContext& context, const FilingStep& step, JournalEntry& entry);
/// Copies and clones: into a part, which then gets its name.
Result<StepEnd> putPart(FilingContext& context, const ReadyStep& ready, JournalId id, LedgerBatch& batch);
/// The file at its final name is ours when it has the bytes the journal foretold, or else those of the source.
Result<bool> recoverCopied(RecoveryContext& context, const JournalEntry& entry);

struct FilePlace {
    std::string name;
    bool there = false; ///< the same bytes lie under this name already
};
/// The step's name, or the next free one; names of other recorded files are never looked at. None: cancelled.
Result<std::optional<FilePlace>> findPlace(FilingContext& context, const ReadyStep& ready);
/// Does what was missing lie there again, as it was filed? Then that is recorded, and the next plan goes on from it.
/// None: cancelled.
Result<std::optional<bool>> isBack(FilingContext& context, const FilingStep& step, LedgerBatch& batch);
/// Fails as openSource, and then makes no folder; archiveOffline and kin.
Status expectSourceAndFolder(FilingContext& context, const FilingStep& step);
/// None: cancelled. Ensures: there is no part unless it is whole.
Result<std::optional<Xxh128>> makePart(FilingContext& context, const ReadyStep& ready, const Path& part);

} // namespace albumen
