// How the sidecars beside a photo are, as a number: a scan sees by it that one says something else by now.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/Files.h"

namespace albumen {

/// Lists a folder once for all its photos that come one behind the other. Threads: one.
class SidecarStamps
{
public:
    explicit SidecarStamps(Files& files) : files_(files) {}

    /// 0: neither a sidecar nor a list of Takeout's lies there (metadata/SidecarFiles.h). Else another number when one
    /// came, went, or has another size or time, or a file of the same stem came or went: a RAW or another photo has a
    /// say in whose they are.
    std::int64_t of(const Path& photo);

private:
    void list(const Path& folder);

    Files& files_;
    Path folder_;
    std::multimap<std::string, std::string> named_; ///< by what comes before the last dot
    bool sidecars_ = false, lists_ = false;         ///< are there any in the folder?
};

} // namespace albumen
