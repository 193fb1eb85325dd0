// Photos from a card, a phone or a download, copied into a photo folder by date.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "base/JobControl.h"
#include "base/Progress.h"
#include "photo/Photo.h"
#include "run/Report.h"

namespace albumen {

struct ToBringIn {
    Path from;
    Path to;                                        ///< a photo folder, or one inside it
    std::string by = "{year}/{year}-{month}-{day}"; ///< folders below `to`; also {month} and {day} alone
    bool dryRun = false;                            ///< says what would come in, and copies nothing
    std::vector<Path> excluded;                     ///< as FileEnumerator's
};

/// Is there a photo with this picture, or was one thrown away?
using KnowsContent = std::function<Result<bool>(const ContentId& content)>;

/// The folder below `to` for a photo of this time, seconds since 1970 of the local clock. Fails: usage (another field,
/// an absolute path, or one that leads out of the folder).
Result<Path> folderByDate(const std::string& by, std::int64_t localS);

/// Each photo that the library does not know, once, with what lies beside it, to the folder of its date, or of the time
/// of its file where it says none; never over a file that is there. Each copy is read back and compared; what an
/// earlier try brought is there already. The source is only read. The report lists each photo in `broughtIn`, and
/// counts `copied`, `companions`, `bytesCopied`, and `leftOut` of the source. One that cannot be read is a problem; a
/// file that is no picture by its header counts as one that cannot be read, and is copied all the same, so that nothing
/// is lost with the card: it is a problem of the dry run, and of the run that looks at the copy. Fails: usage (`by`),
/// pathEmpty (no photo there), noSpace (nothing was copied then), those of Files. Threads: the caller's.
Report bringIn(Files& files, const ToBringIn& wanted, const KnowsContent& knows, const JobControl& job,
               const ProgressSink& progress);

} // namespace albumen
