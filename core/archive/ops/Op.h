// What the journal's operations are: one row each, so that a new one is one file of this folder and one row.
#pragma once

#include <string>

#include "archive/FilingContext.h"
#include "archive/RecoveryContext.h"

namespace albumen {

/// What a step takes of the disk for as long as the plan is carried out.
enum class Room {
    none,
    copy,    ///< a file more
    renewal, ///< a file more until it has taken the place of the old one
};

/// Steps of different phases share no batch: a copy is renewed where a batch before recorded it, and an original is
/// removed when every copy is on the disk and recorded.
enum class Phase { files, renewals, originals };

struct Op {
    JournalOp op{};

    /// What a plan says of the step. None: no step of a filing plan, the Zipper carries it out.
    std::string (*line)(const FilingStep& step) = nullptr;
    Phase phase = Phase::files;
    Room room = Room::none;

    /// The journal's source and destination. Before it the destination is the target's planned folder; none: that is
    /// right, and there is no source.
    void (*paths)(const FilingContext& context, const FilingStep& step, JournalEntry& entry) = nullptr;
    /// Does it. What is to be recorded goes into `batch`; a failed step changed nothing that has a final name.
    Result<StepEnd> (*run)(FilingContext& context, const ReadyStep& ready, JournalId id, LedgerBatch& batch) = nullptr;

    /// Does it give something of the archive another name? The journal says then what that is.
    bool moves = false;
    /// Does it give a photo one more name? The journal says then which.
    bool links = false;
    /// May it leave ".albumen-ID.part" beside its destination?
    bool writesPart = false;
    /// After a kill. True: it had been carried out, and is recorded now. None: a new plan finds out.
    Result<bool> (*recover)(RecoveryContext& context, const JournalEntry& entry) = nullptr;
};

/// The row of an operation.
const Op& opOf(JournalOp op);

// Each in the file of its name.
extern const Op makeFolderOp, renameFolderOp, dropFolderOp;
extern const Op copyOp, hardLinkOp, reflinkOp, renewOp, moveFiledOp, retireOp, removeSourceOp;
extern const Op zipOp, renameZipOp, retireZipOp;

} // namespace albumen
