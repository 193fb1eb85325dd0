// Is this what was filed? One answer for copying, zipping, checking, recovering and moving: bytes decide, and size and
// time are only a reason to look at them.
#pragma once

#include <functional>
#include <optional>

#include "archive/Ledger.h"
#include "archive/Originals.h"
#include "base/Files.h"
#include "base/JobControl.h"

namespace albumen {

/// same: the bytes that were filed. missing: nothing is there, or no way leads there but a link. damaged: other bytes
/// that no person wrote: as old as the ones filed, or no picture any more. edited: other bytes that a person may have
/// written. notOurs: a link, a folder, or one of the photos themselves. photo: a link that was filed, whose photo says
/// other things by now.
enum class Found { same, missing, damaged, edited, notOurs, photo };

struct FiledLook {
    Found found = Found::same;
    FileInfo info; ///< unless missing
};

/// quick: what has the size and time recorded is taken for the same. whole: every byte is read.
enum class Depth { quick, whole };

/// Can this file be opened as a picture, to its end? Without one, everything can.
using OpensAsPicture = std::function<bool(const Path&)>;

/// Requires: outlived by what it is made of. Threads: one at a time.
class Identity
{
public:
    Identity(Files& files, const JobControl& job, OpensAsPicture opens = {}, const Originals* originals = nullptr)
        : files_(files), job_(job), opens_(std::move(opens)), originals_(originals)
    {
    }

    /// None: cancelled. Fails: as Files::info, but for what counts as missing; pathDenied, where nobody may read it.
    Result<std::optional<FiledLook>> look(const FiledFile& filed, const Path& path, Depth depth) const;
    /// Is this a folder that the archive may work in: no link, and none that photos lie in? Fails: as Files::info.
    Result<bool> isOurFolder(const Path& folder) const;
    /// Is anything there?
    bool isTaken(const Path& folder) const { return files_.exists(folder); }
    /// What stands where a folder was: archiveLinked, archiveBlocked by what is no folder, or archiveClosed where
    /// nobody may look into it, or change it where that is wanted. None: a folder, or nothing that can be looked at.
    enum class Use { look, change };
    std::optional<Code> insteadOf(const Path& folder, Use use) const;
    bool isOriginal(const FileInfo& file) const { return originals_ && originals_->hold(file); }

private:
    Found judged(const FiledFile& filed, const Path& path, const FileInfo& now) const;

    Files& files_;
    const JobControl& job_;
    const OpensAsPicture opens_;
    const Originals* const originals_;
};

} // namespace albumen
