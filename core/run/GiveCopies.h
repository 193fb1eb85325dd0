// Copies of photos for somebody else: into a folder, or into one zip, as they are or smaller.
#pragma once

#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "run/PhotoToGive.h"
#include "run/Report.h"

namespace albumen {

struct CopiesToGive {
    std::vector<PhotoToGive> photos; ///< in their order
    Path to;                         ///< a folder, made where there is none; what ends in ".zip": a zip that is made
    /// 0: the photos byte for byte. Else JPEGs with this long side at most, upright, with time and camera as their only
    /// metadata; films stay as they are.
    int longSide = 0;
    bool places = false; ///< smaller ones say where they were taken, too
};

/// Every copy is read back and compared; a file that is there is never replaced: one with the same bytes counts as
/// `unchanged`, beside another one the copy gets a number. A photo that cannot be given is a problem, and the others
/// are. The report counts `copied`, `unchanged`, `bytesCopied` and `zipsMade`.
/// Fails: nameTaken (the zip is there), noSpace, those of Files. Ensures: without success there is no zip.
/// Threads: the caller's.
Report giveCopies(Files& files, const CopiesToGive& wanted, const JobControl& job, const ProgressSink& progress);

/// "Holiday.zip" is one, "Holiday" is a folder.
bool isZipName(const Path& path);

} // namespace albumen
