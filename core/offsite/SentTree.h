// The files below a folder that are sent, with what tells whether they changed.
#pragma once

#include <map>
#include <optional>

#include "base/Hash.h"
#include "offsite/OffsitePlace.h"

namespace albumen {

struct SentFile {
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
    std::optional<Xxh128> hash = {}; ///< in a record: of what was sent; earlier versions kept none
};

struct SentTree {
    std::map<Path, SentFile> files; ///< by their path below the folder
    std::uint64_t bytes = 0;
    std::uint64_t leftOut = 0;   ///< links, pipes and the like
    std::vector<Path> parts;     ///< what a sending that was killed left unfinished; absolute
    std::vector<Error> problems; ///< folders that cannot be listed
};

/// Follows no link and leaves out the archive's trash. Fails: as Files::list, of the folder itself; cancelled.
Result<SentTree> treeOf(Files& files, const OffsiteSource& source, const JobControl& job);
/// As treeOf, counted in `done`. Fails: rootOffline (no file at all).
Result<SentTree> treeToSend(const OffsiteSource& source, const OffsiteWork& work, OffsiteDone& done);
/// Did it fail as treeToSend does where nothing lies? It is a problem then, and the other sources go on.
bool isAway(const Status& sent, OffsiteDone& done);

} // namespace albumen
