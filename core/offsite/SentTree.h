// The files below a folder that are sent, with what tells whether they changed.
#pragma once

#include <map>

#include "offsite/OffsitePlace.h"

namespace albumen {

struct SentFile {
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

struct SentTree {
    std::map<Path, SentFile> files; ///< by their path below the folder
    std::uint64_t bytes = 0;
    std::uint64_t leftOut = 0;      ///< links, pipes and the like
    std::vector<Path> parts;        ///< what a sending that was killed left unfinished; absolute
    std::vector<Error> problems;    ///< folders that cannot be listed
};

/// Follows no link and leaves out the archive's trash. Fails: as Files::list, of the folder itself; cancelled.
Result<SentTree> treeOf(Files& files, const OffsiteSource& source, const JobControl& job);

} // namespace albumen
