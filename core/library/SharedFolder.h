// A folder that several libraries share: each keeps its own log of decisions there, in a file of its own, and reads the
// others'. There is no server, and none of them writes what is another's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/Files.h"
#include "catalogue/ExchangeFile.h"

namespace albumen {

/// "albumen-UID.json".
std::string sharedLogName(const Uid& library);

/// Threads: all.
class SharedFolder
{
public:
    SharedFolder(Files& files, Path folder) : files_(files), folder_(std::move(folder)) {}

    /// Everything that may be a log, by name: also what a cloud's client put beside one when two machines met in it.
    /// Fails: pathMissing, pathNotFolder, pathDenied.
    Result<std::vector<Path>> logs() const;
    /// Fails: foreignFile, catalogueNewer; as readWhole.
    Result<ExchangeFile> read(const Path& log) const;
    Path ownLog(const Uid& library) const { return folder_ / sharedLogName(library); }
    /// This library's log, in the place of the one of before. Beside it first, flushed and read back: whoever looks
    /// meanwhile sees one or the other. Ensures: whether anything was written; nothing is where it says this already.
    /// Requires: what has its name is no other library's. Fails: copyDiffers; as writing a file.
    Result<bool> give(const Uid& library, std::string_view text) const;

private:
    Status put(const Path& part, const Path& log, std::string_view text) const;

    Files& files_;
    Path folder_;
};

} // namespace albumen
